//! An authorization header by each method, beside the bare HMAC of the same base string.

use std::hint::black_box;

use cc_client::oauth1::{Keys, SignatureMethod, Signer, base_string};
use hmac::{Hmac, KeyInit, Mac};
use http::{Method, Uri};
use sha1::Sha1;
use sha2::Sha512;

use crate::measure::{Clock, alone, compare, heading};

const PLAIN: &str = "https://api.clever-cloud.com/v2/organisations/orga_6f1b2c3d-4e5f-6789-abcd-ef0123456789/applications/app_6f1b2c3d-4e5f-6789-abcd-ef0123456789/env";
const WITH_QUERY: &str = "https://api.clever-cloud.com/v2/organisations/orga_6f1b2c3d-4e5f-6789-abcd-ef0123456789/applications?instanceId=a&limit=20&since=2026-01-01T00%3A00%3A00Z";

pub(crate) fn run() {
    heading("An authorization header");
    let keys = Keys::new("consumer", "consumer secret", "token", "token secret");
    let plaintext = Signer::new(&keys, SignatureMethod::Plaintext);
    let uri = Uri::from_static(PLAIN);
    alone("PLAINTEXT", || sign(&plaintext, &uri), 50_000);

    let key = b"consumer%20secret&token%20secret";
    let sha1 = Hmac::<Sha1>::new_from_slice(key).unwrap();
    let sha512 = Hmac::<Sha512>::new_from_slice(key).unwrap();
    for (what, url) in [("", PLAIN), (", 3 query pairs", WITH_QUERY)] {
        let uri = Uri::from_static(url);
        // As long as what is signed: the URL encoded twice, and the OAuth parameters.
        let base = "x".repeat(base_string_len(&uri));
        let signer = Signer::new(&keys, SignatureMethod::HmacSha1);
        compare(
            (&format!("bare HMAC-SHA1{what}"), || bare(&sha1, &base)),
            (&format!("header by HMAC-SHA1{what}"), || sign(&signer, &uri)),
            20_000,
            Clock::Wall,
        );
        let signer = Signer::new(&keys, SignatureMethod::HmacSha512);
        compare(
            (&format!("bare HMAC-SHA512{what}"), || bare(&sha512, &base)),
            (&format!("header by HMAC-SHA512{what}"), || sign(&signer, &uri)),
            20_000,
            Clock::Wall,
        );
    }
}

fn sign(signer: &Signer, uri: &Uri) {
    let header = signer.authorization(black_box(&Method::GET), black_box(uri), None);
    black_box(header.unwrap());
}

fn bare<M: Mac + Clone>(keyed: &M, base: &str) {
    let mut mac = keyed.clone();
    mac.update(black_box(base).as_bytes());
    black_box(mac.finalize());
}

/// What is signed is as long as this, whatever the nonce and the time.
fn base_string_len(uri: &Uri) -> usize {
    let nonce = "0123456789abcdef0123456789abcdef";
    let oauth = [
        ("oauth_consumer_key", "consumer"),
        ("oauth_token", "token"),
        ("oauth_signature_method", "HMAC-SHA1"),
        ("oauth_timestamp", "1700000000"),
        ("oauth_nonce", nonce),
        ("oauth_version", "1.0"),
    ];
    base_string(&Method::GET, uri, None, &oauth).unwrap().len()
}
