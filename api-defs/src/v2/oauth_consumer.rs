//! OAuth consumers: programs that may ask users for access.
//!
//! A consumer has a key, which is public, and a secret, which signs its requests; how it gets the
//! token of a user is in [`oauth`](super::oauth).

mod model;
mod request;
mod right;

#[cfg(test)]
mod tests;
mod with_secret;

use cc_client::endpoint;

pub use model::{OauthConsumer, OauthConsumerSecret, OauthRights};
pub use request::OauthConsumerSettings;
pub use right::OauthRight;
pub(crate) use right::distinct;
pub use with_secret::{ConsumerWithSecret, get_all_with_secrets, get_with_secret};

use crate::ids::ConsumerKey;
use crate::owner::Owner;

/// The consumers of an owner, without their secrets.
#[endpoint(GET "/v2/organisations/<id>/consumers")]
pub fn get_all(id: Owner) -> Vec<OauthConsumer>;

/// Creates a consumer; the platform chooses its key and its secret, see [`get_secret`].
///
/// It is not sent again after a doubtful failure: two consumers might be created.
#[endpoint(POST "/v2/organisations/<id>/consumers")]
pub fn create(id: Owner, consumer: &OauthConsumerSettings) -> OauthConsumer;

/// Deletes a consumer.
#[endpoint(DELETE "/v2/organisations/<id>/consumers/<key>")]
pub fn remove(id: Owner, key: ConsumerKey);

/// One consumer; `None` if the owner has none of this key.
#[endpoint(GET "/v2/organisations/<id>/consumers/<key>")]
pub fn get(id: Owner, key: ConsumerKey) -> Option<OauthConsumer>;

/// Replaces all settings of a consumer; key and secret stay.
///
/// To change one of them, begin with those that it has:
///
/// ```
/// use api_defs::Owner;
/// use api_defs::v2::oauth_consumer::{self, OauthConsumer, OauthConsumerSettings};
///
/// # let consumer: OauthConsumer = serde_json::from_str(r#"{"key":"ck"}"#)?;
/// let settings = OauthConsumerSettings::from(&consumer).name("My tool");
/// let call = oauth_consumer::update(Owner::Me, &consumer.key, &settings);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[endpoint(PUT "/v2/organisations/<id>/consumers/<key>")]
pub fn update(id: Owner, key: ConsumerKey, consumer: &OauthConsumerSettings) -> OauthConsumer;

/// The secret of a consumer; `None` if the owner has no consumer of this key.
#[endpoint(GET "/v2/organisations/<id>/consumers/<key>/secret")]
pub fn get_secret(id: Owner, key: ConsumerKey) -> Option<OauthConsumerSecret>;
