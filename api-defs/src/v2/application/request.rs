//! What applications are created from and changed by.

use serde::Serialize;

use super::env::EnvVars;
use super::model::{ForceHttps, Lifetime};
use crate::ids::{FlavorName, GithubRepositoryId, VariantId, ZoneName};
use crate::v2::product::Runtime;

/// An application to be created by [`create`](super::create).
///
/// ```
/// use api_defs::v2::application::{CreateApplication, EnvVars, RuntimeChoice};
///
/// let runtime = RuntimeChoice::new("node", "20240101", "395103fb-d6e2-4fdd-93bc-bc99146f1ea2");
/// let request = CreateApplication::new("shop", runtime, "XS")
///     .zone("par")
///     .max_instances(3)
///     .env(EnvVars::from_iter([("PORT", "8080")]));
/// ```
///
/// Unless a setter says otherwise, it runs in the zone `par`, on exactly one instance, and its
/// code is pushed with git to the branch `master`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct CreateApplication(Settings);

impl CreateApplication {
    /// An application of this name, on this runtime, with instances of this size.
    pub fn new(
        name: impl Into<String>,
        runtime: impl Into<RuntimeChoice>,
        flavor: impl Into<FlavorName>,
    ) -> Self {
        let runtime = runtime.into();
        let flavor = flavor.into();
        Self(Settings {
            name: Some(name.into()),
            zone: Some(ZoneName::from("par")),
            deploy: Some("git".to_owned()),
            instance_type: Some(runtime.kind),
            instance_version: Some(runtime.version),
            instance_variant: Some(runtime.variant),
            min_instances: Some(1),
            max_instances: Some(1),
            min_flavor: Some(flavor.clone()),
            max_flavor: Some(flavor),
            branch: Some("master".to_owned()),
            env: Some(EnvVars::new()),
            ..Settings::default()
        })
    }

    /// Takes the code from a repository on GitHub, one of
    /// [`github::get_applications`](crate::v2::github::get_applications).
    #[must_use]
    pub fn github(mut self, repository: impl Into<GithubRepositoryId>) -> Self {
        self.0.oauth_service = Some("github");
        self.0.oauth_app_id = Some(repository.into());
        self
    }

    /// Makes it a part of an appliance.
    #[must_use]
    pub fn appliance(mut self, appliance: impl Into<String>) -> Self {
        self.0.appliance_id = Some(appliance.into());
        self
    }
}

/// Changes to an application, for [`update`](super::update). What no setter names stays as it is.
///
/// ```
/// use api_defs::v2::application::UpdateApplication;
///
/// let request = UpdateApplication::new().name("shop").max_flavor("M").force_https(true);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[serde(transparent)]
pub struct UpdateApplication(Settings);

impl UpdateApplication {
    /// No changes.
    pub fn new() -> Self {
        Self::default()
    }

    /// The name for people.
    #[must_use]
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.0.name = Some(name.into());
        self
    }

    /// Names the branch too, as [`update_with_branch`](super::update_with_branch) does.
    pub(super) fn with_branch(mut self, branch: &str) -> Self {
        self.0.branch = Some(branch.to_owned());
        self
    }

    /// The smallest size of an instance.
    #[must_use]
    pub fn min_flavor(mut self, flavor: impl Into<FlavorName>) -> Self {
        self.0.min_flavor = Some(flavor.into());
        self
    }
}

/// A runtime to create an application on: a type in one version and variant.
///
/// Every [`Runtime`] of
/// [`product::get_available_instances`](crate::v2::product::get_available_instances) is one.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct RuntimeChoice {
    /// The type, such as `node`.
    pub kind: String,
    /// The version of the type.
    pub version: String,
    /// The variant of the type.
    pub variant: VariantId,
}

impl RuntimeChoice {
    /// The runtime of this type, version and variant.
    pub fn new(kind: impl Into<String>, version: impl Into<String>, variant: impl Into<VariantId>) -> Self {
        Self { kind: kind.into(), version: version.into(), variant: variant.into() }
    }
}

impl From<&Runtime> for RuntimeChoice {
    fn from(runtime: &Runtime) -> Self {
        Self {
            kind: runtime.kind.clone(),
            version: runtime.version.clone(),
            variant: runtime.variant.id.clone(),
        }
    }
}

