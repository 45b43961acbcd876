use std::collections::{HashMap, HashSet};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit, Mac};
use http::{HeaderValue, Method, Uri};
use sha1::Sha1;
use sha2::Sha512;

use super::decoded;
use crate::oauth1::{Keys, SignError, SignatureMethod, Signer, base_string};

const URI: &str = "https://api.example:8443/v2/self?b=2&a=1&a=0";
const METHODS: [SignatureMethod; 3] =
    [SignatureMethod::Plaintext, SignatureMethod::HmacSha1, SignatureMethod::HmacSha512];

fn keys() -> Keys {
    Keys::new("consumer", "consumer-secret", "token-id", "token-secret")
}

/// Keys that no step of the way may pass on unencoded.
fn odd_keys() -> Keys {
    Keys::new("c&=\"k", "s%&é\n", "t+,\" ", "u=?#~ü")
}

fn fixed(keys: &Keys, method: SignatureMethod) -> Signer {
    Signer::new(keys, method).clock(|| 1_700_000_000).nonce(|| "n0nce".to_owned())
}

fn sign(signer: &Signer) -> HeaderValue {
    let uri = Uri::from_static(URI);
    signer.authorization(&Method::GET, &uri, None).unwrap()
}

/// The parameters of a header, decoded.
fn parsed(header: &HeaderValue) -> HashMap<String, String> {
    let params = header.to_str().unwrap().strip_prefix("OAuth ").unwrap();
    let param = |param: &str| {
        let (name, value) = param.split_once('=').unwrap();
        let value = value.strip_prefix('"').unwrap().strip_suffix('"').unwrap();
        (decoded(name), decoded(value))
    };
    params.split(", ").map(param).collect()
}

fn hmac<M: Mac + KeyInit>(key: &str, base: &str) -> String {
    let mut mac = <M as KeyInit>::new_from_slice(key.as_bytes()).unwrap();
    mac.update(base.as_bytes());
    STANDARD.encode(mac.finalize().into_bytes())
}

#[test]
fn hmac_sha512_signs_this_very_text() {
    let header = sign(&fixed(&keys(), SignatureMethod::HmacSha512));
    let base = "GET&https%3A%2F%2Fapi.example%3A8443%2Fv2%2Fself&a%3D0%26a%3D1%26b%3D2\
                %26oauth_consumer_key%3Dconsumer%26oauth_nonce%3Dn0nce\
                %26oauth_signature_method%3DHMAC-SHA512%26oauth_timestamp%3D1700000000\
                %26oauth_token%3Dtoken-id%26oauth_version%3D1.0";
    let signature = hmac::<Hmac<Sha512>>("consumer-secret&token-secret", base);
    assert_eq!(parsed(&header)["oauth_signature"], signature);
}

#[test]
fn hmac_sha1_without_a_token_signs_this_very_text() {
    let keys = Keys::consumer_only("consumer", "consumer-secret");
    let header = sign(&fixed(&keys, SignatureMethod::HmacSha1));
    let base = "GET&https%3A%2F%2Fapi.example%3A8443%2Fv2%2Fself&a%3D0%26a%3D1%26b%3D2\
                %26oauth_consumer_key%3Dconsumer%26oauth_nonce%3Dn0nce\
                %26oauth_signature_method%3DHMAC-SHA1%26oauth_timestamp%3D1700000000\
                %26oauth_version%3D1.0";
    let signature = hmac::<Hmac<Sha1>>("consumer-secret&", base);
    let params = parsed(&header);
    assert_eq!(params["oauth_signature"], signature);
    assert!(!params.contains_key("oauth_token"));
}

#[test]
fn an_hmac_header_has_all_its_parameters() {
    let header = sign(&fixed(&keys(), SignatureMethod::HmacSha1));
    let mut params = parsed(&header);
    params.remove("oauth_signature").unwrap();
    let expected = [
        ("oauth_consumer_key", "consumer"),
        ("oauth_token", "token-id"),
        ("oauth_signature_method", "HMAC-SHA1"),
        ("oauth_timestamp", "1700000000"),
        ("oauth_nonce", "n0nce"),
        ("oauth_version", "1.0"),
    ];
    let expected = expected.map(|(name, value)| (name.to_owned(), value.to_owned()));
    assert_eq!(params, HashMap::from(expected));
}

#[test]
fn odd_keys_and_nonces_are_encoded_on_every_way() {
    let signer = fixed(&odd_keys(), SignatureMethod::HmacSha1).nonce(|| "n %\"é".to_owned());
    let params = parsed(&sign(&signer));
    assert_eq!(params["oauth_consumer_key"], "c&=\"k");
    assert_eq!(params["oauth_token"], "t+,\" ");
    assert_eq!(params["oauth_nonce"], "n %\"é");

    let header: Vec<_> = (params.iter()).map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let base = base_string(&Method::GET, &Uri::from_static(URI), None, &header).unwrap();
    let signature = hmac::<Hmac<Sha1>>("s%25%26%C3%A9%0A&u%3D%3F%23~%C3%BC", &base);
    assert_eq!(params["oauth_signature"], signature);
}

