use cc_client::http::{HeaderValue, Request, Response};
use cc_client::layer::HttpService;
use cc_client::{Body, BoxError};

/// Adds the key of a proxy of ours to each attempt.
pub async fn with_key(
    key: String,
    mut request: Request<Body>,
    next: HttpService,
) -> Result<Response<Body>, BoxError> {
    let mut key = HeaderValue::try_from(key)?;
    key.set_sensitive(true);
    request.headers_mut().insert("x-proxy-key", key);
    next.send(request).await
}
