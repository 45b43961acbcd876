//! The facts of a declared endpoint, as a record that any layer can read.

mod paging;
mod stream;

use std::fmt;

use http::{HeaderValue, Method, Request};

pub use self::paging::Paging;
#[doc(hidden)]
pub use self::stream::stream_route;
pub use self::stream::{Heartbeat, StreamAuth, StreamEnd, StreamKind, StreamRoute};
use crate::argument::{Argument, Shorthand};
use crate::{Body, Host};

/// What a declared endpoint is: its names, method, path and the way it is read and retried.
///
/// There is one static record an endpoint. It travels with each request, so a layer can name
/// what it sees without ids in its labels:
///
/// ```
/// use cc_client::{Body, Route};
///
/// fn label(request: &http::Request<Body>) -> &'static str {
///     Route::of(request).map_or("undeclared", Route::path_template)
/// }
/// # assert_eq!(label(&http::Request::new(Body::default())), "undeclared");
/// ```
///
/// A layer that is generic over the request's body reads it from the extensions:
/// `request.extensions().get::<&'static Route>()`. Layers that are given to the client's
/// builder always find it there.
pub struct Route {
    facts: Facts,
    accept: HeaderValue,
    content_type: Option<HeaderValue>,
}

/// May a request be sent again?
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub enum Retry {
    /// As the method says: GET, HEAD, OPTIONS, PUT and DELETE are idempotent
    /// ([RFC 9110 §9.2.2](https://www.rfc-editor.org/rfc/rfc9110#section-9.2.2)) and sent
    /// again; POST and PATCH only if they provably never left.
    #[default]
    ByMethod,
    /// Sending it twice does no harm, whatever the method.
    Safe,
    /// Never sent again.
    Never,
}

/// With whose authority is a request sent?
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum Auth {
    /// With the client's credentials.
    #[default]
    Client,
    /// With nobody's: the client's credentials are not put on it, whatever the host.
    None,
}

/// What a call carries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum BodyKind {
    /// Nothing.
    #[default]
    None,
    /// JSON.
    Json,
    /// `application/x-www-form-urlencoded`.
    Form,
    /// Text.
    Text,
    /// Bytes of any kind.
    Bytes,
}

impl BodyKind {
    /// The media type that is sent unless a declaration names another.
    pub const fn media_type(self) -> Option<&'static str> {
        match self {
            Self::None => None,
            Self::Json => Some("application/json"),
            Self::Form => Some("application/x-www-form-urlencoded"),
            Self::Text => Some("text/plain"),
            Self::Bytes => Some("application/octet-stream"),
        }
    }
}

/// How an answer is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum AnswerKind {
    /// JSON.
    Json,
    /// Not read at all.
    Empty,
    /// JSON, or nothing if the platform answers 404.
    Optional,
    /// Text.
    Text,
    /// `application/x-www-form-urlencoded`.
    Form,
    /// Bytes as they come.
    Bytes,
    /// Server-sent events, one item after the other.
    Events,
    /// Messages of a WebSocket, one item after the other.
    Messages,
}

impl AnswerKind {
    /// The media type that is asked for unless a declaration names another.
    pub const fn media_type(self) -> &'static str {
        match self {
            // Where the answer is not read, an error still is.
            Self::Json | Self::Optional | Self::Empty => "application/json",
            Self::Form => "application/x-www-form-urlencoded",
            Self::Text | Self::Bytes | Self::Messages => "*/*",
            Self::Events => "text/event-stream",
        }
    }
}

/// A piece of a declared path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Piece {
    /// Text that is already percent-encoded.
    Literal(&'static str),
    /// The place of an argument.
    Param(Param),
}

/// A part of a declared query.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Query {
    /// A pair that is always sent; percent-encoded already.
    Fixed(&'static str, &'static str),
    /// A parameter that must be given.
    Required(Param),
    /// A parameter that may be given once.
    Optional(Param),
    /// A parameter that may be given any number of times, under the same key.
    Repeated(Param),
}

/// A parameter of a path or query.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Param {
    /// Its name in the API's spelling, which is its key in a query.
    pub name: &'static str,
    /// Its name as the argument of the Rust function.
    pub argument: &'static str,
    /// The shorter path that it may ask for.
    pub shorthand: Option<Shorthand>,
}

