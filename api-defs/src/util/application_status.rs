//! How an application is, in one word: what the platform wants of it, what its last deployment
//! came to, and what runs, in one.

use std::fmt;

use crate::v2::application::{
    Application, ApplicationState, Deployment, DeploymentState, Instance, InstanceState,
};

/// How an application is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ApplicationStatus {
    /// It was stopped.
    Stopped,
    /// It is being started.
    Starting,
    /// It should have been started, which failed.
    StartFailed,
    /// It is being deployed anew, and does not run meanwhile.
    RestartingWithDowntime,
    /// It is being deployed anew, and runs meanwhile.
    Restarting,
    /// It should have been deployed anew, which failed; it runs as before.
    RestartFailed,
    /// It runs.
    Running,
    /// None of these, or not known.
    Unknown,
}

impl ApplicationStatus {
    /// The name that the platform's JavaScript client has for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Stopped => "stopped",
            Self::Starting => "starting",
            Self::StartFailed => "start-failed",
            Self::RestartingWithDowntime => "restarting-with-downtime",
            Self::Restarting => "restarting",
            Self::RestartFailed => "restart-failed",
            Self::Running => "running",
            Self::Unknown => "unknown",
        }
    }

    /// The status of an application by its deployments, newest first as
    /// [`get_all_deployments`](crate::v2::application::get_all_deployments) gives them, and its
    /// instances. Where one of the lists is not at hand, an empty one does.
    pub fn of(application: &Application, deployments: &[Deployment], instances: &[Instance]) -> Self {
        Self::new(
            application.state.as_ref(),
            application.homogeneous.unwrap_or_default(),
            deployments.first().and_then(|deployment| deployment.state.as_ref()),
            instances.iter().any(|instance| instance.state == Some(InstanceState::Up)),
        )
    }

    /// The status by what it depends on: what the application is meant to be, whether old and new
    /// instances never run together (`homogeneous`), the state of the last deployment, and whether
    /// some instance is [up](InstanceState::Up).
    pub fn new(
        state: Option<&ApplicationState>,
        is_homogeneous: bool,
        last_deployment: Option<&DeploymentState>,
        is_some_up: bool,
    ) -> Self {
        use DeploymentState::{Failed, WorkInProgress};
        match (state, last_deployment) {
            (Some(ApplicationState::ShouldBeDown), _) => Self::Stopped,
            (Some(ApplicationState::WantsToBeUp), Some(WorkInProgress)) => Self::Starting,
            (Some(ApplicationState::WantsToBeUp), Some(Failed)) => Self::StartFailed,
            (Some(ApplicationState::ShouldBeUp), Some(WorkInProgress)) if is_homogeneous => {
                Self::RestartingWithDowntime
            }
            (Some(ApplicationState::ShouldBeUp), last) if is_some_up => match last {
                Some(WorkInProgress) => Self::Restarting,
                Some(Failed) => Self::RestartFailed,
                _ => Self::Running,
            },
            _ => Self::Unknown,
        }
    }
}

impl fmt::Display for ApplicationStatus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use serde_json::{Value, json};

    use super::*;

    fn status(application: Value, deployments: Value, instances: Value) -> &'static str {
        let mut application = application;
        application["id"] = json!("app_1");
        application["name"] = json!("shop");
        let application: Application = serde_json::from_value(application).unwrap();
        let deployments: Vec<Deployment> = serde_json::from_value(deployments).unwrap();
        let instances: Vec<Instance> = serde_json::from_value(instances).unwrap();
        ApplicationStatus::of(&application, &deployments, &instances).as_str()
    }

    #[test]
    fn the_status_follows_from_state_deployment_and_instances() {
        for (state, homogeneous, last, is_some_up, expected) in [
            ("SHOULD_BE_DOWN", false, None, false, "stopped"),
            ("SHOULD_BE_DOWN", true, Some("WIP"), true, "stopped"),
            ("WANTS_TO_BE_UP", false, Some("WIP"), false, "starting"),
            ("WANTS_TO_BE_UP", false, Some("FAIL"), true, "start-failed"),
            ("WANTS_TO_BE_UP", false, Some("OK"), true, "unknown"),
            ("WANTS_TO_BE_UP", false, None, false, "unknown"),
            ("SHOULD_BE_UP", true, Some("WIP"), false, "restarting-with-downtime"),
            ("SHOULD_BE_UP", true, Some("WIP"), true, "restarting-with-downtime"),
            ("SHOULD_BE_UP", false, Some("WIP"), true, "restarting"),
            ("SHOULD_BE_UP", false, Some("WIP"), false, "unknown"),
            ("SHOULD_BE_UP", true, Some("FAIL"), true, "restart-failed"),
            ("SHOULD_BE_UP", false, Some("FAIL"), false, "unknown"),
            ("SHOULD_BE_UP", false, Some("OK"), true, "running"),
            ("SHOULD_BE_UP", false, Some("CANCELLED"), true, "running"),
            ("SHOULD_BE_UP", true, Some("BRAND_NEW"), true, "running"),
            ("SHOULD_BE_UP", false, None, true, "running"),
            ("SHOULD_BE_UP", false, Some("OK"), false, "unknown"),
            ("MODERATED", false, Some("OK"), true, "unknown"),
            ("BRAND_NEW", false, Some("WIP"), true, "unknown"),
        ] {
            let found = ApplicationStatus::new(
                Some(&ApplicationState::from(state)),
                homogeneous,
                last.map(DeploymentState::from).as_ref(),
                is_some_up,
            );
            assert_eq!(found.to_string(), expected, "{state} {homogeneous} {last:?} {is_some_up}");
        }
        assert_eq!(ApplicationStatus::new(None, true, None, true), ApplicationStatus::Unknown);
    }

    #[test]
    fn only_the_newest_deployment_and_instances_that_are_up_count() {
        let up = json!({ "state": "SHOULD_BE_UP" });
        let ok = json!([{ "uuid": "d_2", "state": "OK" }, { "uuid": "d_1", "state": "WIP" }]);
        let instances = json!([{ "id": "i_1", "state": "DEPLOYING" }, { "id": "i_2", "state": "UP" }]);
        assert_eq!(status(up.clone(), ok.clone(), instances.clone()), "running");
        assert_eq!(status(up.clone(), ok, json!([{ "id": "i_1", "state": "READY" }])), "unknown");
        assert_eq!(status(up, json!([]), instances.clone()), "running");
        let homogeneous = json!({ "state": "SHOULD_BE_UP", "homogeneous": true });
        let wip = json!([{ "uuid": "d_1", "state": "WIP" }]);
        assert_eq!(status(homogeneous, wip, json!([])), "restarting-with-downtime");
        assert_eq!(status(json!({}), json!([]), instances), "unknown");
    }
}
