//! Bodies of users, made for these tests.
#![allow(clippy::unwrap_used)]

use super::*;
use crate::v2::application::ApplicationState;
use crate::v2::organisation::MemberRole;

const PROFILE: &str = r#"{
    "id": "user_5f0c", "email": "ada@example.com", "name": "Ada Example", "phone": "",
    "address": "", "city": "Nantes", "zipcode": "44000", "country": "FRANCE", "avatar": null,
    "creationDate": 1420070400000, "lang": "EN", "emailValidated": true,
    "oauthApps": ["github"], "admin": false, "canPay": true, "preferredMFA": "NONE",
    "hasPassword": true, "partnerId": "partner_1", "partnerName": "default",
    "partnerConsoleUrl": "https://console.example.com"
}"#;

const SUMMARY: &str = r#"{
    "user": { "id": "user_5f0c", "name": "Ada", "email": "ada@example.com", "canSEPA": false,
              "applications": [], "addons": null },
    "organisations": [{
        "id": "orga_9a1c", "name": "Example", "role": "ADMIN", "vatState": "VALID",
        "canPay": true, "canSEPA": true, "cleverEnterprise": false, "isTrusted": true,
        "applications": [{
            "id": "app_1", "name": "shop", "instanceType": "node", "instanceVariant": "395103fb",
            "variantSlug": "node", "archived": false, "homogeneous": false,
            "variantLogoUrl": "https://example.com/node.svg", "state": "SHOULD_BE_UP",
            "commit": "c0ffee", "systemTags": ["zone:par"], "customerTags": []
        }],
        "addons": [{ "id": "addon_1", "realId": "postgresql_1", "name": "orders-db",
                     "providerId": "postgresql-addon", "logoUrl": "https://example.com/pg.svg",
                     "systemTags": [], "customerTags": ["prod"] }],
        "consumers": [{ "key": "ck", "name": "Tool", "picture": null }],
        "providers": [{ "id": "kv", "name": "KV" }]
    }]
}"#;

const TOKEN: &str = r#"{
    "token": "tok3n", "creationDate": 1700000000000, "expirationDate": 1731536000000,
    "lastUtilisation": null, "employeeId": null,
    "consumer": { "key": "ck", "name": "Tool", "description": "", "url": "https://example.com",
                  "picture": "", "baseUrl": "https://example.com", "rights": { "almighty": true } },
    "rights": { "almighty": false, "access_organisations": true, "manage_ssh_keys": null }
}"#;

#[test]
fn a_profile_is_read() {
    let profile: Profile = serde_json::from_str(PROFILE).unwrap();
    assert_eq!(profile.id, "user_5f0c");
    assert_eq!(profile.creation_date.unwrap().to_string(), "2015-01-01T00:00:00Z");
    assert_eq!(profile.oauth_apps, ["github"]);
    assert_eq!(profile.preferred_mfa, Some(MfaKind::None));
    assert_eq!(profile.email_validated, Some(true));
    assert_eq!(profile.partner_console_url.as_deref(), Some("https://console.example.com"));
}

#[test]
fn a_profile_needs_its_id_only() {
    let body = r#"{"id":"user_1","oauthApps":null,"creationDate":null}"#;
    let profile: Profile = serde_json::from_str(body).unwrap();
    assert_eq!(profile.id, "user_1");
    assert!(profile.oauth_apps.is_empty() && profile.creation_date.is_none());
}

#[test]
fn a_summary_is_read() {
    let summary: Summary = serde_json::from_str(SUMMARY).unwrap();
    assert_eq!(summary.user.id, "user_5f0c");
    assert!(summary.user.addons.is_empty() && summary.user.providers.is_empty());
    let organisation = &summary.organisations[0];
    assert_eq!(organisation.role, Some(MemberRole::Admin));
    assert_eq!(organisation.can_sepa, Some(true));
    let application = &organisation.applications[0];
    assert_eq!(application.id, "app_1");
    assert_eq!(application.state, Some(ApplicationState::ShouldBeUp));
    assert_eq!(application.system_tags, ["zone:par"]);
    assert_eq!(organisation.addons[0].real_id.as_ref().unwrap(), &"postgresql_1");
    assert_eq!(organisation.consumers[0].key, "ck");
    assert_eq!(organisation.providers[0].id, "kv");
}

#[test]
fn a_summary_needs_the_user_only() {
    let summary: Summary = serde_json::from_str(r#"{"user":{"id":"user_1"}}"#).unwrap();
    assert!(summary.organisations.is_empty());
}

#[test]
fn a_token_is_read_and_not_printed() {
    let token: OauthToken = serde_json::from_str(TOKEN).unwrap();
    assert_eq!(token.token.expose(), "tok3n");
    assert_eq!(token.creation_date.unwrap().as_millisecond(), 1_700_000_000_000);
    assert_eq!(token.last_utilisation, None);
    assert_eq!(token.consumer.as_ref().unwrap().key, "ck");
    let rights = token.rights.unwrap();
    assert_eq!(rights.access_organisations, Some(true));
    assert_eq!((rights.almighty, rights.manage_ssh_keys), (Some(false), None));
    assert!(!format!("{token:?}").contains("tok3n"));
}

#[test]
fn credentials_of_tools_are_read_and_not_printed() {
    let body = r#"[{"token":"tok3n","secret":"s3cr3t","expirationDate":"2030-01-01T00:00:00Z"}]"#;
    let tokens: Vec<CliToken> = serde_json::from_str(body).unwrap();
    assert_eq!((tokens[0].token.expose(), tokens[0].secret.expose()), ("tok3n", "s3cr3t"));
    assert_eq!(tokens[0].expiration_date.unwrap().to_string(), "2030-01-01T00:00:00Z");
    let shown = format!("{tokens:?}");
    assert!(!shown.contains("tok3n") && !shown.contains("s3cr3t"), "{shown}");
}

#[test]
fn keys_and_codes_are_read() {
    let key: SshKey =
        serde_json::from_str(r#"{"name":"laptop","key":"ssh-ed25519 AAAA","fingerprint":"aa:bb"}"#).unwrap();
    assert_eq!(key.fingerprint.as_deref(), Some("aa:bb"));
    assert!(serde_json::from_str::<SshKey>(r#"{"name":"laptop"}"#).is_ok());

    let code: MfaBackupCode = serde_json::from_str(r#"{"code":"123456"}"#).unwrap();
    assert_eq!(code.code.expose(), "123456");
    assert!(!format!("{code:?}").contains("123456"));
}

#[test]
fn only_changes_of_a_profile_are_sent() {
    use serde_json::json;

    assert_eq!(serde_json::to_value(UpdateProfile::new()).unwrap(), json!({}));
    let changes = UpdateProfile::new()
        .name("Ada")
        .phone("+33200000000")
        .address("1 rue de l'Exemple")
        .city("Nantes")
        .zipcode("44000")
        .country("FRANCE")
        .lang("EN");
    assert_eq!(
        serde_json::to_value(changes).unwrap(),
        json!({"name": "Ada", "phone": "+33200000000", "address": "1 rue de l'Exemple",
               "city": "Nantes", "zipcode": "44000", "country": "FRANCE", "lang": "EN"})
    );
}
