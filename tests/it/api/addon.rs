//! Add-ons, one part of them a file. Each scenario is played for each kind of owner.

mod lifecycle;
mod links;
mod machines;
mod migrations;
mod tags;

use super::stage::Called;

pub(super) async fn all(called: &Called) {
    lifecycle::all(called).await;
    links::all(called).await;
    machines::all(called).await;
    migrations::all(called).await;
    tags::all(called).await;
}
