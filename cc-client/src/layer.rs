//! The tower layers of the client. Each is public and fits any stack of services over
//! `http::Request<Body>`.
//!
//! The client's own stack, outermost first:
//!
//! | layer | once a | does |
//! | --- | --- | --- |
//! | [`HostLayer`] | call | puts the base URL before the path, or that of the endpoint's own host |
//! | *your layers* | call | whatever you like: logging, caching, limits |
//! | [`TraceLayer`] | call | a span that is named by the route |
//! | [`TimeoutLayer::total`] | call | the limit of everything below |
//! | [`RetryLayer`] | call | sends again what may be sent again |
//! | *your attempt layers* | attempt | redirects, request ids, per-attempt logging |
//! | [`TimeoutLayer::attempt`] | attempt | the limit of one try, its body included |
//! | [`CollectLayer`] | attempt | reads the whole body, bounded |
//! | [`AuthLayer`] | attempt | signs: a fresh nonce for each attempt |
//! | transport | attempt | sends |
//!
//! The host comes first, so that every layer sees the URL that is sent: a signature covers
//! it, and a redirection can only be resolved against it (RFC 9110 §10.2.2).
//!
//! These are there to be added as yours, and do nothing unless they are:
//!
//! | layer | around | does |
//! | --- | --- | --- |
//! | [`CacheLayer`] | calls | keeps answers and gives them again |
//! | [`CoalesceLayer`] | calls, below a cache | one request for those who ask for the same at the same time |
//! | [`DebugLayer`] | attempts | shows what is sent and answered, without secrets |
//!
//! [`from_fn`] makes a layer of your own from an async function; any other tower layer over
//! HTTP types fits as it is.

pub(crate) mod auth;
mod cache;
mod coalesce;
pub(crate) mod collect;
mod debug;
pub(crate) mod describe;
mod fallible;
mod from_fn;
pub(crate) mod host;
mod progress;
pub(crate) mod retry;
mod sameness;
mod service;
pub(crate) mod timeout;
#[cfg(feature = "tracing")]
pub(crate) mod trace;

pub use self::auth::{AuthLayer, AuthService};
pub use self::cache::{Cache, CacheLayer, CacheService, Cached};
pub use self::coalesce::{CoalesceLayer, CoalesceService, SharedError};
pub use self::collect::{CollectLayer, CollectService};
pub use self::debug::{DebugBody, DebugLayer, DebugRecord, DebugService};
pub use self::describe::{DescribeLayer, DescribeService};
pub use self::fallible::Fallible;
pub use self::from_fn::{FnLayer, FnService, from_fn};
pub use self::host::{HostLayer, HostService};
pub use self::retry::{Attempts, RetryLayer, RetryPolicy, RetryService};
pub use self::service::{HttpFuture, HttpLayer, HttpService};
pub use self::timeout::{TimeoutLayer, TimeoutService};
#[cfg(feature = "tracing")]
pub use self::trace::{TraceLayer, TraceService};
