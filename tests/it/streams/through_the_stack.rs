//! Streams go through the client's stack: layers, host, authentication, the record of the route.

use std::sync::{Arc, Mutex};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use cc_client::layer::from_fn;
use cc_client::oauth1::Keys;
use cc_client::stream::{Reconnect, StreamSettings};
use cc_client::{Body, ErrorKind, Route, stream};
use http::Request;

use super::server::{END, Ending, Play, Server, event};
use super::{all, numbers, streaming};

/// Lines, with the authorization in the query.
#[stream(SSE "/lines?<filter>", heartbeat = message, auth = query)]
fn lines(filter: Option<&str>) -> serde_json::Value;

fn keys() -> Keys {
    Keys::new("consumer", "secret-1", "token", "secret-2")
}

#[tokio::test]
async fn layers_see_each_opening_with_its_route_and_the_url_that_is_sent() {
    let server = Server::playing([
        Play::events(event(1), Ending::Closed),
        Play::events(event(2).to_owned() + END, Ending::Closed),
    ])
    .await;
    let seen: Arc<Mutex<Vec<(String, String)>>> = Arc::default();
    let note = Arc::clone(&seen);
    let client = streaming(&format!("{}/base", server.url()))
        .layer(from_fn(move |request: Request<Body>, next| {
            let route = Route::of(&request).map(ToString::to_string).unwrap_or_default();
            note.lock().unwrap().push((route, request.uri().to_string()));
            next.send(request)
        }))
        .build()
        .unwrap();
    assert_eq!(all(numbers().open(&client).await.unwrap()).await, [1, 2]);
    let expected = ("SSE /numbers".to_owned(), format!("{}/base/numbers", server.url()));
    assert_eq!(*seen.lock().unwrap(), [expected.clone(), expected]);
}

#[tokio::test]
async fn openings_are_signed_each_anew_and_ask_for_events() {
    let server =
        Server::playing([Play::events(event(1), Ending::Closed), Play::events(END, Ending::Closed)]).await;
    let client = streaming(&server.url())
        .credentials(keys())
        .signature(cc_client::oauth1::SignatureMethod::HmacSha512)
        .build()
        .unwrap();
    assert_eq!(all(numbers().header("x-mine", "1").open(&client).await.unwrap()).await, [1]);
    let asked = server.asked();
    let nonces: Vec<_> = asked.iter().map(|asked| asked.header("authorization").unwrap()).collect();
    assert!(nonces[0].starts_with("OAuth ") && nonces[0] != nonces[1], "{nonces:?}");
    for asked in asked {
        assert_eq!(asked.header("accept"), Some("text/event-stream"));
        assert_eq!(asked.header("accept-encoding"), None);
        assert_eq!(asked.header("x-mine"), Some("1"));
    }
}

#[tokio::test]
async fn an_authorization_in_the_query_is_added_below_the_layers() {
    let ping = "data: {\"type\":\"heartbeat\",\"heartbeat_msg\":\"ping\",\"heartbeat_delay_ms\":60000}\n\n";
    let body = [ping, "data: {\"n\":1}\n\n", ping, "data: {\"n\":2}\n\n"].concat();
    let server = Server::playing([Play::events(body, Ending::Silent)]).await;
    let client = streaming(&server.url())
        .credentials(keys())
        .layer(from_fn(|request: Request<Body>, next| {
            assert!(!request.uri().to_string().contains("authorization"));
            next.send(request)
        }))
        .build()
        .unwrap();
    let mut stream = lines().filter("a b").open(&client).await.unwrap();
    assert_eq!(stream.next().await.unwrap().unwrap()["n"], 1);
    assert_eq!(stream.next().await.unwrap().unwrap()["n"], 2);
    let asked = &server.asked()[0];
    assert_eq!((asked.header("authorization"), asked.query("filter")), (None, Some("a%20b")));
    let decoded =
        asked.query("authorization").unwrap().replace("%3D", "=").replace("%2B", "+").replace("%2F", "/");
    let header = String::from_utf8(STANDARD.decode(decoded).unwrap()).unwrap();
    assert!(header.starts_with("OAuth oauth_consumer_key=\"consumer\""), "{header}");
}

#[tokio::test]
async fn credentials_in_the_query_are_refused_for_good() {
    let server = Server::playing([Play::status("401 Unauthorized", "")]).await;
    let client = streaming(&server.url()).credentials(keys()).build().unwrap();
    let error = lines().open(&client).await.unwrap_err();
    assert!(error.is_auth(), "{error}");
    assert_eq!(server.asked().len(), 1);
}

#[tokio::test]
async fn a_layer_that_fails_ends_the_stream() {
    let client = streaming("http://127.0.0.1:9")
        .layer(from_fn(|_: Request<Body>, _| async {
            Err::<http::Response<Body>, _>(cc_client::BoxError::from("no token"))
        }))
        .build()
        .unwrap();
    let error = numbers().open(&client).await.unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Layer, 1));
}

#[tokio::test]
async fn a_stream_has_its_own_settings_over_the_clients() {
    let server = Server::playing((0..3).map(|_| Play::raw("", Ending::Closed))).await;
    let settings = StreamSettings::default().reconnect(Reconnect::never());
    let client = streaming(&server.url()).streams(settings).build().unwrap();
    let error = numbers().open(&client).await.unwrap_err();
    assert_eq!((error.attempts(), server.asked().len()), (1, 1));
    let error = numbers().reconnect(super::at_once().max_retries(1)).open(&client).await.unwrap_err();
    assert_eq!((error.attempts(), server.asked().len()), (2, 3));
}

#[test]
fn faults_of_a_stream_are_told_before_anything_is_sent() {
    let client = streaming("http://127.0.0.1:9").build().unwrap();
    for call in [numbers().header("no name", "x"), numbers().header("x", "a\nb")] {
        assert_eq!(call.open_lazily(&client).unwrap_err().kind(), ErrorKind::InvalidCall);
    }
}
