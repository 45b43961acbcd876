//! What the browser brings back.

use std::error::Error;
use std::fmt;

use cc_client::{Answer as _, Form};

use super::Authorization;
use crate::ids::UserId;

/// A callback with what is needed to go on.
#[derive(PartialEq)]
pub(super) struct Callback {
    pub(super) verifier: String,
    pub(super) user: Option<UserId>,
}

/// Under which names services of OAuth 1.0 tell of a refusal. What the platform does is not
/// documented.
const REFUSALS: [&str; 3] = ["oauth_problem", "error", "denied"];

impl Callback {
    /// Reads an address, or its path and query, for the request with this token.
    pub(super) fn read(address: &str, token: &str) -> Result<Self, CallbackFault> {
        let address = address.split('#').next().unwrap_or_default();
        let query = address.split_once('?').map_or("", |(_, query)| query);
        let pairs = Form::<Vec<(String, String)>>::read(&query.to_owned().into());
        let Form(pairs) = pairs.map_err(|_| CallbackFault::Malformed)?;
        let one = |name: &str| {
            let mut values = pairs.iter().filter(|(known, _)| known == name).map(|(_, value)| value.as_str());
            match (values.next(), values.next()) {
                (value, None) => Ok(value.filter(|value| !value.is_empty())),
                (_, Some(_)) => Err(CallbackFault::Malformed),
            }
        };
        let denied = one("denied")?;
        match one("oauth_token")?.or(denied) {
            Some(other) if other != token => return Err(CallbackFault::OtherToken),
            _ => {}
        }
        for name in REFUSALS {
            if let Some(reason) = one(name)? {
                let reason = Some(reason).filter(|reason| *reason != token).map(shortened);
                return Err(CallbackFault::Refused { reason });
            }
        }
        one("oauth_token")?.ok_or(CallbackFault::OtherToken)?;
        let verifier = one("oauth_verifier")?.ok_or(CallbackFault::NoVerifier)?;
        Ok(Self { verifier: verifier.to_owned(), user: one("user")?.map(UserId::from) })
    }
}

/// As much of a text as an error shows, on one line.
fn shortened(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).take(80).collect()
}

/// Why a callback does not go on with the login. It can be waited for another one.
#[derive(Debug)]
pub struct CallbackError {
    /// Boxed, for it is large beside what goes well.
    authorization: Box<Authorization>,
    fault: CallbackFault,
}

impl CallbackError {
    pub(super) fn new(authorization: Authorization, fault: CallbackFault) -> Self {
        Self { authorization: Box::new(authorization), fault }
    }

    /// What is wrong with it.
    pub fn fault(&self) -> &CallbackFault {
        &self.fault
    }

    /// The request, which still waits for the user's consent.
    pub fn into_authorization(self) -> Authorization {
        *self.authorization
    }

    pub(super) fn into_fault(self) -> CallbackFault {
        self.fault
    }
}

impl fmt::Display for CallbackError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.fault.fmt(f)
    }
}

impl Error for CallbackError {}

/// What is wrong with a callback.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum CallbackFault {
    /// Its query is not well encoded, or says a thing twice.
    Malformed,
    /// It is not of this request: its token is another one, or it has none.
    OtherToken,
    /// The user, or the platform, does not consent.
    Refused {
        /// What is said of it: its start, for it may be anything.
        reason: Option<String>,
    },
    /// It is of this request and says neither yes nor no.
    NoVerifier,
}

impl fmt::Display for CallbackFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Malformed => f.write_str("the query of the callback is malformed"),
            Self::OtherToken => f.write_str("the callback is not of this login: its token is another one"),
            Self::Refused { reason: Some(reason) } => write!(f, "access was refused: {reason}"),
            Self::Refused { reason: None } => f.write_str("access was refused"),
            Self::NoVerifier => f.write_str("the callback has no verifier: access was not granted"),
        }
    }
}
