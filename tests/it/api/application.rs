//! Applications, one part of them a file. Each scenario is played for each kind of owner.

mod deployments;
mod domains;
mod env;
mod lifecycle;
mod links;
mod settings;

use super::stage::Called;

pub(super) async fn all(called: &Called) {
    deployments::all(called).await;
    domains::all(called).await;
    env::all(called).await;
    lifecycle::all(called).await;
    links::all(called).await;
    settings::all(called).await;
}
