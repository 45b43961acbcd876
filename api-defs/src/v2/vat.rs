//! Numbers for value-added tax.

mod model;

#[cfg(test)]
mod tests;

use cc_client::endpoint;

pub use model::VatCheck;

use crate::v2::Message;

/// Whether a number for value-added tax is a valid one, and whose it is.
#[endpoint(GET "/v2/vat_check?<country>&<vat>", js = "v2.unknown.todo_checkVat")]
pub fn check_vat(
    /// The country, by its code of two letters, such as `FR`.
    country: &str,
    /// The number without the letters of the country: of `FR00000000000`, `00000000000`.
    vat: &str,
) -> VatCheck;

/// Answers a request to validate an organisation's number for value-added tax, with the key that
/// was sent with it.
///
/// Although it is a `GET`, it does something, so it is never sent again by itself. The result is
/// in [`Organisation::vat_state`](super::organisation::Organisation::vat_state).
#[endpoint(GET "/v2/validation/vat/<key>?<action>", retry = never, js = none)]
pub fn validate(
    /// The key out of the request.
    key: &str,
    /// What to do with the number; the values are not documented.
    action: Option<&str>,
) -> Message;
