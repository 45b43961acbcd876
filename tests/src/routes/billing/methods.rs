//! Means of payment.

use super::BILLING;
use crate::{
    context::Context, errors::Failure, reply::Reply, router::Route, routes::organisation::billing::methods,
};
use http::Method;

pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::under(BILLING, Method::GET, "/payments/methods", methods::list),
        Route::under(BILLING, Method::POST, "/payments/methods", add),
        Route::under(BILLING, Method::PUT, "/payments/methods/default", set_default),
        Route::under(BILLING, Method::DELETE, "/payments/methods/{mId}", methods::remove),
    ]
}

/// `id` is what the v2 API calls the token.
fn add(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let owner = context.owner()?;
    let id = context.fields()?.required_text("id")?;
    Ok(Reply::json(&context.state.billing(&owner).add_method(id).view(&owner)))
}

fn set_default(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let owner = context.owner()?;
    let id = context.fields()?.required_text("id")?;
    let chosen = context.state.billing(&owner).set_default_method(&id);
    let chosen = chosen.ok_or_else(|| Failure::not_found("payment method", &id))?;
    Ok(Reply::json(&chosen.view(&owner)))
}
