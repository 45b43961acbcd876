//! Applications with what belongs to them.

use std::slice;

use api_defs::v2::addon;
use api_defs::v2::application::{
    self, Application, CreateApplication, CreateError, EnvVar, LinkTarget, Links, UpdateApplication,
    add_domain, add_link, create, create_on_runtime, get_all_with_branches, get_environment, get_links,
    get_marked_domains, get_with_branches, mark_favourite_domain, redeploy, remove_link, update_with_branch,
};
use api_defs::v2::organisation::{list_deployments, list_deployments_of};
use api_defs::{AddonId, ApplicationId, Owner};
use cc_client::{Client, IntoCall, testing::Script};
use platform_double::{Fault, Gate};
use serde_json::json;

use crate::api::stage::{Acting, Called, Stage, for_each_owner, node};

fn organisation() -> Stage {
    Stage::new(Acting::Organisation, &Called::default())
}

/// Paths of the requests from `first` on, without what is before the application.
fn asked(stage: &Stage, first: usize) -> Vec<String> {
    let requests = stage.platform.requests();
    let tail = |path: &str| path.split_once("/applications").map_or(path, |(_, tail)| tail).to_owned();
    requests[first..].iter().map(|request| format!("{} {}", request.method, tail(&request.path))).collect()
}

/// A path below the owner's applications.
fn path(stage: &Stage, tail: &str) -> String {
    let owner = if stage.acting == Acting::User { "self" } else { "organisations/*" };
    format!("/v2/{owner}/applications/{tail}")
}

/// An application whose code is on GitHub.
async fn on_github(stage: &Stage, name: &str) -> Application {
    let call = create(&stage.owner, &CreateApplication::new(name, node(), "XS")).into_call();
    let body = json!({
        "name": name, "zone": "par", "deploy": "git", "branch": "master", "env": {}, "minInstances": 1,
        "maxInstances": 1, "minFlavor": "XS", "maxFlavor": "XS", "instanceType": "node",
        "instanceVersion": "20240101", "instanceVariant": "395103fb-d6e2-4fdd-93bc-bc99146f1ea2",
        "oauthService": "github", "oauthApp": { "owner": "ada", "name": "engine" },
    });
    stage.send(call.json(&body)).await
}

#[tokio::test]
async fn branches_are_asked_for_where_there_is_a_choice() {
    for_each_owner(&Called::default(), async |stage| {
        let (client, owner) = (&stage.client, &stage.owner);
        let shop = stage.application("shop").await;
        let engine = on_github(stage, "engine").await;
        assert!(!shop.is_linked_to_github() && engine.is_linked_to_github());
        let (shop, engine) = (shop.id, engine.id);
        let branches = json!(["main", "next"]);
        let path = path(stage, &format!("{engine}/branches"));
        stage.platform.script(Fault::status(200).json(&branches).on("GET", &path).times(3));

        let first = stage.platform.requests().len();
        let read = get_with_branches(client, owner, &shop).await.unwrap().unwrap();
        assert_eq!((&read.id, &read.branches[..]), (&shop, &["master".to_owned()][..]));
        assert_eq!(asked(stage, first), [format!("GET /{shop}")]);
        let first = stage.platform.requests().len();
        let read = get_with_branches(client, owner, &engine).await.unwrap().unwrap();
        assert_eq!(read.branches, ["main", "next"]);
        assert_eq!(asked(stage, first), [format!("GET /{engine}"), format!("GET /{engine}/branches")]);
        assert_eq!(get_with_branches(client, owner, "app_none").await.unwrap(), None);

        let all = get_all_with_branches(client, owner).await.unwrap();
        let of = |id: &ApplicationId| all.iter().find(|application| application.id == *id).unwrap();
        assert_eq!(
            (&of(&shop).branches[..], &of(&engine).branches[..]),
            (&["master".to_owned()][..], &["main".to_owned(), "next".to_owned()][..])
        );

        let changes = UpdateApplication::new().name("motor");
        let first = stage.platform.requests().len();
        let changed = update_with_branch(client, owner, &engine, Some("main"), &changes).await.unwrap();
        assert_eq!((changed.name.as_str(), changed.branch.as_deref()), ("motor", Some("main")));
        assert_eq!(changed.branches, ["main", "next"]);
        assert_eq!(
            asked(stage, first),
            [format!("PUT /{engine}/branch"), format!("PUT /{engine}"), format!("GET /{engine}/branches"),]
        );
        assert_eq!(
            stage.platform.requests()[first + 1].json().unwrap(),
            json!({ "name": "motor", "branch": "main" })
        );
        let first = stage.platform.requests().len();
        let changed = update_with_branch(client, owner, &shop, None, &changes).await.unwrap();
        assert_eq!((changed.name.as_str(), changed.branches.len()), ("motor", 1));
        assert_eq!(asked(stage, first), [format!("PUT /{shop}")]);
        assert_eq!(stage.last_request().json().unwrap(), json!({ "name": "motor" }));
    })
    .await;
}

