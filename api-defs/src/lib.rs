//! The Clever Cloud API: its endpoints as functions, its ids and its models as types.
//!
//! A function prepares a call, which is a value: nothing is sent until a client sends it. What
//! must be given is an argument, what may be given is a setter on the call:
//!
//! ```no_run
//! use api_defs::{Owner, cc_client::{Client, Error}, v2};
//!
//! # async fn run(client: Client) -> Result<(), Error> {
//! for variable in v2::application::get_all_env_vars("orga_1", "app_1").send(&client).await? {
//!     println!("{}", variable.name);
//! }
//!
//! let call = v2::application::get_all_deployments(Owner::Me, "app_2").limit(10);
//! let deployments = client.send(call).await?;
//! # Ok(())
//! # }
//! ```
//!
//! # Services
//!
//! | module | what is in it |
//! | --- | --- |
//! | [`v2::application`] | applications: settings, deployments, variables, domains, links |
//! | [`v2::event`] | what happens on the platform, as it happens |
//! | [`v2::log`] | logs of applications, the older way |
//! | [`v2::organisation`] | organisations and their members |
//! | [`v2::product`] | the catalogue of runtimes and add-ons |
//! | [`v2::self_`] | the credentials in use |
//! | [`v2::user`] | the current user: profile, keys, tokens, and a summary of what they own |
//! | [`v4::log`] | logs of applications and add-ons, access logs, as they are written |
//! | [`v4::stats`] | where requests come from |
//! | [`v4::network_group`] | changes of network groups |
//! | [`v4::product`] | zones |
//!
//! The functions are called as in Clever Cloud's JavaScript client, in snake case; the search
//! box of this documentation finds the JavaScript names too.
//!
//! # Streams
//!
//! Logs and events are [streams](mod@cc_client::stream), which survive broken connections. A function
//! prepares one, [`open`](cc_client::stream::StreamCall::open) connects it:
//!
//! ```no_run
//! use api_defs::{cc_client::{Client, Error}, v2, v4};
//!
//! # async fn run(client: Client) -> Result<(), Error> {
//! let mut logs = v4::log::application_logs("orga_1", "app_1").open(&client).await?;
//! while let Some(log) = logs.next().await {
//!     println!("{}", log?.message);
//! }
//!
//! let mut events = v2::event::application_events("app_1").open(&client).await?;
//! while let Some(event) = events.next().await {
//!     println!("{:?}", event?.kind);
//! }
//! # Ok(())
//! # }
//! ```
//!
//! # Arguments
//!
//! * Each kind of id is a type of its own, see [`ids`]; plain text does as well.
//! * An [`Owner`] is an id or [`Owner::Me`], the user whose credentials are used.
//! * Dates in answers are [`jiff::Timestamp`]s whatever their form on the wire, see [`date`].
//!
//! # Answers
//!
//! Clever Cloud adds to its answers at any time and does not document which fields are always
//! there. So the models are `#[non_exhaustive]`, fields that this version does not know are ignored,
//! only what names a thing is required, and enumerations keep the values that they do not know, as
//! an [`UnknownValue`].
//!
//! Reading one thing that may not exist answers an `Option`: `None` where the platform says 404.
//!
//! Secrets in answers are [`Secret`]s, or have a `Debug` of their own that leaves them out.
//!
//! # Features
//!
//! `rustls` (default), `rustls-no-provider`, `native-tls`, `tracing` (default) and `catalogue` are
//! those of [`cc_client`], which is all of this crate that depends on them.
//!
//! # An endpoint that is not here
//!
//! Declare it in your own crate, with one annotated line; see [`cc_client::endpoint`]. Where
//! `cc_client` is not a dependency of its own, the line says `crate = api_defs::cc_client`.

// What the services share is not all used where some are left out.
#![cfg_attr(not(feature = "all-services"), allow(dead_code))]

#[cfg(feature = "bridge")]
pub mod bridge;
pub mod date;
pub mod ids;
mod lenient;
mod list;
mod open_enum;
mod owner;
#[cfg(feature = "redis-http")]
pub mod redis_http;
mod secret;
#[cfg(test)]
mod tests;
pub mod v2;
pub mod v4;
#[cfg(feature = "warp10")]
pub mod warp10;

pub use {cc_client, jiff};

pub use ids::*;
pub use list::List;
pub use open_enum::UnknownValue;
pub use owner::{Me, Owner};
pub use secret::Secret;
