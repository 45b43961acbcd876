//! Answers in pages: which requests are sent, when, and how it ends.

use api_defs::v2::application::{get_all_deployments, redeploy};
use api_defs::{List, Owner};
use cc_client::layer::RetryLayer;
use cc_client::page::{Dated, Items, Pages};
use cc_client::route::Paging;
use cc_client::testing::Script;
use cc_client::{Call, Client, ErrorKind, Retry, Route, endpoint};
use futures_util::{FutureExt, StreamExt, TryStreamExt};
use http::Method;
use platform_double::{Fault, Platform};
use serde::Deserialize;
use serde_json::json;

use crate::harness;
use crate::kit::scripted;

/// Numbers by how many to skip.
#[endpoint(GET "/n?<offset>&<limit>&<only>", pages = skip(offset, limit))]
fn skipped(offset: Option<u32>, limit: Option<u32>, only: Option<&str>) -> Vec<u32>;

/// Numbers by index.
#[endpoint(GET "/n?<from>&<to>", pages = range(from, to))]
fn ranged(from: Option<u64>, to: Option<u64>) -> List<u32>;

/// Happenings, the newest first.
#[endpoint(GET "/h?<until>&<limit>&<order>", pages = newest_first(until, limit, order = "DESC"))]
fn happenings(until: Option<&str>, limit: Option<u32>, order: Option<&str>) -> Vec<Happening>;

/// A limit that is no number.
#[endpoint(GET "/n?<offset>&<limit>", pages = skip(offset, limit))]
fn odd(offset: Option<u32>, limit: Option<&str>) -> Vec<u32>;

#[derive(Debug, Deserialize, PartialEq)]
struct Happening {
    id: String,
    at: Option<String>,
}

impl Dated for Happening {
    fn date(&self) -> Option<String> {
        self.at.clone()
    }

    fn key(&self) -> String {
        self.id.clone()
    }
}

fn client(script: &Script) -> Client {
    scripted(script.clone()).retry(RetryLayer::never()).build().unwrap()
}

/// A script of happenings: `a8` is the happening `a` of the date 8, `a` is one without a date.
fn happened(pages: &[&str]) -> Script {
    pages.iter().fold(Script::new(), |script, page| {
        let happening = |word: &str| {
            let (id, at) = word.split_at(1);
            json!({ "id": id, "at": (!at.is_empty()).then_some(at) })
        };
        let page: Vec<_> = page.split_whitespace().map(happening).collect();
        script.json(json!(page).to_string())
    })
}

/// The queries that were sent.
fn queries(script: &Script) -> Vec<String> {
    script.requests().iter().map(|sent| sent.uri().query().unwrap_or_default().to_owned()).collect()
}

/// The items up to the end or the error, as words.
async fn ids(mut items: Items<Vec<Happening>>) -> (String, Option<cc_client::Error>) {
    let mut ids = String::new();
    while let Some(item) = items.next().await {
        match item {
            Ok(happening) => ids.push_str(&happening.id),
            Err(error) => {
                assert!(items.next().await.is_none(), "an error is the end");
                return (ids, Some(error));
            }
        }
    }
    (ids, None)
}

#[tokio::test]
async fn items_are_skipped_by_what_was_delivered_until_a_page_is_empty() {
    // The server has pages of two at most, whatever it is asked for.
    let script = Script::new().json("[1, 2]").json("[3, 4]").json("[5]").json("[]");
    let items: Vec<u32> = skipped().limit(3).only("odd").items(&client(&script)).try_collect().await.unwrap();

    assert_eq!(items, [1, 2, 3, 4, 5]);
    assert_eq!(
        queries(&script),
        [
            "only=odd&limit=3",
            "only=odd&offset=2&limit=3",
            "only=odd&offset=4&limit=3",
            "only=odd&offset=5&limit=3",
        ]
    );
}

#[tokio::test]
async fn it_begins_where_the_caller_says_with_pages_of_a_hundred() {
    let script = Script::new().json("[7]").json("[]");
    let items: Vec<u32> = skipped().offset(7).items(&client(&script)).try_collect().await.unwrap();
    assert_eq!(items, [7]);
    assert_eq!(queries(&script), ["offset=7&limit=100", "offset=8&limit=100"]);
}

#[tokio::test]
async fn a_range_moves_on_as_it_is() {
    let script = Script::new().json("[4, 5, 6]").json("[7]").json("null");
    let items: Vec<u32> = ranged().from(4).to(7).items(&client(&script)).try_collect().await.unwrap();
    assert_eq!(items, [4, 5, 6, 7]);
    assert_eq!(queries(&script), ["from=4&to=7", "from=7&to=10", "from=8&to=11"]);

    let script = Script::new().json("[]");
    assert!(ranged().items(&client(&script)).next().await.is_none());
    assert_eq!(queries(&script), ["from=0&to=100"]);
}

