#![allow(clippy::unwrap_used)]

use crate::{
    Platform,
    testing::{Answer, call, open_with, read},
};
use serde_json::{Value, json};

const GROUP: &str = "ng_11111111-1111-4111-8111-111111111111";
const KEY: &str = "Z5SECcCueLAf0+LwBfxxK81mkz2mskqdZ/GVsk/uFgs=";

/// Requests about the organisation's network groups.
fn groups(platform: &Platform, method: &str, tail: &str, body: Option<Value>) -> Answer {
    let owner = &platform.seed().organisation_id;
    call(platform, method, &format!("/v4/networkgroups/organisations/{owner}/networkgroups{tail}"), body)
}

fn get(platform: &Platform, tail: &str) -> Value {
    groups(platform, "GET", tail, None).json()
}

fn status(platform: &Platform, method: &str, tail: &str, body: Option<Value>) -> u16 {
    groups(platform, method, tail, body).status
}

#[test]
fn a_group_is_there_once_it_is_told_to_be_and_gone_likewise() {
    let platform = Platform::start();
    let seed = platform.seed();
    let one = format!("/{GROUP}");
    let members =
        json!([{ "id": seed.dependency_id, "kind": "APPLICATION", "label": "api", "domainName": "d" }]);
    let wanted = json!({ "id": GROUP, "ownerId": seed.organisation_id, "label": "new", "tags": ["a"], "members": members });
    let create = || status(&platform, "POST", "", Some(wanted.clone()));
    assert_eq!((create(), create()), (202, 409));
    assert_eq!(status(&platform, "GET", &one, None), 404);
    platform.finish_network_groups();
    let group = get(&platform, &one);
    assert_eq!(
        (&group["label"], &group["tags"], group.get("description")),
        (&json!("new"), &json!(["a"]), None)
    );
    let member = &group["members"][0];
    assert_eq!((&member["kind"], &member["type"]), (&json!("APPLICATION"), &json!("application")));
    assert_eq!((&group["peers"][0]["type"], &group["version"]), (&json!("CleverPeer"), &json!(1)));
    assert!(get(&platform, "").as_array().unwrap().contains(&group));
    assert_eq!((status(&platform, "DELETE", &one, None), status(&platform, "GET", &one, None)), (204, 200));
    platform.finish_network_groups();
    assert_eq!((status(&platform, "GET", &one, None), status(&platform, "DELETE", &one, None)), (404, 404));
}

#[test]
fn members_come_with_their_peers_and_go_with_them() {
    let platform = Platform::start();
    let seed = platform.seed();
    let members = format!("/{}/members", seed.network_group_id);
    let add = |id: &str| groups(&platform, "POST", &members, Some(json!({ "id": id, "type": "addon" })));
    let accepted = add(&seed.addon_real_id);
    assert_eq!((accepted.status, accepted.header("content-type")), (202, Some("text/plain;charset=utf-8")));
    let refused = [add(&seed.addon_real_id), add(&seed.addon_id), add("redis_none"), add("app_none")];
    assert_eq!(refused.map(|answer| answer.status), [409, 400, 404, 404]);
    let one = format!("{members}/{}", seed.addon_real_id);
    assert_eq!(status(&platform, "GET", &one, None), 404);
    platform.finish_network_groups();
    assert_eq!(get(&platform, &one)["kind"], "ADDON");
    let peers = format!("/{}/peers", seed.network_group_id);
    let parents = || {
        let peers = get(&platform, &peers);
        peers.as_array().unwrap().iter().map(|peer| peer["parentMember"].clone()).collect::<Vec<_>>()
    };
    assert!(parents().contains(&json!(seed.addon_real_id)));
    assert_eq!((status(&platform, "DELETE", &one, None), status(&platform, "GET", &one, None)), (204, 200));
    platform.finish_network_groups();
    assert_eq!(status(&platform, "GET", &one, None), 404);
    assert!(!parents().contains(&json!(seed.addon_real_id)));
    let external = get(&platform, &members)[1].clone();
    assert_eq!((&external["kind"], &external["type"]), (&json!("External"), &json!("external")));
}

