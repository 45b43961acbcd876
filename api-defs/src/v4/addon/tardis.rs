//! Tardis add-ons and their tokens.

use std::collections::BTreeMap;

use cc_client::page::Page;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::ids::{OwnerId, RealAddonId, TardisTokenId, UserId};
use crate::list::null_as_default;
use crate::secret::{Secret, SentSecret};
use crate::{date, lenient};

/// A Tardis: an application of Warp 10 that the platform runs.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[non_exhaustive]
pub struct TardisAddon {
    /// The id, `tardis_…`.
    pub tardis_id: Option<RealAddonId>,
    /// Who owns it.
    pub owner_id: Option<OwnerId>,
    /// The application in Warp 10, `cc.…`.
    pub senx_application_id: Option<String>,
    /// What was ordered. Which plans there are is not documented; what is not text is read as
    /// absent.
    #[serde(default, deserialize_with = "lenient::text")]
    pub plan: Option<String>,
    /// How it is. Which values there are is not documented; what is not text is read as absent.
    #[serde(default, deserialize_with = "lenient::text")]
    pub status: Option<String>,
    /// When it was created.
    #[serde(default, deserialize_with = "date::optional")]
    pub creation_date: Option<Timestamp>,
    /// When it was deleted.
    #[serde(default, deserialize_with = "date::optional")]
    pub deletion_date: Option<Timestamp>,
    /// The token to read it.
    pub read_token: Option<TardisToken>,
    /// The token to write it.
    pub write_token: Option<TardisToken>,
}

/// The Tardis add-ons of an owner, or some of them.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[non_exhaustive]
pub struct TardisAddons {
    /// Who owns them.
    #[serde(rename = "ownerID")]
    pub owner_id: Option<OwnerId>,
    /// The add-ons.
    #[serde(default, deserialize_with = "null_as_default")]
    pub addons: Vec<TardisAddon>,
}

impl Page for TardisAddons {
    type Item = TardisAddon;

    fn items(&mut self) -> &mut Vec<TardisAddon> {
        &mut self.addons
    }
}

/// A token to read or to write a Tardis.
///
/// A [list](super::list_tardis_addon_tokens) of ids alone has the ids and the name.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[non_exhaustive]
pub struct TardisToken {
    /// The id, for [`get_tardis_token`](super::get_tardis_token).
    pub token_id: TardisTokenId,
    /// The Tardis.
    pub addon_id: Option<RealAddonId>,
    /// The application in Warp 10, `cc.…`.
    pub senx_application_id: Option<String>,
    /// The name that it was given.
    pub name: Option<String>,
    /// The token itself.
    pub token: Option<Secret>,
    /// What it allows. Which values there are is not documented; what is not text is read as
    /// absent.
    #[serde(rename = "tokenType", default, deserialize_with = "lenient::text")]
    pub token_type: Option<String>,
    /// When it was created.
    #[serde(default, deserialize_with = "date::optional")]
    pub creation_date: Option<Timestamp>,
    /// When it ends.
    #[serde(default, deserialize_with = "date::optional")]
    pub expiration_date: Option<Timestamp>,
    /// How long it lives, in a form that is not documented.
    pub ttl: Option<String>,
    /// What else is known of it. The platform's documentation promises text, though
    /// [`CreateTardisToken`] takes pairs.
    pub properties: Option<Value>,
}

/// The tokens of a Tardis, or some of them.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[non_exhaustive]
pub struct TardisTokens {
    /// The tokens.
    #[serde(default, deserialize_with = "null_as_default")]
    pub tokens: Vec<TardisToken>,
}

impl Page for TardisTokens {
    type Item = TardisToken;

    fn items(&mut self) -> &mut Vec<TardisToken> {
        &mut self.tokens
    }
}

/// A Tardis to be created by [`create_tardis`](super::create_tardis).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CreateTardisAddon {
    #[serde(rename = "ownerID")]
    owner_id: OwnerId,
    plan: String,
    #[serde(rename = "authorID", skip_serializing_if = "Option::is_none")]
    author_id: Option<UserId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ttl: Option<String>,
}

impl CreateTardisAddon {
    /// A Tardis of this plan for this owner. Which plans there are is not documented.
    pub fn new(owner: impl Into<OwnerId>, plan: impl Into<String>) -> Self {
        Self { owner_id: owner.into(), plan: plan.into(), author_id: None, ttl: None }
    }

    /// Who creates it.
    #[must_use]
    pub fn author_id(mut self, author: impl Into<UserId>) -> Self {
        self.author_id = Some(author.into());
        self
    }

    /// How long its tokens live, presumably, in a form that is not documented.
    #[must_use]
    pub fn ttl(mut self, ttl: impl Into<String>) -> Self {
        self.ttl = Some(ttl.into());
        self
    }
}

/// How [`create_tardis_addon_with_owner`](super::create_tardis_addon_with_owner) is to create a
/// Tardis.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct TardisAddonOptions {
    #[serde(skip_serializing_if = "Option::is_none")]
    ttl: Option<String>,
}

impl TardisAddonOptions {
    /// A Tardis as the platform makes it unless told otherwise.
    pub fn new() -> Self {
        Self::default()
    }

    /// How long its tokens live, presumably, in a form that is not documented.
    #[must_use]
    pub fn ttl(mut self, ttl: impl Into<String>) -> Self {
        self.ttl = Some(ttl.into());
        self
    }
}

/// A token to be created by [`create_tardis_token`](super::create_tardis_token).
///
/// ```
/// use api_defs::v4::addon::CreateTardisToken;
///
/// let token = CreateTardisToken::new("READ").name("dashboard").properties([("team", "web")]);
/// ```
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CreateTardisToken {
    #[serde(rename = "tokenType")]
    token_type: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ephemeral: Option<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    properties: Option<BTreeMap<String, String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ttl: Option<String>,
}

impl CreateTardisToken {
    /// A token of this type. The names of the types are not documented.
    pub fn new(token_type: impl Into<String>) -> Self {
        Self { token_type: token_type.into(), name: None, ephemeral: None, properties: None, ttl: None }
    }

    /// The name for people.
    #[must_use]
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// Whether it is meant for a short time; the form is not documented.
    #[must_use]
    pub fn ephemeral(mut self, ephemeral: impl Into<Value>) -> Self {
        self.ephemeral = Some(ephemeral.into());
        self
    }

    /// What else is to be known of it, by name, all of it.
    #[must_use]
    pub fn properties<N: Into<String>, V: Into<String>>(
        mut self,
        properties: impl IntoIterator<Item = (N, V)>,
    ) -> Self {
        let properties = properties.into_iter().map(|(name, value)| (name.into(), value.into()));
        self.properties = Some(properties.collect());
        self
    }

    /// How long it lives, in a form that is not documented.
    #[must_use]
    pub fn ttl(mut self, ttl: impl Into<String>) -> Self {
        self.ttl = Some(ttl.into());
        self
    }
}

/// A token to be revoked, by itself and not by its id. `Debug` does not show it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct RevokeTardisToken(SentSecret);

impl RevokeTardisToken {
    /// This token.
    pub fn new(token: impl Into<String>) -> Self {
        Self(SentSecret::from(token))
    }
}
