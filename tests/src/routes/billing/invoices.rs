//! Invoices, as JSON, as a page and on paper.

use super::BILLING;
use crate::{context::Context, errors::Failure, reply::Reply, router::Route, state::Invoice};
use bytes::Bytes;
use http::{HeaderValue, Method, StatusCode};

/// `unpaid` is before `{number}`: no invoice has this number.
pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::under(BILLING, Method::GET, "/invoices", list),
        Route::under(BILLING, Method::GET, "/invoices/unpaid", unpaid),
        Route::under(BILLING, Method::GET, "/invoices/{number}", get),
    ]
}

/// The newest first, from `since` to `until`, `limit` at most.
fn list(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let owner = context.owner()?;
    let since = context.query_date("since")?.unwrap_or(0);
    let until = context.query_date("until")?.unwrap_or(u64::MAX);
    let limit = context.query_number("limit")?.unwrap_or(usize::MAX);
    let invoices = context.state.billing(&owner).invoices.iter().rev();
    let wanted = invoices.filter(|invoice| (since..=until).contains(&invoice.emitted())).take(limit);
    Ok(Reply::json(&wanted.map(Invoice::summary).collect()))
}

fn unpaid(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let owner = context.owner()?;
    let unpaid = context.state.billing(&owner).invoices.iter().rev().filter(|invoice| invoice.is_unpaid());
    Ok(Reply::json(&unpaid.map(Invoice::summary).collect()))
}

/// The form is that of the path's end, `.html` or `.pdf`, and JSON otherwise.
fn get(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let wanted = context.parameter("number");
    if let Some(number) = wanted.strip_suffix(".html") {
        let page = invoice(context, number)?.html();
        let content_type = HeaderValue::from_static("text/html;charset=utf-8");
        return Ok(Reply::with_body(StatusCode::OK, content_type, Bytes::from(page)));
    }
    if let Some(number) = wanted.strip_suffix(".pdf") {
        let paper = invoice(context, number)?.pdf();
        let content_type = HeaderValue::from_static("application/pdf");
        return Ok(Reply::with_body(StatusCode::OK, content_type, Bytes::from(paper)));
    }
    Ok(Reply::json(&invoice(context, &wanted)?.view()))
}

pub(super) fn invoice<'a>(context: &'a mut Context<'_>, number: &str) -> Result<&'a mut Invoice, Failure> {
    let owner = context.owner()?;
    context.state.billing(&owner).invoice(number).ok_or_else(|| Failure::not_found("invoice", number))
}
