//! Answers of gateways and answers that break off.

use api_defs::Owner;
use api_defs::v2::application;
use cc_client::{Call, ErrorKind};
use http::{Method, StatusCode};
use platform_double::{Fault, Platform};

use crate::harness::{causes, client, line};

#[tokio::test]
async fn a_gateways_page_is_kept_and_shown_in_one_line() {
    let platform = Platform::start();
    let client = client(&platform).build().unwrap();
    let page = "<html>\n  <title>502</title>\r\n\t<h1>Sorry</h1>\n</html>\n";
    let fault = Fault::status(502).header("x-request-id", "req-1").header("retry-after", "0");
    platform.script(fault.body("text/html", page).times(4));

    let error = application::get_all(Owner::Me).send(&client).await.unwrap_err();

    assert_eq!(error.kind(), ErrorKind::Status);
    assert_eq!(error.status(), Some(StatusCode::BAD_GATEWAY));
    assert_eq!(error.attempts(), 4);
    assert_eq!(platform.requests().len(), 4);
    assert_eq!(error.request_id(), Some("req-1"));
    assert_eq!(error.retry_after(), Some(std::time::Duration::ZERO));
    assert_eq!(error.headers()["content-type"], "text/html");
    assert_eq!(error.route().unwrap().function(), "get_all");
    assert_eq!(error.body().unwrap(), page);
    assert!(error.api().is_none() && error.code().is_none());
    assert!(!error.is_timeout() && !error.is_connect() && !error.is_auth());
    assert_eq!(causes(&error), [""; 0]);
    assert_eq!(
        line(&error),
        "GET /v2/organisations/<id>/applications: 502 Bad Gateway, the answer starts with \
         `<html> <title>502</title> <h1>Sorry</h1> </html>` (4 attempts) (request req-1)"
    );
}

#[tokio::test]
async fn what_is_sent_once_counts_one_attempt() {
    let platform = Platform::start();
    let client = client(&platform).build().unwrap();
    platform.script(Fault::status(502).body("text/html", "<h1>Sorry</h1>"));

    let error = Call::<()>::raw(Method::POST, "/v2/self/applications").send(&client).await.unwrap_err();

    assert_eq!((error.attempts(), platform.requests().len()), (1, 1));
    assert!(error.route().is_none());
    assert_eq!(line(&error), "502 Bad Gateway, the answer starts with `<h1>Sorry</h1>`");
}

#[tokio::test]
async fn of_a_foreign_body_64_kib_are_kept() {
    let platform = Platform::start();
    let client = client(&platform).build().unwrap();
    let page: String = ('a'..='z').cycle().take(200_000).collect();
    for (length, kept) in [(200_000, 65_536), (65_537, 65_536), (65_536, 65_536), (10, 10)] {
        platform.script(Fault::status(500).body("text/html", page[..length].to_owned()));

        let error = application::get_all(Owner::Me).send(&client).await.unwrap_err();

        assert_eq!(error.body().unwrap(), &page[..kept]);
        assert!(line(&error).len() < 300);
    }
}

#[tokio::test]
async fn a_status_without_a_name_or_a_body_is_told() {
    let platform = Platform::start();
    let client = client(&platform).build().unwrap();
    platform.script(Fault::status(530));

    let error = application::get_all(Owner::Me).send(&client).await.unwrap_err();

    assert_eq!(line(&error), "GET /v2/organisations/<id>/applications: 530 unknown status");
    assert_eq!(error.body().unwrap(), "");
}

#[tokio::test]
async fn not_modified_is_no_redirection() {
    let platform = Platform::start();
    let client = client(&platform).build().unwrap();
    platform.script(Fault::status(304));

    let error = application::get_all(Owner::Me).send(&client).await.unwrap_err();

    assert_eq!(line(&error), "GET /v2/organisations/<id>/applications: 304 Not Modified");
}

#[tokio::test]
async fn an_answer_that_breaks_off_is_a_failed_attempt() {
    let platform = Platform::start();
    let client = client(&platform).build().unwrap();
    platform.script(Fault::real().truncated(20));

    let applications = application::get_all(Owner::Me).send(&client).await.unwrap();

    assert_eq!(applications.len(), 1);
    assert_eq!(platform.requests().len(), 2);
}

#[tokio::test]
async fn an_answer_that_always_breaks_off_tells_its_status_and_cause() {
    let platform = Platform::start();
    let client = client(&platform).build().unwrap();
    platform.script(Fault::real().header("x-request-id", "req-2").truncated(20).always());

    let error = application::get_all(Owner::Me).send(&client).await.unwrap_err();

    assert_eq!(error.kind(), ErrorKind::Transport);
    assert_eq!(error.status(), Some(StatusCode::OK));
    assert_eq!((error.attempts(), platform.requests().len()), (4, 4));
    assert_eq!(error.request_id(), Some("req-2"));
    assert!(!error.is_connect(), "it was sent");
    assert!(!causes(&error).is_empty());
    assert_eq!(
        line(&error),
        "GET /v2/organisations/<id>/applications: 200 the connection broke (4 attempts) (request req-2)"
    );
}

#[tokio::test]
async fn a_post_whose_answer_breaks_off_is_not_sent_again() {
    let platform = Platform::start();
    let client = client(&platform).build().unwrap();
    platform.script(Fault::status(201).json(&serde_json::json!({ "id": "app_1" })).truncated(3).always());

    let call = Call::<serde_json::Value>::raw(Method::POST, "/v2/self/applications");
    let error = call.json(&serde_json::json!({})).send(&client).await.unwrap_err();

    assert_eq!(error.kind(), ErrorKind::Transport);
    assert_eq!(error.status(), Some(StatusCode::CREATED));
    assert_eq!((error.attempts(), platform.requests().len()), (1, 1));
    assert_eq!(line(&error), "201 the connection broke");
}
