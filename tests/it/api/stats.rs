//! Requests, their answers, and what machines are measured by.

use std::time::Duration;

use api_defs::jiff::Timestamp;
use api_defs::v2::application::redeploy;
use api_defs::v4::resources::{MetricKind, get_organisation_application_metrics};
use api_defs::v4::stats::{fetch_heatmap_points, get_status_code_distribution};
use api_defs::{ApplicationId, RealAddonId};
use http::StatusCode;

use super::stage::{Acting, Called, Stage, for_each_owner};

pub(super) async fn all(called: &Called) {
    for_each_owner(called, requests).await;
    for_each_owner(called, metrics).await;
}

#[tokio::test]
async fn requests_are_counted_once_an_application_runs() {
    for_each_owner(&Called::default(), requests).await;
}

async fn requests(stage: &Stage) {
    let (owner, app) = (&stage.owner_id, stage.application("shop").await.id);
    assert!(
        stage.send(fetch_heatmap_points(owner).application_id(&app)).await.is_empty(),
        "the platform says null"
    );
    assert!(stage.send(get_status_code_distribution(owner).application_id(&app)).await.is_empty());
    stage.send(redeploy(&stage.owner, &app)).await;

    let (from, to) = ("2026-11-23T10:00:00Z", "2026-11-23T11:00:00Z");
    let (from, to) = (from.parse::<Timestamp>().unwrap(), to.parse::<Timestamp>().unwrap());
    let points = stage.send(fetch_heatmap_points(owner).application_id(&app).from(from).to(to)).await;
    assert_eq!(
        stage.last_request().query,
        Some(format!(
            "applicationId={app}&from=2026-11-23T10%3A00%3A00.000Z&to=2026-11-23T11%3A00%3A00.000Z"
        ))
    );
    let places: Vec<_> =
        points.iter().map(|one| (one.lat.unwrap(), one.lon.unwrap(), one.access_count)).collect();
    assert_eq!(places, [(48.8566, 2.3522, Some(12)), (45.5017, -73.5673, Some(3))]);
    assert_eq!(stage.send(fetch_heatmap_points(owner)).await, points);

    let buckets = stage.send(get_status_code_distribution(owner).from(from).to(to)).await;
    let [first, second] = &buckets[..] else { panic!("{buckets:?}") };
    let counts: Vec<_> = first.statuses.iter().map(|one| (one.code, one.count)).collect();
    assert_eq!((&counts[..], first.total()), (&[(200, 12), (404, 3), (-1, 1)][..], 16));
    assert_eq!((second.total(), second.date.as_second() - first.date.as_second()), (0, 3600));

    for error in [
        stage.fail(fetch_heatmap_points(owner).application_id("app_none")).await,
        stage.fail(get_status_code_distribution("orga_none")).await,
    ] {
        assert_eq!((error.is_not_found(), error.code()), (true, Some("clever.core.not-found")));
    }
}

#[tokio::test]
async fn machines_are_measured_over_time() {
    for_each_owner(&Called::default(), metrics).await;
}

async fn metrics(stage: &Stage) {
    let (owner, app) = (&stage.owner_id, stage.application("shop").await.id);
    let all = stage.send(get_organisation_application_metrics(owner, &app)).await;
    let names: Vec<_> = all.iter().map(|series| series.name.clone()).collect();
    assert_eq!(names, [MetricKind::Cpu, MetricKind::Memory, MetricKind::Load1]);

    let end = "2026-11-23T10:00:00Z".parse::<Timestamp>().unwrap();
    let call = get_organisation_application_metrics(owner, &app)
        .only([MetricKind::Load1, MetricKind::Cpu])
        .interval(Duration::from_secs(900))
        .span(Duration::from_secs(300))
        .end(end)
        .fill(false);
    let chosen = stage.send(call).await;
    assert_eq!(
        stage.last_request().query.as_deref(),
        Some("only=load1&only=cpu&interval=PT900S&span=PT300S&end=2026-11-23T10%3A00%3A00.000Z&fill=false")
    );
    assert_eq!(chosen.len(), 2);
    // One has numbers, the other their text.
    for series in &chosen {
        let points: Vec<_> =
            series.data.iter().map(|point| (point.timestamp.unwrap(), point.value.unwrap())).collect();
        let before = |minutes: u64| end - Duration::from_secs(60 * minutes);
        assert_eq!(points, [(before(10), 0.5), (before(5), 1.0), (end, 1.5)], "{}", series.name);
    }

    let error = stage.fail(get_organisation_application_metrics(owner, &app).only(["disk"])).await;
    assert_eq!(
        (error.status(), error.code()),
        (Some(StatusCode::BAD_REQUEST), Some("clever.core.bad-request"))
    );
    assert!(error.to_string().contains("disk"), "{error}");
    let nothing = ApplicationId::from("app_none");
    assert!(stage.fail(get_organisation_application_metrics(owner, nothing)).await.is_not_found());
    let addon = RealAddonId::from(stage.platform.seed().addon_real_id.as_str());
    let call = get_organisation_application_metrics(owner, addon);
    match stage.acting {
        Acting::Organisation => assert_eq!(stage.send(call).await.len(), 3),
        Acting::User | Acting::UserById => assert!(stage.fail(call).await.is_not_found()),
    }
}
