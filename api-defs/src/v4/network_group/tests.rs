//! Bodies of network groups, made for these tests.
#![allow(clippy::panic, clippy::unwrap_used)]

use serde_json::{from_str, from_value, json, to_value};

use super::*;

const GROUP: &str = r#"{
    "id": "ng_1", "ownerId": "orga_1", "label": "backend", "description": "Shop and database",
    "networkIp": "10.105.0.0", "lastAllocatedIp": "10.105.0.42", "tags": ["shop"],
    "peers": [
        { "type": "CleverPeer", "id": "peer_1", "label": "shop-0", "publicKey": "Z5SE=",
          "hostname": "shop-0", "parentMember": "app_1", "parentEvent": "deployment_1",
          "hv": "hv-par0-001",
          "endpoint": { "type": "ServerEndpoint", "ngTerm": { "host": "10.105.0.5", "port": 51820 },
                        "publicTerm": { "host": "192.0.2.7", "port": 50159 } } },
        { "type": "ExternalPeer", "id": "external_2", "publicKey": "Kj9p=", "hostname": "laptop",
          "parentMember": "external_1", "endpoint": { "type": "ClientEndpoint", "ngIp": "10.105.0.42" } }
    ],
    "members": [
        { "id": "app_1", "label": "shop", "domainName": "app_1.m.ng_1.cc-ng.cloud", "kind": "Application" },
        { "id": "postgresql_1", "label": null, "domainName": "postgresql_1.m.ng_1.cc-ng.cloud",
          "type": "addon" }
    ],
    "version": 42, "fieldOfTomorrow": {}
}"#;

#[test]
fn a_group_is_read_with_its_members_and_peers() {
    let group: NetworkGroup = from_str(GROUP).unwrap();
    assert_eq!(group.id, "ng_1");
    assert_eq!(group.owner_id.unwrap(), "orga_1");
    assert_eq!(group.network_ip.as_deref(), Some("10.105.0.0"));
    assert_eq!(group.last_allocated_ip.as_deref(), Some("10.105.0.42"));
    assert_eq!((group.tags, group.version), (vec!["shop".to_owned()], Some(42)));

    let [clever, external] = &group.peers[..] else { panic!("{:?}", group.peers) };
    assert_eq!(clever.kind, Some(NetworkGroupPeerKind::Clever));
    assert_eq!(clever.hypervisor.as_deref(), Some("hv-par0-001"));
    assert_eq!(clever.parent_member.as_ref().unwrap(), &"app_1");
    let endpoint = clever.endpoint.as_ref().unwrap();
    assert_eq!(endpoint.kind, Some(NetworkGroupEndpointKind::Server));
    assert_eq!(endpoint.term.as_ref().unwrap().host.as_deref(), Some("10.105.0.5"));
    assert_eq!(endpoint.public_term.as_ref().unwrap().port, Some(50159));

    assert_eq!(external.kind, Some(NetworkGroupPeerKind::External));
    assert_eq!(external.public_key.as_deref(), Some("Kj9p="));
    let endpoint = external.endpoint.as_ref().unwrap();
    assert_eq!(endpoint.kind, Some(NetworkGroupEndpointKind::Client));
    assert_eq!(endpoint.ip.as_deref(), Some("10.105.0.42"));

    assert_eq!(group.members[0].domain_name.as_deref(), Some("app_1.m.ng_1.cc-ng.cloud"));
    assert_eq!(group.members[0].kind, Some(NetworkGroupMemberKind::Application));
    assert_eq!(group.members[1].kind, Some(NetworkGroupMemberKind::Addon));
}

