//! Which events of a topic a client asks for.

use super::date;
use crate::{context::Context, errors::Failure};

/// The conditions of a query. What is not given selects everything.
#[derive(Debug, Clone, Default)]
pub(crate) struct Selection {
    /// Milliseconds since the epoch: the first one that is wanted.
    pub(crate) since: Option<u64>,
    /// Milliseconds since the epoch: the first one that is not wanted.
    pub(crate) until: Option<u64>,
    pub(crate) limit: Option<u64>,
    /// A part of the message.
    pub(crate) filter: Option<String>,
    pub(crate) deployment: Option<String>,
    pub(crate) instances: Vec<String>,
    /// The names of the fields that are wanted.
    pub(crate) fields: Vec<String>,
}

impl Selection {
    /// Reads the query of a v4 stream.
    pub(crate) fn v4(context: &Context<'_>) -> Result<Self, Failure> {
        let limit = context.query_number("limit")?;
        if limit == Some(0) {
            return Err(Failure::bad_field("limit", 0, "must be at least 1"));
        }
        Ok(Self {
            since: date(context, "since")?,
            until: date(context, "until")?,
            limit: limit.map(|limit| limit as u64),
            filter: context.query("filter"),
            deployment: context.query("deploymentId"),
            instances: context.query_all("instanceId"),
            fields: context.query_all("field"),
        })
    }

    /// Reads the query of the v2 stream of logs.
    pub(crate) fn v2(context: &Context<'_>) -> Self {
        Self {
            filter: context.query("filter"),
            deployment: context.query("deployment_id"),
            ..Self::default()
        }
    }
}

fn date(context: &Context<'_>, name: &'static str) -> Result<Option<u64>, Failure> {
    let Some(text) = context.query(name) else { return Ok(None) };
    let parsed = date::parse(&text);
    parsed.map(Some).ok_or_else(|| Failure::bad_field(name, text, "must be an ISO 8601 date in UTC"))
}
