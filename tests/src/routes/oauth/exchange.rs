//! Request tokens and access tokens (RFC 5849 §2.1, §2.3), by `PLAINTEXT` in a form or in the query.

use super::refused;
use crate::{
    auth::{encode, signing_key},
    body::Form,
    context::Context,
    errors::Failure,
    reply::Reply,
    router::Route,
    state::{Consumer, RIGHTS, RequestToken},
    streams::date,
};
use bytes::Bytes;
use http::{HeaderValue, Method, StatusCode};
use serde_json::json;

pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::new(Method::POST, "/v2/oauth/request_token", |context| {
            let form = context.form()?;
            request_token(context, &form)
        }),
        Route::new(Method::POST, "/v2/oauth/request_token_query", |context| {
            let form = context.query_form()?;
            request_token(context, &form)
        }),
        Route::new(Method::POST, "/v2/oauth/access_token", |context| {
            let form = context.form()?;
            access_token(context, &form)
        }),
        Route::new(Method::POST, "/v2/oauth/access_token_query", |context| {
            let form = context.query_form()?;
            access_token(context, &form)
        }),
        Route::new(Method::GET, "/v2/oauth/login_data", login_data),
        Route::new(Method::GET, "/v2/oauth/rights", rights),
    ]
}

/// The browser is sent to the consumer alone: below its base address. The status is made up.
fn request_token(context: &mut Context<'_>, form: &Form) -> Result<Reply, Failure> {
    let consumer = consumer(context, form)?;
    check(form, &consumer.secret, "")?;
    let consumer_key = consumer.key.clone();
    let callback = form.required("oauth_callback")?.to_owned();
    if !callback.starts_with(&consumer.base_url) {
        return Err(Failure::bad_field("oauth_callback", callback, "must begin with the consumer's baseUrl"));
    }
    let (token, secret) = (context.state.new_id("request"), context.state.new_id("secret"));
    let reply = answer(&[
        ("oauth_token", &token),
        ("oauth_token_secret", &secret),
        ("oauth_callback_confirmed", "true"),
    ]);
    let made = RequestToken { token, secret, consumer_key, callback, verifier: None };
    context.state.access.login.request_tokens.push(made);
    Ok(reply)
}

/// A request token becomes an access token once.
fn access_token(context: &mut Context<'_>, form: &Form) -> Result<Reply, Failure> {
    let consumer = consumer(context, form)?;
    let (key, secret) = (consumer.key.clone(), consumer.secret.clone());
    let (token, verifier) = (form.required("oauth_token")?, form.required("oauth_verifier")?);
    let request = context.state.access.login.request_token(token).filter(|known| known.consumer_key == key);
    let request = request.ok_or_else(|| refused("oauth_token is unknown"))?;
    check(form, &secret, &request.secret)?;
    let verified = request.verifier.as_ref().filter(|(known, _)| known == verifier);
    let (_, rights) = verified.ok_or_else(|| refused("oauth_verifier is not the one that was given"))?;
    let rights = rights.clone();
    context.state.access.login.request_tokens.retain(|known| known.token != token);
    let made = context.state.new_token(key, rights);
    Ok(answer(&[
        ("oauth_token", &made.token),
        ("oauth_token_secret", &made.secret),
        ("expiration_date", &date::format(made.expires())),
    ]))
}

/// The consumer of `oauth_key`. What the platform says is not known.
fn login_data(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let key = context.query("oauth_key").unwrap_or_default();
    let consumer = context.state.access.consumer(&key).ok_or_else(|| Failure::not_found("consumer", &key))?;
    Ok(Reply::json(&consumer.view()))
}

/// Their names. What the platform says is not known.
fn rights(_: &mut Context<'_>) -> Result<Reply, Failure> {
    Ok(Reply::json(&json!(RIGHTS)))
}

fn consumer<'a>(context: &'a Context<'_>, form: &Form) -> Result<&'a Consumer, Failure> {
    let found = context.state.access.consumer(form.required("oauth_consumer_key")?);
    found.ok_or_else(|| refused("oauth_consumer_key is unknown"))
}

/// Checks a `PLAINTEXT` signature, whose secrets are encoded as they should be, or not, as clients send them.
fn check(form: &Form, consumer_secret: &str, token_secret: &str) -> Result<(), Failure> {
    if form.text("oauth_signature_method").is_some_and(|method| method != "PLAINTEXT") {
        return Err(refused("oauth_signature_method must be PLAINTEXT here"));
    }
    let signature = form.required("oauth_signature")?;
    let right = signature == signing_key(consumer_secret, token_secret)
        || signature == format!("{consumer_secret}&{token_secret}");
    right.then_some(()).ok_or_else(|| refused("oauth_signature is not the two secrets (PLAINTEXT)"))
}

fn answer(pairs: &[(&str, &str)]) -> Reply {
    let pairs: Vec<String> =
        pairs.iter().map(|(name, value)| format!("{}={}", encode(name), encode(value))).collect();
    let content_type = HeaderValue::from_static("application/x-www-form-urlencoded");
    Reply::with_body(StatusCode::OK, content_type, Bytes::from(pairs.join("&")))
}
