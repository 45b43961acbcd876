//! Drains: where the logs of an application or an add-on are sent on.

use crate::streams::date;
use serde_json::{Value, json};

/// `LogDrainStatus`, as far as the double brings it about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Status {
    Enabling,
    Enabled,
    Disabling,
    Disabled,
}

impl Status {
    fn name(self) -> &'static str {
        match self {
            Self::Enabling => "ENABLING",
            Self::Enabled => "ENABLED",
            Self::Disabling => "DISABLING",
            Self::Disabled => "DISABLED",
        }
    }
}

/// One drain of the v4 API.
#[derive(Debug)]
pub(crate) struct Drain {
    pub(crate) id: String,
    /// An application's id, or an add-on's real one.
    pub(crate) resource_id: String,
    /// `LOG`, `ACCESSLOG` or `AUDITLOG`.
    kind: String,
    /// In the form of the wire, without secrets in clear.
    recipient: Value,
    status: Status,
    /// When the status changed.
    since: u64,
    author_id: String,
}

impl Drain {
    /// A drain on its way to being enabled.
    pub(crate) fn new(
        id: String,
        resource_id: String,
        kind: String,
        recipient: Value,
        author_id: String,
        now: u64,
    ) -> Self {
        let recipient = masked(recipient);
        Self { id, resource_id, kind, recipient, status: Status::Enabling, since: now, author_id }
    }

    /// Asks for it to be enabled. One that is, or is about to be, stays as it is.
    pub(crate) fn enable(&mut self, now: u64) {
        if matches!(self.status, Status::Disabled | Status::Disabling) {
            self.change(Status::Enabling, now);
        }
    }

    /// The opposite of [`enable`](Self::enable).
    pub(crate) fn disable(&mut self, now: u64) {
        if matches!(self.status, Status::Enabled | Status::Enabling) {
            self.change(Status::Disabling, now);
        }
    }

    /// Brings about what was asked for.
    pub(crate) fn finish(&mut self, now: u64) {
        match self.status {
            Status::Enabling => self.change(Status::Enabled, now),
            Status::Disabling => self.change(Status::Disabled, now),
            Status::Enabled | Status::Disabled => {}
        }
    }

    fn change(&mut self, status: Status, now: u64) {
        self.status = status;
        self.since = now;
    }

    /// `LogDrainStatus`.
    pub(crate) fn status(&self) -> &'static str {
        self.status.name()
    }

    /// `LogDrainExecutionStatus`.
    pub(crate) fn execution(&self) -> &'static str {
        if self.status == Status::Enabled { "RUNNING" } else { "NOT_RUNNING" }
    }

    /// `LogDrain`.
    pub(crate) fn view(&self) -> Value {
        json!({
            "id": self.id,
            "resourceId": self.resource_id,
            "kind": self.kind,
            "status": {
                "date": date::format(self.since),
                "status": self.status(),
                "authorId": self.author_id,
            },
            "recipient": self.recipient,
            "execution": { "status": self.execution(), "lastError": "" },
            "backlog": { "msgRateOut": 0.0, "msgBacklog": 0 },
        })
    }
}

fn masked(mut recipient: Value) -> Value {
    if recipient.get("password").is_some() {
        recipient["password"] = "********".into();
    }
    recipient
}

/// A drain of the v2 API, which is another list. The form is made up: nothing says what the platform's is.
#[derive(Debug)]
pub(crate) struct OldDrain {
    pub(crate) id: String,
    /// An application's id, or an add-on's public one.
    pub(crate) resource_id: String,
    pub(crate) state: String,
    /// The body that it was made with.
    pub(crate) target: Value,
}

impl OldDrain {
    pub(crate) fn view(&self) -> Value {
        json!({ "id": self.id, "appId": self.resource_id, "state": self.state, "target": masked(self.target.clone()) })
    }
}
