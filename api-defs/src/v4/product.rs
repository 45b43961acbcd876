//! Where products run.

mod zone;

use cc_client::endpoint;

pub use zone::Zone;

use crate::ids::{OwnerId, ZoneName};

/// The zones that are open to everybody.
#[endpoint(GET "/v4/products/zones")]
pub fn get_all_zones() -> Vec<Zone>;

/// The zones that are open to one owner; without an owner, the same as [`get_all_zones`].
#[endpoint(GET "/v4/products/zones?<ownerId>")]
pub fn list_zones(
    /// Also what is open to this owner alone.
    owner_id: Option<OwnerId>,
) -> Vec<Zone>;

/// One zone.
#[endpoint(GET "/v4/products/zones/<zoneName>?<ownerId>")]
pub fn get_zone(
    zone_name: ZoneName,
    /// Also what is open to this owner alone.
    owner_id: Option<OwnerId>,
) -> Zone;
