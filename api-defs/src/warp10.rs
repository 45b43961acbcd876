//! Warp 10: the time series of the platform's metrics and access logs.
//!
//! Scripts in [WarpScript](https://www.warp10.io/content/03_Documentation/04_WarpScript) run on a
//! host of its own, [`HOST`], and take no credentials of the platform: a token stands in the script
//! itself, from [`stats::get_warp_token`](crate::v4::stats::get_warp_token).
//!
//! ```no_run
//! use api_defs::warp10::{self, Scope};
//! use cc_client::Client;
//!
//! # async fn run(client: Client, token: &str) -> Result<(), Box<dyn std::error::Error>> {
//! let counts = warp10::get_status_codes(token, &Scope::Application("app_1".into()))?;
//! for (status, count) in counts.send(&client).await?.counts {
//!     println!("{status}: {count}");
//! }
//! # Ok(())
//! # }
//! ```
//!
//! An error of a script comes as the error of a call; its message is the one that Warp 10 sends in
//! the header `X-Warp10-Error-Message`.

mod script;
mod status_codes;

#[cfg(test)]
mod tests;

use cc_client::{Call, Host, Retry, Text, endpoint};
use serde_json::Value;

pub use script::{InvalidScriptValue, Scope, WarpScript};
pub use status_codes::StatusCodes;

/// The host of the platform's Warp 10:
/// `https://c2-warp10-clevercloud-customers.services.clever-cloud.com`.
pub static HOST: Host =
    Host::new("warp10", "https://c2-warp10-clevercloud-customers.services.clever-cloud.com");

/// Runs a script and answers its stack, the top first.
///
/// What the stack holds is up to the script. A [`WarpScript`] or any text will do; a script that is
/// known to change nothing may be sent again with
/// [`.retry(Retry::Safe)`](cc_client::Call::retry).
#[endpoint(POST "/api/v0/exec?__=<label>", host = HOST, auth = none, js = none)]
pub fn exec(
    script: Text,
    /// A word for the logs of the server, which has no other effect.
    label: Option<&str>,
) -> Vec<Value>;

/// How often each HTTP status was answered within the last 24 hours.
///
/// `token` reads access logs, see
/// [`WarpTokenApplication::AccessLogs`](crate::v4::stats::WarpTokenApplication::AccessLogs).
/// [`stats::get_status_code_distribution`](crate::v4::stats::get_status_code_distribution) tells it
/// over time and without a token of its own.
///
/// # Errors
///
/// If the token or the id has a character that would end the text in the script.
pub fn get_status_codes(token: &str, scope: &Scope) -> Result<Call<StatusCodes>, InvalidScriptValue> {
    let script = WarpScript::status_codes(token, scope)?;
    let call = exec(script).label(scope.label("statuscodes").as_str()).retry(Retry::Safe);
    Ok(call.into_call().answering())
}
