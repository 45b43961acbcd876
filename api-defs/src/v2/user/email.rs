//! All e-mail addresses of the user.

use cc_client::{Client, Error};
use futures_util::future::try_join;

use super::{get_email_addresses, get_profile};

/// The e-mail addresses of the user.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct EmailAddresses {
    /// The main one, if the platform tells it.
    pub primary: Option<String>,
    /// Whether the main one was confirmed.
    pub is_primary_verified: bool,
    /// The others, sorted.
    pub secondary: Vec<String>,
}

/// The e-mail addresses of the user, the main one and the others.
///
/// # Errors
///
/// A request failed.
pub async fn get_all_email_addresses(client: &Client) -> Result<EmailAddresses, Error> {
    let (profile, secondary) =
        try_join(get_profile().send(client), get_email_addresses().send(client)).await?;
    let mut secondary = secondary.into_vec();
    secondary.sort();
    Ok(EmailAddresses {
        primary: profile.email,
        is_primary_verified: profile.email_validated.unwrap_or_default(),
        secondary,
    })
}
