//! Waiting against scripted answers, in a time that passes only when nothing else happens.

#![allow(clippy::unwrap_used)]

use std::error::Error as _;

use cc_client::Client;
use cc_client::testing::Script;
use tokio::time::Instant;

use super::*;

const LIMIT: Duration = Duration::from_secs(3);

fn client(script: &Script) -> Client {
    Client::builder().transport(script.clone()).build().unwrap()
}

/// A script of answers, each of them JSON.
fn answers(bodies: &[&str]) -> Script {
    bodies.iter().fold(Script::new(), |script, body| script.json(*body))
}

#[cfg(feature = "logs")]
mod drains {
    use super::*;
    use crate::v4::drain::{CreateLogDrain, DatadogTarget, DrainTarget, LogDrain, LogDrainKind};
    use crate::v4::drain::{
        SettledDrain, create_log_drain_and_wait, disable_log_drain_and_wait, wait_for_log_drain,
    };

    const ENABLING: &str = r#"{"id":"drain_1","status":{"status":"ENABLING"}}"#;
    const ENABLED: &str = r#"{"id":"drain_1","status":{"status":"ENABLED"}}"#;

    async fn enabled(script: &Script, wait: Wait) -> Result<LogDrain, WaitError> {
        wait_for_log_drain(&client(script), "orga_1", "app_1", "drain_1", SettledDrain::Enabled, wait).await
    }

