//! Endpoints on hosts of their own: where they go, and what goes with them.

use cc_client::credentials::{ApiToken, BRIDGE, Settings};
use cc_client::layer::RetryLayer;
use cc_client::oauth1::{Keys, SignatureMethod, Signer};
use cc_client::testing::Script;
use cc_client::{Client, ClientBuilder, ErrorKind, Host, endpoint, stream};
use http::header::{AUTHORIZATION, HeaderValue};
use http::{Request, Uri};
use platform_double::{Fault, Platform};
use serde_json::{Value, json};
use tower_http::follow_redirect::FollowRedirectLayer;

use crate::kit::{Spy, answer, client_of, get_thing, keys_of, scripted};

static STATION: Host = Host::new("station", "https://station.example:8443/v1");
static OTHER: Host = Host::new("station", "https://other.example");
static FAULTY: Host = Host::new("faulty", "https://faulty.example/?lost=1");

/// What is measured.
#[endpoint(GET "/v2/self?<at>", host = STATION)]
fn measure(at: Option<u32>) -> Value;

/// The same elsewhere.
#[endpoint(GET "/v2/self", host = OTHER)]
fn measure_elsewhere() -> Value;

/// What everybody may know.
#[endpoint(GET "/public", host = STATION, auth = none)]
fn public() -> Value;

/// What everybody may know of the API itself.
#[endpoint(GET "/v2/public", auth = none)]
fn public_at_home() -> Value;

/// Nowhere.
#[endpoint(GET "/v2/self", host = FAULTY)]
fn faulty() -> Value;

/// Of the bridge.
#[endpoint(GET "/api-tokens", host = BRIDGE)]
fn api_tokens() -> Value;

/// What is measured, as it is.
#[stream(SSE "/measures", host = STATION, heartbeat = none, end = eof)]
fn measures() -> Value;

fn keys() -> Keys {
    Keys::new("key", "secret", "token", "secret")
}

fn nulls(count: usize) -> Script {
    (0..count).fold(Script::new(), |script, _| script.json("null"))
}

/// The URL of the last request, and whether it had credentials.
fn last<B>(requests: &[Request<B>]) -> (String, bool) {
    let request = requests.last().unwrap();
    (request.uri().to_string(), request.headers().contains_key(AUTHORIZATION))
}

#[tokio::test]
async fn a_call_goes_to_the_host_of_its_endpoint_with_credentials_or_without() {
    let script = nulls(4);
    let client = scripted(script.clone()).credentials(keys()).build().unwrap();

    measure().at(1).send(&client).await.unwrap();
    assert_eq!(last(&script.requests()), ("https://station.example:8443/v1/v2/self?at=1".to_owned(), true));
    public().send(&client).await.unwrap();
    assert_eq!(last(&script.requests()), ("https://station.example:8443/v1/public".to_owned(), false));
    public_at_home().send(&client).await.unwrap();
    assert_eq!(last(&script.requests()), ("https://api.example:8443/gateway/v2/public".to_owned(), false));
    get_thing("1").send(&client).await.unwrap();
    assert_eq!(last(&script.requests()), ("https://api.example:8443/gateway/v2/things/1".to_owned(), true));
}

#[tokio::test]
async fn the_builder_sends_the_calls_of_a_host_elsewhere() {
    let script = nulls(4);
    let builder = scripted(script.clone()).credentials(keys()).host(&STATION, "https://first.example");
    let client = builder.host(&STATION, "http://localhost:9/stand-in/").build().unwrap();

    measure().send(&client).await.unwrap();
    assert_eq!(last(&script.requests()), ("http://localhost:9/stand-in/v2/self".to_owned(), true));
    public().send(&client).await.unwrap();
    assert_eq!(last(&script.requests()), ("http://localhost:9/stand-in/public".to_owned(), false));
    // A host is another one, whatever its name.
    measure_elsewhere().send(&client).await.unwrap();
    assert_eq!(last(&script.requests()), ("https://other.example/v2/self".to_owned(), true));
    get_thing("1").send(&client).await.unwrap();
    assert_eq!(last(&script.requests()), ("https://api.example:8443/gateway/v2/things/1".to_owned(), true));
}

