//! What the forms of the web site send.
#![allow(clippy::unwrap_used)]

use cc_client::{Call, Retry};

use super::*;
use crate::v2::oauth;
use crate::v2::user::MfaKind;

fn body(call: &Call<impl Sized>) -> &str {
    std::str::from_utf8(call.request_body().as_bytes().unwrap()).unwrap()
}

fn assert_hides(shown: &str, secrets: &[&str]) {
    for secret in secrets {
        assert!(!shown.contains(secret), "{secret} in {shown}");
    }
}

#[test]
fn a_log_in_is_sent_to_either_spelling_of_its_path() {
    let form = LoginForm::new("ada@example.com", "p4ss");
    let (first, second) = (login(Form(form.clone())), oauth::login_with_email_and_password(Form(form)));
    assert_eq!((first.target(), second.target()), ("/v2/session/login", "/v2/sessions/login"));
    assert_eq!(body(&first), "email=ada%40example.com&pass=p4ss");
    assert_eq!(body(&first), body(&second));

    let form = MfaLoginForm::new("4uth", "ada@example.com", "123456");
    let (first, second) = (mfa_login(Form(form.clone())), oauth::login_with_mfa(Form(form)));
    assert_eq!((first.target(), second.target()), ("/v2/session/mfa_login", "/v2/sessions/mfa_login"));
    assert_eq!(body(&first), "mfa_kind=TOTP&mfa_attempt=123456&email=ada%40example.com&auth_id=4uth");
    assert_eq!(body(&first), body(&second));
}

#[test]
fn a_log_in_is_sent_with_its_options() {
    let options = "&from_authorize=true&cli_token=w0rd&oauth_token=t0ken&partner_id=p";
    let form = LoginForm::new("a", "p4ss");
    let form = form.from_authorize(true).cli_token("w0rd").oauth_token("t0ken").partner_id("p");
    assert_hides(&format!("{form:?}"), &["p4ss", "w0rd", "t0ken"]);
    assert_eq!(body(&login(Form(form))), format!("email=a&pass=p4ss{options}"));

    let form = MfaLoginForm::new("4uth", "a", "123456").kind(MfaKind::from("SMS"));
    let form = form.from_authorize(true).cli_token("w0rd").oauth_token("t0ken").partner_id("p");
    assert_hides(&format!("{form:?}"), &["4uth", "123456", "w0rd", "t0ken"]);
    let expected = format!("mfa_kind=SMS&mfa_attempt=123456&email=a&auth_id=4uth{options}");
    assert_eq!(body(&mfa_login(Form(form))), expected);
}

#[test]
#[allow(deprecated)]
fn a_new_password_is_asked_for_and_set() {
    let call = ask_for_password_reset(Form(AskPasswordReset::new("a")));
    assert_eq!(body(&call), "login=a");
    let form = AskPasswordReset::new("a").drop_tokens("on").partner_id("p");
    assert_eq!(body(&ask_for_password_reset(Form(form))), "login=a&drop_tokens=on&partner_id=p");

    let form = ResetPassword::new("p4ss");
    assert_hides(&format!("{form:?}"), &["p4ss"]);
    let call = reset_password("k/ey", Form(form.clone()));
    assert_eq!((call.target(), body(&call)), ("/v2/password_forgotten/k%2Fey", "pass=p4ss&pass2=p4ss"));
    let call = reset_password("key", Form(form.partner_id("p")));
    assert_eq!(body(&call), "pass=p4ss&pass2=p4ss&partner_id=p");
    assert_eq!(confirm_password_reset("key").into_call().route().unwrap().retry(), Retry::Never);
}

#[test]
fn the_pages_have_two_spellings_of_their_paths() {
    let query = "?fromAuthorize=true&cli_token=w";
    assert_eq!(
        get_login_form().from_authorize(true).cli_token("w").into_call().target(),
        format!("/v2/session/login{query}")
    );
    assert_eq!(
        get_sessions_login_form().from_authorize(true).cli_token("w").into_call().target(),
        format!("/v2/sessions/login{query}")
    );
    assert_eq!(
        get_signup_form_for_source("a b").invitation_key("k").into_call().target(),
        "/v2/session/from/a%20b/signup?invitationKey=k"
    );
    assert_eq!(
        get_sessions_signup_form_for_source("a b").invitation_key("k").into_call().target(),
        "/v2/sessions/from/a%20b/signup?invitationKey=k"
    );
    for call in [get_signup_form().into_call(), get_sessions_signup_form().into_call()] {
        assert_eq!(call.route().unwrap().accept(), "text/html");
    }
}

#[test]
fn a_signed_request_is_sent_and_not_printed() {
    let request = SignedRequest::new("GET", "/things?key=s1", "OAuth s2");
    let call = authorize(&request);
    let expected = r#"{"verb":"GET","uri":"/things?key=s1","authorization":"OAuth s2"}"#;
    assert_eq!((call.target(), body(&call)), ("/v2/authorize", expected));

    let request = request.payload("s3").nonce("s4").mac("s5");
    assert_hides(&format!("{request:?}"), &["s1", "s2", "s3", "s4", "s5"]);
    let call = authenticate(&request).owner("orga_1").into_call();
    let expected = r#"{"verb":"GET","uri":"/things?key=s1","authorization":"OAuth s2","payload":"s3","nonce":"s4","mac":"s5"}"#;
    assert_eq!((call.target(), body(&call)), ("/v2/authenticate?owner=orga_1", expected));
}

/// Who logs in has no credentials yet, and those of another user must not be taken for theirs.
#[test]
fn what_is_for_those_who_log_in_is_sent_without_credentials() {
    use crate::v2::{github, oidc, user};

    let own = user::get_profile().route().unwrap().auth();
    for route in [
        oauth::get_available_rights().route(),
        github::get_keys().route(),
        authorize(&SignedRequest::new("GET", "/", "")).route(),
    ] {
        assert_eq!(route.unwrap().auth(), own, "{route:?}");
    }
    for route in [
        login(Form(LoginForm::new("a", "b"))).route(),
        oauth::login_with_email_and_password(Form(LoginForm::new("a", "b"))).route(),
        oauth::authorize_form().into_call().route(),
        oauth::fetch_request_token_by_query("ck", "s", "c").into_call().route(),
        oauth::fetch_access_token_by_query("ck", "s", "t", "v").into_call().route(),
        oidc::get_login("google").into_call().route(),
        github::get_login().into_call().route(),
        user::create(Form(user::CreateUser::new("a", "b"))).route(),
        user::get_cli_tokens("word").route(),
        get_password_forgotten_form().into_call().route(),
    ] {
        assert_ne!(route.unwrap().auth(), own, "{route:?}");
    }
}
