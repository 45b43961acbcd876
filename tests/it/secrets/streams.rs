//! Streams: what is put into them, what comes out of them, and what is logged meanwhile.

use std::time::Duration;

use api_defs::v2;
use api_defs::v2::event::platform_events;
use api_defs::v4::log::application_logs;
use bytes::Bytes;
use cc_client::sse::{Decoded, Decoder};
use cc_client::stream::{EventStream, IntoStreamCall, Reconnect, StreamEvent, StreamSettings, Upgraded};
use cc_client::testing::Script;
use cc_client::{Answer, Client};
use platform_double::{Fault, Flow, Platform};
use tokio::time::timeout;

use super::{CORE, ascii_secret, assert_debug_hides, assert_error_hides, assert_hidden, logs, secret};
use crate::capture::Capture;
use crate::kit::{client_of, keys_of};

#[tokio::test]
async fn streams_and_what_belongs_to_them_show_nothing() {
    let call = || {
        application_logs("orga_1", secret("id"))
            .filter(secret("filter"))
            .header("x-password", &ascii_secret())
            .query("key", &secret("query"))
            .last_event_id(secret("cursor"))
    };
    assert_debug_hides(&call());
    assert_debug_hides(&IntoStreamCall::into_stream_call(call()));
    let client = Client::builder().transport(Script::new()).build().unwrap();
    assert_debug_hides(&call().open(&client));
    let stream = call().open_lazily(&client).unwrap();
    assert_debug_hides(&stream.handle());
    assert_debug_hides(&stream);
    assert_debug_hides(&stream.with_lifecycle());
    assert_debug_hides(&Upgraded::new(std::io::Cursor::new(secret("bytes").into_bytes())));

    let mut decoder = Decoder::new(1000);
    decoder.push(Bytes::from(format!("event: {CORE}\nid: {CORE}\ndata: {CORE}\n\ndata: {CORE}")));
    let Some(Decoded::Block(block)) = decoder.next_block() else { panic!("a block") };
    assert_debug_hides(&block);
    assert_debug_hides(&decoder);
}

#[test]
fn an_item_that_does_not_fit_is_shown_without_its_texts() {
    let item =
        format!("event: APPLICATION_LOG\ndata: {{\"pid\": \"{CORE}\", \"message\": [\"{CORE}\"]}}\n\n");
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let client = Client::builder().transport(Script::new().events(item)).build().unwrap();
        let mut stream = application_logs("orga_1", "app_1").open(&client).await.unwrap();
        assert_error_hides(&stream.next().await.unwrap().unwrap_err());
    });
}

/// Reads what comes for a moment, and looks at everything that is told.
async fn watch<T: Answer>(stream: EventStream<T>) {
    let mut stream = stream.with_lifecycle();
    // Enough for all that is scripted; a host that is away would be tried for ever.
    for _ in 0..30 {
        let Ok(Some(event)) = timeout(Duration::from_millis(100), stream.next()).await else { break };
        match event {
            Ok(StreamEvent::Reconnecting { cause, .. }) => assert_error_hides(&cause),
            Ok(_) => {}
            Err(error) => assert_error_hides(&error),
        }
    }
    assert_debug_hides(&stream.handle().state());
}

#[tokio::test]
async fn no_secret_of_a_stream_is_logged() {
    let capture = Capture::start();
    let platform: Platform = logs::platform();
    let app = platform.seed().application_id.clone();
    let moment = Duration::from_millis(1);
    let settings = StreamSettings::default().reconnect(Reconnect::default().backoff(moment, 1.0, moment));
    let client = client_of(&platform).credentials(keys_of(&platform)).streams(settings).build().unwrap();
    platform.log_data(&app, format!("{{\"message\": [\"{CORE}\"]}}"));
    platform.logs(&app, 3);

    let paths = ["/v4/logs/organisations/*/applications/*/logs", "/v2/logs/*/sse", "/v2/events/event-socket"];
    for path in paths {
        for fault in [
            Fault::status(503).json(&serde_json::json!([{ "token": secret("answer") }])),
            Fault::reset(),
            Fault::real().header("content-type", "text/html"),
        ] {
            platform.script(fault.on("GET", path));
        }
    }
    platform.script(Fault::real().flowing(Flow::new().events(1).part(9).reset()).on("GET", paths[0]));
    watch(application_logs(&platform.seed().organisation_id, &app).limit(4).open_lazily(&client).unwrap())
        .await;
    watch(v2::log::application_logs(&app).open_lazily(&client).unwrap()).await;
    watch(platform_events().open_lazily(&client).unwrap()).await;
    // The host that is called last does not answer at all.
    let lost =
        client_of(&platform).credentials(keys_of(&platform)).base_url("http://127.0.0.1:9").streams(settings);
    watch(v2::log::application_logs(&app).open_lazily(&lost.build().unwrap()).unwrap()).await;

    let text = capture.text();
    assert!(text.contains("/v2/logs/<appId>/sse"), "streams were not logged at all");
    assert_hidden("the log", &text);
}
