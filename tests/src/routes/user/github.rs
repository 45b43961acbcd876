//! The user's account at GitHub, linked at the start. Once it is not, what it has is not found, with the
//! platform's id 7301.

use super::super::success;
use crate::{context::Context, errors::Failure, reply::Reply, router::Route, state::SshKey};
use http::{Method, StatusCode};
use serde_json::json;

pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::new(Method::GET, "/v2/github", begin_link),
        Route::new(Method::GET, "/v2/github/applications", applications),
        Route::new(Method::GET, "/v2/github/emails", emails),
        Route::new(Method::GET, "/v2/github/keys", keys),
        Route::new(Method::GET, "/v2/github/username", username),
        Route::new(Method::GET, "/v2/github/link", link),
        Route::new(Method::DELETE, "/v2/github/link", unlink),
        Route::new(Method::POST, "/v2/github/redeploy", redeploy),
    ]
}

/// `GithubLinkTransaction`: where a browser would go on. Nothing is linked before it comes back.
fn begin_link(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let id = context.state.new_id("transaction");
    context.state.user.github_transactions.push(id.clone());
    let uri = format!("https://github.example.com/login/oauth/authorize?state={id}");
    Ok(Reply::json(&json!({ "transactionId": id, "redirectUri": uri })))
}

/// One with all, and one without a description.
fn applications(context: &mut Context<'_>) -> Result<Reply, Failure> {
    check(context)?;
    Ok(Reply::json(&json!([
        {
            "id": "1001",
            "owner": "ada",
            "name": "engine",
            "description": "Notes on the engine",
            "gitUrl": "git://github.example.com/ada/engine.git",
            "defaultBranch": "main",
            "priv": false,
        },
        {
            "id": "1002",
            "owner": "ada",
            "name": "letters",
            "description": null,
            "gitUrl": "git://github.example.com/ada/letters.git",
            "defaultBranch": "master",
            "priv": true,
        },
    ])))
}

fn emails(context: &mut Context<'_>) -> Result<Reply, Failure> {
    check(context)?;
    Ok(Reply::json(&json!([context.state.user.email.primary])))
}

fn keys(context: &mut Context<'_>) -> Result<Reply, Failure> {
    check(context)?;
    let key = SshKey { name: "github".to_owned(), key: "ssh-ed25519 AAAAC3Nz ada@github".to_owned() };
    Ok(Reply::json(&json!([key.view()])))
}

/// A bare text.
fn username(context: &mut Context<'_>) -> Result<Reply, Failure> {
    check(context)?;
    Ok(Reply::json(&json!("ada")))
}

/// The browser is back: a transaction links the account, once. An empty object: the shape of the platform's answer
/// is not documented.
fn link(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let id = context.query("transactionId").unwrap_or_default();
    let user = &mut context.state.user;
    let position = user.github_transactions.iter().position(|known| *known == id);
    user.github_transactions.remove(position.ok_or_else(|| Failure::not_found("transaction", &id))?);
    user.on_github = true;
    Ok(Reply::json(&json!({})))
}

fn unlink(context: &mut Context<'_>) -> Result<Reply, Failure> {
    check(context)?;
    context.state.user.on_github = false;
    Ok(success("The account has been unlinked."))
}

/// What GitHub tells of a push is taken, and deploys nothing.
fn redeploy(context: &mut Context<'_>) -> Result<Reply, Failure> {
    context.fields()?;
    Ok(success("The push has been noted."))
}

fn check(context: &Context<'_>) -> Result<(), Failure> {
    let linked = context.state.user.on_github;
    let message = "The account is not linked to GitHub.";
    linked.then_some(()).ok_or_else(|| Failure::new(StatusCode::NOT_FOUND, 7301, message))
}
