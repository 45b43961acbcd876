//! The user behind the credentials.
#![allow(deprecated)]

use api_defs::Me;
use api_defs::v2::MessageType;
use api_defs::v2::organisation;
use api_defs::v2::organisation::MemberRole;
use api_defs::v2::self_::get_current_token_info;
use api_defs::v2::user::{
    MfaKind, WithPassword, get_cli_tokens, get_email_addresses, get_id, get_mfa_backup_codes, get_profile,
    get_ssh_keys, get_summary, list_tokens, request_confirmation_email, validate_email,
};
use cc_client::Call;
use http::{Method, StatusCode};
use platform_double::Fault;
use serde_json::{Value, json};

use super::stage::{Acting, Called, Stage};

pub(super) async fn all(called: &Called) {
    let stage = Stage::new(Acting::User, called);
    profile(&stage).await;
    summary(&stage).await;
    emails(&stage).await;
    keys(&stage).await;
    tokens(&stage).await;
}

fn stage() -> Stage {
    Stage::new(Acting::User, &Called::default())
}

#[tokio::test]
async fn the_profile_is_that_of_the_credentials() {
    profile(&stage()).await;
}

async fn profile(stage: &Stage) {
    let profile = stage.send(get_profile()).await;
    assert_eq!(profile.id.as_str(), stage.owner_id.as_str());
    assert_eq!(profile.email.as_deref(), Some("ada@example.com"));
    assert_eq!((profile.name.as_deref(), profile.city.as_deref()), (Some("Ada Lovelace"), Some("Nantes")));
    assert_eq!(profile.lang.as_deref(), Some("EN"));
    assert_eq!(profile.oauth_apps, ["github"]);
    assert_eq!(profile.preferred_mfa, Some(MfaKind::None));
    assert_eq!((profile.email_validated, profile.admin), (Some(true), Some(false)));
    assert!(profile.creation_date.unwrap().as_second() > 1_700_000_000);
    assert_eq!(stage.send(organisation::get(Me)).await, Some(profile));
    assert_eq!(stage.send(get_id()).await, json!(stage.owner_id.as_str()));
}

#[tokio::test]
async fn the_summary_has_all_that_the_user_can_reach() {
    summary(&stage()).await;
}

async fn summary(stage: &Stage) {
    let seed = stage.platform.seed();
    let summary = stage.send(get_summary().full(true)).await;
    assert_eq!(stage.last_request().target(), "/v2/summary?full=true");
    assert_eq!(summary.user.id.as_str(), seed.user_id);
    assert_eq!(summary.user.applications[0].id, seed.own_application_id.as_str());
    let [own_space, organisation] = &summary.organisations[..] else { panic!("{summary:?}") };
    assert_eq!(own_space.id.as_str(), seed.user_id);
    assert_eq!(organisation.id.as_str(), seed.organisation_id);
    assert_eq!(organisation.role, Some(MemberRole::Admin));
    let engine = &organisation.applications[0];
    assert_eq!((engine.id.as_str(), engine.name.as_deref()), (seed.application_id.as_str(), Some("engine")));
    assert_eq!(engine.instance_type.as_deref(), Some("node"));
    assert_eq!(engine.customer_tags, ["production"]);
    assert_eq!(organisation.addons[0].id, seed.addon_id.as_str());
    assert_eq!(organisation.addons[0].real_id.as_ref().unwrap(), seed.addon_real_id.as_str());
}

#[tokio::test]
async fn addresses_are_read_and_confirmed_once() {
    emails(&stage()).await;
}

