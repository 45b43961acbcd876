//! Names that say that something is secret.

/// What stands for a value that is not shown.
pub(super) const HIDDEN: &str = "***";

/// Parts of names, without case and punctuation: where one is found, the value is secret.
const PARTS: [&str; 31] = [
    "accesskey",
    "apikey",
    "assertion",
    "authorization",
    "backendurl",
    "backupcode",
    "bearer",
    "cardnumber",
    "connectionstring",
    "cookie",
    "credential",
    "databaseurl",
    "encryptionkey",
    "invitationkey",
    "jwt",
    "kubeconfig",
    "masterkey",
    "mfacode",
    "oauth",
    "passphrase",
    "passwd",
    "password",
    "privatekey",
    "secret",
    "sessionid",
    "signature",
    "signingkey",
    "token",
    "validationkey",
    "verifier",
    "xauth",
];

/// Whole names, likewise.
const WHOLE: [&str; 14] = [
    "auth", "cvc", "cvv", "dsn", "iban", "otp", "pass", "passcode", "pin", "psk", "pw", "pwd", "sig", "totp",
];

/// Whole names that mean something else in a body, or in a text.
const WHOLE_IN_QUERY: [&str; 3] = ["code", "key", "session"];

/// Headers whose names do not say it. Warp 10 quotes the script that failed, with its tokens.
const HEADERS: [&str; 1] = ["xwarp10errormessage"];

/// Fields that hold environment variables.
const VARIABLES: [&str; 9] = [
    "config",
    "configvars",
    "env",
    "environment",
    "environmentvariables",
    "envs",
    "envvariables",
    "envvars",
    "exposedenv",
];

/// Parts and whole names of the segments of a path that has to do with secrets only.
const SECRET_PARTS: [&str; 8] =
    ["credential", "login", "oauth", "password", "secret", "session", "signup", "token"];
const SECRET_SEGMENTS: [&str; 5] = ["backupcodes", "mfa", "oidc", "sso", "wireguard"];

/// Which names are secret: those that are known, and those that the user adds.
#[derive(Debug, Clone, Default)]
pub(super) struct Names {
    own: Vec<String>,
}

impl Names {
    pub(super) fn hide(&mut self, name: &str) {
        self.own.push(plain(name));
    }

    /// Whether a field, or a name in a text, is that of a secret.
    pub(super) fn hides(&self, name: &str) -> bool {
        let name = plain(name);
        PARTS.iter().any(|part| name.contains(part))
            || WHOLE.contains(&name.as_str())
            || self.own.contains(&name)
    }

    pub(super) fn hides_in_query(&self, name: &str) -> bool {
        self.hides(name) || WHOLE_IN_QUERY.contains(&plain(name).as_str())
    }

    pub(super) fn hides_header(&self, name: &str) -> bool {
        self.hides(name) || HEADERS.contains(&plain(name).as_str())
    }
}

/// Whether a field holds environment variables.
pub(super) fn holds_variables(name: &str) -> bool {
    VARIABLES.contains(&plain(name).as_str())
}

/// Whether what stands behind this segment of a path, and all that is sent there, is secret.
pub(super) fn is_secret_segment(segment: &str) -> bool {
    let segment = plain(segment);
    SECRET_PARTS.iter().any(|part| segment.contains(part)) || SECRET_SEGMENTS.contains(&segment.as_str())
}

/// A name without case and punctuation.
fn plain(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::{Names, holds_variables, is_secret_segment};

    #[test]
    fn names_of_secrets_are_known_in_any_spelling() {
        let names = Names::default();
        for name in [
            "Authorization",
            "proxy-authorization",
            "cookie",
            "Set-Cookie",
            "X-Clever-Password",
            "x-api-key",
            "token",
            "cli_token",
            "keycloakToken",
            "oauth_consumer_key",
            "oauth_nonce",
            "oldPassword",
            "PASS",
            "webhookSecret",
            "api_key",
            "ApiKey",
            "backendUrl",
            "apm_auth_token",
            "mfaCode",
            "kibana_password",
            "initialCredentials",
        ] {
            assert!(names.hides(name), "{name}");
        }
        for name in ["name", "id", "code", "key", "compass", "value", "url", "zipCode", "passing", "options"]
        {
            assert!(!names.hides(name), "{name}");
        }
        assert!(
            names.hides_in_query("code") && names.hides_in_query("key") && !names.hides_in_query("limit")
        );
        assert!(names.hides_header("X-Warp10-Error-Message") && !names.hides_header("accept"));
    }

    #[test]
    fn names_can_be_added() {
        let mut names = Names::default();
        names.hide("Tax-Number");
        assert!(names.hides("taxNumber") && names.hides_in_query("tax_number") && !names.hides("tax"));
    }

    #[test]
    fn paths_and_fields_that_hold_secrets_are_known() {
        for segment in
            ["tokens", "api-tokens", "oauth", "password_forgotten", "sso", "cli_tokens", "mfa_login"]
        {
            assert!(is_secret_segment(segment), "{segment}");
        }
        for segment in
            ["v2", "self", "applications", "app_1", "env", "sessionless".get(7..).unwrap_or_default()]
        {
            assert!(!is_secret_segment(segment), "{segment}");
        }
        assert!(holds_variables("env") && holds_variables("exposed_env") && !holds_variables("envelope"));
    }
}
