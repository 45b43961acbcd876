//! The user lets a program act for her (RFC 5849 §2.2).

use super::{has_session, page, redirect};
use crate::{
    context::Context,
    errors::Failure,
    reply::Reply,
    router::Route,
    state::{RIGHTS, RequestToken, Rights},
};
use http::Method;

pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::new(Method::GET, "/v2/oauth/authorize", ask),
        Route::new(Method::POST, "/v2/oauth/authorize", agree),
    ]
}

/// Back to the program at once if the user has agreed before; otherwise a form with a box for each right that the
/// program may have. Without a session, to the login.
fn ask(context: &mut Context<'_>) -> Result<Reply, Failure> {
    if !has_session(context) {
        return redirect(&format!("{}/v2/sessions/login?fromAuthorize=true", context.origin()));
    }
    let request = request_token(context)?;
    if let Some(rights) = context.state.access.login.granted_to(&request.consumer_key) {
        let rights = rights.clone();
        return back(context, &request, rights);
    }
    let allowed = context.state.access.consumer(&request.consumer_key).map(|one| one.rights.clone());
    let allowed = allowed.unwrap_or_default();
    let boxes = RIGHTS.iter().filter(|right| allowed.get(**right).copied().unwrap_or(false));
    let boxes: String = boxes.map(|right| format!("<input type=\"checkbox\" name=\"{right}\">\n")).collect();
    Ok(page("Authorize", "/v2/oauth/authorize", &boxes))
}

/// A form with `<right>=on` for each right that is given, of those that the program may have.
fn agree(context: &mut Context<'_>) -> Result<Reply, Failure> {
    if !has_session(context) {
        return redirect(&format!("{}/v2/sessions/login?fromAuthorize=true", context.origin()));
    }
    let request = request_token(context)?;
    let form = context.form()?;
    let allowed = context.state.access.consumer(&request.consumer_key).map(|one| one.rights.clone());
    let given = allowed.unwrap_or_default().into_iter();
    let given: Rights = given.filter(|(right, may)| *may && form.text(right) == Some("on")).collect();
    context.state.access.login.granted.push((request.consumer_key.clone(), given.clone()));
    back(context, &request, given)
}

/// The request token of the cookie `cctk`, or of the query.
fn request_token(context: &mut Context<'_>) -> Result<RequestToken, Failure> {
    let token = context.cookie("cctk").or_else(|| context.query("oauth_token")).unwrap_or_default();
    let found = context.state.access.login.request_token(&token).cloned();
    found.ok_or_else(|| Failure::not_found("request token", &token))
}

/// To the program, with a verifier.
fn back(context: &mut Context<'_>, request: &RequestToken, rights: Rights) -> Result<Reply, Failure> {
    let to = context.state.verify(&request.token, rights);
    redirect(&to.ok_or_else(|| Failure::not_found("request token", &request.token))?)
}
