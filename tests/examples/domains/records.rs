//! What the DNS says, or a file in its place.

use std::collections::{BTreeMap, BTreeSet};
use std::net::IpAddr;
use std::path::Path;

use api_defs::util::domain::ParsedDomain;
use api_defs::util::domain_diagnosis::ResolvedRecords;
use serde::Deserialize;

use crate::platform::AnyError;

/// The records of hosts.
#[derive(Debug)]
pub(crate) struct Records {
    hosts: BTreeMap<String, HostRecords>,
    /// Whether the resolver is asked for the addresses of a host that is not known yet.
    resolve: bool,
}

/// The records of one host, as a file has them.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct HostRecords {
    a: Option<Vec<String>>,
    cname: Vec<String>,
    apex: Option<bool>,
}

impl Records {
    pub(crate) fn none() -> Self {
        Self { hosts: BTreeMap::new(), resolve: false }
    }

    pub(crate) fn of_the_dns() -> Self {
        Self { hosts: BTreeMap::new(), resolve: true }
    }

    pub(crate) fn of_file(file: &Path) -> Result<Self, AnyError> {
        let trouble = |error: &dyn std::fmt::Display| format!("{}: {error}", file.display());
        let text = std::fs::read_to_string(file).map_err(|error| trouble(&error))?;
        let hosts = serde_json::from_str(&text).map_err(|error| trouble(&error))?;
        Ok(Self { hosts, resolve: false })
    }

    pub(crate) fn add_cname(&mut self, host: &str, name: &str) {
        self.hosts.entry(host.to_ascii_lowercase()).or_default().cname.push(name.to_owned());
    }

    /// Whether a host is the top of its zone, if that is known.
    pub(crate) fn is_apex(&self, host: &str) -> Option<bool> {
        self.hosts.get(host)?.apex
    }

    /// The records of a domain. Those of a wildcard are those of `www` below it.
    pub(crate) async fn of(&mut self, domain: &ParsedDomain) -> ResolvedRecords {
        let host =
            if domain.is_wildcard { format!("www.{}", domain.hostname) } else { domain.hostname.clone() };
        let known = self.hosts.entry(host.clone()).or_default();
        if known.a.is_none() && self.resolve {
            known.a = Some(addresses(&host).await);
        }
        ResolvedRecords::new(known.a.iter().flatten(), &known.cname)
    }
}

/// The IPv4 addresses that the system's resolver has for a host; none if it fails, which it says.
async fn addresses(host: &str) -> Vec<String> {
    match tokio::net::lookup_host((host, 443)).await {
        Ok(found) => {
            let ipv4 = found.map(|address| address.ip()).filter(IpAddr::is_ipv4);
            ipv4.collect::<BTreeSet<_>>().iter().map(IpAddr::to_string).collect()
        }
        Err(error) => {
            eprintln!("{host}: {error}");
            Vec::new()
        }
    }
}
