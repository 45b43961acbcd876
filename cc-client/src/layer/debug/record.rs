//! One request and its answer.

use std::fmt::{self, Write as _};
use std::time::Duration;

use bytes::Bytes;
use http::header::{CONTENT_LOCATION, LOCATION, REFERER};
use http::{HeaderMap, HeaderName, HeaderValue, Method, Request, Response, StatusCode, Uri};
use serde::ser::{SerializeMap, SerializeStruct};
use serde::{Serialize, Serializer};

use super::body::{DebugBody, Raw};
use super::names::{HIDDEN, Names};
use super::{text, url};
use crate::route::{BodyKind, Route};
use crate::{Body, BoxError, Error};

/// A request and its answer, without what is known to be secret: see
/// [`DebugLayer`](super::DebugLayer).
///
/// It prints as text, with the request's headers and body behind `>` and the answer's behind `<`:
///
/// ```text
/// POST https://api.clever-cloud.com/v2/self/applications: 201 Created in 87.2ms
/// > accept: application/json
/// > {"name":"cat"}
/// < content-type: application/json
/// < {"id":"app_1"}
/// ```
///
/// [`json`](Self::json) prints it as one JSON document, on one line; it can be serialised as well.
#[derive(Debug, Clone)]
pub struct DebugRecord {
    method: Method,
    url: String,
    route: Option<&'static Route>,
    request: Message,
    outcome: Result<(StatusCode, Message), String>,
    duration: Duration,
}

/// Headers and body, without secrets.
#[derive(Debug, Clone)]
struct Message {
    headers: Vec<(String, String)>,
    body: DebugBody,
}

/// A request before it is sent, secrets and all.
pub(super) struct Asked {
    method: Method,
    uri: Uri,
    headers: HeaderMap,
    body: Option<Bytes>,
    kind: BodyKind,
    route: Option<&'static Route>,
}

impl Asked {
    pub(super) fn of(request: &Request<Body>) -> Self {
        Self {
            method: request.method().clone(),
            uri: request.uri().clone(),
            headers: request.headers().clone(),
            body: request.body().as_bytes().cloned(),
            kind: request.body().kind(),
            route: Route::of(request),
        }
    }

    pub(super) fn into_record(
        self,
        result: &Result<Response<Body>, BoxError>,
        duration: Duration,
        names: &Names,
        limit: usize,
    ) -> DebugRecord {
        let path = match self.route {
            Some(route) => route.path_template(),
            None => self.uri.path(),
        };
        let message = |headers: &HeaderMap, body: Option<&Bytes>, form| {
            let raw = Raw { body, headers, form, path };
            Message { headers: shown_headers(headers, names), body: raw.shown(names, limit) }
        };
        let outcome = match result {
            Ok(response) => {
                let answer = message(response.headers(), response.body().as_bytes(), false);
                Ok((response.status(), answer))
            }
            Err(error) => Err(shown_error(error, names)),
        };
        DebugRecord {
            url: url::shown(&self.uri, self.route, names),
            route: self.route,
            request: message(&self.headers, self.body.as_ref(), self.kind == BodyKind::Form),
            outcome,
            duration,
            method: self.method,
        }
    }
}

/// An error of ours keeps secrets to itself; of others that is not known.
fn shown_error(error: &BoxError, names: &Names) -> String {
    match error.downcast_ref::<Error>() {
        Some(error) => text::without_secrets(&error.to_string(), names).into_owned(),
        None => "an error of a layer or transport, which may not be shown".to_owned(),
    }
}

fn shown_headers(headers: &HeaderMap, names: &Names) -> Vec<(String, String)> {
    let shown = |name: &HeaderName, value: &HeaderValue| {
        if value.is_sensitive() || names.hides_header(name.as_str()) {
            return HIDDEN.to_owned();
        }
        let text = String::from_utf8_lossy(value.as_bytes());
        match text.parse::<Uri>() {
            Ok(target) if URLS.contains(name) => url::shown(&target, None, names),
            _ => text::without_secrets(&text, names).into_owned(),
        }
    };
    headers.iter().map(|(name, value)| (name.as_str().to_owned(), shown(name, value))).collect()
}

/// Headers whose values are URLs.
const URLS: [HeaderName; 3] = [LOCATION, CONTENT_LOCATION, REFERER];

impl DebugRecord {
    /// The method.
    pub fn method(&self) -> &Method {
        &self.method
    }

