#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod base_string;
mod properties;
mod rfc5849;
mod signer;

use http::{Method, Uri};

/// The parameters part of the base string of a `GET` of this URL, decoded once: `a=1&b=2`.
fn params(uri: &str) -> String {
    params_with_form(uri, None)
}

fn params_with_form(uri: &str, form: Option<&[u8]>) -> String {
    let base = super::base_string(&Method::GET, &uri.parse::<Uri>().unwrap(), form, &[]).unwrap();
    decoded(base.split('&').nth(2).unwrap())
}

fn decoded(text: &str) -> String {
    let bytes = percent_encoding::percent_decode_str(text);
    bytes.decode_utf8().unwrap().into_owned()
}
