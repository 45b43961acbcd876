#![allow(clippy::unwrap_used)]

use crate::{
    Keys, Options, Platform,
    testing::{call, open, try_call},
};
use serde_json::json;
use std::{io::Write, net::TcpStream};

#[test]
fn requests_are_recorded_whole_and_in_order() {
    let platform = Platform::start();
    call(&platform, "PUT", "/v2/self/keys/desk%20top?x=%20y", Some(json!("ssh-rsa AAAA")));
    call(&platform, "GET", "/nowhere", None);
    let requests = platform.requests();
    assert_eq!(requests.len(), 2);
    let first = &requests[0];
    assert_eq!((first.method.as_str(), first.target().as_str()), ("PUT", "/v2/self/keys/desk%20top?x=%20y"));
    assert_eq!(first.header("content-type"), Some("application/json"));
    assert_eq!(first.json(), Some(json!("ssh-rsa AAAA")));
    assert_eq!(first.status.unwrap(), 200);
    assert_eq!((requests[1].path.as_str(), requests[1].status.unwrap().as_u16()), ("/nowhere", 404));
    assert_ne!(first.connection, requests[1].connection);
}

#[tokio::test]
async fn arrivals_can_be_waited_for() {
    let platform = Platform::start();
    let _stream = open(&platform, "GET", "/v2/self", None).unwrap();
    platform.received(1).await;
    assert_eq!(platform.requests()[0].path, "/v2/self");
}

#[test]
fn everything_is_served_under_the_base_path_and_nothing_beside_it() {
    let platform = Platform::start_with(Options::default().base_path("/gateway/api"));
    assert_eq!(call(&platform, "GET", "/v2/self", None).status, 200);
    assert_eq!(platform.requests()[0].path, "/gateway/api/v2/self");
    let url = platform.base_url();
    let host = url.strip_prefix("http://").unwrap().strip_suffix("/gateway/api").unwrap();
    let mut stream = TcpStream::connect(host).unwrap();
    stream.write_all(b"GET /v2/self HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n").unwrap();
    let answer = std::io::read_to_string(stream).unwrap();
    assert!(answer.starts_with("HTTP/1.1 404"), "{answer}");
}

#[test]
fn wrong_keys_are_refused_and_the_health_route_asks_for_none() {
    let platform = Platform::start();
    let host = platform.base_url().replace("http://", "");
    let get = |path: &str| {
        let mut stream = TcpStream::connect(&host).unwrap();
        let head = format!("GET {path} HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\n\r\n");
        stream.write_all(head.as_bytes()).unwrap();
        std::io::read_to_string(stream).unwrap()
    };
    let refused = get("/v2/self");
    assert!(refused.starts_with("HTTP/1.1 401"), "{refused}");
    assert!(
        refused.contains("no Authorization header") && refused.contains("\"type\":\"error\""),
        "{refused}"
    );
    assert!(get("/v4/products/zones").contains("\"code\":\"clever.auth.unauthorized\""));
    assert!(get("/health").starts_with("HTTP/1.1 200"));
}

#[test]
fn other_keys_can_be_set() {
    let keys = Keys { api_token: "other".to_owned(), ..Keys::default() };
    let platform = Platform::start_with(Options::default().keys(keys.clone()));
    assert_eq!(platform.credentials(), keys);
    assert_eq!(call(&platform, "GET", "/v2/self", None).status, 200);
}

#[test]
fn platforms_share_nothing() {
    let (one, other) = (Platform::start(), Platform::start());
    call(&one, "PUT", "/v2/self/emails/new@example.com", Some(json!({})));
    assert_ne!(one.base_url(), other.base_url());
    let emails = |platform| call(platform, "GET", "/v2/self/emails", None).json();
    assert_eq!(emails(&one), json!(["ada@example.org", "new@example.com"]));
    assert_eq!(emails(&other), json!(["ada@example.org"]));
    assert_eq!(one.seed(), other.seed());
}

#[test]
fn an_application_can_be_given_to_another_owner() {
    let platform = Platform::start();
    let seed = platform.seed();
    let path = |owner: &str| format!("/v2/organisations/{owner}/applications/{}", seed.application_id);
    platform.move_application(&seed.application_id, &seed.user_id);
    assert_eq!(call(&platform, "GET", &path(&seed.organisation_id), None).status, 404);
    let moved = call(&platform, "GET", &path(&seed.user_id), None).json();
    assert_eq!((&moved["id"], &moved["ownerId"]), (&json!(seed.application_id), &json!(seed.user_id)));
    let summary = call(&platform, "GET", "/v2/summary", None).json();
    assert_eq!(summary["user"]["applications"].as_array().unwrap().len(), 2);
}

#[test]
#[should_panic(expected = "no owner \"orga_none\"")]
fn an_application_is_given_to_nobody_who_is_not_there() {
    let platform = Platform::start();
    platform.move_application(&platform.seed().application_id, "orga_none");
}

#[tokio::test]
async fn a_dropped_platform_leaves_its_port_even_inside_a_runtime() {
    let platform = Platform::start();
    let idle = open(&platform, "GET", "/v2/self", None).unwrap();
    let host = platform.base_url().replace("http://", "");
    drop(platform);
    drop(idle);
    assert!(TcpStream::connect(host).is_err());
}

#[test]
fn broken_requests_are_told_apart() {
    let platform = Platform::start();
    let env = format!("/v2/self/applications/{}/env", platform.seed().own_application_id);
    let status = |method, path: &str, body| try_call(&platform, method, path, body).unwrap().status;
    assert_eq!(status("GET", "/v2/nothing", None), 404);
    assert_eq!(status("GET", "/v2//self", None), 404);
    assert_eq!(status("GET", "/v2/self/%zz", None), 400);
    assert_eq!(status("PUT", &env, Some(("text/plain", "{}"))), 415);
    assert_eq!(status("PUT", &env, None), 415);
    assert_eq!(status("PUT", &env, Some(("application/json", "{"))), 400);
    assert_eq!(status("PUT", &env, Some(("application/json", "[]"))), 400);
    assert_eq!(status("PUT", &env, Some(("application/json;charset=utf-8", "{\"A\":\"1\"}"))), 200);
    let refused = call(&platform, "PATCH", &env, None);
    assert_eq!((refused.status, refused.header("allow")), (405, Some("GET, PUT")));
}
