//! Domains of applications: their parts, their addresses, their order, and the main one.
//!
//! A domain as the platform gives it is a host with a path, such as `example.com/` or
//! `*.example.com/blog`, see [`Domain`].
//!
//! ```
//! use api_defs::util::domain::{ParsedDomain, domain_to_url};
//!
//! let domain: ParsedDomain = "*.Example.com/blog".parse()?;
//! assert_eq!(domain.hostname, "example.com");
//! assert_eq!(domain.pathname, "/blog");
//! assert!(domain.is_wildcard);
//! assert_eq!(domain.host_with_wildcard(), "*.example.com");
//!
//! assert_eq!(domain_to_url("shop.cleverapps.io")?, "https://shop.cleverapps.io/");
//! # Ok::<(), api_defs::util::domain::DomainError>(())
//! ```

mod list;

#[cfg(test)]
mod tests;

use std::fmt;
use std::str::FromStr;

use url::Url;

pub use list::{ListedDomain, choose_primary, compare, sort};

pub use crate::v2::application::Domain;

/// What test domains end with: those that the platform lends.
const TEST_SUFFIX: &str = ".cleverapps.io";

/// The parts of a domain.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct ParsedDomain {
    /// The host in its normal form: lower case, Punycode, an IPv4 address with four numbers, an
    /// IPv6 address in brackets. A point at its end is kept.
    pub hostname: String,
    /// The path, percent-encoded and without dot segments, `/` if there is none.
    pub pathname: String,
    /// Whether it stands for all hosts one level below, which is written as `*.` before it.
    pub is_wildcard: bool,
}

impl ParsedDomain {
    /// Takes a domain to pieces, by the rules that browsers read addresses by
    /// ([URL standard](https://url.spec.whatwg.org/)).
    ///
    /// A scheme is left out: `http://` or `https://`, in lower case only, as all else is taken for
    /// a host. So are a user, a port, a query and a fragment. A `*` has its meaning as the first
    /// label; behind that, more of them are plain characters.
    ///
    /// # Errors
    ///
    /// The text is empty, has a `*` without `*.` at its beginning, or is no address.
    pub fn parse(domain: &str) -> Result<Self, DomainError> {
        let wildcard = domain.strip_prefix("*.");
        if wildcard.is_none() && domain.contains('*') {
            return Err(DomainError::InvalidWildcard);
        }
        let rest = wildcard.unwrap_or(domain);
        // Behind a wildcard, `https://` is a host that is called `https`.
        let has_scheme = wildcard.is_none() && (rest.starts_with("http://") || rest.starts_with("https://"));
        let address = if has_scheme { Url::parse(rest) } else { Url::parse(&format!("https://{rest}")) };
        let invalid = if domain.is_empty() { DomainError::Empty } else { DomainError::InvalidFormat };
        let address = address.map_err(|_| invalid)?;
        Ok(Self {
            hostname: address.host_str().ok_or(invalid)?.to_owned(),
            pathname: address.path().to_owned(),
            is_wildcard: wildcard.is_some(),
        })
    }

    /// The host, with `*.` before it if it is a wildcard.
    pub fn host_with_wildcard(&self) -> String {
        host_with_wildcard(&self.hostname, self.is_wildcard)
    }

    /// An address that leads to it, see [`domain_to_url`].
    pub fn to_url(&self) -> String {
        let is_http_only = is_test_domain_with_subdomain(&self.hostname);
        domain_url(&self.hostname, &self.pathname, self.is_wildcard, is_http_only)
    }
}

impl FromStr for ParsedDomain {
    type Err = DomainError;

    fn from_str(domain: &str) -> Result<Self, DomainError> {
        Self::parse(domain)
    }
}

/// Why a text is no domain.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DomainError {
    /// It is empty. One that is made of white space is [`InvalidFormat`](Self::InvalidFormat).
    Empty,
    /// It is no host with a path.
    InvalidFormat,
    /// It has a `*` elsewhere than in a `*.` at its beginning.
    InvalidWildcard,
}

impl DomainError {
    /// The name that the platform's JavaScript client has for it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::InvalidFormat => "invalid-format",
            Self::InvalidWildcard => "invalid-wildcard",
        }
    }
}

impl fmt::Display for DomainError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Empty => "the domain is empty",
            Self::InvalidFormat => "the domain is not a host with a path",
            Self::InvalidWildcard => "`*` may only be the first label of a domain",
        })
    }
}

impl std::error::Error for DomainError {}

/// A host, with `*.` before it if it is a wildcard.
pub fn host_with_wildcard(hostname: &str, is_wildcard: bool) -> String {
    if is_wildcard { format!("*.{hostname}") } else { hostname.to_owned() }
}

/// The address of a host and a path, which are joined as they are.
///
/// No host is called `*.example.com`: for a wildcard the address is that of `www.example.com`.
pub fn domain_url(hostname: &str, path_prefix: &str, is_wildcard: bool, is_http_only: bool) -> String {
    let scheme = if is_http_only { "http" } else { "https" };
    let label = if is_wildcard { "www." } else { "" };
    format!("{scheme}://{label}{hostname}{path_prefix}")
}

/// An address that leads to a domain: HTTPS but for what is served over HTTP only, see
/// [`is_test_domain_with_subdomain`].
///
/// # Errors
///
/// It is none, see [`ParsedDomain::parse`].
pub fn domain_to_url(domain: &str) -> Result<String, DomainError> {
    ParsedDomain::parse(domain).map(|domain| domain.to_url())
}

/// Whether a host is one that the platform lends: it ends with `.cleverapps.io`, in lower case.
pub fn is_test_domain(hostname: &str) -> bool {
    hostname.ends_with(TEST_SUFFIX)
}

/// Whether a host is below one that the platform lends, such as `a.b.cleverapps.io`.
///
/// These are served over HTTP only.
pub fn is_test_domain_with_subdomain(hostname: &str) -> bool {
    is_test_domain(hostname) && hostname.split('.').count() > 3
}
