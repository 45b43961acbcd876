//! v4 load balancers: where domains of an application or an add-on should point to.

use crate::{context::Context, errors::Failure, reply::Reply, router::Route, state::load_balancer};
use http::Method;
use serde_json::json;

const OWNER: &str = "/v4/load-balancers/organisations/{id}";

pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::under(OWNER, Method::GET, "/applications/{appId}/load-balancers/{kind}", of_application),
        Route::under(OWNER, Method::GET, "/addons/{addonId}/load-balancers/{kind}", of_addon),
    ]
}

fn of_application(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let zone = context.application()?.zone.clone();
    of_zone(context, &zone)
}

fn of_addon(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let zone = context.addon()?.region.clone();
    of_zone(context, &zone)
}

/// A list of one. `default` is the one kind.
fn of_zone(context: &Context<'_>, zone: &str) -> Result<Reply, Failure> {
    let kind = context.parameter("kind");
    if kind != "default" {
        return Err(Failure::not_found("load balancer", &kind));
    }
    Ok(Reply::json(&json!([load_balancer(zone)])))
}

#[cfg(test)]
mod tests;
