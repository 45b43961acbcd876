//! Version 2 of the API: applications, add-ons, organisations, users, payments and the catalogue.

#[cfg(feature = "applications")]
pub mod addon;
#[cfg(feature = "partners")]
pub mod addon_provider;
#[cfg(feature = "applications")]
pub mod application;
#[cfg(feature = "addon-products")]
pub mod backups;
#[cfg(feature = "logs")]
pub mod event;
#[cfg(feature = "accounts")]
pub mod github;
#[cfg(feature = "logs")]
pub mod log;
mod message;
#[cfg(feature = "metrics")]
pub mod metrics;
#[cfg(feature = "notifications")]
pub mod newsfeed;
#[cfg(feature = "notifications")]
pub mod notification;
#[cfg(feature = "accounts")]
pub mod oauth;
#[cfg(feature = "accounts")]
pub mod oauth_consumer;
#[cfg(feature = "accounts")]
pub mod oidc;
#[cfg(feature = "accounts")]
pub mod organisation;
#[cfg(feature = "billing")]
pub mod payment;
#[cfg(feature = "products")]
pub mod product;
#[cfg(feature = "addon-products")]
pub mod providers;
#[cfg(feature = "addon-products")]
pub mod saas;
#[cfg(feature = "accounts")]
pub mod self_;
#[cfg(feature = "accounts")]
pub mod session;
#[cfg(feature = "accounts")]
pub mod user;
#[cfg(feature = "billing")]
pub mod vat;
#[cfg(feature = "partners")]
pub mod vendor;
#[cfg(feature = "metrics")]
pub mod warp_10;

pub use message::{Message, MessageType};
