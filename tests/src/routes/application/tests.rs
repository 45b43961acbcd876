#![allow(clippy::unwrap_used)]

use crate::{Platform, testing::call};
use serde_json::{Value, json};

const NODE: &str = "395103fb-d6e2-4fdd-93bc-bc99146f1ea2";

/// An application of a platform, and requests about it.
struct Subject {
    platform: Platform,
    path: String,
}

impl Subject {
    fn new() -> Self {
        let platform = Platform::start();
        let seed = platform.seed();
        let path = format!("/v2/organisations/{}/applications/{}", seed.organisation_id, seed.application_id);
        Self { platform, path }
    }

    fn status(&self, method: &str, tail: &str, body: Option<Value>) -> u16 {
        call(&self.platform, method, &format!("{}{tail}", self.path), body).status
    }

    fn json(&self, method: &str, tail: &str, body: Option<Value>) -> Value {
        let answer = call(&self.platform, method, &format!("{}{tail}", self.path), body);
        assert_eq!(answer.status, 200, "{method} {tail}: {}", String::from_utf8_lossy(&answer.body));
        answer.json()
    }

    fn get(&self, tail: &str) -> Value {
        self.json("GET", tail, None)
    }
}

#[test]
fn a_created_application_is_listed_and_gone_once_deleted() {
    let platform = Platform::start();
    for owner in ["self".to_owned(), format!("organisations/{}", platform.seed().organisation_id)] {
        let list = format!("/v2/{owner}/applications");
        let wanted = json!({
            "name": "new", "instanceVariant": NODE, "zone": "rbx", "minFlavor": "S", "forceHttps": "ENABLED",
            "env": { "A": "1" }, "tags": ["t"], "deploy": "git", "buildFlavor": "", "oauthApp": { "owner": "ada", "name": "engine" },
        });
        let created = call(&platform, "POST", &list, Some(wanted)).json();
        assert_eq!((&created["zone"], &created["forceHttps"]), (&json!("rbx"), &json!("ENABLED")));
        assert_eq!(created["instance"]["minFlavor"]["name"], "S");
        assert_eq!(created["env"], json!([{ "name": "A", "value": "1" }]));
        assert_eq!(created["deployment"]["httpUrl"], "https://github.com/ada/engine.git");
        let path = format!("{list}/{}", created["id"].as_str().unwrap());
        assert_eq!(call(&platform, "GET", &path, None).json(), created);
        assert!(call(&platform, "GET", &list, None).json().as_array().unwrap().contains(&created));
        assert_eq!(call(&platform, "DELETE", &path, None).json()["type"], "success");
        let gone = call(&platform, "GET", &path, None);
        assert_eq!(
            (gone.status, &gone.json()["id"], &gone.json()["type"]),
            (404, &json!(4004), &json!("error"))
        );
        assert!(!call(&platform, "GET", &list, None).json().as_array().unwrap().contains(&created));
    }
}

#[test]
fn an_application_belongs_to_one_owner() {
    let Subject { platform, path } = Subject::new();
    assert_eq!(call(&platform, "GET", &path, None).status, 200);
    let id = &platform.seed().application_id;
    assert_eq!(call(&platform, "GET", &format!("/v2/self/applications/{id}"), None).status, 404);
    assert_eq!(call(&platform, "GET", "/v2/organisations/orga_none/applications", None).status, 404);
    let (user, own) = (&platform.seed().user_id, &platform.seed().own_application_id);
    let by_user_id = format!("/v2/organisations/{user}/applications/{own}");
    assert_eq!(call(&platform, "GET", &by_user_id, None).json()["ownerId"], json!(user));
}

#[test]
fn an_update_changes_what_it_names_or_nothing() {
    let subject = Subject::new();
    let before = subject.get("");
    assert_eq!(subject.status("PUT", "", Some(json!({ "name": "x", "minFlavor": "huge" }))), 400);
    assert_eq!(subject.status("PUT", "", Some(json!({ "name": 1 }))), 400);
    assert_eq!(subject.get(""), before);
    let after = subject.json("PUT", "", Some(json!({ "name": "renamed", "stickySessions": true })));
    assert_eq!((&after["name"], &after["stickySessions"]), (&json!("renamed"), &json!(true)));
    assert_eq!(after["description"], before["description"]);
    assert_eq!(subject.get(""), after);
}

