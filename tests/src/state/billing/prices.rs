//! What things cost.

use serde_json::{Value, json};

/// `PriceSystem`, of a zone. `rate` is how much of the currency a euro is.
pub(crate) fn price_system(zone: Option<&str>, currency: &str, rate: f64) -> Value {
    let flavor = |name: &str, price: f64| {
        json!({
            "runtime_policy_id": format!("runtime_policy_{name}"),
            "source": "VM",
            "flavor": name,
            "time_unit": "PT1H",
            "price": price * rate,
            "slug_id": format!("apps.{name}"),
        })
    };
    json!({
        "zone_id": zone,
        "currency": currency,
        "runtime": [flavor("XS", 0.0222), flavor("S", 0.0444), flavor("M", 0.0888)],
        "countable": [{
            "countable_policy_id": "countable_policy_storage",
            "service": "cellar.storage",
            "data_unit": "GB",
            "data_quantity_for_price": { "secability": "SECABLE", "quantity": 1 },
            "time_interval_for_price": { "secability": "SECABLE", "interval": 30 },
            "price_plans": [
                { "plan_id": "first", "max_quantity": 100, "price": 0.0 },
                { "plan_id": "rest", "max_quantity": null, "price": 0.02 * rate },
            ],
        }],
    })
}
