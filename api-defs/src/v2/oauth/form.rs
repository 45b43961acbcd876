//! What tokens are asked for with, and rights granted with. `Debug` shows no secrets.

use cc_client::oauth1::SignatureMethod;
use serde::{Serialize, Serializer};

use super::token::RequestToken;
use crate::ids::ConsumerKey;
use crate::secret::SentSecret;
use crate::v2::oauth_consumer::{OauthRight, distinct};

/// What [`fetch_request_token`](super::fetch_request_token) asks with, signed with the method
/// `PLAINTEXT`: the secret itself, under TLS.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RequestTokenForm {
    oauth_consumer_key: ConsumerKey,
    oauth_signature_method: &'static str,
    oauth_signature: SentSecret,
    oauth_callback: String,
}

impl RequestTokenForm {
    /// The consumer's key and secret, and where the browser comes back to: an address that begins
    /// with the [base address](crate::v2::oauth_consumer::OauthConsumer::base_url) of the consumer.
    pub fn new(
        consumer_key: impl Into<ConsumerKey>,
        consumer_secret: impl AsRef<str>,
        callback: impl Into<String>,
    ) -> Self {
        Self {
            oauth_consumer_key: consumer_key.into(),
            oauth_signature_method: SignatureMethod::Plaintext.as_str(),
            oauth_signature: signature(consumer_secret.as_ref(), ""),
            oauth_callback: callback.into(),
        }
    }
}

/// What [`fetch_access_token`](super::fetch_access_token) asks with, signed with the method
/// `PLAINTEXT`: the secrets themselves, under TLS.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AccessTokenForm {
    oauth_consumer_key: ConsumerKey,
    oauth_signature_method: &'static str,
    oauth_signature: SentSecret,
    oauth_token: SentSecret,
    oauth_verifier: SentSecret,
}

impl AccessTokenForm {
    /// The consumer's key and secret, the request token that was granted access, and what the
    /// browser brought back.
    pub fn new(
        consumer_key: impl Into<ConsumerKey>,
        consumer_secret: impl AsRef<str>,
        request_token: &RequestToken,
        verifier: impl Into<String>,
    ) -> Self {
        let RequestToken { token, secret, .. } = request_token;
        Self {
            oauth_consumer_key: consumer_key.into(),
            oauth_signature_method: SignatureMethod::Plaintext.as_str(),
            oauth_signature: signature(consumer_secret.as_ref(), secret.expose()),
            oauth_token: token.expose().into(),
            oauth_verifier: SentSecret::from(verifier),
        }
    }
}

/// The signature of the method `PLAINTEXT`,
/// [RFC 5849, section 3.4.4](https://www.rfc-editor.org/rfc/rfc5849#section-3.4.4).
fn signature(consumer_secret: &str, token_secret: &str) -> SentSecret {
    let mut signature = String::new();
    push_encoded(&mut signature, consumer_secret);
    signature.push('&');
    push_encoded(&mut signature, token_secret);
    signature.into()
}

/// Appends a text, percent-encoded as section 3.6 wants it.
fn push_encoded(encoded: &mut String, text: &str) {
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                encoded.push(char::from(byte));
            }
            _ => encoded.push_str(&format!("%{byte:02X}")),
        }
    }
}

/// The rights that a user grants, for [`authorize_token`](super::authorize_token).
///
/// ```
/// use api_defs::v2::oauth::GrantForm;
/// use api_defs::v2::oauth_consumer::OauthRight;
///
/// let form = GrantForm::new([OauthRight::AccessOrganisations, OauthRight::ManageSshKeys]);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GrantForm {
    almighty: bool,
    rights: Vec<OauthRight>,
}

impl GrantForm {
    /// These rights and no others.
    pub fn new(rights: impl IntoIterator<Item = OauthRight>) -> Self {
        Self { almighty: false, rights: distinct(rights) }
    }

    /// Everything.
    pub fn almighty() -> Self {
        Self { almighty: true, rights: Vec::new() }
    }
}

/// The names of the rights, each with `on`, as a page with a box to tick for each right sends them.
impl Serialize for GrantForm {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let almighty = self.almighty.then_some("almighty");
        let rights = self.rights.iter().map(OauthRight::as_str);
        serializer.collect_map(almighty.into_iter().chain(rights).map(|right| (right, "on")))
    }
}
