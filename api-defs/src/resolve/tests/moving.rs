//! Resources that have another owner than before.

use std::time::Duration;

use cc_client::http::StatusCode;
use cc_client::{Body, Call, Client, ErrorKind, Retry, endpoint};
use futures_util::future::join_all;
use serde_json::json;

use super::stage::{Stage, poll_once};
use crate::ids::{AddonId, ApplicationId, OwnerId};
use crate::owner::Owner;
use crate::resolve::{AnyAddonId, AnyOwner};

#[endpoint(GET "/v2/organisations/<id>/applications/<appId>/env")]
fn env(id: Owner, app_id: ApplicationId) -> Vec<String>;

#[endpoint(POST "/v2/organisations/<id>/applications/<appId>/instances?<commit>")]
fn redeploy(
    id: Owner,
    app_id: ApplicationId,
    reason: &serde_json::Value,
    commit: Option<&str>,
) -> Vec<String>;

#[endpoint(GET "/v2/organisations/<id>/applications/<appId>/mail", retry = never)]
fn mail(id: Owner, app_id: ApplicationId) -> Vec<String>;

#[endpoint(GET "/v2/organisations/<id>/applications/<appId>/addons/<addonId>")]
fn link(id: OwnerId, app_id: ApplicationId, addon_id: AddonId) -> Vec<String>;

#[endpoint(GET "/v2/organisations/<id>/applications/<appId>")]
fn maybe(id: Owner, app_id: ApplicationId) -> Option<Vec<String>>;

/// A client that knows that `app_1` is of `orga_1`, which is not true any more.
async fn outdated(stage: &Stage) -> Client {
    let client = stage.client();
    env(AnyOwner, "app_1").send(&client).await.unwrap();
    stage.move_application("app_1", "orga_2");
    assert_eq!((stage.asked().len(), stage.summaries()), (1, 1));
    client
}

#[tokio::test]
async fn a_call_goes_to_the_new_owner() {
    for refusal in [StatusCode::NOT_FOUND, StatusCode::FORBIDDEN] {
        let stage = Stage::new();
        stage.refuse(refusal);
        let client = outdated(&stage).await;
        env(AnyOwner, "app_1").send(&client).await.unwrap();
        assert_eq!(
            stage.asked(),
            [
                "GET /v2/organisations/orga_1/applications/app_1/env",
                "GET /v2/organisations/orga_2/applications/app_1/env",
            ]
        );
        // It is known from then on.
        env(AnyOwner, "app_1").send(&client).await.unwrap();
        assert_eq!(stage.asked(), ["GET /v2/organisations/orga_2/applications/app_1/env"]);
        assert_eq!(stage.summaries(), 2);
        // And once more.
        stage.move_application("app_1", "user_1");
        env(AnyOwner, "app_1").send(&client).await.unwrap();
        assert_eq!((stage.asked().len(), stage.summaries()), (2, 3));
    }
}

#[tokio::test]
async fn a_post_goes_there_whole() {
    let stage = Stage::new();
    let client = outdated(&stage).await;
    let call = redeploy(AnyOwner, "app_1", &json!({ "why": "cats" })).commit("abc");
    call.send(&client).await.unwrap();
    let asked = |owner: &str| {
        let line = format!("POST /v2/organisations/{owner}/applications/app_1/instances?commit=abc");
        (line, r#"{"why":"cats"}"#.to_owned())
    };
    assert_eq!(stage.asked_with(), [asked("orga_1"), asked("orga_2")]);
}

#[tokio::test]
async fn the_other_arguments_stay_as_they_were_found() {
    let stage = Stage::new();
    let client = outdated(&stage).await;
    link(AnyOwner, "app_1", AnyAddonId("postgresql_1")).send(&client).await.unwrap();
    assert_eq!(
        stage.asked(),
        [
            "GET /v2/organisations/orga_1/applications/app_1/addons/addon_1",
            "GET /v2/organisations/orga_2/applications/app_1/addons/addon_1",
        ]
    );
}

#[tokio::test]
async fn what_may_not_be_sent_again_is_not_but_the_next_call_is_right() {
    async fn refused(stage: &Stage, client: &Client, call: Call<Vec<String>>) {
        assert!(call.send(client).await.unwrap_err().is_not_found());
        assert_eq!((stage.asked().len(), stage.summaries()), (1, 2));
        env(AnyOwner, "app_1").send(client).await.unwrap();
        assert_eq!(stage.asked(), ["GET /v2/organisations/orga_2/applications/app_1/env"]);
    }
    let stage = Stage::new();
    refused(&stage, &outdated(&stage).await, mail(AnyOwner, "app_1")).await;
    let stage = Stage::new();
    refused(&stage, &outdated(&stage).await, env(AnyOwner, "app_1").retry(Retry::Never)).await;
    let stage = Stage::new();
    let streamed = Body::wrap(read_once());
    refused(&stage, &outdated(&stage).await, env(AnyOwner, "app_1").body(streamed)).await;
    // A call may say that it may after all.
    let stage = Stage::new();
    let client = outdated(&stage).await;
    mail(AnyOwner, "app_1").retry(Retry::Safe).send(&client).await.unwrap();
    assert_eq!(stage.asked().len(), 2);
}

/// A body that can be read once.
fn read_once() -> impl http_body::Body<Data = bytes::Bytes, Error = std::io::Error> + Send + 'static {
    Once(Some(bytes::Bytes::from_static(b"x")))
}

