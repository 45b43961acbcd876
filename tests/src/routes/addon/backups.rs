//! Backups of an add-on, which is named by its real id.

use crate::{context::Context, errors::Failure, reply::Reply, router::Route};
use http::Method;

pub(super) fn routes() -> Vec<Route> {
    vec![Route::new(Method::GET, "/v2/backups/{id}/{ref}", list)]
}

fn list(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let owner = context.owner()?;
    let id = context.parameter("ref");
    let addon = context.state.addon(&owner, &id).filter(|addon| addon.real_id == id);
    let addon = addon.ok_or_else(|| Failure::not_found("addon", &id))?;
    Ok(Reply::json(&addon.backups.iter().map(|backup| backup.view(&id)).collect()))
}
