//! What the providers of add-ons tell.

use api_defs::RealAddonId;
use api_defs::v2::addon::{CreateAddon, create, get_all_env_vars};
use api_defs::v4::addon_providers::{get_addon, get_addon_provider};

use super::stage::{Acting, Called, Stage, for_each_owner};

pub(super) async fn all(called: &Called) {
    versions(&Stage::new(Acting::Organisation, called)).await;
    for_each_owner(called, details).await;
}

#[tokio::test]
async fn a_provider_has_versions_shared_and_dedicated() {
    versions(&Stage::new(Acting::Organisation, &Called::default())).await;
}

async fn versions(stage: &Stage) {
    let versions = stage.send(get_addon_provider("postgresql-addon")).await.unwrap();
    assert_eq!(versions.provider_id.unwrap(), "postgresql-addon");
    assert_eq!(versions.default_dedicated_version.as_deref(), Some("15"));
    assert_eq!(versions.dedicated.keys().collect::<Vec<_>>(), ["14", "15"]);
    let features = &versions.dedicated["15"].features;
    let features: Vec<_> = features.iter().map(|one| (one.name.as_str(), one.enabled)).collect();
    assert_eq!(features, [("encryption", true), ("direct-host-only", false)]);
    let [cluster] = &versions.clusters[..] else { panic!("{:?}", versions.clusters) };
    assert_eq!((cluster.zone.as_ref().unwrap().as_str(), cluster.version.as_deref()), ("par", Some("15")));
    assert_eq!(stage.send(get_addon_provider("none")).await, None);
}

#[tokio::test]
async fn an_addon_is_reached_by_what_its_provider_tells() {
    for_each_owner(&Called::default(), details).await;
}

async fn details(stage: &Stage) {
    let wanted = CreateAddon::new("cache", "redis-addon", "plan_redis-addon-s_mono", "par");
    let redis = stage.send(create(&stage.owner, &wanted)).await;
    let env = stage.send(get_all_env_vars(&stage.owner, &redis.id)).await;
    let host = env.iter().find(|variable| variable.name == "REDIS_HOST").unwrap();
    let id = redis.real_id.unwrap();
    let details = stage.send(get_addon("redis-addon", &id)).await.unwrap();
    assert_eq!((details.id(), details.port()), (Some(id.as_str()), Some(3000)));
    assert_eq!(details.host(), Some(host.value.as_str()));
    assert_eq!((details.user(), details.database()), (None, None));

    let postgresql = RealAddonId::from(stage.platform.seed().addon_real_id.as_str());
    let details = stage.send(get_addon("postgresql-addon", &postgresql)).await.unwrap();
    assert_eq!((details.user(), details.database()), (Some("user"), Some("base")));
    assert_eq!(details.password(), Some("password"));
    assert_eq!(format!("{details:?}").matches("[redacted]").count(), 6, "{details:?}");

    assert_eq!(stage.send(get_addon("redis-addon", &postgresql)).await, None, "it is of another provider");
    assert_eq!(stage.send(get_addon("redis-addon", "redis_none")).await, None);
}
