//! Groups as a whole, and the search among them.

use api_defs::v4::network_group::{
    CreateNetworkGroup, CreateNetworkGroupExternalPeer, CreateNetworkGroupMember, NetworkGroupComponent,
    NetworkGroupMemberKind, NetworkGroupPeerKind, create_network_group, create_network_group_external_peer,
    delete_network_group, get_network_group, list_network_groups, search_network_groups,
};
use http::StatusCode;

use super::{GROUP, OFFICE};
use crate::api::stage::{Acting, Called, Stage, for_each_owner};

pub(super) async fn all(called: &Called) {
    for_each_owner(called, created_and_deleted).await;
    for_each_owner(called, searched).await;
    for_each_owner(called, refused).await;
}

#[tokio::test]
async fn a_group_is_there_some_time_after_it_was_asked_for_and_gone_likewise() {
    for_each_owner(&Called::default(), created_and_deleted).await;
}

async fn created_and_deleted(stage: &Stage) {
    let (owner, app) = (&stage.owner_id, stage.application("shop").await.id);
    let before = stage.send(list_network_groups(owner)).await;
    assert_eq!(before.len(), usize::from(stage.acting == Acting::Organisation));

    let wanted = CreateNetworkGroup::new(owner, GROUP)
        .label("backend")
        .description("Behind the shop")
        .tags(["production", "a/b"])
        .application(&app)
        .member(CreateNetworkGroupMember::external(GROUP, OFFICE).label("office"));
    stage.send(create_network_group(owner, &wanted)).await;
    assert_eq!(stage.send(get_network_group(owner, GROUP)).await, None);
    assert_eq!(stage.send(list_network_groups(owner)).await, before);
    stage.platform.finish_network_groups();

    let group = stage.send(get_network_group(owner, GROUP)).await.unwrap();
    assert_eq!((group.id.as_str(), group.owner_id.as_ref()), (GROUP, Some(owner)));
    assert_eq!(
        (group.label.as_deref(), group.description.as_deref()),
        (Some("backend"), Some("Behind the shop"))
    );
    assert_eq!((&group.tags[..], group.version), (&["production".to_owned(), "a/b".to_owned()][..], Some(1)));
    assert!(group.network_ip.as_ref().unwrap().ends_with(".0.0/16"), "{:?}", group.network_ip);
    let [shop, office] = &group.members[..] else { panic!("{:?}", group.members) };
    assert_eq!(
        (shop.id.as_str(), shop.kind.as_ref()),
        (app.as_str(), Some(&NetworkGroupMemberKind::Application))
    );
    assert_eq!(shop.domain_name, Some(format!("{app}.m.{GROUP}.cc-ng.cloud")));
    assert_eq!((office.id.as_str(), office.label.as_deref()), (OFFICE, Some("office")));
    assert_eq!(office.kind, Some(NetworkGroupMemberKind::External));
    // An application brings its machine, the office does not.
    let [peer] = &group.peers[..] else { panic!("{:?}", group.peers) };
    assert_eq!(
        (peer.kind.as_ref(), peer.parent_member.as_ref()),
        (Some(&NetworkGroupPeerKind::Clever), Some(&shop.id))
    );
    let address = peer.endpoint.as_ref().unwrap().term.as_ref().unwrap().host.as_ref();
    assert_eq!(group.last_allocated_ip.as_ref(), address);
    let listed = stage.send(list_network_groups(owner)).await;
    assert_eq!((listed.len(), listed.last()), (before.len() + 1, Some(&group)));

    let error = stage.fail(create_network_group(owner, &wanted)).await;
    assert_eq!((error.status(), error.code()), (Some(StatusCode::CONFLICT), Some("clever.core.conflict")));

    stage.send(delete_network_group(owner, GROUP)).await;
    assert_eq!(stage.send(get_network_group(owner, GROUP)).await, Some(group));
    stage.platform.finish_network_groups();
    assert_eq!(stage.send(get_network_group(owner, GROUP)).await, None);
    assert_eq!(stage.send(list_network_groups(owner)).await, before);
    let error = stage.fail(delete_network_group(owner, GROUP)).await;
    assert_eq!((error.is_not_found(), error.code()), (true, Some("clever.core.not-found")));
}

#[tokio::test]
async fn a_search_finds_groups_members_and_peers() {
    for_each_owner(&Called::default(), searched).await;
}

async fn searched(stage: &Stage) {
    let owner = &stage.owner_id;
    let office = CreateNetworkGroupMember::external(GROUP, OFFICE).label("back office");
    let wanted = CreateNetworkGroup::new(owner, GROUP).label("backend").member(office);
    stage.send(create_network_group(owner, &wanted)).await;
    stage.platform.finish_network_groups();
    let desk = CreateNetworkGroupExternalPeer::client("desk & chair", "a2V5", OFFICE);
    let desk = stage.send(create_network_group_external_peer(owner, GROUP, &desk)).await.peer_id;
    stage.platform.finish_network_groups();

    let found = stage.send(search_network_groups(owner, "back")).await;
    let [NetworkGroupComponent::Group(group), NetworkGroupComponent::Member(member)] = &found[..] else {
        panic!("{found:?}")
    };
    assert_eq!(stage.send(get_network_group(owner, GROUP)).await.as_ref(), Some(group));
    assert_eq!(group.members.first(), Some(member), "it is read although the search has its own `type`");
    let found = stage.send(search_network_groups(owner, "desk & ch")).await;
    assert_eq!(stage.last_request().query.as_deref(), Some("query=desk%20%26%20ch"));
    let [NetworkGroupComponent::Peer(peer)] = &found[..] else { panic!("{found:?}") };
    assert_eq!(peer.id, desk);
    assert_eq!(stage.send(search_network_groups(owner, "nobody")).await, []);
}

#[tokio::test]
async fn what_is_no_group_is_refused() {
    for_each_owner(&Called::default(), refused).await;
}

async fn refused(stage: &Stage) {
    let owner = &stage.owner_id;
    let group = |id| CreateNetworkGroup::new(owner, id);
    let error = stage.fail(create_network_group(owner, &group(GROUP))).await;
    assert_eq!(
        (error.status(), error.code()),
        (Some(StatusCode::BAD_REQUEST), Some("clever.core.bad-request"))
    );
    assert!(error.to_string().contains("label"), "{error}");
    let error = stage.fail(create_network_group(owner, &group("backend").label("backend"))).await;
    assert!(error.to_string().contains("must begin with ng_"), "{error}");
    let strange = group(GROUP).label("backend").application("app_none");
    assert!(stage.fail(create_network_group(owner, &strange)).await.is_not_found());
    let error = stage.fail(list_network_groups("orga_none")).await;
    assert_eq!((error.is_not_found(), error.code()), (true, Some("clever.core.not-found")));
    stage.platform.finish_network_groups();
    assert_eq!(stage.send(get_network_group(owner, GROUP)).await, None);
}
