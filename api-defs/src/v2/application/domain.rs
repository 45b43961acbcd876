//! Domains and redirections: how the outside reaches an application.

use std::ops::RangeInclusive;

use serde::{Deserialize, Serialize};

use crate::open_enum::open_enum;

/// A domain that leads to an application: a host name with a path.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Domain {
    /// Host and path, such as `example.com/` or `*.example.com/blog`.
    pub fqdn: String,
}

impl Domain {
    /// A domain from its host and path, such as `example.com/`.
    pub fn new(fqdn: impl Into<String>) -> Self {
        Self { fqdn: fqdn.into() }
    }
}

/// A public port that leads to an application.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct Redirection {
    /// The host names on which the port is open.
    pub namespace: Option<Namespace>,
    /// The port, chosen by the platform.
    pub port: u16,
}

/// What to ask for with [`add_tcp_redir`](super::add_tcp_redir).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CreateRedirection {
    namespace: Namespace,
    #[serde(skip_serializing_if = "Option::is_none")]
    min_port: Option<u16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    max_port: Option<u16>,
}

impl CreateRedirection {
    /// Any free port of a namespace.
    pub fn new(namespace: impl Into<Namespace>) -> Self {
        Self { namespace: namespace.into(), min_port: None, max_port: None }
    }

    /// Only a port of this range will do.
    #[must_use]
    pub fn ports(mut self, ports: RangeInclusive<u16>) -> Self {
        self.min_port = Some(*ports.start());
        self.max_port = Some(*ports.end());
        self
    }
}

open_enum! {
    /// A set of host names on which the ports of redirections are open.
    ///
    /// [`organisation::get_namespaces`](crate::v2::organisation::get_namespaces) tells which ones
    /// an owner may use.
    Namespace {
        /// The one for owners' own domains.
        Default = "default",
        /// The one for `cleverapps.io`.
        CleverApps = "cleverapps",
    }
}
