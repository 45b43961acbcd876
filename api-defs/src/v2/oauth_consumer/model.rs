//! Consumers as answers show them.

use serde::Deserialize;

use super::right::OauthRight;
use crate::ids::ConsumerKey;
use crate::secret::Secret;

/// A program that acts for users, with a key of its own.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct OauthConsumer {
    /// The public key; [`get_secret`](super::get_secret) gives its secret.
    pub key: ConsumerKey,
    /// The name for people.
    pub name: Option<String>,
    /// A sentence on it.
    pub description: Option<String>,
    /// The program's site.
    pub url: Option<String>,
    /// The address of an image.
    pub picture: Option<String>,
    /// What every address that it sends users back to begins with.
    pub base_url: Option<String>,
    /// The most that a token of it can allow.
    pub rights: Option<OauthRights>,
}

/// What a token allows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct OauthRights {
    /// Everything.
    pub almighty: Option<bool>,
    /// Reading organisations.
    pub access_organisations: Option<bool>,
    /// Reading the bills of organisations.
    pub access_organisations_bills: Option<bool>,
    /// Reading how many credits organisations have.
    pub access_organisations_credit_count: Option<bool>,
    /// Reading what organisations consume.
    pub access_organisations_consumption_statistics: Option<bool>,
    /// Reading personal information.
    pub access_personal_information: Option<bool>,
    /// Changing organisations.
    pub manage_organisations: Option<bool>,
    /// Changing the add-ons of organisations.
    pub manage_organisations_services: Option<bool>,
    /// Changing the applications of organisations.
    pub manage_organisations_applications: Option<bool>,
    /// Changing the members of organisations.
    pub manage_organisations_members: Option<bool>,
    /// Changing personal information.
    pub manage_personal_information: Option<bool>,
    /// Changing SSH keys.
    pub manage_ssh_keys: Option<bool>,
}

impl OauthRights {
    /// The rights that are there, one by one. Not among them is [`almighty`](Self::almighty), which
    /// stands for all.
    pub fn granted(&self) -> impl Iterator<Item = OauthRight> + use<> {
        [
            (self.access_organisations, OauthRight::AccessOrganisations),
            (self.access_organisations_bills, OauthRight::AccessOrganisationsBills),
            (self.access_organisations_credit_count, OauthRight::AccessOrganisationsCreditCount),
            (
                self.access_organisations_consumption_statistics,
                OauthRight::AccessOrganisationsConsumptionStatistics,
            ),
            (self.access_personal_information, OauthRight::AccessPersonalInformation),
            (self.manage_organisations, OauthRight::ManageOrganisations),
            (self.manage_organisations_services, OauthRight::ManageOrganisationsServices),
            (self.manage_organisations_applications, OauthRight::ManageOrganisationsApplications),
            (self.manage_organisations_members, OauthRight::ManageOrganisationsMembers),
            (self.manage_personal_information, OauthRight::ManagePersonalInformation),
            (self.manage_ssh_keys, OauthRight::ManageSshKeys),
        ]
        .into_iter()
        .filter_map(|(granted, right)| granted.unwrap_or_default().then_some(right))
    }
}

/// What a consumer signs its requests with.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct OauthConsumerSecret {
    /// The secret that goes with the key.
    pub secret: Secret,
}
