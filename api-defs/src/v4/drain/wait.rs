//! Drains, once they are as they are to be.

use cc_client::Client;

use super::{
    CreateLogDrain, LogDrain, LogDrainStatus, create_log_drain, disable_log_drain, enable_log_drain,
    get_log_drain,
};
use crate::ids::{ApplicationId, DrainId, OwnerId};
use crate::wait::{Awaited, Usual, Wait, WaitError};

/// Creates a drain, and answers it once it is enabled.
///
/// # Errors
///
/// A request failed, the drain is gone, or the time was over: then there is a drain, whose id is
/// in the error.
pub async fn create_log_drain_and_wait(
    client: &Client,
    owner_id: impl Into<OwnerId>,
    application_id: impl Into<ApplicationId>,
    drain: &CreateLogDrain,
    wait: Wait,
) -> Result<LogDrain, WaitError> {
    let (owner_id, application_id) = (owner_id.into(), application_id.into());
    let created = create_log_drain(&owner_id, &application_id, drain).send(client).await?;
    wait_for_log_drain(client, owner_id, application_id, created.id, SettledDrain::Enabled, wait).await
}

/// Lets a drain send again, and answers it once it is enabled.
///
/// # Errors
///
/// The same as [`wait_for_log_drain`].
pub async fn enable_log_drain_and_wait(
    client: &Client,
    owner_id: impl Into<OwnerId>,
    application_id: impl Into<ApplicationId>,
    drain_id: impl Into<DrainId>,
    wait: Wait,
) -> Result<LogDrain, WaitError> {
    let (owner_id, application_id, drain_id) = (owner_id.into(), application_id.into(), drain_id.into());
    enable_log_drain(&owner_id, &application_id, &drain_id).send(client).await?;
    wait_for_log_drain(client, owner_id, application_id, drain_id, SettledDrain::Enabled, wait).await
}

/// Lets a drain send nothing, and answers it once it is disabled.
///
/// # Errors
///
/// The same as [`wait_for_log_drain`].
pub async fn disable_log_drain_and_wait(
    client: &Client,
    owner_id: impl Into<OwnerId>,
    application_id: impl Into<ApplicationId>,
    drain_id: impl Into<DrainId>,
    wait: Wait,
) -> Result<LogDrain, WaitError> {
    let (owner_id, application_id, drain_id) = (owner_id.into(), application_id.into(), drain_id.into());
    disable_log_drain(&owner_id, &application_id, &drain_id).send(client).await?;
    wait_for_log_drain(client, owner_id, application_id, drain_id, SettledDrain::Disabled, wait).await
}

/// The drain, once it is enabled or disabled. It is asked for every second, for 30 seconds.
///
/// # Errors
///
/// A request failed, the application has no drain of this id, or the time was over.
pub async fn wait_for_log_drain(
    client: &Client,
    owner_id: impl Into<OwnerId>,
    application_id: impl Into<ApplicationId>,
    drain_id: impl Into<DrainId>,
    state: SettledDrain,
    wait: Wait,
) -> Result<LogDrain, WaitError> {
    let (owner_id, application_id, drain_id) = (owner_id.into(), application_id.into(), drain_id.into());
    let awaited = Awaited::new("log drain", drain_id.as_str(), state.goal());
    let ask = async || {
        let drain = get_log_drain(&owner_id, &application_id, &drain_id).send(client).await?;
        let drain = awaited.present(drain)?;
        let status = drain.status.as_ref().and_then(|state| state.status.clone());
        if status == Some(LogDrainStatus::Deleted) {
            return awaited.present(None);
        }
        Ok((status == Some(state.status())).then_some(drain))
    };
    wait.until(Usual::SHORT, awaited.clone(), ask).await
}

/// A state that a drain stays in, to be waited for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SettledDrain {
    /// It sends.
    Enabled,
    /// It does not send.
    Disabled,
}

impl SettledDrain {
    fn status(self) -> LogDrainStatus {
        match self {
            Self::Enabled => LogDrainStatus::Enabled,
            Self::Disabled => LogDrainStatus::Disabled,
        }
    }

    fn goal(self) -> &'static str {
        match self {
            Self::Enabled => "enabled",
            Self::Disabled => "disabled",
        }
    }
}
