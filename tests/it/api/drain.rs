//! Where logs are sent on.
#![allow(deprecated)]

use api_defs::v2::application::remove;
use api_defs::v2::log::{create_drain, delete_drain, get_drains, update_drain_state};
use api_defs::v4::drain::{
    CreateLogDrain, DatadogTarget, DrainRecipientKind, DrainTarget, ElasticsearchTarget, HttpTarget,
    LogDrainExecutionStatus, LogDrainKind, LogDrainStatus, NewRelicTarget, SyslogTarget, create_log_drain,
    delete_log_drain, disable_log_drain, enable_log_drain, get_log_drain, list_log_drains,
};
use api_defs::{ApplicationId, DrainId, Secret};
use http::StatusCode;
use serde_json::json;

use super::stage::{Acting, Called, Stage, for_each_owner};

pub(super) async fn all(called: &Called) {
    for_each_owner(called, enabled_and_disabled).await;
    for_each_owner(called, chosen).await;
    for_each_owner(called, recipients).await;
    for_each_owner(called, refused).await;
    for_each_owner(called, the_older_way).await;
}

fn to_http(kind: impl Into<LogDrainKind>, url: &str) -> CreateLogDrain {
    CreateLogDrain::new(kind, DrainTarget::RawHttp(HttpTarget::new(url)))
}

/// Its state, and whether it sends.
async fn state(
    stage: &Stage,
    app: &ApplicationId,
    id: &DrainId,
) -> (LogDrainStatus, LogDrainExecutionStatus) {
    let drain = stage.send(get_log_drain(&stage.owner_id, app, id)).await.unwrap();
    (drain.status.unwrap().status.unwrap(), drain.execution.unwrap().status.unwrap())
}

#[tokio::test]
async fn a_drain_is_enabled_disabled_and_deleted() {
    for_each_owner(&Called::default(), enabled_and_disabled).await;
}

async fn enabled_and_disabled(stage: &Stage) {
    use LogDrainExecutionStatus::{NotRunning, Running};
    use LogDrainStatus::{Disabled, Disabling, Enabled, Enabling};

    let (owner, app) = (&stage.owner_id, stage.application("shop").await.id);
    assert_eq!(stage.send(list_log_drains(owner, &app)).await, []);
    let id =
        stage.send(create_log_drain(owner, &app, &to_http(LogDrainKind::Log, "https://a.example"))).await.id;
    let drain = stage.send(get_log_drain(owner, &app, &id)).await.unwrap();
    assert_eq!((&drain.id, drain.kind.as_ref()), (&id, Some(&LogDrainKind::Log)));
    assert_eq!(drain.resource_id.as_ref().unwrap(), app.as_str());
    let status = drain.status.as_ref().unwrap();
    assert_eq!(status.author_id.as_ref().unwrap(), stage.platform.seed().user_id.as_str());
    assert!(status.date.unwrap().as_second() > 1_700_000_000);
    assert_eq!(drain.execution.as_ref().unwrap().last_error.as_deref(), Some(""));
    let backlog = drain.backlog.as_ref().unwrap();
    assert_eq!((backlog.rate_out, backlog.waiting), (Some(0.0), Some(0)));
    assert_eq!(stage.send(list_log_drains(owner, &app)).await, [drain]);

    assert_eq!(state(stage, &app, &id).await, (Enabling, NotRunning));
    stage.platform.finish_drains();
    assert_eq!(state(stage, &app, &id).await, (Enabled, Running));
    stage.send(enable_log_drain(owner, &app, &id)).await;
    assert_eq!(state(stage, &app, &id).await, (Enabled, Running), "it was enabled already");
    stage.send(disable_log_drain(owner, &app, &id)).await;
    assert_eq!(state(stage, &app, &id).await, (Disabling, NotRunning));
    stage.platform.finish_drains();
    assert_eq!(state(stage, &app, &id).await, (Disabled, NotRunning));
    stage.send(enable_log_drain(owner, &app, &id)).await;
    assert_eq!(state(stage, &app, &id).await, (Enabling, NotRunning));

    stage.send(delete_log_drain(owner, &app, &id)).await;
    assert_eq!(stage.send(get_log_drain(owner, &app, &id)).await, None);
    assert_eq!(stage.send(list_log_drains(owner, &app)).await, []);
    for error in [
        stage.fail(delete_log_drain(owner, &app, &id)).await,
        stage.fail(enable_log_drain(owner, &app, &id)).await,
        stage.fail(disable_log_drain(owner, &app, &id)).await,
    ] {
        assert_eq!((error.is_not_found(), error.code()), (true, Some("clever.core.not-found")));
    }
}

