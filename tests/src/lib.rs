//! A stand-in for the Clever Cloud platform, for tests and examples.
//!
//! [`Platform::start`] opens a real HTTP/1.1 server on the loopback interface that behaves like the API: it
//! checks credentials, keeps state, answers the platform's bodies and errors, and, when a test says so, fails in
//! the ways in which networks and gateways fail.
//!
//! ```
//! use platform_double::{Fault, Platform};
//!
//! let platform = Platform::start();
//! let keys = platform.credentials();
//! let url = format!("{}/v2/self/applications", platform.base_url());
//! // The next request to that path gets a 503, the one after it the truth.
//! platform.script(Fault::status(503).header("retry-after", "1").on("GET", "/v2/self/applications"));
//! # drop((keys, url));
//! ```
//!
//! # What it knows
//!
//! | service | what |
//! | --- | --- |
//! | v2 application | all: applications, environment, domains, tags, dependencies, linked add-ons, deployments, instances, redirections |
//! | v2 organisation | organisations and members, all that reads, tags and UDP redirections of applications |
//! | v2 user and self | profile, summary, e-mail addresses, SSH keys, tokens |
//! | v2 product, v4 product | runtimes, add-on providers, price, zones |
//!
//! Both shapes of a path are served: `/v2/self/…` is the user's own space, `/v2/organisations/{id}/…` takes an
//! organisation's id or the user's. Whatever is written is there when it is read. Bodies have the platform's
//! names and forms: dates are milliseconds since the epoch, `forceHttps` is `ENABLED` or `DISABLED`, the
//! environment is written as an object and read as a list. What may be missing is missing here or there: tags and
//! e-mail addresses are `null` when there are none, as are the avatar, the company and its VAT number, and the
//! commit of what was never deployed; one zone has no `displayName`. Where the platform's answer to a write is not
//! documented, it is 204.
//!
//! Errors have the platform's two shapes: `{"id", "message", "type"}` under `/v2`,
//! `{"api_request_id", "code", "error", "context"}` under `/v4`. The ids 550, 101 and 1004 (e-mail addresses) and
//! 2001 (401) are the platform's; **the other ids are made up**, as 4004 for what is not found. An unknown path
//! is 404, a known path with another method 405, a JSON body with another content type 415, one that is not JSON
//! or does not make sense 400.
//!
//! # Who may come in
//!
//! Every path but `/health` wants the [`Keys`] of the platform: OAuth 1.0a (RFC 5849) with `PLAINTEXT`,
//! `HMAC-SHA1` or `HMAC-SHA512`, or `Authorization: Bearer` with the API token. `PLAINTEXT` is taken in the full
//! form and in the short form that JavaScript clients send. HMAC signatures are checked against the request as it
//! was received; the timestamp must be near the platform's clock and the nonce new. In place of the header, the
//! query parameter `authorization` may hold its value in base64. A refusal is a 401 that says which check failed.
//!
//! # Faults and the record
//!
//! [`Platform::script`] takes [`Fault`]s; [`Platform::requests`] gives back every request that came, scripted
//! faults or not. Nothing in a test needs to sleep: a [`Gate`] holds answers back until it is opened,
//! [`Platform::received`] and [`Platform::connections_reach`] wait for what clients do, and
//! [`Platform::finish_deployments`] moves deployments on.

mod auth;
mod body;
mod context;
mod errors;
mod fault;
mod keys;
mod options;
mod platform;
mod record;
mod reply;
mod request;
mod router;
mod routes;
mod seed;
mod server;
mod shared;
mod state;
#[cfg(test)]
mod testing;

pub use fault::{Fault, Gate};
pub use keys::Keys;
pub use options::Options;
pub use platform::Platform;
pub use record::Recorded;
pub use seed::Seed;

/// The code of the README, compiled and run with the tests.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
struct Readme;
