//! What an add-on runs on, how its dashboard is reached, and what is backed up of it.

use api_defs::v2::addon::{get_all_instances, get_instance, get_sso_data};
use api_defs::v2::application::InstanceState;
use api_defs::v2::backups::get_backups;
use serde_json::json;

use crate::api::stage::{Acting, Called, Stage, for_each_owner};

pub(super) async fn all(called: &Called) {
    for_each_owner(called, instances).await;
    for_each_owner(called, dashboard).await;
    for_each_owner(called, backups).await;
}

#[tokio::test]
async fn an_addon_runs_on_a_machine() {
    for_each_owner(&Called::default(), instances).await;
}

async fn instances(stage: &Stage) {
    let owner = &stage.owner_id;
    let addon = stage.addon("orders").await;
    let machines = stage.send(get_all_instances(owner, &addon.id).with_deleted(true)).await;
    assert_eq!(stage.last_request().query.as_deref(), Some("withDeleted=true"));
    let [machine] = &machines[..] else { panic!("{machines:?}") };
    assert_eq!(machine.state, Some(InstanceState::Up));
    assert_eq!(machine.flavor.as_ref().unwrap().mem, Some(1024));
    assert_eq!((machine.app_port, machine.deploy_id.as_ref()), (Some(5432), None));
    let of_another = get_all_instances(owner, &addon.id).deployment_id("deployment_1");
    assert_eq!(stage.send(of_another).await, []);

    let one = stage.send(get_instance(owner, &addon.id, &machine.id)).await.unwrap();
    assert_eq!((&one["id"], &one["state"]), (&json!(machine.id), &json!("UP")));
    assert_eq!(stage.send(get_instance(owner, &addon.id, "instance_none")).await, None);
    assert!(stage.fail(get_all_instances(owner, "addon_none")).await.is_not_found());
}

#[tokio::test]
async fn a_browser_logs_in_to_the_dashboard_of_an_addon() {
    for_each_owner(&Called::default(), dashboard).await;
}

async fn dashboard(stage: &Stage) {
    let addon = stage.addon("orders").await;
    let login = stage.send(get_sso_data(&stage.owner, &addon.id)).await.unwrap();
    assert!(login.url.starts_with("https://"), "{}", login.url);
    assert_eq!((&login.id, login.nav_data.as_deref()), (&addon.real_id, Some("e30=")));
    assert_eq!(login.user_id.as_ref().unwrap(), stage.platform.seed().user_id.as_str());
    assert_eq!(login.email.as_deref(), Some("ada@example.com"));
    for secret in [&login.token, &login.signature, &login.userinfo_signature] {
        let secret = secret.as_ref().unwrap();
        assert!(!format!("{login:?}").contains(secret.expose()), "{login:?}");
    }
    assert_eq!(stage.send(get_sso_data(&stage.owner, "addon_none")).await, None);
}

#[tokio::test]
async fn the_backups_of_an_addon_are_found_by_its_real_id() {
    for_each_owner(&Called::default(), backups).await;
}

async fn backups(stage: &Stage) {
    let owner = &stage.owner_id;
    let addon = stage.addon("orders").await;
    let real_id = addon.real_id.as_ref().unwrap();
    assert_eq!(stage.send(get_backups(owner, real_id)).await, []);
    let made = stage.platform.back_up(real_id.as_str()).unwrap();
    let backups = stage.send(get_backups(owner, real_id)).await;
    let [backup] = &backups[..] else { panic!("{backups:?}") };
    assert_eq!((backup.id.as_str(), backup.entity_id.as_ref()), (made.as_str(), Some(real_id)));
    assert_eq!(backup.status.as_deref(), Some("SUCCESS"));
    let kept = backup.delete_at.unwrap().as_second() - backup.creation_date.unwrap().as_second();
    assert_eq!(kept, 7 * 24 * 60 * 60);
    let url = backup.download_url.as_ref().unwrap();
    assert!(url.expose().contains("signature="));
    assert!(!format!("{backup:?}").contains(url.expose()), "{backup:?}");
    assert!(backup.restore_command.is_none() && backup.link.is_none());

    let error = stage.fail(get_backups(owner, addon.id.as_str())).await;
    assert!(error.is_not_found(), "the public id is another one: {error}");
    if stage.acting == Acting::Organisation {
        let seed = stage.platform.seed();
        let backups = stage.send(get_backups(owner, seed.addon_real_id.as_str())).await;
        assert_eq!(backups[0].id, seed.backup_id.as_str());
    }
}
