//! From the creation of an organisation, or of the user's account, to its end.

use api_defs::v2::MessageType;
use api_defs::v2::application::get_all_tags;
use api_defs::v2::organisation::{
    AvatarSource, CreateOrganisation, Customer, PostalAddress, TakeAvatar, UpdateOrganisation, create, get,
    get_all, remove, take_avatar_from, update, update_application_tags, update_avatar,
};
use api_defs::v2::user::{UpdateProfile, get_profile};
use api_defs::{Me, v2};
use cc_client::Call;
use http::{Method, StatusCode};
use serde_json::{Value, json};

use crate::api::stage::{Acting, Called, Stage, for_each_owner};

pub(super) async fn all(called: &Called) {
    created_changed_and_removed(&Stage::new(Acting::Organisation, called)).await;
    profile(&Stage::new(Acting::User, called)).await;
    account(&Stage::new(Acting::User, called)).await;
    for_each_owner(called, avatars).await;
    for_each_owner(called, tags).await;
}

fn address() -> PostalAddress {
    PostalAddress::new("1 rue de l'Exemple", "69001", "Lyon")
}

#[tokio::test]
async fn an_organisation_is_created_changed_and_removed() {
    created_changed_and_removed(&Stage::new(Acting::Organisation, &Called::default())).await;
}

async fn created_changed_and_removed(stage: &Stage) {
    let company = Customer::company("Ada Lovelace", "Exemple SAS", "FR00000000000");
    let wanted = CreateOrganisation::new("Exemple", "We sell examples", company, address())
        .billing_email("bills@example.com");
    let created = stage.send(create(&wanted)).await;
    assert!(created.id.as_str().starts_with("orga_"), "{}", created.id);
    assert_eq!((created.name.as_deref(), created.city.as_deref()), (Some("Exemple"), Some("Lyon")));
    assert_eq!(
        (created.company.as_deref(), created.vat.as_deref()),
        (Some("Exemple SAS"), Some("FR00000000000"))
    );
    assert_eq!((created.country.as_deref(), created.avatar.as_deref()), (None, None));
    assert_eq!(created.billing_email.as_deref(), Some("bills@example.com"));
    assert_eq!(stage.send(get_all()).await.last(), Some(&created));

    let changes = UpdateOrganisation::from(&created).description("We sell better examples");
    let changed = stage.send(update(&created.id, &changes)).await;
    let mut expected = created.clone();
    expected.description = Some("We sell better examples".to_owned());
    assert_eq!(changed, expected, "the rest is as it was");
    assert_eq!(stage.send(get(&created.id)).await, Some(expected));

    let nobody = CreateOrganisation::new("", "", Customer::individual("Ada Lovelace", "FR"), address());
    let error = stage.fail(create(&nobody)).await;
    assert_eq!((error.status(), error.code()), (Some(StatusCode::BAD_REQUEST), Some("4000")));
    assert!(stage.fail(update("orga_none", &changes)).await.is_not_found());

    let message = stage.send(remove(&created.id)).await;
    assert_eq!(message.kind, Some(MessageType::Success));
    assert_eq!(stage.send(get(&created.id)).await, None);
    assert_eq!(stage.send(get_all()).await.len(), 1);
    assert!(stage.fail(remove(&created.id)).await.is_not_found());
    assert!(
        stage.fail(v2::application::get_all(&created.id)).await.is_not_found(),
        "what it had is gone too"
    );
}

#[tokio::test]
async fn the_profile_of_the_user_is_changed_where_an_organisation_would_be() {
    profile(&Stage::new(Acting::User, &Called::default())).await;
}

