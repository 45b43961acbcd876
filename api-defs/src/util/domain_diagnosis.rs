//! Whether the DNS of a domain leads to the platform, and what to change where it does not.
//!
//! A pure function of records: asking the DNS, and the platform for what the domain should point
//! to ([`load_balancers`](crate::v4::load_balancers)), is the caller's.
//!
//! ```
//! use api_defs::util::domain_diagnosis::{
//!     DiagnosedDomain, ExpectedRecords, ResolvedRecords, Summary, diagnose,
//! };
//!
//! let domain = DiagnosedDomain::new("example.com", "/", true);
//! let resolved = ResolvedRecords::new(["203.0.113.1"], [""; 0]);
//! let expected = ExpectedRecords::new(["203.0.113.1", "203.0.113.2"], "lb.example.net");
//! let diagnosis = diagnose(&domain, Some(&resolved), Some(&expected))?;
//!
//! assert_eq!(diagnosis.summary, Summary::Incomplete);
//! assert_eq!(diagnosis.details[1].record.value, "203.0.113.2");
//! # Ok::<(), api_defs::util::domain_diagnosis::MissingRecords>(())
//! ```

#[cfg(test)]
mod tests;

use std::collections::HashSet;
use std::fmt;

use serde::Serialize;

use super::domain::is_test_domain;
use crate::v4::load_balancers::LoadBalancerDns;

/// The domain that is looked at.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct DiagnosedDomain {
    /// The host.
    pub hostname: String,
    /// The path that requests must begin with, `/` for all.
    pub path_prefix: String,
    /// Whether it is the top of its zone, such as `example.com`, where the DNS allows no CNAME.
    pub is_apex: bool,
}

impl DiagnosedDomain {
    /// A host with a path, and whether it is the top of its zone.
    pub fn new(hostname: impl Into<String>, path_prefix: impl Into<String>, is_apex: bool) -> Self {
        Self { hostname: hostname.into(), path_prefix: path_prefix.into(), is_apex }
    }
}

/// The records of a domain that the DNS gave.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct ResolvedRecords {
    /// The addresses.
    pub a_records: Vec<String>,
    /// The names that it stands for.
    pub cname_records: Vec<String>,
}

impl ResolvedRecords {
    /// These addresses and names.
    pub fn new(
        a_records: impl IntoIterator<Item = impl Into<String>>,
        cname_records: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        Self { a_records: texts(a_records), cname_records: texts(cname_records) }
    }
}

/// The records that lead to the load balancer of an application.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ExpectedRecords {
    /// All addresses.
    pub a_records: Vec<String>,
    /// The name.
    pub cname_record: String,
}

impl ExpectedRecords {
    /// These addresses and this name.
    pub fn new(
        a_records: impl IntoIterator<Item = impl Into<String>>,
        cname_record: impl Into<String>,
    ) -> Self {
        Self { a_records: texts(a_records), cname_record: cname_record.into() }
    }

    /// What the platform says of a load balancer; `None` if it does not tell its name.
    pub fn of(dns: &LoadBalancerDns) -> Option<Self> {
        Some(Self { a_records: dns.a.clone(), cname_record: dns.cname.clone()? })
    }
}

fn texts(records: impl IntoIterator<Item = impl Into<String>>) -> Vec<String> {
    records.into_iter().map(Into::into).collect()
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Diagnosis {
    /// The domain that was looked at.
    pub domain: DiagnosedDomain,
    /// How it is, all in all.
    pub summary: Summary,
    /// How each record is: the addresses that were found, those that are missing, then the name.
    pub details: Vec<Detail>,
}

/// How a domain is, all in all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Summary {
    /// The platform lends it: there is nothing to do.
    Managed,
    /// It leads to the platform.
    Valid,
    /// It leads to the platform, but not to all of its addresses.
    Incomplete,
    /// It leads elsewhere.
    Invalid,
    /// It leads nowhere.
    NoConfig,
}

impl Summary {
    /// The name that the platform's JavaScript client has for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Managed => "managed",
            Self::Valid => "valid",
            Self::Incomplete => "incomplete",
            Self::Invalid => "invalid",
            Self::NoConfig => "no-config",
        }
    }
}

/// How one record is.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[non_exhaustive]
pub struct Detail {
    /// How it is.
    pub code: DetailCode,
    /// The record.
    pub record: Record,
}

impl Detail {
    fn new(code: DetailCode, kind: RecordType, value: &str) -> Self {
        let source = match code {
            DetailCode::ValidA | DetailCode::UnknownA | DetailCode::UnknownCname => RecordSource::Resolved,
            DetailCode::MissingA | DetailCode::MissingCname | DetailCode::SuggestedCname => {
                RecordSource::Expected
            }
        };
        Self { code, record: Record { source, kind, value: value.to_owned() } }
    }
}

