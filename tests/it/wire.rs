//! What a request looks like on the wire, and what a typed answer comes with.

use api_defs::Owner;
use api_defs::v2::application::{self, EnvVars};
use cc_client::Client;
use cc_client::oauth1::SignatureMethod;
use cc_client::testing::Script;
use cc_client::{Body, Bytes, Call, ErrorKind, Form, Text, endpoint};
use http::{Method, StatusCode};
use http_body_util::Full;
use platform_double::{Fault, Options, Platform, Recorded};
use serde_json::{Value, json};

use crate::harness::{client, client_of, keys};

/// Names and values, as forms have them.
type Pairs = Vec<(String, String)>;

/// Takes a text.
#[endpoint(PUT "/v2/wire/<name>")]
fn put_text(name: &str, text: Text) -> Text;

/// Takes bytes.
#[endpoint(PUT "/v2/wire/<name>", content_type = "image/png", accept = "text/plain")]
fn put_image(name: &str, image: Bytes) -> Bytes;

/// Takes bytes of any kind.
#[endpoint(PUT "/v2/wire/<name>")]
fn put_bytes(name: &str, bytes: Bytes);

/// Takes a form and gives one.
#[endpoint(POST "/v2/wire/<name>?<tag>")]
fn post_form(name: &str, tag: Vec<String>, form: &Form<Pairs>) -> Form<Pairs>;

#[track_caller]
fn last(platform: &Platform) -> Recorded {
    platform.requests().pop().unwrap()
}

#[tokio::test]
async fn a_request_without_a_body_says_what_it_wants_and_who_asks() {
    let platform = Platform::start();
    let client = client(&platform).build().unwrap();

    application::get_all(Owner::Me).send(&client).await.unwrap();

    let request = last(&platform);
    assert_eq!((request.method.as_str(), request.target().as_str()), ("GET", "/v2/self/applications"));
    assert_eq!(request.header("accept"), Some("application/json"));
    assert_eq!(request.header("user-agent"), Some("cc-client/0.1.0"));
    assert!(platform.base_url().ends_with(request.header("host").unwrap()));
    assert_eq!((request.header("content-type"), request.header("content-length")), (None, None));
    assert_eq!(request.header("transfer-encoding"), None);
    let mut names: Vec<_> = request.headers.keys().map(|name| name.as_str()).collect();
    names.sort_unstable();
    assert_eq!(names, ["accept", "authorization", "host", "user-agent"], "and nothing else");
}

#[tokio::test]
async fn a_program_has_a_name_and_a_call_has_headers() {
    let platform = Platform::start();
    let client = client(&platform).user_agent("cat-counter/2.0 (+https://cats.example)").build().unwrap();

    let call = application::get_all(Owner::Me).header("x-reason", "trial").header("accept", "text/json");
    call.send(&client).await.unwrap();

    let request = last(&platform);
    assert_eq!(request.header("user-agent"), Some("cat-counter/2.0 (+https://cats.example)"));
    assert_eq!(request.header("x-reason"), Some("trial"));
    assert_eq!(request.headers.get_all("accept").iter().collect::<Vec<_>>(), ["text/json"]);

    application::get_all(Owner::Me).header("user-agent", "other").send(&client).await.unwrap();
    assert_eq!(last(&platform).header("user-agent"), Some("other"));
}

#[tokio::test]
async fn json_goes_as_json() {
    let platform = Platform::start();
    let client = client(&platform).signature(SignatureMethod::HmacSha512).build().unwrap();
    let id = platform.seed().own_application_id.as_str();

    let env = EnvVars::from_iter([("GREETING", "h\u{e9}llo \"you\""), ("PORT", "8080")]);
    application::update_all_env_vars(Owner::Me, id, &env).send(&client).await.unwrap();

    let request = last(&platform);
    let body = r#"{"GREETING":"héllo \"you\"","PORT":"8080"}"#;
    assert_eq!(request.body, body);
    assert_eq!(request.header("content-type"), Some("application/json"));
    assert_eq!(request.header("accept"), Some("application/json"));
    assert_eq!(request.header("content-length"), Some(&*body.len().to_string()));
    let read = application::get_all_env_vars(Owner::Me, id).send(&client).await.unwrap();
    assert_eq!(EnvVars::from_iter(read), env);
}

