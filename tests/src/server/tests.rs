//! Faults, seen from the other end of a socket.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use crate::{
    Fault, Gate, Platform,
    testing::{call, open, try_call},
};
use serde_json::json;
use std::{
    io::{ErrorKind, Read},
    time::Duration,
};

const APPLICATIONS: &str = "/v2/self/applications";
const ANY_APPLICATIONS: &str = "/v2/*/applications";

fn new_application() -> serde_json::Value {
    json!({ "name": "twice?", "instanceVariant": "395103fb-d6e2-4fdd-93bc-bc99146f1ea2" })
}

fn count_applications(platform: &Platform) -> usize {
    call(platform, "GET", APPLICATIONS, None).json().as_array().unwrap().len()
}

#[test]
fn a_status_is_answered_as_often_as_scripted_and_then_the_truth() {
    let platform = Platform::start();
    platform
        .script(Fault::status(503).header("retry-after", "1").body("text/html", "<h1>Sorry</h1>").times(2));
    for left in [1, 0] {
        let answer = call(&platform, "GET", APPLICATIONS, None);
        assert_eq!((answer.status, answer.header("retry-after")), (503, Some("1")));
        assert_eq!(
            (answer.header("content-type"), answer.body.as_slice()),
            (Some("text/html"), &b"<h1>Sorry</h1>"[..])
        );
        assert_eq!(platform.pending_faults(), left);
    }
    assert_eq!(call(&platform, "GET", APPLICATIONS, None).status, 200);
    let statuses: Vec<u16> =
        platform.requests().iter().map(|request| request.status.unwrap().as_u16()).collect();
    assert_eq!(statuses, [503, 503, 200]);
}

#[test]
fn faults_wait_for_their_requests_and_the_first_one_goes_first() {
    let platform = Platform::start();
    platform.script(Fault::status(500).on("PUT", APPLICATIONS));
    platform.script(Fault::status(501).on("*", ANY_APPLICATIONS));
    platform.script(Fault::status(502).on("GET", APPLICATIONS).always());
    let answers = [(); 3].map(|()| call(&platform, "GET", APPLICATIONS, None).status);
    assert_eq!(answers, [501, 502, 502]);
    assert_eq!(call(&platform, "GET", "/v2/self", None).status, 200);
    assert_eq!(platform.pending_faults(), 1);
    platform.clear_script();
    assert_eq!(call(&platform, "GET", APPLICATIONS, None).status, 200);
}

#[test]
fn a_scripted_failure_has_no_effect_unless_it_is_applied() {
    let platform = Platform::start();
    for fault in [Fault::status(503), Fault::close()] {
        platform.script(fault.clone().on("POST", APPLICATIONS));
        let _ = try_call(
            &platform,
            "POST",
            APPLICATIONS,
            Some(("application/json", &new_application().to_string())),
        );
        let before = count_applications(&platform);
        platform.script(fault.after_applying().on("POST", APPLICATIONS));
        let _ = try_call(
            &platform,
            "POST",
            APPLICATIONS,
            Some(("application/json", &new_application().to_string())),
        );
        assert_eq!(count_applications(&platform), before + 1);
    }
    assert_eq!(count_applications(&platform), 3);
}

#[test]
fn a_closed_connection_ends_without_a_byte() {
    let platform = Platform::start();
    platform.script(Fault::close());
    let mut received = Vec::new();
    open(&platform, "GET", "/v2/self", None).unwrap().read_to_end(&mut received).unwrap();
    assert_eq!(received, b"");
    assert_eq!(platform.requests()[0].status, None);
}

#[test]
fn a_reset_connection_is_an_error_to_its_reader() {
    let platform = Platform::start();
    platform.script(Fault::reset());
    let error = try_call(&platform, "GET", "/v2/self", None).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::ConnectionReset);
}

#[test]
fn a_truncated_body_ends_early_after_a_promise_of_all() {
    let platform = Platform::start();
    let long = "y".repeat(4_000_000);
    platform.script(Fault::status(200).body("text/plain", long).truncated(3_000_000));
    let answer = call(&platform, "GET", "/v2/self", None);
    assert_eq!((answer.header("content-length"), answer.body.len()), (Some("4000000"), 3_000_000));
    platform.script(Fault::real().truncated(0));
    let answer = call(&platform, "GET", "/v2/self/id", None);
    assert!(answer.header("content-length").unwrap().parse::<usize>().unwrap() > 0);
    assert_eq!(answer.body, b"");
}

