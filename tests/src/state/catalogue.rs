//! What the platform offers: sizes, runtimes, add-on providers, zones.

use serde_json::{Value, json};

/// The zone of whatever does not say another.
pub(crate) const DEFAULT_ZONE: &str = "par";

/// A runtime that applications can have.
#[derive(Debug)]
pub(crate) struct Runtime {
    pub(crate) kind: &'static str,
    pub(crate) version: &'static str,
    pub(crate) name: &'static str,
    pub(crate) variant_id: &'static str,
    pub(crate) slug: &'static str,
    /// Whether new applications may have it.
    pub(crate) enabled: bool,
}

/// All runtimes; the last one is not offered any more.
pub(crate) const RUNTIMES: &[Runtime] = &[
    runtime("node", "20240101", "Node.js & Bun", "395103fb-d6e2-4fdd-93bc-bc99146f1ea2", "node", true),
    runtime("docker", "20240101", "Docker", "adcd1f1d-0b40-4e0b-9a6d-4c0f6d2b5a11", "docker", true),
    runtime("rust", "20240101", "Rust", "f2d9b3c4-6a5e-4d7c-8b1a-0e9f8d7c6b5a", "rust", true),
    runtime("ruby", "20150101", "Ruby (old)", "0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d", "ruby-old", false),
];

const fn runtime(
    kind: &'static str,
    version: &'static str,
    name: &'static str,
    variant_id: &'static str,
    slug: &'static str,
    enabled: bool,
) -> Runtime {
    Runtime { kind, version, name, variant_id, slug, enabled }
}

impl Runtime {
    /// `ProductRuntimeVariant`.
    pub(crate) fn variant(&self) -> Value {
        json!({
            "id": self.variant_id,
            "slug": self.slug,
            "name": self.name,
            "deployType": self.kind,
            "logo": self.logo(),
        })
    }

    pub(crate) fn logo(&self) -> String {
        format!("https://assets.example.com/logos/{}.svg", self.slug)
    }

    /// `ProductRuntime`.
    pub(crate) fn view(&self) -> Value {
        json!({
            "type": self.kind,
            "version": self.version,
            "name": self.name,
            "variant": self.variant(),
            "description": format!("Run {} applications", self.name),
            "enabled": self.enabled,
            "comingSoon": false,
            "maxInstances": 40,
            "tags": [],
            "deployments": ["git"],
            "flavors": flavors(),
            "defaultFlavor": flavor("XS"),
            "buildFlavor": flavor("M"),
        })
    }
}

/// The runtime of a variant's id, if new applications may have it.
pub(crate) fn enabled_variant(id: &str) -> Option<&'static Runtime> {
    RUNTIMES.iter().find(|runtime| runtime.enabled && runtime.variant_id == id)
}

/// Name, MiB of memory, processors and price an hour.
const FLAVORS: &[(&str, u32, u32, f64)] = &[
    ("pico", 256, 1, 0.0069),
    ("nano", 512, 1, 0.0115),
    ("XS", 1024, 1, 0.0222),
    ("S", 2048, 2, 0.0444),
    ("M", 4096, 4, 0.0888),
];

/// All sizes, `ProductRuntimeFlavor`.
pub(crate) fn flavors() -> Vec<Value> {
    FLAVORS
        .iter()
        .map(|(name, memory, processors, price)| flavor_view(name, *memory, *processors, *price))
        .collect()
}

/// One size; `None` if there is none of this name.
pub(crate) fn flavor(name: &str) -> Option<Value> {
    let (name, memory, processors, price) = FLAVORS.iter().find(|(known, ..)| *known == name)?;
    Some(flavor_view(name, *memory, *processors, *price))
}

fn flavor_view(name: &str, memory: u32, processors: u32, price: f64) -> Value {
    json!({
        "name": name,
        "mem": memory,
        "cpus": processors,
        "gpus": 0,
        "disk": 20,
        "price": price,
        "available": true,
        "microservice": name == "pico",
        "machine_learning": false,
        "nice": 0,
        "price_id": format!("apps.{name}"),
        "cpuFactor": 1.0,
        "memFactor": 1.0,
        "memory": {
            "unit": "B",
            "value": u64::from(memory) * 1024 * 1024,
            "formatted": format!("{memory} MiB"),
        },
    })
}

/// An `AddonProviderFull` by its id.
pub(crate) fn addon_provider(id: &str) -> Option<Value> {
    addon_providers().into_iter().find(|provider| provider["id"] == id)
}

/// The plan of a provider, by its id.
pub(crate) fn plan_by_id(provider: &str, id: &str) -> Option<Value> {
    plan_where(provider, "id", id)
}

/// The plan of a provider, by its slug.
pub(crate) fn plan_by_slug(provider: &str, slug: &str) -> Option<Value> {
    plan_where(provider, "slug", slug)
}

fn plan_where(provider: &str, field: &str, value: &str) -> Option<Value> {
    let plans = addon_provider(provider)?;
    plans["plans"].as_array()?.iter().find(|plan| plan[field] == value).cloned()
}

