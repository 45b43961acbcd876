//! Deployments of functions.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::date;
use crate::ids::{FunctionDeploymentId, FunctionId};
use crate::open_enum::open_enum;
use crate::secret::Secret;

/// A deployment of a function: one WebAssembly module.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Deployment {
    /// The id, `deployment_…`.
    pub id: FunctionDeploymentId,
    /// The function.
    pub function_id: Option<FunctionId>,
    /// The name for people.
    pub name: Option<String>,
    /// A sentence on it.
    pub description: Option<String>,
    /// A label that its owner gives it.
    pub tag: Option<String>,
    /// What its module was built from.
    pub platform: Option<Platform>,
    /// How far it is.
    pub status: Option<DeploymentStatus>,
    /// Why it failed, if it did.
    pub error_reason: Option<String>,
    /// Where it can be called, presumably once it is ready.
    pub url: Option<String>,
    /// Where its module is to be uploaded to, with a `PUT` of the type `application/wasm` and
    /// without credentials: the URL has its own.
    ///
    /// Only [`create_deployment`](super::create_deployment) is known to give it.
    pub upload_url: Option<Secret>,
    /// When it was created.
    #[serde(default, deserialize_with = "date::optional")]
    pub created_at: Option<Timestamp>,
    /// When it was last changed.
    #[serde(default, deserialize_with = "date::optional")]
    pub updated_at: Option<Timestamp>,
}

/// A deployment to be prepared by [`create_deployment`](super::create_deployment).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CreateDeployment {
    platform: Platform,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    tag: Option<String>,
}

impl CreateDeployment {
    /// A deployment of a module that was built from this.
    pub fn new(platform: impl Into<Platform>) -> Self {
        Self { platform: platform.into(), name: None, description: None, tag: None }
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
}

/// What [`update_deployment`](super::update_deployment) is to change.
///
/// Whether what no setter names stays as it is, is not documented.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct UpdateDeployment {
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    tag: Option<String>,
}

impl UpdateDeployment {
    /// No changes.
    pub fn new() -> Self {
        Self::default()
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
}

open_enum! {
    /// What the module of a [`Deployment`] was built from.
    Platform {
        /// Rust.
        Rust = "RUST",
        /// AssemblyScript.
        AssemblyScript = "ASSEMBLY_SCRIPT",
        /// Go, by TinyGo.
        TinyGo = "TINY_GO",
        /// JavaScript.
        JavaScript = "JAVA_SCRIPT",
    }
}

open_enum! {
    /// How far a [`Deployment`] is.
    DeploymentStatus {
        /// Its module is not there yet.
        WaitingForUpload = "WAITING_FOR_UPLOAD",
        /// Its module is being packed up.
        Packaging = "PACKAGING",
        /// It is being brought to the machines.
        Deploying = "DEPLOYING",
        /// It can be called.
        Ready = "READY",
        /// It failed, see [`Deployment::error_reason`].
        Error = "ERROR",
    }
}
