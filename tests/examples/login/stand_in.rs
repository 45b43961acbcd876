//! A stand-in for the platform, with a user who consents by herself.

use api_defs::Owner;
use api_defs::v2::oauth_consumer::{self, OauthConsumerSettings, OauthRight};
use cc_client::credentials::LoginSettings;
use cc_client::http::Method;
use cc_client::oauth1::Keys;
use cc_client::{Call, Client, Text};
use platform_double::Platform;

use crate::AnyError;
use crate::callback::LOOPBACK;

pub(crate) struct StandIn {
    platform: Platform,
}

impl StandIn {
    pub(crate) fn start() -> Self {
        let platform = Platform::start();
        println!("This is a stand-in on {}, whose user logs in by herself.", platform.base_url());
        Self { platform }
    }

    /// For a command-line tool.
    pub(crate) fn settings_for_console(&self) -> Result<LoginSettings, AnyError> {
        let keys = self.platform.credentials();
        self.settings(Keys::consumer_only(keys.consumer_key, keys.consumer_secret))
    }

    /// For a program to which browsers come back: it gets a consumer of its own first.
    pub(crate) async fn settings_for_callback(&self) -> Result<LoginSettings, AnyError> {
        let keys = self.platform.credentials();
        let keys = Keys::new(keys.consumer_key, keys.consumer_secret, keys.token, keys.token_secret);
        let client = Client::builder().credentials(keys).base_url(&self.platform.base_url()).build()?;
        let wanted =
            OauthConsumerSettings::new("login", LOOPBACK).rights([OauthRight::AccessPersonalInformation]);
        let consumer = oauth_consumer::create(Owner::Me, &wanted).send(&client).await?;
        let secret = oauth_consumer::get_secret(Owner::Me, &consumer.key).send(&client).await?;
        let secret = secret.ok_or("the stand-in has no secret for its consumer")?.secret;
        self.settings(Keys::consumer_only(consumer.key.as_str(), secret.expose()))
    }

    fn settings(&self, consumer: Keys) -> Result<LoginSettings, AnyError> {
        let mut settings = LoginSettings::default();
        settings.consumer = consumer;
        settings.host = self.platform.base_url().parse()?;
        settings.bridge = settings.host.clone();
        settings.console = settings.host.clone();
        settings.console_login = format!("{}/v2/sessions/login", self.platform.base_url()).parse()?;
        Ok(settings)
    }

    /// She opens the page of the console.
    pub(crate) fn log_in(&self, url: &str) {
        self.platform.log_in_cli(parameter(url, "cli_token"));
    }

    /// She opens the page that asks for her consent, and her browser goes where it is sent.
    pub(crate) async fn consent(&self, url: &str) -> Result<(), AnyError> {
        let callback = self.platform.consent(parameter(url, "oauth_token"));
        let callback = callback.ok_or("the stand-in does not know who asks")?;
        let browser = Client::builder().build()?;
        Call::<Text>::raw(Method::GET, callback).send(&browser).await?;
        Ok(())
    }
}

/// A parameter of a query; what the stand-in and the library make up needs no decoding.
fn parameter<'a>(url: &'a str, name: &str) -> &'a str {
    let query = url.split_once('?').map_or("", |(_, query)| query);
    let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
    pairs.into_iter().find(|(known, _)| *known == name).map_or("", |(_, value)| value)
}
