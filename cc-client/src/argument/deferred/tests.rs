#![allow(clippy::unwrap_used)]

use http::Method;

use super::*;
use crate::argument::Shorthand;
use crate::call::Draft;
use crate::route::{AnswerKind, Auth, BodyKind, Facts, Query, Retry, route};
use crate::{Call, ErrorKind};

const fn param(name: &'static str) -> Param {
    Param { name, argument: name, shorthand: None }
}

const OWNER: Param = Param {
    name: "id",
    argument: "id",
    shorthand: Some(Shorthand { collection: "organisations", shorthand: "self" }),
};

const fn endpoint(path: &'static [Piece], query: &'static [Query]) -> Route {
    route(Facts {
        module: "tests",
        function: "endpoint",
        js: None,
        method: Method::GET,
        template: "/",
        path,
        query,
        body: BodyKind::None,
        answer: AnswerKind::Json,
        accept: None,
        content_type: None,
        retry: Retry::ByMethod,
        host: None,
        auth: Auth::Client,
        stream: None,
        pages: None,
    })
}

static THING: Route = endpoint(
    &[
        Piece::Literal("/v2/organisations/"),
        Piece::Param(OWNER),
        Piece::Literal("/things/"),
        Piece::Param(param("thingId")),
        Piece::Literal("-"),
        Piece::Param(param("version")),
        Piece::Literal(".pdf"),
    ],
    &[],
);

static LATE_OWNER: Route = endpoint(
    &[
        Piece::Literal("/things/"),
        Piece::Param(param("thingId")),
        Piece::Literal("/v2/organisations/"),
        Piece::Param(OWNER),
        Piece::Literal("/end"),
    ],
    &[],
);

static QUERIED: Route = endpoint(&[Piece::Literal("/v2/things")], &[Query::Required(param("of"))]);

fn deferred(what: &'static str, from: Option<&'static str>) -> Value<'static> {
    Deferred { what, from, layer: "a::FindLayer" }.into()
}

fn call(route: &'static Route, values: &[Value<'_>]) -> Call<()> {
    Draft::new(route, values).call()
}

fn request(route: &'static Route, values: &[Value<'_>]) -> Request<Body> {
    call(route, values).try_into_request().unwrap()
}

fn fill(request: &mut Request<Body>, find: impl FnMut(&PathArgument) -> Option<String>) -> Result<(), Error> {
    PathArguments::of(request).unwrap().fill(request, find)
}

#[test]
fn what_is_to_be_found_is_marked_as_no_value_could_be() {
    let values = [deferred("owner", None), deferred("thing", Some("a/(b)")), Value::Text("(owner)")];
    assert_eq!(
        call(&THING, &values).target(),
        "/v2/organisations/(owner)/things/(thing:a%2F%28b%29)-%28owner%29.pdf"
    );
}

#[test]
fn what_is_found_is_written_in_its_place_whatever_is_around() {
    let values = [deferred("owner", None), deferred("thing", Some("x")), Value::Unsigned(12)];
    let mut request = call(&THING, &values).query("at", "(owner)").try_into_request().unwrap();
    let url = format!("https://api.example:8443/base/path{}", request.uri());
    *request.uri_mut() = url.parse().unwrap();

    fill(&mut request, |argument| match argument.what()? {
        "owner" => Some("orga_1".to_owned()),
        _ => Some(format!("{}/é", argument.given()?)),
    })
    .unwrap();
    assert_eq!(
        request.uri(),
        "https://api.example:8443/base/path/v2/organisations/orga_1/things/x%2F%C3%A9-12.pdf?at=%28owner%29"
    );
    assert!(PathArguments::of(&request).is_none());
}

#[test]
fn layers_share_the_work_in_any_order() {
    let values = [deferred("owner", None), deferred("thing", Some("x")), deferred("version", None)];
    for order in [["owner", "thing", "version"], ["version", "owner", "thing"], ["thing", "version", "owner"]]
    {
        let mut request = request(&THING, &values);
        for what in order {
            fill(&mut request, |argument| (argument.what() == Some(what)).then(|| format!("the-{what}")))
                .unwrap();
        }
        assert_eq!(request.uri(), "/v2/organisations/the-owner/things/the-thing-the-version.pdf");
        assert!(PathArguments::of(&request).is_none());
    }
}

