//! Network groups, one part of them a file. Each scenario is played for each kind of owner.

mod groups;
mod members;
mod peers;

use api_defs::v4::network_group::{CreateNetworkGroup, create_network_group};

use super::stage::{Called, Stage};

pub(super) async fn all(called: &Called) {
    groups::all(called).await;
    members::all(called).await;
    peers::all(called).await;
}

const GROUP: &str = "ng_7f2b3c6a-4c0e-4a31-9d55-0d4f3c1b2a90";

/// What stands for machines from outside the platform.
const OFFICE: &str = "external_0b0e5b9c-62a4-4f0a-8d50-9a2c3f6d7e81";

/// A group of the owner that is there, with nobody in it.
async fn empty_group(stage: &Stage) {
    let wanted = CreateNetworkGroup::new(&stage.owner_id, GROUP).label("backend");
    stage.send(create_network_group(&stage.owner_id, &wanted)).await;
    stage.platform.finish_network_groups();
}
