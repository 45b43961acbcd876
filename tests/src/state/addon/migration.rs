//! An add-on on its way to another plan, region or version.

use serde_json::{Value, json};

/// What an add-on shall be after a migration.
#[derive(Debug, Clone)]
pub(crate) struct Target {
    pub(crate) plan_slug: String,
    pub(crate) region: String,
    pub(crate) version: Option<String>,
}

/// `MigrationStatus`, as far as the double brings it about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Status {
    Running,
    Done,
    Aborted,
}

impl Status {
    fn name(self) -> &'static str {
        match self {
            Self::Running => "RUNNING",
            Self::Done => "OK",
            Self::Aborted => "ABORTED",
        }
    }
}

/// One migration. Its first step is done at once, its second one lasts until a test ends it.
#[derive(Debug)]
pub(crate) struct Migration {
    pub(crate) id: String,
    target: Target,
    requested: u64,
    ended: Option<u64>,
    status: Status,
}

impl Migration {
    /// A migration that begins.
    pub(crate) fn new(id: String, target: Target, now: u64) -> Self {
        Self { id, target, requested: now, ended: None, status: Status::Running }
    }

    pub(crate) fn is_running(&self) -> bool {
        self.status == Status::Running
    }

    /// Ends it well, and gives what it was for; nothing if it is not running.
    pub(crate) fn finish(&mut self, now: u64) -> Option<Target> {
        self.end(Status::Done, now).then(|| self.target.clone())
    }

    /// Ends it without effect; false if it is not running.
    pub(crate) fn abort(&mut self, now: u64) -> bool {
        self.end(Status::Aborted, now)
    }

    fn end(&mut self, status: Status, now: u64) -> bool {
        let running = self.is_running();
        if running {
            self.status = status;
            self.ended = Some(now);
        }
        running
    }

    /// `Migration`. The step that goes on has no `endDate`, and steps have a `message` where there is one.
    pub(crate) fn view(&self) -> Value {
        json!({
            "migrationId": self.id,
            "requestDate": self.requested,
            "status": self.status.name(),
            "steps": [
                {
                    "value": "RETRIEVE_ADDON",
                    "status": "OK",
                    "startDate": self.requested,
                    "endDate": self.requested,
                    "message": "The add-on was found",
                },
                {
                    "value": "DUMP_AND_RESTORE",
                    "status": self.status.name(),
                    "startDate": self.requested,
                    "endDate": self.ended,
                },
            ],
        })
    }
}
