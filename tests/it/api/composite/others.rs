//! Backups, consumers, products, the user and single kinds of add-ons.

use api_defs::v2::backups::get_restorable_backups;
use api_defs::v2::notification::get_choices;
use api_defs::v2::oauth_consumer::{
    OauthConsumerSettings, create, get_all_with_secrets, get_secret, get_with_secret,
};
use api_defs::v2::product::{get_addon_provider_with_versions, get_all_addon_providers_with_versions};
use api_defs::v2::user::{add_ssh_key_and_get, get_all_email_addresses};
use api_defs::v4::addon_providers::get_jenkins_with_updates;
use api_defs::v4::pulsar::get_pulsar_with_cluster;
use api_defs::v4::saas::enable_grafana;
use cc_client::layer::RetryLayer;
use cc_client::{Client, testing::Script};
use http::Method;
use platform_double::Fault;
use serde_json::json;

use crate::api::stage::{Acting, Called, Stage, for_each_owner};

fn organisation() -> Stage {
    Stage::new(Acting::Organisation, &Called::default())
}

/// A client of a script that is not tried again.
fn scripted(script: &Script) -> Client {
    Client::builder().transport(script.clone()).retry(RetryLayer::never()).build().unwrap()
}

fn paths(script: &Script) -> Vec<String> {
    let requests = script.requests();
    requests.iter().map(|request| format!("{} {}", request.method(), request.uri().path())).collect()
}

#[tokio::test]
async fn backups_come_with_what_restores_them() {
    let stage = organisation();
    let (client, owner, seed) = (&stage.client, &stage.owner_id, stage.platform.seed());
    stage.platform.back_up(&seed.addon_real_id).unwrap();
    let addon = seed.addon_id.as_str();
    let backups = get_restorable_backups(client, owner, addon).await.unwrap().unwrap();
    assert_eq!(backups.len(), 2);
    assert!(backups.is_sorted_by(|a, b| a.backup.creation_date >= b.backup.creation_date));
    for backup in &backups {
        assert_eq!(
            backup.restore_command.as_ref().unwrap().expose(),
            "pg_restore --host=postgresql.example.com --port=5432 --username=user --dbname=base \
             --format=custom BACKUP_FILE"
        );
        assert_eq!(backup.password.as_ref().unwrap().expose(), "password");
    }
    assert!(!format!("{backups:?}").contains("pg_restore"), "{backups:?}");

    assert_eq!(get_restorable_backups(client, owner, "addon_none").await.unwrap(), None);
    stage.platform.script(Fault::status(404).on("GET", "/v2/backups/*/*"));
    let before = stage.platform.requests().len();
    assert_eq!(get_restorable_backups(client, owner, addon).await.unwrap(), Some(Vec::new()));
    assert_eq!(stage.platform.requests().len(), before + 2, "nothing is asked for no backup");
}

#[tokio::test]
async fn commands_that_come_are_kept() {
    let addon = r#"{"id":"addon_1","realId":"elasticsearch_1","provider":{"id":"es-addon"}}"#;
    let backups = r#"[{"backup_id":"a","creation_date":"2026-01-01T00:00:00Z"},
        {"backup_id":"b","creation_date":"2026-02-01T00:00:00Z","restore_command":"curl b"}]"#;
    let script = Script::new().json(addon).json(backups);
    let backups = get_restorable_backups(&scripted(&script), "orga_1", "addon_1").await.unwrap().unwrap();
    assert_eq!((backups[0].backup.id.as_str(), backups[1].backup.id.as_str()), ("b", "a"));
    assert_eq!(backups[0].restore_command.as_ref().unwrap().expose(), "curl b");
    assert_eq!((&backups[0].password, &backups[1].restore_command), (&None, &None));
}

#[tokio::test]
async fn consumers_come_with_their_secrets() {
    for_each_owner(&Called::default(), async |stage| {
        let (client, owner) = (&stage.client, &stage.owner);
        let settings = |name| OauthConsumerSettings::new(name, "https://tool.example.com");
        let b = stage.send(create(owner, &settings("b"))).await;
        let a = stage.send(create(owner, &settings("a"))).await;
        let one = get_with_secret(client, owner, &a.key).await.unwrap().unwrap();
        let secret = stage.send(get_secret(owner, &a.key)).await.unwrap().secret;
        assert_eq!((&one.consumer, one.secret.as_ref()), (&a, Some(&secret)));
        assert!(!format!("{one:?}").contains(secret.expose()), "{one:?}");
        assert_eq!(get_with_secret(client, owner, "none").await.unwrap(), None);

        let all = get_all_with_secrets(client, owner).await.unwrap();
        let ours: Vec<_> =
            all.iter().filter(|one| one.consumer.key == a.key || one.consumer.key == b.key).collect();
        assert_eq!((&ours[0].consumer, &ours[1].consumer), (&a, &b));
        assert_eq!(ours[0].secret.as_ref(), Some(&secret));
        assert!(all.is_sorted_by_key(|one| one.consumer.name.clone()));
        assert_eq!(get_all_with_secrets(client, "orga_none").await.unwrap(), []);
    })
    .await;
}

