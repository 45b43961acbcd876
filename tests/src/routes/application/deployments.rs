//! Deployments and instances of an application.

use super::super::{owned, success};
use crate::{
    context::Context,
    errors::Failure,
    reply::Reply,
    router::Route,
    state::{Deployment, InstanceState},
};
use http::Method;
use serde_json::{Value, json};

pub(super) fn routes() -> Vec<Route> {
    [
        owned(Method::GET, "/applications/{appId}/deployments", list),
        owned(Method::GET, "/applications/{appId}/deployments/{deploymentId}", get),
        owned(Method::DELETE, "/applications/{appId}/deployments/{deploymentId}/instances", cancel),
        owned(Method::GET, "/applications/{appId}/instances", instances),
        owned(Method::POST, "/applications/{appId}/instances", deploy),
        owned(Method::DELETE, "/applications/{appId}/instances", undeploy),
        owned(Method::GET, "/applications/{appId}/instances/{instanceId}", instance),
    ]
    .concat()
}

/// The newest first.
fn list(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let limit = context.query_number("limit")?.unwrap_or(usize::MAX);
    let offset = context.query_number("offset")?.unwrap_or(0);
    let action = context.query("action");
    let wanted = |deployment: &&Deployment| action.as_ref().is_none_or(|action| deployment.action == action);
    let deployments = context.application()?.deployments.iter().rev().filter(wanted);
    Ok(Reply::json(&deployments.skip(offset).take(limit).map(Deployment::view).collect()))
}

fn get(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let id = context.parameter("deploymentId");
    let found = context.application()?.deployments.iter().find(|deployment| deployment.id == id);
    found
        .map(|deployment| Reply::json(&deployment.view()))
        .ok_or_else(|| Failure::not_found("deployment", &id))
}

fn cancel(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let (id, now) = (context.parameter("deploymentId"), context.state.now());
    let application = context.application()?;
    if !application.deployments.iter().any(|deployment| deployment.id == id) {
        return Err(Failure::not_found("deployment", &id));
    }
    if application.cancel_deployment(&id, now) {
        return Ok(success("The deployment has been cancelled."));
    }
    Err(Failure::conflict("The deployment is not in progress."))
}

/// `deploymentId` keeps those of one deployment; those that are deleted are shown with `withDeleted=true`.
fn instances(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let deployment = context.query("deploymentId");
    let with_deleted = context.query("withDeleted").is_some_and(|value| value == "true");
    let application = &*context.application()?;
    let instances = application.instances.iter().filter(|instance| {
        let of_deployment = deployment.as_ref().is_none_or(|id| instance.deployment_id == *id);
        of_deployment && (with_deleted || instance.state != InstanceState::Deleted)
    });
    Ok(Reply::json(&instances.map(|instance| instance.view(application)).collect()))
}

fn instance(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let id = context.parameter("instanceId");
    let application = &*context.application()?;
    let found = application.instances.iter().find(|instance| instance.id == id);
    found
        .map(|found| Reply::json(&found.view(application)))
        .ok_or_else(|| Failure::not_found("instance", &id))
}

/// Starts a deployment of `commit`, or else of the last one. The answer is a `Message` and a `DeployResult` in
/// one, because the two shapes of the path are documented to answer one each.
fn deploy(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let last = context.application()?.commit_id.clone();
    let commit = context.query("commit").or(last);
    let commit = commit.unwrap_or_else(|| "0000000000000000000000000000000000000000".to_owned());
    let id = context.state.new_id("deployment");
    let instance = context.state.new_id("instance");
    let (author, now) = (author(context), context.state.now());
    context.application()?.deploy(id.clone(), instance, commit, author, now);
    let body: Value = json!({
        "id": 1,
        "message": "The application has been queued for deployment.",
        "type": "success",
        "deploymentId": id,
    });
    Ok(Reply::json(&body))
}

fn undeploy(context: &mut Context<'_>) -> Result<Reply, Failure> {
    context.application()?;
    let id = context.state.new_id("deployment");
    let (author, now) = (author(context), context.state.now());
    context.application()?.undeploy(id, author, now);
    Ok(success("The application has been stopped."))
}

fn author(context: &Context<'_>) -> (String, String) {
    (context.state.user.id.clone(), context.state.user.name.clone())
}
