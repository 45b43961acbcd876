//! Domains, and the main one of them.

use api_defs::v2::MessageType;
use api_defs::v2::application::{
    Domain, add_domain, get_all_domains, get_favourite_domain, mark_favourite_domain, remove_domain,
    unmark_favourite_domain,
};

use crate::api::stage::{Called, Stage, for_each_owner};

pub(super) async fn all(called: &Called) {
    for_each_owner(called, domains).await;
}

#[tokio::test]
async fn a_domain_with_a_path_leads_to_an_application_and_may_be_the_main_one() {
    for_each_owner(&Called::default(), domains).await;
}

async fn domains(stage: &Stage) {
    let owner = &stage.owner;
    let app = stage.application("shop").await.id;
    let given = stage.send(get_all_domains(owner, &app)).await;
    assert_eq!(given.len(), 1);
    assert_eq!(stage.send(get_favourite_domain(owner, &app)).await, None);

    let domain = Domain::new("*.example.com/a blog/é");
    let message = stage.send(add_domain(owner, &app, &domain.fqdn)).await;
    assert_eq!(message.kind, Some(MessageType::Success));
    let path = stage.last_request().path;
    assert!(path.ends_with("/vhosts/%2A.example.com%2Fa%20blog%2F%C3%A9"), "one segment: {path}");
    assert_eq!(stage.send(get_all_domains(owner, &app)).await, [given[0].clone(), domain.clone()]);

    assert_eq!(stage.send(mark_favourite_domain(owner, &app, &domain)).await, domain);
    assert_eq!(stage.send(get_favourite_domain(owner, &app)).await, Some(domain.clone()));
    stage.send(unmark_favourite_domain(owner, &app)).await;
    assert_eq!(stage.send(get_favourite_domain(owner, &app)).await, None);

    let message = stage.send(remove_domain(owner, &app, &domain.fqdn)).await;
    assert_eq!(message.kind, Some(MessageType::Success));
    assert_eq!(stage.send(get_all_domains(owner, &app)).await, given);
    let error = stage.fail(mark_favourite_domain(owner, &app, &domain)).await;
    assert!(error.is_not_found(), "{error}");
}
