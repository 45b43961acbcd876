//! Programs that act for users.

use crate::Keys;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// What a token or a consumer may do, by the names of the wire.
pub(crate) type Rights = BTreeMap<String, bool>;

/// All rights, by the names of the wire.
pub(crate) const RIGHTS: &[&str] = &[
    "almighty",
    "access_organisations",
    "access_organisations_bills",
    "access_organisations_consumption_statistics",
    "access_organisations_credit_count",
    "access_personal_information",
    "manage_organisations",
    "manage_organisations_applications",
    "manage_organisations_members",
    "manage_organisations_services",
    "manage_personal_information",
    "manage_ssh_keys",
];

/// A program, with a key of its own.
#[derive(Debug)]
pub(crate) struct Consumer {
    pub(crate) key: String,
    pub(crate) secret: String,
    /// `None`: the platform's own, which nobody lists.
    pub(crate) owner_id: Option<String>,
    pub(crate) name: String,
    pub(crate) description: String,
    pub(crate) url: String,
    pub(crate) picture: String,
    pub(crate) base_url: String,
    pub(crate) rights: Rights,
}

impl Consumer {
    /// The one of the platform's keys, which may do everything.
    pub(super) fn of(keys: &Keys) -> Self {
        Self {
            key: keys.consumer_key.clone(),
            secret: keys.consumer_secret.clone(),
            owner_id: None,
            name: "The tests".to_owned(),
            description: "The consumer that the tests use".to_owned(),
            url: "https://www.example.com".to_owned(),
            picture: "https://www.example.com/logo.svg".to_owned(),
            base_url: "https://www.example.com".to_owned(),
            rights: all_rights(),
        }
    }

    /// `OauthConsumer`.
    pub(crate) fn view(&self) -> Value {
        json!({
            "key": self.key,
            "name": self.name,
            "description": self.description,
            "url": self.url,
            "picture": self.picture,
            "baseUrl": self.base_url,
            "rights": rights_view(&self.rights),
        })
    }

    /// `ConsumerSummary`.
    pub(crate) fn summary(&self) -> Value {
        json!({ "name": self.name, "key": self.key, "picture": self.picture })
    }
}

/// Each right there is.
pub(super) fn all_rights() -> Rights {
    RIGHTS.iter().map(|right| ((*right).to_owned(), true)).collect()
}

/// `OauthRights`: those that are not given are false.
pub(super) fn rights_view(rights: &Rights) -> Value {
    let given = |right: &str| rights.get(right).copied().unwrap_or(false);
    RIGHTS.iter().map(|right| ((*right).to_owned(), Value::from(given(right)))).collect()
}
