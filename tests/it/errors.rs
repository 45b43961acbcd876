//! Whatever goes wrong, the error keeps what came and tells it in one line.

mod answers;
mod connection;
mod decoding;
mod large;
mod shapes;
