//! v2 OAuth consumers of an owner.

use super::owned;
use crate::{
    body::Fields,
    context::Context,
    errors::Failure,
    reply::Reply,
    router::Route,
    state::{Consumer, RIGHTS, Rights},
};
use http::Method;
use serde_json::json;

pub(super) fn routes() -> Vec<Route> {
    [
        owned(Method::GET, "/consumers", list),
        owned(Method::POST, "/consumers", create),
        owned(Method::GET, "/consumers/{key}", get),
        owned(Method::PUT, "/consumers/{key}", update),
        owned(Method::DELETE, "/consumers/{key}", remove),
        owned(Method::GET, "/consumers/{key}/secret", secret),
    ]
    .concat()
}

fn list(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let owner = context.owner()?;
    let consumers = context.state.access.consumers.iter().filter(|one| one.owner_id.as_ref() == Some(&owner));
    Ok(Reply::json(&consumers.map(Consumer::view).collect()))
}

fn create(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let owner = context.owner()?;
    let fields = context.fields()?;
    let name = fields.required_text("name")?;
    let mut consumer = Consumer {
        key: context.state.new_id("consumer"),
        secret: context.state.new_id("consumer_secret"),
        owner_id: Some(owner),
        name,
        description: String::new(),
        url: String::new(),
        picture: String::new(),
        base_url: String::new(),
        rights: Rights::new(),
    };
    apply(&fields, &mut consumer)?;
    let view = consumer.view();
    context.state.access.consumers.push(consumer);
    Ok(Reply::json(&view))
}

fn get(context: &mut Context<'_>) -> Result<Reply, Failure> {
    Ok(Reply::json(&consumer(context)?.view()))
}

fn update(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let fields = context.fields()?;
    let consumer = consumer(context)?;
    apply(&fields, consumer)?;
    Ok(Reply::json(&consumer.view()))
}

/// The tokens that were made for it end with it.
fn remove(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let key = consumer(context)?.key.clone();
    context.state.access.remove_consumer(&key);
    Ok(Reply::done())
}

fn secret(context: &mut Context<'_>) -> Result<Reply, Failure> {
    Ok(Reply::json(&json!({ "secret": consumer(context)?.secret })))
}

fn consumer<'a>(context: &'a mut Context<'_>) -> Result<&'a mut Consumer, Failure> {
    let (owner, key) = (context.owner()?, context.parameter("key"));
    let mut consumers = context.state.access.consumers.iter_mut();
    let found = consumers.find(|one| one.owner_id.as_ref() == Some(&owner) && one.key == key);
    found.ok_or_else(|| Failure::not_found("consumer", &key))
}

/// `WannabeOAuthConsumer`: sets what is given. Nobody can ask for `almighty`.
fn apply(fields: &Fields, consumer: &mut Consumer) -> Result<(), Failure> {
    let texts = (
        fields.text("name")?,
        fields.text("description")?,
        fields.text("url")?,
        fields.text("picture")?,
        fields.text("baseUrl")?,
    );
    let rights = fields.flags("rights")?;
    if let Some(unknown) = rights.iter().flatten().map(|(name, _)| name).find(|name| !may_be_asked(name)) {
        return Err(Failure::bad_field("rights", unknown, "is not a known value"));
    }
    let (name, description, url, picture, base_url) = texts;
    set(&mut consumer.name, name);
    set(&mut consumer.description, description);
    set(&mut consumer.url, url);
    set(&mut consumer.picture, picture);
    set(&mut consumer.base_url, base_url);
    set(&mut consumer.rights, rights);
    Ok(())
}

fn may_be_asked(right: &str) -> bool {
    right != "almighty" && RIGHTS.contains(&right)
}

fn set<T>(field: &mut T, given: Option<T>) {
    if let Some(value) = given {
        *field = value;
    }
}

#[cfg(test)]
mod tests;
