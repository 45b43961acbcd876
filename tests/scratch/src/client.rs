use cc_client::{ClientBuilder, layer};

use crate::{log, with_key};

/// The client of this program: your layers are around its own.
pub fn builder(key: String) -> ClientBuilder {
    cc_client::Client::builder()
        .layer(layer::from_fn(|request, next| log(|line| eprintln!("{line}"), request, next)))
        .attempt_layer(layer::from_fn(move |request, next| with_key(key.clone(), request, next)))
}
