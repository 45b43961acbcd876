//! Small lists of what there is.

use super::check_owner;
use crate::{
    context::Context,
    errors::Failure,
    reply::Reply,
    router::Route,
    state::{
        COUPON,
        catalogue::{self, addon_versions, flavor, flavors},
    },
};
use http::Method;
use serde_json::{Value, json};

pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::new(Method::GET, "/v2/products/addonproviders/{providerId}/informations", informations),
        Route::new(Method::GET, "/v2/products/addonproviders/{providerId}/versions", versions),
        Route::new(Method::GET, "/v2/products/countries", countries),
        Route::new(Method::GET, "/v2/products/countrycodes", country_codes),
        Route::new(Method::GET, "/v2/products/flavors", all_flavors),
        Route::new(Method::GET, "/v2/products/mfa_kinds", mfa_kinds),
        Route::new(Method::GET, "/v2/products/packages", packages),
        Route::new(Method::GET, "/v2/providers/es-addon/tmp/services-flavors", elasticsearch_services),
    ]
}

/// An empty object: the shape of the platform's answer is not documented.
fn informations(context: &mut Context<'_>) -> Result<Reply, Failure> {
    known_provider(context)?;
    Ok(Reply::json(&json!({})))
}

/// Of machines of one's own. The shape is made up.
fn versions(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let provider = known_provider(context)?;
    let dedicated = addon_versions(&provider)["dedicated"].clone();
    let names = dedicated.as_object().map(|versions| versions.keys().cloned().collect());
    Ok(Reply::json(&names.unwrap_or(Value::Null)))
}

/// Names by codes. The shape is made up.
fn countries(_: &mut Context<'_>) -> Result<Reply, Failure> {
    Ok(Reply::json(&json!({ "BE": "Belgium", "CA": "Canada", "FR": "France" })))
}

/// The shape is made up.
fn country_codes(_: &mut Context<'_>) -> Result<Reply, Failure> {
    Ok(Reply::json(&json!(["BE", "CA", "FR"])))
}

/// The same in every `context`.
fn all_flavors(_: &mut Context<'_>) -> Result<Reply, Failure> {
    Ok(Reply::json(&flavors().into()))
}

fn mfa_kinds(_: &mut Context<'_>) -> Result<Reply, Failure> {
    Ok(Reply::json(&json!(["NONE", "TOTP"])))
}

/// `ProductPackage`: credits at a price, a fifth less with a coupon that is known.
fn packages(context: &mut Context<'_>) -> Result<Reply, Failure> {
    check_owner(context, "orgaId")?;
    let currency = context.query("currency").unwrap_or_else(|| "EUR".to_owned());
    let value = match currency.as_str() {
        "EUR" => 1.0,
        "USD" => 1.2,
        _ => return Err(Failure::bad_field("currency", currency, "is not a known value")),
    };
    let factor = if context.query("coupon").as_deref() == Some(COUPON) { 0.8 } else { 1.0 };
    let package = |id: u32, title: &str, quantity: u32| {
        let original = f64::from(quantity) * value;
        json!({
            "id": id,
            "title": title,
            "dropsQuantity": quantity,
            "dropPrice": { "currency": currency, "value": value },
            "price": original * factor,
            "originalPrice": original,
        })
    };
    Ok(Reply::json(&json!([package(1, "Small", 10), package(2, "Large", 100)])))
}

/// `ProductElasticsearchInfo`.
fn elasticsearch_services(_: &mut Context<'_>) -> Result<Reply, Failure> {
    let service = |name: &str| {
        let size = flavor(name).unwrap_or_default();
        let fields =
            ["name", "mem", "cpus", "gpus", "price", "available", "microservice", "nice", "price_id"];
        fields.iter().map(|field| ((*field).to_owned(), size[*field].clone())).collect::<Value>()
    };
    Ok(Reply::json(&json!({ "services": { "apm": service("S"), "kibana": service("M") } })))
}

fn known_provider(context: &Context<'_>) -> Result<String, Failure> {
    let id = context.parameter("providerId");
    catalogue::addon_provider(&id).ok_or_else(|| Failure::not_found("addon provider", &id))?;
    Ok(id)
}
