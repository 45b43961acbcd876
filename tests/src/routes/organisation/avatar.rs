//! Pictures of users and organisations.

use super::organisation;
use crate::{context::Context, errors::Failure, reply::Reply, router::Route, routes::owned};
use http::Method;
use serde_json::json;

pub(super) fn routes() -> Vec<Route> {
    owned(Method::PUT, "/avatar", set).into()
}

/// The body is an image, or the JSON `{"source": "github"}` or `gravatar`. The answer is where the picture is; it
/// is not kept.
fn set(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let owner = context.owner()?;
    let media_type = context.media_type().unwrap_or_default();
    let url = match media_type.strip_prefix("image/") {
        Some(kind) => format!("https://assets.example.com/avatars/{owner}.{kind}"),
        None if media_type == "application/json" => from_source(&context.fields()?.required_text("source")?)?,
        None => return Err(Failure::unsupported_media_type("image/*", Some(&media_type))),
    };
    if owner == context.state.user.id {
        context.state.user.avatar = Some(url.clone());
    } else {
        organisation(context)?.avatar = Some(url.clone());
    }
    Ok(Reply::json(&json!({ "url": url })))
}

fn from_source(source: &str) -> Result<String, Failure> {
    match source {
        "github" | "gravatar" => Ok(format!("https://{source}.example.com/avatar.png")),
        _ => Err(Failure::bad_field("source", source, "is not a known value")),
    }
}
