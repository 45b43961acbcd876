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
//! Applications and add-ons:
//!
//! | module | what is in it |
//! | --- | --- |
//! | [`v2::application`] | applications: settings, deployments, variables, domains, links |
//! | [`v4::deployment`], [`v4::deployments`] | deployments, with their steps |
//! | [`v4::instance`] | the machines that run an application |
//! | [`v2::addon`] | add-ons: ordering, plans, migrations, variables, tags |
//! | [`v2::backups`] | backups of add-ons |
//! | [`v4::addon_providers`], [`v2::providers`] | what the providers of add-ons tell of them |
//! | [`v4::addon`] | Matomo, Tardis and configuration providers |
//! | [`v4::keycloak`], [`v4::metabase`], [`v4::otoroshi`] | identity management, dashboards, API gateways |
//! | [`v4::pulsar`], [`v4::materia`] | message brokers, key-value stores |
//! | [`v4::saas`], [`v2::saas`] | Grafana, Heptapod |
//! | [`v4::function`] | functions |
//! | [`v2::product`], [`v4::product`] | the catalogue: runtimes, kinds of add-ons, zones |
//!
//! What happens to them:
//!
//! | module | what is in it |
//! | --- | --- |
//! | [`v4::log`] | logs of applications and add-ons, access logs, as they are written |
//! | [`v4::drain`] | where logs are sent to |
//! | [`v2::log`] | logs and drains, the older way |
//! | [`v2::event`] | what happens on the platform, as it happens |
//! | [`v2::notification`] | e-mails and webhooks that tell it |
//! | [`v4::stats`] | requests: where they come from, how they were answered |
//! | [`v4::resources`] | metrics |
//! | [`warp10`] | the time series behind metrics and access logs |
//! | [`v2::metrics`], [`v2::warp_10`] | tokens for them, the older way |
//! | [`v4::network_group`] | private networks |
//! | [`v4::load_balancers`] | what a domain must point to |
//!
//! Whom they belong to:
//!
//! | module | what is in it |
//! | --- | --- |
//! | [`v2::organisation`] | organisations, their members, invoices and payments |
//! | [`v2::user`], [`v2::self_`] | the current user: profile, keys, tokens, and a summary of what they own |
//! | [`v2::github`] | the link to GitHub |
//! | [`v4::settings`] | settings of the web console |
//! | [`v4::billing`] | invoices, credits, payment methods and prices |
//! | [`v2::payment`], [`v2::vat`] | payments, and numbers for value-added tax |
//! | [`login`] | logging a user in, step by step |
//! | [`v2::oauth`] | OAuth 1.0a: how a program gets a token |
//! | [`v2::oauth_consumer`] | programs that may ask for one |
//! | [`v2::oidc`], [`v2::session`] | logging in and signing up in a browser |
//! | [`bridge`] | API tokens |
//! | [`v4::iam`] | tokens with limited rights |
//! | [`v2::addon_provider`], [`v2::vendor`] | offering add-ons of one's own |
//!
//! And beside them:
//!
//! | module | what is in it |
//! | --- | --- |
//! | [`resolve`] | finds owners that are left out, and the other id of an add-on |
//! | [`redis_http`] | keys and values of Redis databases, over HTTP |
//! | [`v2::newsfeed`] | the platform's blogs |
//! | [`util`] | what needs no call: variables as text, domains, statuses, ids |
//!
//! The functions are called as in Clever Cloud's JavaScript client, in snake case, but for those
//! that were never reviewed there (`todo_…`) and now have a better name; the search box of this
//! documentation finds the JavaScript names too.
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
//! * An [`Owner`] is an id or [`Owner::Me`], the user whose credentials are used. A client with the
//!   [layer for it](resolve::ResolveLayer) finds it: [`AnyOwner`](resolve::AnyOwner).
//! * Dates in answers are [`jiff::Timestamp`]s whatever their form on the wire, see [`date`].
//!
//! # Several requests, and waiting
//!
//! Beside the endpoints are async functions that ask several of them for one answer, such as
//! [`v2::application::get_environment`], and functions that wait until the platform has done what
//! it accepted, such as [`v4::drain::create_log_drain_and_wait`]; see [`wait`]. They take the client
//! first.
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
//! Secrets in answers are [`Secret`]s or [`SecretValue`]s, or have a `Debug` of their own that leaves them out.
//!
//! # Features
//!
//! `rustls` (default), `rustls-no-provider`, `native-tls`, `tracing` (default) and `catalogue` are
//! those of [`cc_client`], which is all of this crate that depends on them.
//!
//! Each domain is a feature, all of them on by default (`all-services`): `accounts`,
//! `addon-products`, `applications`, `billing`, `bridge`, `functions`, `iam`, `logs`, `metrics`,
//! `network`, `notifications`, `partners`, `products`, `redis-http`, `warp10`. So is `utilities`, for
//! [`util`], which brings the libraries of addresses and of the order of names. A program that needs
//! little builds little:
//!
//! ```toml
//! api-defs = { version = "0.1", default-features = false, features = ["rustls", "logs"] }
//! ```
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
#[cfg(feature = "accounts")]
pub mod login;
mod open_enum;
mod owner;
#[cfg(feature = "redis-http")]
pub mod redis_http;
#[cfg(feature = "accounts")]
pub mod resolve;
mod secret;
mod sort_order;
#[cfg(test)]
mod tests;
mod together;
#[cfg(feature = "utilities")]
pub mod util;
pub mod v2;
pub mod v4;
pub mod wait;
#[cfg(feature = "warp10")]
pub mod warp10;

pub use {cc_client, jiff};

pub use ids::*;
pub use list::List;
pub use open_enum::UnknownValue;
pub use owner::{Me, Owner};
pub use secret::{Secret, SecretValue};
pub use sort_order::SortOrder;
pub use wait::{Outcome, Wait, WaitError};
