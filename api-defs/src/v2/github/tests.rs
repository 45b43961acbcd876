//! Bodies of GitHub's, made for these tests.
#![allow(clippy::unwrap_used)]

use serde_json::json;

use super::*;

#[test]
fn a_repository_is_read() {
    let repository: GithubRepository = serde_json::from_str(
        r#"{"id":"1296269","owner":"ada","name":"shop","description":null,
            "gitUrl":"https://github.com/ada/shop.git","defaultBranch":"main","priv":true}"#,
    )
    .unwrap();
    assert_eq!(repository.id, "1296269");
    assert_eq!((repository.private, repository.description), (Some(true), None));
    assert_eq!(repository.git_url.as_deref(), Some("https://github.com/ada/shop.git"));
    assert_eq!(repository.default_branch.as_deref(), Some("main"));
}

#[test]
fn a_repository_needs_its_id_only() {
    let body = r#"{"id":"1","owner":null,"name":null,"gitUrl":null,"defaultBranch":null,"priv":null}"#;
    let repository: GithubRepository = serde_json::from_str(body).unwrap();
    assert_eq!(repository, serde_json::from_str(r#"{"id":"1"}"#).unwrap());
    assert_eq!(repository.id, "1");
}

#[test]
fn a_link_is_begun_and_gone_through_with() {
    let body = r#"{"transactionId":"tr4ns","redirectUri":"https://github.com/login/oauth"}"#;
    let transaction: GithubLinkTransaction = serde_json::from_str(body).unwrap();
    assert_eq!(transaction.redirect_uri.as_deref(), Some("https://github.com/login/oauth"));
    let call = get_link().transaction_id(&transaction.transaction_id).redirect_url("/me").into_call();
    assert_eq!(call.target(), "/v2/github/link?transactionId=tr4ns&redirectUrl=%2Fme");
    assert!(serde_json::from_str::<GithubLinkTransaction>(r#"{"transactionId":"t"}"#).is_ok());
}

#[test]
fn a_push_is_sent_with_its_options_and_without() {
    let event = PushEvent::new("1296269", "refs/heads/main", "c0ffee");
    let least = json!({ "ref": "refs/heads/main", "after": "c0ffee", "repository": { "id": "1296269" } });
    assert_eq!(serde_json::to_value(&event).unwrap(), least);

    let event = event.sender("7").pusher("ada@example.com").head_commit("c0ffee", "Sell more");
    let expected = json!({
        "ref": "refs/heads/main", "after": "c0ffee", "repository": { "id": "1296269" },
        "sender": { "id": "7" }, "pusher": { "email": "ada@example.com" },
        "head_commit": { "sha": "c0ffee", "message": "Sell more" }
    });
    assert_eq!(serde_json::to_value(&event).unwrap(), expected);
}
