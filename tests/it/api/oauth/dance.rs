//! From a request token over a login to an access token, which signs calls until it is revoked.

use api_defs::v2::oauth::{
    AccessToken, AccessTokenForm, GrantForm, RequestToken, RequestTokenForm, authorize_form, authorize_token,
    fetch_access_token, fetch_access_token_by_query, fetch_request_token, fetch_request_token_by_query,
    login_with_email_and_password,
};
use api_defs::v2::oauth_consumer::{OauthConsumerSettings, OauthRight, create, get_secret, remove};
use api_defs::v2::self_::get_current_token_info;
use api_defs::v2::session::LoginForm;
use api_defs::v2::user::{get_profile, revoke_token};
use cc_client::Form;
use cc_client::oauth1::{Keys, SignatureMethod};
use http::header::{LOCATION, SET_COOKIE};
use http::{HeaderMap, StatusCode};

use crate::api::stage::{Acting, Called, Stage, for_each_owner};

pub(super) async fn all(called: &Called) {
    for_each_owner(called, granted).await;
    for_each_owner(called, by_query).await;
    refused(&Stage::new(Acting::User, called)).await;
}

const CALLBACK: &str = "https://tool.example.com/back?page=1";

/// A program, with what it signs by.
struct Program {
    key: String,
    secret: String,
}

impl Program {
    /// One of the owner's that may ask for two rights.
    async fn new(stage: &Stage) -> Self {
        let settings = OauthConsumerSettings::new("Tool", "https://tool.example.com")
            .rights([OauthRight::AccessOrganisations, OauthRight::ManageSshKeys]);
        let key = stage.send(create(&stage.owner, &settings)).await.key;
        let secret = stage.send(get_secret(&stage.owner, &key)).await.unwrap().secret;
        Self { key: key.to_string(), secret: secret.expose().to_owned() }
    }

    async fn request_token(&self, stage: &Stage) -> RequestToken {
        let form = RequestTokenForm::new(&*self.key, &self.secret, CALLBACK);
        stage.send(fetch_request_token(Form(form))).await.0
    }

    /// What signs by the token that the program got.
    fn keys(&self, token: &AccessToken) -> Keys {
        Keys::new(&*self.key, &*self.secret, token.token.expose(), token.secret.expose())
    }
}

/// The session of the user, after a login.
async fn log_in(stage: &Stage) -> String {
    let form = LoginForm::new("ada@example.com", &*stage.platform.seed().password).from_authorize(true);
    let headers = stage.redirect(login_with_email_and_password(Form(form))).await;
    assert_eq!(headers[LOCATION], format!("{}/v2/oauth/authorize", stage.platform.base_url()));
    let cookie = headers[SET_COOKIE].to_str().unwrap();
    cookie.strip_prefix("ccid=").unwrap().split(';').next().unwrap().to_owned()
}

/// What a browser brings back to the program.
fn verifier(headers: &HeaderMap, request: &RequestToken, user: &str) -> String {
    let location = headers[LOCATION].to_str().unwrap();
    let query = location.strip_prefix(CALLBACK).unwrap();
    let token = request.token.expose();
    let rest = query.strip_prefix(&format!("&oauth_token={token}&oauth_verifier=")).unwrap();
    rest.strip_suffix(&format!("&user={user}")).unwrap().to_owned()
}

#[tokio::test]
async fn a_program_gets_a_token_that_signs_calls_until_it_is_revoked() {
    for_each_owner(&Called::default(), granted).await;
}

async fn granted(stage: &Stage) {
    let program = Program::new(stage).await;
    let user = stage.platform.seed().user_id.as_str();
    let request = program.request_token(stage).await;
    assert_eq!(request.callback_confirmed, Some(true));
    assert_eq!(stage.last_request().header("authorization"), None);

    // Whoever has not logged in goes there first.
    let asked = stage.redirect(authorize_form().oauth_token(request.token.expose())).await;
    assert!(asked[LOCATION].to_str().unwrap().ends_with("/v2/sessions/login?fromAuthorize=true"));
    let asked = stage.redirect(authorize_token(Form(GrantForm::almighty()))).await;
    assert!(asked[LOCATION].to_str().unwrap().ends_with("/v2/sessions/login?fromAuthorize=true"));
    let session = log_in(stage).await;
    let cookies = format!("cctk={}; ccid={session}", request.token.expose());
    let page = stage.send(authorize_form().header("cookie", &cookies)).await;
    let boxes: Vec<_> = page.split("name=\"").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
    assert_eq!(boxes, ["access_organisations", "manage_ssh_keys"]);
    // It may not ask for the last one.
    let grant = GrantForm::new([OauthRight::AccessOrganisations, OauthRight::ManageOrganisations]);
    let back = stage.redirect(authorize_token(Form(grant)).header("cookie", &cookies)).await;
    let verifier = verifier(&back, &request, user);

    let form = AccessTokenForm::new(&*program.key, &program.secret, &request, &*verifier);
    let Form(access) = stage.send(fetch_access_token(Form(form.clone()))).await;
    assert!(!format!("{access:?}{request:?}{form:?}").contains("secret_"), "{access:?} {form:?}");
    let error = stage.fail(fetch_access_token(Form(form))).await;
    assert_eq!(
        (error.status(), error.attempts()),
        (Some(StatusCode::UNAUTHORIZED), 1),
        "it is good for one token"
    );

    for method in [SignatureMethod::HmacSha512, SignatureMethod::HmacSha1, SignatureMethod::Plaintext] {
        let client = stage.builder().credentials(program.keys(&access)).signature(method).build().unwrap();
        assert_eq!(client.send(get_profile()).await.unwrap().id.as_str(), user);
    }
    let client = stage.client(program.keys(&access));
    let [info] = &client.send(get_current_token_info()).await.unwrap()[..] else { panic!() };
    assert_eq!((&info.token, info.consumer.as_ref().unwrap().key.as_str()), (&access.token, &*program.key));
    assert_eq!(info.rights.unwrap().granted().collect::<Vec<_>>(), [OauthRight::AccessOrganisations]);

    stage.send(revoke_token(access.token.expose())).await;
    let error = client.send(get_profile()).await.unwrap_err();
    assert_eq!(
        (error.status(), error.is_auth(), error.code()),
        (Some(StatusCode::UNAUTHORIZED), true, Some("2001"))
    );
    assert!(error.to_string().contains("oauth_token is unknown"), "{error}");
}

