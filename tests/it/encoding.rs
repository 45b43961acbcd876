//! What arguments become in a path and a query, whatever they hold.

use cc_client::argument::Value;
use cc_client::{Argument, Call, ErrorKind, Shorthand, endpoint};
use proptest::prelude::*;

#[endpoint(GET "/v2/things/<id>/parts/<part>-<version>.pdf?<since>&<field>&kind=all")]
fn read_part(id: &str, part: &str, version: u32, since: &str, field: Vec<String>) -> ();

#[endpoint(GET "/v2/things/<id><suffix>")]
fn read_glued(id: &str, suffix: &str) -> ();

#[endpoint(GET "/v2/things?<limit>&<name>")]
fn list(limit: Option<i64>, name: Option<String>) -> ();

/// Decodes `%XX`, independently of the library.
fn decode(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        if *first == b'%' {
            let digits = std::str::from_utf8(&tail[..2]).unwrap();
            bytes.push(u8::from_str_radix(digits, 16).unwrap());
            rest = &tail[2..];
        } else {
            bytes.push(*first);
            rest = tail;
        }
    }
    String::from_utf8(bytes).unwrap()
}

fn segments<T>(call: &Call<T>) -> Vec<String> {
    call.path().split('/').skip(1).map(decode).collect()
}

fn refusal<T>(call: Call<T>) -> String {
    let error = call.try_into_request().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::InvalidCall);
    error.to_string()
}

proptest! {
    #[test]
    fn a_value_stays_in_its_segment(id in ".+", part in ".+", version: u32) {
        prop_assume!(id != "." && id != "..");
        let call = read_part(&id, &part, version, "now").into_call();
        let expected = ["v2", "things", &id, "parts", &format!("{part}-{version}.pdf")];
        prop_assert_eq!(segments(&call), expected);
        let request = call.try_into_request().unwrap();
        prop_assert_eq!(request.uri().path().split('/').count(), 6);
    }

    #[test]
    fn a_query_reads_back_as_it_was_given(since in ".*", fields in prop::collection::vec(".*", 0..5)) {
        let call = read_part("a", "b", 1, &since).field(&fields).into_call();
        let mut expected = vec![("since".to_owned(), since), ("kind".to_owned(), "all".to_owned())];
        expected.extend(fields.into_iter().map(|field| ("field".to_owned(), field)));
        prop_assert_eq!(call.query_pairs(), expected);
        prop_assert!(call.try_into_request().is_ok());
    }

    #[test]
    fn a_setter_replaces_and_keeps_the_rest(first: i64, second: i64, name in ".*") {
        let call = list().limit(first).name(&name).limit(second);
        let expected = vec![("name".to_owned(), name), ("limit".to_owned(), second.to_string())];
        prop_assert_eq!(call.query_pairs(), expected);
    }

    #[test]
    fn an_added_pair_reads_back(name in ".+", value in ".*") {
        let call = Call::<()>::raw(http::Method::GET, "/v2/self").query(&name, &value);
        prop_assert_eq!(call.query_pairs(), vec![(name, value)]);
    }

    #[test]
    fn only_unreserved_characters_are_sent_as_they_are(id in ".+") {
        prop_assume!(id != "." && id != "..");
        let call = read_glued(&id, "x");
        let sent = call.path().strip_prefix("/v2/things/").unwrap();
        let plain = |c: char| c.is_ascii_alphanumeric() || "-._~%".contains(c);
        prop_assert!(sent.chars().all(plain), "{}", sent);
    }
}

#[test]
fn a_value_that_would_lead_elsewhere_is_refused() {
    assert!(refusal(read_glued("", "x")).contains("`id` is empty"));
    for (id, suffix) in [(".", "."), ("..", ""), ("", "..")] {
        refusal(read_glued(id, suffix));
    }
    assert!(refusal(read_part("..", "a", 1, "now").into_call()).contains("`..`"));
    assert!(refusal(read_part(".", "a", 1, "now").into_call()).contains("`.`"));
    // A part of a segment may be dots, and three dots are an ordinary name.
    assert_eq!(segments(&read_part("...", "..", 1, "now"))[2..], ["...", "parts", "..-1.pdf"]);
}

#[test]
fn numbers_are_written_in_full() {
    let call = list().limit(i64::MIN);
    assert_eq!(call.target(), "/v2/things?limit=-9223372036854775808");
    assert_eq!(read_part("a", "b", u32::MAX, "now").path(), "/v2/things/a/parts/b-4294967295.pdf");
}

/// Somebody's own team, or one that is named.
enum Team {
    Mine,
    Named(String),
}

impl Argument for Team {
    const SHORTHAND: Option<Shorthand> = Some(Shorthand { collection: "teams", shorthand: "mine" });

    fn value(&self) -> Value<'_> {
        match self {
            Self::Mine => Value::Shorthand,
            Self::Named(name) => Value::Text(name),
        }
    }
}

#[endpoint(GET "/v2/teams/<team>/players")]
fn players(team: Team) -> ();

#[endpoint(GET "/v2/teams/<team>")]
fn team(team: Team) -> ();

#[test]
fn a_shorthand_replaces_the_collection_and_its_member() {
    assert_eq!(players(Team::Mine).target(), "/v2/mine/players");
    assert_eq!(players(Team::Named("mine".to_owned())).target(), "/v2/teams/mine/players");
    assert_eq!(team(Team::Mine).target(), "/v2/mine");
}

#[test]
fn a_target_that_is_neither_a_path_nor_a_url_is_refused() {
    for target in [
        "",
        "v2/self",
        "/a b",
        "api.example.com/v2",
        "/\u{e9}",
        "/{id}",
        "/a|b",
        "/a#b",
        "/v2/../admin",
        "/v2/%2E%2e",
        "/.",
    ] {
        let call = Call::<()>::raw(http::Method::GET, target);
        assert!(call.try_into_request().is_err(), "{target:?}");
    }
    let long = format!("/{}", "a".repeat(70_000));
    assert!(refusal(Call::<()>::raw(http::Method::GET, long)).contains("target"));
}

#[test]
fn a_header_that_http_does_not_allow_is_refused_without_its_value() {
    let call = || Call::<()>::raw(http::Method::GET, "/v2/self");
    assert!(refusal(call().header("a b", "x")).contains("`a b` is not a header's name"));
    let refused = refusal(call().header("x-secret", "hunter2\n"));
    assert!(refused.contains("x-secret") && !refused.contains("hunter2"), "{refused}");
}

#[tokio::test]
async fn a_path_that_does_not_fit_behind_the_base_is_not_sent_elsewhere() {
    let script = cc_client::testing::Script::new().status(204);
    let client = cc_client::Client::builder()
        .base_url("https://proxy.example/staging")
        .transport(script.clone())
        .build()
        .unwrap();
    let long = format!("/v2/{}", "a".repeat(65_525));
    let call = Call::<()>::raw(http::Method::DELETE, long);
    assert_eq!(call.send(&client).await.unwrap_err().kind(), ErrorKind::InvalidCall);
    assert!(script.requests().is_empty());
}