#[tokio::test]
async fn products_come_with_their_versions() {
    let stage = organisation();
    let owner = || Some(stage.owner_id.clone());
    let one = get_addon_provider_with_versions(&stage.client, "redis-addon", owner()).await.unwrap().unwrap();
    assert_eq!(one.provider.id, "redis-addon");
    assert_eq!(one.versions.as_ref().unwrap().provider_id.as_ref().unwrap(), "redis-addon");
    assert_eq!(get_addon_provider_with_versions(&stage.client, "none", None).await.unwrap(), None);

    let all = get_all_addon_providers_with_versions(&stage.client, owner()).await.unwrap();
    let names: Vec<_> = all.iter().map(|one| one.provider.name.as_deref().unwrap()).collect();
    assert_eq!(names, ["PostgreSQL", "Redis"]);
    assert!(all.contains(&one) && all.iter().all(|one| one.versions.is_some()));
    // One that tells no versions is no failure.
    stage.platform.script(Fault::status(404).on("GET", "/v4/addon-providers/redis-addon"));
    let all = get_all_addon_providers_with_versions(&stage.client, None).await.unwrap();
    assert_eq!((all.len(), &all[1].versions), (2, &None));
}

#[tokio::test]
async fn notifications_have_events_and_forms() {
    let stage = organisation();
    let choices = get_choices(&stage.client).await.unwrap();
    assert!(!choices.events.events.is_empty() && !choices.webhook_formats.is_empty());
}

#[tokio::test]
async fn the_user_has_addresses_and_keys() {
    let stage = Stage::new(Acting::User, &Called::default());
    let addresses = get_all_email_addresses(&stage.client).await.unwrap();
    assert_eq!(addresses.primary.as_deref(), Some("ada@example.com"));
    assert!(addresses.is_primary_verified);
    assert_eq!(addresses.secondary, ["ada@example.org"]);

    let key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIB desk";
    let added = add_ssh_key_and_get(&stage.client, "desk", key).await.unwrap().unwrap();
    assert_eq!((added.name.as_str(), added.key.as_deref()), ("desk", Some(key)));
    assert!(added.fingerprint.is_some());
}

#[tokio::test]
async fn grafana_is_enabled_and_read() {
    let script = Script::new().status(204).json(r#"{"id":42}"#);
    let organisation = enable_grafana(&scripted(&script), "orga_1").await.unwrap();
    assert_eq!(organisation.unwrap().id, 42);
    assert_eq!(paths(&script), ["POST /v4/saas/grafana/orga_1", "GET /v4/saas/grafana/orga_1"]);
    assert_eq!(script.requests()[0].method(), Method::POST);
    let script = Script::new().status(403);
    assert!(enable_grafana(&scripted(&script), "orga_1").await.unwrap_err().is_auth());
    assert_eq!(script.requests().len(), 1);
}

#[tokio::test]
async fn jenkins_comes_with_its_updates() {
    let updates =
        json!({ "manageLink": "https://j.example/manage", "versions": { "current": "1", "available": "2" } });
    let script = Script::new().json(r#"{"id":"jenkins_1","version":"1"}"#).json(updates.to_string());
    let found = get_jenkins_with_updates(&scripted(&script), "jenkins_1").await.unwrap().unwrap();
    assert_eq!(found.jenkins.id, "jenkins_1");
    assert_eq!(found.updates.unwrap().versions.unwrap().available.as_deref(), Some("2"));
    assert_eq!(paths(&script)[1], "GET /v4/addon-providers/jenkins/addons/jenkins_1/updates");

    let none = Script::new().status(404).status(404);
    assert_eq!(get_jenkins_with_updates(&scripted(&none), "jenkins_1").await.unwrap(), None);
    let broken = Script::new().json(r#"{"id":"jenkins_1"}"#).status(500);
    let error = get_jenkins_with_updates(&scripted(&broken), "jenkins_1").await.unwrap_err();
    assert_eq!(error.status().unwrap().as_u16(), 500);
}

#[tokio::test]
async fn pulsar_comes_with_its_cluster() {
    let script = Script::new()
        .json(r#"{"id":"pulsar_1","cluster_id":"cluster_1"}"#)
        .json(r#"{"id":"cluster_1","zone":"PAR"}"#);
    let found = get_pulsar_with_cluster(&scripted(&script), "pulsar_1").await.unwrap().unwrap();
    assert_eq!(found.cluster.unwrap().zone.unwrap(), "par");
    assert_eq!(paths(&script)[1], "GET /v4/addon-providers/addon-pulsar/clusters/cluster_1");

    let alone = Script::new().json(r#"{"id":"pulsar_1"}"#);
    let found = get_pulsar_with_cluster(&scripted(&alone), "pulsar_1").await.unwrap().unwrap();
    assert_eq!(found.cluster, None);
    let none = Script::new().status(404);
    assert_eq!(get_pulsar_with_cluster(&scripted(&none), "pulsar_1").await.unwrap(), None);
}
