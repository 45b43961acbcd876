//! Every endpoint of the API against the platform: what it sends is understood, and what comes
//! back means what it should.

mod addon_providers;
mod application;
mod bridge;
mod composite;
mod deployment;
mod drain;
mod load_balancers;
mod network_group;
mod oauth;
mod oauth_consumer;
mod organisation;
mod product;
mod redis_http;
mod session;
mod stage;
mod stats;
mod stream;
mod user;
mod warp10;

use std::collections::BTreeSet;

use cc_client::Route;
use cc_client::route::{Param, Piece};

use self::stage::{Called, Shape};
use crate::catalogue::api_routes;

/// The shapes of an endpoint's path: two if an argument may ask for the shorter one.
fn shapes(route: &Route) -> Vec<Shape> {
    let takes_an_owner = |piece: &Piece| matches!(piece, Piece::Param(Param { shorthand: Some(_), .. }));
    if route.path().iter().any(takes_an_owner) {
        return vec![Shape::ById, Shape::Own];
    }
    vec![Shape::Only]
}

#[tokio::test]
async fn each_endpoint_is_called_by_these_tests_in_each_of_its_shapes() {
    let called = Called::default();
    addon_providers::all(&called).await;
    application::all(&called).await;
    bridge::all(&called).await;
    deployment::all(&called).await;
    drain::all(&called).await;
    load_balancers::all(&called).await;
    network_group::all(&called).await;
    oauth::all(&called).await;
    oauth_consumer::all(&called).await;
    organisation::all(&called).await;
    product::all(&called).await;
    redis_http::all(&called).await;
    session::all(&called).await;
    stats::all(&called).await;
    stream::all(&called).await;
    user::all(&called).await;
    warp10::all(&called).await;

    let declared: BTreeSet<_> = api_routes()
        .into_iter()
        .flat_map(|route| shapes(route).into_iter().map(|shape| (route.name(), shape)))
        .collect();
    assert!(declared.len() > 100, "{}", declared.len());
    let called = called.all();
    let missing: Vec<_> = declared.difference(&called).collect();
    assert!(missing.is_empty(), "never called, or never with success: {missing:?}");
    let unknown: Vec<_> = called.difference(&declared).collect();
    assert!(unknown.is_empty(), "called without being declared: {unknown:?}");
}
