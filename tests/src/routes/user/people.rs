//! Users by their ids: the user herself, and the members of her organisations.

use crate::{
    context::Context,
    errors::Failure,
    reply::Reply,
    router::Route,
    state::{Application, Member},
};
use http::Method;
use serde_json::json;

pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::new(Method::GET, "/v2/users/{userId}", get),
        Route::new(Method::GET, "/v2/users/{userId}/applications", applications),
        Route::new(Method::GET, "/v2/users/{userId}/git-info", git_info),
    ]
}

/// `Profile`; of others, what their organisations know.
fn get(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let id = context.parameter("userId");
    if id == context.state.user.id {
        return Ok(Reply::json(&context.state.profile()));
    }
    Ok(Reply::json(&member(context, &id)?.profile()))
}

/// Of others, none can be seen.
fn applications(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let id = context.parameter("userId");
    if id != context.state.user.id {
        member(context, &id)?;
    }
    Ok(Reply::json(&context.state.applications_of(&id).map(Application::view).collect()))
}

/// An empty object: the shape of the platform's answer is not documented.
fn git_info(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let id = context.parameter("userId");
    if id != context.state.user.id {
        member(context, &id)?;
    }
    Ok(Reply::json(&json!({})))
}

fn member<'a>(context: &'a Context<'_>, id: &str) -> Result<&'a Member, Failure> {
    let mut members = context.state.organisations.iter().flat_map(|organisation| &organisation.members);
    members.find(|member| member.user_id == id).ok_or_else(|| Failure::not_found("user", id))
}
