use crate::{Platform, testing::call};

#[test]
fn applications_and_addons_are_behind_the_load_balancer_of_their_zone() {
    let platform = Platform::start();
    let seed = platform.seed();
    let get = |tail: String| {
        let path = format!("/v4/load-balancers/organisations/{}/{tail}", seed.organisation_id);
        call(&platform, "GET", &path, None)
    };
    for resource in [format!("applications/{}", seed.application_id), format!("addons/{}", seed.addon_id)] {
        let balancers = get(format!("{resource}/load-balancers/default")).json();
        assert_eq!((&balancers[0]["name"], balancers[0]["dns"]["a"][0].is_string()), (&"par".into(), true));
        assert_eq!(get(format!("{resource}/load-balancers/moon")).status, 404);
    }
    assert_eq!(get("applications/app_none/load-balancers/default".to_owned()).status, 404);
}
