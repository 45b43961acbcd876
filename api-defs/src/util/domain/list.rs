//! Many domains of one application: their order, and the main one.

use std::cmp::Ordering;

use super::{Domain, is_test_domain};
use crate::util::collation;

/// A domain among others.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct ListedDomain {
    /// The host, without `*.`.
    pub hostname: String,
    /// The path that requests must begin with, `/` for all.
    pub path_prefix: String,
    /// Whether it stands for all hosts one level below.
    pub is_wildcard: bool,
    /// Whether it is the main one, see
    /// [`get_favourite_domain`](crate::v2::application::get_favourite_domain).
    pub is_primary: bool,
}

impl ListedDomain {
    /// A host with a path; neither a wildcard nor the main one.
    pub fn new(hostname: impl Into<String>, path_prefix: impl Into<String>) -> Self {
        Self {
            hostname: hostname.into(),
            path_prefix: path_prefix.into(),
            is_wildcard: false,
            is_primary: false,
        }
    }

    /// It stands for all hosts one level below.
    #[must_use]
    pub fn wildcard(mut self, is_wildcard: bool) -> Self {
        self.is_wildcard = is_wildcard;
        self
    }

    /// It is the main one.
    #[must_use]
    pub fn primary(mut self, is_primary: bool) -> Self {
        self.is_primary = is_primary;
        self
    }

    /// The text that it is sorted by: what belongs together begins alike.
    fn key(&self) -> String {
        let mut labels: Vec<_> = self.hostname.split('.').collect();
        labels.reverse();
        let star = if self.is_wildcard { ".*" } else { "" };
        format!("{}{star}{}", labels.join("."), self.path_prefix)
    }
}

/// Which of two domains comes first: the main one, else by their labels from the last one on, then
/// by path, in the order of [`collation`](crate::util::collation).
///
/// Two main ones are sorted as if they were none; there should be one only.
pub fn compare(a: &ListedDomain, b: &ListedDomain) -> Ordering {
    b.is_primary.cmp(&a.is_primary).then_with(|| collation::compare(&a.key(), &b.key()))
}

/// Sorts domains as [`compare`] says. Equal ones stay as they are.
pub fn sort(domains: &mut [ListedDomain]) {
    // `sort_by_cached_key` would want a key that is ordered by itself.
    let mut keyed: Vec<_> = domains.iter().map(|domain| (domain.key(), domain.clone())).collect();
    keyed.sort_by(|(a_key, a), (b_key, b)| {
        b.is_primary.cmp(&a.is_primary).then_with(|| collation::compare(a_key, b_key))
    });
    for (place, (_, domain)) in domains.iter_mut().zip(keyed) {
        *place = domain;
    }
}

/// The domain to show where none was chosen as the main one: the first that the platform does not
/// lend, else the first with a name that someone gave it, else the first.
///
/// The platform's command line interface chooses so. Whether a domain is lent, or has the name
/// that every application gets (`app-<uuid>.cleverapps.io`), is asked of its host; what it has of
/// a path does not matter.
pub fn choose_primary(domains: &[Domain]) -> Option<&Domain> {
    let own = domains.iter().find(|domain| !is_test_domain(host(domain)));
    let named = || domains.iter().find(|domain| !has_default_name(host(domain)));
    own.or_else(named).or_else(|| domains.first())
}

fn host(domain: &Domain) -> &str {
    domain.fqdn.split_once('/').map_or(domain.fqdn.as_str(), |(host, _)| host)
}

fn has_default_name(host: &str) -> bool {
    host.strip_prefix("app-")
        .and_then(|host| host.strip_suffix(super::TEST_SUFFIX))
        // Of the forms of a UUID only the one with hyphens has this length.
        .is_some_and(|id| id.len() == 36 && uuid::Uuid::try_parse(id).is_ok())
}
