//! v2 organisations, and the user's profile, which has the same paths under `/v2/self`.

mod avatar;
pub(super) mod billing;
mod members;

use super::{ORGANISATION, SELF, application::NAMESPACES, owned, success};
use crate::{
    body::Fields,
    context::Context,
    errors::Failure,
    reply::Reply,
    router::Route,
    state::{Deployment, InstanceState, Member, Organisation},
};
use http::Method;
use serde_json::{Map, Value, json};

pub(super) fn routes() -> Vec<Route> {
    let mut routes = vec![
        Route::new(Method::GET, "/v2/organisations", list),
        Route::new(Method::POST, "/v2/organisations", create),
        Route::under(SELF, Method::GET, "", profile),
        Route::under(SELF, Method::PUT, "", update_profile),
        Route::under(SELF, Method::DELETE, "", remove_user),
        Route::under(ORGANISATION, Method::GET, "", get),
        Route::under(ORGANISATION, Method::PUT, "", update),
        Route::under(ORGANISATION, Method::DELETE, "", remove),
        Route::under(ORGANISATION, Method::GET, "/deployments", deployments),
        Route::under(ORGANISATION, Method::GET, "/namespaces", namespaces),
    ];
    routes.extend(owned(Method::GET, "/instances", instances));
    routes.extend(avatar::routes());
    routes.extend(members::routes());
    routes.extend(billing::routes());
    routes
}

fn list(context: &mut Context<'_>) -> Result<Reply, Failure> {
    Ok(Reply::json(&context.state.organisations.iter().map(Organisation::view).collect()))
}

/// Whoever creates an organisation is its `ADMIN`.
fn create(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let fields = context.fields()?;
    fields.required_text("name")?;
    let mut stored = json!({ "description": "" });
    store(&fields, &mut stored)?;
    let id = context.state.new_id("orga");
    let user = &context.state.user;
    let admin = Member {
        user_id: user.id.clone(),
        name: user.name.clone(),
        email: user.email.primary.clone(),
        role: "ADMIN".to_owned(),
        job: None,
    };
    let organisation = Organisation { id, avatar: None, fields: stored, members: vec![admin] };
    let view = organisation.view();
    context.state.organisations.push(organisation);
    Ok(Reply::json(&view))
}

/// The user's id stands for the user's own space.
fn get(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let owner = context.owner()?;
    let organisation = context.state.organisation(&owner).map(|organisation| organisation.view());
    Ok(Reply::json(&organisation.unwrap_or_else(|| context.state.user.as_organisation())))
}

fn update(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let fields = context.fields()?;
    let organisation = organisation(context)?;
    store(&fields, &mut organisation.fields)?;
    Ok(Reply::json(&organisation.view()))
}

fn remove(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let id = organisation(context)?.id.clone();
    context.state.remove_organisation(&id);
    Ok(success("The organisation has been deleted."))
}

fn profile(context: &mut Context<'_>) -> Result<Reply, Failure> {
    Ok(Reply::json(&context.state.profile()))
}

fn update_profile(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let fields = context.fields()?;
    let (name, lang) = (fields.text("name")?, fields.text("lang")?);
    let mut contact = context.state.user.contact.clone();
    for field in ["phone", "address", "city", "zipcode", "country"] {
        if let Some(text) = fields.text(field)? {
            contact[field] = text.into();
        }
    }
    let user = &mut context.state.user;
    user.name = name.unwrap_or_else(|| std::mem::take(&mut user.name));
    user.lang = lang.unwrap_or_else(|| std::mem::take(&mut user.lang));
    user.contact = contact;
    Ok(Reply::json(&context.state.profile()))
}

/// Her credentials are worth nothing any more. On the platform, she must confirm it by e-mail first.
fn remove_user(context: &mut Context<'_>) -> Result<Reply, Failure> {
    context.state.remove_user();
    Ok(success("The account has been deleted."))
}

/// The newest deployments of each application, by the application's id.
fn deployments(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let owner = context.owner()?;
    let limit = context.query_number("limit")?.unwrap_or(usize::MAX);
    let applications = context.state.applications_of(&owner).map(|application| {
        let newest = application.deployments.iter().rev().take(limit);
        (application.id.clone(), newest.map(Deployment::view).collect())
    });
    Ok(Reply::json(&Value::Object(applications.collect())))
}

/// The instances of each application, by the application's id. What is documented for organisations, a list of
/// texts, is taken for a mistake.
fn instances(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let owner = context.owner()?;
    let mut instances = Map::new();
    for application in context.state.applications_of(&owner) {
        let running =
            application.instances.iter().filter(|instance| instance.state != InstanceState::Deleted);
        let running: Vec<Value> = running.map(|instance| instance.view(application)).collect();
        if !running.is_empty() {
            instances.insert(application.id.clone(), running.into());
        }
    }
    Ok(Reply::json(&instances.into()))
}

fn namespaces(context: &mut Context<'_>) -> Result<Reply, Failure> {
    context.owner()?;
    Ok(Reply::json(&NAMESPACES.iter().map(|name| json!({ "namespace": name })).collect()))
}

/// The organisation `{id}`; not the user's own space.
fn organisation<'a>(context: &'a mut Context<'_>) -> Result<&'a mut Organisation, Failure> {
    let id = context.parameter("id");
    context.state.organisation(&id).ok_or_else(|| Failure::not_found("organisation", &id))
}

/// Keeps what may be set, or nothing if one of the fields is wrong.
fn store(fields: &Fields, stored: &mut Value) -> Result<(), Failure> {
    let mut given = Vec::new();
    for &name in Organisation::SETTABLE {
        given.extend(fields.text(name)?.map(|text| (name, text)));
    }
    for (name, text) in given {
        stored[name] = text.into();
    }
    Ok(())
}

#[cfg(test)]
mod tests;