#[test]
fn the_environment_is_written_as_an_object_and_read_as_a_list() {
    let subject = Subject::new();
    let application = subject.json("PUT", "/env", Some(json!({ "B": "2", "A": "é" })));
    let expected = json!([{ "name": "A", "value": "é" }, { "name": "B", "value": "2" }]);
    assert_eq!(application["env"], expected);
    assert_eq!(subject.get("/env"), expected);
    subject.json("PUT", "/env/C.D", Some(json!({ "value": "3" })));
    subject.json("DELETE", "/env/A", None);
    assert_eq!(subject.get("/env"), json!([{ "name": "B", "value": "2" }, { "name": "C.D", "value": "3" }]));
    assert_eq!(subject.status("PUT", "/env", Some(json!({ "A": 1 }))), 400);
    assert_eq!(subject.status("PUT", "/env/A%20B", Some(json!({ "value": "3" }))), 400);
}

#[test]
fn what_a_dependency_exposes_is_seen_by_its_dependents() {
    let subject = Subject::new();
    let dependency = subject.platform.seed().dependency_id.clone();
    assert_eq!(subject.get("/dependencies")[0]["id"], json!(dependency));
    let linked = subject.get("/dependencies/env");
    assert_eq!((&linked[0]["app_id"], &linked[0]["env"][0]["name"]), (&json!(dependency), &json!("API_URL")));
    subject.json("PUT", "/exposed_env", Some(json!({ "X": "y" })));
    assert_eq!(subject.get("/exposed_env"), json!({ "X": "y" }));
    assert_eq!(subject.status("DELETE", &format!("/dependencies/{dependency}"), None), 204);
    assert_eq!(subject.get("/dependencies"), json!([]));
    assert_eq!(subject.status("DELETE", &format!("/dependencies/{dependency}"), None), 404);
    subject.json("PUT", &format!("/dependencies/{dependency}"), None);
    let dependents =
        subject.path.replace(&subject.platform.seed().application_id, &dependency) + "/dependents";
    let dependents = call(&subject.platform, "GET", &dependents, None).json();
    assert_eq!(dependents[0]["id"], json!(subject.platform.seed().application_id));
}

#[test]
fn addons_are_linked_by_a_bare_json_text() {
    let subject = Subject::new();
    let addon = subject.platform.seed().addon_id.clone();
    assert_eq!(subject.get("/addons/env")[0]["addon_id"], json!(addon));
    assert_eq!(subject.status("DELETE", &format!("/addons/{addon}"), None), 204);
    assert_eq!(subject.get("/addons"), json!([]));
    assert_eq!(subject.status("POST", "/addons", Some(json!({ "id": addon }))), 400);
    assert_eq!(subject.status("POST", "/addons", Some(json!("addon_none"))), 404);
    assert_eq!(subject.status("POST", "/addons", Some(json!(addon))), 204);
    assert_eq!(subject.get("/addons")[0]["id"], json!(addon));
}

#[test]
fn a_domain_may_hold_a_slash_and_be_the_favourite() {
    let subject = Subject::new();
    assert_eq!(subject.status("GET", "/vhosts/favourite", None), 404);
    subject.json("PUT", "/vhosts/new.example.com%2Fpath", None);
    let domain = json!({ "fqdn": "new.example.com/path" });
    assert!(subject.get("/vhosts").as_array().unwrap().contains(&domain));
    assert_eq!(subject.status("PUT", "/vhosts/favourite", Some(json!({ "fqdn": "other.example.com" }))), 404);
    assert_eq!(subject.json("PUT", "/vhosts/favourite", Some(domain.clone())), domain);
    assert_eq!(subject.get("/vhosts/favourite"), domain);
    subject.json("DELETE", "/vhosts/new.example.com%2Fpath", None);
    assert_eq!(subject.status("GET", "/vhosts/favourite", None), 404);
    assert_eq!(subject.status("DELETE", "/vhosts/favourite", None), 204);
}

#[test]
fn a_domain_belongs_to_one_application() {
    let subject = Subject::new();
    let own = format!("/v2/self/applications/{}", subject.platform.seed().own_application_id);
    let add = |domain: &str| call(&subject.platform, "PUT", &format!("{own}/vhosts/{domain}"), None).status;
    assert_eq!((add("www.example.com"), add("free.example.com")), (409, 200));
}