#[tokio::test]
async fn a_call_reaches_a_host_over_a_real_socket() {
    let (home, station) = (Platform::start(), Platform::start());
    let client = client_of(&home)
        .credentials(keys_of(&station))
        .signature(SignatureMethod::HmacSha512)
        .host(&STATION, &station.base_url())
        .build()
        .unwrap();
    station.script(Fault::status(503).header("retry-after", "0"));

    // It looks at each signature, which covers its own URL.
    let profile = measure().send(&client).await.unwrap();

    assert_eq!(profile["name"], "Ada Lovelace");
    assert_eq!((home.requests().len(), station.requests().len()), (0, 2));
    let authorizations: Vec<_> =
        station.requests().iter().map(|sent| sent.header("authorization").unwrap().to_owned()).collect();
    assert_ne!(authorizations[0], authorizations[1]);
}

#[tokio::test]
async fn a_signature_covers_the_url_of_the_host() {
    for method in [SignatureMethod::HmacSha1, SignatureMethod::HmacSha512] {
        let script = nulls(1);
        let client = scripted(script.clone()).credentials(keys()).signature(method).build().unwrap();
        measure().at(2).send(&client).await.unwrap();

        let sent = script.requests().pop().unwrap();
        let header = sent.headers()[AUTHORIZATION].to_str().unwrap();
        let field =
            |name: &str| header.split(&format!("{name}=\"")).nth(1).unwrap().split('"').next().unwrap();
        let uri = Uri::from_static("https://station.example:8443/v1/v2/self?at=2");
        let (nonce, timestamp) = (field("oauth_nonce").to_owned(), field("oauth_timestamp").parse().unwrap());
        let signer = Signer::new(&keys(), method).clock(move || timestamp).nonce(move || nonce.clone());
        assert_eq!(header, signer.authorization(sent.method(), &uri, None).unwrap());
    }
}

#[tokio::test]
async fn credentials_do_not_follow_a_redirection_away_from_the_host() {
    let script = Script::new()
        .response(answer(307, ("location", "/v1/moved"), ""))
        .response(answer(307, ("location", "https://evil.example/v1/moved"), ""))
        .json("null");
    let builder = scripted(script.clone()).credentials(keys());
    let client = builder.attempt_layer(FollowRedirectLayer::new()).build().unwrap();

    measure().send(&client).await.unwrap();

    let requests = script.requests();
    assert_eq!(last(&requests[..1]), ("https://station.example:8443/v1/v2/self".to_owned(), true));
    assert_eq!(last(&requests[..2]), ("https://station.example:8443/v1/moved".to_owned(), true));
    assert_eq!(last(&requests), ("https://evil.example/v1/moved".to_owned(), false));
}

#[tokio::test]
async fn without_credentials_a_redirection_within_the_host_gets_none_either() {
    let script = Script::new().response(answer(302, ("location", "/v1/moved"), "")).json("null");
    let builder = scripted(script.clone()).credentials(keys());
    let client = builder.attempt_layer(FollowRedirectLayer::new()).build().unwrap();

    public().send(&client).await.unwrap();

    let requests = script.requests();
    assert_eq!(last(&requests), ("https://station.example:8443/v1/moved".to_owned(), false));
}

