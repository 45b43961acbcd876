//! Every endpoint of the API against the platform: what it sends is understood, and what comes
//! back means what it should.

mod addon;
mod addon_providers;
mod application;
mod billing;
mod bridge;
mod composite;
mod deployment;
mod drain;
mod github;
mod load_balancers;
mod network_group;
mod newsfeed;
mod notification;
mod oauth;
mod oauth_consumer;
mod organisation;
mod payment;
mod product;
mod redis_http;
mod session;
mod settings;
mod stage;
mod stats;
mod story;
mod stream;
mod unserved;
mod user;
mod vat;
mod warp10;

use std::collections::BTreeSet;

use cc_client::Route;
use cc_client::route::{Param, Piece};

use self::stage::{Called, Shape};
use self::unserved::{UNSERVED, covers};
use crate::catalogue::api_routes;

/// The shapes of an endpoint's path: two if an argument may ask for the shorter one.
fn shapes(route: &Route) -> Vec<Shape> {
    let takes_an_owner = |piece: &Piece| matches!(piece, Piece::Param(Param { shorthand: Some(_), .. }));
    if route.path().iter().any(takes_an_owner) {
        return vec![Shape::ById, Shape::Own];
    }
    vec![Shape::Only]
}

/// Every endpoint of the API in each of its shapes.
fn declared() -> BTreeSet<(String, Shape)> {
    let routes = api_routes().into_iter();
    routes.flat_map(|route| shapes(route).into_iter().map(|shape| (route.name(), shape))).collect()
}

#[tokio::test]
async fn each_endpoint_is_called_by_these_tests_in_each_of_its_shapes_or_said_not_to_be_served() {
    let called = Called::default();
    addon::all(&called).await;
    addon_providers::all(&called).await;
    application::all(&called).await;
    billing::all(&called).await;
    bridge::all(&called).await;
    deployment::all(&called).await;
    drain::all(&called).await;
    github::all(&called).await;
    load_balancers::all(&called).await;
    network_group::all(&called).await;
    newsfeed::all(&called).await;
    notification::all(&called).await;
    oauth::all(&called).await;
    oauth_consumer::all(&called).await;
    organisation::all(&called).await;
    payment::all(&called).await;
    product::all(&called).await;
    redis_http::all(&called).await;
    session::all(&called).await;
    settings::all(&called).await;
    stats::all(&called).await;
    story::all(&called).await;
    stream::all(&called).await;
    user::all(&called).await;
    vat::all(&called).await;
    warp10::all(&called).await;

    let (declared, called) = (declared(), called.all());
    assert!(declared.len() > 400, "{}", declared.len());
    let is_unserved = |name: &str| UNSERVED.iter().any(|(entry, _)| covers(entry, name));
    let missing: Vec<_> = declared.difference(&called).filter(|(name, _)| !is_unserved(name)).collect();
    assert!(missing.is_empty(), "never called, or never with success, and not in the list: {missing:#?}");
    let unknown: Vec<_> = called.difference(&declared).collect();
    assert!(unknown.is_empty(), "called without being declared: {unknown:?}");
    for (entry, because) in UNSERVED {
        let served: Vec<_> = called.iter().filter(|(name, _)| covers(entry, name)).collect();
        assert!(served.is_empty(), "{entry} is called, and in the list: {because}: {served:?}");
    }
}

#[test]
fn what_is_said_not_to_be_served_is_declared_and_said_once() {
    let declared = declared();
    for (entry, because) in UNSERVED {
        assert!(declared.iter().any(|(name, _)| covers(entry, name)), "{entry} is not declared: {because}");
        let entries = UNSERVED.iter().filter(|(other, _)| covers(other, entry)).count();
        assert_eq!(entries, 1, "{entry} is in the list more than once: {because}");
    }
}
