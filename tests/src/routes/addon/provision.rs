//! `WannabeAddonProvision`: ordering an add-on.

use crate::{
    body::Fields,
    context::Context,
    errors::Failure,
    reply::Reply,
    state::{Addon, catalogue, initial_env},
};
use serde_json::{Value, json};

/// What may be ordered, checked against the catalogue.
struct Order {
    name: String,
    provider_id: String,
    plan: Value,
    region: String,
    version: Option<String>,
}

impl Order {
    fn read(fields: &Fields) -> Result<Self, Failure> {
        let provider_id = fields.required_text("providerId")?;
        let provider = catalogue::addon_provider(&provider_id);
        let provider =
            provider.ok_or_else(|| Failure::bad_field("providerId", &provider_id, "is not a known value"))?;
        let plan = fields.required_text("plan")?;
        let plan = catalogue::plan_by_id(&provider_id, &plan)
            .ok_or_else(|| Failure::bad_field("plan", &plan, "is not a plan of the provider"))?;
        let region = fields.required_text("region")?;
        if !has_region(&provider, &region) {
            return Err(Failure::bad_field("region", region, "is not a region of the provider"));
        }
        let options = fields.text_map("options")?.unwrap_or_default();
        let version = fields.text("version")?.or_else(|| options.get("version").cloned());
        let name = fields.text("name")?.unwrap_or_else(|| provider_id.clone());
        Ok(Self { name, provider_id, plan, region, version })
    }
}

/// `linkedApp` is linked at once. Of the `options`, the version is kept.
pub(super) fn create(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let owner = context.owner()?;
    let fields = context.fields()?;
    let order = Order::read(&fields)?;
    let linked = fields.text("linkedApp")?;
    if let Some(id) = &linked
        && context.state.application(&owner, id).is_none()
    {
        return Err(Failure::not_found("application", id));
    }
    let kind = order.provider_id.trim_end_matches("-addon");
    let (id, real_id) = (context.state.new_id("addon"), context.state.new_id(kind));
    let addon = Addon {
        env: initial_env(&order.provider_id, &real_id),
        id: id.clone(),
        real_id,
        owner_id: owner.clone(),
        name: order.name,
        provider_id: order.provider_id,
        plan_slug: order.plan["slug"].as_str().unwrap_or_default().to_owned(),
        region: order.region,
        version: order.version,
        created: context.state.now(),
        tags: Vec::new(),
        migrations: Vec::new(),
        backups: Vec::new(),
    };
    let view = addon.view();
    context.state.addons.push(addon);
    if let Some(application) = linked.and_then(|app| context.state.application(&owner, &app)) {
        application.addons.push(id);
    }
    Ok(Reply::json(&view))
}

/// `InvoiceV2`: what the order would cost, with a tax of 20 %. Nothing is ordered.
pub(super) fn preorder(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let owner = context.owner()?;
    let order = Order::read(&context.fields()?)?;
    let price = order.plan["price"].as_f64().unwrap_or_default();
    let description = format!("{} {}", order.provider_id, order.plan["name"].as_str().unwrap_or_default());
    Ok(Reply::json(&json!({
        "type": "ADDON_PREORDER",
        "target": owner,
        "name": context.state.user.name,
        "company": null,
        "lines": [{ "description": description, "subDescription": "", "VAT": 20.0, "price": price }],
        "originalTotal": price,
        "totalHT": price,
        "totalVAT": price * 0.2,
        "totalTTC": price * 1.2,
    })))
}

/// Whether a provider, in the form of the catalogue, serves a region.
pub(super) fn has_region(provider: &Value, region: &str) -> bool {
    provider["regions"].as_array().is_some_and(|regions| regions.iter().any(|known| known == region))
}
