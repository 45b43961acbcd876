//! Access to the metrics of an owner, the older way.
//!
//! [`v4::stats`](crate::v4::stats) gives tokens of a known form, and
//! [`v4::resources`](crate::v4::resources) the metrics themselves.

use cc_client::endpoint;

use crate::ids::OwnerId;
use crate::secret::SecretValue;

/// A token that reads the metrics of an owner. The form of the answer is not documented.
#[deprecated(note = "use `v4::stats::get_warp_token`, which replaces it")]
#[endpoint(GET "/v2/metrics/read/<orgaId>")]
pub fn get_token(orga_id: OwnerId) -> SecretValue;
