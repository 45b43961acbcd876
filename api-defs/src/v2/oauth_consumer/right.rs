//! Single rights, as programs ask for them and users grant them.

use crate::open_enum::open_enum;

open_enum! {
    /// A right that a program can ask for.
    OauthRight {
        /// Reading organisations.
        AccessOrganisations = "access_organisations",
        /// Reading the bills of organisations.
        AccessOrganisationsBills = "access_organisations_bills",
        /// Reading how many credits organisations have.
        AccessOrganisationsCreditCount = "access_organisations_credit_count",
        /// Reading what organisations consume.
        AccessOrganisationsConsumptionStatistics = "access_organisations_consumption_statistics",
        /// Reading personal information.
        AccessPersonalInformation = "access_personal_information",
        /// Changing organisations.
        ManageOrganisations = "manage_organisations",
        /// Changing the add-ons of organisations.
        ManageOrganisationsServices = "manage_organisations_services",
        /// Changing the applications of organisations.
        ManageOrganisationsApplications = "manage_organisations_applications",
        /// Changing the members of organisations.
        ManageOrganisationsMembers = "manage_organisations_members",
        /// Changing personal information.
        ManagePersonalInformation = "manage_personal_information",
        /// Changing SSH keys.
        ManageSshKeys = "manage_ssh_keys",
    }
}

impl OauthRight {
    /// All that this version knows.
    pub(super) const KNOWN: [Self; 11] = [
        Self::AccessOrganisations,
        Self::AccessOrganisationsBills,
        Self::AccessOrganisationsCreditCount,
        Self::AccessOrganisationsConsumptionStatistics,
        Self::AccessPersonalInformation,
        Self::ManageOrganisations,
        Self::ManageOrganisationsServices,
        Self::ManageOrganisationsApplications,
        Self::ManageOrganisationsMembers,
        Self::ManagePersonalInformation,
        Self::ManageSshKeys,
    ];
}

/// The rights, each of them once.
pub(crate) fn distinct(rights: impl IntoIterator<Item = OauthRight>) -> Vec<OauthRight> {
    let mut distinct = Vec::new();
    for right in rights {
        if !distinct.contains(&right) {
            distinct.push(right);
        }
    }
    distinct
}
