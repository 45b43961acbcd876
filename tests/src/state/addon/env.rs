//! What a provider tells the applications that use its add-ons.

use std::collections::BTreeMap;

/// The variables of a new add-on of this provider, made from its real id.
pub(crate) fn initial(provider_id: &str, real_id: &str) -> BTreeMap<String, String> {
    let base = real_id.replace('_', "-");
    let pairs = match provider_id {
        "postgresql-addon" => database("POSTGRESQL_ADDON", "postgresql", 5432, &base),
        "redis-addon" => redis(&base),
        _ => Vec::new(),
    };
    pairs.into_iter().collect()
}

fn database(prefix: &str, scheme: &str, port: u16, base: &str) -> Vec<(String, String)> {
    let host = format!("{base}.{scheme}.example.com");
    let uri = format!("{scheme}://user:password@{host}:{port}/base");
    let variable = |name: &str, value: &str| (format!("{prefix}_{name}"), value.to_owned());
    vec![
        variable("DB", "base"),
        variable("HOST", &host),
        variable("PASSWORD", "password"),
        variable("PORT", &port.to_string()),
        variable("URI", &uri),
        variable("USER", "user"),
    ]
}

fn redis(base: &str) -> Vec<(String, String)> {
    let host = format!("{base}.redis.example.com");
    let url = format!("redis://:password@{host}:3000");
    let variable = |name: &str, value: &str| (format!("REDIS_{name}"), value.to_owned());
    vec![
        variable("HOST", &host),
        variable("PASSWORD", "password"),
        variable("PORT", "3000"),
        variable("URL", &url),
    ]
}
