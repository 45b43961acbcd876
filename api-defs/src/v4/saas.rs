//! Grafana: the organisation that an owner has in the platform's Grafana, with dashboards on
//! their applications and add-ons.

mod enable;
mod grafana;

use cc_client::endpoint;

pub use enable::enable_grafana;
pub use grafana::GrafanaOrganisation;

use crate::ids::OwnerId;

/// Takes an owner's organisation out of Grafana, with its dashboards.
#[endpoint(DELETE "/v4/saas/grafana/<id>")]
pub fn delete_grafana_organisation(id: OwnerId);

/// The organisation of an owner in Grafana; `None` if there is none.
#[endpoint(GET "/v4/saas/grafana/<id>")]
pub fn get_grafana_organisation(id: OwnerId) -> Option<GrafanaOrganisation>;

/// Gives an owner an organisation in Grafana; [`get_grafana_organisation`] tells which.
#[endpoint(POST "/v4/saas/grafana/<id>")]
pub fn create_grafana_organisation(id: OwnerId);

/// Makes the dashboards of an owner in Grafana anew, as they were at first.
#[endpoint(POST "/v4/saas/grafana/<id>/reset")]
pub fn reset_grafana_organisation(id: OwnerId);
