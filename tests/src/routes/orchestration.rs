//! v4 orchestration: the deployments and instances of the v2 API, seen otherwise.

use crate::{
    context::Context,
    errors::Failure,
    reply::Reply,
    router::Route,
    state::{Deployment, Instance},
};
use http::Method;
use serde_json::Value;

const APPLICATION: &str = "/v4/orchestration/organisations/{id}/applications/{appId}";

pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::under(APPLICATION, Method::GET, "/deployments", deployments),
        Route::under(APPLICATION, Method::GET, "/deployments/{deploymentId}", deployment),
        Route::under(APPLICATION, Method::GET, "/instances", instances),
        Route::under(APPLICATION, Method::GET, "/instances/{instanceId}", instance),
    ]
}

/// The newest first unless `order` is `ASC`; `action` keeps those with one of these actions. What
/// `includeApplicationConfiguration` adds is not known: nothing.
fn deployments(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let page = Page::read(context, "DESC")?;
    let actions = context.query_all("action");
    let application = &*context.application()?;
    let wanted = |deployment: &&Deployment| {
        actions.is_empty() || actions.iter().any(|action| deployment.action == action)
    };
    let deployments = application.deployments.iter().filter(wanted);
    Ok(page.of(deployments.map(|deployment| deployment.v4_view(application)).collect()))
}

fn deployment(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let id = context.parameter("deploymentId");
    let application = &*context.application()?;
    let found = application.deployments.iter().find(|deployment| deployment.id == id);
    let found = found.ok_or_else(|| Failure::not_found("deployment", &id))?;
    Ok(Reply::json(&found.v4_view(application)))
}

/// Deleted ones too, the oldest first unless `order` is `DESC`. `includeState` keeps those in one of these states,
/// `excludeState` those in none of these, `since` and `until` those that were made then.
fn instances(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let page = Page::read(context, "ASC")?;
    let (included, excluded) = (context.query_all("includeState"), context.query_all("excludeState"));
    let deployment = context.query("deploymentId");
    let since = context.query_date("since")?.unwrap_or(0);
    let until = context.query_date("until")?.unwrap_or(u64::MAX);
    let application = &*context.application()?;
    let wanted = |instance: &&Instance| {
        let is_in = |states: &[String]| states.iter().any(|state| instance.v4_state() == state);
        (included.is_empty() || is_in(&included))
            && !is_in(&excluded)
            && deployment.as_ref().is_none_or(|id| instance.deployment_id == *id)
            && (since..=until).contains(&instance.created)
    };
    let instances = application.instances.iter().filter(wanted);
    Ok(page.of(instances.map(|instance| instance.v4_view(application)).collect()))
}

fn instance(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let id = context.parameter("instanceId");
    let application = &*context.application()?;
    let found = application.instances.iter().find(|instance| instance.id == id);
    let found = found.ok_or_else(|| Failure::not_found("instance", &id))?;
    Ok(Reply::json(&found.v4_view(application)))
}

/// How much of a list is wanted.
struct Page {
    newest_first: bool,
    limit: usize,
}

impl Page {
    /// `limit` is from 1 to 1000.
    fn read(context: &Context<'_>, usual_order: &str) -> Result<Self, Failure> {
        let limit = context.query_number("limit")?;
        if let Some(limit) = limit.filter(|limit| !(1..=1000).contains(limit)) {
            return Err(Failure::bad_field("limit", limit, "must be from 1 to 1000"));
        }
        let order = context.query("order").unwrap_or_else(|| usual_order.to_owned());
        if !matches!(order.as_str(), "ASC" | "DESC") {
            return Err(Failure::bad_field("order", order, "is not a known value"));
        }
        Ok(Self { newest_first: order == "DESC", limit: limit.unwrap_or(usize::MAX) })
    }

    /// `views` has the oldest first.
    fn of(&self, mut views: Vec<Value>) -> Reply {
        if self.newest_first {
            views.reverse();
        }
        views.truncate(self.limit);
        Reply::json(&views.into())
    }
}

#[cfg(test)]
mod tests;
