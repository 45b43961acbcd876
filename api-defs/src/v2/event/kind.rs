//! The kinds of events.

use crate::open_enum::open_enum;

open_enum! {
    /// What kind of thing happened.
    ///
    /// The known kinds are those of the platform's
    /// [notifications](https://www.clever-cloud.com/developers/doc/account/notifications/), which
    /// have the same events in their raw form. When exactly each is sent is not documented.
    EventKind {
        /// An account was created.
        AccountCreation = "ACCOUNT_CREATION",
        /// An account was deleted.
        AccountDeletion = "ACCOUNT_DELETION",
        /// An account was changed.
        AccountEdition = "ACCOUNT_EDITION",
        /// An add-on was created.
        AddonCreation = "ADDON_CREATION",
        /// An add-on was deleted.
        AddonDeletion = "ADDON_DELETION",
        /// An application was created.
        ApplicationCreation = "APPLICATION_CREATION",
        /// An application was deleted.
        ApplicationDeletion = "APPLICATION_DELETION",
        /// An application was changed.
        ApplicationEdition = "APPLICATION_EDITION",
        /// An application is deployed again.
        ApplicationRedeploy = "APPLICATION_REDEPLOY",
        /// An application was stopped.
        ApplicationStop = "APPLICATION_STOP",
        /// The platform's command line asked for something.
        CleverToolsRequest = "CLEVER_TOOLS_REQUEST",
        /// Credits were added.
        CreditsAdded = "CREDITS_ADDED",
        /// A deployment began.
        DeploymentActionBegin = "DEPLOYMENT_ACTION_BEGIN",
        /// A deployment ended, one way or the other.
        DeploymentActionEnd = "DEPLOYMENT_ACTION_END",
        /// A deployment failed.
        DeploymentFail = "DEPLOYMENT_FAIL",
        /// A deployment succeeded.
        DeploymentSuccess = "DEPLOYMENT_SUCCESS",
        /// Code was pushed.
        GitPush = "GIT_PUSH",
        /// An organisation was created.
        OrganisationCreation = "ORGANISATION_CREATION",
        /// An organisation was deleted.
        OrganisationDeletion = "ORGANISATION_DELETION",
        /// An organisation was changed.
        OrganisationEdition = "ORGANISATION_EDITION",
        /// A member joined an organisation.
        OrganisationUserAddition = "ORGANISATION_USER_ADDITION",
    }
}