#[test]
fn a_short_form_of_the_path_moves_nothing() {
    let mut short = request(&THING, &[Value::Shorthand, deferred("thing", None), Value::Text("1")]);
    assert_eq!(short.uri(), "/v2/self/things/(thing)-1.pdf");
    fill(&mut short, |_| Some("x".to_owned())).unwrap();
    assert_eq!(short.uri(), "/v2/self/things/x-1.pdf");

    let mut late = request(&LATE_OWNER, &[deferred("thing", None), Value::Shorthand]);
    fill(&mut late, |_| Some("a thing".to_owned())).unwrap();
    assert_eq!(late.uri(), "/things/a%20thing/v2/self/end");
}

#[test]
fn a_layer_sees_what_was_given_and_where() {
    let values = [deferred("owner", None), Value::Text("a/b"), Value::Signed(-1)];
    let arguments = PathArguments::of(&request(&THING, &values)).unwrap();
    let seen: Vec<_> = arguments
        .iter()
        .map(|argument| (argument.param.name, argument.collection, argument.what(), argument.given()))
        .collect();
    assert_eq!(
        seen,
        [
            ("id", "organisations", Some("owner"), None),
            ("thingId", "things", None, Some("a/b")),
            ("version", "", None, Some("-1")),
        ]
    );
    assert_eq!(format!("{arguments:?}"), "[id (owner), thingId, version]");
    assert!(
        !format!("{:?}", arguments.iter().map(|argument| &argument.value).collect::<Vec<_>>())
            .contains("a/b")
    );
}

#[test]
fn a_call_that_is_complete_carries_nothing() {
    let request = request(&THING, &[Value::Shorthand, Value::Text("1"), Value::Text("2")]);
    assert!(PathArguments::of(&request).is_none() && request.extensions().len() == 1, "the route alone");
    assert_eq!(size_of::<Value<'_>>(), size_of::<String>());
}

#[test]
fn what_is_found_must_fit_in_the_path() {
    for (found, told) in [("", "is empty"), ("..", "another path"), (".", "another path")] {
        let mut request = request(&THING, &[deferred("owner", None), Value::Text("1"), Value::Text("2")]);
        let before = request.uri().clone();
        let error = fill(&mut request, |_| Some(found.to_owned())).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::InvalidCall);
        assert!(error.to_string().contains(told), "{error}");
        assert_eq!(request.uri(), &before);
        assert!(PathArguments::of(&request).is_some(), "it is still not to be sent");
    }
}

#[test]
fn a_path_that_another_layer_changed_is_not_guessed_at() {
    for path in ["/v2/elsewhere/and/longer/than/it/was/declared/to/be.pdf", "/x"] {
        let mut request = request(&THING, &[deferred("owner", None), Value::Text("1"), Value::Text("2")]);
        *request.uri_mut() = path.parse().unwrap();
        let error = fill(&mut request, |_| Some("orga_1".to_owned())).unwrap_err();
        assert!(error.to_string().contains("a layer changed the path"), "{error}");
    }
}

#[test]
fn nothing_is_found_by_nothing_and_nothing_is_found_for_a_query() {
    let empty = call(&THING, &[deferred("owner", Some("")), Value::Text("1"), Value::Text("2")]);
    assert!(empty.fault().unwrap().to_string().contains("the argument `id` is empty"));
    let queried = call(&QUERIED, &[deferred("owner", None)]);
    assert!(queried.fault().unwrap().to_string().contains("`of` can't be left to a layer"));
    let set =
        crate::call::append_query(call(&QUERIED, &[Value::Text("x")]), "owner", deferred("owner", None));
    assert!(set.fault().unwrap().to_string().contains("`owner` of the query can't be left to a layer"));
    assert_eq!(set.target(), "/v2/things?of=x");
}

#[test]
fn a_call_shows_what_it_lacks_and_no_values() {
    let shown =
        format!("{:?}", call(&THING, &[deferred("owner", None), Value::Text("secret"), Value::Text("2")]));
    assert!(shown.contains("arguments: [id (owner), thingId, version]"), "{shown}");
    assert!(!shown.contains("secret"), "{shown}");
    let whole = format!("{:?}", call(&THING, &[Value::Shorthand, Value::Text("secret"), Value::Text("2")]));
    assert!(!whole.contains("arguments"), "{whole}");
}
