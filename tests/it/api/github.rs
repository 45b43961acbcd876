//! The user's account on GitHub.

use api_defs::v2::MessageType;
use api_defs::v2::github::{
    PushEvent, get, get_applications, get_emails_addresses, get_keys, get_link, get_username, redeploy,
    remove_link,
};
use api_defs::v2::user::get_profile;
use platform_double::Fault;
use serde_json::json;

use super::stage::{Acting, Called, Stage};

pub(super) async fn all(called: &Called) {
    let stage = Stage::new(Acting::User, called);
    account(&stage).await;
    link(&stage).await;
    pushes(&stage).await;
}

fn stage() -> Stage {
    Stage::new(Acting::User, &Called::default())
}

#[tokio::test]
async fn what_the_user_has_on_github_is_read() {
    account(&stage()).await;
}

async fn account(stage: &Stage) {
    assert_eq!(stage.send(get_username()).await.as_deref(), Some("ada"));
    assert_eq!(stage.send(get_emails_addresses()).await, ["ada@example.com"]);
    let keys = stage.send(get_keys()).await;
    assert_eq!((keys.len(), keys[0].name.as_str()), (1, "github"));
    let repositories = stage.send(get_applications()).await;
    let [engine, letters] = &repositories[..] else { panic!("{repositories:?}") };
    assert_eq!((engine.id.as_str(), engine.private), ("1001", Some(false)));
    assert_eq!((engine.owner.as_deref(), engine.name.as_deref()), (Some("ada"), Some("engine")));
    assert_eq!(engine.default_branch.as_deref(), Some("main"));
    assert_eq!((letters.description.as_deref(), letters.private), (None, Some(true)));
}

#[tokio::test]
async fn the_link_to_github_is_taken_off_and_made_again() {
    link(&stage()).await;
}

async fn link(stage: &Stage) {
    assert_eq!(stage.send(remove_link()).await.kind, Some(MessageType::Success));
    assert_eq!(stage.send(get_username()).await, None);
    for error in [
        stage.fail(get_keys()).await,
        stage.fail(get_applications()).await,
        stage.fail(get_emails_addresses()).await,
        stage.fail(remove_link()).await,
    ] {
        assert_eq!((error.is_not_found(), error.code()), (true, Some("7301")), "{error}");
    }
    assert!(stage.send(get_profile()).await.oauth_apps.is_empty());

    let begun = stage.send(get()).await.unwrap();
    assert!(begun.redirect_uri.as_ref().unwrap().starts_with("https://"));
    let link = || {
        get_link()
            .transaction_id(&begun.transaction_id)
            .redirect_url("https://example.com/?a=b")
            .partner_id("p")
    };
    // A link works once, so it is not asked for twice.
    stage.platform.script(Fault::status(503).on("GET", "/v2/github/link"));
    assert_eq!(stage.fail(link()).await.attempts(), 1);
    stage.send(link()).await;
    let query = format!(
        "transactionId={}&redirectUrl=https%3A%2F%2Fexample.com%2F%3Fa%3Db&partner_id=p",
        begun.transaction_id
    );
    assert_eq!(stage.last_request().query, Some(query));
    assert_eq!(stage.send(get_username()).await.as_deref(), Some("ada"));
    assert!(stage.fail(link()).await.is_not_found(), "the transaction is over");
}

#[tokio::test]
async fn a_push_is_told_as_github_tells_it() {
    pushes(&stage()).await;
}

async fn pushes(stage: &Stage) {
    let commit = "8f14e45fceea167a5a36dedd4bea2543f0a1b2c3";
    let push = PushEvent::new("1001", "refs/heads/main", commit)
        .sender("7")
        .pusher("ada@example.com")
        .head_commit(commit, "Add the notes");
    let call = redeploy(&push).header("x-github-event", "push").header("x-hub-signature", "sha1=00");
    assert_eq!(stage.send(call).await.kind, Some(MessageType::Success));
    let sent = stage.last_request();
    assert_eq!(sent.header("x-github-event"), Some("push"));
    let expected = json!({
        "ref": "refs/heads/main", "after": commit, "repository": { "id": "1001" }, "sender": { "id": "7" },
        "pusher": { "email": "ada@example.com" }, "head_commit": { "sha": commit, "message": "Add the notes" },
    });
    assert_eq!(sent.json(), Some(expected));
}
