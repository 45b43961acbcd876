//! Logging in to an add-on's own pages.

use crate::{context::Context, errors::Failure, reply::Reply};
use serde_json::json;

/// `AddonSso`, for both shapes of owner: what a form posts to `url`. Token and signature have the form of ones,
/// and are none.
pub(super) fn data(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let now = context.state.now();
    let addon = context.addon()?;
    let (real_id, provider) = (addon.real_id.clone(), addon.provider_id.clone());
    let user = &context.state.user;
    Ok(Reply::json(&json!({
        "url": format!("https://{provider}.example.com/sso/login"),
        "id": real_id,
        "timestamp": now / 1000,
        "token": format!("{now:040x}"),
        "signature": format!("{:064x}", now + 1),
        "email": user.email.primary,
        "name": user.name,
        "user_id": user.id,
        "userinfo_signature": format!("{:064x}", now + 2),
        "nav-data": "e30=",
    })))
}
