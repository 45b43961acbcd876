#![allow(clippy::unwrap_used)]
use super::*;
use crate::Keys;

const NOW: u64 = 1_700_000_000;

fn guard() -> Guard {
    Guard::new(Some(Duration::from_secs(300)))
}

fn accepted() -> Accepted {
    let Keys { consumer_key, consumer_secret, token, token_secret, api_token } = Keys::default();
    Accepted {
        consumers: vec![
            ("consumer-other".to_owned(), "s3cret".to_owned()),
            (consumer_key.clone(), consumer_secret),
        ],
        tokens: vec![
            AcceptedToken {
                consumer_key: "consumer-other".to_owned(),
                token: "token-other".to_owned(),
                secret: token_secret.clone(),
            },
            AcceptedToken { consumer_key, token, secret: token_secret },
        ],
        api_tokens: vec!["api-token-other".to_owned(), api_token],
    }
}

fn check(guard: &mut Guard, request: &Request) -> Result<(), Refusal> {
    guard.check(request, NOW, &accepted()).map(drop)
}

fn get(target: &str, authorization: Option<&str>) -> Request {
    let mut builder = http::Request::get(target).header("host", "localhost:1234");
    if let Some(value) = authorization {
        builder = builder.header("authorization", http::HeaderValue::from_bytes(value.as_bytes()).unwrap());
    }
    Request::new(builder.body(()).unwrap().into_parts().0, bytes::Bytes::new())
}

fn refusal(request: &Request) -> String {
    check(&mut guard(), request).unwrap_err().reason().to_owned()
}

/// An HMAC header made by hand, with the signature of `signed`, which may differ from the request.
fn hmac_header(digest: Digest, timestamp: &str, nonce: &str, signed: &Request) -> String {
    let keys = Keys::default();
    let method = match digest {
        Digest::Sha1 => "HMAC-SHA1",
        Digest::Sha512 => "HMAC-SHA512",
    };
    let unsigned = format!(
        "OAuth oauth_consumer_key=\"{}\", oauth_token=\"{}\", oauth_signature_method=\"{method}\", \
         oauth_timestamp=\"{timestamp}\", oauth_nonce=\"{nonce}\", oauth_version=\"1.0\"",
        keys.consumer_key, keys.token
    );
    let Presented::OAuth(parameters) = Presented::parse(&unsigned).unwrap() else { unreachable!() };
    let mut pairs = parameters.signed().unwrap();
    pairs.extend(oauth1::request_parameters(signed).unwrap());
    let uri = oauth1::base_uri(signed.host().unwrap(), &signed.path);
    let base_string = oauth1::base_string(signed.method.as_str(), &uri, &pairs);
    let key = oauth1::signing_key(&keys.consumer_secret, &keys.token_secret);
    let signature = digest.sign(&key, &base_string).unwrap();
    format!("{unsigned}, oauth_signature=\"{}\"", encoding::encode(signature))
}

fn plaintext(signature: &str) -> String {
    let Keys { consumer_key, token, .. } = Keys::default();
    format!(
        "OAuth oauth_consumer_key=\"{consumer_key}\", oauth_token=\"{token}\", oauth_signature=\"{signature}\""
    )
}

#[test]
fn plaintext_is_taken_in_both_forms() {
    let Keys { consumer_secret, token_secret, .. } = Keys::default();
    let full = encoding::encode(oauth1::signing_key(&consumer_secret, &token_secret));
    let raw = format!("{consumer_secret}%26{token_secret}");
    for signature in [full, raw] {
        assert_eq!(check(&mut guard(), &get("/", Some(&plaintext(&signature)))), Ok(()), "{signature}");
    }
}

#[test]
fn plaintext_with_a_wrong_or_half_encoded_secret_is_refused() {
    let Keys { consumer_secret, token_secret, .. } = Keys::default();
    let secrets_alone = format!("{}&{}", encoding::encode(&consumer_secret), encoding::encode(&token_secret));
    let whole_alone = encoding::encode(format!("{consumer_secret}&{token_secret}"));
    for signature in ["wrong%26wrong", "", secrets_alone.as_str(), whole_alone.as_str()] {
        assert!(refusal(&get("/", Some(&plaintext(signature)))).contains("oauth_signature"), "{signature}");
    }
}

#[test]
fn hmac_signatures_of_what_was_received_are_taken() {
    for digest in [Digest::Sha1, Digest::Sha512] {
        let request = get("/v2/a%2Fb?x=2&x=1&e=", None);
        let header = hmac_header(digest, &NOW.to_string(), "n", &request);
        assert_eq!(check(&mut guard(), &get("/v2/a%2Fb?x=2&x=1&e=", Some(&header))), Ok(()), "{digest:?}");
    }
}

