//! Logins that are under way.

use super::{Mfa, Rights};

/// A request token of OAuth 1.0a, on its way to becoming an access token.
#[derive(Debug, Clone)]
pub(crate) struct RequestToken {
    pub(crate) token: String,
    pub(crate) secret: String,
    pub(crate) consumer_key: String,
    pub(crate) callback: String,
    /// Made when the user agrees, with what she agrees to.
    pub(crate) verifier: Option<(String, Rights)>,
}

/// What the user knows, and how far she has come.
#[derive(Debug)]
pub(crate) struct Login {
    /// `None` once the account is closed.
    password: Option<String>,
    pub(crate) mfa: Mfa,
    pub(crate) request_tokens: Vec<RequestToken>,
    /// Logins that wait for the second factor, by `auth_id`.
    pub(crate) halfway: Vec<String>,
    /// Sessions in browsers, by the cookie `ccid`.
    pub(crate) sessions: Vec<String>,
    /// The consumers that she has agreed to, and to what.
    pub(crate) granted: Vec<(String, Rights)>,
    /// Word of a command-line tool, and the token that waits for it.
    pub(crate) cli_tokens: Vec<(String, String)>,
}

impl Login {
    pub(super) fn new(password: String) -> Self {
        Self {
            password: Some(password),
            mfa: Mfa::default(),
            request_tokens: Vec::new(),
            halfway: Vec::new(),
            sessions: Vec::new(),
            granted: Vec::new(),
            cli_tokens: Vec::new(),
        }
    }

    pub(crate) fn is_password(&self, password: &str) -> bool {
        self.password.as_deref() == Some(password)
    }

    pub(crate) fn set_password(&mut self, password: String) {
        self.password = Some(password);
    }

    pub(crate) fn request_token(&mut self, token: &str) -> Option<&mut RequestToken> {
        self.request_tokens.iter_mut().find(|known| known.token == token)
    }

    /// What the user has agreed to for a consumer, if she has.
    pub(crate) fn granted_to(&self, consumer_key: &str) -> Option<&Rights> {
        self.granted.iter().find(|(key, _)| key == consumer_key).map(|(_, rights)| rights)
    }

    pub(super) fn close(&mut self) {
        self.password = None;
        self.sessions.clear();
        self.halfway.clear();
        self.request_tokens.clear();
        self.cli_tokens.clear();
    }
}