/// What the attribute hands over; the fields of [`Route`].
#[doc(hidden)]
#[derive(Debug)]
pub struct Facts {
    pub module: &'static str,
    pub function: &'static str,
    pub js: Option<&'static [&'static str]>,
    pub method: Method,
    pub template: &'static str,
    pub path: &'static [Piece],
    pub query: &'static [Query],
    pub body: BodyKind,
    pub answer: AnswerKind,
    pub accept: Option<&'static str>,
    pub content_type: Option<&'static str>,
    pub retry: Retry,
    pub host: Option<&'static Host>,
    pub auth: Auth,
    pub pages: Option<Paging>,
    pub stream: Option<StreamRoute>,
}

/// Makes a parameter of type `T`.
#[doc(hidden)]
pub const fn param<T: Argument + ?Sized>(name: &'static str, argument: &'static str) -> Param {
    Param { name, argument, shorthand: T::SHORTHAND }
}

/// Makes a parameter that decides about types by the shape that it gives to the path.
#[doc(hidden)]
pub const fn shaped_param<T: Argument + ?Sized>(name: &'static str, argument: &'static str) -> Param {
    assert!(
        T::SHORTHAND.is_some(),
        "types depend on the shape that this argument gives to the path, and it has no short form: \
         declare one type in place of `ByShape`"
    );
    param::<T>(name, argument)
}

/// Makes a route; fails to compile if a [`Shorthand`] does not fit the path.
#[doc(hidden)]
pub const fn route(facts: Facts) -> Route {
    let mut index = 0;
    while index < facts.path.len() {
        if let Piece::Param(Param { shorthand: Some(shorthand), .. }) = facts.path[index] {
            let before = match index.checked_sub(1) {
                Some(before) => facts.path[before],
                None => Piece::Literal(""),
            };
            assert!(
                matches!(before, Piece::Literal(text) if ends_with_segment(text, shorthand.collection)),
                "this argument has a short form of the path: the collection that it replaces \
                 (`/organisations/` for an owner) must stand right before its placeholder"
            );
            assert!(
                is_segment_end(facts.path, index + 1),
                "this argument has a short form of the path: its placeholder must be a whole segment"
            );
        }
        index += 1;
    }
    let mut index = 0;
    while index < facts.query.len() {
        assert!(
            !matches!(
                facts.query[index],
                Query::Required(Param { shorthand: Some(_), .. })
                    | Query::Optional(Param { shorthand: Some(_), .. })
                    | Query::Repeated(Param { shorthand: Some(_), .. })
            ),
            "this argument has a short form of the path, which a query does not have: \
             declare the type of its id"
        );
        index += 1;
    }
    let accept = match facts.accept {
        Some(accept) => accept,
        None => facts.answer.media_type(),
    };
    let content_type = match (facts.body.media_type(), facts.content_type) {
        (None, _) => None,
        (Some(_), Some(declared)) => Some(HeaderValue::from_static(declared)),
        (Some(default), None) => Some(HeaderValue::from_static(default)),
    };
    Route { facts, accept: HeaderValue::from_static(accept), content_type }
}

/// Whether the segment ends before this piece of the path.
const fn is_segment_end(path: &[Piece], index: usize) -> bool {
    if index == path.len() {
        return true;
    }
    matches!(path[index], Piece::Literal(text) if text.as_bytes()[0] == b'/')
}

/// Whether `path` ends with `/<segment>/`.
const fn ends_with_segment(path: &str, segment: &str) -> bool {
    let (path, segment) = (path.as_bytes(), segment.as_bytes());
    if path.len() < segment.len() + 2 {
        return false;
    }
    let start = path.len() - segment.len() - 1;
    let mut index = 0;
    while index < segment.len() {
        if path[start + index] != segment[index] {
            return false;
        }
        index += 1;
    }
    path[start - 1] == b'/' && path[path.len() - 1] == b'/'
}

impl Route {
    /// The record of the endpoint that a request comes from; none for one that nobody declared.
    pub fn of(request: &Request<Body>) -> Option<&'static Route> {
        request.body().route().or_else(|| request.extensions().get::<&'static Route>().copied())
    }

