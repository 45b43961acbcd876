//! Tokens of `Authorization: Bearer`.

use crate::{Keys, streams::date};
use serde_json::{Value, json};

/// A year, for the token that is there from the start.
const LASTS: u64 = 365 * 24 * 60 * 60 * 1000;

/// An API token of the user.
#[derive(Debug)]
pub(crate) struct ApiToken {
    pub(crate) id: String,
    /// What a request presents.
    pub(crate) secret: String,
    pub(crate) name: String,
    pub(crate) description: Option<String>,
    pub(crate) created: u64,
    pub(crate) expires: u64,
}

impl ApiToken {
    /// The token that the platform was started with.
    pub(super) fn of(keys: &Keys, now: u64) -> Self {
        Self {
            id: "api_token_00000000-0000-4000-8000-000000000000".to_owned(),
            secret: keys.api_token.clone(),
            name: "The tests".to_owned(),
            description: None,
            created: now,
            expires: now + LASTS,
        }
    }

    pub(super) fn is_expired(&self, now: u64) -> bool {
        self.expires <= now
    }

    /// `ApiToken`. There is no `description` where none was given.
    pub(crate) fn view(&self, user_id: &str, now: u64) -> Value {
        let mut view = self.common(now);
        view["userId"] = user_id.into();
        view["ip"] = "192.0.2.1".into();
        view
    }

    /// `ApiTokenCreated`: the one answer that has the token itself.
    pub(crate) fn created_view(&self, now: u64) -> Value {
        let mut view = self.common(now);
        view["apiToken"] = self.secret.as_str().into();
        view
    }

    fn common(&self, now: u64) -> Value {
        let mut view = json!({
            "apiTokenId": self.id,
            "creationDate": date::format(self.created),
            "expirationDate": date::format(self.expires),
            "name": self.name,
            "state": if self.is_expired(now) { "EXPIRED" } else { "ACTIVE" },
        });
        if let Some(description) = &self.description {
            view["description"] = description.as_str().into();
        }
        view
    }
}
