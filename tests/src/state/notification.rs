//! Who is told what happens, by e-mail or by a request.

use crate::streams::date;
use serde_json::{Map, Value, json};

/// What can be told.
pub(crate) const EVENTS: &[&str] = &[
    "ACCOUNT_CREATION",
    "ACCOUNT_DELETION",
    "ACCOUNT_EDITION",
    "ADDON_CREATION",
    "ADDON_DELETION",
    "APPLICATION_CREATION",
    "APPLICATION_DELETION",
    "APPLICATION_EDITION",
    "APPLICATION_REDEPLOY",
    "APPLICATION_STOP",
    "CLEVER_TOOLS_REQUEST",
    "CREDITS_ADDED",
    "DEPLOYMENT_ACTION_BEGIN",
    "DEPLOYMENT_ACTION_END",
    "DEPLOYMENT_FAIL",
    "DEPLOYMENT_SUCCESS",
    "GIT_PUSH",
    "ORGANISATION_CREATION",
    "ORGANISATION_DELETION",
    "ORGANISATION_EDITION",
    "ORGANISATION_USER_ADDITION",
];

/// Names for several of them. Which ones each name stands for is made up.
pub(crate) const META_EVENTS: &[(&str, &[&str])] = &[
    ("META_SERVICE_LIFECYCLE", &["APPLICATION_STOP", "APPLICATION_REDEPLOY"]),
    ("META_DEPLOYMENT_RESULT", &["DEPLOYMENT_FAIL", "DEPLOYMENT_SUCCESS"]),
    ("META_SERVICE_MANAGEMENT", &["ADDON_CREATION", "ADDON_DELETION", "APPLICATION_CREATION"]),
    ("META_CREDITS", &["CREDITS_ADDED"]),
];

/// A notification, of either kind. What a request may set is kept in the form of the wire.
#[derive(Debug)]
pub(crate) struct Hook {
    pub(crate) id: String,
    pub(crate) owner_id: String,
    pub(crate) created: u64,
    pub(crate) fields: Map<String, Value>,
}

impl Hook {
    /// `EmailNotification`: what was not given is not there.
    pub(crate) fn view(&self) -> Value {
        let mut view = Value::Object(self.fields.clone());
        view["id"] = self.id.as_str().into();
        view["ownerId"] = self.owner_id.as_str().into();
        view["createdAt"] = date::format(self.created).into();
        view
    }

    /// `WebhookNotification`: enabled, and never failed.
    pub(crate) fn webhook_view(&self) -> Value {
        let mut view = self.view();
        view["state"] = "ENABLED".into();
        view["failures"] = json!([]);
        view
    }
}
