//! Coupons.

use super::BILLING;
use crate::{
    context::Context,
    errors::{Code, Failure},
    reply::Reply,
    router::Route,
    state::COUPON,
    streams::date,
};
use http::Method;
use serde_json::json;

/// Made-up names, one for each way in which the platform refuses a coupon.
const REFUSED: &[(&str, u32, &str)] = &[
    ("EARLY", 10002, "The coupon is not valid yet."),
    ("LATE", 10003, "The coupon is no longer valid."),
    ("USED-UP", 10004, "The coupon was used too many times."),
    ("DOLLARS", 10005, "The coupon is in another currency."),
];

/// How long the credits of a coupon last.
const LASTS: u64 = 90 * 24 * 60 * 60 * 1000;

pub(super) fn routes() -> Vec<Route> {
    vec![Route::under(BILLING, Method::POST, "/applied-coupons", apply)]
}

fn apply(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let owner = context.owner()?;
    let name = context.fields()?.required_text("name")?;
    if let Some((_, code, message)) = REFUSED.iter().find(|(known, ..)| *known == name) {
        return Err(Failure::bad_request(*message).coded(Code::Number(*code)));
    }
    if name != COUPON {
        return Err(Failure::bad_request("The coupon does not exist.").coded(Code::Number(10001)));
    }
    if !context.state.billing(&owner).take_coupon(&name) {
        return Err(Failure::bad_request("The coupon was activated already.").coded(Code::Number(10011)));
    }
    let now = context.state.now();
    Ok(Reply::json(&json!({
        "coupon_name": name,
        "usageDate": date::format(now),
        "freeCreditsStartDate": date::format(now),
        "freeCreditsEndDate": date::format(now + LASTS),
        "appliedByUserId": context.state.user.id,
    })))
}