#[test]
fn a_deployment_moves_on_when_it_is_told_to() {
    let subject = Subject::new();
    let started = subject.json("POST", "/instances?commit=abc", None);
    let id = started["deploymentId"].as_str().unwrap();
    let deployment = subject.get(&format!("/deployments/{id}"));
    assert_eq!((&deployment["state"], &deployment["commit"]), (&json!("WIP"), &json!("abc")));
    assert_eq!(subject.get(&format!("/instances?deploymentId={id}"))[0]["state"], "DEPLOYING");
    subject.platform.finish_deployments();
    assert_eq!(subject.get("/deployments?limit=1")[0]["state"], "OK");
    let instances = subject.get("/instances");
    assert_eq!((instances.as_array().unwrap().len(), &instances[0]["state"]), (1, &json!("UP")));
    assert_eq!(subject.get("/instances?withDeleted=true").as_array().unwrap().len(), 2);
    let instance = instances[0]["id"].as_str().unwrap();
    assert_eq!(subject.get(&format!("/instances/{instance}")), instances[0]);
    assert_eq!(subject.get("")["commitId"], "abc");
}

#[test]
fn a_deployment_is_cancelled_once_and_only_in_progress() {
    let subject = Subject::new();
    let id = subject.json("POST", "/instances", None)["deploymentId"].as_str().unwrap().to_owned();
    let cancel = format!("/deployments/{id}/instances");
    assert_eq!([(); 2].map(|()| subject.status("DELETE", &cancel, None)), [200, 409]);
    assert_eq!(subject.get(&format!("/deployments/{id}"))["state"], "CANCELLED");
    assert_eq!(subject.get("")["state"], "SHOULD_BE_UP");
}

#[test]
fn a_stopped_application_has_no_instances() {
    let subject = Subject::new();
    subject.json("DELETE", "/instances", None);
    assert_eq!((subject.get("/instances"), &subject.get("")["state"]), (json!([]), &json!("SHOULD_BE_DOWN")));
    assert_eq!(subject.get("/deployments?action=UNDEPLOY").as_array().unwrap().len(), 1);
    assert_eq!(subject.get("/deployments?offset=1")[0]["action"], "DEPLOY");
}

#[test]
fn tags_are_null_when_there_are_none() {
    let subject = Subject::new();
    assert_eq!(subject.get("/tags"), json!(["production"]));
    assert_eq!(subject.json("PUT", "/tags/a%2Fb", None), json!(["production", "a/b"]));
    assert_eq!(subject.json("DELETE", "/tags/production", None), json!(["a/b"]));
    assert_eq!(subject.json("PUT", "/tags", Some(json!(["x", "y"]))), json!(["x", "y"]));
    assert_eq!(subject.json("PUT", "/tags", Some(json!([]))), json!(null));
    assert_eq!(subject.get("/tags"), json!(null));
}

#[test]
fn ports_are_given_and_taken_back_by_namespace() {
    let subject = Subject::new();
    for kind in ["/tcpRedirs", "/udpRedirs"] {
        let add = |namespace: &str| subject.json("POST", kind, Some(json!({ "namespace": namespace })));
        let (first, second, other) = (add("default"), add("default"), add("cleverapps"));
        assert_eq!(
            (&first["port"], &second["port"], &other["port"]),
            (&json!(4000), &json!(4001), &json!(4000))
        );
        assert_eq!(subject.status("DELETE", &format!("{kind}/4000"), None), 204);
        assert_eq!(subject.get(kind), json!([second, other]));
        assert_eq!(subject.status("DELETE", &format!("{kind}/4000"), None), 404);
        assert_eq!(subject.status("DELETE", &format!("{kind}/4000?namespace=cleverapps"), None), 204);
    }
    assert_eq!(subject.status("POST", "/tcpRedirs", Some(json!({ "namespace": "none" }))), 404);
    let full = json!({ "namespace": "default", "minPort": 4001, "maxPort": 4001 });
    assert_eq!(subject.status("POST", "/tcpRedirs", Some(full)), 409);
}

#[test]
fn branch_and_build_size_are_kept() {
    let subject = Subject::new();
    assert_eq!(subject.get("/branches"), json!(["main", "master"]));
    assert_eq!(subject.status("PUT", "/branch", Some(json!({ "branch": "main" }))), 204);
    assert_eq!(subject.status("PUT", "/buildflavor", Some(json!({ "flavorName": "S" }))), 204);
    assert_eq!(subject.status("PUT", "/buildflavor", Some(json!({ "flavorName": "none" }))), 400);
    let application = subject.get("");
    assert_eq!((&application["branch"], &application["buildFlavor"]["name"]), (&json!("main"), &json!("S")));
}

#[test]
fn the_application_of_an_instance_can_be_listed_alone() {
    let Subject { platform, path } = Subject::new();
    let list = path.rsplit_once('/').unwrap().0;
    let query = format!("{list}?instanceId={}", platform.seed().instance_id);
    let found = call(&platform, "GET", &query, None).json();
    assert_eq!(found.as_array().unwrap().len(), 1);
    assert_eq!(found[0]["id"], json!(platform.seed().application_id));
}
