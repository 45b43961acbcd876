//! The list of all endpoints: its names, its facts, and the calls that are made from it.

mod arguments;
pub(crate) mod facts;
mod prepared;

use std::collections::BTreeMap;

use cc_client::catalogue::{self, Arguments};
use cc_client::{Call, Error, Route, endpoint};
use serde_json::Value;

// The endpoints are in the catalogue of every program that links them.
use api_defs as _;

/// The endpoints of the API; these tests declare some of their own.
pub(crate) fn api_routes() -> Vec<&'static Route> {
    const PARTS: [&str; 5] = ["v2::", "v4::", "bridge::", "redis_http::", "warp10::"];
    let of_the_api = |route: &&Route| PARTS.iter().any(|part| route.name().starts_with(part));
    catalogue::routes().into_iter().filter(of_the_api).collect()
}

fn prepare(name: &str, arguments: &[(&str, &str)], body: Option<Value>) -> Result<Call<Value>, Error> {
    let route = catalogue::find(name).unwrap_or_else(|| panic!("{name} is not declared"));
    let mut given = Arguments::new();
    for (name, value) in arguments {
        given.entry((*name).to_owned()).or_default().push((*value).to_owned());
    }
    catalogue::prepare(route, &given, body.as_ref())
}

#[test]
fn the_list_is_sorted_by_name() {
    let names: Vec<_> = catalogue::routes().iter().map(|route| route.name()).collect();
    assert!(names.len() > 60, "{}", names.len());
    assert!(names.is_sorted_by_key(|name| name.rsplit_once("::")));
}

#[test]
fn no_two_endpoints_have_a_name_in_common() {
    let mut owners = BTreeMap::new();
    for route in api_routes() {
        for name in names(route) {
            if let Some(other) = owners.insert(name.clone(), route) {
                panic!("{name} is {other} and {route}");
            }
        }
    }
}

/// The names of an endpoint, in Rust's spelling and all of the JavaScript client's.
fn names(route: &Route) -> impl Iterator<Item = String> {
    std::iter::once(route.name()).chain(route.js_names())
}

#[test]
fn no_endpoint_is_found_by_no_name() {
    assert!(catalogue::find("").is_none());
}

#[test]
fn an_endpoint_is_found_by_each_of_its_names() {
    for route in api_routes() {
        for name in names(route) {
            let found = catalogue::find(&name).unwrap_or_else(|| panic!("{name} is not found"));
            assert!(std::ptr::eq(found, route), "{name} gives {found}");
        }
    }
}

/// Two functions of the JavaScript client.
#[endpoint(GET "/v2/twice", js = ["v2.test.todo_first", "v2.test.todo_second"])]
fn twice();

#[test]
fn an_endpoint_of_several_names_is_found_by_each() {
    let route = twice().route().unwrap();
    for name in ["v2.test.todo_first", "v2.test.todo_second", &route.name()] {
        assert!(std::ptr::eq(catalogue::find(name).unwrap(), route), "{name}");
    }
    assert!(catalogue::find("v2.test.twice").is_none());
}

#[test]
fn the_names_in_both_spellings_are_what_the_declaration_says() {
    for (name, js_name) in [
        ("v2::application::get_all_env_vars", "v2.application.getAllEnvVars"),
        ("v2::self_::get_current_token_info", "v2.self.getCurrentTokenInfo"),
        ("v2::user::get_ssh_keys", "v2.user.todo_getSshKeys"),
        (
            "v2::organisation::list_application_udp_redirections",
            "v2.organisation.listApplicationUDPRedirections",
        ),
        ("v4::product::get_zone", "v4.product.getZone"),
    ] {
        assert_eq!(catalogue::find(name).map(Route::js_name).as_deref(), Some(js_name));
        assert_eq!(catalogue::find(js_name).map(Route::name).as_deref(), Some(name));
    }
}

#[test]
fn a_name_must_be_whole_and_exact() {
    for name in
        ["", "get_all_env_vars", "v2::application", "v2.application.getallenvvars", "v2.application.get "]
    {
        assert!(catalogue::find(name).is_none(), "{name:?}");
    }
}
