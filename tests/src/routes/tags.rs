//! Tags, of whatever has them.

use crate::{body::texts, context::Context, errors::Failure, reply::Reply};
use serde_json::{Value, json};

/// The list, `null` when there are none.
pub(super) fn list(tags: &[String]) -> Reply {
    Reply::json(&if tags.is_empty() { Value::Null } else { json!(tags) })
}

/// The body, a bare JSON list.
pub(super) fn given(context: &Context<'_>) -> Result<Vec<String>, Failure> {
    let body = context.json()?;
    texts(&body).ok_or_else(|| Failure::bad_request("The body must be a list of texts."))
}

pub(super) fn replace(tags: &mut Vec<String>, given: Vec<String>) -> Reply {
    *tags = given;
    list(tags)
}

pub(super) fn add(tags: &mut Vec<String>, tag: String) -> Reply {
    if !tags.contains(&tag) {
        tags.push(tag);
    }
    Reply::json(&json!(tags))
}

/// Removing what is not there is no error.
pub(super) fn remove(tags: &mut Vec<String>, tag: &str) -> Reply {
    tags.retain(|known| known != tag);
    Reply::json(&json!(tags))
}
