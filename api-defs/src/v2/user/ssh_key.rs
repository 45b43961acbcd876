//! Adding an SSH key, and seeing it.

use cc_client::{Client, Error};

use super::{SshKey, add_ssh_key, get_ssh_keys};

/// Adds an SSH key, and answers it with its fingerprint; `None` if it went before it could be
/// read.
///
/// # Errors
///
/// A request failed. If it is the second one, the key was added.
pub async fn add_ssh_key_and_get(
    client: &Client,
    name: &str,
    public_key: &str,
) -> Result<Option<SshKey>, Error> {
    add_ssh_key(name, public_key).send(client).await?;
    let keys = get_ssh_keys().send(client).await?;
    Ok(keys.into_iter().find(|key| key.name == name))
}
