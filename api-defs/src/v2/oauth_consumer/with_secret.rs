//! Consumers with their secrets.

use cc_client::{Client, Error};
use futures_util::future::try_join;

use super::{OauthConsumer, get, get_all, get_secret};
use crate::ids::ConsumerKey;
use crate::owner::Owner;
use crate::secret::Secret;
use crate::together::{each, found};

/// A consumer, and what it signs its requests with.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ConsumerWithSecret {
    /// The consumer.
    pub consumer: OauthConsumer,
    /// Its secret, unless the consumer went while it was asked for.
    pub secret: Option<Secret>,
}

/// One consumer with its secret; `None` if the owner has none of this key.
///
/// # Errors
///
/// A request failed.
pub async fn get_with_secret(
    client: &Client,
    owner: impl Into<Owner>,
    key: impl Into<ConsumerKey>,
) -> Result<Option<ConsumerWithSecret>, Error> {
    let (owner, key) = (owner.into(), key.into());
    let (consumer, secret) =
        try_join(get(&owner, &key).send(client), get_secret(&owner, &key).send(client)).await?;
    let secret = secret.map(|secret| secret.secret);
    Ok(consumer.map(|consumer| ConsumerWithSecret { consumer, secret }))
}

/// The consumers of an owner with their secrets, by name. There are none if there is no such
/// owner.
///
/// # Errors
///
/// A request failed.
pub async fn get_all_with_secrets(
    client: &Client,
    owner: impl Into<Owner>,
) -> Result<Vec<ConsumerWithSecret>, Error> {
    let owner = owner.into();
    let consumers = found(get_all(&owner).send(client).await)?.unwrap_or_default();
    let mut all = each(consumers, async |consumer| {
        let secret = get_secret(&owner, &consumer.key).send(client).await?;
        Ok(ConsumerWithSecret { consumer, secret: secret.map(|secret| secret.secret) })
    })
    .await?;
    all.sort_by(|a, b| (&a.consumer.name, &a.consumer.key).cmp(&(&b.consumer.name, &b.consumer.key)));
    Ok(all)
}
