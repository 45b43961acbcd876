//! Organisations: who they are, who is in them, and what all of their applications do.
//!
//! Reading only, and without bills, credits and payments. Members are listed here; applications
//! are in [`application`](super::application).

mod model;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use cc_client::{ByShape, endpoint};

pub use model::{Member, MemberRole, MemberUser, NamespaceAccess, Organisation, VatState};

use crate::ids::{ApplicationId, OrganisationId, OwnerId};
use crate::owner::Owner;
use crate::v2::application::{Deployment, Redirection};
use crate::v2::user::Profile;

/// The organisations that the current user is a member of.
///
/// [`user::get_summary`](super::user::get_summary) gives them with what they own, in one call.
#[endpoint(GET "/v2/organisations")]
pub fn get_all() -> Vec<Organisation>;

/// One organisation, or the personal space of a user; `None` if there is none of this id.
///
/// Of [`Me`](crate::Me) it is a [`Profile`], which
/// [`user::get_profile`](super::user::get_profile) gives as one that is always there.
#[endpoint(GET "/v2/organisations/<id>")]
pub fn get(id: Owner) -> Option<ByShape<Organisation, Profile>>;

/// The members of an organisation, each with a role.
#[endpoint(GET "/v2/organisations/<id>/members")]
pub fn get_all_members(id: OrganisationId) -> Vec<Member>;

/// The namespaces in which an owner may open ports, see
/// [`application::add_tcp_redir`](super::application::add_tcp_redir).
#[endpoint(GET "/v2/organisations/<id>/namespaces")]
pub fn get_namespaces(id: OwnerId) -> Vec<NamespaceAccess>;

/// The deployments of all applications of an owner, by application.
///
/// [`application::get_all_deployments`](super::application::get_all_deployments) gives those of
/// one.
#[endpoint(GET "/v2/organisations/<id>/deployments?<limit>")]
pub fn get_all_deployments(
    id: OwnerId,
    /// At most this many deployments.
    limit: Option<u32>,
) -> BTreeMap<ApplicationId, Vec<Deployment>>;

/// The machines that run the applications of an owner.
///
/// The form of the answer is not documented: a list of texts for an id, an object of
/// applications for [`Owner::Me`]. It is handed over as it comes.
#[endpoint(GET "/v2/organisations/<id>/instances")]
pub fn get_all_instances(id: Owner) -> serde_json::Value;

/// The public UDP ports that lead to an application.
///
/// [`application::get_tcp_redirs`](super::application::get_tcp_redirs) gives the TCP ones.
#[endpoint(
    GET "/v2/organisations/<id>/applications/<appId>/udpRedirs",
    js = "v2.organisation.listApplicationUDPRedirections"
)]
pub fn list_application_udp_redirections(id: OwnerId, app_id: ApplicationId) -> Vec<Redirection>;
