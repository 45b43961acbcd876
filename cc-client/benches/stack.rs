//! Preparing a call, and sending it through the whole stack over a transport that answers at
//! once.

use std::future::{Ready, ready};
use std::hint::black_box;
use std::task::{Context, Poll};

use bytes::Bytes;
use cc_client::oauth1::{Keys, SignatureMethod};
use cc_client::{Body, BoxError, Client, endpoint};
use http::{Request, Response};
use tower_service::Service;

use crate::by_hand::{self, ByHand};
use crate::measure::{Clock, alone, compare, heading, run_ready};

const OWNER: &str = "orga_6f1b2c3d-4e5f-6789-abcd-ef0123456789";
const APPLICATION: &str = "app_6f1b2c3d-4e5f-6789-abcd-ef0123456789";

/// Answers nothing, which leaves the decoding of JSON out.
#[endpoint(GET "/v2/organisations/<id>/applications/<appId>/env")]
fn get_env(id: String, app_id: String) -> ();

#[derive(Clone)]
pub(crate) struct Null;

impl<B> Service<Request<B>> for Null
where
    B: Answering,
{
    type Response = Response<B>;
    type Error = BoxError;
    type Future = Ready<Result<Response<B>, BoxError>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request<B>) -> Self::Future {
        black_box(&request.uri());
        ready(Ok(Response::new(B::answer())))
    }
}

pub(crate) trait Answering {
    fn answer() -> Self;
}

impl Answering for Bytes {
    fn answer() -> Self {
        Bytes::from_static(b"[]")
    }
}

impl Answering for Body {
    fn answer() -> Self {
        Bytes::from_static(b"[]").into()
    }
}

fn client(method: SignatureMethod) -> Client {
    let keys = Keys::new("consumer", "secret", "token", "secret");
    Client::builder().credentials(keys).signature(method).transport(Null).build().unwrap()
}

pub(crate) fn run() {
    heading("Preparing a call");
    compare(
        ("by hand", || drop(black_box(by_hand::prepare(black_box(OWNER), black_box(APPLICATION))))),
        ("declared, as http::Request", || {
            drop(black_box(Request::try_from(get_env(black_box(OWNER), black_box(APPLICATION))).unwrap()));
        }),
        20_000,
        Clock::Wall,
    );
    alone(
        "declared, as a call",
        || drop(black_box(get_env(black_box(OWNER), black_box(APPLICATION)))),
        20_000,
    );

    heading("A call through the whole stack, null transport");
    let stack = ByHand::new(Null);
    let by_hand = || {
        let request = by_hand::prepare(black_box(OWNER), black_box(APPLICATION));
        drop(black_box(run_ready(stack.send(request)).unwrap()));
    };
    let plaintext = client(SignatureMethod::Plaintext);
    compare(
        ("by hand, PLAINTEXT", by_hand),
        ("cc-client, PLAINTEXT", || {
            run_ready(get_env(black_box(OWNER), black_box(APPLICATION)).send(&plaintext)).unwrap();
        }),
        20_000,
        Clock::Wall,
    );
    let hmac = client(SignatureMethod::HmacSha1);
    alone(
        "cc-client, HMAC-SHA1",
        || run_ready(get_env(black_box(OWNER), black_box(APPLICATION)).send(&hmac)).unwrap(),
        20_000,
    );
}
