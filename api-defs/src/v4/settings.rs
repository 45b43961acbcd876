//! Settings that the web console keeps for the current user: texts, by name.

mod model;

#[cfg(test)]
mod tests;

use cc_client::{Text, endpoint};

pub use model::Setting;

/// All settings of the current user.
#[endpoint(GET "/v4/console/settings?<env>")]
pub fn list(
    /// The environment that they are kept for. Which there are, and what holds without one, is not
    /// documented.
    env: Option<&str>,
) -> Vec<Setting>;

/// One setting; `None` if the user has none of this name.
#[endpoint(GET "/v4/console/settings/<name>?<env>")]
pub fn get(
    name: &str,
    /// The environment that it is kept for, see [`list`].
    env: Option<&str>,
) -> Option<Setting>;

/// Sets a setting, which need not exist before.
#[endpoint(PUT "/v4/console/settings/<name>?<env>")]
pub fn put(
    name: &str,
    /// The environment that it is kept for, see [`list`].
    env: Option<&str>,
    value: Text,
);

/// Removes a setting. A 404 means that there was none.
#[endpoint(DELETE "/v4/console/settings/<name>?<env>", js = "v4.settings._delete")]
pub fn delete(
    name: &str,
    /// The environment that it is kept for, see [`list`].
    env: Option<&str>,
);
