//! What applications are asked for, and the tokens that read their metrics.

mod request_location;
mod status_code;
mod warp_token;

use cc_client::{endpoint, stream};
use jiff::Timestamp;

pub use request_location::RequestLocation;
pub use status_code::{StatusCodeBucket, StatusCodeCount};
pub use warp_token::{CreateWarpToken, WarpToken, WarpTokenApplication, WarpTokenScope};

use crate::ids::{ApplicationId, OwnerId, ResourceId};
use crate::list::List;

// Requests

/// Where requests came from: a place for each point of a heat map.
///
/// Which time is looked at without [`from`](FetchHeatmapPoints::from) and
/// [`to`](FetchHeatmapPoints::to) is not documented.
#[endpoint(GET "/v4/stats/organisations/<ownerId>/requests?<applicationId>&<from>&<to>")]
pub fn fetch_heatmap_points(
    owner_id: OwnerId,
    /// Only requests to this application.
    application_id: Option<ApplicationId>,
    /// Only requests since then.
    from: Option<Timestamp>,
    /// Only requests until then.
    to: Option<Timestamp>,
) -> List<RequestLocation>;

/// How often requests were answered with which status, over time.
///
/// Which time is looked at without [`from`](GetStatusCodeDistribution::from) and
/// [`to`](GetStatusCodeDistribution::to) is not documented.
#[endpoint(
    GET "/v4/stats/organisations/<ownerId>/http-status-codes?<applicationId>&<from>&<to>",
    js = none,
)]
pub fn get_status_code_distribution(
    owner_id: OwnerId,
    /// Only requests to this application.
    application_id: Option<ApplicationId>,
    /// Only requests since then.
    from: Option<Timestamp>,
    /// Only requests until then.
    to: Option<Timestamp>,
) -> List<StatusCodeBucket>;

/// Where requests come from at this moment, as a [stream](mod@cc_client::stream): each item has
/// the places of a short time.
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

// Tokens for Warp 10

/// Creates a token that reads what Warp 10, the store of metrics, has of an owner.
///
/// It changes nothing but for one more token, so it is sent again after a doubtful failure.
#[endpoint(POST "/v4/stats/organisations/<ownerId>/tokens/read", retry = safe, js = none)]
pub fn get_warp_token(owner_id: OwnerId, token: &CreateWarpToken) -> WarpToken;

/// Creates a token that reads what Warp 10 has of one application; else as [`get_warp_token`].
#[endpoint(
    POST "/v4/stats/organisations/<ownerId>/resources/<resourceId>/tokens/read",
    retry = safe,
    js = none,
)]
pub fn get_resource_warp_token(
    owner_id: OwnerId,
    /// The application. Whether an add-on does as well is not documented.
    resource_id: ResourceId,
    token: &CreateWarpToken,
) -> WarpToken;
