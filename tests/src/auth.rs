//! Who may come in: OAuth 1.0a and API tokens, checked on what was received.
//!
//! This is a second, independent reading of RFC 5849: it shares no code with the client whose signatures it
//! checks. A refusal says which check failed and, for an HMAC, the base string that was expected, so that a
//! failing test explains itself.

mod encoding;
mod header;
mod oauth1;

use crate::request::Request;
use base64::{Engine, engine::general_purpose::STANDARD};
pub(crate) use encoding::{Pairs, decode, encode, form_pairs};
use header::{OAuthParameters, Presented};
use oauth1::Digest;
pub(crate) use oauth1::signing_key;
use std::{collections::HashSet, time::Duration};

/// Why a request is not let in.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Refusal(String);

impl Refusal {
    fn new(reason: impl Into<String>) -> Self {
        Self(reason.into())
    }

    /// The reason, in one line.
    pub(crate) fn reason(&self) -> &str {
        &self.0
    }
}

/// What is accepted at one time.
#[derive(Debug, Default)]
pub(crate) struct Accepted {
    /// Key and secret.
    pub(crate) consumers: Vec<(String, String)>,
    pub(crate) tokens: Vec<AcceptedToken>,
    /// The tokens of `Authorization: Bearer`.
    pub(crate) api_tokens: Vec<String>,
}

/// A token of OAuth 1.0a.
#[derive(Debug)]
pub(crate) struct AcceptedToken {
    /// The consumer that it was made for: no other one may use it.
    pub(crate) consumer_key: String,
    pub(crate) token: String,
    pub(crate) secret: String,
}

/// Who was let in: by which token of OAuth 1.0a, if by one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Identity {
    pub(crate) token: Option<String>,
}

/// The secrets that a request must have been signed with.
#[derive(Debug)]
struct Secrets<'a> {
    consumer: &'a str,
    token: &'a str,
}

/// The platform's door: the nonces that were used.
#[derive(Debug)]
pub(crate) struct Guard {
    tolerance: Option<Duration>,
    /// Consumer, token, timestamp and nonce of the accepted requests (RFC 5849 §3.3).
    used: HashSet<(String, String, u64, String)>,
}

impl Guard {
    /// `tolerance`: how far a timestamp may be from the platform's clock; `None` takes any.
    pub(crate) fn new(tolerance: Option<Duration>) -> Self {
        Self { tolerance, used: HashSet::new() }
    }

    /// Checks the `Authorization` header, or else the `authorization` query parameter (base64 of the header's
    /// value). `now` is in seconds since the epoch.
    pub(crate) fn check(
        &mut self,
        request: &Request,
        now: u64,
        accepted: &Accepted,
    ) -> Result<Identity, Refusal> {
        match Presented::parse(&presented_value(request)?)? {
            Presented::Bearer(token) if accepted.api_tokens.contains(&token) => Ok(Identity::default()),
            Presented::Bearer(_) => Err(Refusal::new("the API token is unknown")),
            Presented::OAuth(parameters) => self.check_oauth(request, &parameters, now, accepted),
        }
    }

    fn check_oauth(
        &mut self,
        request: &Request,
        header: &OAuthParameters,
        now: u64,
        accepted: &Accepted,
    ) -> Result<Identity, Refusal> {
        let consumers = accepted.consumers.iter();
        let (consumer_key, consumer) = identified(header, "oauth_consumer_key", consumers, |(key, _)| key)?;
        let tokens = accepted.tokens.iter().filter(|token| token.consumer_key == *consumer_key);
        let token = identified(header, "oauth_token", tokens, |known| &known.token)?;
        let secrets = Secrets { consumer, token: &token.secret };
        if header.decoded("oauth_version")?.is_some_and(|version| version != "1.0") {
            return Err(Refusal::new("oauth_version is not 1.0 (RFC 5849 §3.1)"));
        }
        let method = header.decoded("oauth_signature_method")?;
        match method.as_deref().unwrap_or("PLAINTEXT") {
            "PLAINTEXT" => check_plaintext(header, &secrets)?,
            "HMAC-SHA1" => check_hmac(request, header, &secrets, Digest::Sha1)?,
            "HMAC-SHA512" => check_hmac(request, header, &secrets, Digest::Sha512)?,
            other => return Err(Refusal::new(format!("oauth_signature_method {other:?} is not supported"))),
        }
        self.check_freshness(header, consumer_key, &token.token, now)?;
        Ok(Identity { token: Some(token.token.clone()) })
    }

