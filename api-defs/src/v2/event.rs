//! What happens on the platform, as it happens: deployments, changes of applications, add-ons and
//! organisations.
//!
//! The functions prepare [streams](mod@cc_client::stream):
//!
//! ```no_run
//! use api_defs::{cc_client::{Client, Error}, v2::event::{EventKind, application_events}};
//!
//! # async fn run(client: Client) -> Result<(), Error> {
//! let mut events = application_events("app_1").open(&client).await?;
//! while let Some(event) = events.next().await {
//!     let event = event?;
//!     if event.kind == Some(EventKind::DeploymentActionEnd) {
//!         println!("{}", event.data["state"]);
//!     }
//! }
//! # Ok(())
//! # }
//! ```

mod kind;
mod model;
#[cfg(test)]
mod tests;

use cc_client::stream;
use cc_client::stream::StreamCall;

pub use kind::EventKind;
pub use model::PlatformEvent;

use crate::ids::ApplicationId;

/// Everything that happens and that the user may see.
///
/// Events have no ids: what happens while a broken stream is opened again is not seen.
#[stream(WS "/v2/events/event-socket", heartbeat = message, auth = message("/v2/events/"), js = none)]
pub fn platform_events() -> PlatformEvent;

/// Everything that happens to one application: those of [`platform_events`] that
/// [concern](PlatformEvent::concerns) it.
///
/// The platform sends all events; the others are dropped here.
pub fn application_events(application_id: impl Into<ApplicationId>) -> StreamCall<PlatformEvent> {
    let application_id = application_id.into();
    platform_events().only(move |event| event.concerns(&application_id))
}
