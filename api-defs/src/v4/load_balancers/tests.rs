//! Bodies of load balancers, made for these tests.
#![allow(clippy::unwrap_used)]

use super::*;

const LOAD_BALANCERS: &str = r#"[
    { "id": "lb_1", "name": "par", "zoneId": "b0b3b0a2-9d0b-4d2e-8f0f-0a1d1f1b7f11",
      "dns": { "cname": "domain.par.example.com.", "a": ["192.0.2.1", "192.0.2.2"] } },
    { "id": "lb_2", "name": null, "dns": { "a": null } },
    { "id": "lb_3" }
]"#;

#[test]
fn load_balancers_are_read() {
    let balancers: Vec<LoadBalancer> = serde_json::from_str(LOAD_BALANCERS).unwrap();
    assert_eq!(balancers[0].zone.as_ref().unwrap(), &"par");
    assert_eq!(balancers[0].zone_id.as_ref().unwrap(), &"b0b3b0a2-9d0b-4d2e-8f0f-0a1d1f1b7f11");
    let dns = balancers[0].dns.as_ref().unwrap();
    assert_eq!(dns.cname.as_deref(), Some("domain.par.example.com."));
    assert_eq!(dns.a, ["192.0.2.1", "192.0.2.2"]);
}

#[test]
fn a_load_balancer_needs_its_id_only() {
    let balancers: Vec<LoadBalancer> = serde_json::from_str(LOAD_BALANCERS).unwrap();
    assert_eq!((balancers[1].id.as_str(), &balancers[1].zone), ("lb_2", &None));
    assert!(balancers[1].dns.as_ref().unwrap().a.is_empty());
    assert_eq!(balancers[2].dns, None);
}

#[test]
fn a_kind_is_a_segment_of_the_path() {
    let call = list_addon_load_balancers("orga_1", "addon_1", LoadBalancerKind::Private);
    assert_eq!(
        call.target(),
        "/v4/load-balancers/organisations/orga_1/addons/addon_1/load-balancers/private"
    );
    assert_eq!(
        list_application_load_balancers("orga_1", "app_1", LoadBalancerKind::Default).target(),
        get_default_load_balancers_dns_info("orga_1", "app_1").target()
    );
}