    /// Timestamp and nonce: present together or, for `PLAINTEXT`, not at all (RFC 5849 §3.1, §3.3).
    fn check_freshness(
        &mut self,
        header: &OAuthParameters,
        consumer_key: &str,
        token: &str,
        now: u64,
    ) -> Result<(), Refusal> {
        let (timestamp, nonce) = match (header.decoded("oauth_timestamp")?, header.decoded("oauth_nonce")?) {
            (None, None) => return Ok(()),
            (Some(timestamp), Some(nonce)) => (timestamp, nonce),
            (None, Some(_)) => return Err(missing("oauth_timestamp")),
            (Some(_), None) => return Err(missing("oauth_nonce")),
        };
        let seconds = timestamp.parse::<u64>().ok().filter(|&seconds| seconds > 0);
        let seconds =
            seconds.ok_or_else(|| Refusal::new("oauth_timestamp is not a positive number of seconds"))?;
        if self.tolerance.is_some_and(|tolerance| seconds.abs_diff(now) > tolerance.as_secs()) {
            return Err(Refusal::new(format!(
                "oauth_timestamp {seconds} is too far from the platform's clock, {now}"
            )));
        }
        if self.used.insert((consumer_key.to_owned(), token.to_owned(), seconds, nonce)) {
            return Ok(());
        }
        Err(Refusal::new("oauth_nonce was used before with this token and timestamp"))
    }
}

/// Takes the full form (RFC 5849 §3.4.4 and §3.5.1: each secret encoded, the whole encoded again) and the
/// short form that the platform takes too: nothing encoded but the `&` between the secrets.
fn check_plaintext(header: &OAuthParameters, secrets: &Secrets<'_>) -> Result<(), Refusal> {
    let Secrets { consumer, token } = secrets;
    let raw = header.raw("oauth_signature").ok_or_else(|| missing("oauth_signature"))?;
    if raw == format!("{consumer}%26{token}") {
        return Ok(());
    }
    if header.decoded("oauth_signature")? == Some(oauth1::signing_key(consumer, token)) {
        return Ok(());
    }
    Err(Refusal::new("oauth_signature is not the two secrets (PLAINTEXT)"))
}

fn check_hmac(
    request: &Request,
    header: &OAuthParameters,
    secrets: &Secrets<'_>,
    digest: Digest,
) -> Result<(), Refusal> {
    let signature = header.decoded("oauth_signature")?.ok_or_else(|| missing("oauth_signature"))?;
    for required in ["oauth_timestamp", "oauth_nonce"] {
        header.raw(required).ok_or_else(|| missing(required))?;
    }
    let host =
        request.host().ok_or_else(|| Refusal::new("there is no Host header to check a signature with"))?;
    let mut parameters = header.signed()?;
    let sent = oauth1::request_parameters(request);
    parameters.extend(sent.ok_or_else(|| Refusal::new("the query or the form body is not well encoded"))?);
    let base_uri = oauth1::base_uri(host, &request.path);
    let base_string = oauth1::base_string(request.method.as_str(), &base_uri, &parameters);
    let key = oauth1::signing_key(secrets.consumer, secrets.token);
    if digest.sign(&key, &base_string) == Some(signature) {
        return Ok(());
    }
    Err(Refusal::new(format!("oauth_signature does not match; the base string is {base_string}")))
}

/// Finds what a parameter names. Identifiers are compared as sent too, because the short form does not encode them.
fn identified<'a, T>(
    header: &OAuthParameters,
    name: &str,
    mut known: impl Iterator<Item = &'a T>,
    identifier: impl Fn(&T) -> &String,
) -> Result<&'a T, Refusal> {
    let raw = header.raw(name).ok_or_else(|| missing(name))?;
    let decoded = header.decoded(name)?;
    let found = known.find(|one| identifier(one) == raw || decoded.as_ref() == Some(identifier(one)));
    found.ok_or_else(|| Refusal::new(format!("{name} is unknown")))
}

fn presented_value(request: &Request) -> Result<String, Refusal> {
    let mut headers = request.headers.get_all(http::header::AUTHORIZATION).iter();
    match (headers.next(), headers.next()) {
        (Some(_), Some(_)) => Err(Refusal::new("there are two Authorization headers")),
        (Some(value), None) => Ok(text(value.as_bytes())),
        (None, _) => {
            let parameter = request.query("authorization");
            let parameter = parameter.ok_or_else(|| Refusal::new("there is no Authorization header"))?;
            let value = STANDARD.decode(parameter);
            let value = value.map_err(|_| Refusal::new("the query parameter authorization is not base64"))?;
            Ok(text(&value))
        }
    }
}

/// UTF-8, or else Latin-1, which is how JavaScript's `fetch` writes the secrets that it does not encode.
fn text(bytes: &[u8]) -> String {
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => bytes.iter().copied().map(char::from).collect(),
    }
}

fn missing(name: &str) -> Refusal {
    Refusal::new(format!("{name} is missing"))
}

#[cfg(test)]
mod tests;
