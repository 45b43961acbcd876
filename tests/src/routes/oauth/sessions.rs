//! Logging in with a password and, where it is asked for, a second factor.

use super::{hidden, page, redirect, refused};
use crate::{body::Form, context::Context, errors::Failure, reply::Reply, router::Route};
use http::{HeaderValue, Method, header};

pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::new(Method::GET, "/v2/session/login", form),
        Route::new(Method::GET, "/v2/sessions/login", form),
        Route::new(Method::POST, "/v2/session/login", login),
        Route::new(Method::POST, "/v2/sessions/login", login),
        Route::new(Method::POST, "/v2/session/mfa_login", mfa_login),
        Route::new(Method::POST, "/v2/sessions/mfa_login", mfa_login),
    ]
}

fn form(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let mut fields = String::from("<input name=\"email\">\n<input type=\"password\" name=\"pass\">\n");
    for name in CARRIED {
        if let Some(value) = context.query(name) {
            fields += &hidden(name, &value);
        }
    }
    if context.query("fromAuthorize").is_some_and(|value| value == "true") {
        fields += &hidden("from_authorize", "true");
    }
    Ok(page("Log in", "/v2/sessions/login", &fields))
}

/// What goes through the forms of a login as it came.
const CARRIED: &[&str] = &["cli_token", "oauth_token", "partner_id"];

/// A session, or a form that asks for the second factor.
fn login(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let form = context.form()?;
    let (email, password) = (form.required("email")?, form.required("pass")?);
    let is_user = context.state.user.email.primary == email;
    let login = &context.state.access.login;
    if !is_user || !login.is_password(password) {
        return Err(refused("the e-mail address or the password is wrong"));
    }
    if !login.mfa.enabled {
        return enter(context, &form);
    }
    let auth_id = context.state.new_id("auth");
    let mut fields = String::from("<input name=\"mfa_attempt\">\n");
    fields += &hidden("mfa_kind", "TOTP");
    fields += &hidden("auth_id", &auth_id);
    fields += &hidden("email", email);
    for name in CARRIED.iter().chain(&["from_authorize"]) {
        if let Some(value) = form.text(name) {
            fields += &hidden(name, value);
        }
    }
    context.state.access.login.halfway.push(auth_id);
    Ok(page("Second factor", "/v2/sessions/mfa_login", &fields))
}

/// `auth_id` is worth one try that succeeds.
fn mfa_login(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let form = context.form()?;
    let (auth_id, code) = (form.required("auth_id")?, form.required("mfa_attempt")?);
    let login = &mut context.state.access.login;
    let position = login.halfway.iter().position(|known| known == auth_id);
    let position = position.ok_or_else(|| refused("auth_id is unknown"))?;
    if form.text("mfa_kind") != Some("TOTP") || !login.mfa.takes(code) {
        return Err(refused("the code is wrong"));
    }
    login.halfway.remove(position);
    enter(context, &form)
}

/// Opens a session, in the cookie `ccid`, and goes on: to the authorization that the login was for, or to the
/// console. A command-line tool that waits gets its token.
fn enter(context: &mut Context<'_>, form: &Form) -> Result<Reply, Failure> {
    let session = context.state.new_id("session");
    if let Some(word) = form.text("cli_token") {
        context.state.log_in_cli(word.to_owned());
    }
    let to = if form.text("from_authorize") == Some("true") {
        format!("{}/v2/oauth/authorize", context.origin())
    } else {
        "https://console.example.com".to_owned()
    };
    let mut reply = redirect(&to)?;
    if let Ok(cookie) = HeaderValue::from_str(&format!("ccid={session}; Path=/; HttpOnly")) {
        reply.headers.insert(header::SET_COOKIE, cookie);
    }
    context.state.access.login.sessions.push(session);
    Ok(reply)
}
