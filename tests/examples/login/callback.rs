//! Where the browser comes back to: a server on the loopback interface.

use std::convert::Infallible;
use std::io;
use std::time::Duration;

use api_defs::login::{Authorization, CallbackFault, LoginError, Verified};
use bytes::Bytes;
use http::header::{CACHE_CONTROL, CONNECTION, CONTENT_TYPE, REFERRER_POLICY};
use http::{HeaderValue, Method, Request, Response, StatusCode};
use http_body_util::Full;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{mpsc, oneshot};
use tokio::task::{self, JoinSet};
use tokio::time::timeout;

/// The base URL of a consumer that is asked for by this server, whatever its port.
pub(crate) const LOOPBACK: &str = "http://127.0.0.1";

const PATH: &str = "/callback";

/// A server that waits for one request, the callback. Others may come before: browsers open
/// connections that they do not use, and ask for icons.
pub(crate) struct CallbackServer {
    listener: TcpListener,
    port: u16,
}

/// A request for the callback, which waits for its answer.
struct Visit {
    target: String,
    /// The connection that it came by.
    connection: task::Id,
    answer: oneshot::Sender<Page>,
}

enum Page {
    Granted,
    Refused,
    NotThis,
}

impl CallbackServer {
    /// On a port that is free.
    pub(crate) async fn open() -> io::Result<Self> {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
        let port = listener.local_addr()?.port();
        Ok(Self { listener, port })
    }

    /// The address to ask the platform for.
    pub(crate) fn url(&self) -> String {
        format!("{LOOPBACK}:{}{PATH}", self.port)
    }

    /// Waits until the browser comes back from this request for access. What belongs to another one
    /// is answered, and waited on.
    pub(crate) async fn wait(self, mut authorization: Authorization) -> Result<Verified, LoginError> {
        let (sender, mut visits) = mpsc::channel(1);
        let mut connections = JoinSet::new();
        loop {
            let visit = tokio::select! {
                accepted = self.listener.accept() => {
                    // One that was gone before it was accepted is no reason to stop.
                    if let Ok((stream, _)) = accepted {
                        connections.spawn(serve(stream, sender.clone()));
                    }
                    continue;
                }
                // `sender` is here, so there is always another one to wait for.
                Some(visit) = visits.recv() => visit,
            };
            let Visit { target, connection, answer } = visit;
            let (page, outcome) = match authorization.verify(&target) {
                Ok(verified) => (Page::Granted, Ok(verified)),
                Err(error) => match error.fault() {
                    CallbackFault::OtherToken | CallbackFault::Malformed => {
                        drop(answer.send(Page::NotThis));
                        authorization = error.into_authorization();
                        continue;
                    }
                    _ => (Page::Refused, Err(error.into())),
                },
            };
            drop(answer.send(page));
            // The page arrives before the server is gone, unless the browser takes its time.
            let delivered = async {
                while let Some(ended) = connections.join_next_with_id().await {
                    if ended.is_ok_and(|(id, ())| id == connection) {
                        break;
                    }
                }
            };
            drop(timeout(Duration::from_secs(1), delivered).await);
            return outcome;
        }
    }
}

/// One request; then the connection is closed.
async fn serve(stream: TcpStream, visits: mpsc::Sender<Visit>) {
    let service = service_fn(|request| answer(request, visits.clone()));
    // A connection that breaks has nobody to tell.
    drop(http1::Builder::new().keep_alive(false).serve_connection(TokioIo::new(stream), service).await);
}

async fn answer(
    request: Request<Incoming>,
    visits: mpsc::Sender<Visit>,
) -> Result<Response<Full<Bytes>>, Infallible> {
    if request.method() != Method::GET || request.uri().path() != PATH {
        return Ok(page(StatusCode::NOT_FOUND, "There is nothing here."));
    }
    let (sender, told) = oneshot::channel();
    let visit = Visit { target: request.uri().to_string(), connection: task::id(), answer: sender };
    let told = if visits.send(visit).await.is_ok() { told.await.ok() } else { None };
    Ok(match told {
        Some(Page::Granted) => page(StatusCode::OK, "You are logged in. You can close this window."),
        Some(Page::Refused) => {
            page(StatusCode::OK, "You are not logged in: access was refused. You can close this window.")
        }
        Some(Page::NotThis) | None => page(
            StatusCode::BAD_REQUEST,
            "This is not the login that is waited for. Open the address that the program printed.",
        ),
    })
}

/// The address has the verifier in it, so nobody is told of it and nothing is kept.
fn page(status: StatusCode, text: &str) -> Response<Full<Bytes>> {
    let html = format!(
        "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Log in</title></head>\
         <body><p>{text}</p></body></html>\n"
    );
    let mut response = Response::new(Full::new(Bytes::from(html)));
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("text/html;charset=utf-8"));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    headers.insert(CONNECTION, HeaderValue::from_static("close"));
    response
}
