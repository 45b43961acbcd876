//! Which database an operation is for.

use std::fmt;

use serde::Serialize;

use crate::secret::Redacted;

/// A database, named by its URL, which holds its password: `Debug` does not show it.
///
/// The URL is one of Redis, such as `rediss://:password@host:6379`: the add-on's variables have it.
#[derive(Clone, PartialEq, Eq)]
pub struct Database {
    url: String,
}

impl Database {
    /// The database at this URL.
    pub fn new(url: impl Into<String>) -> Self {
        Self { url: url.into() }
    }

    /// An operation on this database.
    pub fn with<P>(&self, parameters: P) -> Operation<P> {
        Operation { backend_url: self.url.clone(), parameters }
    }
}

impl fmt::Debug for Database {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Database").field("url", &Redacted).finish()
    }
}

/// What is to be done, and in which database; from [`Database::with`].
#[derive(Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Operation<P> {
    backend_url: String,
    #[serde(flatten)]
    parameters: P,
}

impl<P: fmt::Debug> fmt::Debug for Operation<P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Operation")
            .field("backend_url", &Redacted)
            .field("parameters", &self.parameters)
            .finish()
    }
}