#[tokio::test]
async fn an_error_of_one_request_ends_the_whole() {
    let stage = organisation();
    let engine = on_github(&stage, "engine").await.id;
    stage.platform.script(Fault::status(500).on("GET", &path(&stage, &format!("{engine}/branches"))));
    let error = get_all_with_branches(&stage.client, &stage.owner).await.unwrap_err();
    assert_eq!(error.status().unwrap().as_u16(), 500);
    // A list without a place for it is no failure.
    stage.platform.script(Fault::status(404).on("GET", &path(&stage, &format!("{engine}/branches"))));
    let read = get_with_branches(&stage.client, &stage.owner, &engine).await.unwrap().unwrap();
    assert!(read.branches.is_empty());
}

#[tokio::test]
async fn an_application_is_ordered_by_the_name_of_its_runtime() {
    for_each_owner(&Called::default(), async |stage| {
        let (client, owner) = (&stage.client, &stage.owner);
        let shop = create_on_runtime(client, owner, "rust", |runtime| {
            CreateApplication::new("shop", runtime, "XS").max_instances(3)
        })
        .await
        .unwrap();
        assert_eq!((shop.name.as_str(), &shop.branches[..]), ("shop", &["master".to_owned()][..]));
        let instance = shop.instance.as_ref().unwrap();
        assert_eq!((instance.kind.as_deref(), instance.max_instances), (Some("rust"), Some(3)));
        assert_eq!(instance.variant.as_ref().unwrap().slug.as_deref(), Some("rust"));
        let requests = stage.platform.requests();
        let [.., runtimes, sent] = &requests[..] else { panic!("{requests:?}") };
        let whose = match owner {
            Owner::Me => None,
            _ => Some(format!("for={}", stage.owner_id)),
        };
        assert_eq!((runtimes.path.as_str(), &runtimes.query), ("/v2/products/instances", &whose));
        let sent = sent.json().unwrap();
        assert_eq!(
            (&sent["zone"], &sent["deploy"], &sent["minInstances"]),
            (&json!("par"), &json!("git"), &json!(1))
        );

        // What is no longer offered, and what never was.
        for slug in ["ruby-old", "cobol"] {
            let never = |_: &_| -> CreateApplication { panic!("there is no runtime") };
            let error = create_on_runtime(client, owner, slug, never).await.unwrap_err();
            assert_eq!(error.to_string(), format!("there is no runtime `{slug}` to be ordered"));
        }
        let nameless =
            create_on_runtime(client, owner, "rust", |runtime| CreateApplication::new("", runtime, "XS"));
        assert!(matches!(nameless.await, Err(CreateError::Failed(error)) if error.status().is_some()));
    })
    .await;
}

