#![allow(clippy::unwrap_used, clippy::panic)]

mod completing;
mod fetching;
mod finding;
mod index;
mod moving;
mod stage;
mod store;
