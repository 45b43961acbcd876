//! Counts of HTTP statuses.

use std::collections::BTreeMap;

use serde::de::Error;
use serde::{Deserialize, Deserializer};

/// How often each HTTP status was answered.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct StatusCodes {
    /// The count of each status. What got no status is left out, as it is no answer.
    pub counts: BTreeMap<u16, u64>,
}

/// From a stack, of which the first element is the object of counts.
impl<'de> Deserialize<'de> for StatusCodes {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let stack: Vec<Option<BTreeMap<String, u64>>> = Vec::deserialize(deserializer)?;
        let first = stack.into_iter().next().ok_or_else(|| D::Error::custom("the stack is empty"))?;
        // The server counts what got no status under -1.
        let status = |(status, count): (String, u64)| Some((status.parse().ok()?, count));
        Ok(Self { counts: first.unwrap_or_default().into_iter().filter_map(status).collect() })
    }
}