#[tokio::test]
async fn links_are_added_listed_and_removed() {
    for_each_owner(&Called::default(), async |stage| {
        let (client, owner) = (&stage.client, &stage.owner);
        let shop = stage.application("shop").await.id;
        let (b, a) = (stage.application("b").await.id, stage.application("a").await.id);
        let plan = stage.send(api_defs::v2::product::get_addon_provider("redis-addon")).await.unwrap().plans;
        let wanted = |name| addon::CreateAddon::new(name, "redis-addon", &plan[0].id, "par");
        let cache: AddonId = stage.send(addon::create(owner, &wanted("cache"))).await.id;

        assert_eq!(get_links(client, owner, &shop).await.unwrap(), Links::default());
        add_link(client, owner, &shop, &b).await.unwrap();
        add_link(client, owner, &shop, &a).await.unwrap();
        add_link(client, owner, &shop, &cache).await.unwrap();
        let links = get_links(client, owner, &shop).await.unwrap();
        let names: Vec<_> = links.applications.iter().map(|application| application.name.as_str()).collect();
        assert_eq!(names, ["a", "b"]);
        assert_eq!(links.addons.iter().map(|addon| &addon.id).collect::<Vec<_>>(), [&cache]);
        let users = addon::get_links(client, owner, &cache).await.unwrap();
        assert_eq!(users.iter().map(|application| &application.id).collect::<Vec<_>>(), [&shop]);
        let given = addon::get_environment(client, owner, &cache).await.unwrap().unwrap();
        let environment = get_environment(client, owner, &shop).await.unwrap().unwrap();
        assert_eq!(environment.addons[0].env, given);
        assert_eq!((environment.dependencies.len(), environment.own.len()), (2, 0));
        assert_eq!(addon::get_environment(client, owner, "addon_none").await.unwrap(), None);

        remove_link(client, owner, &shop, &b).await.unwrap();
        remove_link(client, owner, &shop, LinkTarget::Addon(cache)).await.unwrap();
        let links = get_links(client, owner, &shop).await.unwrap();
        assert_eq!((links.applications.len(), links.addons.len()), (1, 0));
        assert!(remove_link(client, owner, &shop, &b).await.unwrap_err().is_not_found());
        assert!(get_links(client, owner, "app_none").await.unwrap_err().is_not_found());
    })
    .await;
}

#[tokio::test]
async fn the_whole_environment_is_asked_for_at_once() {
    let stage = organisation();
    let app = stage.platform.seed().application_id.clone();
    let gate = Gate::new();
    for tail in ["env", "dependencies/env", "addons/env"] {
        let path = path(&stage, &format!("{app}/{tail}"));
        stage.platform.script(Fault::real().held(&gate).on("GET", &path));
    }
    let before = stage.platform.requests().len();
    let all_came = async {
        stage.platform.received(before + 3).await;
        gate.open();
    };
    let environment = get_environment(&stage.client, &stage.owner, app.as_str());
    let (environment, ()) = tokio::join!(environment, all_came);
    let environment = environment.unwrap().unwrap();
    assert_eq!(environment.own, [EnvVar::new("GREETING", "héllo, wörld"), EnvVar::new("PORT", "8080")]);
    assert_eq!(environment.dependencies[0].env, [EnvVar::new("API_URL", "https://api.example.com")]);
    assert_eq!(environment.addons[0].env[0].name, "POSTGRESQL_ADDON_URI");
    assert!(!format!("{environment:?}").contains("password"), "{environment:?}");

    assert_eq!(get_environment(&stage.client, &stage.owner, "app_none").await.unwrap(), None);
    stage.platform.script(Fault::status(403).on("GET", &path(&stage, &format!("{app}/addons/env"))));
    assert!(get_environment(&stage.client, &stage.owner, app.as_str()).await.unwrap_err().is_auth());
}