#[tokio::test]
async fn a_stalled_body_keeps_the_connection_until_the_client_leaves() {
    let platform = Platform::start();
    platform.script(Fault::real().stalled());
    let mut stream = open(&platform, "GET", "/v2/self", None).unwrap();
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        let mut byte = [0];
        stream.read_exact(&mut byte).unwrap();
        head.extend(byte);
    }
    assert!(head.starts_with(b"HTTP/1.1 200"));
    assert_eq!(call(&platform, "GET", "/v2/self", None).status, 200);
    stream.set_nonblocking(true).unwrap();
    assert_eq!(stream.read(&mut [0]).unwrap_err().kind(), ErrorKind::WouldBlock);
    platform.connections_reach(1).await;
    drop(stream);
    platform.connections_reach(0).await;
}

#[test]
fn slow_bytes_arrive_all_the_same() {
    let platform = Platform::start();
    let expected = call(&platform, "GET", "/v2/self/id", None).body;
    platform.script(Fault::real().slowed(3, Duration::from_millis(1)));
    assert_eq!(call(&platform, "GET", "/v2/self/id", None).body, expected);
}

#[test]
fn an_oversized_body_is_streamed_unannounced_or_announced() {
    let platform = Platform::start();
    platform.script(Fault::oversized(1_000_001));
    let answer = call(&platform, "GET", "/v2/self", None);
    assert_eq!(
        (answer.header("content-length"), answer.header("transfer-encoding")),
        (None, Some("chunked"))
    );
    assert_eq!(answer.body.iter().filter(|&&byte| byte == b'x').count(), 1_000_001);
    platform.script(Fault::oversized(1_000_001).header("content-length", "1000001"));
    assert_eq!(call(&platform, "GET", "/v2/self", None).body.len(), 1_000_001);
}

#[test]
fn a_redirect_says_where_to() {
    let platform = Platform::start();
    platform.script(Fault::redirect(307, "http://elsewhere.example.com/"));
    let answer = call(&platform, "GET", "/v2/self", None);
    assert_eq!((answer.status, answer.header("location")), (307, Some("http://elsewhere.example.com/")));
}

#[test]
fn headers_and_bodies_of_true_answers_can_be_changed() {
    let platform = Platform::start();
    platform.script(Fault::real().header("x-extra", "1").json(&json!({ "not": "a profile" })));
    let answer = call(&platform, "GET", "/v2/self", None);
    assert_eq!((answer.status, answer.header("x-extra")), (200, Some("1")));
    assert_eq!(answer.json(), json!({ "not": "a profile" }));
}

#[tokio::test]
async fn a_gate_holds_requests_until_it_is_opened() {
    let platform = Platform::start();
    let gate = Gate::new();
    platform.script(Fault::real().held(&gate).delayed(Duration::from_millis(1)));
    let mut stream = open(&platform, "GET", "/v2/self", None).unwrap();
    gate.arrivals(1).await;
    assert_eq!(platform.requests()[0].status, None);
    gate.open();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 200"));
    assert_eq!(gate.arrived(), 1);
}

#[tokio::test]
async fn a_client_that_leaves_a_held_request_is_noticed_and_its_write_may_have_been_applied() {
    let platform = Platform::start();
    for (fault, applications) in [(Fault::real(), 1), (Fault::real().after_applying(), 2)] {
        let gate = Gate::new();
        platform.script(fault.held(&gate).on("POST", APPLICATIONS));
        let body = new_application().to_string();
        let stream = open(&platform, "POST", APPLICATIONS, Some(("application/json", &body))).unwrap();
        gate.arrivals(1).await;
        drop(stream);
        platform.connections_reach(0).await;
        gate.open();
        assert_eq!(count_applications(&platform), applications);
        platform.connections_reach(0).await;
    }
}

#[test]
#[should_panic(expected = "faults that could not be carried out")]
fn a_fault_that_cannot_be_carried_out_is_loud() {
    let platform = Platform::start();
    platform.script(Fault::status(200).body("text/plain", "short").truncated(5));
    assert_eq!(call(&platform, "GET", "/v2/self", None).status, 500);
}

#[test]
fn scripts_that_make_no_sense_panic_where_they_are_written() {
    let scripts: [fn() -> Fault; 12] = [
        || Fault::status(42),
        || Fault::status(101),
        || Fault::status(204).body("text/plain", "none"),
        || Fault::redirect(200, "http://localhost/"),
        || Fault::status(200).header("bad name", "x"),
        || Fault::status(200).header("name", "bad\nvalue"),
        || Fault::close().header("x", "y"),
        || Fault::reset().stalled(),
        || Fault::real().stalled().truncated(1),
        || Fault::real().times(0),
        || Fault::real().on("get", "/"),
        || Fault::real().on("GET", "no/slash"),
    ];
    for (number, script) in scripts.into_iter().enumerate() {
        assert!(std::panic::catch_unwind(script).is_err(), "script {number}");
    }
}
