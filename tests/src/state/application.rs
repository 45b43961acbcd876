//! Applications.

use super::{
    catalogue::{self, Runtime},
    deployment::{Deployment, Instance},
};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// An application and everything that belongs to it alone.
#[derive(Debug)]
pub(crate) struct Application {
    pub(crate) id: String,
    pub(crate) owner_id: String,
    pub(crate) name: String,
    pub(crate) description: String,
    pub(crate) zone: String,
    pub(crate) runtime: &'static Runtime,
    pub(crate) lifetime: String,
    pub(crate) min_instances: u32,
    pub(crate) max_instances: u32,
    pub(crate) min_flavor: String,
    pub(crate) max_flavor: String,
    pub(crate) build_flavor: String,
    /// `GIT`, `SFTP` or `FTP`.
    pub(crate) deploy: String,
    pub(crate) github: Option<GithubSource>,
    pub(crate) shutdownable: bool,
    pub(crate) archived: bool,
    pub(crate) sticky_sessions: bool,
    pub(crate) homogeneous: bool,
    pub(crate) favourite: bool,
    pub(crate) cancel_on_push: bool,
    pub(crate) separate_build: bool,
    pub(crate) force_https: bool,
    /// `SHOULD_BE_UP`, `SHOULD_BE_DOWN` or `WANTS_TO_BE_UP`.
    pub(crate) state: &'static str,
    pub(crate) commit_id: Option<String>,
    pub(crate) appliance_id: Option<String>,
    pub(crate) branch: String,
    pub(crate) branches: Vec<String>,
    pub(crate) created: u64,
    pub(crate) env: BTreeMap<String, String>,
    pub(crate) exposed_env: BTreeMap<String, String>,
    pub(crate) domains: Vec<String>,
    pub(crate) favourite_domain: Option<String>,
    pub(crate) tags: Vec<String>,
    /// Ids of applications.
    pub(crate) dependencies: Vec<String>,
    /// Public ids of add-ons.
    pub(crate) addons: Vec<String>,
    /// The oldest first.
    pub(crate) deployments: Vec<Deployment>,
    /// Deleted ones included.
    pub(crate) instances: Vec<Instance>,
    pub(crate) tcp_redirections: Vec<Redirection>,
    pub(crate) udp_redirections: Vec<Redirection>,
}

/// The GitHub repository that an application is deployed from.
#[derive(Debug, Clone)]
pub(crate) struct GithubSource {
    pub(crate) owner: String,
    pub(crate) name: String,
}

/// A port of the platform that leads to an application.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Redirection {
    pub(crate) namespace: String,
    pub(crate) port: u32,
}

impl Redirection {
    /// `TcpRedirection`.
    pub(crate) fn view(&self) -> Value {
        json!({ "namespace": self.namespace, "port": self.port })
    }
}

impl Application {
    /// A Node.js application of size XS that was never deployed.
    pub(crate) fn new(id: String, owner_id: String, name: String, now: u64) -> Self {
        let domain = format!("{}.cleverapps.io", id.replace('_', "-"));
        Self {
            id,
            owner_id,
            description: name.clone(),
            name,
            zone: catalogue::DEFAULT_ZONE.to_owned(),
            runtime: &catalogue::RUNTIMES[0],
            lifetime: "REGULAR".to_owned(),
            min_instances: 1,
            max_instances: 1,
            min_flavor: "XS".to_owned(),
            max_flavor: "XS".to_owned(),
            build_flavor: "M".to_owned(),
            deploy: "GIT".to_owned(),
            github: None,
            shutdownable: false,
            archived: false,
            sticky_sessions: false,
            homogeneous: false,
            favourite: false,
            cancel_on_push: false,
            separate_build: false,
            force_https: false,
            state: "SHOULD_BE_DOWN",
            commit_id: None,
            appliance_id: None,
            branch: "master".to_owned(),
            branches: vec!["master".to_owned()],
            created: now,
            env: BTreeMap::new(),
            exposed_env: BTreeMap::new(),
            domains: vec![domain],
            favourite_domain: None,
            tags: Vec::new(),
            dependencies: Vec::new(),
            addons: Vec::new(),
            deployments: Vec::new(),
            instances: Vec::new(),
            tcp_redirections: Vec::new(),
            udp_redirections: Vec::new(),
        }
    }

