//! Load balancers as answers show them.

use serde::Deserialize;

use crate::ids::{ZoneId, ZoneName};
use crate::list::null_as_default;
use crate::open_enum::open_enum;

/// A load balancer of a zone.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct LoadBalancer {
    /// The id. Its form is not documented.
    pub id: String,
    /// The zone that it is in. On the wire it is called `name`.
    #[serde(rename = "name")]
    pub zone: Option<ZoneName>,
    /// The zone that it is in, by its id.
    pub zone_id: Option<ZoneId>,
    /// What the entries of a domain must be.
    pub dns: Option<LoadBalancerDns>,
}

/// What the DNS entries of a domain must be to lead to a [`LoadBalancer`].
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct LoadBalancerDns {
    /// What a `CNAME` entry points to.
    pub cname: Option<String>,
    /// The addresses of `A` entries, for a domain that can't have a `CNAME`.
    #[serde(default, deserialize_with = "null_as_default")]
    pub a: Vec<String>,
}

open_enum! {
    /// Whose a load balancer is.
    LoadBalancerKind {
        /// One that owners share.
        Default = "default",
        /// One that is kept for an owner, presumably.
        Private = "private",
    }
}