/// Both requests on the wire; what is `None` is not sent.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "camelCase")]
struct Settings {
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    zone: Option<ZoneName>,
    #[serde(skip_serializing_if = "Option::is_none")]
    deploy: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    shutdownable: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    instance_type: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    instance_version: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    instance_variant: Option<VariantId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    instance_lifetime: Option<Lifetime>,
    #[serde(skip_serializing_if = "Option::is_none")]
    min_instances: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    max_instances: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    min_flavor: Option<FlavorName>,
    #[serde(skip_serializing_if = "Option::is_none")]
    max_flavor: Option<FlavorName>,
    #[serde(skip_serializing_if = "Option::is_none")]
    tags: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    archived: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sticky_sessions: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    homogeneous: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    favourite: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cancel_on_push: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    separate_build: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    build_flavor: Option<FlavorName>,
    #[serde(skip_serializing_if = "Option::is_none")]
    oauth_service: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    oauth_app_id: Option<GithubRepositoryId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    appliance_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    branch: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    force_https: Option<ForceHttps>,
    #[serde(skip_serializing_if = "Option::is_none")]
    env: Option<EnvVars>,
}

/// The setters that both requests have.
macro_rules! common_setters {
    ($($request:ident)*) => {$(impl $request {
        /// A sentence on the application.
        #[must_use]
        pub fn description(mut self, description: impl Into<String>) -> Self {
            self.0.description = Some(description.into());
            self
        }

        /// Where it runs.
        #[must_use]
        pub fn zone(mut self, zone: impl Into<ZoneName>) -> Self {
            self.0.zone = Some(zone.into());
            self
        }

        /// How its code is brought: one of the runtime's
        /// [`deployments`](crate::v2::product::Runtime::deployments).
        #[must_use]
        pub fn deploy(mut self, deploy: impl Into<String>) -> Self {
            self.0.deploy = Some(deploy.into());
            self
        }

        /// Whether it can be stopped.
        #[must_use]
        pub fn shutdownable(mut self, shutdownable: bool) -> Self {
            self.0.shutdownable = Some(shutdownable);
            self
        }

        /// How long its instances are meant to run.
        #[must_use]
        pub fn lifetime(mut self, lifetime: impl Into<Lifetime>) -> Self {
            self.0.instance_lifetime = Some(lifetime.into());
            self
        }

        /// How many instances run at least.
        #[must_use]
        pub fn min_instances(mut self, instances: u32) -> Self {
            self.0.min_instances = Some(instances);
            self
        }

        /// How many instances run at most.
        #[must_use]
        pub fn max_instances(mut self, instances: u32) -> Self {
            self.0.max_instances = Some(instances);
            self
        }

        /// The greatest size of an instance.
        #[must_use]
        pub fn max_flavor(mut self, flavor: impl Into<FlavorName>) -> Self {
            self.0.max_flavor = Some(flavor.into());
            self
        }

        /// The tags, all of them.
        #[must_use]
        pub fn tags(mut self, tags: impl IntoIterator<Item = impl Into<String>>) -> Self {
            self.0.tags = Some(tags.into_iter().map(Into::into).collect());
            self
        }

        /// Whether it is archived.
        #[must_use]
        pub fn archived(mut self, archived: bool) -> Self {
            self.0.archived = Some(archived);
            self
        }

        /// Whether all requests of one visitor go to the same instance.
        #[must_use]
        pub fn sticky_sessions(mut self, sticky: bool) -> Self {
            self.0.sticky_sessions = Some(sticky);
            self
        }

        /// Whether deployments go without an overlap of old and new instances.
        #[must_use]
        pub fn homogeneous(mut self, homogeneous: bool) -> Self {
            self.0.homogeneous = Some(homogeneous);
            self
        }

        /// Whether it is one of the user's favourites.
        #[must_use]
        pub fn favourite(mut self, favourite: bool) -> Self {
            self.0.favourite = Some(favourite);
            self
        }

        /// Whether a push cancels the deployment that is under way.
        #[must_use]
        pub fn cancel_on_push(mut self, cancel: bool) -> Self {
            self.0.cancel_on_push = Some(cancel);
            self
        }

        /// Builds it on an instance of its own, of this size.
        #[must_use]
        pub fn separate_build(mut self, flavor: impl Into<FlavorName>) -> Self {
            self.0.separate_build = Some(true);
            self.0.build_flavor = Some(flavor.into());
            self
        }

        /// Builds it on the instance that is to run it.
        #[must_use]
        pub fn no_separate_build(mut self) -> Self {
            self.0.separate_build = Some(false);
            self.0.build_flavor = None;
            self
        }

        /// Whether requests in HTTP are sent on to HTTPS.
        #[must_use]
        pub fn force_https(mut self, force: bool) -> Self {
            self.0.force_https = Some(force.into());
            self
        }

        /// The environment variables, all of them.
        #[must_use]
        pub fn env(mut self, env: EnvVars) -> Self {
            self.0.env = Some(env);
            self
        }
    })*};
}

common_setters!(CreateApplication UpdateApplication);

impl CreateApplication {
    /// The branch that is deployed.
    #[must_use]
    pub fn branch(mut self, branch: impl Into<String>) -> Self {
        self.0.branch = Some(branch.into());
        self
    }
}
