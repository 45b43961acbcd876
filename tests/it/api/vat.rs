//! Numbers for value-added tax.

use api_defs::v2::vat::check_vat;

use super::stage::{Acting, Called, Stage};

pub(super) async fn all(called: &Called) {
    checks(&Stage::new(Acting::User, called)).await;
}

#[tokio::test]
async fn a_number_is_valid_or_not() {
    checks(&Stage::new(Acting::User, &Called::default())).await;
}

async fn checks(stage: &Stage) {
    let check = stage.send(check_vat("FR", "00000000000")).await;
    assert_eq!(stage.last_request().query.as_deref(), Some("country=FR&vat=00000000000"));
    assert!(check.valid);
    assert_eq!(check.name.as_deref(), Some("Analytical Engines"));
    assert!(check.address.unwrap().contains("Nantes"));
    let check = stage.send(check_vat("FR", "FR 1&2")).await;
    assert_eq!((check.valid, check.name, check.address), (false, None, None));
}