#[test]
fn hmac_signatures_of_anything_else_are_refused_with_the_base_string() {
    let header = hmac_header(Digest::Sha512, &NOW.to_string(), "n", &get("/v2/self?x=1", None));
    let reason = refusal(&get("/v2/self?x=2", Some(&header)));
    assert!(reason.contains("GET&http%3A%2F%2Flocalhost%3A1234%2Fv2%2Fself&oauth_consumer_key"), "{reason}");
}

#[test]
fn timestamps_must_be_near_the_clock_unless_any_will_do() {
    let old = (NOW - 301).to_string();
    let header = hmac_header(Digest::Sha1, &old, "n", &get("/", None));
    let request = get("/", Some(&header));
    assert!(refusal(&request).contains("oauth_timestamp"));
    assert_eq!(check(&mut Guard::new(None), &request), Ok(()));
    let header = hmac_header(Digest::Sha1, &(NOW + 300).to_string(), "n", &get("/", None));
    assert_eq!(check(&mut guard(), &get("/", Some(&header))), Ok(()));
}

#[test]
fn a_nonce_is_taken_once_for_a_timestamp() {
    let mut guard = guard();
    let first = hmac_header(Digest::Sha1, &NOW.to_string(), "n", &get("/", None));
    let later = hmac_header(Digest::Sha1, &(NOW + 1).to_string(), "n", &get("/", None));
    assert_eq!(check(&mut guard, &get("/", Some(&first))), Ok(()));
    assert!(check(&mut guard, &get("/", Some(&first))).unwrap_err().reason().contains("oauth_nonce"));
    assert_eq!(check(&mut guard, &get("/", Some(&later))), Ok(()));
}

#[test]
fn hmac_without_timestamp_or_nonce_is_refused() {
    let header = hmac_header(Digest::Sha1, &NOW.to_string(), "n", &get("/", None));
    for missing in ["oauth_timestamp", "oauth_nonce", "oauth_token", "oauth_consumer_key", "oauth_signature="]
    {
        let without = header.replace(missing, &format!("x_{missing}"));
        let reason = refusal(&get("/", Some(&without)));
        assert!(reason.contains(missing.trim_end_matches('=')) && reason.contains("missing"), "{reason}");
    }
}

#[test]
fn each_wrong_parameter_is_named() {
    let good = plaintext("x");
    let cases = [
        (good.replace("consumer-key", "other"), "oauth_consumer_key is unknown"),
        (good.replace("\"token-0001", "\"other"), "oauth_token is unknown"),
        (good.clone() + ", oauth_version=\"2.0\"", "oauth_version"),
        (good.clone() + ", oauth_signature_method=\"RSA-SHA1\"", "RSA-SHA1"),
        (good + ", oauth_version=\"%zz\"", "percent-encoded"),
    ];
    for (header, expected) in cases {
        let reason = refusal(&get("/", Some(&header)));
        assert!(reason.contains(expected), "{reason}");
    }
}

#[test]
fn bearer_tokens_are_compared() {
    assert_eq!(check(&mut guard(), &get("/", Some("Bearer api-token-0001"))), Ok(()));
    assert!(refusal(&get("/", Some("Bearer other"))).contains("API token"));
}

#[test]
fn the_query_may_carry_the_header_in_base64() {
    let value = encoding::encode(STANDARD.encode("Bearer api-token-0001"));
    assert_eq!(check(&mut guard(), &get(&format!("/?a=1&authorization={value}"), None)), Ok(()));
    assert!(refusal(&get("/?authorization=%21", None)).contains("base64"));
    assert!(refusal(&get("/", None)).contains("no Authorization header"));
}

#[test]
fn a_token_works_with_the_consumer_that_it_was_made_for() {
    let header = plaintext("x").replace("token-0001", "token-other");
    assert!(refusal(&get("/", Some(&header))).contains("oauth_token is unknown"));
    let header = header.replace("consumer-key-0001", "consumer-other");
    assert!(refusal(&get("/", Some(&header))).contains("oauth_signature"));
}

#[test]
fn who_was_let_in_is_told() {
    let Keys { consumer_secret, token_secret, .. } = Keys::default();
    let header = plaintext(&format!("{consumer_secret}%26{token_secret}"));
    let identity = |header: &str| guard().check(&get("/", Some(header)), NOW, &accepted()).unwrap();
    assert_eq!(identity(&header).token.as_deref(), Some("token-0001"));
    assert_eq!(identity("Bearer api-token-0001"), Identity::default());
}
