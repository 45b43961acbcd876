//! Tokens that act for a user.

use std::fmt;

use jiff::Timestamp;
use serde::Deserialize;
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};

use crate::date;
use crate::secret::Secret;
use crate::v2::oauth_consumer::{OauthConsumer, OauthRights};

/// An OAuth token that acts for a user.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct OauthToken {
    /// The token; its secret is not told.
    pub token: Secret,
    /// The program that it was given to.
    pub consumer: Option<OauthConsumer>,
    /// When it was given.
    #[serde(default, deserialize_with = "date::optional")]
    pub creation_date: Option<Timestamp>,
    /// When it ends.
    #[serde(default, deserialize_with = "date::optional")]
    pub expiration_date: Option<Timestamp>,
    /// When it was last used.
    #[serde(default, deserialize_with = "date::optional")]
    pub last_utilisation: Option<Timestamp>,
    /// What it allows.
    pub rights: Option<OauthRights>,
    /// Who of the platform's staff acts with it.
    pub employee_id: Option<String>,
}

/// A token with its secret, for a command-line tool.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct CliToken {
    /// The token.
    pub token: Secret,
    /// The secret that goes with it.
    pub secret: Secret,
    /// When it ends.
    pub expiration_date: Option<Timestamp>,
}

/// Reads the object that the platform answers, and the list of one that it documents.
impl<'de> Deserialize<'de> for CliToken {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let Fields { token, secret, expiration_date } = deserializer.deserialize_any(FieldsVisitor)?;
        Ok(Self { token, secret, expiration_date })
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Fields {
    token: Secret,
    secret: Secret,
    #[serde(default, deserialize_with = "date::optional")]
    expiration_date: Option<Timestamp>,
}

struct FieldsVisitor;

impl<'de> Visitor<'de> for FieldsVisitor {
    type Value = Fields;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a token, or a list that begins with one")
    }

    fn visit_map<A: MapAccess<'de>>(self, object: A) -> Result<Fields, A::Error> {
        Fields::deserialize(MapAccessDeserializer::new(object))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Fields, A::Error> {
        let first = list.next_element()?.ok_or_else(|| A::Error::invalid_length(0, &self))?;
        while list.next_element::<IgnoredAny>()?.is_some() {}
        Ok(first)
    }
}