#[tokio::test]
async fn the_main_domain_is_marked() {
    for_each_owner(&Called::default(), async |stage| {
        let (client, owner) = (&stage.client, &stage.owner);
        let shop = stage.application("shop").await.id;
        for domain in ["www.example.com/", "example.com/"] {
            stage.send(add_domain(owner, &shop, domain)).await;
        }
        let marked = get_marked_domains(client, owner, &shop).await.unwrap();
        assert!(marked.iter().all(|domain| !domain.is_primary));
        assert!(marked.is_sorted_by_key(|domain| domain.domain.fqdn.clone()));
        let main = marked.iter().find(|domain| domain.domain.fqdn.starts_with("www.")).unwrap();
        stage.send(mark_favourite_domain(owner, &shop, &main.domain)).await;
        let marked = get_marked_domains(client, owner, &shop).await.unwrap();
        let primary: Vec<_> = marked.iter().filter(|domain| domain.is_primary).collect();
        assert_eq!((primary.len(), &primary[0].domain), (1, &main.domain));
        assert_eq!(get_marked_domains(client, owner, "app_none").await.unwrap(), []);
    })
    .await;
}

#[tokio::test]
async fn deployments_of_one_or_of_all_are_one_list() {
    for_each_owner(&Called::default(), async |stage| {
        let (client, owner) = (&stage.client, &stage.owner);
        let (shop, api) = (stage.application("shop").await.id, stage.application("api").await.id);
        for app in [&shop, &api, &shop] {
            stage.send(redeploy(owner, app)).await;
        }
        let of_shop = list_deployments_of(client, owner, &shop).await.unwrap();
        assert_eq!(of_shop.len(), 2);
        assert!(of_shop.iter().all(|listed| listed.application_id == shop));
        let all = list_deployments(client, &stage.owner_id).await.unwrap();
        assert!(all.is_sorted_by(|a, b| a.deployment.date >= b.deployment.date));
        for listed in slice::from_ref(&of_shop[0]) {
            assert!(all.contains(listed));
        }
        assert!(all.iter().any(|listed| listed.application_id == api));
        assert_eq!(list_deployments(client, "orga_none").await.unwrap(), []);
        assert_eq!(list_deployments_of(client, owner, "app_none").await.unwrap(), []);
    })
    .await;
}

#[tokio::test]
async fn of_many_applications_eight_are_asked_about_at_once() {
    let stage = organisation();
    let mut all = Vec::new();
    for index in 0..12 {
        all.push(on_github(&stage, &format!("engine-{index}")).await.id);
    }
    let gate = Gate::new();
    let branches = Fault::status(200).json(&json!(["main"])).held(&gate);
    stage.platform.script(branches.on("GET", &path(&stage, "*/branches")).times(12));
    let first = stage.platform.requests().len();
    let eight_came = async {
        stage.platform.received(first + 9).await; // the list, and eight of them
        let count = stage.platform.requests().len() - first;
        gate.open();
        count
    };
    let (applications, count) = tokio::join!(get_all_with_branches(&stage.client, &stage.owner), eight_came);
    assert_eq!(count, 9);
    let applications = applications.unwrap();
    let order: Vec<_> = applications.iter().map(|application| &application.id).collect();
    let listed = stage.send(application::get_all(&stage.owner)).await;
    assert_eq!(order, listed.iter().map(|application| &application.id).collect::<Vec<_>>());
    assert!(all.iter().all(|id| order.contains(&id)));
}

#[tokio::test]
async fn what_links_to_github_is_a_webhook() {
    let linked = r#"{"id":"app_1","name":"a","webhookUrl":"https://example.com/hook"}"#;
    let script = Script::new().json(linked).json(r#"["main"]"#);
    let client = Client::builder().transport(script.clone()).build().unwrap();
    let read = get_with_branches(&client, Owner::Me, "app_1").await.unwrap().unwrap();
    assert_eq!((read.branches, script.remaining()), (vec!["main".to_owned()], 0));
}
