//! A prepared request as JSON, and the answer to a sent one as text.

use std::collections::BTreeMap;

use cc_client::route::{AnswerKind, BodyKind};
use cc_client::{Bytes, Call, Client, Error, Route, Text};
use serde::Serialize;
use serde_json::Value;

/// What `--dry-run` and `--batch` print.
#[derive(Serialize)]
pub(crate) struct Prepared {
    route: String,
    method: String,
    path: String,
    query: Vec<(String, String)>,
    headers: BTreeMap<String, String>,
    body_kind: &'static str,
}

impl Prepared {
    pub(crate) fn of(route: &Route, call: Call<Value>) -> Result<Self, Error> {
        let (path, query) = (call.path().to_owned(), call.query_pairs());
        let request = call.try_into_request()?;
        let headers = request.headers().iter().filter(|(_, value)| !value.is_sensitive());
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        Ok(Self {
            route: route.name(),
            method: request.method().to_string(),
            path,
            query,
            headers: headers.map(|(name, value)| (name.to_string(), text(value.as_bytes()))).collect(),
            body_kind: match route.body() {
                BodyKind::Json => "json",
                BodyKind::Form => "form",
                BodyKind::Text => "text",
                BodyKind::Bytes => "bytes",
                _ => "none",
            },
        })
    }
}

/// Sends a call and gives its answer as text: JSON indented, bytes as their number.
pub(crate) async fn send(client: &Client, call: Call<Value>) -> Result<String, Error> {
    let kind = call.route().map(Route::answer);
    Ok(match kind {
        Some(AnswerKind::Empty) => {
            call.answering::<()>().send(client).await?;
            "done".to_owned()
        }
        Some(AnswerKind::Text | AnswerKind::Form) => call.answering::<Text>().send(client).await?.0,
        Some(AnswerKind::Bytes) => format!("{} bytes", call.answering::<Bytes>().send(client).await?.len()),
        _ => format!("{:#}", call.send(client).await?),
    })
}
