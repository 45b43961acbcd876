//! Connections that are not made, and connections that break.

use std::net::{Ipv4Addr, TcpListener};

use api_defs::Owner;
use api_defs::v2::application;
use cc_client::{Call, Error, ErrorKind};
use http::Method;
use platform_double::{Fault, Platform};

use crate::harness::{causes, client, client_of, line};
use crate::raw_server::RawServer;

/// Nothing was sent, so even a POST was tried as often as anything.
#[track_caller]
fn assert_never_left(error: &Error) {
    assert_eq!(error.kind(), ErrorKind::Connect);
    assert!(error.is_connect() && !error.is_timeout() && !error.is_auth());
    assert_eq!(error.attempts(), 4);
    assert_eq!(error.status(), None);
    assert!(error.headers().is_empty() && error.body().is_none() && error.request_id().is_none());
    assert!(!causes(error).is_empty());
}

#[tokio::test]
async fn a_port_where_nobody_listens() {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    let address = listener.local_addr().unwrap();
    drop(listener);
    let client = client_of(&format!("http://{address}")).build().unwrap();

    let error = application::get_all(Owner::Me).send(&client).await.unwrap_err();
    assert_never_left(&error);
    assert!(causes(&error).iter().any(|cause| cause.contains("refused")), "{:?}", causes(&error));
    let told = format!("no connection to {address} (4 attempts)");
    assert_eq!(line(&error), format!("GET /v2/organisations/<id>/applications: {told}"));

    let error = Call::<()>::raw(Method::POST, "/v2/x?key=s3cr3t").send(&client).await.unwrap_err();
    assert_never_left(&error);
    assert_eq!(line(&error), told);
    assert!(!causes(&error).concat().contains("s3cr3t"));
}

#[tokio::test]
async fn a_name_that_does_not_exist() {
    // RFC 6761 §6.4: it never will.
    let client = client_of("http://platform.invalid").build().unwrap();

    let error = Call::<()>::raw(Method::POST, "/v2/x").send(&client).await.unwrap_err();

    assert_never_left(&error);
    assert!(causes(&error).iter().any(|cause| cause.contains("dns")), "{:?}", causes(&error));
    assert_eq!(line(&error), "no connection to platform.invalid (4 attempts)");
}

#[tokio::test]
async fn a_server_that_does_not_speak_tls() {
    let server = RawServer::start(|mut stream| {
        use std::io::{Read, Write};
        // Something of the client's greeting, and then anything but a greeting.
        let _ = stream.read(&mut [0; 64]);
        let _ = stream.write_all(b"220 mail.example ready\r\n");
    });
    let client = client_of(&server.url("https")).build().unwrap();

    let error = Call::<()>::raw(Method::POST, "/v2/x").send(&client).await.unwrap_err();

    assert_never_left(&error);
    let host = server.url("");
    assert_eq!(line(&error), format!("no connection to {} (4 attempts)", &host[3..]));
}

#[tokio::test]
async fn a_connection_that_ends_without_an_answer() {
    let platform = Platform::start();
    let client = client(&platform).build().unwrap();
    for fault in [Fault::close(), Fault::reset()] {
        platform.script(fault.times(5));
        let before = platform.requests().len();

        let error = application::get_all(Owner::Me).send(&client).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Transport);
        assert!(!error.is_connect(), "it was sent");
        assert_eq!((error.attempts(), error.status()), (4, None));
        assert_eq!(platform.requests().len() - before, 4);
        assert!(!causes(&error).is_empty());
        assert_eq!(
            line(&error),
            "GET /v2/organisations/<id>/applications: the connection broke (4 attempts)"
        );

        // What may have been carried out is not repeated.
        let error = Call::<()>::raw(Method::POST, "/v2/x").send(&client).await.unwrap_err();
        assert_eq!((error.kind(), error.attempts()), (ErrorKind::Transport, 1));
        assert_eq!(platform.requests().len() - before, 5);
        assert_eq!(line(&error), "the connection broke");
    }
}

#[tokio::test]
async fn a_post_on_a_connection_that_was_kept_is_sent_once() {
    let platform = Platform::start();
    let client = client(&platform).build().unwrap();
    for fault in [Fault::close(), Fault::reset()] {
        application::get_all(Owner::Me).send(&client).await.unwrap();
        let before = platform.requests();
        platform.script(fault.always());

        let error = Call::<()>::raw(Method::POST, "/v2/x").send(&client).await.unwrap_err();

        let requests = platform.requests();
        assert_eq!((error.kind(), error.attempts()), (ErrorKind::Transport, 1));
        assert_eq!(requests.len() - before.len(), 1);
        assert_eq!(requests[before.len()].connection, before[before.len() - 1].connection);
        platform.clear_script();
    }
}

#[tokio::test]
async fn a_server_that_does_not_speak_http() {
    let garbage: [&'static [u8]; 4] = [
        b"220 mail.example ready\r\n",
        b"HTTP/1.1 abc\r\n\r\n",
        b"HTTP/1.1 200 OK\r\ncontent-length: one\r\n\r\n",
        b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nzz\r\nbroken",
    ];
    for answer in garbage {
        let server = RawServer::answering(answer);
        let client = client_of(&server.url("http")).build().unwrap();

        let error = Call::<()>::raw(Method::POST, "/v2/x").send(&client).await.unwrap_err();

        assert_eq!((error.kind(), error.attempts()), (ErrorKind::Transport, 1));
        assert!(!causes(&error).is_empty());
        assert!(line(&error).ends_with("the connection broke"));
    }
}
