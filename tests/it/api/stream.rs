//! What the platform tells as it happens.
#![allow(deprecated)]

use api_defs::v2;
use api_defs::v2::event::{application_events, platform_events};
use api_defs::v4::log::{access_logs, access_logs_by_older_path, application_logs, resource_logs};
use api_defs::v4::network_group::{
    get_network_group_stream, get_network_group_wire_guard_configuration_stream,
};
use api_defs::v4::stats::live_requests;
use cc_client::stream::{CloseReason, StreamState};
use jiff::Timestamp;
use serde_json::json;

use super::stage::{Acting, Called, Stage};

pub(super) async fn all(called: &Called) {
    let stage = Stage::new(Acting::Organisation, called);
    logs_of_applications(&stage).await;
    logs_of_addons(&stage).await;
    requests_to_applications(&stage).await;
    requests_as_they_come(&stage).await;
    network_groups(&stage).await;
    logs_the_older_way(&stage).await;
    events(&stage).await;
}

fn stage() -> Stage {
    Stage::new(Acting::Organisation, &Called::default())
}

#[tokio::test]
async fn applications_tell_what_they_write() {
    logs_of_applications(&stage()).await;
}

async fn logs_of_applications(stage: &Stage) {
    let app = stage.platform.seed().application_id.clone();
    stage.platform.logs(&app, 5);
    let mut logs = stage.open(application_logs(&stage.owner_id, &app).limit(6)).await;
    for n in 0..5 {
        let log = logs.next().await.unwrap().unwrap();
        assert_eq!(log.message, format!("line {n}"));
        assert_eq!(log.application_id.as_ref().unwrap(), app.as_str());
        assert!(log.date.is_some() && log.severity.is_some(), "{log:?}");
    }
    // And live.
    stage.platform.log(&app, "ça marche");
    assert_eq!(logs.next().await.unwrap().unwrap().message, "ça marche");
    assert!(logs.next().await.is_none());
    assert_eq!(logs.handle().state(), StreamState::Closed(CloseReason::LimitReached));

    let until = "2026-01-01T00:00:00.002Z".parse::<Timestamp>().unwrap();
    let mut logs = stage.open(application_logs(&stage.owner_id, &app).until(until).field(["message"])).await;
    let first = logs.next().await.unwrap().unwrap();
    assert_eq!((first.message.as_str(), first.application_id), ("line 0", None));
    while let Some(log) = logs.next().await {
        log.unwrap();
    }
    let ended = StreamState::Closed(CloseReason::EndedByServer("UNTIL_REACHED".to_owned()));
    assert_eq!(logs.handle().state(), ended);
}

#[tokio::test]
async fn addons_tell_what_they_write() {
    logs_of_addons(&stage()).await;
}

async fn logs_of_addons(stage: &Stage) {
    let addon = stage.platform.seed().addon_real_id.clone();
    stage.platform.resource_logs(&addon, 2);
    let mut logs = stage.open(resource_logs(&stage.owner_id, &addon).limit(2)).await;
    let log = logs.next().await.unwrap().unwrap();
    assert_eq!(
        (log.message.as_str(), log.resource_id.as_ref().unwrap().as_str()),
        ("line 0", addon.as_str())
    );
    assert_eq!(logs.next().await.unwrap().unwrap().message, "line 1");
    assert!(logs.next().await.is_none());
}

#[tokio::test]
async fn requests_to_an_application_are_told_with_and_without_http() {
    requests_to_applications(&stage()).await;
}

async fn requests_to_applications(stage: &Stage) {
    let app = stage.platform.seed().application_id.clone();
    stage.platform.access_logs(&app, 1);
    stage.platform.access_logs_without_http(&app, 1);
    let new = stage.open(access_logs(&stage.owner_id, &app).limit(2)).await;
    let old = stage.open(access_logs_by_older_path(&stage.owner_id, &app).limit(2)).await;
    for mut logs in [new, old] {
        let http = logs.next().await.unwrap().unwrap().http.unwrap();
        assert!(http.response.unwrap().status_code.is_some());
        assert!(logs.next().await.unwrap().unwrap().http.is_none());
        assert!(logs.next().await.is_none());
    }
}

#[tokio::test]
async fn places_of_requests_are_told_as_they_come() {
    requests_as_they_come(&stage()).await;
}

async fn requests_as_they_come(stage: &Stage) {
    let app = stage.platform.seed().application_id.clone();
    stage.platform.live_requests(stage.owner_id.as_str(), 1);
    let mut maps = stage.open(live_requests(&stage.owner_id).application_id(app)).await;
    let map = maps.next().await.unwrap().unwrap();
    assert!(map[0].city.is_some(), "{map:?}");
}

#[tokio::test]
async fn network_groups_tell_of_their_changes() {
    network_groups(&stage()).await;
}

async fn network_groups(stage: &Stage) {
    let (group, peer) = ("ng_0358a60f-51de-4918-8790-3f8d60e2053b", "external_94a6e943");
    stage.platform.network_group_event(group, Some("ANYTHING"), &json!({ "version": 1 }));
    let mut changes = stage.open(get_network_group_stream(&stage.owner_id, group)).await;
    assert_eq!(changes.next().await.unwrap().unwrap(), json!({ "version": 1 }));

    stage.platform.wireguard_event(peer, None, &json!({ "version": 2 }));
    let call = get_network_group_wire_guard_configuration_stream(&stage.owner_id, group, peer);
    let mut changes = stage.open(call).await;
    assert_eq!(changes.next().await.unwrap().unwrap().expose(), &json!({ "version": 2 }));
}

#[tokio::test]
async fn applications_tell_what_they_write_the_older_way() {
    logs_the_older_way(&stage()).await;
}

async fn logs_the_older_way(stage: &Stage) {
    let app = stage.platform.seed().application_id.clone();
    stage.platform.log(&app, "the older way");
    let mut logs = stage.open(v2::log::application_logs(&app)).await;
    loop {
        let log = logs.next().await.unwrap().unwrap();
        if log.to_string().contains("the older way") {
            break;
        }
    }
    let request = stage.last_request();
    assert!(request.query.unwrap().contains("authorization="));
    assert!(!request.headers.contains_key("authorization"));
}

#[tokio::test]
async fn the_platform_tells_what_happens() {
    events(&stage()).await;
}

async fn events(stage: &Stage) {
    let app = stage.platform.seed().application_id.clone();
    let mut all = stage.open(platform_events()).await;
    let mut own = stage.open(application_events(app.as_str())).await;
    stage.platform.sockets().open_reach(2).await;
    let about =
        |id: &str| json!({ "event": "APPLICATION_CREATION", "data": json!({ "id": id }).to_string() });
    stage.platform.event(&about("app_other"));
    stage.platform.event(&about(&app));
    assert_eq!(all.next().await.unwrap().unwrap().data["id"], "app_other");
    let event = own.next().await.unwrap().unwrap();
    assert_eq!(event.data["id"], app.as_str());
    assert!(event.concerns(&app));
}
