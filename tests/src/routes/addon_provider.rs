//! v4 add-on providers: versions and clusters, and what is needed to reach an add-on.

use crate::{
    context::Context,
    errors::Failure,
    reply::Reply,
    router::Route,
    state::catalogue::{self, addon_versions},
};
use http::Method;

pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::new(Method::GET, "/v4/addon-providers/{providerId}", provider),
        Route::new(Method::GET, "/v4/addon-providers/{providerId}/addons/{addonId}", details),
    ]
}

fn provider(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let id = context.parameter("providerId");
    catalogue::addon_provider(&id).ok_or_else(|| Failure::not_found("addon provider", &id))?;
    Ok(Reply::json(&addon_versions(&id)))
}

/// Any owner's add-on, by either of its ids.
fn details(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let (provider, id) = (context.parameter("providerId"), context.parameter("addonId"));
    let mut addons = context.state.addons.iter().filter(|addon| addon.provider_id == provider);
    let found = addons.find(|addon| addon.id == id || addon.real_id == id);
    Ok(Reply::json(&found.ok_or_else(|| Failure::not_found("addon", &id))?.details()))
}

#[cfg(test)]
mod tests;
