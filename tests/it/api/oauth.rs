//! How a program gets a token of a user.

mod dance;

use api_defs::v2::oauth::{get_available_rights, get_login_data};
use api_defs::v2::oauth_consumer::OauthConsumer;

use super::stage::{Acting, Called, Stage};

pub(super) async fn all(called: &Called) {
    shown(&Stage::new(Acting::Organisation, called)).await;
    dance::all(called).await;
}

#[tokio::test]
async fn a_login_page_shows_who_asks_for_what() {
    shown(&Stage::new(Acting::Organisation, &Called::default())).await;
}

async fn shown(stage: &Stage) {
    let key = stage.platform.seed().consumer_key.as_str();
    let data = stage.send(get_login_data().oauth_key(key)).await;
    let consumer: OauthConsumer = serde_json::from_value(data).unwrap();
    assert_eq!((consumer.key.as_str(), consumer.name.as_deref()), (key, Some("Engine console")));
    let error = stage.fail(get_login_data().oauth_key("consumer_none")).await;
    assert_eq!((error.is_not_found(), error.code()), (true, Some("4004")));

    let rights = stage.send(get_available_rights()).await;
    let rights: Vec<&str> = rights.as_array().unwrap().iter().map(|right| right.as_str().unwrap()).collect();
    assert_eq!(rights.len(), 12);
    assert!(rights.contains(&"almighty") && rights.contains(&"manage_ssh_keys"), "{rights:?}");
}