async fn profile(stage: &Stage) {
    let before = stage.send(get(Me)).await.unwrap();
    let changes = UpdateProfile::new().name("Ada King").city("Londres").country("GB").lang("FR");
    let profile = stage.send(update(Me, &changes)).await;
    assert_eq!((profile.name.as_deref(), profile.city.as_deref()), (Some("Ada King"), Some("Londres")));
    assert_eq!((profile.country.as_deref(), profile.lang.as_deref()), (Some("GB"), Some("FR")));
    assert_eq!((&profile.id, &profile.phone, &profile.zipcode), (&before.id, &before.phone, &before.zipcode));
    assert_eq!(stage.send(get_profile()).await, profile);
    assert_eq!(stage.send(update(Me, &UpdateProfile::new())).await, profile, "nothing was asked for");

    let space = stage.send(get(&profile.id)).await.unwrap();
    assert_eq!((space.id.as_str(), space.name.as_deref()), (profile.id.as_str(), Some("Ada King")));
    let customer = Customer::individual("Ada King", "GB");
    let changes = UpdateOrganisation::new("Ada", "", customer, address());
    let error = stage.fail(update(&profile.id, &changes)).await;
    assert!(error.is_not_found(), "the id of a user is no organisation's: {error}");
    assert!(stage.fail(remove(&profile.id)).await.is_not_found());
    let wrong = Call::<Value>::raw(Method::PUT, "/v2/self").json(&json!({ "name": ["Ada"] }));
    assert_eq!(stage.fail(wrong).await.status(), Some(StatusCode::BAD_REQUEST));
}

#[tokio::test]
async fn an_account_that_is_removed_lets_nobody_in() {
    account(&Stage::new(Acting::User, &Called::default())).await;
}

async fn account(stage: &Stage) {
    assert_eq!(stage.send(remove(Me)).await.kind, Some(MessageType::Success));
    let error = stage.fail(get_profile()).await;
    assert!(error.is_auth(), "{error}");
    assert_eq!((error.status(), error.code()), (Some(StatusCode::UNAUTHORIZED), Some("2001")));
}

#[tokio::test]
async fn the_image_of_an_owner_is_sent_or_taken_from_elsewhere() {
    for_each_owner(&Called::default(), avatars).await;
}

async fn avatars(stage: &Stage) {
    let image = b"\x89PNG\r\n\x1a\n".to_vec();
    let png = update_avatar(&stage.owner, image.clone()).header("content-type", "image/png");
    let avatar = stage.send(png).await;
    assert!(avatar.url.ends_with(".png"), "{}", avatar.url);
    let sent = stage.last_request();
    assert_eq!((&sent.body[..], sent.header("content-type")), (&image[..], Some("image/png")));
    let space = stage.send(get(&stage.owner_id)).await.unwrap();
    assert_eq!(space.avatar.as_deref(), Some(avatar.url.as_str()));
    let avatar = stage.send(update_avatar(&stage.owner, image)).await;
    assert!(avatar.url.ends_with(".bmp"), "unless said otherwise: {}", avatar.url);

    let taken = stage.send(take_avatar_from(&stage.owner, &TakeAvatar::new(AvatarSource::Github))).await;
    assert!(taken.url.contains("github"), "{}", taken.url);
    let space = stage.send(get(&stage.owner_id)).await.unwrap();
    assert_eq!(space.avatar.as_deref(), Some(taken.url.as_str()));
    if stage.acting != Acting::Organisation {
        assert_eq!(stage.send(get_profile()).await.avatar.as_deref(), Some(taken.url.as_str()));
    }
    let error = stage.fail(take_avatar_from(&stage.owner, &TakeAvatar::new("myspace"))).await;
    assert_eq!(error.status(), Some(StatusCode::BAD_REQUEST));
    let error = stage.fail(update_avatar(&stage.owner, "text").header("content-type", "text/plain")).await;
    assert_eq!(error.status(), Some(StatusCode::UNSUPPORTED_MEDIA_TYPE));
}

#[tokio::test]
async fn all_tags_of_an_application_are_replaced_at_once() {
    for_each_owner(&Called::default(), tags).await;
}

async fn tags(stage: &Stage) {
    let app = stage.application("shop").await.id;
    let wanted = ["production".to_owned(), "a/b c?é".to_owned()];
    assert_eq!(*stage.send(update_application_tags(&stage.owner, &app, &wanted)).await, wanted);
    assert_eq!(*stage.send(get_all_tags(&stage.owner, &app)).await, wanted);
    assert!(stage.send(update_application_tags(&stage.owner, &app, &[])).await.is_empty());
    let error = stage.fail(update_application_tags(&stage.owner, "app_none", &wanted)).await;
    assert!(error.is_not_found(), "{error}");
}
