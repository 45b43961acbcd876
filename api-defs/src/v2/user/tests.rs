//! Bodies of users, made for these tests.
#![allow(clippy::unwrap_used)]

use super::*;
use crate::v2::application::ApplicationState;
use crate::v2::organisation::MemberRole;

fn json(request: &impl serde::Serialize) -> String {
    serde_json::to_string(request).unwrap()
}

fn body(call: &cc_client::Call<impl Sized>) -> &str {
    std::str::from_utf8(call.request_body().as_bytes().unwrap()).unwrap()
}

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
    let body = r#"{"token":"tok3n","secret":"s3cr3t","expirationDate":"2030-01-01T00:00:00Z"}"#;
    let token: CliToken = serde_json::from_str(body).unwrap();
    assert_eq!((token.token.expose(), token.secret.expose()), ("tok3n", "s3cr3t"));
    assert_eq!(token.expiration_date.unwrap().to_string(), "2030-01-01T00:00:00Z");
    let shown = format!("{token:?}");
    assert!(!shown.contains("tok3n") && !shown.contains("s3cr3t"), "{shown}");

    let list: CliToken = serde_json::from_str(&format!("[{body},{body}]")).unwrap();
    assert_eq!(list, token);
    let least: CliToken =
        serde_json::from_str(r#"{"token":"t","secret":"s","expirationDate":null}"#).unwrap();
    assert_eq!(least.expiration_date, None);
    for body in ["[]", r#"{"token":"t"}"#, r#""t""#] {
        assert!(serde_json::from_str::<CliToken>(body).is_err(), "{body}");
    }

    let call = get_cli_tokens("my word");
    assert_eq!(call.target(), "/v2/self/cli_tokens?cli_token=my%20word");
}

#[test]
fn keys_and_codes_are_read() {
    let key: SshKey =
        serde_json::from_str(r#"{"name":"laptop","key":"ssh-ed25519 AAAA","fingerprint":"aa:bb"}"#).unwrap();
    assert_eq!(key.fingerprint.as_deref(), Some("aa:bb"));
    assert!(serde_json::from_str::<SshKey>(r#"{"name":"laptop","key":null,"fingerprint":null}"#).is_ok());

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

#[test]
fn a_second_factor_is_read_and_not_printed() {
    let body = r#"{"url":"otpauth://totp/Clever?secret=JBSWY3DP"}"#;
    let created: CreatedMfa = serde_json::from_str(body).unwrap();
    assert!(created.url.expose().ends_with("secret=JBSWY3DP"));
    assert!(!format!("{created:?}").contains("JBSWY3DP"));

    let kinds: Vec<MfaKind> = serde_json::from_str(r#"["NONE","TOTP","WEBAUTHN"]"#).unwrap();
    assert_eq!(kinds[..2], [MfaKind::None, MfaKind::Totp]);
    assert_eq!(kinds[2].as_str(), "WEBAUTHN");
}

/// The header is that of RFC 4648, section 4, over UTF-8, with padding.
#[test]
fn the_password_is_sent_with_what_second_factors_want_it_for() {
    for (password, expected) in [("hunter2", "aHVudGVyMg=="), ("p\u{e9}>?\u{1f600}", "cMOpPj/wn5iA")] {
        let proof = ValidateMfa::new("123456");
        let headers = [
            create_mfa(MfaKind::Totp).with_password(password).headers().clone(),
            delete_mfa(MfaKind::Totp).with_password(password).headers().clone(),
            validate_mfa(MfaKind::Totp, &proof).with_password(password).headers().clone(),
            get_mfa_backup_codes(MfaKind::Totp).with_password(password).headers().clone(),
        ];
        for headers in headers {
            assert_eq!(headers["x-clever-password"], expected);
            assert!(headers["x-clever-password"].is_sensitive());
        }
    }
}

#[test]
fn requests_are_sent_with_their_options_and_without() {
    for (request, expected) in [
        (json(&ChangePassword::new("old", "new")), r#"{"oldPassword":"old","newPassword":"new"}"#),
        (
            json(&ChangePassword::new("old", "new").drop_tokens(true)),
            r#"{"oldPassword":"old","newPassword":"new","dropTokens":true}"#,
        ),
        (json(&AddEmailAddress::new()), "{}"),
        (json(&AddEmailAddress::new().make_primary()), r#"{"make_primary":true}"#),
        (json(&ValidateMfa::new("123456")), r#"{"code":"123456"}"#),
        (json(&ValidateMfa::new("123456").revoke_tokens(false)), r#"{"code":"123456","revokeTokens":false}"#),
        (json(&SetFavouriteMfa::new(true)), r#"{"favourite":true}"#),
    ] {
        assert_eq!(request, expected);
    }
}

#[test]
fn an_ssh_key_is_sent_as_a_text_in_json() {
    let call = add_ssh_key("my laptop", "ssh-ed25519 AAAA ada@example.com");
    assert_eq!(call.target(), "/v2/self/keys/my%20laptop");
    assert_eq!(body(&call), r#""ssh-ed25519 AAAA ada@example.com""#);
}

#[test]
fn a_new_user_is_sent_as_a_form() {
    let user = CreateUser::new("ada@example.com", "p4ss");
    assert_eq!(body(&create(Form(user.clone()))), "email=ada%40example.com&pass=p4ss");
    let user = user
        .terms("on")
        .invitation_key("k1")
        .addon_beta_invitation_key("k2")
        .url_next("/next")
        .subscription_source("ad")
        .clever_flavor("f")
        .oauth_token("t0ken")
        .altcha("42")
        .partner_id("p");
    let shown = format!("{user:?}");
    assert_eq!(
        body(&create(Form(user))),
        "email=ada%40example.com&pass=p4ss&terms=on&invitationKey=k1&addonBetaInvitationKey=k2\
         &url_next=%2Fnext&subscription_source=ad&clever_flavor=f&oauth_token=t0ken&altcha=42&partner_id=p"
    );
    assert!(shown.contains("ada@example.com"), "{shown}");
    for secret in ["p4ss", "k1", "k2", "t0ken"] {
        assert!(!shown.contains(secret), "{secret} in {shown}");
    }
}

#[test]
fn passwords_and_codes_are_not_printed() {
    let shown = format!("{:?} {:?}", ChangePassword::new("0ld", "n3w"), ValidateMfa::new("123456"));
    for secret in ["0ld", "n3w", "123456"] {
        assert!(!shown.contains(secret), "{secret} in {shown}");
    }
}
