//! Version 4 of the API.

pub mod product;
