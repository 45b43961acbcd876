//! What all connections share, and the true answer to a request.

use crate::{
    Options, Seed,
    auth::{Guard, Identity},
    context::Context,
    errors::{Dialect, Failure},
    fault::Script,
    record::Log,
    reply::Reply,
    request::Request,
    router::Router,
    routes::{network_group::SIGNED, redis::is_proxy, warp10::EXEC_PATH},
    sockets::Registry,
    state::State,
    streams::Streams,
};
use http::{HeaderMap, HeaderValue, Method, header};
use std::{
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::{SystemTime, UNIX_EPOCH},
};

/// The one path that needs no credentials. It is the double's own, not the platform's.
pub(crate) const HEALTH_PATH: &str = "/health";

/// The path of the WebSocket, whose credentials come in its first message.
pub(crate) const SOCKET_PATH: &str = "/v2/events/event-socket";

/// The path for which those credentials are signed.
const SIGNED_PATH: &str = "/v2/events/";

#[derive(Debug)]
pub(crate) struct Shared {
    pub(crate) options: Options,
    pub(crate) log: Log,
    pub(crate) script: Script,
    pub(crate) streams: Arc<Streams>,
    pub(crate) sockets: Arc<Registry>,
    router: Router,
    guard: Mutex<Guard>,
    state: Mutex<State>,
}

impl Shared {
    pub(crate) fn new(options: Options) -> (Self, Seed) {
        let (state, seed) = State::seeded(&options.keys, now(&options));
        let shared = Self {
            guard: Mutex::new(Guard::new(options.clock_tolerance)),
            streams: Arc::new(Streams::new(options.habits.clone())),
            sockets: Arc::default(),
            options,
            log: Log::new(),
            script: Script::default(),
            router: Router::new(),
            state: Mutex::new(state),
        };
        (shared, seed)
    }

    pub(crate) fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The path behind the base path; `None` for a request from outside of it.
    pub(crate) fn local_path<'a>(&self, request: &'a Request) -> Option<&'a str> {
        let rest = request.path.strip_prefix(self.options.base_path.as_str())?;
        rest.starts_with('/').then_some(rest)
    }

    /// Does what the request asks for and says so. `number` is the request's place in the log.
    pub(crate) fn answer(&self, request: &Request, number: usize) -> Reply {
        let path = self.local_path(request);
        let dialect = Dialect::of(path.unwrap_or(&request.path));
        let answered = match path {
            Some(path) => self.route(request, path),
            None => Err(Failure::unknown_route(&request.path)),
        };
        answered.unwrap_or_else(|failure| failure.reply(dialect, number))
    }

    fn route(&self, request: &Request, path: &str) -> Result<Reply, Failure> {
        if path == HEALTH_PATH {
            return Ok(Reply::text("ok"));
        }
        let identity = if is_open(request, path) {
            Identity::default()
        } else {
            self.check(request).map_err(|reason| Failure::unauthorized(&reason))?
        };
        let (handler, parameters) = self.router.find(&request.method, path)?;
        let base_path = &self.options.base_path;
        let mut state = self.state();
        state.set_clock(now(&self.options));
        handler(&mut Context::new(&mut state, &self.streams, request, parameters, base_path, identity))
    }

    /// Checks the credentials that a WebSocket presents: the `Authorization` header of a `GET` of another path.
    /// The error says what is wrong with them.
    pub(crate) fn check_socket(&self, handshake: &Request, authorization: &str) -> Result<(), String> {
        let value = HeaderValue::from_bytes(authorization.as_bytes());
        let value = value.map_err(|_| "the authorization cannot be the value of a header".to_owned())?;
        let path = format!("{}{SIGNED_PATH}", self.options.base_path);
        let headers = HeaderMap::from_iter([(header::AUTHORIZATION, value)]);
        self.check(&handshake.aside(Method::GET, path, headers)).map(drop)
    }

    fn check(&self, request: &Request) -> Result<Identity, String> {
        let now = now(&self.options);
        let accepted = self.state().access.accepted(now);
        let mut guard = self.guard.lock().unwrap_or_else(PoisonError::into_inner);
        let checked = guard.check(request, now / 1000, &accepted);
        checked.map_err(|refusal| refusal.reason().to_owned())
    }
}

/// Whether a request needs no credentials in its head: because they come otherwise, or because it is on the way to
/// some.
fn is_open(request: &Request, path: &str) -> bool {
    let is = |prefix: &str| path.starts_with(prefix);
    path == SOCKET_PATH
        || is(SIGNED)
        || is_proxy(path)
        || path == EXEC_PATH
        || is("/v2/oauth/")
        || is("/v2/session/")
        || is("/v2/sessions/")
        || (path == "/api-tokens" && request.method == Method::POST)
        || (path == "/v2/self/cli_tokens" && request.query("cli_token").is_some())
}

/// The platform's clock, in milliseconds since the epoch.
fn now(options: &Options) -> u64 {
    let elapsed = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    let seconds = elapsed.as_secs().saturating_add_signed(options.clock_offset);
    seconds * 1000 + u64::from(elapsed.subsec_millis())
}
