//! What a user's crate adds to the client: an endpoint, and two layers.

mod auth;
mod client;
mod endpoints;
mod logging;

pub use auth::with_key;
pub use client::builder;
pub use endpoints::get_tags;
pub use logging::log;

#[cfg(test)]
mod tests;
