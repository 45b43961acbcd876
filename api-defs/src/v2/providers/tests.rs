//! Bodies of Elasticsearch add-ons, made for these tests.
#![allow(clippy::unwrap_used)]

use super::*;

#[test]
fn an_elasticsearch_is_read() {
    let elasticsearch: Elasticsearch = serde_json::from_str(
        r#"{"id":"elasticsearch_1","owner_id":"orga_1","app_id":"addon_1","plan":"XS","zone":"par",
            "version":"8","config":{"host":"es.example.com","user":"ada","password":"hunter1",
              "apm_user":"apm","apm_password":"hunter2","apm_auth_token":"hunter3",
              "kibana_user":"kibana","kibana_password":"hunter4"},
            "backups":{"kibana_snapshots_url":"https://kibana.example.com/snapshots"},
            "kibana_application":"app_1","apm_application":"app_2",
            "services":[{"name":"kibana","enabled":true},{"name":"apm","enabled":false}],
            "features":[{"name":"encryption","enabled":true}]}"#,
    )
    .unwrap();
    assert_eq!(elasticsearch.id, "elasticsearch_1");
    assert_eq!(elasticsearch.addon_id.as_ref().unwrap(), &"addon_1");
    assert_eq!(elasticsearch.owner_id.as_ref().unwrap(), &"orga_1");
    assert_eq!(elasticsearch.zone.as_ref().unwrap(), &"par");
    assert_eq!((elasticsearch.plan.as_deref(), elasticsearch.version.as_deref()), (Some("XS"), Some("8")));
    assert_eq!(elasticsearch.kibana_application.as_ref().unwrap(), &"app_1");
    assert_eq!(elasticsearch.apm_application.as_ref().unwrap(), &"app_2");
    let services: Vec<_> = elasticsearch.services.iter().map(|it| (it.name.as_str(), it.enabled)).collect();
    assert_eq!(services, [("kibana", true), ("apm", false)]);
    assert_eq!(elasticsearch.features[0].name, "encryption");
    let backups = elasticsearch.backups.as_ref().unwrap();
    assert_eq!(backups.kibana_snapshots_url.as_deref(), Some("https://kibana.example.com/snapshots"));

    let config = elasticsearch.config.as_ref().unwrap();
    assert_eq!((config.host.as_deref(), config.user.as_deref()), (Some("es.example.com"), Some("ada")));
    assert_eq!((config.apm_user.as_deref(), config.kibana_user.as_deref()), (Some("apm"), Some("kibana")));
    let secrets = [&config.password, &config.apm_password, &config.apm_auth_token, &config.kibana_password];
    let secrets = secrets.map(|secret| secret.as_ref().unwrap().expose());
    assert_eq!(secrets, ["hunter1", "hunter2", "hunter3", "hunter4"]);
    let printed = format!("{elasticsearch:?}");
    assert!(!printed.contains("hunter"), "{printed}");
}

#[test]
fn an_elasticsearch_needs_its_id_only() {
    let body = r#"{"id":"elasticsearch_1","config":null,"backups":null,"services":null,"features":null}"#;
    let elasticsearch: Elasticsearch = serde_json::from_str(body).unwrap();
    assert_eq!(elasticsearch.id, "elasticsearch_1");
    assert!(elasticsearch.services.is_empty() && elasticsearch.kibana_application.is_none());
}

#[test]
fn the_sizes_of_services_are_read() {
    let flavors: ElasticsearchFlavors = serde_json::from_str(
        r#"{"services":{"apm":{"name":"S","mem":2048,"cpus":1,"gpus":0,"price":0.5,"available":true,
                               "microservice":false,"nice":0,"price_id":"APPS.S"},"kibana":null}}"#,
    )
    .unwrap();
    let services = flavors.services.unwrap();
    let apm = services.apm.unwrap();
    assert_eq!((apm.name.as_str(), apm.mem, apm.price_id.as_deref()), ("S", Some(2048), Some("APPS.S")));
    assert!(services.kibana.is_none());
    assert!(serde_json::from_str::<ElasticsearchFlavors>("{}").unwrap().services.is_none());
}
