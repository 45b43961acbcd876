//! A platform of a few owners, as a transport.

use std::collections::BTreeMap;
use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Waker};

use cc_client::http::{Request, Response, StatusCode};
use cc_client::layer::RetryLayer;
use cc_client::{Body, BoxError, Client, Service};
use serde_json::{Value, json};
use tokio::sync::Semaphore;

use crate::resolve::{ResolveLayer, Resolver};

/// A platform whose personal space is `user_1`. Clones are the same one.
#[derive(Clone)]
pub(super) struct Stage {
    shared: Arc<Mutex<Shared>>,
    /// What summaries wait for.
    gate: Arc<Semaphore>,
}

struct Shared {
    /// The owner of each application.
    applications: BTreeMap<String, String>,
    /// The owner and the real id of each add-on.
    addons: BTreeMap<String, (String, String)>,
    /// What summaries are answered with, if it is not 200.
    failure: Option<StatusCode>,
    /// What calls to the wrong owner are answered with.
    refusal: StatusCode,
    held: bool,
    /// What was asked for, but for summaries: method and target, and the body.
    asked: Vec<(String, String)>,
    summaries: usize,
}

impl Stage {
    /// `app_1` of `orga_1`, `app_me` of the user, and the add-on `addon_1` or `postgresql_1` of `orga_1`.
    pub(super) fn new() -> Self {
        let text = |pairs: [(&str, &str); 2]| pairs.map(|(one, other)| (one.to_owned(), other.to_owned()));
        let shared = Shared {
            applications: BTreeMap::from(text([("app_1", "orga_1"), ("app_me", "user_1")])),
            addons: BTreeMap::from([(
                "addon_1".to_owned(),
                ("orga_1".to_owned(), "postgresql_1".to_owned()),
            )]),
            failure: None,
            refusal: StatusCode::NOT_FOUND,
            held: false,
            asked: Vec::new(),
            summaries: 0,
        };
        Self { shared: Arc::new(Mutex::new(shared)), gate: Arc::new(Semaphore::new(0)) }
    }

    /// A client that finds nothing.
    pub(super) fn plain(&self) -> Client {
        Client::builder().retry(RetryLayer::never()).transport(self.clone()).build().unwrap()
    }

    pub(super) fn resolver(&self) -> Resolver {
        Resolver::new(self.plain())
    }

    /// A client with the layer.
    pub(super) fn client(&self) -> Client {
        self.plain().with_layer(ResolveLayer::new(self.resolver()))
    }

    pub(super) fn move_application(&self, id: &str, owner: &str) {
        self.shared.lock().unwrap().applications.insert(id.to_owned(), owner.to_owned());
    }

    pub(super) fn remove_application(&self, id: &str) {
        self.shared.lock().unwrap().applications.remove(id);
    }

    /// Answers summaries with this status; `None` for what is true.
    pub(super) fn fail(&self, status: impl Into<Option<StatusCode>>) {
        self.shared.lock().unwrap().failure = status.into();
    }

    /// Answers calls to the wrong owner with this status.
    pub(super) fn refuse(&self, status: StatusCode) {
        self.shared.lock().unwrap().refusal = status;
    }

    /// Answers summaries only when they are released, with what was true when they were asked for.
    pub(super) fn hold(&self) {
        self.shared.lock().unwrap().held = true;
    }

    /// Answers one of the summaries that are held.
    pub(super) fn release(&self) {
        self.gate.add_permits(1);
    }

    /// How many summaries were asked for.
    pub(super) fn summaries(&self) -> usize {
        self.shared.lock().unwrap().summaries
    }

    /// What else was asked for since it was last looked.
    pub(super) fn asked(&self) -> Vec<String> {
        let asked = std::mem::take(&mut self.shared.lock().unwrap().asked);
        asked.into_iter().map(|(line, _)| line).collect()
    }

    /// The same with the bodies.
    pub(super) fn asked_with(&self) -> Vec<(String, String)> {
        std::mem::take(&mut self.shared.lock().unwrap().asked)
    }
}

impl Shared {
    fn summary(&self) -> Value {
        let space = |owner: &str| {
            let applications = self.applications.iter().filter(|(_, of)| *of == owner);
            let applications: Vec<_> = applications.map(|(id, _)| json!({ "id": id })).collect();
            let addons = self.addons.iter().filter(|(_, (of, _))| of == owner);
            let addons: Vec<_> = addons
                .map(|(id, (_, real))| json!({ "id": id, "realId": real, "providerId": "x" }))
                .collect();
            json!({ "id": owner, "applications": applications, "addons": addons })
        };
        json!({ "user": space("user_1"), "organisations": [space("user_1"), space("orga_1"), space("orga_2")] })
    }

    /// What is under an owner is there if the owner has it.
    fn answer(&self, path: &str) -> (StatusCode, Value) {
        let segments: Vec<_> = path.split('/').collect();
        let owner =
            segments.iter().position(|segment| *segment == "organisations").map(|at| segments[at + 1]);
        let owned_by = |id: &&str| match self.applications.get(*id) {
            Some(of) => Some(of.as_str()),
            None => self
                .addons
                .iter()
                .find_map(|(public, (of, real))| (id == public || id == real).then_some(&**of)),
        };
        let theirs = segments.iter().find_map(owned_by);
        let is_owners_own = segments.ends_with(&["requests"]);
        match owner {
            Some(owner) if !is_owners_own && theirs.is_none_or(|of| of != owner) => {
                (self.refusal, json!({ "message": "not theirs" }))
            }
            _ => (StatusCode::OK, json!([])),
        }
    }
}

impl Service<Request<Body>> for Stage {
    type Response = Response<Body>;
    type Error = BoxError;
    type Future = Pin<Box<dyn Future<Output = Result<Response<Body>, BoxError>> + Send>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request<Body>) -> Self::Future {
        let mut shared = self.shared.lock().unwrap();
        let path = request.uri().path();
        let is_summary = path == "/v2/summary";
        let (status, body) = match shared.failure.filter(|_| is_summary) {
            Some(failure) => (failure, json!({ "id": 1, "message": "no summary" })),
            None if is_summary => (StatusCode::OK, shared.summary()),
            None => shared.answer(path),
        };
        if is_summary {
            shared.summaries += 1;
        } else {
            let target = request.uri().path_and_query().unwrap();
            let body = request.body().as_bytes().map(|body| String::from_utf8(body.to_vec()).unwrap());
            shared.asked.push((format!("{} {target}", request.method()), body.unwrap_or_default()));
        }
        let held = shared.held && is_summary;
        let gate = Arc::clone(&self.gate);
        Box::pin(async move {
            if held {
                gate.acquire().await?.forget();
            }
            let mut answer = Response::new(Body::from(body.to_string()));
            *answer.status_mut() = status;
            Ok(answer)
        })
    }
}

/// Polls a future once, with nobody to wake.
pub(super) fn poll_once<F: Future + Unpin>(future: &mut F) -> Poll<F::Output> {
    Pin::new(future).poll(&mut Context::from_waker(Waker::noop()))
}
