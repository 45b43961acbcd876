//! Every declared route, at run time, and calls that are made from a route and texts.
//!
//! It is for tools that let a person name an endpoint: a command line, a table of contents, a
//! test that goes over all of them. Programs that know what they call use the functions.

mod prepare;

#[doc(hidden)]
pub use inventory;

pub use self::prepare::{Arguments, prepare, prepare_stream};
use crate::Route;

/// One declared route, as generated code submits it.
#[doc(hidden)]
#[derive(Debug)]
pub struct Entry(pub &'static Route);

inventory::collect!(Entry);

/// All routes of the program, those of its own crates included, sorted by name.
///
/// Only linked crates are seen: name a crate of declarations somewhere in the program.
pub fn routes() -> Vec<&'static Route> {
    let mut routes: Vec<_> = inventory::iter::<Entry>.into_iter().map(|Entry(route)| *route).collect();
    routes.sort_by_cached_key(|route| (route.service(), route.function()));
    routes
}

/// The route of that name, in Rust's spelling (`v2::application::get_all_env_vars`) or the
/// JavaScript client's (`v2.application.getAllEnvVars`), which may have several for one route.
pub fn find(name: &str) -> Option<&'static Route> {
    let mut routes = inventory::iter::<Entry>.into_iter().map(|Entry(route)| *route);
    routes.find(|route| route.name() == name || route.js_names().iter().any(|js| js == name))
}