async fn emails(stage: &Stage) {
    assert_eq!(*stage.send(get_email_addresses()).await, ["ada@example.org"]);
    let _: Value = stage.send(Call::raw(Method::DELETE, "/v2/self/emails/ada@example.org")).await;
    assert!(stage.send(get_email_addresses()).await.is_empty(), "the platform says null");

    let message = stage.send(request_confirmation_email()).await;
    assert_eq!(message.kind, Some(MessageType::Success));
    // Each time it sends an e-mail.
    stage.platform.script(Fault::status(503).on("GET", "/v2/self/confirmation_email"));
    let error = stage.fail(request_confirmation_email()).await;
    assert_eq!((error.status(), error.attempts()), (Some(StatusCode::SERVICE_UNAVAILABLE), 1));

    stage.platform.script(Fault::status(200).on("GET", "/v2/self/validate_email"));
    stage.send(validate_email("a+b/c=&d é")).await;
    let query = stage.last_request().query.unwrap();
    assert_eq!(query, "validationKey=a%2Bb%2Fc%3D%26d%20%C3%A9");
    stage.platform.script(Fault::status(503).on("GET", "/v2/self/validate_email"));
    assert_eq!(stage.fail(validate_email("key")).await.attempts(), 1);
    assert_eq!(stage.platform.pending_faults(), 0);
}

#[tokio::test]
async fn ssh_keys_and_backup_codes_are_read() {
    keys(&stage()).await;
}

async fn keys(stage: &Stage) {
    let keys = stage.send(get_ssh_keys()).await;
    assert_eq!((keys.len(), keys[0].name.as_str()), (1, "laptop"));
    assert!(keys[0].key.as_ref().unwrap().starts_with("ssh-ed25519 "));
    assert!(keys[0].fingerprint.as_ref().unwrap().starts_with("SHA256:"));

    let codes = json!([{ "code": "1234-5678" }, { "code": "8765-4321" }]);
    stage.platform.script(Fault::status(200).json(&codes).on("GET", "/v2/self/mfa/TOTP/backupcodes"));
    let call = get_mfa_backup_codes(MfaKind::Totp).with_password("secret");
    let codes = stage.send(call).await;
    assert_eq!(codes.iter().map(|code| code.code.expose()).collect::<Vec<_>>(), ["1234-5678", "8765-4321"]);
    assert_eq!(stage.last_request().header("x-clever-password"), Some("c2VjcmV0"));
    assert!(!format!("{codes:?}").contains("1234"), "{codes:?}");
}

#[tokio::test]
async fn tokens_are_read_and_not_printed() {
    tokens(&stage()).await;
}

async fn tokens(stage: &Stage) {
    let mine = stage.platform.credentials();
    let tokens = stage.send(list_tokens()).await;
    assert_eq!(tokens.len(), 1);
    let token = &tokens[0];
    assert_eq!(token.token.expose(), mine.token);
    let consumer = token.consumer.as_ref().unwrap();
    assert_eq!(
        (consumer.key.as_str(), consumer.name.as_deref()),
        (mine.consumer_key.as_str(), Some("The tests"))
    );
    assert_eq!(token.rights.unwrap().almighty, Some(true));
    assert_eq!(token.rights.unwrap().manage_ssh_keys, Some(true));
    let (created, expires) = (token.creation_date.unwrap(), token.expiration_date.unwrap());
    assert_eq!(expires.as_second() - created.as_second(), 90 * 24 * 60 * 60);
    assert!(!format!("{token:?}").contains(&mine.token));
    assert_eq!(stage.send(get_current_token_info()).await, tokens);

    stage.platform.script(Fault::status(404).on("GET", "/v2/self/cli_tokens"));
    assert_eq!(stage.send(get_cli_tokens("my word")).await, None);
    assert_eq!(stage.last_request().header("authorization"), None);
    let left = json!({ "token": "t0ken", "secret": "s3cret", "expirationDate": 1_700_000_000_000_u64 });
    stage.platform.script(Fault::status(200).json(&left).on("GET", "/v2/self/cli_tokens"));
    let left = stage.send(get_cli_tokens("my word")).await.unwrap();
    assert_eq!(stage.last_request().query.as_deref(), Some("cli_token=my%20word"));
    assert_eq!((left.token.expose(), left.secret.expose()), ("t0ken", "s3cret"));
    assert_eq!(left.expiration_date.unwrap().as_second(), 1_700_000_000);
}
