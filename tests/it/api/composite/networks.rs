//! Network groups that come and go while they are waited for.

use std::time::Duration;

use api_defs::NetworkGroupMemberId;
use api_defs::v4::network_group::{
    CreateNetworkGroup, CreateNetworkGroupExternalPeer, CreateNetworkGroupMember, NetworkGroupMemberKind,
    create_network_group_and_wait, create_network_group_external_peer_and_wait,
    create_network_group_member_and_wait, delete_network_group_and_wait,
    delete_network_group_external_peer_and_wait, delete_network_group_member_and_wait, get_network_group,
    wait_for_network_group, wait_until_network_group_is_gone,
};

use super::{meanwhile, wait};
use crate::api::stage::{Called, for_each_owner};

const KEY: &str = "Z5SECcCueLAf0+LwBfxxK81mkz2mskqdZ/GVsk/uFgs=";

#[tokio::test]
async fn groups_members_and_peers_are_waited_for() {
    for_each_owner(&Called::default(), async |stage| {
        let (client, owner, app) = (&stage.client, &stage.owner_id, stage.application("shop").await.id);
        let finish = || stage.platform.finish_network_groups();

        let wanted = CreateNetworkGroup::under_new_id(owner).label("backend").tags(["a"]);
        let wanted = wanted.member_by_id(app.as_str()).unwrap();
        let group = create_network_group_and_wait(client, &wanted, wait());
        let group = meanwhile(stage, 3, finish, group).await.unwrap();
        assert_eq!((&group.id, group.label.as_deref()), (wanted.id(), Some("backend")));
        assert_eq!(group.members[0].kind, Some(NetworkGroupMemberKind::Application));

        let wanted = CreateNetworkGroupMember::external_under_new_id(&group.id).label("Parent of desk");
        let member = create_network_group_member_and_wait(client, owner, &wanted, wait());
        let member = meanwhile(stage, 3, finish, member).await.unwrap();
        assert_eq!((&member.id, member.kind), (wanted.id(), Some(NetworkGroupMemberKind::External)));
        assert_eq!(
            member.domain_name.unwrap(),
            api_defs::util::network_group::domain_name(&member.id, &group.id)
        );

        let wanted = CreateNetworkGroupExternalPeer::client("desk", KEY, &member.id);
        let peer = create_network_group_external_peer_and_wait(client, owner, &group.id, &wanted, wait());
        let peer = meanwhile(stage, 3, finish, peer).await.unwrap();
        assert_eq!((peer.label.as_deref(), peer.parent_member.as_ref()), (Some("desk"), Some(&member.id)));

        let gone = delete_network_group_external_peer_and_wait(client, owner, &group.id, &peer.id, wait());
        meanwhile(stage, 3, finish, gone).await.unwrap();
        let gone = delete_network_group_member_and_wait(client, owner, &group.id, &member.id, wait());
        meanwhile(stage, 3, finish, gone).await.unwrap();
        let left = stage.send(get_network_group(owner, &group.id)).await.unwrap();
        assert_eq!((left.members.len(), left.peers.iter().any(|other| other.id == peer.id)), (1, false));
        let gone = delete_network_group_and_wait(client, owner, &group.id, wait());
        meanwhile(stage, 3, finish, gone).await.unwrap();
        assert_eq!(stage.send(get_network_group(owner, &group.id)).await, None);
    })
    .await;
}

#[tokio::test]
async fn what_nobody_brings_about_is_said_by_its_id() {
    for_each_owner(&Called::default(), async |stage| {
        let (client, owner) = (&stage.client, &stage.owner_id);
        let short = wait().timeout(Duration::from_millis(20));
        let wanted = CreateNetworkGroup::under_new_id(owner).label("backend");
        let error = create_network_group_and_wait(client, &wanted, short).await.unwrap_err();
        let says = format!("the network group {} is not there yet, 20ms after it was asked for", wanted.id());
        assert_eq!(error.to_string(), says);

        // It comes all the same, and can be waited for again.
        let group = wait_for_network_group(client, owner, wanted.id(), wait());
        meanwhile(stage, 2, || stage.platform.finish_network_groups(), group).await.unwrap();
        let error = wait_until_network_group_is_gone(client, owner, wanted.id(), short).await.unwrap_err();
        assert!(error.is_timeout() && error.to_string().contains("is not gone yet"), "{error}");

        // Whoever is refused does not wait.
        let before = stage.platform.requests().len();
        let error = delete_network_group_and_wait(client, owner, "ng_none", wait()).await.unwrap_err();
        assert!(error.into_failure().unwrap().is_not_found());
        assert_eq!(stage.platform.requests().len(), before + 1);
    })
    .await;
}

#[test]
fn an_id_says_what_a_member_is() {
    let json = |id: &str| {
        let member = CreateNetworkGroupMember::by_id("ng_1", NetworkGroupMemberId::from(id));
        serde_json::to_value(member.unwrap()).unwrap()
    };
    assert_eq!(json("redis_1")["kind"], "ADDON");
    assert_eq!(json("external_1")["kind"], "EXTERNAL");
    assert_eq!(json("app_1")["domainName"], "app_1.m.ng_1.cc-ng.cloud");
    let refused = CreateNetworkGroup::new("orga_1", "ng_1").member_by_id("addon_1").unwrap_err();
    assert_eq!(refused.id, "addon_1");
}
