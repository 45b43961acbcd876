//! A call from a route and texts.

use std::collections::BTreeMap;

use serde_json::Value as Json;

use crate::argument::Value;
use crate::call::{Draft, append_query};
use crate::route::{BodyKind, Param, Piece, Query};
use crate::stream::StreamCall;
use crate::{Answer, Bytes, Call, Error, Form, Route, Text};

/// The arguments of a call by name, in the spelling of Rust (`app_id`) or of the API
/// (`appId`); several values for a repeated parameter.
pub type Arguments = BTreeMap<String, Vec<String>>;

/// Prepares a call to `route`, as its function would. For a stream it is the request that opens
/// it; [`prepare_stream`] makes the stream.
///
/// A text or bytes body is given as a JSON string, a form as an object (an array repeats its key).
/// The answer is read as `T`: JSON may be read as [`serde_json::Value`].
///
/// # Errors
///
/// If an argument is missing, unknown or given too often, or the body does not fit.
pub fn prepare<T: Answer>(
    route: &'static Route,
    arguments: &Arguments,
    body: Option<&Json>,
) -> Result<Call<T>, Error> {
    let refuse = |why: String| Error::invalid_call(why).with_route(Some(route));
    let mut arguments = Given::new(arguments);

    let mut values = Vec::new();
    for piece in route.path() {
        if let Piece::Param(param) = piece {
            values.push(arguments.required(param).map_err(refuse)?);
        }
    }
    for query in route.query() {
        if let Query::Required(param) = query {
            values.push(arguments.required(param).map_err(refuse)?);
        }
    }
    let mut draft = Draft::new(route, &values);
    draft = match (route.body(), body) {
        (BodyKind::None, None) => draft,
        (BodyKind::None, Some(_)) => return Err(refuse("it takes no body".to_owned())),
        (kind, None) => return Err(refuse(format!("it needs a body ({kind:?})"))),
        (BodyKind::Json, Some(body)) => draft.json(body),
        (BodyKind::Form, Some(body)) => draft.form(&Form(pairs(body).map_err(refuse)?)),
        (BodyKind::Text, Some(body)) => draft.text(Text(text(body).map_err(refuse)?)),
        (BodyKind::Bytes, Some(body)) => draft.bytes(Bytes::from(text(body).map_err(refuse)?)),
    };
    let mut call = draft.call();
    for query in route.query() {
        match query {
            Query::Optional(param) => {
                if let Some(value) = arguments.optional(param).map_err(refuse)? {
                    call = append_query(call, param.name, value);
                }
            }
            Query::Repeated(param) => {
                for value in arguments.take(param).map_err(refuse)?.unwrap_or_default() {
                    call = append_query(call, param.name, Value::Text(value));
                }
            }
            Query::Fixed(..) | Query::Required(_) => {}
        }
    }
    arguments.finish().map_err(refuse)?;
    Ok(call)
}

/// Prepares a stream of `route`, as its function would.
///
/// # Errors
///
/// If the route is none of a stream, or an argument is missing, unknown or given too often.
pub fn prepare_stream<T: Answer>(
    route: &'static Route,
    arguments: &Arguments,
) -> Result<StreamCall<T>, Error> {
    match route.stream() {
        Some(stream) => Ok(StreamCall::new(prepare(route, arguments, None)?, *stream)),
        None => Err(Error::invalid_call("it is no stream").with_route(Some(route))),
    }
}

/// The arguments that no parameter took yet.
struct Given<'a> {
    rest: BTreeMap<&'a str, &'a [String]>,
}

impl<'a> Given<'a> {
    fn new(arguments: &'a Arguments) -> Self {
        Self { rest: arguments.iter().map(|(name, values)| (name.as_str(), values.as_slice())).collect() }
    }

    /// One argument in both spellings is given twice.
    fn take(&mut self, param: &Param) -> Result<Option<&'a [String]>, String> {
        match (self.rest.remove(param.argument), self.rest.remove(param.name)) {
            (Some(_), Some(_)) => Err(given_twice(param)),
            (one, other) => Ok(one.or(other)),
        }
    }

    fn optional(&mut self, param: &Param) -> Result<Option<Value<'a>>, String> {
        match self.take(param)? {
            None | Some([]) => Ok(None),
            Some([value]) => Ok(Some(Value::Text(value))),
            Some(_) => Err(given_twice(param)),
        }
    }

    /// An argument with a short form of the path may be left out, as in the JavaScript client,
    /// or be that short form.
    fn required(&mut self, param: &Param) -> Result<Value<'a>, String> {
        match (self.optional(param)?, param.shorthand) {
            (None, Some(_)) => Ok(Value::Shorthand),
            (Some(Value::Text(text)), Some(shorthand)) if text == shorthand.shorthand => Ok(Value::Shorthand),
            (Some(value), _) => Ok(value),
            (None, None) => Err(format!("the argument `{}` is missing", param.name)),
        }
    }

    fn finish(self) -> Result<(), String> {
        if self.rest.is_empty() {
            return Ok(());
        }
        let names: Vec<_> = self.rest.keys().map(|name| format!("`{name}`")).collect();
        Err(format!("it has no argument {}", names.join(", ")))
    }
}

fn given_twice(param: &Param) -> String {
    format!("the argument `{}` is given more than once", param.name)
}

fn text(body: &Json) -> Result<String, String> {
    match body {
        Json::String(text) => Ok(text.clone()),
        _ => Err("its body must be given as a JSON string".to_owned()),
    }
}

fn pairs(body: &Json) -> Result<Vec<(String, String)>, String> {
    let Json::Object(fields) = body else {
        return Err("its body is a form and must be given as a JSON object".to_owned());
    };
    let mut pairs = Vec::new();
    for (key, value) in fields {
        match value {
            Json::Array(values) => {
                for value in values {
                    pairs.push((key.clone(), scalar(key, value)?));
                }
            }
            value => pairs.push((key.clone(), scalar(key, value)?)),
        }
    }
    Ok(pairs)
}

fn scalar(key: &str, value: &Json) -> Result<String, String> {
    match value {
        Json::String(text) => Ok(text.clone()),
        Json::Number(_) | Json::Bool(_) => Ok(value.to_string()),
        _ => Err(format!("the field `{key}` of the form must be text, a number or a boolean")),
    }
}