struct Once(Option<bytes::Bytes>);

impl http_body::Body for Once {
    type Data = bytes::Bytes;
    type Error = std::io::Error;

    fn poll_frame(
        mut self: std::pin::Pin<&mut Self>,
        _: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Option<Result<http_body::Frame<bytes::Bytes>, std::io::Error>>> {
        std::task::Poll::Ready(self.0.take().map(|data| Ok(http_body::Frame::data(data))))
    }
}

#[tokio::test]
async fn an_answer_from_the_right_owner_is_given_as_it_is() {
    let stage = Stage::new();
    let client = outdated(&stage).await;
    stage.remove_application("app_1");
    // It is gone, and the summary says so.
    let error = env(AnyOwner, "app_1").send(&client).await.unwrap_err();
    assert_eq!((error.kind(), error.is_not_found()), (ErrorKind::Status, true));
    assert!(error.to_string().contains("not theirs"), "{error}");
    assert_eq!((stage.asked().len(), stage.summaries()), (1, 2));
    assert_eq!(maybe(AnyOwner, "app_1").send(&client).await.unwrap(), None);
}

#[tokio::test]
async fn an_owner_that_was_just_found_is_not_doubted() {
    let stage = Stage::new();
    let client = stage.client();
    stage.hold();
    let mut call = Box::pin(env(AnyOwner, "app_1").send(&client));
    assert!(poll_once(&mut call).is_pending());
    // The summary on its way says otherwise, and it is as new as the call.
    stage.move_application("app_1", "orga_2");
    stage.release();
    assert!(call.await.unwrap_err().is_not_found());
    assert_eq!((stage.asked().len(), stage.summaries()), (1, 1));
}

#[tokio::test]
async fn an_answer_that_says_nothing_of_the_owner_costs_nothing() {
    let stage = Stage::new();
    stage.refuse(StatusCode::BAD_REQUEST);
    let client = outdated(&stage).await;
    env(AnyOwner, "app_1").send(&client).await.unwrap_err();
    assert_eq!((stage.asked().len(), stage.summaries()), (1, 1));
}

#[tokio::test]
async fn a_summary_that_fails_leaves_the_answer() {
    let stage = Stage::new();
    let client = outdated(&stage).await;
    stage.fail(StatusCode::INTERNAL_SERVER_ERROR);
    let error = env(AnyOwner, "app_1").send(&client).await.unwrap_err();
    assert!(error.is_not_found());
    stage.fail(None);
    env(AnyOwner, "app_1").send(&client).await.unwrap();
    assert_eq!(stage.asked().len(), 3);
}

#[tokio::test]
async fn an_owner_that_was_given_stays() {
    let stage = Stage::new();
    let client = outdated(&stage).await;
    let call = link("orga_1", "app_1", AnyAddonId("postgresql_1"));
    assert!(call.send(&client).await.unwrap_err().is_not_found());
    assert_eq!((stage.asked().len(), stage.summaries()), (1, 1));
}

#[tokio::test]
async fn a_second_move_in_the_middle_is_not_chased() {
    let stage = Stage::new();
    let client = outdated(&stage).await;
    stage.hold();
    let mut call = Box::pin(env(AnyOwner, "app_1").send(&client));
    assert!(poll_once(&mut call).is_pending());
    stage.move_application("app_1", "user_1");
    stage.release();
    assert!(call.await.unwrap_err().is_not_found());
    assert_eq!((stage.asked().len(), stage.summaries()), (2, 2));
}

#[tokio::test]
async fn a_hundred_calls_to_the_old_owner_are_one_summary() {
    let stage = Stage::new();
    let client = outdated(&stage).await;
    stage.hold();
    let mut calls: Vec<_> = (0..100).map(|_| Box::pin(env(AnyOwner, "app_1").send(&client))).collect();
    for call in &mut calls {
        assert!(poll_once(call).is_pending());
    }
    stage.release();
    let all = tokio::time::timeout(Duration::from_secs(30), join_all(calls)).await.unwrap();
    assert!(all.into_iter().all(|answer| answer.is_ok()));
    assert_eq!((stage.asked().len(), stage.summaries()), (200, 2));
}