#[tokio::test]
async fn texts_and_bytes_go_as_they_are() {
    let platform = Platform::start();
    let client = client(&platform).build().unwrap();
    platform.script(Fault::status(200).body("text/plain", "gr\u{fc}ezi"));
    platform.script(Fault::status(200).body("image/png", vec![0u8, 255]));
    platform.script(Fault::status(204));

    let text = put_text("a/b ?", "h\u{e9}llo\r\n\0").send(&client).await.unwrap();
    assert_eq!(&*text, "gr\u{fc}ezi");
    let request = last(&platform);
    assert_eq!(request.target(), "/v2/wire/a%2Fb%20%3F");
    assert_eq!(request.body, "h\u{e9}llo\r\n\0");
    assert_eq!(request.header("content-type"), Some("text/plain"));
    assert_eq!(request.header("accept"), Some("*/*"));

    let image = put_image("x", Bytes::from(vec![0u8, 1, 255])).send(&client).await.unwrap();
    assert_eq!(&image[..], [0, 255]);
    let request = last(&platform);
    assert_eq!(&request.body[..], [0, 1, 255]);
    assert_eq!(request.header("content-type"), Some("image/png"));
    assert_eq!(request.header("accept"), Some("text/plain"));

    put_bytes("x", Bytes::from(vec![7u8])).send(&client).await.unwrap();
    assert_eq!(last(&platform).header("content-type"), Some("application/octet-stream"));
}

#[tokio::test]
async fn a_form_is_signed_pair_by_pair() {
    let pairs = [("a", "1"), ("a", "0"), ("a b", "h\u{e9} & + = %41 ~*"), ("", "x"), ("empty", "")];
    let form = Form(pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec());
    let body = "a=1&a=0&a+b=h%C3%A9+%26+%2B+%3D+%2541+%7E*&=x&empty=";
    for method in [SignatureMethod::HmacSha1, SignatureMethod::HmacSha512] {
        let platform = Platform::start();
        let client = client(&platform).signature(method).build().unwrap();
        let check = |call: Call<Form<Pairs>>| {
            let (platform, client) = (&platform, &client);
            async move {
                let error = call.send(client).await.unwrap_err();
                // It was let in, and then there was nothing: a wrong signature is 401.
                assert_eq!(error.status(), Some(StatusCode::NOT_FOUND), "{error}");
                last(platform)
            }
        };

        let declared = check(post_form("x", &form).tag(["z", "a"]).into_call()).await;
        let raw = Call::raw(Method::POST, "/v2/wire/x?tag=z&tag=a").form(&form);
        let raw = check(raw).await;
        // A form that was written by hand is recognised by its type, parameters and case aside.
        let written = Call::raw(Method::POST, "/v2/wire/x?tag=z&tag=a").body(body);
        let written = written.header("content-type", "application/X-WWW-Form-Urlencoded; charset=utf-8");
        let written = check(written).await;

        for request in [&declared, &raw, &written] {
            assert_eq!(request.body, body);
            assert_eq!(request.query.as_deref(), Some("tag=z&tag=a"));
            assert!(request.header("authorization").unwrap().contains("oauth_nonce"));
        }
        for request in [&declared, &raw] {
            assert_eq!(request.header("content-type"), Some("application/x-www-form-urlencoded"));
        }
    }
}

#[tokio::test]
async fn a_form_comes_back_as_pairs() {
    let platform = Platform::start();
    let client = client(&platform).build().unwrap();
    platform.script(Fault::status(200).body("application/x-www-form-urlencoded", "a=1&a=h%C3%A9+x"));

    let Form(pairs) = post_form("x", &Form(vec![])).send(&client).await.unwrap();

    assert_eq!(pairs, [("a".to_owned(), "1".to_owned()), ("a".to_owned(), "h\u{e9} x".to_owned())]);
    let request = last(&platform);
    assert_eq!(request.header("accept"), Some("application/x-www-form-urlencoded"));
    // A POST that is empty says so (RFC 9110 §8.6).
    assert_eq!(request.header("content-length"), Some("0"));
}

#[tokio::test]
async fn what_nobody_declared_can_be_called() {
    let platform = Platform::start();
    let client = client(&platform).signature(SignatureMethod::HmacSha512).build().unwrap();
    let application = json!({
        "name": "raw", "zone": "par", "deploy": "git", "instanceType": "node", "instanceVersion": "1",
        "instanceVariant": "x", "minInstances": 1, "maxInstances": 1, "minFlavor": "S", "maxFlavor": "S",
    });
    platform.script(Fault::status(201).json(&json!({ "id": "app_9" })));

    let call =
        Call::<Value>::raw(Method::POST, "/v2/self/applications").query("a b", "c&d").json(&application);
    assert_eq!(call.send(&client).await.unwrap()["id"], "app_9");

    let request = last(&platform);
    assert_eq!(request.target(), "/v2/self/applications?a%20b=c%26d");
    assert_eq!(request.json(), Some(application));
    assert_eq!(request.header("content-type"), Some("application/json"));
    assert_eq!(request.header("accept"), Some("application/json"));

    let call = Call::<Vec<Value>>::raw(Method::GET, "/v2/self/applications");
    let answer = call.send(&client).await.unwrap();
    assert_eq!(answer[0]["id"], platform.seed().own_application_id);
}

