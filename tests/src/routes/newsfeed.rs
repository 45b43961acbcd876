//! The blogs as feeds: RSS without a post, as the platform's form is not documented.

use crate::{errors::Failure, reply::Reply, router::Route};
use bytes::Bytes;
use http::{HeaderValue, Method, StatusCode};

pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::new(Method::GET, "/v2/newsfeeds/blog", |_| feed("Blog")),
        Route::new(Method::GET, "/v2/newsfeeds/engineering", |_| feed("Engineering")),
    ]
}

fn feed(title: &str) -> Result<Reply, Failure> {
    let feed = format!("<rss version=\"2.0\"><channel><title>{title}</title></channel></rss>\n");
    let content_type = HeaderValue::from_static("application/rss+xml;charset=utf-8");
    Ok(Reply::with_body(StatusCode::OK, content_type, Bytes::from(feed)))
}
