//! The client: what sends calls.

mod builder;

use std::fmt;
use std::task::{Context, Poll};

use http::{Request, Response};
use tower_service::Service;

pub use self::builder::{Bundled, ClientBuilder};
use crate::call::{Call, IntoCall, Send, SendWithParts};
use crate::credentials::Settings;
use crate::layer::{HttpFuture, HttpLayer, HttpService};
use crate::page::Pages;
use crate::stream::{IntoStreamCall, Open, StreamSettings};
use crate::{Body, BoxError, Error};

/// Sends calls through its stack of [layers](crate::layer).
///
/// Cloning is cheap and shares connections, the retry budget and your layers. A client runs
/// no task of its own; it can be made outside a runtime and used in several. (A connection of
/// the bundled transport is driven by the runtime that opened it, as everywhere in reqwest.)
///
/// It is a [`Service`] too, for requests of your own making that are to go through the same
/// stack.
#[derive(Clone)]
pub struct Client {
    service: HttpService,
    response_limit: usize,
    streams: StreamSettings,
}

impl Client {
    /// A client to be set up.
    pub fn builder() -> ClientBuilder {
        ClientBuilder::new()
    }

    /// A client with the credentials of the environment, see [`Settings::from_env`].
    ///
    /// # Errors
    ///
    /// If credentials are missing or incomplete; the message says which variable to set.
    pub fn from_env() -> Result<Self, Error> {
        Self::builder().settings(Settings::from_env()?).build()
    }

    /// A client with the login of the command line interface (`clever login`): its active
    /// profile. [`Settings::from_clever_tools`] chooses another one.
    ///
    /// # Errors
    ///
    /// If there is no login, or its file can't be used; the message says what to do.
    pub fn from_clever_tools() -> Result<Self, Error> {
        Self::builder().settings(Settings::from_clever_tools(None)?).build()
    }

    /// Sends a call and reads its answer.
    ///
    /// # Errors
    ///
    /// Any failure, from a faulty argument to an answer in an unexpected form: see
    /// [`ErrorKind`](crate::ErrorKind).
    pub fn send<C: IntoCall>(&self, call: C) -> Send<C::Answer> {
        Send::new(self.send_with_parts(call))
    }

    /// Sends a call and gives the status and headers with the answer.
    ///
    /// # Errors
    ///
    /// The same as [`send`](Self::send).
    pub fn send_with_parts<C: IntoCall>(&self, call: C) -> SendWithParts<C::Answer> {
        SendWithParts::new(call.into_call().into_prepared(), &self.service, self.response_limit)
    }

    /// Sends a call and those that follow it, as a stream of pages: `next` makes the call for the
    /// page after the one that it is shown, or none after the last. Nothing is sent until the
    /// stream is polled.
    ///
    /// ```
    /// use cc_client::{Call, Client, testing::Script};
    /// use http::Method;
    /// use serde::Deserialize;
    ///
    /// #[derive(Deserialize)]
    /// struct Cats {
    ///     names: Vec<String>,
    ///     next: Option<String>,
    /// }
    ///
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), cc_client::Error> {
    /// let script = Script::new()
    ///     .json(r#"{"names": ["Felix"], "next": "/v2/cats/2"}"#)
    ///     .json(r#"{"names": ["Tom"], "next": null}"#);
    /// let client = Client::builder().transport(script).build()?;
    ///
    /// let page = |target: &str| Call::<Cats>::raw(Method::GET, target);
    /// let mut pages = client.pages(page("/v2/cats"), move |cats| cats.next.as_deref().map(page));
    /// assert_eq!(pages.next().await.unwrap()?.names, ["Felix"]);
    /// assert_eq!(pages.next().await.unwrap()?.names, ["Tom"]);
    /// assert!(pages.next().await.is_none());
    /// # Ok(())
    /// # }
    /// ```
    pub fn pages<C, N>(&self, first: C, next: N) -> Pages<C::Answer>
    where
        C: IntoCall,
        N: FnMut(&C::Answer) -> Option<Call<C::Answer>> + std::marker::Send + 'static,
    {
        Pages::new(self, first.into_call(), next)
    }

    /// Opens a stream; the same as [`StreamCall::open`](crate::stream::StreamCall::open).
    ///
    /// # Errors
    ///
    /// If an argument does not fit, or with a failure that does not pass.
    pub fn open<S: IntoStreamCall>(&self, stream: S) -> Open<S::Item> {
        Open::new(stream.into_stream_call().start(&self.service, &self.streams))
    }

    /// The same client with one more layer, around all that it has: it sees calls before they have a
    /// host. It shares everything else with this client, which stays as it is; so a layer can send
    /// calls of its own through the client that it is put around.
    ///
    /// ```
    /// use cc_client::{Call, Client, layer};
    /// use http::Method;
    ///
    /// # fn main() -> Result<(), cc_client::Error> {
    /// let plain = Client::builder().build()?;
    /// let inner = plain.clone();
    /// let counted = plain.with_layer(layer::from_fn(move |request, next| {
    ///     let inner = inner.clone();
    ///     async move {
    ///         Call::<()>::raw(Method::POST, "/v2/counter").send(&inner).await?;
    ///         next.send(request).await
    ///     }
    /// }));
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn with_layer(&self, layer: impl HttpLayer) -> Self {
        Self { service: layer.wrap(self.service.clone()), ..self.clone() }
    }

    pub(crate) fn service(&self) -> &HttpService {
        &self.service
    }

    pub(crate) fn streams(&self) -> &StreamSettings {
        &self.streams
    }
}

/// Sends any request through the stack. Its answer is given as it is, whatever its status.
impl Service<Request<Body>> for Client {
    type Response = Response<Body>;
    type Error = BoxError;
    type Future = HttpFuture;

    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
        self.service.poll_ready(cx)
    }

    fn call(&mut self, request: Request<Body>) -> HttpFuture {
        self.service.send(request)
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client").field("response_limit", &self.response_limit).finish_non_exhaustive()
    }
}
