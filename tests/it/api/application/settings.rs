//! Branches, the size of builds, tags, and the ports that lead to an application.

use api_defs::v2::application::{
    CreateRedirection, Namespace, SetBranch, SetBuildFlavor, add_tcp_redir, get, get_all_branches,
    get_all_tags, get_tcp_redirs, remove_tag, remove_tcp_redir, set_branch, set_build_instance_flavor,
    update_tag,
};
use http::StatusCode;

use crate::api::stage::{Acting, Called, Stage, for_each_owner};

pub(super) async fn all(called: &Called) {
    for_each_owner(called, build).await;
    for_each_owner(called, tags).await;
    for_each_owner(called, ports).await;
}

#[tokio::test]
async fn what_is_built_and_on_what_is_chosen() {
    for_each_owner(&Called::default(), build).await;
    let stage = Stage::new(Acting::Organisation, &Called::default());
    let engine = stage.platform.seed().application_id.as_str();
    assert_eq!(stage.send(get_all_branches(&stage.owner, engine)).await, ["main", "master"]);
}

async fn build(stage: &Stage) {
    let owner = &stage.owner;
    let app = stage.application("shop").await.id;
    assert_eq!(stage.send(get_all_branches(owner, &app)).await, ["master"]);
    stage.send(set_branch(owner, &app, &SetBranch::new("next/big-thing"))).await;
    stage.send(set_build_instance_flavor(owner, &app, &SetBuildFlavor::new("S"))).await;

    let application = stage.send(get(owner, &app)).await.unwrap();
    assert_eq!(application.branch.as_deref(), Some("next/big-thing"));
    assert_eq!(application.build_flavor.unwrap().name, "S");
    let error = stage.fail(set_build_instance_flavor(owner, &app, &SetBuildFlavor::new("XXXXL"))).await;
    assert_eq!(error.status(), Some(StatusCode::BAD_REQUEST));
    assert!(error.to_string().contains("flavorName"), "{error}");
}

#[tokio::test]
async fn tags_of_any_text_are_put_on_and_taken_off() {
    for_each_owner(&Called::default(), tags).await;
}

async fn tags(stage: &Stage) {
    let owner = &stage.owner;
    let app = stage.application("shop").await.id;
    assert!(stage.send(get_all_tags(owner, &app)).await.is_empty(), "the platform says null");

    let strange = "a/b c?é#%2F+..";
    assert_eq!(*stage.send(update_tag(owner, &app, strange)).await, [strange]);
    assert_eq!(*stage.send(update_tag(owner, &app, "production")).await, [strange, "production"]);
    assert_eq!(*stage.send(get_all_tags(owner, &app)).await, [strange, "production"]);
    assert_eq!(*stage.send(remove_tag(owner, &app, strange)).await, ["production"]);
    assert!(stage.send(remove_tag(owner, &app, "production")).await.is_empty());
}

#[tokio::test]
async fn a_public_port_is_opened_and_closed() {
    for_each_owner(&Called::default(), ports).await;
}

async fn ports(stage: &Stage) {
    let owner = &stage.owner_id;
    let app = stage.application("shop").await.id;
    assert_eq!(stage.send(get_tcp_redirs(owner, &app)).await, []);

    let wanted = CreateRedirection::new(Namespace::CleverApps).ports(4100..=4200);
    let opened = stage.send(add_tcp_redir(owner, &app, &wanted)).await;
    assert_eq!((opened.port, opened.namespace.clone()), (4100, Some(Namespace::CleverApps)));
    let any = stage.send(add_tcp_redir(owner, &app, &CreateRedirection::new("default"))).await;
    assert_eq!(any.namespace, Some(Namespace::Default));
    assert_eq!(stage.send(get_tcp_redirs(owner, &app)).await, [opened, any.clone()]);

    let error = stage.fail(remove_tcp_redir(owner, &app, 4100)).await;
    assert!(error.is_not_found(), "in the default namespace there is no such port: {error}");
    stage.send(remove_tcp_redir(owner, &app, 4100).namespace(Namespace::CleverApps)).await;
    stage.send(remove_tcp_redir(owner, &app, any.port)).await;
    assert_eq!(stage.send(get_tcp_redirs(owner, &app)).await, []);

    let taken = CreateRedirection::new(Namespace::Default).ports(9..=9);
    stage.send(add_tcp_redir(owner, &app, &taken)).await;
    let error = stage.fail(add_tcp_redir(owner, &app, &taken)).await;
    assert_eq!(error.status(), Some(StatusCode::CONFLICT));
}
