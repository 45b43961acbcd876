//! Zones: where applications and add-ons can run.

mod zone;

use cc_client::endpoint;

pub use zone::Zone;

use crate::ids::{OwnerId, ZoneName};

/// The zones: those that are open to everybody, unless an owner is named.
#[endpoint(GET "/v4/products/zones?<ownerId>", js = ["v4.product.getAllZones", "v4.product.listZones"])]
pub fn get_all_zones(
    /// Also what is open to this owner alone.
    owner_id: Option<OwnerId>,
) -> Vec<Zone>;

/// One zone; `None` if there is none of this name.
#[endpoint(GET "/v4/products/zones/<zoneName>?<ownerId>")]
pub fn get_zone(
    zone_name: ZoneName,
    /// Also what is open to this owner alone.
    owner_id: Option<OwnerId>,
) -> Option<Zone>;