#[tokio::test]
async fn a_program_that_was_granted_access_before_gets_another_token_at_once() {
    for_each_owner(&Called::default(), by_query).await;
}

async fn by_query(stage: &Stage) {
    let (program, user) = (Program::new(stage).await, stage.platform.seed().user_id.as_str());
    let signature = format!("{}&", program.secret);
    let call = fetch_request_token_by_query(&*program.key, &signature, CALLBACK);
    let Form(request) = stage.send(call.oauth_signature_method("PLAINTEXT").oauth_version("1.0")).await;
    let session = log_in(stage).await;
    let cookies = format!("ccid={session}; cctk={}", request.token.expose());
    let back = stage.redirect(authorize_token(Form(GrantForm::almighty())).header("cookie", &cookies)).await;
    let first = verifier(&back, &request, user);
    let signature = format!("{}&{}", program.secret, request.secret.expose());
    let call = fetch_access_token_by_query(&*program.key, &signature, request.token.expose(), &first);
    let Form(access) = stage.send(call).await;
    let client = stage.client(program.keys(&access));
    let [info] = &client.send(get_current_token_info()).await.unwrap()[..] else { panic!() };
    let rights = info.rights.unwrap();
    assert_eq!(
        (rights.almighty, rights.granted().count()),
        (Some(false), 0),
        "it may not ask for everything"
    );

    let request = program.request_token(stage).await;
    let call = authorize_form().ccid(&*session).oauth_token(request.token.expose());
    let second = verifier(&stage.redirect(call).await, &request, user);
    assert_ne!(first, second);
    let form = AccessTokenForm::new(&*program.key, &program.secret, &request, second);
    let Form(other) = stage.send(fetch_access_token(Form(form))).await;
    let others = stage.client(program.keys(&other));
    assert!(others.send(get_profile()).await.is_ok() && client.send(get_profile()).await.is_ok());

    // Both end with the program.
    stage.send(remove(&stage.owner, &*program.key)).await;
    for client in [client, others] {
        let error = client.send(get_profile()).await.unwrap_err();
        assert!(error.is_auth() && error.to_string().contains("oauth_consumer_key is unknown"), "{error}");
    }
}

#[tokio::test]
async fn whoever_does_not_know_the_secrets_gets_no_token() {
    refused(&Stage::new(Acting::User, &Called::default())).await;
}

async fn refused(stage: &Stage) {
    let program = Program::new(stage).await;
    let wrong = RequestTokenForm::new(&*program.key, "wrong", CALLBACK);
    let unknown = RequestTokenForm::new("nobody", &program.secret, CALLBACK);
    for (form, reason) in [(wrong, "oauth_signature"), (unknown, "oauth_consumer_key")] {
        let error = stage.fail(fetch_request_token(Form(form))).await;
        assert_eq!((error.status(), error.code()), (Some(StatusCode::UNAUTHORIZED), Some("2001")));
        assert!(error.to_string().contains(reason), "{error}");
    }
    for callback in ["", "https://evil.example/back"] {
        let form = RequestTokenForm::new(&*program.key, &program.secret, callback);
        let error = stage.fail(fetch_request_token(Form(form))).await;
        assert_eq!((error.status(), error.code()), (Some(StatusCode::BAD_REQUEST), Some("4000")));
        assert!(error.to_string().contains("oauth_callback"), "{error}");
    }

    // Nobody has granted it access yet.
    let request = program.request_token(stage).await;
    let form =
        |secret: &str, verifier: &str| Form(AccessTokenForm::new(&*program.key, secret, &request, verifier));
    let error = stage.fail(fetch_access_token(form(&program.secret, "guess"))).await;
    assert!(error.is_auth() && error.to_string().contains("oauth_verifier"), "{error}");
    let cookies = format!("ccid={}; cctk={}", log_in(stage).await, request.token.expose());
    let grant = Form(GrantForm::new([OauthRight::ManageSshKeys]));
    let back = stage.redirect(authorize_token(grant).header("cookie", &cookies)).await;
    let verifier = verifier(&back, &request, &stage.platform.seed().user_id);
    let error = stage.fail(fetch_access_token(form("wrong", &verifier))).await;
    assert!(error.is_auth() && error.to_string().contains("oauth_signature"), "{error}");
    assert!(!format!("{error} {error:?}").contains(&verifier), "{error:?}");
    // That did not spend the verifier.
    stage.send(fetch_access_token(form(&program.secret, &verifier))).await;

    let lost = format!("ccid={}; cctk=request_none", log_in(stage).await);
    let error = stage.fail(authorize_form().header("cookie", &lost)).await;
    assert_eq!((error.is_not_found(), error.code()), (true, Some("4004")));
}
