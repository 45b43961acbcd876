//! What tests bring about.

use super::Platform;
use serde_json::Value;

/// What takes its time on the platform, and what happens elsewhere than in requests. Nothing moves on by itself, so
/// what a test reads does not depend on time.
impl Platform {
    /// Ends all deployments in progress well: their state becomes `OK`, their instances `UP` and their
    /// applications `SHOULD_BE_UP`.
    pub fn finish_deployments(&self) {
        self.shared.state().finish_deployments();
    }

    /// Ends all running migrations of add-ons well: their status becomes `OK`, and the add-ons have the plan, the
    /// region and the version that was asked for.
    pub fn finish_migrations(&self) {
        self.shared.state().finish_migrations();
    }

    /// Enables the drains that are `ENABLING`, and disables those that are `DISABLING`.
    pub fn finish_drains(&self) {
        self.shared.state().finish_drains();
    }

    /// Brings about what was asked of network groups, their members and their peers: those that were made are
    /// there from now on, those that were deleted are gone.
    pub fn finish_network_groups(&self) {
        self.shared.state().finish_network_groups();
    }

    /// The user logs in, in a browser, for a command-line tool that made up the word `cli_token`: a token waits for
    /// it at `GET /v2/self/cli_tokens`.
    pub fn log_in_cli(&self, cli_token: &str) {
        self.shared.state().log_in_cli(cli_token.to_owned());
    }

    /// The user consents, in a browser, to what a program asks for with this request token: she grants all rights
    /// that it may have. Says where her browser goes then; `None` if there is no such token.
    pub fn consent(&self, oauth_token: &str) -> Option<String> {
        self.shared.state().consent(oauth_token)
    }

    /// The user has set up a second factor: logins ask for it from now on, and
    /// [`Seed::mfa_code`](crate::Seed::mfa_code) is right.
    pub fn enable_mfa(&self) {
        self.shared.state().access.login.mfa.enable();
    }

    /// What scripts of Warp 10 leave on the stack from now on, a JSON list; an empty one at the start. It is not for
    /// the count of status codes, which has a stack of its own.
    pub fn warp10_stack(&self, stack: &Value) {
        self.shared.state().warp_stack = stack.clone();
    }

    /// Gives an application to another owner, the user or an organisation. Under its old owner it is not found any
    /// more.
    ///
    /// # Panics
    ///
    /// If there is no such application or owner.
    #[track_caller]
    pub fn move_application(&self, application: &str, owner: &str) {
        let moved = self.shared.state().move_application(application, owner);
        assert!(moved, "there is no application {application:?}, or no owner {owner:?}");
    }

    /// Makes a backup of an add-on, named by its real id, and says its id. `None` if there is no such add-on.
    pub fn back_up(&self, real_id: &str) -> Option<String> {
        self.shared.state().back_up(real_id)
    }
}