#[tokio::test]
async fn the_host_alone_gets_the_credentials_of_its_endpoints() {
    // A layer of the user's sends the call elsewhere, the client's own host included.
    for (elsewhere, signed) in [
        ("https://station.example:8443/v9", true),
        ("https://STATION.example:8443/v9", true),
        ("http://station.example:8443/v9", false),
        ("https://station.example/v9", false),
        ("https://api.example:8443/gateway/v2/self", false),
        ("https://evil.example:8443/v9", false),
    ] {
        let script = nulls(1);
        let builder = scripted(script.clone()).credentials(keys());
        let reroute =
            cc_client::layer::from_fn(move |mut request: Request<_>, next: cc_client::layer::HttpService| {
                *request.uri_mut() = Uri::from_static(elsewhere);
                next.send(request)
            });
        measure().send(&builder.attempt_layer(reroute).build().unwrap()).await.unwrap();
        let (_, sent_signed) = last(&script.requests());
        assert_eq!(sent_signed, signed, "{elsewhere}");
    }
}

#[tokio::test]
async fn an_authorization_of_the_call_s_own_is_sent_as_it_is() {
    let script = nulls(1);
    let client = scripted(script.clone()).credentials(keys()).build().unwrap();
    public().header("authorization", "Bearer mine").send(&client).await.unwrap();
    assert_eq!(script.requests()[0].headers()[AUTHORIZATION], HeaderValue::from_static("Bearer mine"));
}

#[tokio::test]
async fn your_own_layers_see_the_url_of_the_host() {
    let (script, spy) = (nulls(1), Spy::default());
    let client = scripted(script).layer(spy.clone()).build().unwrap();
    measure().send(&client).await.unwrap();
    assert_eq!(spy.seen()[0].uri, "https://station.example:8443/v1/v2/self");
}

#[tokio::test]
async fn a_stream_is_opened_at_its_host() {
    let script = Script::new().events("data: 1\n\n");
    let client = scripted(script.clone()).credentials(keys()).build().unwrap();
    let mut stream = measures().open(&client).await.unwrap();
    assert_eq!(stream.next().await.unwrap().unwrap(), json!(1));
    assert_eq!(last(&script.requests()), ("https://station.example:8443/v1/measures".to_owned(), true));
}

#[tokio::test]
async fn the_bridge_is_where_the_settings_say() {
    async fn url(builder: ClientBuilder) -> String {
        let script = nulls(1);
        api_tokens().send(&builder.transport(script.clone()).build().unwrap()).await.unwrap();
        last(&script.requests()).0
    }
    let oauth = |name: &str| ["CLEVER_TOKEN", "CLEVER_SECRET"].contains(&name).then(|| "x".to_owned());
    let mut settings = Settings::from_vars(oauth).unwrap();
    let builder = || Client::builder().settings(settings.clone());
    assert_eq!(url(builder()).await, "https://api-bridge.clever-cloud.com/api-tokens");
    let token = ApiToken::new("t0ken").unwrap();
    assert_eq!(
        url(Client::builder().credentials(token)).await,
        "https://api-bridge.clever-cloud.com/api-tokens"
    );
    let overridden = builder().host(&BRIDGE, "http://localhost:9");
    assert_eq!(url(overridden).await, "http://localhost:9/api-tokens");

    settings.bridge = Uri::from_static("https://bridge.example/b");
    assert_eq!(url(Client::builder().settings(settings)).await, "https://bridge.example/b/api-tokens");
}

#[tokio::test]
async fn a_url_that_cannot_be_used_is_an_error_of_the_configuration() {
    for url in
        ["not a URL", "/v1", "ftp://station.example", "https://u:p@station.example", "https://a.example/?b=c"]
    {
        let error = Client::builder().host(&STATION, url).transport(Script::new()).build().unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Config, "{url}");
        let text = error.to_string();
        assert!(text.contains("the URL of the host `station`") && !text.contains("u:p"), "{text}");
    }

    let script = nulls(1);
    let client = scripted(script.clone()).retry(RetryLayer::never()).build().unwrap();
    let error = faulty().send(&client).await.unwrap_err();
    assert_eq!((error.kind(), error.route().unwrap().function()), (ErrorKind::Config, "faulty"));
    assert!(error.to_string().contains("the URL of the host `faulty` has a query"), "{error}");
    assert!(script.requests().is_empty());
}
