//! Jenkins add-ons.

use jiff::Timestamp;
use serde::Deserialize;

use super::versions::FeatureState;
use crate::date;
use crate::ids::{AddonId, RealAddonId, ZoneName};
use crate::list::null_as_default;
use crate::open_enum::open_enum;
use crate::secret::Secret;

/// A Jenkins add-on.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct Jenkins {
    /// The id of the product behind the add-on.
    pub id: RealAddonId,
    /// The public id of the add-on. On the wire it is called `app_id`.
    #[serde(rename = "app_id")]
    pub addon_id: Option<AddonId>,
    /// The size that was ordered.
    pub plan: Option<JenkinsPlan>,
    /// Where it runs.
    pub zone: Option<ZoneName>,
    /// When it was ordered.
    #[serde(default, deserialize_with = "date::optional")]
    pub creation_date: Option<Timestamp>,
    /// When it was deleted.
    #[serde(default, deserialize_with = "date::optional")]
    pub deletion_date: Option<Timestamp>,
    /// How it is.
    pub status: Option<JenkinsStatus>,
    /// Its host name.
    pub host: Option<String>,
    /// Who to log in as.
    pub user: Option<String>,
    /// The password of [`user`](Self::user).
    pub password: Option<Secret>,
    /// The version that it runs; [`get_jenkins_updates`](super::get_jenkins_updates) tells of a
    /// newer one.
    pub version: Option<String>,
    /// The Artifactory that comes with it.
    pub artifactory_url: Option<String>,
    /// Who to log in to Artifactory as.
    pub artifactory_user: Option<String>,
    /// The password of [`artifactory_user`](Self::artifactory_user).
    pub artifactory_password: Option<Secret>,
    /// What it can do.
    #[serde(default, deserialize_with = "null_as_default")]
    pub features: Vec<FeatureState>,
}

/// The versions of a Jenkins add-on.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct JenkinsUpdates {
    /// The page on which Jenkins is managed.
    pub manage_link: Option<String>,
    /// The version in use and the one to be had.
    pub versions: Option<JenkinsVersions>,
}

/// The version of a Jenkins add-on, and the one that it could have.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct JenkinsVersions {
    /// The version that runs.
    pub current: Option<String>,
    /// The newest version.
    pub available: Option<String>,
}

open_enum! {
    /// The size of a Jenkins add-on.
    JenkinsPlan {
        /// S, of the plans that are no longer sold.
        OldS = "OLD_S",
        /// M, of the plans that are no longer sold.
        OldM = "OLD_M",
        /// L, of the plans that are no longer sold.
        OldL = "OLD_L",
        /// XL, of the plans that are no longer sold.
        OldXl = "OLD_XL",
        /// XS.
        Xs = "XS",
        /// S.
        S = "S",
        /// M.
        M = "M",
        /// L.
        L = "L",
        /// XL.
        Xl = "XL",
    }
}

open_enum! {
    /// How a Jenkins add-on is.
    JenkinsStatus {
        /// It was deleted.
        Deleted = "DELETED",
        /// It is in use.
        Active = "ACTIVE",
        /// It holds more than its plan allows.
        QuotaExceeded = "QUOTA_EXCEEDED",
        /// It is to be deleted.
        ToDelete = "TO_DELETE",
    }
}
