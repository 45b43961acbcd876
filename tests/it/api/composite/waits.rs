//! Drains, deployments and migrations that go on while they are waited for.

use api_defs::v2::addon::{self, CreateAddon, StartMigration, update_migration};
use api_defs::v2::application::{self, DeploymentAction, cancel_deployment, redeploy};
use api_defs::v4::deployment;
use api_defs::v4::drain::{
    CreateLogDrain, DrainTarget, HttpTarget, LogDrainKind, LogDrainStatus, SettledDrain,
    create_log_drain_and_wait, delete_log_drain, disable_log_drain_and_wait, enable_log_drain_and_wait,
    wait_for_log_drain,
};
use api_defs::{Outcome, Wait, WaitError};
use std::time::Duration;

use super::{meanwhile, wait};
use crate::api::stage::{Acting, Called, Stage, for_each_owner};

fn status(drain: &api_defs::v4::drain::LogDrain) -> Option<LogDrainStatus> {
    drain.status.as_ref().and_then(|state| state.status.clone())
}

#[tokio::test]
async fn a_drain_is_waited_for() {
    for_each_owner(&Called::default(), async |stage| {
        let (client, owner, app) = (&stage.client, &stage.owner_id, &stage.application("shop").await.id);
        let finish = || stage.platform.finish_drains();
        let wanted = CreateLogDrain::new(
            LogDrainKind::Log,
            DrainTarget::RawHttp(HttpTarget::new("https://a.example")),
        );

        // It is asked for, then read while it is being enabled, and once more.
        let created = create_log_drain_and_wait(client, owner, app, &wanted, wait());
        let drain = meanwhile(stage, 3, finish, created).await.unwrap();
        assert_eq!(status(&drain), Some(LogDrainStatus::Enabled));
        let disabled = disable_log_drain_and_wait(client, owner, app, &drain.id, wait());
        let disabled = meanwhile(stage, 3, finish, disabled).await.unwrap();
        assert_eq!((&disabled.id, status(&disabled)), (&drain.id, Some(LogDrainStatus::Disabled)));
        let enabled = enable_log_drain_and_wait(client, owner, app, &drain.id, wait());
        let enabled = meanwhile(stage, 3, finish, enabled).await.unwrap();
        assert_eq!(status(&enabled), Some(LogDrainStatus::Enabled));

        // What is so already is not waited for.
        let before = stage.platform.requests().len();
        wait_for_log_drain(client, owner, app, &drain.id, SettledDrain::Enabled, wait()).await.unwrap();
        assert_eq!(stage.platform.requests().len(), before + 1);

        // Nobody disables it, and then it is gone.
        let short = wait().timeout(Duration::from_millis(20));
        let error = wait_for_log_drain(client, owner, app, &drain.id, SettledDrain::Disabled, short)
            .await
            .unwrap_err();
        assert!(error.is_timeout() && error.to_string().contains(drain.id.as_str()), "{error}");
        stage.send(delete_log_drain(owner, app, &drain.id)).await;
        let gone = wait_for_log_drain(client, owner, app, &drain.id, SettledDrain::Enabled, wait()).await;
        assert!(matches!(gone, Err(WaitError::Missing { .. })));
        let refused = enable_log_drain_and_wait(client, owner, app, &drain.id, wait()).await.unwrap_err();
        assert!(refused.into_failure().unwrap().is_not_found());
    })
    .await;
}

#[tokio::test]
async fn a_deployment_is_waited_for() {
    for_each_owner(&Called::default(), async |stage| {
        let (client, owner, app) = (&stage.client, &stage.owner, &stage.application("shop").await.id);
        let finish = || stage.platform.finish_deployments();

        let id = stage.send(redeploy(owner, app)).await.deployment_id.unwrap();
        let over = application::wait_for_deployment(client, owner, app, &id, wait());
        let over = meanwhile(stage, 2, finish, over).await.unwrap();
        assert!(over.is_success());
        let over = over.into_inner();
        assert_eq!((over.id, over.action), (id, Some(DeploymentAction::Deploy)));

        let id = stage.send(redeploy(owner, app)).await.deployment_id.unwrap();
        let over = deployment::wait_for_deployment(client, &stage.owner_id, app, &id, wait());
        let over = meanwhile(stage, 2, finish, over).await.unwrap();
        assert_eq!(over.into_result().unwrap().id, id);

        // One that is cancelled did not go well.
        let id = stage.send(redeploy(owner, app)).await.deployment_id.unwrap();
        stage.send(cancel_deployment(owner, app, &id)).await;
        let over = application::wait_for_deployment(client, owner, app, &id, wait()).await.unwrap();
        assert!(matches!(&over, Outcome::Cancelled(deployment) if deployment.id == id));
        let over = deployment::wait_for_deployment(client, &stage.owner_id, app, &id, wait()).await.unwrap();
        assert!(matches!(over, Outcome::Cancelled(_)));

        let error = application::wait_for_deployment(client, owner, app, "deployment_none", wait()).await;
        assert_eq!(error.unwrap_err().to_string(), "there is no deployment deployment_none");
    })
    .await;
}

#[tokio::test]
async fn a_migration_is_waited_for() {
    let stage = Stage::new(Acting::Organisation, &Called::default());
    let (client, owner) = (&stage.client, &stage.owner_id);
    let plans =
        stage.send(api_defs::v2::product::get_addon_provider("postgresql-addon")).await.unwrap().plans;
    let wanted = CreateAddon::new("db", "postgresql-addon", &plans[0].id, "par");
    let addon = stage.send(addon::create(owner, &wanted)).await.id;
    let migration = stage.send(update_migration(owner, &addon, &StartMigration::new(&plans[1].id))).await;

    let over = addon::wait_for_migration(client, owner, &addon, &migration.id, wait());
    let over = meanwhile(&stage, 2, || stage.platform.finish_migrations(), over).await.unwrap();
    assert_eq!(over.into_result().unwrap().id, migration.id);

    let migration = stage.send(update_migration(owner, &addon, &StartMigration::new(&plans[0].id))).await;
    stage.send(addon::abort_migration(owner, &addon, &migration.id)).await;
    let over = addon::wait_for_migration(client, owner, &addon, &migration.id, wait()).await.unwrap();
    assert!(matches!(over, Outcome::Cancelled(_)), "{over:?}");
    let error = addon::wait_for_migration(client, owner, &addon, "migration_none", wait()).await.unwrap_err();
    assert!(matches!(error, WaitError::Missing { .. }), "{error}");
}

#[tokio::test]
async fn whoever_waits_may_go() {
    let stage = Stage::new(Acting::Organisation, &Called::default());
    let (owner, app) = (&stage.owner, &stage.application("shop").await.id);
    let id = stage.send(redeploy(owner, app)).await.deployment_id.unwrap();
    let before = stage.platform.requests().len();
    let waits = application::wait_for_deployment(
        &stage.client,
        owner,
        app,
        &id,
        Wait::new().delay(Duration::from_secs(3600)).no_timeout(),
    );
    tokio::select! {
        over = waits => panic!("nothing ended it: {over:?}"),
        () = stage.platform.received(before + 1) => {}
    }
    assert_eq!(stage.platform.requests().len(), before + 1);
}