/// `ProductAddonVersions`, of a provider that is known. A feature may not say whether it is enabled.
pub(crate) fn addon_versions(provider: &str) -> Value {
    let (old, new) = if provider == "redis-addon" { ("7.0", "7.2") } else { ("14", "15") };
    json!({
        "providerId": provider,
        "clusters": [{
            "id": format!("cluster_{provider}_par"),
            "label": format!("{provider} par0"),
            "zone": DEFAULT_ZONE,
            "version": new,
            "features": [{ "name": "encryption", "enabled": true }],
        }],
        "dedicated": {
            old: { "features": [{ "name": "encryption", "enabled": false }] },
            new: { "features": [{ "name": "encryption", "enabled": true }, { "name": "direct-host-only" }] },
        },
        "defaultDedicatedVersion": new,
    })
}

/// All add-on providers.
pub(crate) fn addon_providers() -> Vec<Value> {
    vec![
        provider(
            "postgresql-addon",
            "PostgreSQL",
            &[("dev", "DEV", 0.0), ("xs_sml", "XS Small Space", 17.5)],
        ),
        provider("redis-addon", "Redis", &[("s_mono", "S", 6.0), ("m_mono", "M", 15.0)]),
    ]
}

fn provider(id: &str, name: &str, plans: &[(&str, &str, f64)]) -> Value {
    let plans: Vec<Value> = plans.iter().map(|(slug, label, price)| plan(id, slug, label, *price)).collect();
    json!({
        "id": id,
        "name": name,
        "website": "https://www.example.com",
        "supportEmail": "support@example.com",
        "googlePlusName": "",
        "twitterName": "",
        "analyticsId": "",
        "shortDesc": format!("{name}, managed"),
        "longDesc": format!("A managed {name}, backed up every day."),
        "logoUrl": format!("https://assets.example.com/logos/{id}.svg"),
        "status": "RELEASE",
        "openInNewTab": false,
        "canUpgrade": true,
        "regions": ["par", "rbx"],
        "plans": plans,
        "features": [{ "name": "Max DB size", "type": "BYTES", "name_code": "max-db-size" }],
    })
}

fn plan(provider: &str, slug: &str, name: &str, price: f64) -> Value {
    json!({
        "id": format!("plan_{provider}-{slug}"),
        "name": name,
        "slug": slug,
        "price": price,
        "price_id": format!("{provider}.{slug}"),
        "zones": ["par", "rbx"],
        "features": [{
            "name": "Max DB size",
            "type": "BYTES",
            "value": "256 MB",
            "computable_value": "268435456",
            "name_code": "max-db-size",
        }],
    })
}

/// A place where applications run.
#[derive(Debug)]
pub(crate) struct Zone {
    pub(crate) id: &'static str,
    pub(crate) name: &'static str,
    country: &'static str,
    country_code: &'static str,
    city: &'static str,
    display_name: Option<&'static str>,
    position: (f64, f64),
    tags: &'static [&'static str],
}

/// All zones.
pub(crate) const ZONES: &[Zone] = &[
    Zone {
        id: "3d2c1b0a-1111-4222-8333-444455556666",
        name: "par",
        country: "France",
        country_code: "FR",
        city: "Paris",
        display_name: Some("Paris"),
        position: (48.8566, 2.3522),
        tags: &["for:applications", "infra:clever-cloud"],
    },
    Zone {
        id: "3d2c1b0a-1111-4222-8333-444455557777",
        name: "rbx",
        country: "France",
        country_code: "FR",
        city: "Roubaix",
        display_name: Some("Roubaix"),
        position: (50.6927, 3.1778),
        tags: &["for:applications", "infra:ovh"],
    },
    Zone {
        id: "3d2c1b0a-1111-4222-8333-444455558888",
        name: "mtl",
        country: "Canada",
        country_code: "CA",
        city: "Montreal",
        display_name: None,
        position: (45.5017, -73.5673),
        tags: &["for:applications", "infra:ovh"],
    },
];

/// A zone by its name.
pub(crate) fn zone(name: &str) -> Option<&'static Zone> {
    ZONES.iter().find(|zone| zone.name == name)
}

impl Zone {
    /// `Zone`, of the v4 API.
    pub(crate) fn view(&self) -> Value {
        let mut view = json!({
            "id": self.id,
            "name": self.name,
            "country": self.country,
            "countryCode": self.country_code,
            "city": self.city,
            "lat": self.position.0,
            "lon": self.position.1,
            "outboundIPs": ["192.0.2.1"],
            "tags": self.tags,
            "status": "ACTIVE",
        });
        if let Some(display_name) = self.display_name {
            view["displayName"] = display_name.into();
        }
        view
    }

    /// `ZoneV2`.
    pub(crate) fn v2_view(&self) -> Value {
        json!({ "name": self.name, "internal": false, "correspondingRegion": self.name })
    }
}
