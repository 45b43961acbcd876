//! What all connections share, and the true answer to a request.

use crate::{
    Options, Seed,
    auth::Guard,
    context::Context,
    errors::{Dialect, Failure},
    fault::Script,
    record::Log,
    reply::Reply,
    request::Request,
    router::Router,
    state::State,
};
use std::{
    sync::{Mutex, MutexGuard, PoisonError},
    time::{SystemTime, UNIX_EPOCH},
};

/// The one path that needs no credentials. It is the double's own, not the platform's.
pub(crate) const HEALTH_PATH: &str = "/health";

#[derive(Debug)]
pub(crate) struct Shared {
    pub(crate) options: Options,
    pub(crate) log: Log,
    pub(crate) script: Script,
    router: Router,
    guard: Mutex<Guard>,
    state: Mutex<State>,
}

impl Shared {
    pub(crate) fn new(options: Options) -> (Self, Seed) {
        let (state, seed) = State::seeded(&options.keys, now(&options));
        let shared = Self {
            guard: Mutex::new(Guard::new(options.keys.clone(), options.clock_tolerance)),
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
        let now = now(&self.options);
        let mut guard = self.guard.lock().unwrap_or_else(PoisonError::into_inner);
        guard.check(request, now / 1000).map_err(|refusal| Failure::unauthorized(refusal.reason()))?;
        let (handler, parameters) = self.router.find(&request.method, path)?;
        let mut state = self.state();
        state.set_clock(now);
        handler(&mut Context::new(&mut state, request, parameters))
    }
}

/// The platform's clock, in milliseconds since the epoch.
fn now(options: &Options) -> u64 {
    let elapsed = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    let seconds = elapsed.as_secs().saturating_add_signed(options.clock_offset);
    seconds * 1000 + u64::from(elapsed.subsec_millis())
}
