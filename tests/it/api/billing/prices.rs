//! What things cost.

use api_defs::v4::billing::{Divisibility, get_organisation_price_system, get_price_system};
use http::StatusCode;

use crate::api::stage::{Called, Stage, for_each_owner};

pub(super) async fn all(called: &Called) {
    for_each_owner(called, prices).await;
}

#[tokio::test]
async fn prices_are_those_of_an_owner_or_of_everybody() {
    for_each_owner(&Called::default(), prices).await;
}

async fn prices(stage: &Stage) {
    let own = stage.send(get_organisation_price_system(&stage.owner_id).zone_id("par")).await.unwrap();
    assert_eq!((own.zone.as_ref().unwrap().as_str(), own.currency.as_deref()), ("par", Some("EUR")));
    let extra_small = &own.runtime[0];
    assert_eq!(extra_small.flavor.as_ref().unwrap(), "XS");
    assert_eq!((extra_small.price, extra_small.slug_id.as_deref()), (Some(0.0222), Some("apps.XS")));
    let storage = &own.countable[0];
    let per = storage.data_quantity_for_price.as_ref().unwrap();
    assert_eq!((per.quantity, per.divisibility.clone()), (Some(1.0), Some(Divisibility::Divisible)));
    let steps: Vec<_> = storage.price_plans.iter().map(|step| (step.max_quantity, step.price)).collect();
    assert_eq!(steps, [(Some(100.0), Some(0.0)), (None, Some(0.02))]);
    assert_eq!(stage.send(get_organisation_price_system(&stage.owner_id)).await.unwrap().zone, None);
    assert_eq!(stage.send(get_organisation_price_system("orga_none")).await, None);

    assert_eq!(stage.send(get_price_system("par", "EUR")).await, own);
    let dollars = stage.send(get_price_system("par", "USD")).await;
    assert_eq!(dollars.currency.as_deref(), Some("USD"));
    assert!(dollars.runtime[0].price > own.runtime[0].price);
    let error = stage.fail(get_price_system("par", "XXX")).await;
    assert_eq!(
        (error.status(), error.code()),
        (Some(StatusCode::BAD_REQUEST), Some("clever.core.bad-request"))
    );
}
