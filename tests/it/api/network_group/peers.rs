//! The machines in a group, and how one from outside joins them.

use std::net::SocketAddr;

use api_defs::v4::network_group::{
    CreateNetworkGroupExternalPeer, CreateNetworkGroupMember, NetworkGroupEndpointKind, NetworkGroupPeerKind,
    create_network_group_external_peer, create_network_group_member, delete_network_group_external_peer,
    delete_network_group_peer, get_network_group_peer, get_network_group_wire_guard_configuration,
    get_network_group_wire_guard_configuration_url, list_network_group_peers,
};
use cc_client::{Call, Error, Text};
use http::{Method, StatusCode};

use super::{GROUP, OFFICE, empty_group};
use crate::api::stage::{Called, Stage, for_each_owner};

pub(super) async fn all(called: &Called) {
    for_each_owner(called, added_and_removed).await;
    for_each_owner(called, configured).await;
}

const KEY: &str = "Z5SECcCueLAf0+LwBfxxK81mkz2mskqdZ/GVsk/uFgs=";

/// A group with an application and what stands for machines from outside.
async fn group(stage: &Stage) {
    let app = stage.application("shop").await.id;
    empty_group(stage).await;
    for member in [
        CreateNetworkGroupMember::application(GROUP, &app),
        CreateNetworkGroupMember::external(GROUP, OFFICE),
    ] {
        stage.send(create_network_group_member(&stage.owner_id, GROUP, &member)).await;
    }
    stage.platform.finish_network_groups();
}

#[tokio::test]
async fn machines_from_outside_are_added_and_removed() {
    for_each_owner(&Called::default(), added_and_removed).await;
}

async fn added_and_removed(stage: &Stage) {
    let owner = &stage.owner_id;
    group(stage).await;
    let peers = stage.send(list_network_group_peers(owner, GROUP)).await;
    let [clever] = &peers[..] else { panic!("{peers:?}") };
    assert_eq!(
        (clever.kind.as_ref(), clever.hypervisor.is_some()),
        (Some(&NetworkGroupPeerKind::Clever), true)
    );

    let add = |peer| stage.send(create_network_group_external_peer(owner, GROUP, &peer));
    let client = CreateNetworkGroupExternalPeer::client("desk", KEY, OFFICE).parent_event("moving in");
    let client = add(client).await.peer_id;
    let address: SocketAddr = "192.0.2.7:50159".parse().unwrap();
    let server = CreateNetworkGroupExternalPeer::server("rack", KEY, OFFICE, address).hostname("rack-1");
    let server = add(server).await.peer_id;
    assert!(client.as_str().starts_with("external_") && client != server, "{client} {server}");
    assert_eq!(stage.send(get_network_group_peer(owner, GROUP, &client)).await, None);
    stage.platform.finish_network_groups();

    let desk = stage.send(get_network_group_peer(owner, GROUP, &client)).await.unwrap();
    assert_eq!((desk.kind.as_ref(), desk.hypervisor.as_ref()), (Some(&NetworkGroupPeerKind::External), None));
    assert_eq!((desk.label.as_deref(), desk.hostname.as_deref()), (Some("desk"), Some("desk")));
    assert_eq!((desk.public_key.as_deref(), desk.parent_event.as_deref()), (Some(KEY), Some("moving in")));
    assert_eq!(desk.parent_member.as_ref().unwrap(), OFFICE);
    let endpoint = desk.endpoint.as_ref().unwrap();
    assert_eq!((endpoint.kind.as_ref(), &endpoint.term), (Some(&NetworkGroupEndpointKind::Client), &None));
    assert!(endpoint.ip.is_some());
    let rack = stage.send(get_network_group_peer(owner, GROUP, &server)).await.unwrap();
    assert_eq!(rack.hostname.as_deref(), Some("rack-1"));
    let endpoint = rack.endpoint.as_ref().unwrap();
    assert_eq!(endpoint.kind, Some(NetworkGroupEndpointKind::Server));
    let public = endpoint.public_term.as_ref().unwrap();
    assert_eq!((public.host.as_deref(), public.port), (Some("192.0.2.7"), Some(50159)));
    let all = stage.send(list_network_group_peers(owner, GROUP)).await;
    assert_eq!(all, [clever.clone(), desk, rack.clone()]);

    stage.send(delete_network_group_external_peer(owner, GROUP, &client)).await;
    stage.send(delete_network_group_peer(owner, GROUP, &clever.id)).await;
    assert_eq!(stage.send(list_network_group_peers(owner, GROUP)).await, all);
    stage.platform.finish_network_groups();
    assert_eq!(stage.send(list_network_group_peers(owner, GROUP)).await, [rack]);
    for error in [
        stage.fail(delete_network_group_external_peer(owner, GROUP, &client)).await,
        stage.fail(delete_network_group_peer(owner, GROUP, &clever.id)).await,
        stage.fail(list_network_group_peers(owner, "ng_none")).await,
    ] {
        assert_eq!((error.is_not_found(), error.code()), (true, Some("clever.core.not-found")));
    }
}

