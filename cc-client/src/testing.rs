//! A transport that answers from a script, for the tests of your own code.
//!
//! ```
//! use cc_client::{Call, Client, testing::Script};
//! use http::Method;
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), cc_client::Error> {
//! let script = Script::new().json(r#"{"name": "cat"}"#).status(404);
//! let client = Client::builder().transport(script.clone()).build()?;
//!
//! let answer: serde_json::Value = Call::raw(Method::GET, "/v2/some/thing").send(&client).await?;
//! assert_eq!(answer["name"], "cat");
//! let error = Call::<()>::raw(Method::GET, "/v2/other").send(&client).await.unwrap_err();
//! assert!(error.is_not_found());
//!
//! assert_eq!(script.requests()[1].uri().path(), "/v2/other");
//! # Ok(())
//! # }
//! ```

use std::collections::VecDeque;
use std::fmt;
use std::future::{Ready, ready};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll};

use http::header::{CONTENT_TYPE, HeaderValue};
use http::{Request, Response, StatusCode};
use tower_service::Service;

use crate::{Body, BoxError, Error};

/// A transport that gives one scripted answer for each request, in order, and keeps the
/// requests. Clones share the script, so keep one to look at afterwards.
///
/// A request beyond the end of the script fails: nothing is answered that was not written.
#[derive(Clone, Default)]
pub struct Script {
    shared: Arc<Mutex<Shared>>,
}

#[derive(Default)]
struct Shared {
    answers: VecDeque<Result<Response<Body>, BoxError>>,
    requests: Vec<Request<Body>>,
}

impl Script {
    /// A script without answers.
    pub fn new() -> Self {
        Self::default()
    }

    /// Then answers 200 with this JSON.
    pub fn json(self, body: impl Into<String>) -> Self {
        let mut response = Response::new(Body::from(body.into()));
        response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
        self.response(response)
    }

    /// Then opens a stream of server-sent events that holds this text, and ends behind it: well,
    /// if the text ends with the declared end (`event: END_OF_STREAM`, a blank line) or reaches the
    /// stream's limit, and else as a connection that broke, so the next answer is asked for.
    pub fn events(self, text: impl Into<String>) -> Self {
        let mut response = Response::new(Body::from(text.into()));
        response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("text/event-stream"));
        self.response(response)
    }

    /// Then answers with this status and no body. A number that is no status is answered as
    /// 500.
    pub fn status(self, status: u16) -> Self {
        let mut response = Response::new(Body::empty());
        *response.status_mut() = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        self.response(response)
    }

    /// Then gives this answer.
    pub fn response(self, response: Response<impl Into<Body>>) -> Self {
        self.lock().answers.push_back(Ok(response.map(Into::into)));
        self
    }

    /// Then fails: [`Error::connect`] for a request that never left, [`Error::transport`] for
    /// a connection that broke.
    pub fn fail(self, error: impl Into<BoxError>) -> Self {
        self.lock().answers.push_back(Err(error.into()));
        self
    }

    /// What was sent so far: signed, with its final URL and headers. The body of a stream is
    /// not kept.
    pub fn requests(&self) -> Vec<Request<Body>> {
        self.lock().requests.iter().map(copy).collect()
    }

    /// How many answers were not asked for.
    pub fn remaining(&self) -> usize {
        self.lock().answers.len()
    }

    fn lock(&self) -> MutexGuard<'_, Shared> {
        self.shared.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn copy(request: &Request<Body>) -> Request<Body> {
    let mut copy = Request::new(request.body().try_clone().unwrap_or_default());
    *copy.method_mut() = request.method().clone();
    *copy.uri_mut() = request.uri().clone();
    *copy.headers_mut() = request.headers().clone();
    *copy.extensions_mut() = request.extensions().clone();
    copy
}

impl Service<Request<Body>> for Script {
    type Response = Response<Body>;
    type Error = BoxError;
    type Future = Ready<Result<Response<Body>, BoxError>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request<Body>) -> Self::Future {
        let mut shared = self.lock();
        let end = || Err(Error::invalid_call("the script of answers is at its end").into());
        let answer = shared.answers.pop_front().unwrap_or_else(end);
        shared.requests.push(request);
        ready(answer)
    }
}

impl fmt::Debug for Script {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shared = self.lock();
        f.debug_struct("Script")
            .field("answers", &shared.answers.len())
            .field("requests", &shared.requests.len())
            .finish()
    }
}
