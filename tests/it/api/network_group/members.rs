//! What is in a group.

use api_defs::v2::addon::{self, CreateAddon};
use api_defs::v4::network_group::{
    CreateNetworkGroupMember, NetworkGroupMemberKind, create_network_group_member,
    delete_network_group_member, get_network_group, get_network_group_member, list_network_group_members,
    list_network_group_peers,
};
use http::StatusCode;

use super::{GROUP, OFFICE, empty_group};
use crate::api::stage::{Called, Stage, for_each_owner};

pub(super) async fn all(called: &Called) {
    for_each_owner(called, join_and_leave).await;
}

#[tokio::test]
async fn members_join_and_leave_with_their_machines() {
    for_each_owner(&Called::default(), join_and_leave).await;
}

async fn join_and_leave(stage: &Stage) {
    let (owner, app) = (&stage.owner_id, stage.application("shop").await.id);
    let wanted = CreateAddon::new("cache", "redis-addon", "plan_redis-addon-s_mono", "par");
    let redis = stage.send(addon::create(&stage.owner, &wanted)).await.real_id.unwrap();
    empty_group(stage).await;
    assert_eq!(stage.send(list_network_group_members(owner, GROUP)).await, []);

    let add =
        |member: CreateNetworkGroupMember| stage.send(create_network_group_member(owner, GROUP, &member));
    add(CreateNetworkGroupMember::application(GROUP, &app).label("the shop")).await;
    add(CreateNetworkGroupMember::addon(GROUP, &redis)).await;
    add(CreateNetworkGroupMember::external(GROUP, OFFICE)).await;
    assert_eq!(stage.send(get_network_group_member(owner, GROUP, &app)).await, None);
    let again = CreateNetworkGroupMember::application(GROUP, &app);
    let error = stage.fail(create_network_group_member(owner, GROUP, &again)).await;
    assert_eq!((error.status(), error.code()), (Some(StatusCode::CONFLICT), Some("clever.core.conflict")));
    stage.platform.finish_network_groups();

    let members = stage.send(list_network_group_members(owner, GROUP)).await;
    let kinds: Vec<_> = members.iter().map(|one| (one.id.as_str(), one.kind.clone().unwrap())).collect();
    use NetworkGroupMemberKind::{Addon, Application, External};
    assert_eq!(kinds, [(app.as_str(), Application), (redis.as_str(), Addon), (OFFICE, External)]);
    assert_eq!(members[0].label.as_deref(), Some("the shop"));
    assert_eq!(members[1].domain_name, Some(format!("{redis}.m.{GROUP}.cc-ng.cloud")));
    for member in &members {
        assert_eq!(
            stage.send(get_network_group_member(owner, GROUP, &member.id)).await.as_ref(),
            Some(member)
        );
    }
    let peers = stage.send(list_network_group_peers(owner, GROUP)).await;
    let parents: Vec<_> = peers.iter().map(|peer| peer.parent_member.clone().unwrap()).collect();
    assert_eq!(parents, [members[0].id.clone(), members[1].id.clone()]);

    stage.send(delete_network_group_member(owner, GROUP, &redis)).await;
    assert_eq!(stage.send(list_network_group_members(owner, GROUP)).await, members);
    stage.platform.finish_network_groups();
    assert_eq!(stage.send(get_network_group_member(owner, GROUP, &redis)).await, None);
    assert_eq!(stage.send(list_network_group_peers(owner, GROUP)).await, peers[..1]);
    assert_eq!(stage.send(get_network_group(owner, GROUP)).await.unwrap().version, Some(3));

    let error = stage.fail(delete_network_group_member(owner, GROUP, &redis)).await;
    assert_eq!((error.is_not_found(), error.code()), (true, Some("clever.core.not-found")));
    let unknown = CreateNetworkGroupMember::addon(GROUP, "redis_none");
    assert!(stage.fail(create_network_group_member(owner, GROUP, &unknown)).await.is_not_found());
    // The public id of an add-on is not the one that is wanted.
    let public = CreateNetworkGroupMember::addon(GROUP, "addon_1");
    let error = stage.fail(create_network_group_member(owner, GROUP, &public)).await;
    assert_eq!(error.status(), Some(StatusCode::BAD_REQUEST));
    assert!(stage.fail(list_network_group_members(owner, "ng_none")).await.is_not_found());
}
