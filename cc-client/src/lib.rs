//! A client for the Clever Cloud API in which an endpoint is one annotated line, sent through a
//! [tower](https://docs.rs/tower) stack.
//!
//! This crate knows how to declare, sign, send, retry and read; the endpoints of the platform
//! are declared with it in the crate `api-defs`. Add one of your own like this:
//!
//! ```
//! use cc_client::{Client, endpoint, testing::Script};
//! use serde::Deserialize;
//!
//! #[derive(Deserialize)]
//! pub struct Zone {
//!     pub name: String,
//! }
//!
//! /// Zones in which applications can run.
//! #[endpoint(GET "/v4/products/zones?<ownerId>")]
//! pub fn list_zones(owner_id: Option<String>) -> Vec<Zone>;
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), cc_client::Error> {
//! # let transport = Script::new().json(r#"[{"name": "par"}]"#);
//! let client = Client::builder().transport(transport).build()?;
//! let zones = list_zones().owner_id("orga_…").send(&client).await?;
//! assert_eq!(zones[0].name, "par");
//! # Ok(())
//! # }
//! ```
//!
//! # Where things are
//!
//! * [`endpoint`]: the grammar of a declaration.
//! * [`macro@stream`], [`mod@stream`]: streams, declared and opened the same way.
//! * [`Call`]: what a declared function returns; look at it, adjust it, send it.
//! * [`page`]: answers that come in pages, as a stream of their items.
//! * [`Client`] and [`ClientBuilder`]: credentials, time limits, your layers.
//! * [`layer`]: the stack, and each of its layers for a stack of your own.
//! * [`Error`]: one type, with the status, the platform's message and the number of attempts.
//! * [`credentials`], [`oauth1`]: where keys come from, and how they sign.
//! * [`poll`]: asking again until something is so.
//! * `testing` (behind the feature of that name): a transport that answers without a socket.
//!
//! # Features
//!
//! | feature | default | for |
//! | --- | --- | --- |
//! | `rustls` | yes | TLS by rustls |
//! | `rustls-no-provider` | | rustls with a crypto provider that the program installs |
//! | `native-tls` | | TLS of the operating system |
//! | `tracing` | yes | spans and events |
//! | `catalogue` | | the list of all declared routes at run time |
//! | `testing` | | a scripted transport |
//! | `jiff` | | `jiff::Timestamp` in paths and queries |
#![cfg_attr(docsrs, feature(doc_cfg))]

mod answer;
pub mod argument;
mod auth;
mod body;
pub mod call;
#[cfg(feature = "catalogue")]
pub mod catalogue;
mod client;
mod collect;
pub mod credentials;
mod error;
mod host;
mod json_path;
pub mod layer;
pub mod oauth1;
pub mod page;
pub mod poll;
mod retry_after;
pub mod route;
pub mod sse;
pub mod stream;
mod target;
#[cfg(feature = "testing")]
pub mod testing;
mod transport;

pub use cc_macros::{endpoint, stream};
/// The types and traits that layers of your own are written with.
pub use {http, tower_layer::Layer, tower_service::Service};

pub use self::answer::{Answer, Bytes, Form, ReadError, Text};
pub use self::argument::{Arg, Argument, ByShape, Shorthand, TextArgument};
pub use self::auth::{Anonymous, Authenticate};
pub use self::body::Body;
pub use self::call::{Call, IntoCall};
pub use self::client::{Bundled, Client, ClientBuilder};
pub use self::error::{ApiError, Error, ErrorKind};
pub use self::host::Host;
pub use self::route::{Retry, Route};
pub use self::transport::Transport;

/// Any error, as tower services pass it on.
pub type BoxError = Box<dyn std::error::Error + std::marker::Send + Sync>;

/// What generated code uses. It may change with any release.
#[doc(hidden)]
pub mod __private {
    pub use http::Method;

    pub use crate::__register_route as register;
    pub use crate::call::{Draft, JsonBody, append_query, set_query};
    #[cfg(feature = "catalogue")]
    pub use crate::catalogue::{Entry, inventory};
    pub use crate::page::{counted, dated};
    pub use crate::route::{
        AnswerKind, Auth, BodyKind, Facts, Heartbeat, Paging, Piece, Query, StreamAuth, StreamEnd,
        StreamKind, param, route, shaped_param, stream_route,
    };
    pub use crate::stream::{append_stream_query, set_stream_query};
}

/// Adds a route to the catalogue.
#[cfg(feature = "catalogue")]
#[doc(hidden)]
#[macro_export]
macro_rules! __register_route {
    ($route:ident) => {
        $crate::__private::inventory::submit! { $crate::__private::Entry(&$route) }
    };
}

/// Without the catalogue, a route that is not used costs a program nothing.
#[cfg(not(feature = "catalogue"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __register_route {
    ($route:ident) => {};
}
