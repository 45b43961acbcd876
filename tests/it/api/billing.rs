//! Bills of version 4, one part of them a file. Each scenario is played for each kind of owner.

mod invoices;
mod methods;
mod payments;
mod prices;

use super::stage::Called;

pub(super) async fn all(called: &Called) {
    invoices::all(called).await;
    methods::all(called).await;
    payments::all(called).await;
    prices::all(called).await;
}
