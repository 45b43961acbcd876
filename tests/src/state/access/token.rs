//! Access tokens of OAuth 1.0a.

use super::consumer::{Consumer, Rights, all_rights, rights_view};
use crate::Keys;
use serde_json::{Value, json};

/// Three months.
const LASTS: u64 = 90 * 24 * 60 * 60 * 1000;

/// An access token of the user.
#[derive(Debug)]
pub(crate) struct Token {
    pub(crate) token: String,
    pub(crate) secret: String,
    pub(crate) consumer_key: String,
    pub(crate) created: u64,
    pub(crate) rights: Rights,
}

impl Token {
    /// The token that the platform was started with.
    pub(super) fn of(keys: &Keys, now: u64) -> Self {
        Self {
            token: keys.token.clone(),
            secret: keys.token_secret.clone(),
            consumer_key: keys.consumer_key.clone(),
            created: now,
            rights: all_rights(),
        }
    }

    pub(crate) fn expires(&self) -> u64 {
        self.created + LASTS
    }

    pub(super) fn is_expired(&self, now: u64) -> bool {
        self.expires() <= now
    }

    /// `OauthToken`.
    pub(super) fn view(&self, consumer: Option<&Consumer>) -> Value {
        json!({
            "token": self.token,
            "consumer": consumer.map(Consumer::view),
            "creationDate": self.created,
            "expirationDate": self.expires(),
            "lastUtilisation": self.created,
            "rights": rights_view(&self.rights),
            "employeeId": null,
        })
    }

    /// `CliToken`.
    pub(crate) fn cli_view(&self) -> Value {
        json!({ "token": self.token, "secret": self.secret, "expirationDate": self.expires() })
    }
}