#[tokio::test]
async fn a_machine_reads_its_configuration_with_credentials_or_a_url_of_its_own() {
    for_each_owner(&Called::default(), configured).await;
}

async fn configured(stage: &Stage) {
    let owner = &stage.owner_id;
    group(stage).await;
    let desk = CreateNetworkGroupExternalPeer::client("desk", KEY, OFFICE);
    let desk = stage.send(create_network_group_external_peer(owner, GROUP, &desk)).await.peer_id;
    let configuration = |id| get_network_group_wire_guard_configuration(owner, GROUP, id);
    assert!(stage.fail(configuration(&desk)).await.is_not_found(), "it is not there yet");
    stage.platform.finish_network_groups();

    let file = stage.send(configuration(&desk)).await;
    assert!(file.starts_with("[Interface]\nPrivateKey = <%PrivateKey%>\n"), "{file}");
    assert_eq!(stage.last_request().header("accept"), Some("text/plain"));
    let peers = stage.send(list_network_group_peers(owner, GROUP)).await;
    for peer in &peers {
        let is_other = peer.id != desk;
        assert_eq!(file.contains(peer.public_key.as_deref().unwrap()), is_other, "{file}");
    }

    let url = stage.send(get_network_group_wire_guard_configuration_url(owner, GROUP, &desk)).await;
    let path = url.url.expose().strip_prefix(&stage.platform.base_url()).unwrap();
    assert!(!format!("{url:?}").contains(path), "{url:?}");
    let stranger = stage.builder().build().unwrap();
    let read = |path: &str| stranger.send(Call::<Text>::raw(Method::GET, path));
    assert_eq!(read(path).await.unwrap(), file);
    assert!(read(&format!("{path}0")).await.unwrap_err().is_not_found());
    let refused: Error = stranger.send(configuration(&desk)).await.unwrap_err();
    assert_eq!((refused.status(), refused.is_auth()), (Some(StatusCode::UNAUTHORIZED), true));

    // Neither a machine of the platform nor a member that is not there will do.
    let clever = peers.iter().find(|peer| peer.id != desk).unwrap();
    assert!(stage.fail(delete_network_group_external_peer(owner, GROUP, &clever.id)).await.is_not_found());
    let orphan = CreateNetworkGroupExternalPeer::client("desk", KEY, "external_none");
    assert!(stage.fail(create_network_group_external_peer(owner, GROUP, &orphan)).await.is_not_found());
    let nameless = CreateNetworkGroupExternalPeer::client("", KEY, OFFICE);
    let error = stage.fail(create_network_group_external_peer(owner, GROUP, &nameless)).await;
    assert_eq!(
        (error.status(), error.code()),
        (Some(StatusCode::BAD_REQUEST), Some("clever.core.bad-request"))
    );
}
