use cc_client::http::{Request, Response};
use cc_client::layer::HttpService;
use cc_client::{Body, BoxError, Route};

/// Writes one line for each call: its endpoint, without ids, and how it ended.
pub async fn log(
    write: fn(String),
    request: Request<Body>,
    next: HttpService,
) -> Result<Response<Body>, BoxError> {
    let endpoint = Route::of(&request).map_or("undeclared".to_owned(), Route::to_string);
    let answer = next.send(request).await;
    match &answer {
        Ok(answer) => write(format!("{endpoint}: {}", answer.status())),
        Err(error) => write(format!("{endpoint}: {error}")),
    }
    answer
}
