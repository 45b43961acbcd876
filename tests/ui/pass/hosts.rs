//! Endpoints and streams on hosts of their own.

use cc_client::route::{Auth, StreamAuth};
use cc_client::{Client, Host, endpoint, stream};

mod places {
    use cc_client::Host;

    pub static STATION: Host = Host::new("station", "https://station.example/v1");
}

static NEAR: Host = Host::new("near", "http://near.example");

/// The temperature, for everybody to know.
#[endpoint(GET "/temperature?<at>", host = places::STATION, auth = none)]
pub fn temperature(at: Option<u64>) -> f64;

/// Its history, for those who may.
#[endpoint(GET "/history", host = crate::places::STATION)]
pub fn history() -> Vec<f64>;

/// Without credentials, where all others are.
#[endpoint(GET "/v2/public", auth = none)]
pub fn public();

/// As it changes.
#[stream(SSE "/changes", host = self::NEAR, auth = query)]
pub fn changes() -> f64;

/// The bridge is there already.
#[endpoint(GET "/api-tokens", host = cc_client::credentials::BRIDGE)]
pub fn api_tokens();

fn main() {
    let temperature = temperature().at(1).route().unwrap();
    assert!(std::ptr::eq(temperature.host().unwrap(), &places::STATION));
    assert_eq!(temperature.auth(), Auth::None);
    assert_eq!(temperature.path_template(), "/temperature");

    let history = history().route().unwrap();
    assert_eq!(history.host().unwrap().url(), "https://station.example/v1");
    assert_eq!(history.auth(), Auth::Client);

    let public = public().route().unwrap();
    assert!(public.host().is_none());
    assert_eq!(public.auth(), Auth::None);

    let changes = changes().route().unwrap();
    assert_eq!(changes.host().unwrap().name(), "near");
    assert_eq!(changes.stream().unwrap().auth, StreamAuth::Query);
    assert_eq!(changes.auth(), Auth::Client);

    assert_eq!(api_tokens().route().unwrap().host().unwrap().name(), "bridge");
    let _ = Client::builder().host(&places::STATION, "http://localhost:8080").host(&NEAR, "http://localhost");
}
