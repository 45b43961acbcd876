//! Bodies of Matomo, Tardis and configuration providers, made for these tests.
#![allow(clippy::unwrap_used)]

use cc_client::IntoCall;
use serde_json::json;

use super::*;

/// The body that a call sends.
fn body(call: impl IntoCall) -> serde_json::Value {
    serde_json::from_slice(call.into_call().request_body().as_bytes().unwrap()).unwrap()
}

#[test]
fn a_matomo_is_read() {
    let matomo: Matomo = serde_json::from_str(
        r#"{"resourceId":"matomo_1","addonId":"addon_1","name":"stats","ownerId":"orga_1",
            "plan":"BETA","version":"5.2.0","phpVersion":"8.3",
            "accessUrl":"https://stats.example.com","availableVersions":["5.2.0"],
            "resources":{"entrypoint":"app_1","mysqlId":"mysql_1","redisId":"redis_1","kvId":"kv_1"},
            "envVars":{"MYSQL_ADDON_PASSWORD":"s3cr3t"}}"#,
    )
    .unwrap();
    assert_eq!((matomo.resource_id.as_str(), matomo.name.as_deref()), ("matomo_1", Some("stats")));
    assert_eq!(matomo.addon_id.as_ref().unwrap(), &"addon_1");
    assert_eq!(matomo.owner_id.as_ref().unwrap(), &"orga_1");
    assert_eq!((matomo.plan.as_deref(), matomo.version.as_deref()), (Some("BETA"), Some("5.2.0")));
    assert_eq!(matomo.php_version.as_deref(), Some("8.3"));
    assert_eq!(matomo.access_url.as_deref(), Some("https://stats.example.com"));
    assert_eq!(matomo.available_versions, ["5.2.0"]);
    let resources = matomo.resources.as_ref().unwrap();
    assert_eq!((resources.mysql_id.as_deref(), resources.kv_id.as_deref()), (Some("mysql_1"), Some("kv_1")));
    assert_eq!(matomo.env_vars.get("MYSQL_ADDON_PASSWORD"), Some("s3cr3t"));
    let printed = format!("{matomo:?}");
    assert!(printed.contains("MYSQL_ADDON_PASSWORD") && !printed.contains("s3cr3t"), "{printed}");
}

#[test]
fn a_matomo_needs_its_id_only() {
    let matomo: Matomo = serde_json::from_str(
        r#"{"resourceId":"matomo_1","availableVersions":null,"resources":null,"envVars":null}"#,
    )
    .unwrap();
    assert_eq!(matomo.resource_id, "matomo_1");
    assert!(matomo.env_vars.is_empty() && matomo.resources.is_none());
}

