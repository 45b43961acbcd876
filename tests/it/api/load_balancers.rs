//! What domains must point to.

use api_defs::v2::application::{CreateApplication, create};
use api_defs::v4::load_balancers::{
    LoadBalancerKind, get_default_load_balancers_dns_info, list_addon_load_balancers,
    list_application_load_balancers,
};

use super::stage::{Acting, Called, Stage, for_each_owner, node};

pub(super) async fn all(called: &Called) {
    for_each_owner(called, of_applications).await;
    of_addons(&Stage::new(Acting::Organisation, called)).await;
}

#[tokio::test]
async fn a_domain_points_to_the_zone_of_its_application() {
    for_each_owner(&Called::default(), of_applications).await;
}

async fn of_applications(stage: &Stage) {
    let owner = &stage.owner_id;
    let request = CreateApplication::new("shop", node(), "XS").zone("rbx");
    let app = stage.send(create(&stage.owner, &request)).await.id;
    let found = stage.send(get_default_load_balancers_dns_info(owner, &app)).await.unwrap();
    let [balancer] = &found[..] else { panic!("{found:?}") };
    assert_eq!((balancer.id.as_str(), balancer.zone.as_ref().unwrap().as_str()), ("lb-rbx", "rbx"));
    assert!(balancer.zone_id.is_some());
    let dns = balancer.dns.as_ref().unwrap();
    assert_eq!(dns.cname.as_deref(), Some("domain.rbx.clever-cloud.com."));
    assert_eq!(dns.a, ["192.0.2.40", "192.0.2.41"]);

    let list = |kind| list_application_load_balancers(owner, &app, kind);
    assert_eq!(stage.send(list(LoadBalancerKind::Default)).await, Some(found));
    assert_eq!(stage.send(list(LoadBalancerKind::Private)).await, None);
    assert_eq!(stage.send(get_default_load_balancers_dns_info(owner, "app_none")).await, None);
}

#[tokio::test]
async fn a_domain_points_to_the_zone_of_its_addon() {
    of_addons(&Stage::new(Acting::Organisation, &Called::default())).await;
}

async fn of_addons(stage: &Stage) {
    let (owner, seed) = (&stage.owner_id, stage.platform.seed());
    let call = list_addon_load_balancers(owner, &seed.addon_id, LoadBalancerKind::Default);
    let found = stage.send(call).await.unwrap();
    assert_eq!(found[0].zone.as_ref().unwrap(), "par");
    // The public id alone is known here, and the owner's.
    for (owner, addon) in [(owner.as_str(), &seed.addon_real_id), (&seed.user_id, &seed.addon_id)] {
        let call = list_addon_load_balancers(owner, addon, LoadBalancerKind::Default);
        assert_eq!(stage.send(call).await, None);
    }
}
