//! How long Pulsar add-ons keep messages.

use serde::{Deserialize, Serialize};

use crate::lenient;

/// How long a Pulsar add-on keeps messages, and where.
///
/// ```
/// use api_defs::v4::pulsar::{StoragePolicies, StoragePolicy};
///
/// let policies = StoragePolicies::new().retention(StoragePolicy::new().duration_in_days(7));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct StoragePolicies {
    /// How long messages stay before they are moved to the storage for old ones.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub offload_policies: Option<StoragePolicy>,
    /// How long messages that were read are kept.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub retention_policies: Option<StoragePolicy>,
}

impl StoragePolicies {
    /// No policies: as a change, none.
    pub fn new() -> Self {
        Self::default()
    }

    /// How long messages stay before they are moved to the storage for old ones.
    #[must_use]
    pub fn offload(mut self, policy: StoragePolicy) -> Self {
        self.offload_policies = Some(policy);
        self
    }

    /// How long messages that were read are kept.
    #[must_use]
    pub fn retention(mut self, policy: StoragePolicy) -> Self {
        self.retention_policies = Some(policy);
        self
    }
}

/// The limits of a [policy](StoragePolicies). In answers, what is not a whole number is read as
/// absent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct StoragePolicy {
    /// How old a message may become, in days.
    #[serde(default, deserialize_with = "lenient::number", skip_serializing_if = "Option::is_none")]
    pub duration_in_days: Option<i64>,
    /// How much messages may take, in megabytes.
    #[serde(
        rename = "sizeInMB",
        default,
        deserialize_with = "lenient::number",
        skip_serializing_if = "Option::is_none"
    )]
    pub size_in_mb: Option<i64>,
}

impl StoragePolicy {
    /// No limits: as a change, none.
    pub fn new() -> Self {
        Self::default()
    }

    /// How old a message may become, in days.
    #[must_use]
    pub fn duration_in_days(mut self, days: i64) -> Self {
        self.duration_in_days = Some(days);
        self
    }

    /// How much messages may take, in megabytes.
    #[must_use]
    pub fn size_in_mb(mut self, megabytes: i64) -> Self {
        self.size_in_mb = Some(megabytes);
        self
    }
}
