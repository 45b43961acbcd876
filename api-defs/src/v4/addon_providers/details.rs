//! How an add-on is set up, in whatever form its provider answers.

use std::fmt;

use serde::Deserialize;
use serde_json::{Map, Value};

use crate::secret::Redacted;

/// How an add-on is set up, in the form of its provider.
///
/// The methods read what databases answer; each is `None` where the provider has no such field,
/// or has something else in it. [`get`](Self::get) reads any other field. `Debug` shows the names
/// of the fields and not their values, which hold credentials.
///
/// ```
/// use api_defs::v4::addon_providers::AddonDetails;
///
/// let details: AddonDetails =
///     serde_json::from_str(r#"{ "id": "postgresql_1", "port": 5432, "readOnlyUsers": [] }"#)?;
/// assert_eq!(details.port(), Some(5432));
/// assert!(details.get("readOnlyUsers").is_some_and(|users| users.is_array()));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, PartialEq, Deserialize)]
#[serde(transparent)]
pub struct AddonDetails(Map<String, Value>);

impl AddonDetails {
    /// The id of the product behind the add-on, such as `postgresql_…`.
    pub fn id(&self) -> Option<&str> {
        self.text("id")
    }

    /// The host name of a database.
    pub fn host(&self) -> Option<&str> {
        self.text("host")
    }

    /// The port of a database.
    pub fn port(&self) -> Option<u16> {
        self.get("port")?.as_u64()?.try_into().ok()
    }

    /// Who to log in to a database as.
    pub fn user(&self) -> Option<&str> {
        self.text("user")
    }

    /// The password of [`user`](Self::user). Take care where it goes.
    pub fn password(&self) -> Option<&str> {
        self.text("password")
    }

    /// The name of a database on its host.
    pub fn database(&self) -> Option<&str> {
        self.text("database")
    }

    /// A field by its name on the wire.
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.0.get(name)
    }

    fn text(&self, name: &str) -> Option<&str> {
        self.get(name)?.as_str()
    }
}

impl fmt::Debug for AddonDetails {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.0.keys().map(|name| (name, Redacted))).finish()
    }
}

/// All fields, to be read as a type of one's own for one.
impl From<AddonDetails> for Map<String, Value> {
    fn from(details: AddonDetails) -> Self {
        details.0
    }
}
