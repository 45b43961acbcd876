//! How an add-on comes to another plan, zone or version.

use api_defs::v2::addon::{
    InvoiceType, Migration, MigrationStatus, MigrationStepType, StartMigration, abort_migration, change_plan,
    get, get_all_migrations, get_migration, preorder_migration, update_migration,
};
use http::StatusCode;

use crate::api::stage::{Acting, Called, Stage, for_each_owner};

pub(super) async fn all(called: &Called) {
    for_each_owner(called, migrated).await;
    for_each_owner(called, priced).await;
    for_each_owner(called, changed_at_once).await;
}

const DEV: &str = "plan_postgresql-addon-dev";

#[tokio::test]
async fn an_addon_is_migrated_after_a_migration_that_was_stopped() {
    for_each_owner(&Called::default(), migrated).await;
}

async fn migrated(stage: &Stage) {
    let owner = &stage.owner_id;
    let id = stage.addon("orders").await.id;
    assert_eq!(stage.send(get_all_migrations(owner, &id)).await, []);

    let wanted = StartMigration::new(DEV).region("rbx").version("15");
    let started = stage.send(update_migration(owner, &id, &wanted)).await;
    assert_eq!(started.status, Some(MigrationStatus::Running));
    assert!(started.request_date.unwrap().as_second() > 1_700_000_000);
    let [first, second] = &started.steps[..] else { panic!("{started:?}") };
    assert_eq!(first.kind, MigrationStepType::RetrieveAddon);
    assert_eq!((first.status.clone(), first.message.is_some()), (Some(MigrationStatus::Succeeded), true));
    assert_eq!(second.kind, MigrationStepType::DumpAndRestore);
    assert_eq!((second.status.clone(), second.end_date), (Some(MigrationStatus::Running), None));
    let error = stage.fail(update_migration(owner, &id, &wanted)).await;
    assert_eq!((error.status(), error.code()), (Some(StatusCode::CONFLICT), Some("4090")), "one at a time");

    stage.send(abort_migration(owner, &id, &started.id)).await;
    let status = |migration: Option<Migration>| migration.unwrap().status.unwrap();
    let aborted = stage.send(get_migration(owner, &id, &started.id)).await;
    assert_eq!(status(aborted), MigrationStatus::Aborted);
    let error = stage.fail(abort_migration(owner, &id, &started.id)).await;
    assert_eq!(error.status(), Some(StatusCode::CONFLICT), "it is stopped already");

    let again = stage.send(update_migration(owner, &id, &wanted)).await;
    let before = stage.send(get(&stage.owner, &id)).await.unwrap();
    assert_eq!(
        (before.plan.unwrap().slug.as_deref(), before.region.unwrap().as_str()),
        (Some("xs_sml"), "par")
    );
    stage.platform.finish_migrations();
    let after = stage.send(get(&stage.owner, &id)).await.unwrap();
    assert_eq!((after.plan.unwrap().slug.as_deref(), after.region.unwrap().as_str()), (Some("dev"), "rbx"));
    let done = stage.send(get_migration(owner, &id, &again.id)).await.unwrap();
    assert_eq!(done.status, Some(MigrationStatus::Succeeded));
    assert!(done.steps.iter().all(|step| step.end_date.is_some()), "{done:?}");
    let all = stage.send(get_all_migrations(owner, &id)).await;
    assert_eq!((all.len(), &all[0].id, &all[1]), (2, &started.id, &done));
    assert_eq!(stage.send(get_migration(owner, &id, "migration_none")).await, None);
    assert!(stage.fail(abort_migration(owner, &id, "migration_none")).await.is_not_found());
}

#[tokio::test]
async fn a_migration_has_a_price_before_it_begins() {
    for_each_owner(&Called::default(), priced).await;
}

async fn priced(stage: &Stage) {
    let owner = &stage.owner_id;
    let id = stage.addon("orders").await.id;
    let plan = "plan_postgresql-addon-xs_sml";
    let order = stage.send(preorder_migration(owner, &id).plan_id(plan)).await.unwrap();
    assert_eq!((order.owner_id.as_ref(), order.kind), (Some(owner), Some(InvoiceType::AddonPreorder)));
    assert_eq!(order.company, None);
    assert!(order.emission_date.is_some());
    let [line] = &order.lines[..] else { panic!("{:?}", order.lines) };
    assert_eq!((line.quantity, line.vat), (Some(1.0), Some(20.0)));
    assert_eq!((line.unit_price, line.total_price, line.coupon), (Some(17.5), Some(17.5), None));
    assert_eq!(stage.send(preorder_migration(owner, "addon_none").plan_id(plan)).await, None);
    let elsewhere = StartMigration::new("plan_redis-addon-s_mono");
    let error = stage.fail(update_migration(owner, &id, &elsewhere)).await;
    assert_eq!(error.status(), Some(StatusCode::BAD_REQUEST), "the plan of another provider");
    assert!(error.to_string().contains("planId"), "{error}");
}

#[tokio::test]
async fn the_plan_of_an_addon_in_the_own_space_is_changed_at_once() {
    for_each_owner(&Called::default(), changed_at_once).await;
}

async fn changed_at_once(stage: &Stage) {
    let id = stage.addon("orders").await.id;
    if stage.acting == Acting::Organisation {
        let error = stage.fail(change_plan(&id, &StartMigration::new(DEV))).await;
        assert!(error.is_not_found(), "it is not the user's: {error}");
        return;
    }
    let changed = stage.send(change_plan(&id, &StartMigration::new(DEV).region("rbx"))).await;
    assert_eq!(changed.plan.as_ref().unwrap().id, DEV);
    assert_eq!(changed.region.as_ref().unwrap(), "rbx");
    assert_eq!(stage.send(get(&stage.owner, &id)).await, Some(changed));
    assert_eq!(stage.send(get_all_migrations(&stage.owner_id, &id)).await, []);
}
