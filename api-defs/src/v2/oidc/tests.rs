//! What completes a sign-up.
#![allow(clippy::unwrap_used)]

use cc_client::Retry;

use super::*;
use crate::v2::github;
use crate::v2::user::MfaKind;

fn body(form: &SignupForm) -> String {
    let call = finish_signup("google", Form(form.clone()));
    let of_github = github::finish_signup(Form(form.clone()));
    assert_eq!((call.target(), of_github.target()), ("/v2/oidc/google/signup", "/v2/github/signup"));
    assert_eq!(call.request_body().as_bytes(), of_github.request_body().as_bytes());
    String::from_utf8(call.request_body().as_bytes().unwrap().to_vec()).unwrap()
}

#[test]
fn a_sign_up_is_sent_with_its_options_and_without() {
    let form = SignupForm::new("tr4ns");
    assert_eq!(body(&form), "transactionId=tr4ns");
    let form = form
        .name("Ada")
        .other_id("o")
        .other_email("ada@example.com")
        .password("p4ss")
        .auto_link("on")
        .terms("yes")
        .invitation_key("k3y")
        .mfa(MfaKind::Totp, "123456")
        .partner_id("p");
    assert_eq!(
        body(&form),
        "transactionId=tr4ns&name=Ada&otherId=o&otherEmail=ada%40example.com&password=p4ss&autoLink=on\
         &terms=yes&invitationKey=k3y&mfa_kind=TOTP&mfa_attempt=123456&partner_id=p"
    );
    let shown = format!("{form:?}");
    for secret in ["p4ss", "k3y", "123456"] {
        assert!(!shown.contains(secret), "{secret} in {shown}");
    }
}

#[test]
fn the_partner_is_spelt_as_each_address_wants_it() {
    let calls = [
        (get_login("google").partner_id("p").into_call(), "/v2/oidc/google/login?partner_id=p"),
        (signup("google").partner_id("p").into_call(), "/v2/oidc/google/signup?partnerId=p"),
        (github::signup().partner_id("p").into_call(), "/v2/github/signup?partner_id=p"),
        (callback("google").code("c").state("s").into_call(), "/v2/oidc/google/callback?code=c&state=s"),
    ];
    for (call, expected) in calls {
        assert_eq!(call.target(), expected);
        assert_eq!(call.route().unwrap().retry(), Retry::Never);
    }
}
