//! The routes, one module a service.

mod addon;
mod addon_provider;
mod api_token;
mod application;
mod billing;
mod drain;
mod event;
mod load_balancer;
pub(crate) mod network_group;
mod newsfeed;
mod notification;
mod oauth;
mod oauth_consumer;
mod orchestration;
mod organisation;
mod payment;
mod product;
pub(crate) mod redis;
mod setting;
mod stats;
mod stream;
mod tags;
mod token;
mod user;
pub(crate) mod warp10;

use crate::{
    reply::Reply,
    router::{Handler, Route},
};
use http::Method;
use serde_json::json;

/// Every route of the platform.
pub(crate) fn all() -> Vec<Route> {
    [
        addon::routes(),
        addon_provider::routes(),
        api_token::routes(),
        application::routes(),
        billing::routes(),
        drain::routes(),
        event::routes(),
        load_balancer::routes(),
        network_group::routes(),
        newsfeed::routes(),
        notification::routes(),
        oauth::routes(),
        oauth_consumer::routes(),
        orchestration::routes(),
        organisation::routes(),
        payment::routes(),
        product::routes(),
        redis::routes(),
        setting::routes(),
        stats::routes(),
        stream::routes(),
        token::routes(),
        user::routes(),
        warp10::routes(),
    ]
    .concat()
}

const SELF: &str = "/v2/self";
const ORGANISATION: &str = "/v2/organisations/{id}";

/// A route that exists for the user and for an organisation; `path` is what follows the owner.
fn owned(method: Method, path: &'static str, handler: Handler) -> [Route; 2] {
    [Route::under(SELF, method.clone(), path, handler), Route::under(ORGANISATION, method, path, handler)]
}

/// A `Message`: what the platform says of many a write. The id is made up.
fn success(message: &str) -> Reply {
    Reply::json(&json!({ "id": 1, "message": message, "type": "success" }))
}
