//! Instances as the orchestration shows them.

use cc_client::page::Dated;
use jiff::Timestamp;
use serde::Deserialize;

use crate::date;
use crate::ids::{ApplicationId, DeploymentId, FlavorName, InstanceId, OwnerId};
use crate::lenient;
use crate::v2::application::InstanceState;

/// An instance: a machine that runs, or ran, an application.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Instance {
    /// The id, for [`get_instance`](super::get_instance).
    pub id: InstanceId,
    /// Who owns the application.
    pub owner_id: Option<OwnerId>,
    /// The application.
    pub application_id: Option<ApplicationId>,
    /// The deployment that started it.
    pub deployment_id: Option<DeploymentId>,
    /// A name for people.
    pub name: Option<String>,
    /// Its size.
    pub flavor: Option<FlavorName>,
    /// Its place among the instances of the deployment; negative for one that builds, presumably.
    pub index: Option<i64>,
    /// How far it is.
    pub state: Option<InstanceState>,
    /// The physical machine that it is on. The form of this id is not documented.
    pub hypervisor_id: Option<String>,
    /// When it was started.
    #[serde(default, deserialize_with = "date::optional")]
    pub creation_date: Option<Timestamp>,
    /// When it was deleted; none while it is there.
    #[serde(default, deserialize_with = "date::optional")]
    pub deletion_date: Option<Timestamp>,
    /// Where it is reached.
    pub network: Option<InstanceNetwork>,
    /// Whether it builds the application and does not run it.
    pub is_build_vm: Option<bool>,
}

impl Dated for Instance {
    fn date(&self) -> Option<String> {
        self.creation_date.and_then(date::just_after)
    }

    fn key(&self) -> String {
        self.id.to_string()
    }
}

/// Where an [`Instance`] is reached inside the platform.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct InstanceNetwork {
    /// The IP address.
    pub ip: Option<String>,
    /// The port that the application listens on.
    #[serde(default, deserialize_with = "lenient::number")]
    pub port: Option<u16>,
}
