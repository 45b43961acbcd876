use api_defs::resolve::{AnyAddonId, AnyOwner, ResolveLayer, Resolver};
use api_defs::v4::log::{application_logs, resource_logs};
use api_defs::v4::stats::live_requests;
use cc_client::ErrorKind;
use cc_client::stream::{Reconnect, StreamSettings};
use platform_double::{Fault, Flow, Platform};
use std::time::Duration;

use super::{asked, finding};
use crate::harness::client;

#[tokio::test]
async fn streams_open_where_they_belong() {
    let platform = Platform::start();
    let (client, seed) = (finding(&platform), platform.seed());
    platform.logs(&seed.application_id, 2);
    platform.resource_logs(&seed.addon_real_id, 1);
    let mut logs = application_logs(AnyOwner, &*seed.application_id).limit(2).open(&client).await.unwrap();
    assert_eq!(logs.next().await.unwrap().unwrap().message, "line 0");
    let call = resource_logs(AnyOwner, AnyAddonId(&seed.addon_id)).limit(1);
    let mut logs = call.open(&client).await.unwrap();
    assert_eq!(logs.next().await.unwrap().unwrap().message, "line 0");
    drop(live_requests(AnyOwner).application_id(&*seed.application_id).open(&client).await.unwrap());
    assert_eq!(
        asked(&platform),
        (
            vec![
                format!(
                    "GET /v4/logs/organisations/{}/applications/{}/logs",
                    seed.organisation_id, seed.application_id
                ),
                format!(
                    "GET /v4/logs/organisations/{}/resources/{}/logs",
                    seed.organisation_id, seed.addon_real_id
                ),
                format!("GET /v4/stats/organisations/{}/requests-live", seed.organisation_id),
            ],
            1
        )
    );
}

#[tokio::test]
async fn a_stream_that_breaks_goes_on_at_the_new_owner() {
    let platform = Platform::start();
    let seed = platform.seed();
    let moment = Duration::from_millis(1);
    let settings = StreamSettings::default().reconnect(Reconnect::default().backoff(moment, 1.0, moment));
    let plain = client(&platform).streams(settings).build().unwrap();
    let client = plain.with_layer(ResolveLayer::through(&plain));
    platform.logs(&seed.application_id, 4);
    let path = "/v4/logs/organisations/*/applications/*/logs";
    platform.script(Fault::real().flowing(Flow::new().events(2).cut()).on("GET", path));
    let mut logs = application_logs(AnyOwner, &*seed.application_id).limit(4).open(&client).await.unwrap();
    assert_eq!(logs.next().await.unwrap().unwrap().message, "line 0");
    platform.move_application(&seed.application_id, &seed.user_id);
    for number in 1..4 {
        assert_eq!(logs.next().await.unwrap().unwrap().message, format!("line {number}"));
    }
    let (opened, summaries) = asked(&platform);
    let owners: Vec<_> = opened.iter().map(|line| line.split('/').nth(4).unwrap()).collect();
    assert_eq!(owners, [&*seed.organisation_id, &*seed.organisation_id, &*seed.user_id]);
    assert_eq!(summaries, 2);
}

#[tokio::test]
async fn a_stream_of_what_is_not_there_ends_at_once() {
    let platform = Platform::start();
    let error = application_logs(AnyOwner, "app_nowhere").open(&finding(&platform)).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Layer);
    assert_eq!(asked(&platform), (vec![], 1));

    let plain = client(&platform).build().unwrap();
    let error = application_logs(AnyOwner, "app_nowhere").open(&plain).await.unwrap_err();
    assert!(error.to_string().contains("ResolveLayer"), "{error}");
}

#[tokio::test]
async fn a_summary_that_fails_for_a_while_is_no_end_of_a_stream() {
    let platform = Platform::start();
    let seed = platform.seed();
    let moment = Duration::from_millis(1);
    let settings = StreamSettings::default().reconnect(Reconnect::default().backoff(moment, 1.0, moment));
    let once = client(&platform).retry(cc_client::layer::RetryLayer::never()).build().unwrap();
    let client = client(&platform).streams(settings).build().unwrap();
    let client = client.with_layer(ResolveLayer::new(Resolver::new(once)));
    platform.script(Fault::status(503).on("GET", "/v2/summary"));
    platform.logs(&seed.application_id, 1);
    let mut logs = application_logs(AnyOwner, &*seed.application_id).limit(1).open(&client).await.unwrap();
    assert_eq!(logs.next().await.unwrap().unwrap().message, "line 0");
    assert_eq!(asked(&platform).1, 2);
}
