//! `LogDrainRecipient`: a flat object whose fields depend on its type.

use crate::{body::Fields, errors::Failure};
use serde_json::{Value, json};

/// What may be said of a type, beside its URL. Types that only the command line knows may say nothing else.
const OPTIONAL: &[(&str, &[&str])] = &[
    ("RAW_HTTP", &["username", "password"]),
    ("SYSLOG_TCP", &["rfc5424StructuredDataParameters"]),
    ("SYSLOG_UDP", &["rfc5424StructuredDataParameters"]),
    ("DATADOG", &[]),
    ("ELASTICSEARCH", &["username", "password", "index"]),
    ("NEWRELIC", &["apiKey"]),
    ("BETTERSTACK", &[]),
    ("OVH_TCP", &[]),
];

/// The field `recipient`. What is not given is left out.
pub(super) fn read(fields: &Fields) -> Result<Value, Failure> {
    let given = fields.object("recipient")?;
    let given = given.ok_or_else(|| Failure::bad_field("recipient", "nothing", "must be given"))?;
    let kind = given.required_text("type")?;
    let known = OPTIONAL.iter().find(|(known, _)| *known == kind);
    let (_, optional) = known.ok_or_else(|| Failure::bad_field("type", &kind, "is not a known value"))?;
    let mut recipient = json!({ "type": kind, "url": given.required_text("url")? });
    if kind == "NEWRELIC" {
        given.required_text("apiKey")?;
    }
    for field in *optional {
        if let Some(text) = given.text(field)? {
            recipient[*field] = text.into();
        }
    }
    Ok(recipient)
}
