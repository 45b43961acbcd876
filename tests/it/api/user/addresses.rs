//! E-mail addresses and SSH keys.

use std::slice;

use api_defs::v2::MessageType;
use api_defs::v2::user::{
    AddEmailAddress, add_email_address, add_ssh_key, get_email_addresses, get_profile, get_ssh_keys,
    remove_email_address, remove_ssh_key, request_confirmation_email, validate_email,
};
use cc_client::Call;
use http::{Method, StatusCode};
use platform_double::Fault;
use serde_json::{Value, json};

use super::stage;
use crate::api::stage::{Acting, Called, Stage};

pub(super) async fn all(called: &Called) {
    addresses(&Stage::new(Acting::User, called)).await;
    confirmed(&Stage::new(Acting::User, called)).await;
    keys(&Stage::new(Acting::User, called)).await;
}

#[tokio::test]
async fn addresses_are_added_made_the_main_one_and_removed() {
    addresses(&stage()).await;
}

async fn addresses(stage: &Stage) {
    assert_eq!(*stage.send(get_email_addresses()).await, ["ada@example.org"]);
    let strange = "ada+l/c@example.net";
    let message = stage.send(add_email_address(strange, &AddEmailAddress::new())).await;
    assert_eq!(message.kind, Some(MessageType::Success));
    assert_eq!(stage.last_request().path, "/v2/self/emails/ada%2Bl%2Fc%40example.net");
    assert_eq!(*stage.send(get_email_addresses()).await, ["ada@example.org", strange]);

    stage.send(add_email_address(strange, &AddEmailAddress::new().make_primary())).await;
    assert_eq!(stage.last_request().json(), Some(json!({ "make_primary": true })));
    assert_eq!(stage.send(get_profile()).await.email.as_deref(), Some(strange));
    assert_eq!(*stage.send(get_email_addresses()).await, ["ada@example.org", "ada@example.com"]);
    for (address, code) in [("nonsense", "550"), ("ada@example.org", "101"), ("charles@example.com", "1004")]
    {
        let error = stage.fail(add_email_address(address, &AddEmailAddress::new())).await;
        assert_eq!(error.code(), Some(code), "{address}: {error}");
    }

    for address in ["ada@example.org", "ada@example.com"] {
        assert_eq!(stage.send(remove_email_address(address)).await.kind, Some(MessageType::Success));
    }
    assert!(stage.send(get_email_addresses()).await.is_empty(), "the platform says null");
    let error = stage.fail(remove_email_address(strange)).await;
    assert!(error.is_not_found(), "the main one stays: {error}");
}

#[tokio::test]
async fn addresses_are_confirmed_once() {
    confirmed(&stage()).await;
}

async fn confirmed(stage: &Stage) {
    let message = stage.send(request_confirmation_email()).await;
    assert_eq!(message.kind, Some(MessageType::Success));
    // Each time it sends an e-mail.
    stage.platform.script(Fault::status(503).on("GET", "/v2/self/confirmation_email"));
    let error = stage.fail(request_confirmation_email()).await;
    assert_eq!((error.status(), error.attempts()), (Some(StatusCode::SERVICE_UNAVAILABLE), 1));

    stage.send(validate_email("a+b/c=&d é")).await;
    let query = stage.last_request().query.unwrap();
    assert_eq!(query, "validationKey=a%2Bb%2Fc%3D%26d%20%C3%A9");
    stage.platform.script(Fault::status(503).on("GET", "/v2/self/validate_email"));
    assert_eq!(stage.fail(validate_email("key")).await.attempts(), 1);
    assert_eq!(stage.fail(validate_email("")).await.status(), Some(StatusCode::BAD_REQUEST));
    assert_eq!(stage.platform.pending_faults(), 0);
}

#[tokio::test]
async fn ssh_keys_are_added_replaced_and_removed() {
    keys(&stage()).await;
}

async fn keys(stage: &Stage) {
    let keys = stage.send(get_ssh_keys()).await;
    let [laptop] = &keys[..] else { panic!("{keys:?}") };
    assert_eq!(laptop.name, "laptop");
    assert!(laptop.key.as_ref().unwrap().starts_with("ssh-ed25519 "));
    assert!(laptop.fingerprint.as_ref().unwrap().starts_with("SHA256:"));

    let (name, public) = ("desk top/é", "ssh-ed25519 AAAAC3Nz ada@\"desk\"");
    assert_eq!(stage.send(add_ssh_key(name, public)).await.kind, Some(MessageType::Success));
    assert_eq!(stage.last_request().json(), Some(json!(public)), "a bare text");
    let added = stage.send(get_ssh_keys()).await.pop().unwrap();
    assert_eq!((added.name.as_str(), added.key.as_deref()), (name, Some(public)));
    stage.send(add_ssh_key(name, "ssh-rsa AAAA")).await;
    let replaced = stage.send(get_ssh_keys()).await.pop().unwrap();
    assert_eq!(replaced.key.as_deref(), Some("ssh-rsa AAAA"));
    assert_ne!(replaced.fingerprint, added.fingerprint);
    let wrong = Call::<Value>::raw(Method::PUT, "/v2/self/keys/desk").json(&json!({ "key": public }));
    assert_eq!(stage.fail(wrong).await.status(), Some(StatusCode::BAD_REQUEST));

    assert_eq!(stage.send(remove_ssh_key(name)).await.kind, Some(MessageType::Success));
    assert_eq!(stage.send(get_ssh_keys()).await, slice::from_ref(laptop));
    let error = stage.fail(remove_ssh_key(name)).await;
    assert_eq!((error.is_not_found(), error.code()), (true, Some("4004")));
}
