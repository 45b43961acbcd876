//! What applications are asked for.
//!
//! The functions prepare [streams](mod@cc_client::stream).

mod request_location;

use cc_client::stream;

pub use request_location::RequestLocation;

use crate::ids::{ApplicationId, OwnerId};

/// Where requests come from at this moment: each item has the places of a short time.
///
/// Items have no ids, so a stream that breaks goes on with what comes then. How often they come,
/// and which time each stands for, is not documented.
#[stream(
    SSE "/v4/stats/organisations/<ownerId>/requests-live?<applicationId>",
    event = "REQUESTS_LIVE",
    js = none,
)]
pub fn live_requests(
    owner_id: OwnerId,
    /// Only requests to this application.
    application_id: Option<ApplicationId>,
) -> Vec<RequestLocation>;
