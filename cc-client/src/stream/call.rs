//! A prepared stream: a value that can be looked at, adjusted and opened.

use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;
use std::time::Duration;

use super::core::Core;
use super::event_stream::{EventStream, Open, Wanted};
use super::handle::Shared;
use super::opening::Opening;
use super::settings::Overrides;
use super::{Reconnect, StreamSettings};
use http::HeaderValue;

use crate::argument::Value;
use crate::call::{append_query, set_query};
use crate::layer::HttpService;
use crate::route::{Route, StreamRoute};
use crate::{Answer, Call, Client, Error};

/// A stream that is ready to be opened and yields items of type `T`.
///
/// Functions that are declared with [`stream`](macro@crate::stream) return one, or a struct
/// around it with setters for what is optional. Like a [`Call`] it does no I/O and needs no
/// client until it is opened.
#[must_use = "a stream does nothing until it is opened"]
pub struct StreamCall<T> {
    call: Call<T>,
    stream: StreamRoute,
    /// In place of the client's.
    settings: Option<StreamSettings>,
    overrides: Overrides,
    cursor: String,
    wanted: Option<Wanted<T>>,
    item: PhantomData<fn() -> T>,
}

/// What can be opened: a [`StreamCall`], and what a function with optional parameters returns.
#[diagnostic::on_unimplemented(message = "`{Self}` is not a stream", label = "can't be opened")]
pub trait IntoStreamCall {
    /// What the stream yields.
    type Item: Answer;

    /// The prepared stream itself.
    fn into_stream_call(self) -> StreamCall<Self::Item>;
}

impl<T: Answer> IntoStreamCall for StreamCall<T> {
    type Item = T;

    fn into_stream_call(self) -> StreamCall<T> {
        self
    }
}

impl<T> StreamCall<T> {
    pub(crate) fn new(call: Call<T>, stream: StreamRoute) -> Self {
        let (overrides, cursor) = (Overrides::default(), String::new());
        Self { call, stream, settings: None, overrides, cursor, wanted: None, item: PhantomData }
    }

    /// Sets a header of the requests that open the stream, see [`Call::header`].
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.call = self.call.header(name, value);
        self
    }

    /// Adds a pair to the query; both parts are percent-encoded here.
    pub fn query(mut self, name: &str, value: &str) -> Self {
        self.call = self.call.query(name, value);
        self
    }

    /// Begins behind the event with this id, as
    /// [`StreamHandle::last_event_id`](super::StreamHandle::last_event_id) gave it: to another
    /// process, if you like. Ids are the server's own; don't make one up. An empty one is none.
    pub fn last_event_id(mut self, id: impl Into<String>) -> Self {
        self.cursor = id.into();
        self
    }

    /// All settings of this stream, in place of the client's. What is set on the stream one by
    /// one holds over them.
    pub fn settings(mut self, settings: StreamSettings) -> Self {
        self.settings = Some(settings);
        self
    }

    /// How long an opening may take, see [`StreamSettings::connect_timeout`].
    pub fn connect_timeout(mut self, limit: impl Into<Option<Duration>>) -> Self {
        self.overrides.connect_timeout = Some(limit.into());
        self
    }

    /// How long the server may be silent, see [`StreamSettings::heartbeat_timeout`].
    pub fn heartbeat_timeout(mut self, limit: impl Into<Option<Duration>>) -> Self {
        self.overrides.heartbeat_timeout = Some(limit.into());
        self
    }

    /// Whether and when the stream is opened again after it broke.
    pub fn reconnect(mut self, reconnect: Reconnect) -> Self {
        self.overrides.reconnect = Some(reconnect);
        self
    }

    /// The longest event or message to accept, in bytes, see [`StreamSettings::event_limit`].
    pub fn event_limit(mut self, bytes: usize) -> Self {
        self.overrides.event_limit = Some(bytes);
        self
    }

    /// Yields only items for which this is true, and those for which all earlier conditions are.
    /// A limit counts what comes before it.
    pub fn only(mut self, wanted: impl Fn(&T) -> bool + Send + Sync + 'static) -> Self
    where
        T: 'static,
    {
        self.wanted = Some(match self.wanted {
            None => Arc::new(wanted),
            Some(earlier) => Arc::new(move |item| earlier(item) && wanted(item)),
        });
        self
    }

    /// The declared stream.
    pub fn route(&self) -> Option<&'static Route> {
        self.call.route()
    }

    /// The path with the query, percent-encoded, as the first opening will ask for it.
    pub fn target(&self) -> &str {
        self.call.target()
    }

    /// The pairs of the query in sending order, decoded.
    pub fn query_pairs(&self) -> Vec<(String, String)> {
        self.call.query_pairs()
    }

    /// The fault that will keep the stream from being opened, if there is one.
    pub fn fault(&self) -> Option<&Error> {
        self.call.fault()
    }
}

impl<T: Answer> StreamCall<T> {
    /// Opens the stream and waits until it is connected. Failures that pass are tried again as
    /// [`Reconnect`] says, without end by default: put a [time limit](tokio::time::timeout)
    /// around it if you want one.
    ///
    /// # Errors
    ///
    /// If an argument does not fit, or with a failure that does not pass: 401, 403, 404…
    pub fn open(self, client: &Client) -> Open<T> {
        client.open(self)
    }

    /// The stream, which connects when it is first polled. Its first failures are seen like the
    /// later ones, by those who [look](EventStream::with_lifecycle).
    ///
    /// # Errors
    ///
    /// If an argument does not fit.
    pub fn open_lazily(self, client: &Client) -> Result<EventStream<T>, Error> {
        self.start(client.service(), client.streams())
    }

    pub(crate) fn start(
        self,
        service: &HttpService,
        client: &StreamSettings,
    ) -> Result<EventStream<T>, Error> {
        if let Err(source) = HeaderValue::from_bytes(self.cursor.as_bytes()) {
            let error = Error::invalid_call("the last event id is not a header's value");
            return Err(error.with_source(source).with_route(self.route()));
        }
        let client = self.settings.as_ref().unwrap_or(client);
        let silence = self.overrides.silence(client, &self.stream);
        let settings = self.overrides.over(*client);
        let opening = Opening::new(self.call.into_prepared(), self.stream, settings.connect_timeout)?;
        let route = opening.route;
        let core = Core::new(service.clone(), opening, settings, silence, &self.cursor);
        Ok(EventStream::new(Arc::new(Shared::new(core, self.cursor)), route, self.wanted))
    }
}

/// Shows the endpoint and the settings, never values: they may be secret.
impl<T> fmt::Debug for StreamCall<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("StreamCall")
            .field("route", &self.route())
            .field("settings", &self.overrides)
            .finish_non_exhaustive()
    }
}

/// Sets a query parameter; setting it again replaces it.
#[doc(hidden)]
pub fn set_stream_query<T>(mut stream: StreamCall<T>, key: &str, value: Value<'_>) -> StreamCall<T> {
    stream.call = set_query(stream.call, key, value);
    stream
}

/// Adds a value to a repeated query parameter.
#[doc(hidden)]
pub fn append_stream_query<T>(mut stream: StreamCall<T>, key: &str, value: Value<'_>) -> StreamCall<T> {
    stream.call = append_query(stream.call, key, value);
    stream
}
