//! Why an id could not be found.

use std::fmt;
use std::sync::Arc;

use super::Resource;

/// Why an owner, or the other id of an add-on, could not be found.
///
/// Of a call that was sent through a [`ResolveLayer`](super::ResolveLayer) it is the
/// [source](std::error::Error::source) of its error.
#[doc(alias = "CANNOT_RESOLVE_RESOURCE_ID")]
#[derive(Debug, Clone)]
#[non_exhaustive]
pub enum ResolveError {
    /// It is not among what the user has access to.
    NotFound(Resource),
    /// The summary could not be fetched. All who waited for it have the same error.
    Summary(Arc<cc_client::Error>),
    /// The path of the call has no id of an application, an add-on, an add-on provider or an OAuth
    /// consumer, whose owner could be found.
    NoResource,
}

impl ResolveError {
    /// The error of a call, which shows no ids: this one, its source, does.
    pub(super) fn into_error(self) -> cc_client::Error {
        let detail = match &self {
            Self::NotFound(resource) => {
                format!("no {} of this id exists, or the credentials give no access to it", resource.kind())
            }
            Self::Summary(_) => {
                "the summary, by which owners and ids are found, could not be read".to_owned()
            }
            Self::NoResource => {
                "the path has nothing by which its owner could be found: give the owner".to_owned()
            }
        };
        cc_client::Error::layer(detail, self)
    }
}

impl fmt::Display for ResolveError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotFound(resource) => {
                write!(f, "the {resource} does not exist, or there is no access to it")
            }
            Self::Summary(_) => f.write_str("the summary could not be read"),
            Self::NoResource => f.write_str("there is nothing whose owner could be found"),
        }
    }
}

impl std::error::Error for ResolveError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Summary(error) => Some(&**error),
            Self::NotFound(_) | Self::NoResource => None,
        }
    }
}
