use http::{Method, Uri};
use percent_encoding::percent_decode_str;
use proptest::collection::vec;
use proptest::prelude::*;

use crate::oauth1::base_string;
use crate::oauth1::percent::{encode, push_encoded_twice};

/// Pairs of bytes, few of them different, so that names repeat and start one another.
fn pairs() -> impl Strategy<Value = Vec<(Vec<u8>, Vec<u8>)>> {
    let byte = prop_oneof![Just(b'a'), Just(b'='), Just(b'&'), Just(b'%'), Just(b' '), any::<u8>()];
    let text = vec(byte, 0..4);
    vec((text.clone(), text), 0..12)
}

/// A query in which everything is escaped.
fn query(pairs: &[(Vec<u8>, Vec<u8>)]) -> String {
    let escaped = |text: &[u8]| -> String { text.iter().map(|byte| format!("%{byte:02x}")).collect() };
    let pair = |(name, value): &(Vec<u8>, Vec<u8>)| format!("{}={}", escaped(name), escaped(value));
    pairs.iter().map(pair).collect::<Vec<_>>().join("&")
}

fn base(query: &str) -> String {
    let uri: Uri = format!("https://a.example/?{query}").parse().unwrap();
    let header = [("oauth_nonce", "1"), ("oauth_token", "2")];
    base_string(&Method::GET, &uri, None, &header).unwrap()
}

proptest! {
    #[test]
    fn encoded_text_is_unreserved_or_escaped_in_upper_case_and_decodes_back(text in ".*") {
        let encoded = encode(&text);
        let mut rest = encoded.as_bytes();
        while let Some((first, after)) = rest.split_first() {
            rest = if *first == b'%' {
                let (digits, after) = after.split_at(2);
                let is_digit = |byte: &u8| matches!(byte, b'0'..=b'9' | b'A'..=b'F');
                prop_assert!(digits.iter().all(is_digit));
                after
            } else {
                prop_assert!(first.is_ascii_alphanumeric() || b"-._~".contains(first));
                after
            };
        }
        prop_assert_eq!(percent_decode_str(&encoded).decode_utf8().unwrap(), text);
    }

    #[test]
    fn encoding_twice_is_encoding_the_encoded(text in ".*") {
        let mut twice = Vec::new();
        push_encoded_twice(&mut twice, text.as_bytes());
        prop_assert_eq!(String::from_utf8(twice).unwrap(), encode(&encode(&text)));
    }

    #[test]
    fn the_order_of_the_query_does_not_matter(
        (pairs, shuffled) in pairs().prop_flat_map(|pairs| {
            (Just(pairs.clone()), Just(pairs).prop_shuffle())
        }),
    ) {
        prop_assert_eq!(base(&query(&pairs)), base(&query(&shuffled)));
    }

    /// Against the standard's own words: encode, sort by name and then by value, join, encode.
    #[test]
    fn parameters_are_those_of_the_standard(pairs in pairs()) {
        let encode_bytes = |bytes: &[u8]| -> String {
            bytes.iter().map(|byte| {
                if byte.is_ascii_alphanumeric() || b"-._~".contains(byte) {
                    char::from(*byte).to_string()
                } else {
                    format!("%{byte:02X}")
                }
            }).collect()
        };
        let mut expected: Vec<(String, String)> = pairs
            .iter()
            .map(|(name, value)| (encode_bytes(name), encode_bytes(value)))
            .collect();
        expected.push(("oauth_nonce".into(), "1".into()));
        expected.push(("oauth_token".into(), "2".into()));
        expected.sort();
        let joined: Vec<String> = expected
            .iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        let expected = encode_bytes(joined.join("&").as_bytes());
        let base = base(&query(&pairs));
        prop_assert_eq!(base.split('&').nth(2).unwrap(), expected);
    }
}
