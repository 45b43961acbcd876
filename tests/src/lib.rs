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
//! | v2 addon | all: ordering, environment, tags, linked applications, migrations, instances, SSO data, backups |
//! | v2 organisation | all: organisations, members, avatars, credits, invoices, orders and methods of payment, tags and UDP redirections of applications |
//! | v2 payments | Stripe and PayPal for orders of any owner, the button of an invoice, a coupon, providers |
//! | v4 billing | credits, invoices (JSON, HTML, PDF), payments, methods, coupons, prices |
//! | drains | v4, of applications and add-ons: all; v2: all, in a made-up form |
//! | v4 network groups | groups, members, peers, search, WireGuard configurations and their signed URLs |
//! | v2 user and self | profile, summary, e-mail addresses, SSH keys, password, second factor, GitHub; other users by id |
//! | v2 notifications | e-mails and webhooks |
//! | v2 news feeds | both, without a post |
//! | v2 OAuth | consumers, tokens, the dance from a request token over a login or [`Platform::consent`] to an access token, tokens for the command line |
//! | API bridge | API tokens, on the same port |
//! | v2 product, v4 product | runtimes, add-on providers, prices, packages, zones, and small lists |
//! | v4 add-on providers | versions, and what is needed to reach an add-on |
//! | v4 orchestration, load balancers | the deployments and instances of v2 otherwise; DNS |
//! | v4 statistics, settings | metrics, requests and status codes, always the same; settings of the console |
//! | Redis over HTTP | all 20 operations, on the same port, over databases in memory |
//! | Warp 10 | scripts, on the same port, and the tokens for them |
//! | v4 streams | logs of applications and add-ons, access logs (both paths), live requests, network groups and the WireGuard configurations of their peers |
//! | v2 streams | logs of applications (SSE), platform events (WebSocket) |
//!
//! Both shapes of a path are served: `/v2/self/…` is the user's own space, `/v2/organisations/{id}/…` takes an
//! organisation's id or the user's. Whatever is written is there when it is read. Bodies have the platform's
//! names and forms: dates are milliseconds since the epoch in v2 and ISO 8601 in v4, `forceHttps` is `ENABLED` or
//! `DISABLED`, the environment is written as an object and read as a list. What may be missing is missing here or
//! there: tags and e-mail addresses are `null` when there are none, as are the avatar, the company and its VAT
//! number, and the commit of what was never deployed; one zone has no `displayName`; descriptions and labels that
//! were not given are not there. Where the platform's answer to a write is not documented, it is 204.
//!
//! What takes its time on the platform moves on when a test says so, and never else: deployments, migrations of
//! add-ons, drains, network groups with their members and peers ([`Platform::finish_deployments`] and the like).
//!
//! Errors have the platform's two shapes: `{"id", "message", "type"}` under `/v2`,
//! `{"api_request_id", "code", "error", "context"}` under `/v4`. The ids 550, 101 and 1004 (e-mail addresses), 7301
//! (GitHub), 10001 to 10011 (coupons) and 2001 (401, and the events socket) are the platform's; **the other ids are
//! made up**, as 4004 for what is not found. An unknown path is 404, a known path with another method 405, a JSON
//! body with another content type 415, one that is not JSON or does not make sense 400.
//!
//! **Made up** as well, because nothing public says it: the bodies and answers of v2 drains; the answers to the edit
//! of a notification, to coupons and providers of payments, to countries, versions and `informations`, to
//! `login_data` and the list of rights; the errors of the Redis proxy, and of a request token whose callback is not
//! below the address of its consumer; which coupons there are; that v2 finds an invoice by its number too; that codes
//! as a second factor do not change.
//!
//! # Who may come in
//!
//! Most paths want credentials, which are the [`Keys`] of the platform at the start: OAuth 1.0a (RFC 5849) with
//! `PLAINTEXT`, `HMAC-SHA1` or `HMAC-SHA512`, or `Authorization: Bearer` with the API token. `PLAINTEXT` is taken in
//! the full form and in the short form that JavaScript clients send. HMAC signatures are checked against the request
//! as it was received; the timestamp must be near the platform's clock and the nonce new. In place of the header,
//! the query parameter `authorization` may hold its value in base64. A refusal is a 401 that says which check failed.
//!
//! Tokens, consumers and API tokens that are made later let in as well, and those that are revoked, deleted or
//! expired do not, the platform's own included. Whatever a token's rights are, it may do everything.
//!
//! Nothing is asked of `/health`, of signed URLs, and of what leads to a token: `/v2/oauth/…`, `/v2/sessions/…` (and
//! `/v2/session/…`), `POST /api-tokens`, and `/v2/self/cli_tokens` with a word; nor of the Redis proxy and of
//! Warp 10, whose requests carry the URL of a database, and a token of their own.
//!
//! The events socket takes the same values in its first message; an HMAC there is checked for
//! `GET <base>/v2/events/`.
//!
//! # Streams
//!
//! A test tells what happens, and streams carry it: [`Platform::logs`], [`Platform::log`] and the like append
//! to what a resource has to tell; [`Platform::event`] and [`Platform::sockets`] speak to the open sockets.
//!
//! ```
//! use platform_double::{Fault, Flow, Options, Platform};
//!
//! // No heartbeats but those of `platform.heartbeat()`.
//! let platform = Platform::start_with(Options::default().heartbeats_by_hand());
//! let app = &platform.seed().application_id;
//! platform.logs(app, 5); // `line 0` to `line 4`, with the ids 210041493:43875:0 to 210041493:43875:4
//! platform.log(app, "and this");
//! // The first connection is reset in the middle of the third event; the second one gets the truth.
//! let logs = "/v4/logs/organisations/*/applications/*/logs";
//! platform.script(Fault::real().flowing(Flow::new().events(2).part(20).reset()).on("GET", logs));
//! ```
//!
//! | stream | event name | begins with | goes on with |
//! | --- | --- | --- | --- |
//! | application logs v4 | `APPLICATION_LOG` | what follows `Last-Event-ID`, or everything | what is told, and `HEARTBEAT` |
//! | add-on logs v4, by the real id | `RESOURCE_LOG` | the same | the same |
//! | access logs v4 | `ACCESS_LOG` | the same | the same |
//! | live requests v4 | `REQUESTS_LIVE` | everything: it has no ids | the same |
//! | network groups, WireGuard v4 | as told | everything: they have no ids | the same |
//! | application logs v2 | none | a heartbeat, then everything: it has no ids | what is told, and heartbeats in the data |
//! | platform events v2 | none | `socket_ready`, a heartbeat | what is told, and heartbeats |
//!
//! The v4 streams of logs heed `since`, `until`, `limit`, `filter`, `deploymentId`, `instanceId` and `field`, and
//! take no notice of `throttleElements` and `throttlePerInMilliseconds`. They end with `END_OF_STREAM` when
//! `limit` or `until` is reached. [`Options`] set the rhythm and form of heartbeats, events repeated after a resume,
//! and streams without ids.
//!
//! **Made up**, because nothing public says it: the spacing and order of the lines of an event; the data of
//! `HEARTBEAT`; the reason `LIMIT_REACHED` (`UNTIL_REACHED` is the platform's); that an unknown or foreign cursor is
//! no cursor; that `filter` is a part of the message, and `field` the name of a field to keep; what a stream without
//! ids begins with; the events of network groups and WireGuard, of which nothing is known; the payload of the v2
//! stream of logs, which is that of `GET /v2/logs/{appId}`; the rhythm of the v2 heartbeats; the answer to a request
//! for the socket that is no handshake (426), and the close code after failed authentication (1008).
//!
//! # Faults and the record
//!
//! | to have a stream | script |
//! | --- | --- |
//! | refused, then served | `Fault::status(503).header("retry-after", "1")` |
//! | opened late, or never | `Fault::real().held(&gate)` |
//! | silent after the head | `Fault::real().stalled()` |
//! | cut after three events | `Fault::real().flowing(Flow::new().events(3).cut())` |
//! | reset in the middle of the fourth | `Fault::real().flowing(Flow::new().events(3).part(17).reset())` |
//! | ended without `END_OF_STREAM` | `Fault::real().flowing(Flow::new().events(3).end())` |
//! | silent after three events | `Fault::real().flowing(Flow::new().events(3).stall())` |
//! | without heartbeats | `Fault::real().flowing(Flow::new().quiet().rest())` |
//! | slow in the middle of an event | `Fault::real().flowing(Flow::new().part(9).wait(&gate).rest())` |
//! | slow everywhere | `Fault::real().slowed(3, pause)` |
//! | of the wrong content type | `Fault::real().header("content-type", "text/html")` |
//! | of any bytes in any chunks | `Fault::status(200).header("content-type", "text/event-stream").flowing(Flow::chunks(["data: 1\r", "\n\n"]).end())` |
//! | answer an error whose body stalls | `Fault::status(500).json(&error).stalled()` |
//!
//! | to have a socket | script or say |
//! | --- | --- |
//! | refused | `Fault::status(403)` |
//! | never answer the handshake | `Fault::real().held(&gate)` |
//! | answer with a wrong key | `Fault::real().header("sec-websocket-accept", "wrong")` |
//! | never, or late, `socket_ready` | `Fault::real().stalled()`, `Fault::real().flowing(Flow::new().wait(&gate).rest())` |
//! | gone before `socket_ready` | `Fault::real().flowing(Flow::new().cut())`, or `.reset()` |
//! | send a broken frame | `Fault::real().flowing(Flow::new().bytes(&b"\xf1\x00"[..]).stall())` |
//! | closed, cut, reset or silent later | [`Sockets::close`], [`Sockets::cut`], [`Sockets::reset`], [`Sockets::silence`] |
//! | send what it should not | [`Sockets::oversized`], [`Sockets::binary`], [`Sockets::text`] |
//!
//!
//! [`Platform::script`] takes [`Fault`]s; [`Platform::requests`] gives back every request that came, scripted
//! faults or not. Nothing in a test needs to sleep: a [`Gate`] holds answers back until it is opened,
//! [`Platform::received`], [`Platform::connections_reach`], [`Platform::streams_reach`],
//! [`Platform::blocked_reach`] and [`Sockets::pongs_reach`] wait for what clients do, and
//! [`Platform::finish_deployments`] moves deployments on.

mod auth;
mod body;
mod context;
mod count;
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
mod sockets;
mod state;
mod streams;
#[cfg(test)]
mod testing;

pub use fault::{Fault, Flow, Gate};
pub use keys::Keys;
pub use options::Options;
pub use platform::Platform;
pub use record::{Recorded, Sent};
pub use seed::Seed;
pub use sockets::Sockets;

/// The code of the README, compiled and run with the tests.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
struct Readme;