#[tokio::test]
async fn a_streamed_body_is_sent_whole() {
    let platform = Platform::start();
    let client = client(&platform).build().unwrap();
    platform.script(Fault::status(204));
    let stream = Body::wrap(Full::new(bytes::Bytes::from("streamed")));

    Call::<()>::raw(Method::PUT, "/v2/wire/x").body(stream).send(&client).await.unwrap();

    assert_eq!(last(&platform).body, "streamed");
}

#[tokio::test]
async fn an_answer_comes_with_its_status_and_headers() {
    let platform = Platform::start();
    let client = client(&platform).build().unwrap();
    platform.script(Fault::status(503));
    platform.script(Fault::status(203).header("x-total", "2").json(&json!([{ "id": "app_1", "name": "a" }])));

    let (parts, applications) = application::get_all(Owner::Me).send_with_parts(&client).await.unwrap();

    assert_eq!(parts.status, StatusCode::NON_AUTHORITATIVE_INFORMATION);
    assert_eq!(parts.headers["x-total"], "2");
    assert_eq!(parts.headers["content-type"], "application/json");
    assert_eq!(cc_client::layer::Attempts::of(&parts.extensions), 2);
    assert_eq!(applications[0].name, "a");

    // What is absent has a status too.
    let call = application::get(Owner::Me, "app_nobody");
    let (parts, application) = client.send_with_parts(call).await.unwrap();
    assert_eq!((parts.status, application), (StatusCode::NOT_FOUND, None));

    let error = application::get_all("orga_nobody").send_with_parts(&client).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Status);
}

#[tokio::test]
async fn a_platform_behind_a_gateway_is_reached_and_signed_for() {
    let platform = Platform::start_with(Options::default().base_path("/gateway/api"));
    for base in [platform.base_url(), format!("{}/", platform.base_url())] {
        let client = client_of(&base).credentials(keys(&platform)).signature(SignatureMethod::HmacSha1);
        let client = client.build().unwrap();

        assert_eq!(application::get_all(Owner::Me).send(&client).await.unwrap().len(), 1);
        assert_eq!(last(&platform).path, "/gateway/api/v2/self/applications");
    }
}

#[tokio::test]
async fn a_call_with_a_fault_is_not_sent() {
    let platform = Platform::start();
    let client = client(&platform).build().unwrap();

    for call in [
        application::get(Owner::Me, ""),
        application::get(Owner::Me, ".."),
        application::get(Owner::Me, "app_1").header("bad header", "x"),
        application::get(Owner::Me, "app_1").header("x-secret", "s3cr3t\n"),
    ] {
        let error = call.send(&client).await.unwrap_err();
        assert_eq!((error.kind(), error.attempts()), (ErrorKind::InvalidCall, 0));
        assert_eq!(error.route().unwrap().function(), "get");
        assert!(!crate::harness::line(&error).contains("s3cr3t"));
    }
    let error = Call::<()>::raw(Method::GET, "v2/self").send(&client).await.unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::InvalidCall, 0));
    crate::harness::line(&error);
    assert!(platform.requests().is_empty());
}

#[tokio::test]
async fn a_body_of_another_form_than_declared_says_its_own() {
    let script = Script::new().json("{}").json("{}");
    let client = Client::builder().transport(script.clone()).build().unwrap();
    let pairs = Form(vec![("a", "1")]);

    crate::kit::create_thing(&serde_json::json!({})).form(&pairs).send(&client).await.unwrap();
    crate::kit::count_thing("1").json(&1).send(&client).await.unwrap();

    let types: Vec<_> = script
        .requests()
        .iter()
        .map(|request| request.headers()["content-type"].to_str().unwrap().to_owned())
        .collect();
    assert_eq!(types, ["application/x-www-form-urlencoded", "application/json"]);
}

#[tokio::test]
async fn an_undeclared_call_without_an_answer_takes_any() {
    let script = Script::new().json(r#"{"id":1,"message":"gone","type":"success"}"#).status(204);
    let client = Client::builder().transport(script.clone()).build().unwrap();
    for _ in ["a message", "nothing"] {
        Call::<()>::raw(Method::DELETE, "/v2/thing").send(&client).await.unwrap();
    }
}

#[tokio::test]
async fn a_script_keeps_a_request_whose_body_is_a_stream() {
    let script = Script::new().status(204);
    let client = Client::builder().transport(script.clone()).build().unwrap();
    let stream = http_body_util::Full::new(bytes::Bytes::from_static(b"x"));
    let call = Call::<()>::raw(Method::POST, "/v2/thing").body(cc_client::Body::wrap(stream));
    call.send(&client).await.unwrap();
    assert_eq!(script.requests()[0].uri().path(), "/v2/thing");
}