#[tokio::test]
async fn drains_are_chosen_by_their_state() {
    for_each_owner(&Called::default(), chosen).await;
}

async fn chosen(stage: &Stage) {
    let (owner, app) = (&stage.owner_id, stage.application("shop").await.id);
    let mut ids = Vec::new();
    for url in ["https://a.example", "https://b.example", "https://c.example"] {
        ids.push(stage.send(create_log_drain(owner, &app, &to_http(LogDrainKind::Log, url))).await.id);
    }
    stage.platform.finish_drains();
    stage.send(disable_log_drain(owner, &app, &ids[1])).await;
    stage.platform.finish_drains();
    stage.send(disable_log_drain(owner, &app, &ids[2])).await;

    let list = || list_log_drains(owner, &app);
    for (call, expected) in [
        (list(), &ids[..]),
        (list().status([LogDrainStatus::Enabled]), &ids[..1]),
        (list().status([LogDrainStatus::Disabled, LogDrainStatus::Disabling]), &ids[1..]),
        (list().execution_status([LogDrainExecutionStatus::Running]), &ids[..1]),
        (list().execution_status_not_in([LogDrainExecutionStatus::Running]), &ids[1..]),
        (list().status([LogDrainStatus::Enabled]).execution_status([LogDrainExecutionStatus::Retrying]), &[]),
    ] {
        let found: Vec<_> = stage.send(call).await.into_iter().map(|drain| drain.id).collect();
        assert_eq!(found, expected, "{:?}", stage.last_request().query);
    }
}

#[tokio::test]
async fn each_kind_of_recipient_is_read_back_and_its_secrets_are_not_printed() {
    for_each_owner(&Called::default(), recipients).await;
}

async fn recipients(stage: &Stage) {
    let (owner, app) = (&stage.owner_id, stage.application("shop").await.id);
    let http = HttpTarget::new("https://a.example/?key=s3cr3t&b=%41").credentials("ada", "s3cr3t");
    let elasticsearch =
        ElasticsearchTarget::new("https://b.example").credentials("ada", "s3cr3t").index("logs");
    let syslog = SyslogTarget::new("tcp://c.example:514").structured_data("token=\"s3cr3t\"");
    for target in [
        DrainTarget::RawHttp(http),
        DrainTarget::SyslogTcp(syslog),
        DrainTarget::SyslogUdp(SyslogTarget::new("udp://d.example:514")),
        DrainTarget::Datadog(DatadogTarget::new("https://e.example/v1/input/s3cr3t")),
        DrainTarget::Elasticsearch(elasticsearch),
        DrainTarget::NewRelic(NewRelicTarget::new("https://f.example", "s3cr3t")),
    ] {
        stage
            .send(create_log_drain(owner, &app, &CreateLogDrain::new(LogDrainKind::AccessLog, target)))
            .await;
    }

    let drains = stage.send(list_log_drains(owner, &app)).await;
    assert!(!format!("{drains:?}").contains("s3cr3t"), "{drains:?}");
    assert!(drains.iter().all(|drain| drain.kind == Some(LogDrainKind::AccessLog)));
    let recipients: Vec<_> = drains.into_iter().map(|drain| drain.recipient.unwrap()).collect();
    let kinds: Vec<_> = recipients.iter().map(|recipient| recipient.kind.clone().unwrap()).collect();
    use DrainRecipientKind::{Datadog, Elasticsearch, NewRelic, RawHttp, SyslogTcp, SyslogUdp};
    assert_eq!(kinds, [RawHttp, SyslogTcp, SyslogUdp, Datadog, Elasticsearch, NewRelic]);
    let [http, syslog, _, datadog, elasticsearch, new_relic] = &recipients[..] else {
        panic!("{recipients:?}")
    };
    fn text(secret: &Option<Secret>) -> Option<&str> {
        secret.as_ref().map(Secret::expose)
    }
    assert_eq!(text(&http.url), Some("https://a.example/?key=s3cr3t&b=%41"));
    assert_eq!((http.username.as_deref(), text(&http.password)), (Some("ada"), Some("********")));
    assert_eq!(text(&syslog.structured_data), Some("token=\"s3cr3t\""));
    assert_eq!(
        (text(&datadog.url), text(&datadog.password)),
        (Some("https://e.example/v1/input/s3cr3t"), None)
    );
    assert_eq!(elasticsearch.index.as_deref(), Some("logs"));
    assert_eq!(text(&new_relic.api_key), Some("s3cr3t"));
}

