//! Logging in, under both spellings of the path.

use api_defs::v2::oauth::{login_with_email_and_password, login_with_mfa};
use api_defs::v2::session::{
    LoginForm, MfaLoginForm, get_login_form, get_sessions_login_form, login, mfa_login,
};
use api_defs::v2::user::{MfaKind, get_cli_tokens, get_profile};
use cc_client::oauth1::Keys;
use cc_client::{Form, Text};
use http::StatusCode;
use http::header::{LOCATION, SET_COOKIE};

use super::stage::{Acting, Called, Stage};

pub(super) async fn all(called: &Called) {
    let stage = || Stage::new(Acting::User, called);
    forms(&stage()).await;
    passwords(&stage()).await;
    second_factors(&stage()).await;
    command_line(&stage()).await;
}

fn stage() -> Stage {
    Stage::new(Acting::User, &Called::default())
}

const EMAIL: &str = "ada@example.com";

/// The value of a hidden field of a page.
fn hidden(page: &Text, name: &str) -> Option<String> {
    let (_, rest) = page.split_once(&format!("name=\"{name}\" value=\""))?;
    Some(rest.split('"').next()?.to_owned())
}

#[tokio::test]
async fn a_login_page_carries_on_what_it_was_opened_with() {
    forms(&stage()).await;
}

async fn forms(stage: &Stage) {
    let call = get_login_form().cli_token("my \"word\"").from_authorize(true).partner_id("p");
    let page = stage.send(call).await;
    assert_eq!(stage.last_request().header("authorization"), None);
    assert_eq!(stage.last_request().header("accept"), Some("text/html"));
    let carried = ["cli_token", "from_authorize", "partner_id"].map(|name| hidden(&page, name).unwrap());
    assert_eq!(carried, ["my &quot;word&quot;", "true", "p"]);
    let call = get_sessions_login_form().cli_token("my \"word\"").from_authorize(true).partner_id("p");
    assert_eq!(stage.send(call).await, page);
    let plain = stage.send(get_sessions_login_form()).await;
    assert!(hidden(&plain, "from_authorize").is_none() && plain.contains("name=\"pass\""), "{plain}");
}

#[tokio::test]
async fn a_password_opens_a_session() {
    passwords(&stage()).await;
}

async fn passwords(stage: &Stage) {
    let password = stage.platform.seed().password.as_str();
    let form = |email: &str, password: &str| Form(LoginForm::new(email, password));
    let first = stage.redirect(login(form(EMAIL, password))).await;
    let second = stage.redirect(login_with_email_and_password(form(EMAIL, password))).await;
    for headers in [&first, &second] {
        assert!(headers[SET_COOKIE].to_str().unwrap().starts_with("ccid="));
        assert_eq!(headers[LOCATION], "https://console.example.com");
    }
    assert_ne!(first[SET_COOKIE], second[SET_COOKIE]);

    for form in [form(EMAIL, "hunter2"), form("charles@example.com", password)] {
        for error in
            [stage.fail(login(form.clone())).await, stage.fail(login_with_email_and_password(form)).await]
        {
            assert_eq!((error.status(), error.code()), (Some(StatusCode::UNAUTHORIZED), Some("2001")));
            assert!(error.headers().get(SET_COOKIE).is_none() && error.attempts() == 1);
            assert!(!format!("{error} {error:?}").contains("hunter2"), "{error:?}");
        }
    }
    let error = stage.fail(login(form(EMAIL, ""))).await;
    assert_eq!((error.status(), error.code()), (Some(StatusCode::BAD_REQUEST), Some("4000")));
}

#[tokio::test]
async fn a_second_factor_is_asked_for_once_it_is_set_up() {
    second_factors(&stage()).await;
}

async fn second_factors(stage: &Stage) {
    stage.platform.enable_mfa();
    let seed = stage.platform.seed();
    let form = Form(LoginForm::new(EMAIL, &*seed.password).from_authorize(true));
    let pages =
        [stage.send(login(form.clone())).await, stage.send(login_with_email_and_password(form)).await];
    let [first, second] = pages.map(|page| {
        assert_eq!(hidden(&page, "from_authorize").as_deref(), Some("true"), "{page}");
        hidden(&page, "auth_id").unwrap()
    });
    assert_ne!(first, second);

    let form = |id: &str, code: &str| MfaLoginForm::new(id, EMAIL, code).from_authorize(true);
    let wrong = stage.fail(mfa_login(Form(form(&first, "000000")))).await;
    assert_eq!((wrong.status(), wrong.attempts()), (Some(StatusCode::UNAUTHORIZED), 1));
    let other = form(&first, &seed.mfa_code).kind(MfaKind::from("SMS"));
    assert!(stage.fail(mfa_login(Form(other))).await.is_auth());
    let lost = stage.fail(login_with_mfa(Form(form("auth_none", &seed.mfa_code)))).await;
    assert!(lost.is_auth() && lost.to_string().contains("auth_id is unknown"), "{lost}");

    let headers = stage.redirect(mfa_login(Form(form(&first, &seed.mfa_code)))).await;
    assert!(headers[SET_COOKIE].to_str().unwrap().starts_with("ccid="));
    assert_eq!(headers[LOCATION], format!("{}/v2/oauth/authorize", stage.platform.base_url()));
    stage.redirect(login_with_mfa(Form(form(&second, &seed.mfa_code)))).await;
    let again = stage.fail(login_with_mfa(Form(form(&second, &seed.mfa_code)))).await;
    assert!(again.is_auth(), "{again}");
}

#[tokio::test]
async fn a_login_leaves_a_token_to_the_command_line_tool_that_waits() {
    command_line(&stage()).await;
}

async fn command_line(stage: &Stage) {
    let (seed, word) = (stage.platform.seed(), "a word & more");
    assert_eq!(stage.send(get_cli_tokens(word)).await, None);
    let form = LoginForm::new(EMAIL, &*seed.password).cli_token(word);
    stage.redirect(login(Form(form))).await;
    let left = stage.send(get_cli_tokens(word)).await.unwrap();
    assert!(left.expiration_date.is_some());
    assert_eq!(stage.send(get_cli_tokens("another")).await, None);

    let keys = stage.platform.credentials();
    let keys = Keys::new(keys.consumer_key, keys.consumer_secret, left.token.expose(), left.secret.expose());
    let profile = stage.client(keys).send(get_profile()).await.unwrap();
    assert_eq!(profile.id.as_str(), seed.user_id);
}
