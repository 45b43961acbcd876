//! API tokens, from the bridge that makes them to the calls that they are good for.

use api_defs::bridge::{
    ApiTokenState, CreateApiToken, UpdateApiToken, create_api_token, delete_api_token, list_api_tokens,
    update_api_token,
};
use api_defs::jiff::Timestamp;
use api_defs::v2::application::get_all;
use api_defs::v2::user::get_profile;
use cc_client::credentials::ApiToken;
use http::StatusCode;

use super::stage::{Acting, Called, Stage, for_each_owner};

pub(super) async fn all(called: &Called) {
    for_each_owner(called, made_and_revoked).await;
    second_factor(&Stage::new(Acting::User, called)).await;
}

/// A token of the user that ends at that date.
fn wanted(password: &str, end: &str) -> CreateApiToken {
    CreateApiToken::new("ada@example.com", password, "deploys", end.parse::<Timestamp>().unwrap())
}

const IN_TIME: &str = "2100-01-01T00:00:00Z";

#[tokio::test]
async fn a_token_lets_in_until_it_is_revoked() {
    for_each_owner(&Called::default(), made_and_revoked).await;
}

async fn made_and_revoked(stage: &Stage) {
    let seed = stage.platform.seed();
    let before = stage.send(list_api_tokens()).await;
    let request = wanted(&seed.password, IN_TIME).description("Made by a machine");
    let made = stage.send(create_api_token(&request)).await;
    assert_eq!(stage.last_request().header("authorization"), None);
    assert_eq!((made.name.as_deref(), made.state.as_ref()), (Some("deploys"), Some(&ApiTokenState::Active)));
    assert_eq!(made.expiration_date.unwrap().to_string(), IN_TIME);
    let secret = made.api_token.expose();
    assert!(!format!("{made:?}{request:?}").contains(secret), "{made:?}");
    assert!(!format!("{request:?}").contains(&seed.password), "{request:?}");

    let program = stage.client(ApiToken::new(secret).unwrap());
    let profile = program.send(get_profile()).await.unwrap();
    assert_eq!(profile.id.as_str(), seed.user_id);
    let sent = stage.last_request();
    assert_eq!(sent.header("authorization"), Some(format!("Bearer {secret}").as_str()));
    let app = stage.application("shop").await;
    assert!(program.send(get_all(&stage.owner)).await.unwrap().contains(&app), "what its user has");

    let tokens = stage.send(list_api_tokens()).await;
    assert!(tokens.starts_with(&before) && tokens.len() == before.len() + 1, "{tokens:?}");
    let token = tokens.last().unwrap();
    assert_eq!((&token.id, token.creation_date), (&made.id, made.creation_date));
    assert_eq!(token.user_id.as_ref().unwrap(), seed.user_id.as_str());
    assert_eq!(token.description.as_deref(), Some("Made by a machine"));
    assert_eq!(program.send(list_api_tokens()).await.unwrap(), tokens);

    stage.send(update_api_token(&made.id, &UpdateApiToken::new("releases").description("By hand"))).await;
    let changed = stage.send(list_api_tokens()).await.pop().unwrap();
    assert_eq!(
        (changed.name.as_deref(), changed.description.as_deref()),
        (Some("releases"), Some("By hand"))
    );
    stage.send(update_api_token(&made.id, &UpdateApiToken::new("deploys"))).await;
    assert_eq!(stage.send(list_api_tokens()).await.pop().unwrap().description, None, "it was not given");

    stage.send(delete_api_token(&made.id)).await;
    let error = program.send(get_profile()).await.unwrap_err();
    assert_eq!((error.status(), error.is_auth()), (Some(StatusCode::UNAUTHORIZED), true));
    assert!(!format!("{error} {error:?}").contains(secret), "{error:?}");
    assert_eq!(stage.send(list_api_tokens()).await, before);
    for error in [
        stage.fail(delete_api_token(&made.id)).await,
        stage.fail(update_api_token(&made.id, &UpdateApiToken::new("x"))).await,
    ] {
        assert_eq!((error.is_not_found(), error.code()), (true, Some("4004")));
    }
}

#[tokio::test]
async fn a_token_takes_the_password_and_the_second_factor() {
    second_factor(&Stage::new(Acting::User, &Called::default())).await;
}

async fn second_factor(stage: &Stage) {
    let (seed, before) = (stage.platform.seed(), stage.send(list_api_tokens()).await);
    let create = |password: &str, end: &str| wanted(password, end);
    let error = stage.fail(create_api_token(&create("wrong", IN_TIME))).await;
    assert_eq!((error.status(), error.code()), (Some(StatusCode::UNAUTHORIZED), Some("invalid-credential")));
    let error = stage.fail(create_api_token(&create(&seed.password, "2001-01-01T00:00:00Z"))).await;
    assert_eq!((error.status(), error.code()), (Some(StatusCode::BAD_REQUEST), Some("4000")));
    assert!(error.to_string().contains("expirationDate"), "{error}");

    stage.platform.enable_mfa();
    let request = create(&seed.password, IN_TIME);
    for request in [request.clone(), request.clone().mfa_code("000000")] {
        let error = stage.fail(create_api_token(&request)).await;
        assert_eq!(
            (error.status(), error.code()),
            (Some(StatusCode::UNAUTHORIZED), Some("invalid-mfa-code"))
        );
        assert_eq!(error.attempts(), 1);
    }
    assert_eq!(stage.send(list_api_tokens()).await, before);
    let made = stage.send(create_api_token(&request.mfa_code(&seed.mfa_code))).await;
    assert_eq!(made.description, None);
    let program = stage.client(ApiToken::new(made.api_token.expose()).unwrap());
    assert!(program.send(get_profile()).await.is_ok());
}
