//! The examples of the standard.

use http::{Method, Uri};

use super::params_with_form;
use crate::oauth1::keyed::KeyedHmac;
use crate::oauth1::{Keys, SignatureMethod, Signer, base_string};

fn hmac_sha1(key: &str, base: &str) -> String {
    let sign = |sink: &mut dyn FnMut(&[u8])| {
        sink(base.as_bytes());
        Ok::<_, ()>(())
    };
    let signature = KeyedHmac::sha1(key.as_bytes()).sign(sign).unwrap();
    String::from_utf8(signature.as_bytes().to_vec()).unwrap()
}

const PRINTER: &str = "dpf43f3p2l4k3l03";

#[test]
fn section_1_2_temporary_credentials() {
    let base = base_string(
        &Method::POST,
        &Uri::from_static("https://photos.example.net/initiate"),
        None,
        &[
            ("realm", "Photos"),
            ("oauth_consumer_key", PRINTER),
            ("oauth_signature_method", "HMAC-SHA1"),
            ("oauth_timestamp", "137131200"),
            ("oauth_nonce", "wIjqoS"),
            ("oauth_callback", "http://printer.example.com/ready"),
            ("oauth_signature", "74KNZJeDHnMBp0EMJ9ZHt/XKycU="),
        ],
    )
    .unwrap();
    let signature = hmac_sha1("kd94hf93k423kf44&", &base);
    assert_eq!(signature, "74KNZJeDHnMBp0EMJ9ZHt/XKycU=");
}

#[test]
fn section_1_2_token_credentials() {
    let base = base_string(
        &Method::POST,
        &Uri::from_static("https://photos.example.net/token"),
        None,
        &[
            ("oauth_consumer_key", PRINTER),
            ("oauth_token", "hh5s93j4hdidpola"),
            ("oauth_signature_method", "HMAC-SHA1"),
            ("oauth_timestamp", "137131201"),
            ("oauth_nonce", "walatlh"),
            ("oauth_verifier", "hfdp7dh39dks9884"),
        ],
    )
    .unwrap();
    let signature = hmac_sha1("kd94hf93k423kf44&hdhd0244k9j7ao03", &base);
    assert_eq!(signature, "gKgrFCywp7rO0OXSjdot/IHF7IU=");
}

#[test]
fn section_1_2_protected_resource() {
    let base = base_string(
        &Method::GET,
        &Uri::from_static("http://photos.example.net/photos?file=vacation.jpg&size=original"),
        None,
        &[
            ("oauth_consumer_key", PRINTER),
            ("oauth_token", "nnch734d00sl2jdk"),
            ("oauth_signature_method", "HMAC-SHA1"),
            ("oauth_timestamp", "137131202"),
            ("oauth_nonce", "chapoH"),
        ],
    )
    .unwrap();
    let signature = hmac_sha1("kd94hf93k423kf44&pfkkdhi9sl3r4s00", &base);
    assert_eq!(signature, "MdpQcU8iPSUjWoN/UDMsK2sui9I=");
}

#[test]
fn section_2_1_plaintext_without_token() {
    let keys = Keys::consumer_only("jd83jd92dhsh93js", "ja893SD9");
    let header = Signer::new(&keys, SignatureMethod::Plaintext)
        .authorization(&Method::POST, &Uri::from_static("/"), None)
        .unwrap();
    assert_eq!(
        header,
        "OAuth oauth_consumer_key=\"jd83jd92dhsh93js\", \
         oauth_signature_method=\"PLAINTEXT\", oauth_signature=\"ja893SD9%26\""
    );
}

#[test]
fn section_2_3_plaintext_with_token() {
    let keys = Keys::new("jd83jd92dhsh93js", "ja893SD9", "hdk48Djdsa", "xyz4992k83j47x0b");
    let header = Signer::new(&keys, SignatureMethod::Plaintext)
        .authorization(&Method::POST, &Uri::from_static("/"), None)
        .unwrap();
    assert_eq!(
        header,
        "OAuth oauth_consumer_key=\"jd83jd92dhsh93js\", oauth_token=\"hdk48Djdsa\", \
         oauth_signature_method=\"PLAINTEXT\", oauth_signature=\"ja893SD9%26xyz4992k83j47x0b\""
    );
}

const REQUEST: &str = "http://EXAMPLE.COM:80/request?b5=%3D%253D&a3=a&c%40=&a2=r%20b";
const FORM: &[u8] = b"c2&a3=2+q";
const HEADER: [(&str, &str); 7] = [
    ("realm", "Example"),
    ("oauth_consumer_key", "9djdj82h48djs9d2"),
    ("oauth_token", "kkk9d7dh3k39sjv7"),
    ("oauth_signature_method", "HMAC-SHA1"),
    ("oauth_timestamp", "137131201"),
    ("oauth_nonce", "7d8f3e4a"),
    ("oauth_signature", "djosJKDKJSD8743243%2Fjdk33klY%3D"),
];

#[test]
fn section_3_4_1_1_base_string() {
    let uri = Uri::from_static(REQUEST);
    let base = base_string(&Method::POST, &uri, Some(FORM), &HEADER).unwrap();
    assert_eq!(
        base,
        "POST&http%3A%2F%2Fexample.com%2Frequest&a2%3Dr%2520b%26a3%3D2%2520q%26a3%3Da%26b5%3D%253D\
         %25253D%26c%2540%3D%26c2%3D%26oauth_consumer_key%3D9djdj82h48djs9d2%26oauth_nonce%3D7d8f3e\
         4a%26oauth_signature_method%3DHMAC-SHA1%26oauth_timestamp%3D137131201%26oauth_token%3Dkkk9\
         d7dh3k39sjv7"
    );
}

/// The signature that §3.1 prints for this request is wrong; erratum 2550 gives the right one.
#[test]
fn section_3_1_signature_as_corrected() {
    let uri = Uri::from_static(REQUEST);
    let base = base_string(&Method::POST, &uri, Some(FORM), &HEADER).unwrap();
    let signature = hmac_sha1("j49sk3j29djd&dh893hdasih9", &base);
    assert_eq!(signature, "r6/TJjbCOr97/+UU0NsvSne7s5g=");
}

#[test]
fn section_3_4_1_3_2_normalised_parameters() {
    assert_eq!(params_with_form(REQUEST, Some(FORM)), "a2=r%20b&a3=2%20q&a3=a&b5=%3D%253D&c%40=&c2=");
}

#[test]
fn section_3_4_1_2_base_string_uris() {
    for (uri, expected) in [
        ("http://EXAMPLE.COM:80/r%20v/X?id=123", "http://example.com/r%20v/X"),
        ("https://www.example.net:8080/?q=1", "https://www.example.net:8080/"),
    ] {
        let base = base_string(&Method::GET, &Uri::from_static(uri), None, &[]).unwrap();
        assert_eq!(super::decoded(base.split('&').nth(1).unwrap()), expected);
    }
}
