//! Version 4 of the API.

pub mod log;
pub mod metrics;
pub mod network_group;
pub mod product;