#[test]
fn what_a_token_of_matomo_is_for_is_read() {
    let token: MatomoToken =
        serde_json::from_str(r#"{"addonId":"addon_1","ownerId":"orga_1","phpAppId":"app_1"}"#).unwrap();
    assert_eq!((token.addon_id.as_str(), token.owner_id.unwrap().as_str()), ("addon_1", "orga_1"));
    assert_eq!(token.php_app_id.unwrap(), "app_1");
    assert!(serde_json::from_str::<MatomoToken>(r#"{"addonId":"addon_1","ownerId":null}"#).is_ok());
}

const TOKEN: &str = r#"{
    "addon_id": "tardis_1", "creation_date": "2024-02-29T10:00:00Z",
    "expiration_date": "2025-02-28T10:00:00Z", "name": "dashboard", "properties": "{}",
    "senx_application_id": "cc.1", "token": "s3cr3t", "tokenType": "READ", "token_id": "t-1",
    "ttl": "365 days"
}"#;

#[test]
fn a_token_is_read() {
    let token: TardisToken = serde_json::from_str(TOKEN).unwrap();
    assert_eq!((token.token_id.as_str(), token.addon_id.as_ref().unwrap().as_str()), ("t-1", "tardis_1"));
    assert_eq!(
        (token.senx_application_id.as_deref(), token.name.as_deref()),
        (Some("cc.1"), Some("dashboard"))
    );
    assert_eq!((token.token_type.as_deref(), token.ttl.as_deref()), (Some("READ"), Some("365 days")));
    assert_eq!(token.creation_date.unwrap().to_string(), "2024-02-29T10:00:00Z");
    assert_eq!(token.expiration_date.unwrap().to_string(), "2025-02-28T10:00:00Z");
    assert_eq!(token.properties.as_ref().unwrap(), "{}");
    assert_eq!(token.token.as_ref().unwrap().expose(), "s3cr3t");
    let printed = format!("{token:?}");
    assert!(!printed.contains("s3cr3t"), "{printed}");
}

#[test]
fn tokens_are_read_with_and_without_their_parts() {
    let body = format!(
        r#"{{"tokens":[{TOKEN},{{"addon_id":"tardis_1","name":null,"senx_application_id":"cc.1","token_id":"t-2"}}]}}"#
    );
    let tokens: TardisTokens = serde_json::from_str(&body).unwrap();
    assert_eq!(tokens.tokens.len(), 2);
    assert_eq!((tokens.tokens[1].token_id.as_str(), &tokens.tokens[1].token), ("t-2", &None));
    assert!(serde_json::from_str::<TardisTokens>(r#"{"tokens":null}"#).unwrap().tokens.is_empty());
}

#[test]
fn a_tardis_is_read() {
    let body = format!(
        r#"{{"ownerID":"orga_1","addons":[{{"tardis_id":"tardis_1","owner_id":"orga_1","plan":"DEV",
            "status":"ACTIVE","senx_application_id":"cc.1","creation_date":"2024-02-29T10:00:00Z",
            "deletion_date":"2024-03-01T10:00:00Z","read_token":{TOKEN},"write_token":null}}]}}"#
    );
    let addons: TardisAddons = serde_json::from_str(&body).unwrap();
    assert_eq!(addons.owner_id.unwrap(), "orga_1");
    let tardis = &addons.addons[0];
    assert_eq!(tardis.tardis_id.as_ref().unwrap(), &"tardis_1");
    assert_eq!(tardis.owner_id.as_ref().unwrap(), &"orga_1");
    assert_eq!((tardis.plan.as_deref(), tardis.status.as_deref()), (Some("DEV"), Some("ACTIVE")));
    assert_eq!(tardis.senx_application_id.as_deref(), Some("cc.1"));
    assert_eq!(tardis.creation_date.unwrap().to_string(), "2024-02-29T10:00:00Z");
    assert_eq!(tardis.deletion_date.unwrap().to_string(), "2024-03-01T10:00:00Z");
    assert_eq!(tardis.read_token.as_ref().unwrap().token_id, "t-1");
    assert_eq!(tardis.write_token, None);
    let printed = format!("{tardis:?}");
    assert!(!printed.contains("s3cr3t"), "{printed}");
}

