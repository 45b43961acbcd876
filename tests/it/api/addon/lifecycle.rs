//! From the order of an add-on to its end.

use api_defs::v2::MessageType;
use api_defs::v2::addon::{
    CreateAddon, UpdateAddon, create, get, get_all, get_all_env_vars, preorder, remove, update,
};
use http::StatusCode;
use platform_double::Fault;

use crate::api::stage::{Acting, Called, Stage, for_each_owner, small_postgresql};

pub(super) async fn all(called: &Called) {
    for_each_owner(called, ordered_renamed_and_removed).await;
    for_each_owner(called, refused).await;
    for_each_owner(called, in_doubt).await;
}

#[tokio::test]
async fn an_addon_is_ordered_renamed_and_removed() {
    for_each_owner(&Called::default(), ordered_renamed_and_removed).await;
}

async fn ordered_renamed_and_removed(stage: &Stage) {
    let owner = &stage.owner;
    let order = small_postgresql("orders").version("15").option("encryption", "true");
    let before = stage.send(get_all(owner)).await;
    let bill = stage.send(preorder(owner, &order)).await;
    assert_eq!((&bill["type"], &bill["totalTTC"]), (&"ADDON_PREORDER".into(), &21.0.into()));
    assert_eq!(stage.send(get_all(owner)).await, before, "nothing is ordered yet");

    let ordered = stage.send(create(owner, &order)).await;
    assert!(ordered.id.as_str().starts_with("addon_"), "{}", ordered.id);
    assert!(ordered.real_id.as_ref().unwrap().as_str().starts_with("postgresql_"), "{:?}", ordered.real_id);
    assert_eq!(ordered.name.as_deref(), Some("orders"));
    assert_eq!(ordered.region.as_ref().unwrap(), "par");
    assert!(ordered.zone_id.is_some());
    assert_eq!(ordered.provider.as_ref().unwrap().id, "postgresql-addon");
    let plan = ordered.plan.as_ref().unwrap();
    assert_eq!((plan.slug.as_deref(), plan.price), (Some("xs_sml"), Some(17.5)));
    assert!(ordered.creation_date.unwrap().as_second() > 1_700_000_000);
    assert_eq!(stage.send(get(owner, &ordered.id)).await.as_ref(), Some(&ordered));
    assert_eq!(stage.send(get_all(owner)).await, [before, vec![ordered.clone()]].concat());

    let env = stage.send(get_all_env_vars(owner, &ordered.id)).await;
    assert_eq!(
        env.iter().map(|one| &one.name).collect::<Vec<_>>(),
        ordered.config_keys.iter().collect::<Vec<_>>()
    );
    let uri = env.iter().find(|one| one.name == "POSTGRESQL_ADDON_URI").unwrap();
    assert!(uri.value.starts_with("postgresql://"));

    let renamed = stage.send(update(owner, &ordered.id, &UpdateAddon::new("commandes"))).await;
    let mut expected = ordered.clone();
    expected.name = Some("commandes".to_owned());
    assert_eq!(renamed, expected);
    assert_eq!(stage.send(get(owner, &ordered.id)).await, Some(expected));

    let message = stage.send(remove(owner, &ordered.id)).await;
    assert_eq!(message.kind, Some(MessageType::Success));
    assert_eq!(stage.send(get(owner, &ordered.id)).await, None);
    let error = stage.fail(remove(owner, &ordered.id)).await;
    assert_eq!((error.is_not_found(), error.code()), (true, Some("4004")));
    let error = stage.fail(get_all_env_vars(owner, &ordered.id)).await;
    assert!(error.is_not_found(), "{error}");
}

#[tokio::test]
async fn an_addon_that_is_not_in_the_catalogue_is_refused() {
    for_each_owner(&Called::default(), refused).await;
}

async fn refused(stage: &Stage) {
    let owner = &stage.owner;
    let before = stage.send(get_all(owner)).await.len();
    let (provider, plan) = ("postgresql-addon", "plan_postgresql-addon-dev");
    for (order, field) in [
        (CreateAddon::new("x", "nosql-addon", plan, "par"), "providerId"),
        (CreateAddon::new("x", provider, "plan_redis-addon-s_mono", "par"), "plan"),
        (CreateAddon::new("x", provider, plan, "mtl"), "region"),
    ] {
        for error in [stage.fail(create(owner, &order)).await, stage.fail(preorder(owner, &order)).await] {
            assert_eq!((error.status(), error.code()), (Some(StatusCode::BAD_REQUEST), Some("4000")));
            assert!(error.to_string().contains(field), "{error}");
        }
    }
    let order = small_postgresql("x").linked_app("app_none");
    assert!(stage.fail(create(owner, &order)).await.is_not_found());
    assert_eq!(stage.send(get_all(owner)).await.len(), before);
    if stage.acting != Acting::Organisation {
        let theirs = stage.platform.seed().addon_id.as_str();
        assert_eq!(stage.send(get(owner, theirs)).await, None);
        assert!(stage.fail(remove(owner, theirs)).await.is_not_found());
    }
}

#[tokio::test]
async fn an_order_whose_answer_is_lost_is_not_sent_again() {
    for_each_owner(&Called::default(), in_doubt).await;
}

async fn in_doubt(stage: &Stage) {
    let order = small_postgresql("orders");
    let before = stage.send(get_all(&stage.owner)).await.len();
    let call = create(&stage.owner, &order);
    stage.platform.script(Fault::close().after_applying().on("POST", call.target()));
    let error = stage.fail(call).await;
    assert_eq!((error.status(), error.attempts()), (None, 1));
    assert_eq!(stage.send(get_all(&stage.owner)).await.len(), before + 1);
}