#[test]
fn plaintext_encodes_the_secrets_twice() {
    let header = sign(&Signer::new(&odd_keys(), SignatureMethod::Plaintext));
    assert_eq!(
        header,
        "OAuth oauth_consumer_key=\"c%26%3D%22k\", oauth_token=\"t%2B%2C%22%20\", \
         oauth_signature_method=\"PLAINTEXT\", \
         oauth_signature=\"s%2525%2526%25C3%25A9%250A%26u%253D%253F%2523~%25C3%25BC\""
    );
}

#[test]
fn a_form_is_part_of_the_signature() {
    let signer = fixed(&keys(), SignatureMethod::HmacSha1);
    let uri = Uri::from_static(URI);
    let sign = |form| signer.authorization(&Method::POST, &uri, form).unwrap();
    assert_ne!(sign(Some(b"a=1".as_slice())), sign(None));
    assert_ne!(sign(Some(b"a=1".as_slice())), sign(Some(b"a=2")));
    assert_eq!(sign(Some(b"".as_slice())), sign(None));
}

#[test]
fn every_signature_has_its_own_nonce() {
    let signer = Signer::new(&keys(), SignatureMethod::HmacSha1);
    let nonces: HashSet<String> = (0..100).map(|_| parsed(&sign(&signer))["oauth_nonce"].clone()).collect();
    assert_eq!(nonces.len(), 100);
    let is_128_bits =
        |nonce: &String| nonce.len() == 32 && nonce.bytes().all(|byte| byte.is_ascii_hexdigit());
    assert!(nonces.iter().all(is_128_bits), "{nonces:?}");
}

#[test]
fn timestamps_of_every_size_are_written_in_full() {
    for seconds in [0, 9, 10, 137_131_200, u64::MAX] {
        let signer = Signer::new(&keys(), SignatureMethod::HmacSha1).clock(move || seconds);
        let params = parsed(&sign(&signer));
        assert_eq!(params["oauth_timestamp"], seconds.to_string());
    }
}

#[test]
fn the_system_clock_is_the_default() {
    let signer = Signer::new(&keys(), SignatureMethod::HmacSha1);
    let seconds: u64 = parsed(&sign(&signer))["oauth_timestamp"].parse().unwrap();
    // The year 2020 is long over.
    assert!(seconds > 1_577_836_800);
}

#[test]
fn keys_of_every_length_sign() {
    for length in [0, 1, 64, 65, 128, 129, 1000] {
        let secret = "k".repeat(length);
        let keys = Keys::consumer_only("consumer", secret.as_str());
        let params = parsed(&sign(&fixed(&keys, SignatureMethod::HmacSha1)));
        let header: Vec<_> = (params.iter()).map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let base = base_string(&Method::GET, &Uri::from_static(URI), None, &header).unwrap();
        let expected = hmac::<Hmac<Sha1>>(&format!("{secret}&"), &base);
        assert_eq!(params["oauth_signature"], expected);
    }
}

#[test]
fn hmac_refuses_a_relative_uri_and_plaintext_does_not_care() {
    let uri = Uri::from_static("/v2/self");
    for method in METHODS {
        let signed = Signer::new(&keys(), method).authorization(&Method::GET, &uri, None);
        match method {
            SignatureMethod::Plaintext => assert!(signed.is_ok()),
            _ => assert_eq!(signed, Err(SignError::RelativeUri)),
        }
    }
}

#[test]
fn plaintext_is_the_default() {
    assert_eq!(SignatureMethod::default(), SignatureMethod::Plaintext);
}

#[test]
fn debug_shows_no_secret() {
    let keys = keys();
    let mut shown = vec![format!("{keys:?}"), format!("{keys:#?}")];
    for method in METHODS {
        let signer = Signer::new(&keys, method);
        shown.push(format!("{signer:?}"));
        shown.push(format!("{:?}", sign(&signer)));
    }
    for text in shown {
        for secret in ["consumer-secret", "token-id", "token-secret"] {
            assert!(!text.contains(secret), "{text}");
        }
    }
}

#[test]
fn a_token_replaces_another() {
    use secrecy::ExposeSecret;

    let keys = keys().with_token("other", "other-secret");
    assert_eq!(keys.consumer_key(), "consumer");
    assert_eq!(keys.consumer_secret().expose_secret(), "consumer-secret");
    assert_eq!(keys.token().unwrap().expose_secret(), "other");
    assert_eq!(keys.token_secret().unwrap().expose_secret(), "other-secret");
    assert!(Keys::consumer_only("consumer", "secret").token().is_none());
}

#[test]
fn a_signer_is_shared_between_threads() {
    fn is_shared<T: Clone + Send + Sync + 'static>() {}
    is_shared::<Signer>();
    is_shared::<Keys>();
}
