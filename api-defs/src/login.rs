//! Logging a user in, in the browser: two ways to a [`Token`].
//!
//! A program with an [OAuth consumer](crate::v2::oauth_consumer) of its own asks for access, and the
//! browser comes back to it:
//!
//! ```no_run
//! use api_defs::cc_client::Client;
//! use api_defs::cc_client::credentials::LoginSettings;
//! use api_defs::cc_client::oauth1::Keys;
//! use api_defs::login::{Login, LoginError};
//!
//! # async fn callback() -> String { String::new() }
//! # async fn run() -> Result<(), LoginError> {
//! let mut settings = LoginSettings::default();
//! settings.consumer = Keys::consumer_only("key", "secret");
//! let login = Login::new(settings)?;
//!
//! let authorization = login.request("https://tool.example.com/callback").await?;
//! println!("Open {}", authorization.url());
//! // What the browser asks the callback for, as `/callback?oauth_token=…&oauth_verifier=…`.
//! let verified = authorization.verify(&callback().await)?;
//! let token = verified.token().await?;
//!
//! let client = Client::builder().settings(token.settings()).build()?;
//! # Ok(())
//! # }
//! ```
//!
//! A command-line tool need not have a consumer or a callback. With the
//! [public consumer](cc_client::credentials::PUBLIC_CONSUMER_KEY) it does as `clever login`: the
//! console, in the browser, leaves a token to who knows a random word.
//!
//! ```no_run
//! use api_defs::cc_client::Client;
//! use api_defs::cc_client::credentials::LoginSettings;
//! use api_defs::cc_client::credentials::clever_tools::{ConfigFile, DEFAULT_ALIAS};
//! use api_defs::login::Login;
//! use api_defs::v2::user::get_profile;
//!
//! # async fn run() -> Result<(), Box<dyn std::error::Error>> {
//! let console = Login::new(LoginSettings::default())?.console();
//! println!("Open {}", console.url());
//! let token = console.wait().await?; // two minutes at most
//!
//! // Kept where the CLI keeps its own, it is the login of the CLI and of `Client::from_clever_tools`.
//! let client = Client::builder().settings(token.settings()).build()?;
//! let user = get_profile().send(&client).await?;
//! ConfigFile::find()?.save(&token.profile(DEFAULT_ALIAS, &user)?)?;
//! # Ok(())
//! # }
//! ```
//!
//! Each step takes the one before, so none can be left out or done twice. No `Debug` and no error
//! shows a token, a secret, a verifier or a word.

mod authorization;
mod callback;
mod console;
mod error;
mod token;

#[cfg(test)]
mod tests;

use cc_client::credentials::{ExposeSecret as _, LoginSettings};
use cc_client::{Client, Error, Form};

pub use authorization::{Authorization, Verified};
pub use callback::{CallbackError, CallbackFault};
pub use console::ConsoleLogin;
pub use error::LoginError;
pub use token::Token;

use crate::v2::oauth::{RequestTokenForm, fetch_request_token};

/// Where a user logs in, as which program, and the client that asks.
#[derive(Debug, Clone)]
pub struct Login {
    client: Client,
    settings: LoginSettings,
}

impl Login {
    /// With a client of its own.
    ///
    /// # Errors
    ///
    /// If the host can't be used, or TLS can't be set up.
    pub fn new(settings: LoginSettings) -> Result<Self, Error> {
        let client = Client::builder().base_url(&settings.host.to_string()).build()?;
        Ok(Self::with_client(client, settings))
    }

    /// With a client of yours, for its layers or its transport. It needs no credentials, and sends
    /// none that it has; its base URL must be the [host](LoginSettings::host).
    pub fn with_client(client: Client, settings: LoginSettings) -> Self {
        Self { client, settings }
    }

    /// Asks for access: OAuth 1.0a, first step ([RFC 5849 §2.1]).
    ///
    /// The browser will come back to `callback`, an address that must be on the domain of the
    /// [base address](crate::v2::oauth_consumer::OauthConsumer::base_url) of the consumer.
    ///
    /// # Errors
    ///
    /// [`LoginError::Refused`] if the platform does not know the consumer or does not take the
    /// callback; any other if it could not be asked.
    ///
    /// [RFC 5849 §2.1]: https://www.rfc-editor.org/rfc/rfc5849#section-2.1
    pub async fn request(&self, callback: impl Into<String>) -> Result<Authorization, LoginError> {
        let consumer = &self.settings.consumer;
        let secret = consumer.consumer_secret().expose_secret();
        let form = RequestTokenForm::new(consumer.consumer_key(), secret, callback);
        let Form(request) = fetch_request_token(Form(form)).send(&self.client).await?;
        Ok(Authorization::new(self.clone(), request))
    }

    /// Begins a login by way of the console, as `clever login` does.
    pub fn console(&self) -> ConsoleLogin {
        ConsoleLogin::new(self.clone())
    }
}