#[test]
fn only_what_names_a_thing_is_needed() {
    let group: NetworkGroup =
        from_str(r#"{"id":"ng_1","label":null,"tags":null,"peers":null,"version":null}"#).unwrap();
    assert!(group.peers.is_empty() && group.members.is_empty() && group.tags.is_empty());

    let peer: NetworkGroupPeer = from_str(r#"{"id":"p","type":null,"endpoint":{"ngTerm":{}}}"#).unwrap();
    assert_eq!(peer.endpoint.unwrap().term.unwrap().port, None);

    let member: NetworkGroupMember = from_str(r#"{"id":"app_1","kind":null}"#).unwrap();
    assert_eq!((member.id.as_str(), member.kind), ("app_1", None));
}

#[test]
fn the_kind_of_a_member_has_two_names_and_any_case() {
    for (body, expected) in [
        (json!({ "id": "m", "kind": "EXTERNAL" }), Some(NetworkGroupMemberKind::External)),
        (json!({ "id": "m", "kind": "external" }), Some(NetworkGroupMemberKind::External)),
        (json!({ "id": "m", "kind": "AddOn", "type": "Member" }), Some(NetworkGroupMemberKind::Addon)),
        (json!({ "id": "m", "type": "application" }), Some(NetworkGroupMemberKind::Application)),
        (json!({ "id": "m", "type": "Member" }), None),
        (json!({ "id": "m", "kind": "Function" }), Some("Function".into())),
    ] {
        let member: NetworkGroupMember = from_value(body.clone()).unwrap();
        assert_eq!(member.kind, expected, "{body}");
    }
}

#[test]
fn a_search_finds_things_of_all_kinds() {
    let found: Vec<NetworkGroupComponent> = from_value(json!([
        { "type": "NetworkGroup", "id": "ng_1", "label": "backend" },
        { "type": "Member", "id": "app_1", "kind": "APPLICATION" },
        { "type": "CleverPeer", "id": "peer_1", "hv": "hv-par0-001" },
        { "type": "ExternalPeer", "id": "external_2" },
        { "type": "GatewayOfTomorrow", "id": "gw_1" },
        { "id": "nothing" },
        null,
    ]))
    .unwrap();
    let [group, member, clever, external, gateway, untold, none] = &found[..] else { panic!("{found:?}") };
    assert!(matches!(group, NetworkGroupComponent::Group(group) if group.id == "ng_1"));
    assert!(matches!(member, NetworkGroupComponent::Member(member)
        if member.kind == Some(NetworkGroupMemberKind::Application)));
    assert!(matches!(clever, NetworkGroupComponent::Peer(peer) if peer.hypervisor.is_some()));
    assert!(matches!(external, NetworkGroupComponent::Peer(peer)
        if peer.kind == Some(NetworkGroupPeerKind::External)));
    assert!(matches!(gateway, NetworkGroupComponent::Other(value) if value["id"] == "gw_1"));
    assert!(matches!(untold, NetworkGroupComponent::Other(value) if value["id"] == "nothing"));
    assert!(matches!(none, NetworkGroupComponent::Other(Value::Null)));
}

#[test]
fn the_address_of_a_configuration_is_not_printed() {
    let address: WireGuardConfigurationUrl = from_str(r#"{"url":"https://a.example/?sig=s3cr3t"}"#).unwrap();
    assert_eq!(address.url.expose(), "https://a.example/?sig=s3cr3t");
    assert!(!format!("{address:?}").contains("s3cr3t"));
}

#[test]
fn a_created_peer_is_named() {
    let created: NetworkGroupPeerCreated = from_str(r#"{"peerId":"external_2"}"#).unwrap();
    assert_eq!(created.peer_id, "external_2");
}

#[test]
fn a_group_is_created_with_what_was_given() {
    assert_eq!(
        to_value(CreateNetworkGroup::new("orga_1", "ng_1")).unwrap(),
        json!({ "id": "ng_1", "ownerId": "orga_1" })
    );

    let group = CreateNetworkGroup::new("orga_1", "ng_1")
        .label("backend")
        .description("Shop and database")
        .tags(["shop"])
        .application("app_1")
        .addon("postgresql_1")
        .member(CreateNetworkGroupMember::external("ng_other", "external_1").label("Laptops"));
    assert_eq!(
        to_value(group).unwrap(),
        json!({
            "id": "ng_1", "ownerId": "orga_1", "label": "backend", "description": "Shop and database",
            "tags": ["shop"],
            "members": [
                { "id": "app_1", "domainName": "app_1.m.ng_1.cc-ng.cloud", "kind": "APPLICATION" },
                { "id": "postgresql_1", "domainName": "postgresql_1.m.ng_1.cc-ng.cloud", "kind": "ADDON" },
                { "id": "external_1", "domainName": "external_1.m.ng_1.cc-ng.cloud", "kind": "EXTERNAL",
                  "label": "Laptops" },
            ],
        })
    );
}

#[test]
fn a_member_is_added_under_its_name_in_the_group() {
    let member = CreateNetworkGroupMember::application("ng_1", "app_1").label("shop");
    assert_eq!(
        to_value(member).unwrap(),
        json!({
            "id": "app_1", "domainName": "app_1.m.ng_1.cc-ng.cloud", "kind": "APPLICATION", "label": "shop",
        })
    );
}

#[test]
fn only_a_peer_that_listens_has_an_address() {
    let client = CreateNetworkGroupExternalPeer::client("laptop", "Z5SE=", "external_1");
    assert_eq!(
        to_value(&client).unwrap(),
        json!({ "label": "laptop", "peerRole": "CLIENT", "publicKey": "Z5SE=", "parentMember": "external_1" })
    );

    let server = CreateNetworkGroupExternalPeer::server("gw", "Z5SE=", "external_1", ([192, 0, 2, 7], 51820))
        .hostname("gateway")
        .parent_event("event_1");
    assert_eq!(
        to_value(&server).unwrap(),
        json!({
            "label": "gw", "peerRole": "SERVER", "publicKey": "Z5SE=", "parentMember": "external_1",
            "ip": "192.0.2.7", "port": 51820, "hostname": "gateway", "parentEvent": "event_1",
        })
    );
}

#[test]
fn a_member_may_be_named_by_what_it_is() {
    use crate::ids::{ApplicationId, RealAddonId};

    let application = ApplicationId::from("app_1");
    let call = get_network_group_member("o", "ng_1", &application);
    assert_eq!(call.target(), "/v4/networkgroups/organisations/o/networkgroups/ng_1/members/app_1");
    let call = delete_network_group_member("o", "ng_1", RealAddonId::from("redis_1"));
    assert_eq!(call.target(), "/v4/networkgroups/organisations/o/networkgroups/ng_1/members/redis_1");
}

#[test]
fn a_search_sends_its_text() {
    let call = search_network_groups("o", "a b");
    assert_eq!(call.target(), "/v4/networkgroups/organisations/o/networkgroups/search?query=a%20b");
}
