//! v4 statistics: made-up numbers of an owner's applications and add-ons, the same at any time.

use crate::{context::Context, errors::Failure, reply::Reply, router::Route, streams::date};
use http::Method;
use serde_json::{Value, json};

const OWNER: &str = "/v4/stats/organisations/{id}";

/// One point every five minutes.
const STEP: u64 = 300_000;

/// The metrics that there are.
const METRICS: &[&str] = &["cpu", "mem", "load1"];

pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::under(OWNER, Method::GET, "/resources/{resourceId}/metrics", metrics),
        Route::under(OWNER, Method::GET, "/requests", heat_map),
        Route::under(OWNER, Method::GET, "/http-status-codes", status_codes),
    ]
}

/// Three points each, the last one at `end`, or else now. Times are microseconds; values are texts for all but
/// `load1`, as clients have to take both. `interval`, `span` and `fill` change nothing.
fn metrics(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let (owner, id) = (context.owner()?, context.parameter("resourceId"));
    let is_addon = context.state.addon(&owner, &id).is_some_and(|addon| addon.real_id == id);
    if !is_addon && context.state.application(&owner, &id).is_none() {
        return Err(Failure::not_found("resource", &id));
    }
    let only = context.query_all("only");
    if let Some(unknown) = only.iter().find(|name| !METRICS.contains(&name.as_str())) {
        return Err(Failure::bad_field("only", unknown, "is not a known value"));
    }
    let end = context.query_date("end")?.unwrap_or_else(|| context.state.now());
    let wanted = METRICS.iter().filter(|name| only.is_empty() || only.iter().any(|known| known == *name));
    let series = wanted.map(|name| {
        let points = [2, 1, 0].map(|before: u64| {
            let value = json!(0.5 * (3 - before) as f64);
            let value = if *name == "load1" { value } else { Value::from(value.to_string()) };
            json!({ "timestamp": end.saturating_sub(before * STEP) * 1000, "value": value })
        });
        json!({ "name": name, "data": points })
    });
    Ok(Reply::json(&series.collect()))
}

/// `null` for an application that was never deployed.
fn heat_map(context: &mut Context<'_>) -> Result<Reply, Failure> {
    if !has_requests(context)? {
        return Ok(Reply::json(&Value::Null));
    }
    Ok(Reply::json(&json!([
        { "lat": 48.8566, "long": 2.3522, "accessCount": 12 },
        { "lat": 45.5017, "long": -73.5673, "accessCount": 3 },
    ])))
}

/// Two hours, the second one without requests; one code is none.
fn status_codes(context: &mut Context<'_>) -> Result<Reply, Failure> {
    if !has_requests(context)? {
        return Ok(Reply::json(&json!([])));
    }
    let now = context.state.now();
    Ok(Reply::json(&json!([
        {
            "date": date::format(now.saturating_sub(3_600_000)),
            "statuses": [{ "code": 200, "count": 12 }, { "code": 404, "count": 3 }, { "code": -1, "count": 1 }],
        },
        { "date": date::format(now), "statuses": null },
    ])))
}

/// Whether there were any, to `applicationId` or to any application. The dates `from` and `to` are only checked.
fn has_requests(context: &mut Context<'_>) -> Result<bool, Failure> {
    let owner = context.owner()?;
    context.query_date("from")?;
    context.query_date("to")?;
    if let Some(id) = context.query("applicationId") {
        let found = context.state.application(&owner, &id);
        let application = found.ok_or_else(|| Failure::not_found("application", &id))?;
        return Ok(!application.deployments.is_empty());
    }
    Ok(context.state.applications_of(&owner).any(|application| !application.deployments.is_empty()))
}

#[cfg(test)]
mod tests;
