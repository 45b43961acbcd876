//! Functions.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::date;
use crate::ids::{FunctionId, OwnerId};
use crate::lenient;
use crate::list::null_as_default;
use crate::v2::application::EnvVars;

/// A function.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Function {
    /// The id, `function_…`.
    pub id: FunctionId,
    /// Who owns it.
    pub owner_id: Option<OwnerId>,
    /// The name for people.
    pub name: Option<String>,
    /// A sentence on it.
    pub description: Option<String>,
    /// A label that its owner gives it.
    pub tag: Option<String>,
    /// Its environment variables.
    #[serde(default, deserialize_with = "null_as_default")]
    pub environment: EnvVars,
    /// How many instances run at most.
    #[serde(default, deserialize_with = "lenient::number")]
    pub max_instances: Option<u32>,
    /// How much memory an instance has at most. The unit is not documented; the platform's command
    /// line writes bytes.
    #[serde(default, deserialize_with = "lenient::number")]
    pub max_memory: Option<u64>,
    /// When it was created.
    #[serde(default, deserialize_with = "date::optional")]
    pub created_at: Option<Timestamp>,
    /// When it was last changed.
    #[serde(default, deserialize_with = "date::optional")]
    pub updated_at: Option<Timestamp>,
}

/// All settings of a [`Function`], for [`create`](super::create) and [`update`](super::update).
///
/// ```
/// use api_defs::v2::application::EnvVars;
/// use api_defs::v4::function::FunctionSettings;
///
/// let settings = FunctionSettings::new(1, 64 * 1024 * 1024)
///     .name("thumbnails")
///     .environment(EnvVars::from_iter([("QUALITY", "80")]));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FunctionSettings {
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    tag: Option<String>,
    environment: EnvVars,
    max_instances: u32,
    max_memory: u64,
}

impl FunctionSettings {
    /// A function that runs on at most so many instances, each with at most so much memory, and
    /// has no environment variables.
    ///
    /// The unit of memory is not documented; the platform's command line writes bytes.
    pub fn new(max_instances: u32, max_memory: u64) -> Self {
        Self {
            name: None,
            description: None,
            tag: None,
            environment: EnvVars::new(),
            max_instances,
            max_memory,
        }
    }

    /// The name for people.
    #[must_use]
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// A sentence on it.
    #[must_use]
    pub fn description(mut self, description: impl Into<String>) -> Self {
        self.description = Some(description.into());
        self
    }

    /// A label that its owner gives it.
    #[must_use]
    pub fn tag(mut self, tag: impl Into<String>) -> Self {
        self.tag = Some(tag.into());
        self
    }

    /// The environment variables, all of them.
    #[must_use]
    pub fn environment(mut self, environment: EnvVars) -> Self {
        self.environment = environment;
        self
    }
}
