//! v2 notifications: e-mails and webhooks.

mod fields;

use crate::{
    context::Context,
    errors::Failure,
    reply::Reply,
    router::Route,
    state::{EVENTS, Hook, META_EVENTS, State},
};
use fields::WEBHOOK_FORMATS;
use http::Method;
use serde_json::{Map, Value, json};

pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::new(Method::GET, "/v2/notifications/info/events", events),
        Route::new(Method::GET, "/v2/notifications/info/webhookformats", webhook_formats),
        Route::new(Method::GET, "/v2/notifications/emailhooks/{id}", |context| list(context, EMAILS)),
        Route::new(Method::POST, "/v2/notifications/emailhooks/{id}", |context| create(context, EMAILS)),
        Route::new(Method::PUT, "/v2/notifications/emailhooks/{id}/{hookId}", |context| {
            update(context, EMAILS)
        }),
        Route::new(Method::DELETE, "/v2/notifications/emailhooks/{id}/{hookId}", |context| {
            remove(context, EMAILS)
        }),
        Route::new(Method::GET, "/v2/notifications/webhooks/{id}", |context| list(context, WEBHOOKS)),
        Route::new(Method::POST, "/v2/notifications/webhooks/{id}", |context| create(context, WEBHOOKS)),
        Route::new(Method::PUT, "/v2/notifications/webhooks/{id}/{hookId}", |context| {
            update(context, WEBHOOKS)
        }),
        Route::new(Method::DELETE, "/v2/notifications/webhooks/{id}/{hookId}", |context| {
            remove(context, WEBHOOKS)
        }),
    ]
}

/// One of the two kinds.
#[derive(Clone, Copy)]
struct Kind {
    prefix: &'static str,
    hooks: fn(&mut State) -> &mut Vec<Hook>,
    view: fn(&Hook) -> Value,
    read: fn(&Context<'_>) -> Result<Map<String, Value>, Failure>,
}

const EMAILS: Kind = Kind {
    prefix: "emailhook",
    hooks: |state| &mut state.email_hooks,
    view: Hook::view,
    read: |context| fields::email(&context.fields()?),
};

const WEBHOOKS: Kind = Kind {
    prefix: "webhook",
    hooks: |state| &mut state.webhooks,
    view: Hook::webhook_view,
    read: |context| fields::webhook(&context.fields()?),
};

fn events(_: &mut Context<'_>) -> Result<Reply, Failure> {
    let meta: Map<String, Value> =
        META_EVENTS.iter().map(|(name, events)| ((*name).to_owned(), json!(events))).collect();
    Ok(Reply::json(&json!({ "events": EVENTS, "meta_events": meta })))
}

fn webhook_formats(_: &mut Context<'_>) -> Result<Reply, Failure> {
    Ok(Reply::json(&json!(WEBHOOK_FORMATS)))
}

fn list(context: &mut Context<'_>, kind: Kind) -> Result<Reply, Failure> {
    let owner = context.owner()?;
    let hooks = (kind.hooks)(context.state).iter().filter(|hook| hook.owner_id == owner);
    Ok(Reply::json(&hooks.map(kind.view).collect()))
}

fn create(context: &mut Context<'_>, kind: Kind) -> Result<Reply, Failure> {
    let owner_id = context.owner()?;
    let fields = (kind.read)(context)?;
    let (id, created) = (context.state.new_id(kind.prefix), context.state.now());
    let hook = Hook { id, owner_id, created, fields };
    let view = (kind.view)(&hook);
    (kind.hooks)(context.state).push(hook);
    Ok(Reply::json(&view))
}

/// In place of what there was. What the platform answers is not known: the notification.
fn update(context: &mut Context<'_>, kind: Kind) -> Result<Reply, Failure> {
    let fields = (kind.read)(context)?;
    let position = position(context, kind)?;
    let hook = &mut (kind.hooks)(context.state)[position];
    hook.fields = fields;
    Ok(Reply::json(&(kind.view)(hook)))
}

fn remove(context: &mut Context<'_>, kind: Kind) -> Result<Reply, Failure> {
    let position = position(context, kind)?;
    (kind.hooks)(context.state).remove(position);
    Ok(Reply::done())
}

fn position(context: &mut Context<'_>, kind: Kind) -> Result<usize, Failure> {
    let (owner, id) = (context.owner()?, context.parameter("hookId"));
    let mut hooks = (kind.hooks)(context.state).iter();
    let found = hooks.position(|hook| hook.owner_id == owner && hook.id == id);
    found.ok_or_else(|| Failure::not_found("notification", &id))
}

#[cfg(test)]
mod tests;
