//! The login of command-line tools.

use std::fmt;
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use cc_client::Call;
use cc_client::http::Method;

use super::{Login, LoginError, Token};
use crate::v2::user::get_cli_tokens;

/// How often it is asked whether the user is done.
const PAUSE: Duration = Duration::from_secs(2);

/// How many times, before it is given up.
const ATTEMPTS: u32 = 60;

/// A login by way of the console, which waits for the user.
#[must_use = "the user has to be sent to its `url`"]
pub struct ConsoleLogin {
    login: Login,
    /// Who knows it gets the token.
    word: String,
    version: String,
}

impl ConsoleLogin {
    pub(super) fn new(login: Login) -> Self {
        let word = URL_SAFE_NO_PAD.encode(rand::random::<[u8; 20]>());
        Self { login, word, version: env!("CARGO_PKG_VERSION").to_owned() }
    }

    /// Which version of the tool the console is told, that of this crate by default. What the
    /// console makes of it is not documented.
    pub fn version(mut self, version: impl Into<String>) -> Self {
        self.version = version.into();
        self
    }

    /// Where the browser is to be sent. It holds the word that stands for the token to be: show it
    /// to the user alone.
    pub fn url(&self) -> String {
        let query = Call::<()>::raw(Method::GET, "/")
            .query("cli_version", &self.version)
            .query("cli_token", &self.word);
        format!("{}{}", self.login.settings.console_login, query.target().trim_start_matches('/'))
    }

    /// Waits until the user has logged in, and asks the platform for the token: every 2 seconds, 60
    /// times at most. Dropping the future ends it.
    ///
    /// # Errors
    ///
    /// [`LoginError::TimedOut`] if the user takes longer, [`LoginError::Refused`] if the platform
    /// gives no token, [`LoginError::Unreadable`] if it answers something else, such as a page.
    ///
    /// # Panics
    ///
    /// Outside a tokio runtime with its timer.
    pub async fn wait(self) -> Result<Token, LoginError> {
        for attempt in 0..ATTEMPTS {
            if attempt > 0 {
                tokio::time::sleep(PAUSE).await;
            }
            if let Some(token) = get_cli_tokens(&self.word).send(&self.login.client).await? {
                let settings = self.login.settings;
                return Ok(Token::new(settings, token.token, token.secret, token.expiration_date));
            }
        }
        Err(LoginError::TimedOut)
    }
}

impl fmt::Debug for ConsoleLogin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ConsoleLogin")
            .field("login", &self.login)
            .field("version", &self.version)
            .finish_non_exhaustive()
    }
}
