//! What several tests need: a client for the platform double, and what every error must do.

use std::error::Error as _;
use std::time::Duration;

use cc_client::layer::RetryLayer;
use cc_client::oauth1::Keys;
use cc_client::{Client, ClientBuilder, Error, Transport};
use platform_double::Platform;

/// The keys that a platform accepts.
pub(crate) fn keys(platform: &Platform) -> Keys {
    let keys = platform.credentials();
    Keys::new(keys.consumer_key, keys.consumer_secret, keys.token, keys.token_secret)
}

/// A client for one base URL, without credentials. It retries at once, and no proxy of the
/// environment comes between.
pub(crate) fn client_of(base_url: &str) -> ClientBuilder<Transport> {
    let transport = Transport::configure(|reqwest| reqwest.no_proxy()).unwrap();
    Client::builder().base_url(base_url).retry(quick_retry()).transport(transport)
}

/// A client that a platform lets in.
pub(crate) fn client(platform: &Platform) -> ClientBuilder<Transport> {
    client_of(&platform.base_url()).credentials(keys(platform))
}

/// The default retry without its waits and its budget.
pub(crate) fn quick_retry() -> RetryLayer {
    RetryLayer::default().backoff(Duration::ZERO, Duration::ZERO).without_budget()
}

/// The texts of an error's causes, outermost first.
pub(crate) fn causes(error: &Error) -> Vec<String> {
    let mut texts = Vec::new();
    let mut next = error.source();
    while let Some(cause) = next {
        texts.push(cause.to_string());
        next = cause.source();
    }
    texts
}

/// An error is told in one line, and a cause by itself alone. Gives the line.
#[track_caller]
pub(crate) fn line(error: &Error) -> String {
    let line = error.to_string();
    assert!(!line.is_empty() && !line.contains(char::is_control), "not one line: {line:?}");
    for cause in causes(error) {
        assert!(!line.contains(&cause), "{line:?} repeats its cause {cause:?}");
    }
    line
}