#[tokio::test]
async fn a_page_is_asked_for_when_it_is_needed() {
    let script = Script::new().json("[1, 2]").json("[3]").json("[]");
    let mut items = skipped().items(&client(&script));
    assert_eq!(script.requests().len(), 0);

    assert_eq!(items.next().await.unwrap().unwrap(), 1);
    assert_eq!(items.next().await.unwrap().unwrap(), 2);
    assert_eq!(script.requests().len(), 1);
    assert_eq!(items.next().await.unwrap().unwrap(), 3);
    assert_eq!(script.requests().len(), 2);
    assert!(items.next().await.is_none());
    assert!(items.next().await.is_none());
    assert_eq!((script.requests().len(), script.remaining()), (3, 0));
}

#[tokio::test]
async fn pages_are_whole_answers() {
    let script = Script::new().json("[1, 2]").json("[3]").json("[]");
    let pages: Pages<Vec<u32>> = skipped().pages(&client(&script));
    assert_eq!(pages.map(Result::unwrap).collect::<Vec<_>>().await, [vec![1, 2], vec![3]]);
}

#[tokio::test]
async fn a_failure_amid_pages_is_told_and_the_end() {
    let script = Script::new().json("[1]").status(403).json("[2]");
    let mut items = skipped().items(&client(&script));
    assert_eq!(items.next().await.unwrap().unwrap(), 1);
    let error = items.next().await.unwrap().unwrap_err();
    assert_eq!((error.status().unwrap().as_u16(), error.route().unwrap().function()), (403, "skipped"));
    assert!(items.next().await.is_none());
    assert_eq!(script.remaining(), 1);

    let script = Script::new().json("[1]").json("[\"two\"]");
    let mut pages = skipped().pages(&client(&script));
    assert_eq!(pages.next().await.unwrap().unwrap(), [1]);
    assert_eq!(pages.next().await.unwrap().unwrap_err().kind(), ErrorKind::Decode);
    assert!(pages.next().await.is_none());
}

#[tokio::test]
async fn each_page_is_retried_and_carries_what_was_set_on_the_call() {
    let script = Script::new().json("[1]").status(503).json("[2]").json("[]");
    let client = scripted(script.clone()).build().unwrap();
    let call = skipped().header("x-reason", "test").retry(Retry::Safe);
    let items: Vec<u32> = call.items(&client).try_collect().await.unwrap();
    assert_eq!(items, [1, 2]);
    let requests = script.requests();
    assert_eq!(requests.len(), 4);
    assert!(requests.iter().all(|sent| sent.headers()["x-reason"] == "test"));
}

#[tokio::test]
async fn a_call_that_leads_nowhere_is_an_error_before_anything_is_sent() {
    let script = Script::new();
    let client = client(&script);
    for mut items in [skipped().limit(0).items(&client), odd().limit("many").items(&client)] {
        let error = items.next().await.unwrap().unwrap_err();
        assert_eq!(error.kind(), ErrorKind::InvalidCall, "{error}");
        assert!(items.next().await.is_none());
    }
    for range in [ranged().from(3).to(3), ranged().to(0), ranged().from(5).to(4)] {
        let error = range.items(&client).next().await.unwrap().unwrap_err();
        assert_eq!(error.kind(), ErrorKind::InvalidCall, "{error}");
    }
    let error = skipped().header("no name", "").items(&client).next().await.unwrap().unwrap_err();
    assert!(error.to_string().contains("`no name`"), "{error}");
    assert!(script.requests().is_empty());
}

#[tokio::test]
async fn the_newest_come_first_and_what_comes_again_is_dropped() {
    // The bound counts in, and a page is shorter than it is asked for.
    let script = happened(&["a9 b8 c7", "c7 d7", "d7 e5", "e5"]);
    let (found, error) = ids(happenings().items(&client(&script))).await;
    assert_eq!((found.as_str(), error.is_none()), ("abcde", true));
    assert_eq!(
        queries(&script),
        [
            "limit=100&order=DESC",
            "limit=100&order=DESC&until=7",
            "limit=100&order=DESC&until=7",
            "limit=100&order=DESC&until=5",
        ]
    );

    // The bound counts out.
    let script = happened(&["a9 b8", "c7 d6", ""]);
    let items = happenings().until("10").limit(2).order("ASC").items(&client(&script));
    assert_eq!(ids(items).await.0, "abcd");
    assert_eq!(
        queries(&script),
        ["until=10&limit=2&order=DESC", "limit=2&order=DESC&until=8", "limit=2&order=DESC&until=6",]
    );
}

