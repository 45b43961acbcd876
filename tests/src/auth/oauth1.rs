//! Signatures of OAuth 1.0a (RFC 5849 §3.4): the base string and the three methods that the platform takes.

use super::encoding::{Pairs, encode, form_pairs};
use crate::request::Request;
use base64::{Engine, engine::general_purpose::STANDARD};
use hmac::{Hmac, KeyInit, Mac};
use sha1::Sha1;
use sha2::Sha512;

/// A signature method that involves the request (§3.4.2; SHA-512 is the platform's extension).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Digest {
    Sha1,
    Sha512,
}

impl Digest {
    /// The base64 signature of `base_string`. `None` only if the MAC refuses the key, which HMAC never does.
    pub(crate) fn sign(self, key: &str, base_string: &str) -> Option<String> {
        match self {
            Self::Sha1 => mac::<Hmac<Sha1>>(key, base_string),
            Self::Sha512 => mac::<Hmac<Sha512>>(key, base_string),
        }
    }
}

fn mac<M: Mac + KeyInit>(key: &str, message: &str) -> Option<String> {
    let mut mac = M::new_from_slice(key.as_bytes()).ok()?;
    mac.update(message.as_bytes());
    Some(STANDARD.encode(mac.finalize().into_bytes()))
}

/// The key of the HMAC methods, and the whole signature of `PLAINTEXT` (§3.4.4).
pub(crate) fn signing_key(consumer_secret: &str, token_secret: &str) -> String {
    format!("{}&{}", encode(consumer_secret), encode(token_secret))
}

/// The base string URI (§3.4.1.2) of a request that came over plain HTTP.
///
/// `host` is the `Host` header; `path` is taken as it was sent.
pub(crate) fn base_uri(host: &str, path: &str) -> String {
    let host = host.to_ascii_lowercase();
    let host = host.strip_suffix(":80").unwrap_or(&host);
    format!("http://{host}{path}")
}

/// The query's and the form body's parameters (§3.4.1.3.1). `None` if one of them is not well encoded.
///
/// The query parameter `authorization` carries the header itself, so nobody could sign it: it is left out.
pub(crate) fn request_parameters(request: &Request) -> Option<Pairs> {
    let mut parameters = form_pairs(request.query.as_deref().unwrap_or_default())?;
    parameters.retain(|(name, _)| name != b"authorization");
    if request.media_type() == Some("application/x-www-form-urlencoded".to_owned()) {
        parameters.extend(form_pairs(std::str::from_utf8(&request.body).ok()?)?);
    }
    Some(parameters)
}

/// The signature base string (§3.4.1.1) of a request; `parameters` are decoded and in any order.
pub(crate) fn base_string(method: &str, base_uri: &str, parameters: &[(Vec<u8>, Vec<u8>)]) -> String {
    let mut encoded: Vec<(String, String)> =
        parameters.iter().map(|(name, value)| (encode(name), encode(value))).collect();
    encoded.sort();
    let normalized: Vec<String> =
        encoded.into_iter().map(|(name, value)| format!("{name}={value}")).collect();
    let normalized = normalized.join("&");
    format!("{}&{}&{}", method.to_ascii_uppercase(), encode(base_uri), encode(normalized))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::panic)]
    use super::super::header::Presented;
    use super::*;

    const FORM: &str = "application/x-www-form-urlencoded";

    fn request(method: &str, target: &str, content_type: &str, body: &'static str) -> Request {
        let request = http::Request::builder().method(method).uri(target);
        let request = if body.is_empty() { request } else { request.header("content-type", content_type) };
        let (parts, ()) = request.body(()).unwrap().into_parts();
        Request::new(parts, body.into())
    }

    fn base_string_of(request: &Request, host: &str, authorization: &str) -> String {
        let Presented::OAuth(header) = Presented::parse(authorization).unwrap() else { panic!("not OAuth") };
        let mut parameters = header.signed().unwrap();
        parameters.extend(request_parameters(request).unwrap());
        base_string(request.method.as_str(), &base_uri(host, &request.path), &parameters)
    }

    #[test]
    fn rfc_5849_base_string_example() {
        let request = request("POST", "/request?b5=%3D%253D&a3=a&c%40=&a2=r%20b", FORM, "c2&a3=2+q");
        let header = r#"OAuth realm="Example", oauth_consumer_key="9djdj82h48djs9d2", oauth_token="kkk9d7dh3k39sjv7", oauth_signature_method="HMAC-SHA1", oauth_timestamp="137131201", oauth_nonce="7d8f3e4a", oauth_signature="bYT5CMsGcbgUdFHObYMEfcx6bsw%3D""#;
        assert_eq!(
            base_string_of(&request, "EXAMPLE.com:80", header),
            "POST&http%3A%2F%2Fexample.com%2Frequest&a2%3Dr%2520b%26a3%3D2%2520q\
             %26a3%3Da%26b5%3D%253D%25253D%26c%2540%3D%26c2%3D%26oauth_consumer_\
             key%3D9djdj82h48djs9d2%26oauth_nonce%3D7d8f3e4a%26oauth_signature_m\
             ethod%3DHMAC-SHA1%26oauth_timestamp%3D137131201%26oauth_token%3Dkkk\
             9d7dh3k39sjv7"
        );
    }

    #[test]
    fn rfc_5849_resource_request_is_signed_with_hmac_sha1() {
        let request = request("GET", "/photos?file=vacation.jpg&size=original", FORM, "");
        let header = r#"OAuth realm="Photos", oauth_consumer_key="dpf43f3p2l4k3l03", oauth_token="nnch734d00sl2jdk", oauth_signature_method="HMAC-SHA1", oauth_timestamp="137131202", oauth_nonce="chapoH", oauth_signature="MdpQcU8iPSUjWoN%2FUDMsK2sui9I%3D""#;
        let base_string = base_string_of(&request, "photos.example.net", header);
        let key = signing_key("kd94hf93k423kf44", "pfkkdhi9sl3r4s00");
        assert_eq!(Digest::Sha1.sign(&key, &base_string).as_deref(), Some("MdpQcU8iPSUjWoN/UDMsK2sui9I="));
    }

    #[test]
    fn rfc_5849_plaintext_signature_is_the_key() {
        assert_eq!(signing_key("kd94hf93k423kf44", "hdhd0244k9j7ao03"), "kd94hf93k423kf44&hdhd0244k9j7ao03");
        assert_eq!(signing_key("a&b", ""), "a%26b&");
    }

    #[test]
    fn names_are_sorted_before_values() {
        let pairs = [("page2", "x"), ("page", "y"), ("page", "b")].map(|(n, v)| (n.into(), v.into()));
        assert!(base_string("get", "http://h/", &pairs).ends_with("page%3Db%26page%3Dy%26page2%3Dx"));
    }

    #[test]
    fn a_json_body_is_not_signed() {
        let request = request("POST", "/a", "application/json", "x=1");
        assert_eq!(request_parameters(&request).unwrap(), []);
    }

    #[test]
    fn sha512_signatures_have_64_bytes() {
        let signature = Digest::Sha512.sign("key", "text").unwrap();
        assert_eq!(STANDARD.decode(signature).unwrap().len(), 64);
    }

    #[test]
    fn a_port_other_than_80_stays() {
        assert_eq!(base_uri("LOCALHOST:8080", "/A%2f"), "http://localhost:8080/A%2f");
    }
}
