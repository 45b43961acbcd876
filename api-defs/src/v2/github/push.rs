//! The event that GitHub sends when code is pushed.

use serde::Serialize;

use crate::ids::GithubRepositoryId;

/// Code that was pushed to GitHub, for [`redeploy`](super::redeploy): the part of GitHub's event
/// that the platform reads.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PushEvent {
    #[serde(rename = "ref")]
    reference: String,
    after: String,
    repository: Repository,
    #[serde(skip_serializing_if = "Option::is_none")]
    sender: Option<Sender>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pusher: Option<Pusher>,
    #[serde(skip_serializing_if = "Option::is_none")]
    head_commit: Option<Commit>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct Repository {
    id: GithubRepositoryId,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct Sender {
    id: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct Pusher {
    email: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct Commit {
    sha: String,
    message: String,
}

impl PushEvent {
    /// The repository, the reference that moved, such as `refs/heads/main`, and the commit that it
    /// points to now, by its hash.
    pub fn new(
        repository: impl Into<GithubRepositoryId>,
        reference: impl Into<String>,
        after: impl Into<String>,
    ) -> Self {
        Self {
            reference: reference.into(),
            after: after.into(),
            repository: Repository { id: repository.into() },
            sender: None,
            pusher: None,
            head_commit: None,
        }
    }

    /// Who caused the event, by the id on GitHub.
    #[must_use]
    pub fn sender(mut self, id: impl Into<String>) -> Self {
        self.sender = Some(Sender { id: id.into() });
        self
    }

    /// Who pushed, by e-mail address.
    #[must_use]
    pub fn pusher(mut self, email: impl Into<String>) -> Self {
        self.pusher = Some(Pusher { email: email.into() });
        self
    }

    /// The newest commit, by its hash and its message.
    #[must_use]
    pub fn head_commit(mut self, sha: impl Into<String>, message: impl Into<String>) -> Self {
        self.head_commit = Some(Commit { sha: sha.into(), message: message.into() });
        self
    }
}
