//! What the examples of the standard leave open.

use http::{Method, Uri};

use super::{decoded, params, params_with_form};
use crate::oauth1::{SignError, base_string};

fn signed_uri(uri: &str) -> String {
    let uri: Uri = uri.parse().unwrap();
    let base = base_string(&Method::GET, &uri, None, &[]).unwrap();
    decoded(base.split('&').nth(1).unwrap())
}

#[test]
fn the_port_is_left_out_only_where_it_is_the_schemes_own() {
    assert_eq!(signed_uri("https://a.example:443/x"), "https://a.example/x");
    assert_eq!(signed_uri("http://a.example:443/x"), "http://a.example:443/x");
    assert_eq!(signed_uri("https://a.example:80/x"), "https://a.example:80/x");
    assert_eq!(signed_uri("https://a.example:8443/x"), "https://a.example:8443/x");
    assert_eq!(signed_uri("http://a.example:/x"), "http://a.example/x");
    assert_eq!(signed_uri("http://[::80]/x"), "http://[::80]/x");
    assert_eq!(signed_uri("http://[::1]:80/x"), "http://[::1]/x");
}

#[test]
fn user_information_is_no_part_of_the_host() {
    assert_eq!(signed_uri("https://user:pass@a.example/x"), "https://a.example/x");
}

#[test]
fn scheme_and_host_are_in_lower_case_and_the_path_is_not() {
    assert_eq!(signed_uri("HTTPS://API.Example/V2/Self"), "https://api.example/V2/Self");
}

#[test]
fn a_path_keeps_its_own_escapes() {
    let uri = Uri::from_static("https://a.example/a%2Fb/c%20d");
    let base = base_string(&Method::GET, &uri, None, &[]).unwrap();
    assert_eq!(base, "GET&https%3A%2F%2Fa.example%2Fa%252Fb%2Fc%2520d&");
}

#[test]
fn a_missing_path_is_the_root() {
    assert_eq!(signed_uri("https://a.example?q=1"), "https://a.example/");
}

#[test]
fn a_long_uri_is_written_whole() {
    let path = "segment-with-ünreserved/".replace('ü', "%C3%BC").repeat(200);
    let uri = format!("https://a.example/{path}");
    assert_eq!(signed_uri(&uri), uri);
}

#[test]
fn the_method_is_in_upper_case() {
    let method = Method::from_bytes(b"patch").unwrap();
    let uri = Uri::from_static("https://a.example/");
    let base = base_string(&method, &uri, None, &[]).unwrap();
    assert!(base.starts_with("PATCH&"), "{base}");
}

#[test]
fn repeated_names_are_all_signed_and_sorted_by_value() {
    assert_eq!(params("https://a.example/?id=b&id=a&id=b"), "id=a&id=b&id=b");
}

/// Sorting the joined text instead would put `page2=x` first, for `2` is below `=`.
#[test]
fn a_name_sorts_before_the_names_that_it_starts() {
    assert_eq!(params("https://a.example/?page2=x&page=y"), "page=y&page2=x");
    assert_eq!(params("https://a.example/?a%21=x&a=y"), "a=y&a%21=x");
}

#[test]
fn names_sort_by_their_encoded_form() {
    // As bytes `z` is below `é`; `%C3%A9` is below `z`.
    assert_eq!(params("https://a.example/?z=1&%C3%A9=2"), "%C3%A9=2&z=1");
}

#[test]
fn names_without_value_and_empty_values_are_the_same() {
    assert_eq!(params("https://a.example/?b&a=&=c"), "=c&a=&b=");
}

#[test]
fn nothing_between_separators_is_no_parameter() {
    assert_eq!(params("https://a.example/?&a=1&&b=2&"), "a=1&b=2");
    assert_eq!(params("https://a.example/?"), "");
}

#[test]
fn only_the_first_equals_sign_ends_a_name() {
    assert_eq!(params("https://a.example/?filter=a=b=c"), "filter=a%3Db%3Dc");
}

#[test]
fn plus_is_a_space_and_an_escaped_plus_is_not() {
    assert_eq!(params("https://a.example/?q=a+b%2Bc"), "q=a%20b%2Bc");
}

#[test]
fn lower_case_and_needless_escapes_are_normalised() {
    assert_eq!(params("https://a.example/?q=%c3%a9%7E%61"), "q=%C3%A9~a");
}

#[test]
fn a_broken_escape_stands_for_itself() {
    assert_eq!(params("https://a.example/?q=100%&r=%zz"), "q=100%25&r=%25zz");
}

#[test]
fn a_form_joins_the_query() {
    let form = Some(b"b=2&a=3".as_slice());
    assert_eq!(params_with_form("https://a.example/?a=1&c=4", form), "a=1&a=3&b=2&c=4");
    assert_eq!(params_with_form("https://a.example/", form), "a=3&b=2");
}

#[test]
fn a_form_need_not_be_text() {
    assert_eq!(params_with_form("https://a.example/", Some(b"a=\xff")), "a=%FF");
}

#[test]
fn the_signature_never_covers_itself() {
    let uri = "https://a.example/?oauth_signature=x&oauth%5Fsignature=y&oauth_signature2=z";
    assert_eq!(params(uri), "oauth_signature2=z");
}

#[test]
fn parameters_of_the_request_sort_among_those_of_the_header() {
    let uri = Uri::from_static("https://a.example/?oauth_o=2&z=4&a=0");
    let header = [("oauth_token", "3"), ("oauth_nonce", "1")];
    let base = base_string(&Method::GET, &uri, None, &header).unwrap();
    let params = decoded(base.split('&').nth(2).unwrap());
    assert_eq!(params, "a=0&oauth_nonce=1&oauth_o=2&oauth_token=3&z=4");
}

#[test]
fn a_uri_without_host_cannot_be_signed() {
    for uri in ["/v2/self", "a.example:443", "*"] {
        let uri: Uri = uri.parse().unwrap();
        let error = base_string(&Method::GET, &uri, None, &[]).unwrap_err();
        assert_eq!(error, SignError::RelativeUri);
        assert!(error.to_string().contains("the layer that sets the host"));
    }
}