    /// `Application`.
    pub(crate) fn view(&self) -> Value {
        let domains: Vec<Value> = self.domains.iter().map(|domain| domain_view(domain)).collect();
        let git_host = "push-n2-par-clevercloud-customers.services.clever-cloud.com";
        let mut view = json!({
            "id": self.id,
            "ownerId": self.owner_id,
            "name": self.name,
            "description": self.description,
            "zone": self.zone,
            "zoneId": catalogue::zone(&self.zone).map(|zone| zone.id),
            "instance": self.instance_view(),
            "deployment": self.deployment_view(git_host),
            "vhosts": domains,
            "creationDate": self.created,
            "last_deploy": self.deployments.len(),
            "archived": self.archived,
            "stickySessions": self.sticky_sessions,
            "homogeneous": self.homogeneous,
            "favourite": self.favourite,
            "cancelOnPush": self.cancel_on_push,
            "separateBuild": self.separate_build,
            "buildFlavor": catalogue::flavor(&self.build_flavor),
            "state": self.state,
            "commitId": self.commit_id,
            "appliance": self.appliance_id,
            "branch": self.branch,
            "forceHttps": if self.force_https { "ENABLED" } else { "DISABLED" },
            "env": env_view(&self.env),
            "deployUrl": format!("git+ssh://git@{git_host}/{}.git", self.id),
        });
        if self.github.is_some() {
            view["webhookUrl"] = format!("https://api.example.com/v2/github/redeploy/{}", self.id).into();
            view["webhookSecret"] = "webhook-secret".into();
        }
        view
    }

    /// `ApplicationInstance`.
    fn instance_view(&self) -> Value {
        json!({
            "type": self.runtime.kind,
            "version": self.runtime.version,
            "variant": self.runtime.variant(),
            "minInstances": self.min_instances,
            "maxInstances": self.max_instances,
            "maxAllowedInstances": 40,
            "minFlavor": catalogue::flavor(&self.min_flavor),
            "maxFlavor": catalogue::flavor(&self.max_flavor),
            "flavors": catalogue::flavors(),
            "defaultEnv": { "CC_RUNTIME": self.runtime.kind },
            "lifetime": self.lifetime,
            "instanceAndVersion": format!("{}-{}", self.runtime.kind, self.runtime.version),
        })
    }

    /// `ApplicationDeployment`.
    fn deployment_view(&self, git_host: &str) -> Value {
        let http_url = match &self.github {
            Some(GithubSource { owner, name }) => format!("https://github.com/{owner}/{name}.git"),
            None => format!("https://{git_host}/{}.git", self.id),
        };
        json!({
            "shutdownable": self.shutdownable,
            "type": self.deploy,
            "repoState": "CREATED",
            "url": format!("git+ssh://git@{git_host}/{}.git", self.id),
            "httpUrl": http_url,
        })
    }

    /// `ApplicationSummary`.
    pub(crate) fn summary(&self) -> Value {
        json!({
            "id": self.id,
            "name": self.name,
            "instanceType": self.runtime.kind,
            "instanceVariant": self.runtime.name,
            "variantSlug": self.runtime.slug,
            "variantLogoUrl": self.runtime.logo(),
            "archived": self.archived,
            "homogeneous": self.homogeneous,
            "state": self.state,
            "commit": self.commit_id,
            "systemTags": [],
            "customerTags": self.tags,
        })
    }

    /// `LinkedApplicationEnvironment`: what the application exposes to those that depend on it.
    pub(crate) fn exposed_env_view(&self) -> Value {
        json!({ "app_id": self.id, "app_name": self.name, "env": env_view(&self.exposed_env) })
    }
}

/// `Vhost`.
pub(crate) fn domain_view(domain: &str) -> Value {
    json!({ "fqdn": domain })
}

/// A list of `EnvVar`, sorted by name.
pub(crate) fn env_view(env: &BTreeMap<String, String>) -> Value {
    env.iter().map(|(name, value)| json!({ "name": name, "value": value })).collect()
}
