//! The second factor of a login.

/// The one code that is ever right: the double does not follow time.
pub(crate) const CODE: &str = "123456";

/// Whether a second factor is asked for.
#[derive(Debug, Default)]
pub(crate) struct Mfa {
    /// Whether there is an authenticator that is not confirmed yet.
    pub(crate) pending: bool,
    pub(crate) enabled: bool,
    pub(crate) favourite: bool,
    /// Codes for those who have lost the authenticator; each is taken once.
    pub(crate) backup_codes: Vec<String>,
}

impl Mfa {
    /// Checks the first code of a new authenticator, which counts from then on.
    pub(crate) fn confirm(&mut self, code: &str) -> bool {
        if code != CODE || !self.pending {
            return false;
        }
        self.enable();
        true
    }

    /// Asks for a second factor from now on, and makes the codes for its loss.
    pub(crate) fn enable(&mut self) {
        self.pending = false;
        self.enabled = true;
        self.favourite = true;
        self.backup_codes = (1..=10).map(|number| format!("{number:04}-{:04}", 9999 - number)).collect();
    }

    /// Whether a code opens: the authenticator's, or one for a loss, which is used up.
    pub(crate) fn takes(&mut self, code: &str) -> bool {
        if code == CODE {
            return true;
        }
        let position = self.backup_codes.iter().position(|known| known == code);
        position.map(|position| self.backup_codes.remove(position)).is_some()
    }

    /// `MfaKind`, the preferred one.
    pub(crate) fn preferred(&self) -> &'static str {
        if self.enabled && self.favourite { "TOTP" } else { "NONE" }
    }
}
