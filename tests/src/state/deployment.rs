//! Deployments and instances of an application.

use super::{Application, catalogue};
use serde_json::{Value, json};

/// `DeploymentStateV2`, as far as the double brings it about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DeploymentState {
    InProgress,
    Done,
    Cancelled,
}

/// One deployment.
#[derive(Debug)]
pub(crate) struct Deployment {
    /// The id in paths, `uuid` on the wire.
    pub(crate) id: String,
    /// Its number among the application's deployments, `id` on the wire.
    pub(crate) number: usize,
    pub(crate) date: u64,
    pub(crate) state: DeploymentState,
    /// `DEPLOY`, `UNDEPLOY`…
    pub(crate) action: &'static str,
    pub(crate) commit: String,
    /// The id and the name of who asked for it.
    pub(crate) author: (String, String),
}

impl Deployment {
    /// `DeploymentV2`.
    pub(crate) fn view(&self) -> Value {
        let state = match self.state {
            DeploymentState::InProgress => "WIP",
            DeploymentState::Done => "OK",
            DeploymentState::Cancelled => "CANCELLED",
        };
        let (author_id, author_name) = &self.author;
        json!({
            "uuid": self.id,
            "id": self.number,
            "date": self.date,
            "state": state,
            "action": self.action,
            "commit": self.commit,
            "cause": "Console",
            "instances": 1,
            "author": { "id": author_id, "name": author_name },
        })
    }
}

/// `InstanceStateV2`, as far as the double brings it about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum InstanceState {
    Deploying,
    Up,
    Deleted,
}

/// One virtual machine.
#[derive(Debug)]
pub(crate) struct Instance {
    pub(crate) id: String,
    pub(crate) state: InstanceState,
    pub(crate) deployment_id: String,
    pub(crate) deployment_number: usize,
    pub(crate) commit: String,
    pub(crate) created: u64,
    pub(crate) deleted: Option<u64>,
}

impl Instance {
    /// `InstanceV2`.
    pub(crate) fn view(&self, application: &Application) -> Value {
        let state = match self.state {
            InstanceState::Deploying => "DEPLOYING",
            InstanceState::Up => "UP",
            InstanceState::Deleted => "DELETED",
        };
        let flavor = catalogue::flavor(&application.min_flavor).unwrap_or_default();
        json!({
            "id": self.id,
            "appId": application.id,
            "ip": "192.0.2.10",
            "appPort": 8080,
            "state": state,
            "flavor": {
                "name": flavor["name"],
                "mem": flavor["mem"],
                "cpus": flavor["cpus"],
                "price": flavor["price"],
            },
            "commit": self.commit,
            "deployNumber": self.deployment_number,
            "deployId": self.deployment_id,
            "instanceNumber": 0,
            "displayName": "Ancient Otter",
            "creationDate": self.created,
        })
    }
}

impl Application {
    /// Starts a deployment of `commit`, with one instance. One that is in progress is cancelled.
    pub(crate) fn deploy(
        &mut self,
        id: String,
        instance_id: String,
        commit: String,
        author: (String, String),
        now: u64,
    ) {
        self.cancel_deployments(now);
        let number = self.deployments.len() + 1;
        self.instances.push(Instance {
            id: instance_id,
            state: InstanceState::Deploying,
            deployment_id: id.clone(),
            deployment_number: number,
            commit: commit.clone(),
            created: now,
            deleted: None,
        });
        self.deployments.push(Deployment {
            id,
            number,
            date: now,
            state: DeploymentState::InProgress,
            action: "DEPLOY",
            commit: commit.clone(),
            author,
        });
        self.commit_id = Some(commit);
        self.state = if self.state == "SHOULD_BE_UP" { "SHOULD_BE_UP" } else { "WANTS_TO_BE_UP" };
    }

    /// Stops the application: an `UNDEPLOY` that is done at once.
    pub(crate) fn undeploy(&mut self, id: String, author: (String, String), now: u64) {
        self.cancel_deployments(now);
        self.delete_instances(now, |_| true);
        self.deployments.push(Deployment {
            id,
            number: self.deployments.len() + 1,
            date: now,
            state: DeploymentState::Done,
            action: "UNDEPLOY",
            commit: self.commit_id.clone().unwrap_or_default(),
            author,
        });
        self.state = "SHOULD_BE_DOWN";
    }

    /// Ends what is in progress well, and the instances of what went before.
    pub(crate) fn finish_deployments(&mut self, now: u64) {
        let in_progress = self.deployments.iter_mut().filter(|one| one.state == DeploymentState::InProgress);
        let Some(deployment) = in_progress.last() else { return };
        deployment.state = DeploymentState::Done;
        let id = deployment.id.clone();
        self.delete_instances(now, |instance| instance.deployment_id != id);
        for instance in &mut self.instances {
            if instance.deployment_id == id {
                instance.state = InstanceState::Up;
            }
        }
        self.state = "SHOULD_BE_UP";
    }

    /// Cancels a deployment; false if it is not in progress.
    pub(crate) fn cancel_deployment(&mut self, id: &str, now: u64) -> bool {
        let found =
            self.deployments.iter_mut().find(|one| one.id == id && one.state == DeploymentState::InProgress);
        let Some(deployment) = found else { return false };
        deployment.state = DeploymentState::Cancelled;
        self.delete_instances(now, |instance| instance.deployment_id == id);
        if self.state == "WANTS_TO_BE_UP" {
            self.state = "SHOULD_BE_DOWN";
        }
        true
    }

    fn cancel_deployments(&mut self, now: u64) {
        let in_progress = self.deployments.iter().filter(|one| one.state == DeploymentState::InProgress);
        let in_progress: Vec<String> = in_progress.map(|one| one.id.clone()).collect();
        for id in in_progress {
            self.cancel_deployment(&id, now);
        }
    }

    fn delete_instances(&mut self, now: u64, which: impl Fn(&Instance) -> bool) {
        for instance in &mut self.instances {
            if which(instance) {
                instance.state = InstanceState::Deleted;
                instance.deleted.get_or_insert(now);
            }
        }
    }
}
