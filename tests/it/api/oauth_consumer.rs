//! Programs that may ask users for access.

use api_defs::v2::oauth_consumer::{
    OauthConsumerSettings, OauthRight, create, get, get_all, get_secret, remove, update,
};
use http::StatusCode;

use super::stage::{Acting, Called, Stage, for_each_owner};

pub(super) async fn all(called: &Called) {
    for_each_owner(called, made_and_changed).await;
    for_each_owner(called, refused).await;
}

#[tokio::test]
async fn a_consumer_is_made_changed_and_deleted() {
    for_each_owner(&Called::default(), made_and_changed).await;
}

async fn made_and_changed(stage: &Stage) {
    let owner = &stage.owner;
    let before = stage.send(get_all(owner)).await;
    assert_eq!(before.len(), usize::from(stage.acting == Acting::Organisation));
    let settings = OauthConsumerSettings::new("Tool", "https://tool.example.com")
        .description("Counts \"things\"")
        .picture("https://tool.example.com/logo.svg")
        .rights([OauthRight::AccessOrganisations, OauthRight::ManageSshKeys]);
    let made = stage.send(create(owner, &settings)).await;
    assert_eq!(
        (made.name.as_deref(), made.description.as_deref()),
        (Some("Tool"), Some("Counts \"things\""))
    );
    assert_eq!((&made.url, made.base_url.as_deref()), (&made.base_url, Some("https://tool.example.com")));
    let rights = made.rights.unwrap();
    assert_eq!(
        rights.granted().collect::<Vec<_>>(),
        [OauthRight::AccessOrganisations, OauthRight::ManageSshKeys]
    );
    assert_eq!((rights.almighty, rights.manage_organisations), (Some(false), Some(false)));
    assert_eq!(stage.send(get(owner, &made.key)).await.as_ref(), Some(&made));
    let all = stage.send(get_all(owner)).await;
    assert_eq!((all.len(), all.last()), (before.len() + 1, Some(&made)));

    let secret = stage.send(get_secret(owner, &made.key)).await.unwrap();
    assert!(!secret.secret.expose().is_empty() && secret.secret.expose() != made.key.as_str());
    assert!(!format!("{secret:?}").contains(secret.secret.expose()));

    let settings = OauthConsumerSettings::from(&made).name("Better tool").rights([]);
    let changed = stage.send(update(owner, &made.key, &settings)).await;
    let mut expected = made.clone();
    expected.name = Some("Better tool".to_owned());
    expected.rights = changed.rights;
    assert_eq!(changed, expected, "what was not named stays");
    assert_eq!(changed.rights.unwrap().granted().count(), 0);
    assert_eq!(stage.send(get(owner, &made.key)).await, Some(changed));
    assert_eq!(stage.send(get_secret(owner, &made.key)).await, Some(secret));

    stage.send(remove(owner, &made.key)).await;
    assert_eq!(stage.send(get(owner, &made.key)).await, None);
    assert_eq!(stage.send(get_secret(owner, &made.key)).await, None);
    assert_eq!(stage.send(get_all(owner)).await, before);
    for error in
        [stage.fail(remove(owner, &made.key)).await, stage.fail(update(owner, &made.key, &settings)).await]
    {
        assert_eq!((error.is_not_found(), error.code()), (true, Some("4004")));
    }
}

#[tokio::test]
async fn a_consumer_without_a_name_or_of_somebody_else_is_refused() {
    for_each_owner(&Called::default(), refused).await;
}

async fn refused(stage: &Stage) {
    let (owner, seed) = (&stage.owner, stage.platform.seed());
    let base = "https://tool.example.com";
    let error = stage.fail(create(owner, &OauthConsumerSettings::new("", base))).await;
    assert_eq!((error.status(), error.code()), (Some(StatusCode::BAD_REQUEST), Some("4000")));
    let strange = OauthConsumerSettings::new("Tool", base).rights([OauthRight::from("fly")]);
    let error = stage.fail(create(owner, &strange)).await;
    assert_eq!(error.status(), Some(StatusCode::BAD_REQUEST));
    assert!(error.to_string().contains("fly"), "{error}");
    assert!(stage.fail(get_all("orga_none")).await.is_not_found());

    let made = stage.send(create(owner, &OauthConsumerSettings::new("Tool", base))).await.key;
    let other = if stage.acting == Acting::Organisation { &seed.user_id } else { &seed.organisation_id };
    assert_eq!(stage.send(get(other, &made)).await, None);
    assert_eq!(stage.send(get_secret(other, &made)).await, None);
    assert!(stage.fail(remove(other, &made)).await.is_not_found());
    assert!(stage.send(get(owner, &made)).await.is_some());
}
