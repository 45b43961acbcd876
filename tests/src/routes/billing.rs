//! v4 billing: the account of the v2 API, seen otherwise.

mod coupons;
mod invoices;
mod methods;
mod payments;
mod prices;

use crate::{context::Context, errors::Failure, reply::Reply, router::Route};
use http::Method;

/// What the paths of an owner begin with.
const BILLING: &str = "/v4/billing/organisations/{id}";

pub(super) fn routes() -> Vec<Route> {
    let mut routes = vec![Route::under(BILLING, Method::GET, "/credits/summary", credits)];
    routes.extend(coupons::routes());
    routes.extend(invoices::routes());
    routes.extend(methods::routes());
    routes.extend(payments::routes());
    routes.extend(prices::routes());
    routes
}

fn credits(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let owner = context.owner()?;
    Ok(Reply::json(&context.state.billing(&owner).credits_view()))
}

#[cfg(test)]
mod tests;