/// A record of the DNS.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[non_exhaustive]
pub struct Record {
    /// Where it is known from.
    pub source: RecordSource,
    /// What it is, written as `type`.
    #[serde(rename = "type")]
    pub kind: RecordType,
    /// The address or the name.
    pub value: String,
}

/// Where a record is known from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum RecordSource {
    /// The DNS gave it.
    Resolved,
    /// The platform would have it.
    Expected,
}

/// What a record is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum RecordType {
    /// An address.
    A,
    /// A name that stands for another.
    Cname,
}

/// How a record is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum DetailCode {
    /// An address of the platform.
    ValidA,
    /// An address of something else.
    UnknownA,
    /// An address of the platform that the DNS did not give.
    MissingA,
    /// The name should be there, in place of what is.
    MissingCname,
    /// The name would do better than addresses.
    SuggestedCname,
    /// A name that is there and should not be. It is the first one, whatever it is.
    UnknownCname,
}

impl DetailCode {
    /// The name that the platform's JavaScript client has for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::ValidA => "valid-a",
            Self::UnknownA => "unknown-a",
            Self::MissingA => "missing-a",
            Self::MissingCname => "missing-cname",
            Self::SuggestedCname => "suggested-cname",
            Self::UnknownCname => "unknown-cname",
        }
    }
}

/// The records of the DNS or those of the load balancer are not known, and the domain is not one
/// that the platform lends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct MissingRecords;

impl fmt::Display for MissingRecords {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("both the records of the domain and those of the load balancer are needed")
    }
}

impl std::error::Error for MissingRecords {}

/// Compares what the DNS gave for a domain with what leads to the platform.
///
/// The DNS resolves a name to the addresses behind it, so addresses are what is compared: where
/// all are right the name is not looked at, and at the top of a zone it never is. Without any
/// address, a name is wrong even if it is that of the load balancer, as it then leads nowhere.
///
/// # Errors
///
/// One of the two is missing. What the platform [lends](is_test_domain) needs neither.
pub fn diagnose(
    domain: &DiagnosedDomain,
    resolved: Option<&ResolvedRecords>,
    expected: Option<&ExpectedRecords>,
) -> Result<Diagnosis, MissingRecords> {
    let diagnosis = |summary, details| Diagnosis { domain: domain.clone(), summary, details };
    if is_test_domain(&domain.hostname) {
        return Ok(diagnosis(Summary::Managed, Vec::new()));
    }
    let (Some(resolved), Some(expected)) = (resolved, expected) else {
        return Err(MissingRecords);
    };
    let unknown_cname = resolved
        .cname_records
        .first()
        .map(|name| Detail::new(DetailCode::UnknownCname, RecordType::Cname, name));
    let expected_cname = |code| Detail::new(code, RecordType::Cname, &expected.cname_record);

    if !domain.is_apex && resolved.a_records.is_empty() {
        let summary = if unknown_cname.is_some() { Summary::Invalid } else { Summary::NoConfig };
        let missing = expected_cname(DetailCode::MissingCname);
        return Ok(diagnosis(summary, std::iter::once(missing).chain(unknown_cname).collect()));
    }

    let mut details = addresses(resolved, expected);
    let has = |details: &[Detail], code| details.iter().any(|detail| detail.code == code);
    let has_unknown = has(&details, DetailCode::UnknownA);
    let has_missing = has(&details, DetailCode::MissingA);
    if !domain.is_apex && (has_unknown || has_missing || unknown_cname.is_none()) {
        details.push(expected_cname(if has_unknown {
            DetailCode::MissingCname
        } else {
            DetailCode::SuggestedCname
        }));
        details.extend(unknown_cname);
    }
    let summary = if details.iter().all(|detail| detail.code == DetailCode::MissingA) {
        Summary::NoConfig
    } else if has_unknown {
        Summary::Invalid
    } else if has_missing {
        Summary::Incomplete
    } else {
        Summary::Valid
    };
    Ok(diagnosis(summary, details))
}

/// How each address is. One that is repeated is told as often.
fn addresses(resolved: &ResolvedRecords, expected: &ExpectedRecords) -> Vec<Detail> {
    let of_platform: HashSet<_> = expected.a_records.iter().collect();
    let of_domain: HashSet<_> = resolved.a_records.iter().collect();
    let found = resolved.a_records.iter().map(|address| {
        let is_valid = of_platform.contains(address);
        (if is_valid { DetailCode::ValidA } else { DetailCode::UnknownA }, address)
    });
    let missing = expected
        .a_records
        .iter()
        .filter(|address| !of_domain.contains(address))
        .map(|address| (DetailCode::MissingA, address));
    found.chain(missing).map(|(code, address)| Detail::new(code, RecordType::A, address)).collect()
}