    /// The module of the function without its crate: `v2::application`.
    pub fn service(&self) -> &'static str {
        self.facts.module.split_once("::").map_or(self.facts.module, |(_, service)| service)
    }

    /// The function: `get_all_env_vars`.
    pub fn function(&self) -> &'static str {
        self.facts.function
    }

    /// Service and function: `v2::application::get_all_env_vars`.
    pub fn name(&self) -> String {
        format!("{}::{}", self.service(), self.function())
    }

    /// The name in the JavaScript client's style: `v2.application.getAllEnvVars`,
    /// `v2.addon-provider.getAll`; the first one of several, and empty for an endpoint that is
    /// declared to have none.
    pub fn js_name(&self) -> String {
        match self.facts.js {
            Some(names) => names.first().copied().unwrap_or_default().to_owned(),
            None => self.own_name_in_js(),
        }
    }

    /// All names in the JavaScript client's style: it has several functions for some endpoints,
    /// and none for others.
    pub fn js_names(&self) -> Vec<String> {
        match self.facts.js {
            Some(names) => names.iter().map(|name| (*name).to_owned()).collect(),
            None => vec![self.own_name_in_js()],
        }
    }

    fn own_name_in_js(&self) -> String {
        let modules = self.service().split("::").map(|module| module.trim_end_matches('_').replace('_', "-"));
        let mut name = modules.collect::<Vec<_>>().join(".");
        name.push('.');
        let mut words = self.function().trim_end_matches('_').split('_');
        name.push_str(words.next().unwrap_or_default());
        for word in words {
            let mut letters = word.chars();
            name.extend(letters.next().map(|first| first.to_ascii_uppercase()));
            name.push_str(letters.as_str());
        }
        name
    }

    /// The HTTP method.
    pub fn method(&self) -> &Method {
        &self.facts.method
    }

    /// The declared path with its query: `/v2/organisations/<id>/applications?<instanceId>`.
    pub fn template(&self) -> &'static str {
        self.facts.template
    }

    /// The declared path without its query: `/v2/organisations/<id>/applications`.
    /// It holds no ids, which makes it a good label.
    pub fn path_template(&self) -> &'static str {
        self.facts.template.split_once('?').map_or(self.facts.template, |(path, _)| path)
    }

    /// The pieces of the path, in order.
    pub fn path(&self) -> &'static [Piece] {
        self.facts.path
    }

    /// The parts of the query, in order.
    pub fn query(&self) -> &'static [Query] {
        self.facts.query
    }

    /// What a call carries.
    pub fn body(&self) -> BodyKind {
        self.facts.body
    }

    /// How the answer is read.
    pub fn answer(&self) -> AnswerKind {
        self.facts.answer
    }

    /// The media type that the call asks for, as the value of `Accept`.
    pub fn accept(&self) -> &HeaderValue {
        &self.accept
    }

    /// The media type of the body, as the value of `Content-Type`; none without a body.
    pub fn content_type(&self) -> Option<&HeaderValue> {
        self.content_type.as_ref()
    }

    /// Whether the request may be sent again.
    pub fn retry(&self) -> Retry {
        self.facts.retry
    }

    /// The host that the endpoint lives on, if it is another than the client's base URL.
    pub fn host(&self) -> Option<&'static Host> {
        self.facts.host
    }

    /// With whose authority the request is sent.
    pub fn auth(&self) -> Auth {
        self.facts.auth
    }

    /// How the pages of the answer follow each other, if it is declared to have some.
    pub fn pages(&self) -> Option<Paging> {
        self.facts.pages
    }

    /// How the stream speaks, if it is declared with [`stream`](macro@crate::stream).
    pub fn stream(&self) -> Option<&StreamRoute> {
        self.facts.stream.as_ref()
    }
}

/// `GET /v2/organisations/<id>/applications`, `SSE /v4/logs/…`
impl fmt::Display for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.facts.stream {
            Some(stream) => write!(f, "{} {}", stream.kind, self.path_template()),
            None => write!(f, "{} {}", self.facts.method, self.path_template()),
        }
    }
}

impl fmt::Debug for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Route")
            .field("name", &self.name())
            .field("method", &self.facts.method)
            .field("template", &self.facts.template)
            .finish_non_exhaustive()
    }
}
