//! Access to Warp 10, the older way; [`v4::stats`](crate::v4::stats) has the newer one.

use cc_client::endpoint;

use crate::ids::OwnerId;
use crate::secret::SecretValue;

/// A token that reads the access logs of an owner in Warp 10. The form of the answer is not
/// documented.
#[deprecated(note = "use `v4::stats::get_warp_token`, which replaces it")]
#[endpoint(GET "/v2/w10tokens/accessLogs/read/<orgaId>")]
pub fn get_warp10_access_logs_token(orga_id: OwnerId) -> SecretValue;
