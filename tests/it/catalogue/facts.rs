//! The declarations against a table of the API's routes, which was not made from them.

use std::collections::BTreeSet;

use cc_client::route::{BodyKind, Param, Piece, Query};
use cc_client::{Host, Route};

use super::api_routes;

/// What a client of the API sends to one endpoint.
pub(crate) struct Fact {
    /// The name in the JavaScript client, if it has one there.
    pub(crate) name: Option<&'static str>,
    pub(crate) method: &'static str,
    pub(crate) path: &'static str,
    /// The same path for the current user, if there is one.
    pub(crate) own_path: Option<&'static str>,
    pub(crate) query: Vec<Key>,
    pub(crate) body: &'static str,
    /// The headers, where the client sends them.
    pub(crate) accept: Option<&'static str>,
    pub(crate) content_type: Option<&'static str>,
    /// The name of the host, if it is not the API's.
    host: Option<&'static str>,
}

/// A key of a query.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Key {
    pub(crate) name: &'static str,
    /// Whether it may stand several times.
    pub(crate) repeated: bool,
}

pub(crate) fn facts() -> Vec<Fact> {
    let lines = include_str!("../../fixtures/routes.tsv").lines().filter(|line| !line.starts_with('#'));
    lines.map(fact).collect()
}

fn fact(line: &'static str) -> Fact {
    let columns: Vec<_> = line.split('\t').collect();
    let [name, method, path, own_path, query, body, accept, content_type, host] = columns[..] else {
        panic!("{line:?}")
    };
    let some = |text: &'static str| (text != "-").then_some(text);
    Fact {
        name: some(name),
        method,
        path,
        own_path: some(own_path),
        query: some(query).map(|keys| keys.split(',').map(key).collect()).unwrap_or_default(),
        body,
        accept: some(accept),
        content_type: some(content_type),
        host: some(host),
    }
}

fn key(text: &'static str) -> Key {
    match text.strip_suffix('*') {
        Some(name) => Key { name, repeated: true },
        None => Key { name: text, repeated: false },
    }
}

impl Fact {
    /// The one endpoint that is declared for it.
    pub(crate) fn route(&self) -> &'static Route {
        let declared: Vec<_> = api_routes().into_iter().filter(|route| self.is_of(route)).collect();
        let [route] = declared[..] else {
            panic!("{} {} ({:?}) is declared {} times", self.method, self.path, self.name, declared.len())
        };
        route
    }

    fn is_of(&self, route: &Route) -> bool {
        match self.name {
            Some(name) => route.js_names().iter().any(|declared| declared == name),
            None => {
                route.js_names().is_empty()
                    && route.method() == self.method
                    && path(route) == self.path
                    && route.host().map(Host::name) == self.host
            }
        }
    }
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

fn query(route: &Route) -> BTreeSet<Key> {
    let key = |query: &Query| match *query {
        Query::Fixed(name, _) => Key { name, repeated: false },
        Query::Required(param) | Query::Optional(param) => Key { name: param.name, repeated: false },
        Query::Repeated(param) => Key { name: param.name, repeated: true },
        _ => panic!("an unknown kind of query"),
    };
    route.query().iter().map(key).collect()
}

fn body(route: &Route) -> &'static str {
    match route.body() {
        BodyKind::None => "none",
        BodyKind::Json => "json",
        BodyKind::Form => "form",
        BodyKind::Text => "text",
        BodyKind::Bytes => "bytes",
        _ => "other",
    }
}

#[test]
fn each_route_of_the_table_is_declared_once_and_as_it_says() {
    for fact in facts() {
        let route = fact.route();
        assert_eq!(route.method().as_str(), fact.method, "{route:?}");
        // The client has two functions for some endpoints, one a path.
        let written = [Some(path(route)), own_path(route)];
        assert!(written.contains(&Some(fact.path.to_owned())), "{} is not in {written:?}", fact.path);
        if let Some(own) = fact.own_path {
            assert_eq!((path(route).as_str(), own_path(route).as_deref()), (fact.path, Some(own)));
        }
        assert_eq!(query(route), fact.query.into_iter().collect(), "{route:?}");
        assert_eq!(body(route), fact.body, "{route:?}");
        assert_eq!(route.host().map(Host::name), fact.host, "{route:?}");
    }
}

#[test]
fn nothing_is_declared_that_the_table_does_not_have() {
    let facts = facts();
    let beyond: Vec<_> =
        api_routes().into_iter().filter(|route| !facts.iter().any(|fact| fact.is_of(route))).collect();
    assert!(beyond.is_empty(), "{beyond:?}");
    let names: BTreeSet<_> = facts.iter().filter_map(|fact| fact.name).map(str::to_owned).collect();
    let declared: BTreeSet<_> = api_routes().into_iter().flat_map(|route| route.js_names()).collect();
    assert_eq!(declared, names);
}

#[test]
fn the_paths_for_the_current_user_are_those_of_the_table() {
    let mut expected = BTreeSet::new();
    for fact in facts() {
        let paths = [Some(fact.path), fact.own_path].into_iter().flatten();
        expected.extend(paths.map(|path| (fact.method.to_owned(), path.to_owned())));
    }
    let mut written = BTreeSet::new();
    for route in api_routes() {
        let paths = [Some(path(route)), own_path(route)].into_iter().flatten();
        written.extend(paths.map(|path| (route.method().to_string(), path)));
    }
    let differing: Vec<_> = written.symmetric_difference(&expected).collect();
    assert!(differing.is_empty(), "{differing:?}");
}
