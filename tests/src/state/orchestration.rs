//! Deployments and instances in the form of the v4 API.

use super::{Application, Deployment, Instance, InstanceState, catalogue, deployment::DeploymentState};
use crate::streams::date;
use serde_json::{Value, json};

impl Deployment {
    /// `DeploymentState`, of the v4 API.
    fn v4_state(&self) -> &'static str {
        match self.state {
            DeploymentState::InProgress => "WORK_IN_PROGRESS",
            DeploymentState::Done => "SUCCEEDED",
            DeploymentState::Cancelled => "CANCELLED",
        }
    }

    /// `DeploymentV4`. Its steps all have the date at which it began.
    pub(crate) fn v4_view(&self, application: &Application) -> Value {
        let start = date::format(self.date);
        let mut steps = vec!["QUEUED", "WORK_IN_PROGRESS"];
        if self.state != DeploymentState::InProgress {
            steps.push(self.v4_state());
        }
        let steps: Vec<Value> =
            steps.into_iter().map(|state| json!({ "state": state, "date": start })).collect();
        json!({
            "id": self.id,
            "ownerId": application.owner_id,
            "applicationId": application.id,
            "startDate": start,
            "state": self.v4_state(),
            "steps": steps,
            "version": { "commitId": self.commit },
            "origin": {
                "action": self.action,
                "cause": "Console",
                "source": "API",
                "authorId": self.author.0,
                "constraints": [],
                "priority": "DEFAULT",
            },
            "hasDedicatedBuild": application.separate_build,
        })
    }
}

impl Instance {
    /// `InstanceState`, of the v4 API.
    pub(crate) fn v4_state(&self) -> &'static str {
        match self.state {
            InstanceState::Deploying => "DEPLOYING",
            InstanceState::Up => "UP",
            InstanceState::Deleted => "DELETED",
        }
    }

    /// `InstanceV4`.
    pub(crate) fn v4_view(&self, application: &Application) -> Value {
        json!({
            "id": self.id,
            "ownerId": application.owner_id,
            "applicationId": application.id,
            "deploymentId": self.deployment_id,
            "name": "Ancient Otter",
            "flavor": application.min_flavor,
            "index": 0,
            "state": self.v4_state(),
            "hypervisorId": "hv-par0-001",
            "creationDate": date::format(self.created),
            "deletionDate": self.deleted.map(date::format),
            "network": { "ip": "192.0.2.10", "port": 8080 },
            "isBuildVm": false,
        })
    }
}

/// `LoadBalancer`, of a zone.
pub(crate) fn load_balancer(zone: &str) -> Value {
    json!({
        "id": format!("lb-{zone}"),
        "name": zone,
        "zoneId": catalogue::zone(zone).map(|zone| zone.id),
        "dns": { "cname": format!("domain.{zone}.clever-cloud.com."), "a": ["192.0.2.40", "192.0.2.41"] },
    })
}
