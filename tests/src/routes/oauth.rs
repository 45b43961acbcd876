//! The ways to a token: the dance of OAuth 1.0a, with a login in the middle.

mod authorize;
mod exchange;
mod sessions;

use crate::{context::Context, errors::Failure, reply::Reply, router::Route};
use bytes::Bytes;
use http::{HeaderValue, StatusCode, header};

pub(super) fn routes() -> Vec<Route> {
    [authorize::routes(), exchange::routes(), sessions::routes()].concat()
}

/// 303, to another place.
fn redirect(to: &str) -> Result<Reply, Failure> {
    let location = HeaderValue::from_str(to)
        .map_err(|_| Failure::bad_request(format!("{to:?} cannot be the value of a header.")))?;
    let mut reply = Reply::empty(StatusCode::SEE_OTHER);
    reply.headers.insert(header::LOCATION, location);
    Ok(reply)
}

/// A page with a form in it.
fn page(title: &str, action: &str, fields: &str) -> Reply {
    let page = format!(
        "<!DOCTYPE html>\n<html lang=\"en\"><head><title>{title}</title></head><body>\n\
         <form method=\"post\" action=\"{action}\">\n{fields}</form>\n</body></html>\n"
    );
    Reply::with_body(StatusCode::OK, HeaderValue::from_static("text/html;charset=utf-8"), Bytes::from(page))
}

/// A field of a form that nobody sees.
fn hidden(name: &str, value: &str) -> String {
    let value = value.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;");
    format!("<input type=\"hidden\" name=\"{name}\" value=\"{value}\">\n")
}

/// 401 for somebody who does not know what they should.
fn refused(reason: &str) -> Failure {
    Failure::new(StatusCode::UNAUTHORIZED, 2001, format!("Authentication failed: {reason}."))
}

/// The session that the cookie `ccid`, or the query parameter, is of.
fn has_session(context: &Context<'_>) -> bool {
    let ccid = context.cookie("ccid").or_else(|| context.query("ccid"));
    ccid.is_some_and(|ccid| context.state.access.login.sessions.contains(&ccid))
}

#[cfg(test)]
mod tests;
