//! Which database an operation is for.

use serde::Serialize;

use crate::secret::SentSecret;

/// A database, named by its URL, which holds its password: `Debug` does not show it.
///
/// The URL is one of Redis, such as `rediss://:password@host:6379`: the add-on's variables have it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Database {
    url: SentSecret,
}

impl Database {
    /// The database at this URL.
    pub fn new(url: impl Into<String>) -> Self {
        Self { url: SentSecret::from(url) }
    }

    /// An operation on this database.
    pub fn with<P>(&self, parameters: P) -> Operation<P> {
        Operation { backend_url: self.url.clone(), parameters }
    }
}

/// What is to be done, and in which database; from [`Database::with`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Operation<P> {
    backend_url: SentSecret,
    #[serde(flatten)]
    parameters: P,
}