    #[tokio::test(start_paused = true)]
    async fn it_is_asked_at_once_and_then_every_second() {
        let start = Instant::now();
        let drain = enabled(&answers(&[ENABLED]), Wait::new()).await.unwrap();
        assert_eq!((drain.id.as_str(), start.elapsed()), ("drain_1", Duration::ZERO));

        let script = answers(&[ENABLING, r#"{"id":"drain_1"}"#, ENABLING, ENABLED]);
        enabled(&script, Wait::new()).await.unwrap();
        assert_eq!((start.elapsed().as_secs(), script.remaining()), (3, 0));

        let often = Wait::new().delay(Duration::from_millis(10));
        enabled(&answers(&[ENABLING, ENABLING, ENABLED]), often).await.unwrap();
        assert!(start.elapsed() < Duration::from_secs(4));
    }

    #[tokio::test(start_paused = true)]
    async fn after_half_a_minute_it_is_over() {
        let (start, script) = (Instant::now(), answers(&[ENABLING; 60]));
        let error = enabled(&script, Wait::new()).await.unwrap_err();
        assert_eq!((start.elapsed().as_secs(), script.requests().len()), (30, 30));
        assert!(error.is_timeout() && error.source().is_none());
        assert_eq!(error.to_string(), "the log drain drain_1 is not enabled yet, 30s after it was asked for");
        assert!(error.into_failure().is_none());
    }

    #[tokio::test(start_paused = true)]
    async fn a_limit_is_shorter_or_there_is_none() {
        let script = answers(&[ENABLING; 60]);
        assert!(enabled(&script, Wait::new().timeout(LIMIT)).await.unwrap_err().is_timeout());
        assert_eq!(script.requests().len(), 3);
        assert!(enabled(&script, Wait::new().timeout(Duration::ZERO)).await.unwrap_err().is_timeout());
        assert_eq!(script.requests().len(), 3, "with a limit of zero nothing is asked");

        let script = answers(&[ENABLING; 60]).json(ENABLED);
        enabled(&script, Wait::new().no_timeout()).await.unwrap();
        assert_eq!(script.requests().len(), 61);
    }

    #[tokio::test(start_paused = true)]
    async fn a_drain_that_is_not_there_is_an_error_at_once() {
        let deleted = r#"{"id":"drain_1","status":{"status":"DELETED"}}"#;
        for script in [answers(&[ENABLING]).status(404), answers(&[ENABLING, deleted])] {
            let error = enabled(&script, Wait::new()).await.unwrap_err();
            assert_eq!(error.to_string(), "there is no log drain drain_1");
            assert!(matches!(error, WaitError::Missing { awaited } if awaited.id == "drain_1"));
        }
    }

    #[tokio::test(start_paused = true)]
    async fn a_request_that_fails_ends_it() {
        let script = answers(&[ENABLING]).status(403).json(ENABLED);
        let error = enabled(&script, Wait::new()).await.unwrap_err();
        assert!(!error.is_timeout() && error.to_string().contains("403"), "{error}");
        assert!(error.into_failure().unwrap().is_auth());
        assert_eq!(script.remaining(), 1);
    }

    #[tokio::test(start_paused = true)]
    async fn whoever_is_refused_waits_for_nothing() {
        let script = Script::new().status(403);
        let wait = Wait::new();
        let client = client(&script);
        let refused = disable_log_drain_and_wait(&client, "orga_1", "app_1", "drain_1", wait).await;
        assert!(refused.unwrap_err().into_failure().unwrap().is_auth());
        assert_eq!(script.requests().len(), 1);
    }

    #[tokio::test(start_paused = true)]
    async fn the_id_of_what_was_created_is_in_the_error() {
        let script = answers(&[r#"{"id":"drain_7"}"#, ENABLING, ENABLING, ENABLING]);
        let target = DrainTarget::Datadog(DatadogTarget::new("https://example.com/k3y"));
        let drain = CreateLogDrain::new(LogDrainKind::Log, target);
        let (client, wait) = (client(&script), Wait::new().timeout(LIMIT));
        let error = create_log_drain_and_wait(&client, "orga_1", "app_1", &drain, wait).await.unwrap_err();
        assert!(matches!(error, WaitError::TimedOut { awaited, limit: LIMIT } if awaited.id == "drain_7"));
    }
}

#[cfg(feature = "applications")]
mod outcomes {
    use super::*;
    use crate::v2::addon::wait_for_migration;
    use crate::v2::application::wait_for_deployment;
    use crate::v4;

    /// How something ended, in a word.
    fn word<T>(outcome: Outcome<T>) -> &'static str {
        match outcome {
            Outcome::Succeeded(_) => "succeeded",
            Outcome::Failed(_) => "failed",
            Outcome::Cancelled(_) => "cancelled",
        }
    }

    #[tokio::test(start_paused = true)]
    async fn each_end_of_a_deployment_is_told_apart() {
        for (state, expected) in [("OK", "succeeded"), ("FAIL", "failed"), ("CANCELLED", "cancelled")] {
            let deployment = |state| format!(r#"{{"uuid":"deployment_1","state":"{state}"}}"#);
            let on_its_way = [deployment("WIP"), deployment("TASK_RUNNING"), deployment("TOMORROW")];
            let [a, b, c] = &on_its_way;
            let script = answers(&[a, b, c, &deployment(state)]);
            let (client, start) = (client(&script), Instant::now());
            let ended = wait_for_deployment(&client, "orga_1", "app_1", "deployment_1", Wait::new()).await;
            assert_eq!(word(ended.unwrap()), expected);
            assert_eq!(start.elapsed().as_secs(), 6);
        }
    }

    #[tokio::test(start_paused = true)]
    async fn version_4_has_other_names_for_them() {
        for (state, expected) in
            [("SUCCEEDED", "succeeded"), ("FAILED", "failed"), ("CANCELLED", "cancelled")]
        {
            let deployment = |state| format!(r#"{{"id":"deployment_1","state":"{state}"}}"#);
            let script = answers(&[&deployment("QUEUED"), &deployment("OK"), &deployment(state)]);
            let client = client(&script);
            let wait = Wait::new();
            let ended =
                v4::deployment::wait_for_deployment(&client, "orga_1", "app_1", "deployment_1", wait).await;
            assert_eq!(word(ended.unwrap()), expected);
        }
    }

    #[tokio::test(start_paused = true)]
    async fn each_end_of_a_migration_is_told_apart() {
        for (status, expected) in
            [("OK", "succeeded"), ("FAILED", "failed"), ("RECOVERED", "failed"), ("ABORTED", "cancelled")]
        {
            let migration = |status| format!(r#"{{"migrationId":"migration_1","status":"{status}"}}"#);
            let script = answers(&[&migration("RUNNING"), &migration("RECOVERING"), &migration(status)]);
            let (client, start) = (client(&script), Instant::now());
            let ended =
                wait_for_migration(&client, "orga_1", "addon_1", "migration_1", Wait::new()).await.unwrap();
            assert_eq!((word(ended), start.elapsed().as_secs()), (expected, 10));
        }
    }

    #[tokio::test(start_paused = true)]
    async fn what_takes_long_is_waited_for_longer() {
        let client = client(&answers(&[r#"{"uuid":"deployment_1","state":"WIP"}"#; 1000]));
        let start = Instant::now();
        let error =
            wait_for_deployment(&client, "orga_1", "app_1", "deployment_1", Wait::new()).await.unwrap_err();
        assert!(error.is_timeout());
        assert_eq!(start.elapsed().as_secs(), 30 * 60);

        let client = self::client(&Script::new().status(404));
        let error =
            wait_for_deployment(&client, "orga_1", "app_1", "deployment_9", Wait::new()).await.unwrap_err();
        assert_eq!(error.to_string(), "there is no deployment deployment_9");
    }

    #[test]
    fn only_success_is_a_success() {
        assert!(Outcome::Succeeded(1).is_success());
        assert!(!Outcome::Failed(1).is_success() && !Outcome::Cancelled(1).is_success());
        assert_eq!(Outcome::Succeeded(1).into_result(), Ok(1));
        assert_eq!(Outcome::Failed(1).into_result(), Err(1));
        assert_eq!(Outcome::Cancelled(1).into_result(), Err(1));
        assert_eq!(Outcome::Cancelled(1).into_inner(), 1);
    }
}

#[cfg(feature = "network")]
mod networks {
    use super::*;
    use crate::v4::network_group::{
        wait_for_network_group, wait_for_network_group_member, wait_until_network_group_is_gone,
        wait_until_network_group_peer_is_gone,
    };

    #[tokio::test(start_paused = true)]
    async fn what_is_not_found_is_waited_for() {
        let script = Script::new().status(404).status(404).json(r#"{"id":"ng_1"}"#);
        let group = wait_for_network_group(&client(&script), "orga_1", "ng_1", Wait::new()).await.unwrap();
        assert_eq!((group.id.as_str(), script.remaining()), ("ng_1", 0));
    }

    #[tokio::test(start_paused = true)]
    async fn what_is_to_go_is_waited_for_until_it_is_not_found() {
        let script = answers(&[r#"{"id":"ng_1"}"#; 2]).status(404);
        wait_until_network_group_is_gone(&client(&script), "orga_1", "ng_1", Wait::new()).await.unwrap();
        assert_eq!(script.remaining(), 0);
    }

    #[tokio::test(start_paused = true)]
    async fn what_does_not_come_or_go_is_said_by_name() {
        let wait = Wait::new().timeout(LIMIT);
        let script = Script::new().status(404).status(404).status(404);
        let error = wait_for_network_group_member(&client(&script), "orga_1", "ng_1", "app_1", wait).await;
        assert_eq!(
            error.unwrap_err().to_string(),
            "the network group member app_1 is not there yet, 3s after it was asked for"
        );
        let script = answers(&[r#"{"id":"external_1"}"#; 3]);
        let error =
            wait_until_network_group_peer_is_gone(&client(&script), "orga_1", "ng_1", "external_1", wait)
                .await;
        assert_eq!(
            error.unwrap_err().to_string(),
            "the network group peer external_1 is not gone yet, 3s after it was asked for"
        );
    }
}

/// All of these can be spawned; this need only compile.
#[cfg(feature = "all-services")]
#[tokio::test]
async fn futures_may_go_to_other_threads() {
    use crate::{Owner, v2, v4};

    fn check(future: impl Future + Send) {
        drop(future);
    }

    let client = client(&Script::new());
    let wait = Wait::new();
    check(v4::drain::enable_log_drain_and_wait(&client, "orga_1", "app_1", "drain_1", wait));
    check(v4::network_group::delete_network_group_and_wait(&client, "orga_1", "ng_1", wait));
    check(v2::application::wait_for_deployment(&client, Owner::Me, "app_1", "deployment_1", wait));
    check(v2::application::get_all_with_branches(&client, Owner::Me));
    check(v2::application::get_environment(&client, Owner::Me, "app_1"));
    check(v2::application::get_marked_domains(&client, Owner::Me, "app_1"));
    check(v2::backups::get_restorable_backups(&client, "orga_1", "addon_1"));
    check(v2::oauth_consumer::get_all_with_secrets(&client, Owner::Me));
    check(v2::product::get_all_addon_providers_with_versions(&client, None));
    check(v2::user::get_all_email_addresses(&client));
}