    /// The URL, as far as it may be shown.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// The endpoint, if it was declared.
    pub fn route(&self) -> Option<&'static Route> {
        self.route
    }

    /// The headers of the request, in order; those that are added below the layer are not among
    /// them.
    pub fn request_headers(&self) -> &[(String, String)] {
        &self.request.headers
    }

    /// The body of the request.
    pub fn request_body(&self) -> &DebugBody {
        &self.request.body
    }

    /// The status of the answer, if one came.
    pub fn status(&self) -> Option<StatusCode> {
        self.outcome.as_ref().ok().map(|(status, _)| *status)
    }

    /// The headers of the answer, in order; empty if none came.
    pub fn response_headers(&self) -> &[(String, String)] {
        self.outcome.as_ref().map_or(&[], |(_, answer)| &answer.headers)
    }

    /// The body of the answer, if one came.
    pub fn response_body(&self) -> Option<&DebugBody> {
        self.outcome.as_ref().ok().map(|(_, answer)| &answer.body)
    }

    /// Why no answer came. The error of a foreign layer or transport is not quoted.
    pub fn error(&self) -> Option<&str> {
        self.outcome.as_ref().err().map(String::as_str)
    }

    /// How long it took.
    pub fn duration(&self) -> Duration {
        self.duration
    }

    /// The record as one JSON document, on one line.
    pub fn json(&self) -> impl fmt::Display + '_ {
        Json(self)
    }
}

struct Json<'a>(&'a DebugRecord);

impl fmt::Display for Json<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let json = serde_json::to_string(self.0).map_err(|_| fmt::Error)?;
        // Others than these are escaped already; a terminal may obey them all.
        for character in json.chars() {
            match character.is_control() {
                true => write!(f, "\\u{:04x}", u32::from(character))?,
                false => f.write_char(character)?,
            }
        }
        Ok(())
    }
}

impl fmt::Display for DebugRecord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let f = &mut Printable(f);
        write!(f, "{} {}: ", self.method, self.url)?;
        match &self.outcome {
            Ok((status, _)) => write!(f, "{status}")?,
            Err(error) => f.write_str(error)?,
        }
        write!(f, " in {:?}", self.duration)?;
        self.request.write(f, ">")?;
        match &self.outcome {
            Ok((_, answer)) => answer.write(f, "<"),
            Err(_) => Ok(()),
        }
    }
}

impl Message {
    fn write(&self, f: &mut Printable<'_, '_>, mark: &str) -> fmt::Result {
        for (name, value) in &self.headers {
            f.line(mark)?;
            write!(f, "{name}: {value}")?;
        }
        if self.body.is_empty() {
            return Ok(());
        }
        f.line(mark)?;
        write!(f, "{}", self.body)
    }
}

/// Keeps what was sent from breaking a line, or a terminal.
struct Printable<'a, 'f>(&'a mut fmt::Formatter<'f>);

impl Printable<'_, '_> {
    fn line(&mut self, mark: &str) -> fmt::Result {
        self.0.write_char('\n')?;
        self.0.write_str(mark)?;
        self.0.write_char(' ')
    }
}

impl fmt::Write for Printable<'_, '_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        for (index, part) in text.split(char::is_control).enumerate() {
            if index > 0 {
                self.0.write_char('\u{fffd}')?;
            }
            self.0.write_str(part)?;
        }
        Ok(())
    }
}

impl Serialize for DebugRecord {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut record = serializer.serialize_struct("DebugRecord", 3)?;
        let request = Part { line: Line::Request(self), message: &self.request };
        record.serialize_field("request", &request)?;
        match &self.outcome {
            Ok((status, message)) => {
                record.serialize_field("response", &Part { line: Line::Response(*status), message })?;
            }
            Err(error) => record.serialize_field("error", error)?,
        }
        record
            .serialize_field("duration_us", &u64::try_from(self.duration.as_micros()).unwrap_or(u64::MAX))?;
        record.end()
    }
}

/// A request or an answer in JSON.
struct Part<'a> {
    line: Line<'a>,
    message: &'a Message,
}

enum Line<'a> {
    Request(&'a DebugRecord),
    Response(StatusCode),
}

impl Serialize for Part<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut part = serializer.serialize_map(None)?;
        match self.line {
            Line::Request(record) => {
                part.serialize_entry("method", record.method.as_str())?;
                part.serialize_entry("url", &record.url)?;
                if let Some(route) = record.route {
                    part.serialize_entry("route", &route.to_string())?;
                }
            }
            Line::Response(status) => part.serialize_entry("status", &status.as_u16())?,
        }
        part.serialize_entry("headers", &Headers(&self.message.headers))?;
        if !self.message.body.is_empty() {
            part.serialize_entry("body", &self.message.body)?;
        }
        part.end()
    }
}

/// A name that comes several times has a list of values.
struct Headers<'a>(&'a [(String, String)]);

impl Serialize for Headers<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for (index, (name, value)) in self.0.iter().enumerate() {
            let of_name = |(other, _): &&(String, String)| other == name;
            if self.0[..index].iter().any(|header| of_name(&header)) {
                continue;
            }
            let values: Vec<&str> = self.0.iter().filter(of_name).map(|(_, value)| value.as_str()).collect();
            match values.as_slice() {
                [_] => map.serialize_entry(name, value)?,
                _ => map.serialize_entry(name, &values)?,
            }
        }
        map.end()
    }
}
