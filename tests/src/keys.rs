//! The credentials that the platform accepts.

/// The OAuth keys and the API token that one [`Platform`](crate::Platform) accepts.
///
/// The default secrets hold reserved, percent-looking and non-ASCII characters on purpose: a client that
/// forgets to encode them, or encodes them once where twice is due, is refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keys {
    /// The consumer's key (`oauth_consumer_key`).
    pub consumer_key: String,
    /// The secret that belongs to the consumer's key.
    pub consumer_secret: String,
    /// The access token (`oauth_token`).
    pub token: String,
    /// The secret that belongs to the access token.
    pub token_secret: String,
    /// The API token (`Authorization: Bearer …`).
    pub api_token: String,
}

impl Default for Keys {
    fn default() -> Self {
        Self {
            consumer_key: "consumer-key-0001".to_owned(),
            consumer_secret: "c0nsumer+/&=%41 é".to_owned(),
            token: "token-0001".to_owned(),
            token_secret: "t0k~n!*'()%2B:@§x".to_owned(),
            api_token: "api-token-0001".to_owned(),
        }
    }
}
