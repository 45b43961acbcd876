//! Version 2 of the API: applications, organisations, users and the catalogue.

pub mod addon;
pub mod application;
pub mod event;
pub mod log;
mod message;
pub mod organisation;
pub mod product;
pub mod self_;
pub mod user;

pub use message::{Message, MessageType};