#[test]
fn external_peers_have_roles_and_a_parent() {
    let platform = Platform::start();
    let seed = platform.seed();
    let group = format!("/{}", seed.network_group_id);
    let add = |role: &str, more: Value| {
        let mut wanted = json!({ "label": "desk", "publicKey": KEY, "peerRole": role, "parentMember": seed.external_member_id });
        wanted.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        groups(&platform, "POST", &format!("{group}/external-peers"), Some(wanted))
    };
    let id = add("SERVER", json!({ "ip": "192.0.2.7", "port": 50159 })).json()["peerId"].clone();
    let one = format!("{group}/peers/{}", id.as_str().unwrap());
    assert_eq!(status(&platform, "GET", &one, None), 404);
    platform.finish_network_groups();
    let peer = get(&platform, &one);
    assert_eq!(
        (&peer["type"], &peer["endpoint"]["type"]),
        (&json!("ExternalPeer"), &json!("ServerEndpoint"))
    );
    assert_eq!(peer["endpoint"]["publicTerm"], json!({ "host": "192.0.2.7", "port": 50159 }));
    assert_eq!(add("server", json!({})).status, 400);
    assert_eq!(add("king", json!({})).status, 400);
    assert_eq!(add("client", json!({ "parentMember": "external_none" })).status, 404);
    let clever = get(&platform, &format!("{group}/peers"));
    let clever =
        clever.as_array().unwrap().iter().find(|peer| peer["type"] == "CleverPeer").unwrap()["id"].clone();
    let remove = |id: &Value| {
        status(&platform, "DELETE", &format!("{group}/external-peers/{}", id.as_str().unwrap()), None)
    };
    assert_eq!((remove(&id), remove(&clever), status(&platform, "GET", &one, None)), (204, 404, 200));
    platform.finish_network_groups();
    assert_eq!(status(&platform, "GET", &one, None), 404);
    assert_eq!(
        status(&platform, "DELETE", &format!("{group}/peers/{}", clever.as_str().unwrap()), None),
        204
    );
}

#[test]
fn groups_members_and_peers_are_searched() {
    let platform = Platform::start();
    let types = |query: &str| {
        let found = get(&platform, &format!("/search?query={query}"));
        found.as_array().unwrap().iter().map(|one| one["type"].clone()).collect::<Vec<_>>()
    };
    assert_eq!(types("engine"), ["NetworkGroup", "Member"]);
    assert_eq!(types("laptop"), ["Member", "ExternalPeer"]);
    assert_eq!(types("nothing"), Vec::<Value>::new());
}

#[test]
fn a_configuration_is_text_or_json_or_behind_a_signed_url() {
    let platform = Platform::start();
    let seed = platform.seed();
    let tail = format!("/{}/peers/{}/wireguard/configuration", seed.network_group_id, seed.external_peer_id);
    let path = format!("/v4/networkgroups/organisations/{}/networkgroups{tail}", seed.organisation_id);
    let bearer = format!("Bearer {}", platform.credentials().api_token);
    let headers = [("authorization", bearer.as_str()), ("accept", "text/plain")];
    let text = read(open_with(&platform, "GET", &path, &headers, None).unwrap()).unwrap();
    let file = String::from_utf8(text.body).unwrap();
    assert!(
        file.starts_with("[Interface]\nPrivateKey = <%PrivateKey%>\n") && file.contains("[Peer]"),
        "{file}"
    );
    let configuration = get(&platform, &tail);
    let coded = base64::Engine::encode(&base64::engine::general_purpose::STANDARD, &file);
    assert_eq!((&configuration["conf"], &configuration["version"]), (&json!(coded), &json!(1)));
    let url = get(&platform, &format!("{tail}/presigned-url"))["url"].as_str().unwrap().to_owned();
    let local = url.strip_prefix(&platform.base_url()).unwrap();
    let fetch = |path: &str| read(open_with(&platform, "GET", path, &[], None).unwrap()).unwrap();
    assert_eq!(fetch(local).body, file.as_bytes());
    assert_eq!(fetch(&format!("{local}0")).status, 404);
    assert_eq!(groups(&platform, "GET", "/none/peers/none/wireguard/configuration", None).status, 404);
}

#[test]
fn what_is_deleted_leaves_its_groups() {
    let platform = Platform::start();
    let seed = platform.seed();
    call(
        &platform,
        "DELETE",
        &format!("/v2/organisations/{}/applications/{}", seed.organisation_id, seed.application_id),
        None,
    );
    let group = get(&platform, &format!("/{}", seed.network_group_id));
    assert_eq!(
        (group["members"].as_array().unwrap().len(), group["peers"].as_array().unwrap().len()),
        (1, 1)
    );
}
