//! Requests that others signed, which the platform looks at.

use serde::Serialize;

use crate::secret::SentSecret;

/// A request that you were sent, for [`authenticate`](super::authenticate) and
/// [`authorize`](super::authorize).
///
/// `Debug` shows the method and nothing else: the rest may hold credentials.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SignedRequest {
    verb: String,
    uri: SentSecret,
    authorization: SentSecret,
    #[serde(skip_serializing_if = "Option::is_none")]
    payload: Option<SentSecret>,
    #[serde(skip_serializing_if = "Option::is_none")]
    nonce: Option<SentSecret>,
    #[serde(skip_serializing_if = "Option::is_none")]
    mac: Option<SentSecret>,
}

impl SignedRequest {
    /// Its method, its URI and the value of its header `Authorization`.
    pub fn new(verb: impl Into<String>, uri: impl Into<String>, authorization: impl Into<String>) -> Self {
        Self {
            verb: verb.into(),
            uri: SentSecret::from(uri),
            authorization: SentSecret::from(authorization),
            payload: None,
            nonce: None,
            mac: None,
        }
    }

    /// Its body.
    #[must_use]
    pub fn payload(mut self, payload: impl Into<String>) -> Self {
        self.payload = Some(SentSecret::from(payload));
        self
    }

    /// The value that makes it unique.
    #[must_use]
    pub fn nonce(mut self, nonce: impl Into<String>) -> Self {
        self.nonce = Some(SentSecret::from(nonce));
        self
    }

    /// Its message authentication code.
    #[must_use]
    pub fn mac(mut self, mac: impl Into<String>) -> Self {
        self.mac = Some(SentSecret::from(mac));
        self
    }
}
