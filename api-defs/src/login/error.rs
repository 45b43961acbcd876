//! Why a login failed.

use std::error::Error as StdError;
use std::fmt;

use cc_client::http::StatusCode;
use cc_client::{Error, ErrorKind};

use super::callback::{CallbackError, CallbackFault};

/// Why a login failed. It prints as one line.
#[derive(Debug)]
#[non_exhaustive]
pub enum LoginError {
    /// The platform refused: it does not know the consumer or the token, does not take the callback
    /// or the verifier.
    Refused(Error),
    /// The platform answered something else than a token.
    Unreadable(Error),
    /// The platform could not be asked, or could not answer.
    Failed(Error),
    /// The browser came back with something else than a verifier.
    Callback(CallbackFault),
    /// The user did not log in within two minutes.
    TimedOut,
}

impl From<Error> for LoginError {
    fn from(error: Error) -> Self {
        let passes = [StatusCode::REQUEST_TIMEOUT, StatusCode::TOO_MANY_REQUESTS];
        let refuses = |status: &StatusCode| status.is_client_error() && !passes.contains(status);
        match error.kind() {
            ErrorKind::Unauthorized | ErrorKind::Status if error.status().as_ref().is_some_and(refuses) => {
                Self::Refused(error)
            }
            ErrorKind::Decode | ErrorKind::TooLarge => Self::Unreadable(error),
            _ => Self::Failed(error),
        }
    }
}

impl From<CallbackError> for LoginError {
    fn from(error: CallbackError) -> Self {
        Self::Callback(error.into_fault())
    }
}

impl fmt::Display for LoginError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused(error) | Self::Unreadable(error) | Self::Failed(error) => error.fmt(f),
            Self::Callback(fault) => fault.fmt(f),
            Self::TimedOut => f.write_str("nobody logged in within two minutes: try again"),
        }
    }
}

impl StdError for LoginError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match self {
            // Its line is this one's.
            Self::Refused(error) | Self::Unreadable(error) | Self::Failed(error) => error.source(),
            Self::Callback(_) | Self::TimedOut => None,
        }
    }
}
