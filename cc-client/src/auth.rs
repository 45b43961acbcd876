//! Who signs requests: OAuth 1.0a, API tokens, or your own.

use http::Request;
use http::header::{AUTHORIZATION, CONTENT_TYPE};

use crate::credentials::ApiToken;
use crate::oauth1::Signer;
use crate::route::BodyKind;
use crate::{Body, BoxError};

/// Adds credentials to a request, once for each attempt.
///
/// ```
/// use cc_client::{Authenticate, Body, BoxError};
/// use http::{HeaderValue, Request};
///
/// struct Basic(HeaderValue);
///
/// impl Authenticate for Basic {
///     fn authenticate(&self, request: &mut Request<Body>) -> Result<(), BoxError> {
///         request.headers_mut().insert("authorization", self.0.clone());
///         Ok(())
///     }
/// }
/// ```
///
/// Mark what is secret with [`HeaderValue::set_sensitive`](http::HeaderValue::set_sensitive): layers that log headers then leave
/// it out. For credentials that must be fetched first, write a tower layer and give it to
/// [`ClientBuilder::attempt_layer`](crate::ClientBuilder::attempt_layer).
pub trait Authenticate: Send + Sync {
    /// Changes the request. Its URL is absolute and final.
    ///
    /// # Errors
    ///
    /// If the request can't be signed; it is then not sent.
    fn authenticate(&self, request: &mut Request<Body>) -> Result<(), BoxError>;
}

/// Signs with OAuth 1.0a (RFC 5849).
impl Authenticate for Signer {
    fn authenticate(&self, request: &mut Request<Body>) -> Result<(), BoxError> {
        let header = self.authorization(request.method(), request.uri(), form_of(request))?;
        request.headers_mut().insert(AUTHORIZATION, header);
        Ok(())
    }
}

/// The body, if it is a form: its pairs are signed (RFC 5849 §3.4.1.3.1).
fn form_of(request: &Request<Body>) -> Option<&[u8]> {
    let is_form = match request.headers().get(CONTENT_TYPE) {
        None => request.body().kind() == BodyKind::Form,
        Some(declared) => {
            let media_type = declared.to_str().ok()?.split(';').next()?.trim();
            media_type.eq_ignore_ascii_case("application/x-www-form-urlencoded")
        }
    };
    request.body().as_bytes().filter(|_| is_form).map(|bytes| &bytes[..])
}

/// Sends an API token as `Authorization: Bearer` (RFC 6750 §2.1).
impl Authenticate for ApiToken {
    fn authenticate(&self, request: &mut Request<Body>) -> Result<(), BoxError> {
        request.headers_mut().insert(AUTHORIZATION, self.authorization());
        Ok(())
    }
}

/// Sends requests without credentials.
#[derive(Debug, Clone, Copy, Default)]
pub struct Anonymous;

impl Authenticate for Anonymous {
    fn authenticate(&self, _: &mut Request<Body>) -> Result<(), BoxError> {
        Ok(())
    }
}
