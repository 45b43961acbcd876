//! Where the authorization of a request goes.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use http::header::AUTHORIZATION;
use http::uri::PathAndQuery;
use http::{Request, Uri};

use crate::argument::Value;
use crate::auth::Authenticate;
use crate::route::{Route, StreamAuth};
use crate::stream::opening::Authorization;
use crate::{Body, BoxError, target};

/// The query parameter that stands for the header.
const PARAMETER: &str = "authorization";

/// Authenticates a request and puts the authorization where its stream, if it opens one, wants
/// it; for anything else that is the header.
pub(super) fn authenticate(
    authenticator: &dyn Authenticate,
    request: &mut Request<Body>,
    route: Option<&Route>,
) -> Result<(), BoxError> {
    match route.and_then(Route::stream).map_or(StreamAuth::Header, |stream| stream.auth) {
        StreamAuth::Header => authenticator.authenticate(request),
        StreamAuth::Query => {
            authenticator.authenticate(request)?;
            move_to_query(request)
        }
        StreamAuth::Message(path) => keep_for_message(authenticator, request, route, path),
    }
}

/// The whole value of the header in base64, which is how the platform takes it from clients
/// that can't set headers. A signature covers the URL without it.
fn move_to_query(request: &mut Request<Body>) -> Result<(), BoxError> {
    let Some(value) = request.headers_mut().remove(AUTHORIZATION) else { return Ok(()) };
    let mut path = request.uri().path_and_query().map_or("/", PathAndQuery::as_str).to_owned();
    target::append_pair(&mut path, PARAMETER, &Value::Owned(STANDARD.encode(value.as_bytes())));
    *request.uri_mut() = with_path(request.uri(), path)?;
    Ok(())
}

/// What the header would be for a GET of `path`; the request itself goes without.
fn keep_for_message(
    authenticator: &dyn Authenticate,
    request: &Request<Body>,
    route: Option<&Route>,
    path: &str,
) -> Result<(), BoxError> {
    let Some(place) = request.extensions().get::<Authorization>() else { return Ok(()) };
    // A base URL may have a path of its own.
    let declared = route.map_or("", Route::path_template);
    let base = request.uri().path().strip_suffix(declared).unwrap_or_default();
    let mut signed = Request::new(Body::empty());
    *signed.uri_mut() = with_path(request.uri(), [base, path].concat())?;
    authenticator.authenticate(&mut signed)?;
    if let Some(value) = signed.headers_mut().remove(AUTHORIZATION) {
        place.set(value);
    }
    Ok(())
}

fn with_path(uri: &Uri, path: String) -> Result<Uri, BoxError> {
    let mut parts = uri.clone().into_parts();
    parts.path_and_query = Some(PathAndQuery::from_maybe_shared(bytes::Bytes::from(path))?);
    Ok(Uri::from_parts(parts)?)
}
