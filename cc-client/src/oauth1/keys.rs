use std::fmt;

use secrecy::SecretString;

/// The client's and the token's credentials, called consumer and token here as the platform does
/// (RFC 5849 §1.1: client credentials and token credentials).
///
/// `Debug` shows the consumer key, which is public, and nothing else.
#[derive(Clone)]
pub struct Keys {
    consumer_key: String,
    consumer_secret: SecretString,
    token: Option<Token>,
}

#[derive(Clone)]
struct Token {
    token: SecretString,
    secret: SecretString,
}

impl Keys {
    /// A consumer that acts for a user through a token.
    pub fn new(
        consumer_key: impl Into<String>,
        consumer_secret: impl Into<SecretString>,
        token: impl Into<SecretString>,
        token_secret: impl Into<SecretString>,
    ) -> Self {
        Self::consumer_only(consumer_key, consumer_secret).with_token(token, token_secret)
    }

    /// A consumer before it has a token, as it is when it asks for its first one (RFC 5849 §2.1):
    /// no `oauth_token` is sent, and the token's half of the signing key is empty.
    pub fn consumer_only(consumer_key: impl Into<String>, consumer_secret: impl Into<SecretString>) -> Self {
        Self { consumer_key: consumer_key.into(), consumer_secret: consumer_secret.into(), token: None }
    }

    /// The same consumer with this token in the place of any other.
    #[must_use]
    pub fn with_token(
        mut self,
        token: impl Into<SecretString>,
        token_secret: impl Into<SecretString>,
    ) -> Self {
        self.token = Some(Token { token: token.into(), secret: token_secret.into() });
        self
    }

    /// The consumer key: it names the client and is no secret.
    pub fn consumer_key(&self) -> &str {
        &self.consumer_key
    }

    /// The consumer secret.
    pub fn consumer_secret(&self) -> &SecretString {
        &self.consumer_secret
    }

    /// The token, if there is one yet.
    pub fn token(&self) -> Option<&SecretString> {
        self.token.as_ref().map(|token| &token.token)
    }

    /// The token's secret, if there is a token yet.
    pub fn token_secret(&self) -> Option<&SecretString> {
        self.token.as_ref().map(|token| &token.secret)
    }
}

impl fmt::Debug for Keys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Keys").field("consumer_key", &self.consumer_key).finish_non_exhaustive()
    }
}
