//! The password, the second factor, and tokens.
#![allow(deprecated)]

use api_defs::v2::MessageType;
use api_defs::v2::self_::get_current_token_info;
use api_defs::v2::user::{
    ChangePassword, MfaKind, SetFavouriteMfa, ValidateMfa, WithPassword, change_password, create_mfa,
    delete_mfa, get_cli_tokens, get_mfa_backup_codes, get_mfa_kinds, get_profile, list_tokens, revoke_token,
    revoke_tokens, set_favourite_mfa, validate_mfa,
};
use http::StatusCode;
use platform_double::Fault;
use serde_json::json;

use super::stage;
use crate::api::stage::{Acting, Called, Stage};

pub(super) async fn all(called: &Called) {
    password(&Stage::new(Acting::User, called)).await;
    second_factor(&Stage::new(Acting::User, called)).await;
    backup_codes(&Stage::new(Acting::User, called)).await;
    tokens(&Stage::new(Acting::User, called)).await;
    revoked(&Stage::new(Acting::User, called)).await;
}

#[tokio::test]
async fn a_password_is_changed_by_whoever_knows_it() {
    password(&stage()).await;
}

async fn password(stage: &Stage) {
    let old = stage.platform.seed().password.as_str();
    stage.platform.log_in_cli("a word");
    let change = ChangePassword::new("wrong", "n3w");
    let error = stage.fail(change_password(&change)).await;
    assert_eq!((error.is_auth(), error.code()), (true, Some("2001")));

    let message = stage.send(change_password(&ChangePassword::new(old, "n3w \"é\""))).await;
    assert_eq!(message.kind, Some(MessageType::Success));
    assert_eq!(stage.send(list_tokens()).await.len(), 2, "they are as they were");
    assert!(stage.fail(change_password(&ChangePassword::new(old, "x"))).await.is_auth());
    let change = ChangePassword::new("n3w \"é\"", "newer").drop_tokens(true);
    assert!(!format!("{change:?}").contains("newer"), "{change:?}");
    stage.send(change_password(&change)).await;
    let left = stage.send(list_tokens()).await;
    assert_eq!((left.len(), left[0].token.expose()), (1, stage.platform.credentials().token.as_str()));
}

#[tokio::test]
async fn a_second_factor_is_set_up_preferred_and_removed_with_the_password() {
    second_factor(&stage()).await;
}

async fn second_factor(stage: &Stage) {
    let seed = stage.platform.seed();
    let (password, totp) = (seed.password.as_str(), || MfaKind::Totp);
    assert_eq!(stage.send(get_mfa_kinds()).await, [MfaKind::None, MfaKind::Totp]);
    let early = stage.fail(get_mfa_backup_codes(totp()).with_password(password)).await;
    assert!(early.is_not_found(), "there is none yet: {early}");
    assert!(stage.fail(create_mfa(totp())).await.is_auth(), "the password is missing");
    assert!(stage.fail(create_mfa(totp()).with_password("wrong")).await.is_auth());
    assert!(stage.fail(create_mfa("PIGEON").with_password(password)).await.is_not_found());

    let created = stage.send(create_mfa(totp()).with_password(password)).await;
    assert!(created.url.expose().starts_with("otpauth://totp/"));
    assert!(!format!("{created:?}").contains("otpauth"), "{created:?}");
    let wrong = validate_mfa(totp(), &ValidateMfa::new("000000")).with_password(password);
    let error = stage.fail(wrong).await;
    assert_eq!((error.status(), error.code()), (Some(StatusCode::BAD_REQUEST), Some("4000")));
    stage.platform.log_in_cli("a word");
    let proof = ValidateMfa::new(&seed.mfa_code).revoke_tokens(true);
    stage.send(validate_mfa(totp(), &proof).with_password(password)).await;
    assert_eq!(stage.send(list_tokens()).await.len(), 1);
    assert_eq!(stage.send(get_profile()).await.preferred_mfa, Some(MfaKind::Totp));
    let error = stage.fail(create_mfa(totp()).with_password(password)).await;
    assert_eq!(error.status(), Some(StatusCode::CONFLICT));

    let codes = stage.send(get_mfa_backup_codes(totp()).with_password(password)).await;
    assert_eq!(codes.len(), 10);
    stage.send(set_favourite_mfa(totp(), &SetFavouriteMfa::new(false))).await;
    assert_eq!(stage.send(get_profile()).await.preferred_mfa, Some(MfaKind::None));

    assert!(stage.fail(delete_mfa(totp()).with_password("wrong")).await.is_auth());
    stage.send(delete_mfa(totp()).with_password(password)).await;
    assert!(stage.fail(delete_mfa(totp()).with_password(password)).await.is_not_found());
}

#[tokio::test]
async fn backup_codes_and_the_password_for_them_are_not_printed() {
    backup_codes(&stage()).await;
}

async fn backup_codes(stage: &Stage) {
    stage.platform.enable_mfa();
    let call = get_mfa_backup_codes(MfaKind::Totp).with_password(&stage.platform.seed().password);
    assert!(!format!("{call:?}").contains("Y29ycsOpY3Q"), "{call:?}");
    let codes = stage.send(call).await;
    let sent = stage.last_request();
    assert!(sent.header("x-clever-password").unwrap().starts_with("Y29ycsOpY3Q"), "in base64");
    let code = codes[0].code.expose();
    assert!(!format!("{codes:?}").contains(code), "{codes:?}");
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

    assert_eq!(stage.send(get_cli_tokens("my word")).await, None);
    assert_eq!(stage.last_request().header("authorization"), None);
    // The platform documents a list of one, which the double answers, and answers the object.
    stage.platform.log_in_cli("my word");
    let left = stage.send(get_cli_tokens("my word")).await.unwrap();
    assert_eq!(stage.last_request().query.as_deref(), Some("cli_token=my%20word"));
    let listed = stage.send(list_tokens()).await;
    assert_eq!(listed[1].token.expose(), left.token.expose());
    let left = json!({ "token": "t0ken", "secret": "s3cret", "expirationDate": 1_700_000_000_000_u64 });
    stage.platform.script(Fault::status(200).json(&left).on("GET", "/v2/self/cli_tokens"));
    let left = stage.send(get_cli_tokens("my word")).await.unwrap();
    assert_eq!((left.token.expose(), left.secret.expose()), ("t0ken", "s3cret"));
    assert_eq!(left.expiration_date.unwrap().as_second(), 1_700_000_000);
    assert!(!format!("{left:?}").contains("s3cret"), "{left:?}");
}

#[tokio::test]
async fn tokens_are_revoked_one_by_one_and_all_at_once() {
    revoked(&stage()).await;
}

async fn revoked(stage: &Stage) {
    stage.platform.log_in_cli("a word");
    let other = stage.send(get_cli_tokens("a word")).await.unwrap();
    let message = stage.send(revoke_token(other.token.expose())).await;
    assert_eq!(message.kind, Some(MessageType::Success));
    assert_eq!(stage.send(list_tokens()).await.len(), 1);
    assert!(stage.fail(revoke_token(other.token.expose())).await.is_not_found());
    assert_eq!(stage.send(revoke_tokens()).await.kind, Some(MessageType::Success));
    let error = stage.fail(list_tokens()).await;
    assert!(error.is_auth(), "its own is among them: {error}");
}
