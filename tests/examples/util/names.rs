//! Dates, the order of names, and addresses.

use api_defs::jiff::Timestamp;
use api_defs::util::authorized_url::authorized_url;
use api_defs::util::collation::compare;
use api_defs::util::micros;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::Function;

pub(crate) const FUNCTIONS: &[Function] = &[
    Function {
        name: "microsToIso",
        form: "(micros) -> text",
        run: |arguments| match micros::to_iso(arguments.get(0)?) {
            Ok(iso) => Ok(iso.into()),
            Err(error) => Err(error.to_string()),
        },
    },
    Function {
        name: "isoToMicros",
        form: "(text) -> number; now, without an argument",
        run: |arguments| match arguments.get::<Option<String>>(0)? {
            Some(iso) => micros::from_iso(&iso).map(Value::from).map_err(|error| error.to_string()),
            None => Ok(micros::now().into()),
        },
    },
    Function {
        name: "normalizeDate",
        form: "(number, text or null) -> text, or null",
        run: |arguments| {
            let Date(date) = arguments.get(0)?;
            Ok(date.map_or(Value::Null, |date| format!("{date:.3}").into()))
        },
    },
    Function {
        name: "compareNames",
        form: "(a, b) -> -1, 0 or 1",
        run: |arguments| {
            let (a, b): (String, String) = (arguments.get(0)?, arguments.get(1)?);
            Ok((compare(&a, &b) as i8).into())
        },
    },
    Function {
        name: "sortNames",
        form: "([name]) -> the same, sorted",
        run: |arguments| {
            let mut names: Vec<String> = arguments.get(0)?;
            names.sort_by(|a, b| compare(a, b));
            Ok(json!(names))
        },
    },
    Function {
        name: "getUrl",
        form: "(baseUrl, path, authorization) -> text",
        run: |arguments| {
            let (base_url, path): (String, String) = (arguments.get(0)?, arguments.get(1)?);
            let authorization: Option<String> = arguments.get(2)?;
            Ok(authorized_url(&base_url, &path, authorization.as_deref()).expose().into())
        },
    },
];

#[derive(Deserialize)]
struct Date(#[serde(deserialize_with = "api_defs::date::optional")] Option<Timestamp>);
