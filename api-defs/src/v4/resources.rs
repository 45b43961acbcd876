//! Metrics of applications and add-ons.
//!
//! ```no_run
//! use std::time::Duration;
//!
//! use api_defs::cc_client::{Client, Error};
//! use api_defs::v4::resources::{MetricKind, get_organisation_application_metrics};
//!
//! # async fn run(client: Client) -> Result<(), Error> {
//! let call = get_organisation_application_metrics("orga_1", "app_1")
//!     .only([MetricKind::Cpu])
//!     .interval(Duration::from_secs(3600));
//! for series in call.send(&client).await? {
//!     println!("{}: {} points", series.name, series.data.len());
//! }
//! # Ok(())
//! # }
//! ```

mod metric;
mod period;

use cc_client::endpoint;
use jiff::Timestamp;

pub use metric::{MetricKind, MetricPoint, MetricSeries};
pub use period::Period;

use crate::ids::{OwnerId, ResourceId};

/// The metrics of an application or an add-on, as series of points.
///
/// What the parameters of time mean is not documented; what is said of them here follows from
/// their names and defaults.
#[endpoint(
    GET "/v4/stats/organisations/<ownerId>/resources/<resourceId>/metrics?<only>&<interval>&<span>&<end>&<fill>"
)]
pub fn get_organisation_application_metrics(
    owner_id: OwnerId,
    /// The application, or the add-on by its real id.
    resource_id: ResourceId,
    /// Only these metrics; presumably all without it.
    only: Vec<MetricKind>,
    /// How much time is looked at: a [`Duration`](std::time::Duration), 30 minutes by default.
    interval: Option<Period>,
    /// How much time a point stands for: a [`Duration`](std::time::Duration), 2 minutes by default.
    span: Option<Period>,
    /// When the time ends; presumably now without it.
    end: Option<Timestamp>,
    /// Whether spans without a measure are filled; they are by default.
    fill: Option<bool>,
) -> Vec<MetricSeries>;
