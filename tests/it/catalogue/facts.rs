//! The declarations against a table of the API's routes, which was not made from them.

use std::collections::{BTreeMap, BTreeSet};

use cc_client::Route;
use cc_client::route::{BodyKind, Param, Piece, Query};

use super::api_routes;

/// Name in the JavaScript client, method, path, the same path for the current user if there is
/// one, keys of the query, body.
struct Fact {
    name: &'static str,
    method: &'static str,
    path: &'static str,
    own_path: Option<&'static str>,
    query: Vec<&'static str>,
    body: &'static str,
}

fn facts() -> Vec<Fact> {
    let lines = include_str!("../../fixtures/routes.tsv").lines().filter(|line| !line.starts_with('#'));
    let some = |text: &'static str| (text != "-").then_some(text);
    lines
        .map(|line| {
            let columns: Vec<_> = line.split('\t').collect();
            let [name, method, path, own_path, query, body] = columns[..] else { panic!("{line:?}") };
            let query = some(query).map(|keys| keys.split(',').collect()).unwrap_or_default();
            Fact { name, method, path, own_path: some(own_path), query, body }
        })
        .collect()
}

/// The path with `{…}` for placeholders.
fn path(route: &Route) -> String {
    route.path_template().replace('<', "{").replace('>', "}")
}

/// The path that the declaration writes for the current user, if an argument may ask for it.
fn own_path(route: &Route) -> Option<String> {
    route.path().iter().find_map(|piece| match piece {
        Piece::Param(Param { name, shorthand: Some(short), .. }) => {
            let long = format!("/{}/{{{name}}}", short.collection);
            Some(path(route).replacen(&long, &format!("/{}", short.shorthand), 1))
        }
        _ => None,
    })
}

fn query(route: &Route) -> Vec<&'static str> {
    let key = |query: &Query| match *query {
        Query::Fixed(key, _) => key,
        Query::Required(param) | Query::Optional(param) | Query::Repeated(param) => param.name,
        _ => panic!("an unknown kind of query"),
    };
    route.query().iter().map(key).collect()
}

fn body(route: &Route) -> &'static str {
    match route.body() {
        BodyKind::None => "none",
        BodyKind::Json => "json",
        BodyKind::Form => "form",
        _ => "other",
    }
}

#[test]
fn each_route_of_the_table_is_declared_once_and_as_it_says() {
    for fact in facts() {
        let is_it = |route: &&Route| match fact.name {
            "-" => path(route) == fact.path && route.js_names().is_empty(),
            name => route.js_names().iter().any(|js| js == name),
        };
        let declared: Vec<_> = api_routes().into_iter().filter(is_it).collect();
        let (name, times) = (format!("{} {}", fact.name, fact.path), declared.len());
        let [route] = declared[..] else { panic!("{name} is declared {times} times") };
        assert_eq!(route.method().as_str(), fact.method, "{name}");
        assert_eq!(path(route), fact.path, "{name}");
        assert_eq!(query(route), fact.query, "{name}");
        assert_eq!(body(route), fact.body, "{name}");
    }
}

#[test]
fn nothing_is_declared_that_the_table_does_not_have() {
    let facts: BTreeSet<_> = facts().iter().map(|fact| fact.name.to_owned()).collect();
    let declared: BTreeSet<_> = api_routes().into_iter().flat_map(Route::js_names).collect();
    assert_eq!(declared.difference(&facts).collect::<Vec<_>>(), Vec::<&String>::new());
}

#[test]
fn what_the_javascript_client_does_not_have_is_in_the_table_by_its_path() {
    let paths: BTreeSet<_> = facts().iter().filter(|fact| fact.name == "-").map(|fact| fact.path).collect();
    let nameless = api_routes().into_iter().filter(|route| route.js_names().is_empty()).map(path);
    let beyond: Vec<_> = nameless.filter(|path| !paths.contains(path.as_str())).collect();
    assert_eq!(beyond, [""; 0]);
}

#[test]
fn the_paths_for_the_current_user_are_those_of_the_table() {
    let mut expected = BTreeMap::<_, BTreeSet<_>>::new();
    for fact in facts() {
        let paths = [Some(fact.path), fact.own_path].into_iter().flatten().map(str::to_owned);
        expected.entry(fact.method.to_owned()).or_default().extend(paths);
    }
    let mut written = BTreeMap::<_, BTreeSet<_>>::new();
    for route in api_routes() {
        let paths = [Some(path(route)), own_path(route)].into_iter().flatten();
        written.entry(route.method().to_string()).or_default().extend(paths);
    }
    assert_eq!(written, expected);
}
