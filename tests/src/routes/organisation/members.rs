//! Members of an organisation.

use super::organisation;
use crate::{
    context::Context,
    errors::Failure,
    reply::Reply,
    router::Route,
    routes::{ORGANISATION, success},
    state::Member,
};
use http::Method;

pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::under(ORGANISATION, Method::GET, "/members", list),
        Route::under(ORGANISATION, Method::POST, "/members", add),
        Route::under(ORGANISATION, Method::PUT, "/members/{userId}", update),
        Route::under(ORGANISATION, Method::DELETE, "/members/{userId}", remove),
    ]
}

fn list(context: &mut Context<'_>) -> Result<Reply, Failure> {
    Ok(Reply::json(&organisation(context)?.members.iter().map(Member::view).collect()))
}

/// On the platform an invitation is sent; here the member is in at once.
fn add(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let fields = context.fields()?;
    let (email, role) = (fields.required_text("email")?, known_role(fields.required_text("role")?)?);
    let job = fields.text("job")?;
    let user_id = context.state.new_id("user");
    let members = &mut organisation(context)?.members;
    if members.iter().any(|member| member.email == email) {
        return Err(Failure::conflict(format!("{email} is a member already.")));
    }
    members.push(Member { user_id, name: email.clone(), email, role, job });
    Ok(success("The member has been invited."))
}

fn update(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let fields = context.fields()?;
    let (role, job) = (fields.text("role")?.map(known_role).transpose()?, fields.text("job")?);
    let member = member(context)?;
    member.role = role.unwrap_or_else(|| std::mem::take(&mut member.role));
    member.job = job.or(member.job.take());
    Ok(success("The member has been updated."))
}

fn remove(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let id = member(context)?.user_id.clone();
    organisation(context)?.members.retain(|member| member.user_id != id);
    Ok(success("The member has been removed."))
}

fn member<'a>(context: &'a mut Context<'_>) -> Result<&'a mut Member, Failure> {
    let id = context.parameter("userId");
    let found = organisation(context)?.members.iter_mut().find(|member| member.user_id == id);
    found.ok_or_else(|| Failure::not_found("member", &id))
}

fn known_role(role: String) -> Result<String, Failure> {
    match role.as_str() {
        "NONE" | "ADMIN" | "ACCOUNTING" | "DEVELOPER" | "MANAGER" => Ok(role),
        _ => Err(Failure::bad_field("role", role, "is not a known value")),
    }
}
