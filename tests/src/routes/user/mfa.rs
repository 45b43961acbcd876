//! The password and the second factor. Whoever changes the factor says the password again, in the header
//! `X-Clever-Password`, in base64.

use super::super::success;
use crate::{context::Context, errors::Failure, reply::Reply, router::Route};
use base64::{Engine, engine::general_purpose::STANDARD};
use http::{Method, StatusCode};
use serde_json::json;

pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::new(Method::PUT, "/v2/self/change_password", change_password),
        Route::new(Method::POST, "/v2/self/mfa/{kind}", begin),
        Route::new(Method::PUT, "/v2/self/mfa/{kind}", set_favourite),
        Route::new(Method::DELETE, "/v2/self/mfa/{kind}", remove),
        Route::new(Method::POST, "/v2/self/mfa/{kind}/confirmation", confirm),
        Route::new(Method::GET, "/v2/self/mfa/{kind}/backupcodes", backup_codes),
    ]
}

/// `dropTokens` ends all tokens but the one of the request.
fn change_password(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let fields = context.fields()?;
    let (old, new) = (fields.required_text("oldPassword")?, fields.required_text("newPassword")?);
    let drop_tokens = fields.boolean("dropTokens")?.unwrap_or(false);
    if !context.state.access.login.is_password(&old) {
        return Err(wrong_password());
    }
    context.state.access.login.set_password(new);
    if drop_tokens {
        end_other_tokens(context);
    }
    Ok(success("The password has been changed."))
}

/// A new authenticator, which counts once it is confirmed.
fn begin(context: &mut Context<'_>) -> Result<Reply, Failure> {
    check(context)?;
    let email = context.state.user.email.primary.clone();
    let mfa = &mut context.state.access.login.mfa;
    if mfa.enabled {
        return Err(Failure::conflict("There is a second factor already."));
    }
    mfa.pending = true;
    let url = format!("otpauth://totp/Clever%20Cloud:{email}?secret=JBSWY3DPEHPK3PXP&issuer=Clever%20Cloud");
    Ok(Reply::json(&json!({ "url": url })))
}

/// `revokeTokens` ends all tokens but the one of the request.
fn confirm(context: &mut Context<'_>) -> Result<Reply, Failure> {
    check(context)?;
    let fields = context.fields()?;
    let code = fields.required_text("code")?;
    let revoke_tokens = fields.boolean("revokeTokens")?.unwrap_or(false);
    if !context.state.access.login.mfa.confirm(&code) {
        return Err(Failure::bad_field("code", code, "is not the code of a new authenticator"));
    }
    if revoke_tokens {
        end_other_tokens(context);
    }
    Ok(Reply::done())
}

fn set_favourite(context: &mut Context<'_>) -> Result<Reply, Failure> {
    check_kind(context)?;
    let favourite = context.fields()?.boolean("favourite")?;
    let mfa = &mut context.state.access.login.mfa;
    mfa.favourite = favourite.unwrap_or(mfa.favourite);
    Ok(Reply::done())
}

fn remove(context: &mut Context<'_>) -> Result<Reply, Failure> {
    check(context)?;
    check_enabled(context)?;
    context.state.access.login.mfa = Default::default();
    Ok(Reply::done())
}

fn backup_codes(context: &mut Context<'_>) -> Result<Reply, Failure> {
    check(context)?;
    check_enabled(context)?;
    let codes = context.state.access.login.mfa.backup_codes.iter();
    Ok(Reply::json(&codes.map(|code| json!({ "code": code })).collect()))
}

/// Kind and password.
fn check(context: &Context<'_>) -> Result<(), Failure> {
    check_kind(context)?;
    let given = context.header("x-clever-password").and_then(|value| STANDARD.decode(value).ok());
    let given = given.and_then(|bytes| String::from_utf8(bytes).ok());
    let right = given.is_some_and(|given| context.state.access.login.is_password(&given));
    right.then_some(()).ok_or_else(wrong_password)
}

/// `TOTP` is the one kind.
fn check_kind(context: &Context<'_>) -> Result<(), Failure> {
    let kind = context.parameter("kind");
    if kind == "TOTP" { Ok(()) } else { Err(Failure::not_found("kind", &kind)) }
}

fn check_enabled(context: &Context<'_>) -> Result<(), Failure> {
    let enabled = context.state.access.login.mfa.enabled;
    enabled.then_some(()).ok_or_else(|| Failure::not_found("second factor", "TOTP"))
}

fn wrong_password() -> Failure {
    Failure::new(StatusCode::UNAUTHORIZED, 2001, "Authentication failed: the password is wrong.")
}

fn end_other_tokens(context: &mut Context<'_>) {
    let current = context.token().map(str::to_owned);
    context.state.access.revoke_tokens(current.as_deref());
}
