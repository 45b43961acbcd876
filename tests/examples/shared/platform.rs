//! What the small programs share: the client, and how they end.

use std::io::{self, ErrorKind, Write as _};
use std::process::ExitCode;

use cc_client::credentials::{CredentialsError, Settings};
use cc_client::{Client, Error, oauth1};
use platform_double::Platform;

pub(crate) type AnyError = Box<dyn std::error::Error>;

/// A client of the user's own platform.
pub(crate) fn own_client() -> Result<Client, AnyError> {
    let settings = match Settings::from_env() {
        Err(CredentialsError::NotSet) => Settings::from_clever_tools(None)?,
        found => found?,
    };
    Ok(Client::builder().settings(settings).build()?)
}

/// A client of a stand-in for the platform.
pub(crate) fn client_of(platform: &Platform) -> Result<Client, Error> {
    let keys = platform.credentials();
    let keys = oauth1::Keys::new(keys.consumer_key, keys.consumer_secret, keys.token, keys.token_secret);
    Client::builder().credentials(keys).base_url(&platform.base_url()).build()
}

/// Prints, and ends with this code. Trouble ends with 2.
pub(crate) fn end(result: Result<(String, u8), AnyError>) -> ExitCode {
    let (text, code) = match result {
        Ok(result) => result,
        Err(error) => {
            eprintln!("{error}");
            return ExitCode::from(2);
        }
    };
    match io::stdout().write_all(text.as_bytes()).and_then(|()| io::stdout().flush()) {
        // Whoever reads may have seen enough (`| head`).
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            eprintln!("{error}");
            ExitCode::from(2)
        }
        _ => ExitCode::from(code),
    }
}