#[test]
fn a_tardis_needs_nothing() {
    let odd = r#"{"tardis_id":null,"plan":{"name":"DEV"},"status":null,"creation_date":null}"#;
    for body in ["{}", odd] {
        let tardis: TardisAddon = serde_json::from_str(body).unwrap();
        assert_eq!((tardis.tardis_id, tardis.plan, tardis.creation_date), (None, None, None), "{body}");
    }
    assert!(serde_json::from_str::<TardisAddons>(r#"{"addons":null}"#).unwrap().addons.is_empty());
}

#[test]
fn requests_for_a_tardis_are_sent_with_and_without_options() {
    assert_eq!(
        body(create_tardis(&CreateTardisAddon::new("orga_1", "DEV"))),
        json!({ "ownerID": "orga_1", "plan": "DEV" })
    );
    assert_eq!(
        body(create_tardis(&CreateTardisAddon::new("orga_1", "DEV").author_id("user_1").ttl("1 year"))),
        json!({ "ownerID": "orga_1", "plan": "DEV", "authorID": "user_1", "ttl": "1 year" })
    );
    let create = |options| create_tardis_addon_with_owner("orga_1", &options).app_only(true);
    assert_eq!(body(create(TardisAddonOptions::new())), json!({}));
    assert_eq!(body(create(TardisAddonOptions::new().ttl("1 year"))), json!({ "ttl": "1 year" }));
    assert!(
        create(TardisAddonOptions::new()).target().ends_with("/organisations/orga_1/addons?appOnly=true")
    );
}

#[test]
fn a_token_is_asked_for_with_and_without_options() {
    let sent = |token| body(create_tardis_token("orga_1", "tardis_1", &token));
    assert_eq!(sent(CreateTardisToken::new("READ")), json!({ "tokenType": "READ" }));
    assert_eq!(
        sent(
            CreateTardisToken::new("WRITE")
                .name("sensor")
                .ephemeral(true)
                .properties([("room", "1")])
                .ttl("1 day")
        ),
        json!({ "tokenType": "WRITE", "name": "sensor", "ephemeral": true,
                "properties": { "room": "1" }, "ttl": "1 day" })
    );
}

#[test]
fn a_token_to_be_revoked_is_sent_and_not_printed() {
    let token = RevokeTardisToken::new("s3cr3t");
    assert_eq!(body(revoke_and_delete_tardis_addon_token(&token)), json!("s3cr3t"));
    assert_eq!(format!("{token:?}"), "RevokeTardisToken([redacted])");
}

#[test]
fn parts_of_a_list_are_asked_for() {
    let call = list_tardis_addon_tokens("orga_1", "tardis_1").only_id(true).from(0).to(100);
    assert!(call.target().ends_with("/addon/tardis_1/tokens?onlyId=true&from=0&to=100"));
}

#[test]
fn a_configuration_provider_is_read() {
    let provider: ConfigProvider = serde_json::from_str(
        r#"{"id":"config_1","owner_id":"orga_1","creation_date":"2024-02-29T10:00:00Z",
            "env":[{"name":"A","value":"s3cr3t"}]}"#,
    )
    .unwrap();
    assert_eq!(provider.id.as_ref().unwrap(), &"config_1");
    assert_eq!(provider.owner_id.as_ref().unwrap(), &"orga_1");
    assert_eq!(provider.creation_date.unwrap().to_string(), "2024-02-29T10:00:00Z");
    assert_eq!(provider.env, [EnvVar::new("A", "s3cr3t")]);
    let printed = format!("{provider:?}");
    assert!(!printed.contains("s3cr3t"), "{printed}");
    let empty: ConfigProvider = serde_json::from_str(r#"{"creation_date":null,"env":null}"#).unwrap();
    assert!(empty.id.is_none() && empty.env.is_empty());
}

#[test]
fn the_variables_of_a_configuration_provider_are_a_list_both_ways() {
    let list = json!([{ "name": "B", "value": "1" }, { "name": "A", "value": "" }]);
    let env: Vec<EnvVar> = serde_json::from_value(list.clone()).unwrap();
    assert_eq!(body(update_config_provider_env("config_1", &env)), list);
}

#[test]
fn an_order_is_sent_with_and_without_its_parts() {
    assert_eq!(body(create_matomo(&ProvisionAddon::new())), json!({}));
    let order = ProvisionAddon::new()
        .callback_url("https://ccapi.example.com/s3cr3t")
        .heroku_id("addon_1")
        .logplex_token("s3cr3t")
        .logs_collector("https://logs.example.com/s3cr3t")
        .option("encryption", "s3cr3t")
        .owner_id("orga_1")
        .plan("BETA")
        .region("par")
        .user_id("user_1")
        .version("5");
    assert_eq!(
        body(create_tardis_addon(&order)),
        json!({ "callback_url": "https://ccapi.example.com/s3cr3t", "heroku_id": "addon_1",
                "logplex_token": "s3cr3t", "logs_collector": "https://logs.example.com/s3cr3t",
                "options": { "encryption": "s3cr3t" }, "owner_id": "orga_1", "plan": "BETA",
                "region": "par", "user_id": "user_1", "version": "5" })
    );
    let printed = format!("{order:?}");
    assert!(printed.contains(r#"{"encryption": [redacted]}"#) && printed.contains("orga_1"), "{printed}");
    assert!(!printed.contains("s3cr3t"), "{printed}");
}

#[test]
fn the_answer_to_an_order_is_read() {
    let addon: ProvisionedAddon = serde_json::from_str(
        r#"{"id":"tardis_1","config":{"TARDIS_TOKEN":"s3cr3t","TARDIS_PORT":443},"message":"Done."}"#,
    )
    .unwrap();
    assert_eq!((addon.id.as_ref().unwrap().as_str(), addon.message.as_deref()), ("tardis_1", Some("Done.")));
    assert_eq!(
        (addon.config["TARDIS_TOKEN"].expose(), addon.config["TARDIS_PORT"].expose()),
        (&json!("s3cr3t"), &json!(443))
    );
    let printed = format!("{addon:?}");
    assert!(printed.contains("TARDIS_TOKEN") && !printed.contains("s3cr3t"), "{printed}");
    let empty: ProvisionedAddon = serde_json::from_str(r#"{"config":null,"message":null}"#).unwrap();
    assert!(empty.config.is_empty() && empty.id.is_none());
}
