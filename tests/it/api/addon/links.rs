//! What applications get from an add-on. How they are linked is told of applications as well.

use std::slice;

use api_defs::v2::addon::{create, get_all_env_vars, get_linked_applications, remove};
use api_defs::v2::application::{
    get_all_env_vars_for_addons, get_all_linked_addons, link_addon, remove as remove_application,
    unlink_addon,
};

use crate::api::stage::{Called, Stage, for_each_owner, small_postgresql};

pub(super) async fn all(called: &Called) {
    for_each_owner(called, linked).await;
}

#[tokio::test]
async fn an_application_reads_the_variables_of_an_addon_while_it_is_linked() {
    for_each_owner(&Called::default(), linked).await;
}

async fn linked(stage: &Stage) {
    let owner = &stage.owner;
    let (shop, blog) = (stage.application("shop").await, stage.application("blog").await);
    let addon = stage.send(create(owner, &small_postgresql("orders").linked_app(&shop.id))).await;
    assert_eq!(stage.send(get_linked_applications(owner, &addon.id)).await, slice::from_ref(&shop));
    stage.send(link_addon(owner, &blog.id, &addon.id)).await;
    assert_eq!(stage.send(get_linked_applications(owner, &addon.id)).await, [shop.clone(), blog.clone()]);

    let variables = stage.send(get_all_env_vars(owner, &addon.id)).await;
    assert_eq!(variables.len(), 6);
    for app in [&shop.id, &blog.id] {
        assert_eq!(stage.send(get_all_linked_addons(owner, app)).await, slice::from_ref(&addon));
        let env = stage.send(get_all_env_vars_for_addons(owner, app)).await;
        assert_eq!((env.len(), &env[0].addon_id, &env[0].env), (1, &addon.id, &variables));
    }

    stage.send(unlink_addon(owner, &blog.id, &addon.id)).await;
    assert_eq!(stage.send(get_linked_applications(owner, &addon.id)).await, slice::from_ref(&shop));
    let error = stage.fail(unlink_addon(owner, &blog.id, &addon.id)).await;
    assert_eq!((error.is_not_found(), error.code()), (true, Some("4004")));

    // What is gone is linked no more, on either side.
    stage.send(link_addon(owner, &blog.id, &addon.id)).await;
    stage.send(remove_application(owner, &shop.id)).await;
    assert_eq!(stage.send(get_linked_applications(owner, &addon.id)).await, slice::from_ref(&blog));
    stage.send(remove(owner, &addon.id)).await;
    assert_eq!(stage.send(get_all_linked_addons(owner, &blog.id)).await, []);
    assert_eq!(stage.send(get_all_env_vars_for_addons(owner, &blog.id)).await, []);
    assert!(stage.fail(get_linked_applications(owner, &addon.id)).await.is_not_found());
}
