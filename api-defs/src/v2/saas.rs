//! Heptapod: what its use costs an owner.

mod heptapod;

use cc_client::endpoint;

pub use heptapod::HeptapodPricePrevision;

use crate::ids::OwnerId;

/// What an owner's use of `heptapod.host` is expected to cost; `None` if they do not use it.
#[endpoint(GET "/v2/saas/heptapod/<id>/heptapod.host/price-prevision")]
pub fn get_heptapod_price_prevision(id: OwnerId) -> Option<HeptapodPricePrevision>;