#[tokio::test]
async fn what_is_no_drain_or_of_somebody_else_is_refused() {
    for_each_owner(&Called::default(), refused).await;
}

async fn refused(stage: &Stage) {
    let owner = &stage.owner_id;
    let (shop, api) = (stage.application("shop").await.id, stage.application("api").await.id);
    let wanted = to_http(LogDrainKind::AuditLog, "https://a.example");
    let id = stage.send(create_log_drain(owner, &shop, &wanted)).await.id;
    assert_eq!(stage.send(get_log_drain(owner, &api, &id)).await, None, "it is the other application's");
    assert!(stage.fail(delete_log_drain(owner, &api, &id)).await.is_not_found());

    let seed = stage.platform.seed();
    let other = if stage.acting == Acting::Organisation { &seed.user_id } else { &seed.organisation_id };
    assert!(stage.fail(list_log_drains(other, &shop)).await.is_not_found());
    assert!(stage.fail(list_log_drains("orga_none", &shop)).await.is_not_found());

    let error = stage.fail(create_log_drain(owner, &shop, &to_http("SMOKE", "https://a.example"))).await;
    assert_eq!(
        (error.status(), error.code()),
        (Some(StatusCode::BAD_REQUEST), Some("clever.core.bad-request"))
    );
    assert!(error.to_string().contains("kind") && error.to_string().contains("SMOKE"), "{error}");
    assert!(error.request_id().is_some());
    let error = stage.fail(create_log_drain(owner, &shop, &to_http(LogDrainKind::Log, ""))).await;
    assert_eq!(error.status(), Some(StatusCode::BAD_REQUEST));

    // It goes with what it drains.
    stage.send(remove(&stage.owner, &shop)).await;
    assert!(stage.fail(list_log_drains(owner, &shop)).await.is_not_found());
}

#[tokio::test]
async fn the_older_drains_are_another_list() {
    for_each_owner(&Called::default(), the_older_way).await;
}

async fn the_older_way(stage: &Stage) {
    let app = stage.application("shop").await.id;
    assert_eq!(stage.send(get_drains(&app)).await.expose(), &json!([]));
    let target = json!({ "type": "HTTP", "url": "https://a.example", "password": "s3cr3t" });
    let drain = stage.send(create_drain(&app, &target)).await;
    assert_eq!(drain.expose()["target"]["url"], "https://a.example");
    assert!(!format!("{drain:?}").contains("a.example"), "{drain:?}");
    assert_eq!(stage.send(get_drains(&app)).await.expose(), &json!([drain.expose()]));
    assert_eq!(stage.send(list_log_drains(&stage.owner_id, &app)).await, []);

    let id = drain.expose()["id"].as_str().unwrap();
    stage.send(update_drain_state(&app, id, &json!({ "state": "DISABLED" }))).await;
    assert_eq!(stage.send(get_drains(&app)).await.expose()[0]["state"], "DISABLED");
    let error = stage.fail(update_drain_state(&app, id, &json!({ "state": "ASLEEP" }))).await;
    assert_eq!((error.status(), error.code()), (Some(StatusCode::BAD_REQUEST), Some("4000")));

    stage.send(delete_drain(&app, id)).await;
    assert_eq!(stage.send(get_drains(&app)).await.expose(), &json!([]));
    let error = stage.fail(delete_drain(&app, id)).await;
    assert_eq!((error.is_not_found(), error.code()), (true, Some("4004")));
    assert!(stage.fail(get_drains("app_none")).await.is_not_found());
}
