//! From method and path to a handler.

use crate::{auth::decode, context::Context, errors::Failure, reply::Reply, routes};
use http::Method;

/// Answers one route.
pub(crate) type Handler = fn(&mut Context<'_>) -> Result<Reply, Failure>;

/// The values of a path's placeholders, decoded.
pub(crate) type Parameters = Vec<(&'static str, String)>;

/// A method, a path such as `/v2/organisations/{id}/applications`, and what answers it.
#[derive(Debug, Clone)]
pub(crate) struct Route {
    method: Method,
    segments: Vec<Segment>,
    handler: Handler,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Segment {
    Literal(&'static str),
    Placeholder(&'static str),
}

impl Route {
    pub(crate) fn new(method: Method, path: &'static str, handler: Handler) -> Self {
        Self::under("", method, path, handler)
    }

    /// A route whose path is made of two parts, both beginning with a slash (or empty).
    pub(crate) fn under(prefix: &'static str, method: Method, path: &'static str, handler: Handler) -> Self {
        let segments = prefix.split('/').chain(path.split('/')).filter(|segment| !segment.is_empty());
        let segments = segments.map(|segment| {
            let name = segment.strip_prefix('{').and_then(|rest| rest.strip_suffix('}'));
            name.map_or(Segment::Literal(segment), Segment::Placeholder)
        });
        Self { method, segments: segments.collect(), handler }
    }

    /// The placeholders' values, if the path is this route's.
    fn matches(&self, path: &[String]) -> Option<Parameters> {
        if path.len() != self.segments.len() {
            return None;
        }
        let mut parameters = Parameters::new();
        for (segment, value) in self.segments.iter().zip(path) {
            match segment {
                Segment::Literal(literal) if literal == value => {}
                Segment::Placeholder(name) if !value.is_empty() => parameters.push((name, value.clone())),
                _ => return None,
            }
        }
        Some(parameters)
    }
}

/// All routes. Where two fit a request, the first in the list answers.
#[derive(Debug)]
pub(crate) struct Router(Vec<Route>);

impl Router {
    pub(crate) fn new() -> Self {
        Self(routes::all())
    }

    /// `path` is as sent, without the base path. One slash at its end is overlooked.
    pub(crate) fn find(&self, method: &Method, path: &str) -> Result<(Handler, Parameters), Failure> {
        let trimmed = path.strip_prefix('/').unwrap_or(path);
        let trimmed = trimmed.strip_suffix('/').unwrap_or(trimmed);
        let decoded: Option<Vec<String>> = trimmed
            .split('/')
            .map(|segment| decode(segment).and_then(|bytes| String::from_utf8(bytes).ok()))
            .collect();
        let decoded =
            decoded.ok_or_else(|| Failure::bad_request(format!("{path} is not well percent-encoded.")))?;
        let mut allowed = Vec::new();
        for route in &self.0 {
            let Some(parameters) = route.matches(&decoded) else { continue };
            if route.method == *method {
                return Ok((route.handler, parameters));
            }
            if !allowed.contains(&route.method) {
                allowed.push(route.method.clone());
            }
        }
        if allowed.is_empty() {
            return Err(Failure::unknown_route(path));
        }
        Err(Failure::method_not_allowed(method, &allowed))
    }
}
