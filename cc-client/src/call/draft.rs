//! What a generated function builds; nothing in it is generic but the body's encoding.

use serde::Serialize;

use super::{Call, Prepared, form_body, json_body};
use crate::argument::{PathArguments, Value};
use crate::route::{BodyKind, Heartbeat, Route, StreamAuth, StreamEnd, StreamKind, stream_route};
use crate::stream::StreamCall;
use crate::{Answer, Body, Bytes, Error, Form, Text, target};

/// A call in the making. Generated functions use it; write [`endpoint`](crate::endpoint)
/// declarations, or [`Call::raw`], instead.
#[doc(hidden)]
#[allow(missing_debug_implementations)]
pub struct Draft(Prepared);

impl Draft {
    /// `values` are those of the path, then those of the required query parameters.
    pub fn new(route: &'static Route, values: &[Value<'_>]) -> Self {
        let (target, deferred, fault) = match target::write(route, values) {
            Ok((target, deferred)) => (target, deferred, None),
            Err(error) => (String::new(), false, Some(Error::invalid_call(error.to_string()))),
        };
        let mut prepared = Prepared {
            route: Some(route),
            method: route.method().clone(),
            target,
            body: Body::default(),
            adjusted: None,
            fault,
        };
        if deferred {
            prepared.defer(PathArguments::new(route, values));
        }
        Self(prepared)
    }

    pub fn json(self, body: &(impl Serialize + ?Sized)) -> Self {
        self.body(json_body(body))
    }

    pub fn form(self, body: &Form<impl Serialize>) -> Self {
        self.body(form_body(body))
    }

    pub fn text(self, body: Text) -> Self {
        self.body(Ok(Body::from(body.0).with_kind(BodyKind::Text)))
    }

    pub fn bytes(self, body: Bytes) -> Self {
        self.body(Ok(Body::from(body.0).with_kind(BodyKind::Bytes)))
    }

    /// `T` must be readable, which is said here so that the declaration gets the blame.
    pub fn call<T: Answer>(self) -> Call<T> {
        Call::from_prepared(self.0)
    }

    /// The same for a stream, whose items must be readable.
    pub fn stream<T: Answer>(self) -> StreamCall<T> {
        let plain = const {
            stream_route(StreamKind::Sse, None, Heartbeat::None, StreamEnd::Eof, StreamAuth::Header)
        };
        let stream = self.0.route.and_then(Route::stream).copied().unwrap_or(plain);
        StreamCall::new(self.call(), stream)
    }

    fn body(mut self, body: Result<Body, Error>) -> Self {
        self.0.set_body(body);
        self
    }
}

/// What can be the JSON body of a generated function that is generic over it.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "a body can't be written from `{Self}`",
    label = "not a body",
    note = "derive `serde::Serialize` for it"
)]
pub trait JsonBody: Serialize {}

impl<T: Serialize + ?Sized> JsonBody for T {}

/// Sets a query parameter; setting it again replaces it.
#[doc(hidden)]
pub fn set_query<T>(mut call: Call<T>, key: &str, value: Value<'_>) -> Call<T> {
    target::remove_pairs(&mut call.prepared.target, key);
    append_query(call, key, value)
}

/// Adds a value to a repeated query parameter.
#[doc(hidden)]
pub fn append_query<T>(mut call: Call<T>, key: &str, value: Value<'_>) -> Call<T> {
    match value {
        Value::Deferred(_) => {
            call.fail(|| format!("the parameter `{key}` of the query can't be left to a layer"))
        }
        value => target::append_pair(&mut call.prepared.target, key, &value),
    }
    call
}