#[tokio::test]
async fn items_of_one_date_are_no_endless_loop_and_no_silent_end() {
    // More of one date than a page holds.
    let script = happened(&["a8 b8", "a8 b8", "never7"]);
    let (found, error) = ids(happenings().limit(2).items(&client(&script))).await;
    let error = error.unwrap();
    assert_eq!((found.as_str(), error.kind(), script.remaining()), ("ab", ErrorKind::Protocol, 1));
    assert_eq!(error.route().unwrap().function(), "happenings");

    // Just as many, or fewer.
    let script = happened(&["a8 b8", "a8 b8"]);
    let (found, error) = ids(happenings().limit(3).items(&client(&script))).await;
    assert_eq!((found.as_str(), error.is_none()), ("ab", true));

    // What is known of one date does not come again from a page before the last.
    let script = happened(&["a8 b8", "b8 c8", "a8 b8"]);
    let (found, error) = ids(happenings().limit(2).items(&client(&script))).await;
    assert_eq!((found.as_str(), error.unwrap().kind()), ("abc", ErrorKind::Protocol));
}

#[tokio::test]
async fn dates_that_lead_nowhere_are_an_error() {
    // Without a date there is nothing to go on from.
    let script = happened(&["a9 b", "b c"]);
    let (found, error) = ids(happenings().items(&client(&script))).await;
    assert_eq!((found.as_str(), error.unwrap().kind()), ("abc", ErrorKind::Protocol));

    // A server that does not look at the bound.
    let script = happened(&["a9 b8", "c9 d7", "a9 b8", "never1"]);
    let (found, error) = ids(happenings().items(&client(&script))).await;
    assert_eq!((found.as_str(), error.unwrap().kind()), ("abcdab", ErrorKind::Protocol));
}

#[tokio::test]
async fn any_call_can_lead_to_the_next() {
    let script = Script::new().json(r#"{"next": 2}"#).json(r#"{"next": 3}"#).json(r#"{"next": null}"#);
    let page = |number: u64| Call::<serde_json::Value>::raw(Method::GET, format!("/p/{number}"));
    let mut pages = client(&script).pages(page(1), move |answer| answer["next"].as_u64().map(page));
    assert_eq!(script.requests().len(), 0);
    // Nobody polls for a third.
    for number in [2, 3] {
        assert_eq!(pages.next().await.unwrap().unwrap()["next"], number);
    }
    let sent: Vec<_> = script.requests().iter().map(|sent| sent.uri().path().to_owned()).collect();
    assert_eq!(sent, ["/gateway/p/1", "/gateway/p/2"]);
    assert!(pages.next().await.is_some() && pages.next().await.is_none());
}

#[test]
fn the_record_tells_how_pages_follow() {
    assert_eq!(
        skipped().route().and_then(Route::pages),
        Some(Paging::Skip { offset: "offset", limit: "limit" })
    );
    assert_eq!(ranged().route().and_then(Route::pages), Some(Paging::Range { from: "from", to: "to" }));
    let paging = Paging::NewestFirst { until: "until", limit: "limit", order: Some(("order", "DESC")) };
    assert_eq!(happenings().route().and_then(Route::pages), Some(paging));
    assert_eq!(redeploy(Owner::Me, "app_1").route().and_then(Route::pages), None);
}

#[test]
fn the_streams_go_to_other_threads_and_show_no_item() {
    fn sent<T: Send + Unpin + std::fmt::Debug>(stream: &T) -> String {
        format!("{stream:?}")
    }
    let script = Script::new().json("[1, 20180]");
    let mut items = skipped().items(&client(&script));
    assert!(items.next().now_or_never().is_some());
    assert!(!sent(&items).contains("20180"), "{items:?}");
    assert!(sent(&skipped().only("s3cr3t").pages(&client(&script))).contains("skipped"));
}

#[tokio::test]
async fn deployments_are_read_over_real_sockets() {
    let platform = Platform::start();
    let client = harness::client(&platform).build().unwrap();
    let (owner, app) = (&platform.seed().organisation_id, &platform.seed().application_id);
    for _ in 0..5 {
        redeploy(owner, app).send(&client).await.unwrap();
        platform.finish_deployments();
    }
    let all = get_all_deployments(owner, app).send(&client).await.unwrap();
    let seen = platform.requests().len();
    platform.script(Fault::status(503).header("retry-after", "0"));

    let items = get_all_deployments(owner, app).limit(2).items(&client);
    let deployments: Vec<_> = items.try_collect().await.unwrap();

    assert_eq!(deployments, all);
    assert!(all.len() >= 5, "{}", all.len());
    // One that failed, those that have something, and the empty one.
    assert_eq!(platform.requests().len() - seen, 1 + all.len().div_ceil(2) + 1);
}
