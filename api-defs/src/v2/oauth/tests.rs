//! Tokens and forms, made for these tests.
#![allow(clippy::unwrap_used)]

use cc_client::{Answer as _, Call};

use super::*;
use crate::v2::oauth_consumer::OauthRight;

fn body(call: &Call<impl Sized>) -> &str {
    std::str::from_utf8(call.request_body().as_bytes().unwrap()).unwrap()
}

fn request_token(body: &'static str) -> RequestToken {
    Form::read(&body.into()).unwrap().0
}

fn access_token(body: &'static str) -> AccessToken {
    Form::read(&body.into()).unwrap().0
}

#[test]
fn a_request_token_is_read_and_not_printed() {
    let token =
        request_token("oauth_token=t0ken&oauth_token_secret=s3%2Bcret&oauth_callback_confirmed=true&more=1");
    assert_eq!((token.token.expose(), token.secret.expose()), ("t0ken", "s3+cret"));
    assert_eq!(token.callback_confirmed, Some(true));
    let shown = format!("{token:?}");
    assert!(!shown.contains("t0ken") && !shown.contains("cret\""), "{shown}");

    let least = "oauth_token=t&oauth_token_secret=s";
    assert_eq!(request_token(least).callback_confirmed, None);
    let odd = "oauth_token=t&oauth_token_secret=s&oauth_callback_confirmed=";
    assert_eq!(request_token(odd).callback_confirmed, Some(false));
}

#[test]
fn an_access_token_is_read_and_not_printed() {
    let token = access_token(
        "oauth_token=t0ken&oauth_token_secret=s3cret&expiration_date=2030-01-01T00%3A00%3A00.000%2B00%3A00",
    );
    assert_eq!((token.token.expose(), token.secret.expose()), ("t0ken", "s3cret"));
    assert_eq!(token.expiration_date.unwrap().to_string(), "2030-01-01T00:00:00Z");
    let shown = format!("{token:?}");
    assert!(!shown.contains("t0ken") && !shown.contains("s3cret"), "{shown}");
}

/// A token is given once, so it is never lost for what comes with it.
#[test]
fn an_access_token_is_kept_whatever_its_date_is() {
    for body in [
        "oauth_token=t&oauth_token_secret=s",
        "oauth_token=t&oauth_token_secret=s&expiration_date=",
        "oauth_token=t&oauth_token_secret=s&expiration_date=1893456000",
        "oauth_token=t&oauth_token_secret=s&expiration_date=soon",
    ] {
        let token = access_token(body);
        assert_eq!((token.token.expose(), token.expiration_date), ("t", None), "{body}");
    }
}

#[test]
fn tokens_are_asked_for_with_signed_forms() {
    let form = RequestTokenForm::new("ck", "c0n", "https://tool.example.com/cb");
    let shown = format!("{form:?}");
    let call = fetch_request_token(Form(form)).partner_id("p").into_call();
    assert_eq!(call.target(), "/v2/oauth/request_token?partner_id=p");
    let callback = "https%3A%2F%2Ftool.example.com%2Fcb";
    assert_eq!(
        body(&call),
        format!(
            "oauth_consumer_key=ck&oauth_signature_method=PLAINTEXT&oauth_signature=c0n%26&oauth_callback={callback}"
        )
    );

    let token = request_token("oauth_token=t0ken&oauth_token_secret=s3cret");
    let form = AccessTokenForm::new("ck", "c0n", &token, "v3r");
    let shown = format!("{shown} {form:?}");
    let call = fetch_access_token(Form(form));
    assert_eq!(
        body(&call),
        "oauth_consumer_key=ck&oauth_signature_method=PLAINTEXT&oauth_signature=c0n%26s3cret\
         &oauth_token=t0ken&oauth_verifier=v3r"
    );
    for secret in ["c0n", "t0ken", "s3cret", "v3r"] {
        assert!(!shown.contains(secret), "{secret} in {shown}");
    }
}

/// The example of RFC 5849, section 3.4.4, and what must be encoded in a secret: once for the
/// signature, once more for the form.
#[test]
fn a_signature_is_encoded_as_the_standard_wants_it() {
    let token = request_token("oauth_token=t&oauth_token_secret=%26%C3%A9~");
    let call = fetch_access_token(Form(AccessTokenForm::new("ck", "j4 9s", &token, "v")));
    let body: std::collections::BTreeMap<String, String> =
        Form::read(&call.request_body().as_bytes().unwrap().to_vec().into()).unwrap().0;
    assert_eq!(body["oauth_signature"], "j4%209s&%26%C3%A9~");
}

#[test]
fn tokens_are_asked_for_with_signed_queries() {
    let call =
        fetch_request_token_by_query("ck", "s&", "https://a.example").oauth_timestamp(7).oauth_nonce("n");
    assert_eq!(
        call.into_call().query_pairs(),
        [
            ("oauth_consumer_key", "ck"),
            ("oauth_signature", "s&"),
            ("oauth_callback", "https://a.example"),
            ("oauth_timestamp", "7"),
            ("oauth_nonce", "n"),
        ]
        .map(|(key, value)| (key.to_owned(), value.to_owned()))
    );
    let call = fetch_access_token_by_query("ck", "s&t", "tok", "ver").oauth_signature_method("PLAINTEXT");
    assert_eq!(
        call.into_call().target(),
        "/v2/oauth/access_token_query?oauth_consumer_key=ck&oauth_signature=s%26t&oauth_token=tok\
         &oauth_verifier=ver&oauth_signature_method=PLAINTEXT"
    );
}

#[test]
fn rights_are_granted_by_a_form_of_ticked_boxes() {
    let right = OauthRight::AccessOrganisations;
    for (form, expected) in [
        (GrantForm::new([]), ""),
        (
            GrantForm::new([right.clone(), OauthRight::ManageSshKeys, right]),
            "access_organisations=on&manage_ssh_keys=on",
        ),
        (GrantForm::almighty(), "almighty=on"),
    ] {
        assert_eq!(body(&authorize_token(Form(form))), expected);
    }
}
