//! What a request may say of a notification.

use crate::{
    body::Fields,
    errors::Failure,
    state::{EVENTS, META_EVENTS},
};
use serde_json::{Map, Value, json};

/// How a webhook's request is written.
pub(super) const WEBHOOK_FORMATS: &[&str] = &["raw", "slack", "flowdock", "gitter"];

/// Name, targets, events and scope. Only `notified` must be there.
pub(super) fn email(fields: &Fields) -> Result<Map<String, Value>, Failure> {
    let mut kept = common(fields)?;
    let mut targets = Vec::new();
    for target in required(fields, "notified")? {
        let kind = target.required_text("type")?;
        targets.push(match kind.as_str() {
            "email" => json!({ "type": kind, "target": target.required_text("target")? }),
            "organisation" | "userid" => json!({ "type": kind }),
            _ => return Err(Failure::bad_field("type", kind, "is not a known value")),
        });
    }
    kept.insert("notified".to_owned(), targets.into());
    Ok(kept)
}

/// Name, URLs, events and scope. Only `urls` must be there.
pub(super) fn webhook(fields: &Fields) -> Result<Map<String, Value>, Failure> {
    let mut kept = common(fields)?;
    let mut urls = Vec::new();
    for url in required(fields, "urls")? {
        let format = url.required_text("format")?;
        if !WEBHOOK_FORMATS.contains(&format.as_str()) {
            return Err(Failure::bad_field("format", format, "is not a known value"));
        }
        urls.push(json!({ "format": format, "url": url.required_text("url")? }));
    }
    kept.insert("urls".to_owned(), urls.into());
    Ok(kept)
}

fn common(fields: &Fields) -> Result<Map<String, Value>, Failure> {
    let mut kept = Map::new();
    if let Some(name) = fields.text("name")? {
        kept.insert("name".to_owned(), name.into());
    }
    if let Some(events) = fields.texts("events")? {
        if let Some(unknown) = events.iter().find(|event| !is_event(event)) {
            return Err(Failure::bad_field("events", unknown, "is not a known value"));
        }
        kept.insert("events".to_owned(), events.into());
    }
    if let Some(scope) = fields.texts("scope")? {
        kept.insert("scope".to_owned(), scope.into());
    }
    Ok(kept)
}

fn is_event(name: &str) -> bool {
    EVENTS.contains(&name) || META_EVENTS.iter().any(|(meta, _)| *meta == name)
}

fn required(fields: &Fields, name: &'static str) -> Result<Vec<Fields>, Failure> {
    fields.objects(name)?.ok_or_else(|| Failure::bad_field(name, "nothing", "must be given"))
}
