use std::fmt;
use std::io;
use std::path::PathBuf;
use std::time::SystemTime;

use super::date;

/// Why no usable credentials were found. The message says what to do and holds no secret.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum CredentialsError {
    /// The environment names no credentials.
    #[error("no credentials in the environment: set CC_API_TOKEN, or CLEVER_TOKEN and CLEVER_SECRET")]
    NotSet,

    /// Of two settings that only make sense together, one is missing.
    #[error("{missing} is not set, though {given} is: both are needed")]
    HalfPair {
        /// The setting that is there.
        given: Origin,
        /// The name of the one that is not, to be set in the same place.
        missing: &'static str,
    },

    /// An environment variable is not text.
    #[error("the environment variable {name} is not valid UTF-8")]
    NotUnicode {
        /// The variable.
        name: String,
    },

    /// A host is not a URL that calls can be sent to.
    #[error("{origin} {fault}: write it like https://api.example.com")]
    Url {
        /// Where the URL was set.
        origin: Origin,
        /// What is wrong with it.
        fault: UrlFault,
    },

    /// An API token cannot be one.
    #[error("{origin} is not an API token")]
    ApiToken {
        /// Where the token was set.
        origin: Origin,
        /// What is wrong with it.
        source: InvalidApiToken,
    },

    /// The environment does not tell where the configuration of the command line interface is.
    #[error(
        "cannot tell where the configuration of clever-tools is: \
         set HOME, XDG_CONFIG_HOME or CONFIGURATION_FILE"
    )]
    NoConfigFolder,

    /// There is no configuration file.
    #[error("{} does not exist: run `clever login`", path.display())]
    NoFile {
        /// Where it was looked for.
        path: PathBuf,
    },

    /// The configuration file cannot be read.
    #[error("cannot read {}", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },

    /// The configuration file is not JSON.
    #[error("{} is not valid JSON (line {line}, column {column}): run `clever login` to write it anew", path.display())]
    Json {
        /// The file.
        path: PathBuf,
        /// The line of the fault, counted from 1.
        line: usize,
        /// The column of the fault, counted from 1.
        column: usize,
    },

    /// The configuration file is JSON, but not of a form that is known: an object with `version` 1
    /// and a list of `profiles`, or the older one with `token` and `secret`.
    #[error("{} is not a known form of the configuration of clever-tools: run `clever login` to write it anew", path.display())]
    UnknownFormat {
        /// The file.
        path: PathBuf,
    },

    /// The configuration file has no profile at all.
    #[error("{} has no profile: run `clever login`", path.display())]
    NoProfile {
        /// The file.
        path: PathBuf,
    },

    /// There is no profile of the name that was asked for.
    #[error("{} has no profile {alias:?}: choose another, or run `clever login` for this one", path.display())]
    UnknownProfile {
        /// The file.
        path: PathBuf,
        /// The name.
        alias: String,
    },

    /// The profile is there and cannot be used.
    #[error("profile {alias:?} in {} {fault}: run `clever login` for it again", path.display())]
    Profile {
        /// The file.
        path: PathBuf,
        /// The profile's name.
        alias: String,
        /// What is wrong with it.
        fault: ProfileFault,
    },

    /// The login has ended.
    #[error("the login{} expired on {}: log in again, with `clever login` for example", of(alias), date::write(*at))]
    Expired {
        /// The profile's name, if it is of one.
        alias: Option<String>,
        /// When it ended.
        at: SystemTime,
    },

    /// What is to name a profile cannot.
    #[error("{alias:?} cannot name a profile: write it with letters from A to Z, digits, `-` and `_`")]
    Alias {
        /// The name.
        alias: String,
    },

    /// The name of a profile is that of the token of the environment.
    #[error("\"$env\" means the token of the environment: choose another name for the profile")]
    ReservedAlias,

    /// What is to be kept as a profile is no OAuth token.
    #[error("only an OAuth token can be kept as a profile of clever-tools")]
    NoToken,

    /// The configuration file cannot be written.
    #[error("cannot write {}", path.display())]
    Unwritable {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

fn of(alias: &Option<String>) -> String {
    alias.as_ref().map_or_else(String::new, |alias| format!(" of profile {alias:?}"))
}

/// Where a setting comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Origin {
    /// An environment variable of this name.
    Variable(&'static str),
    /// An override in a profile of clever-tools.
    Override {
        /// The setting.
        name: &'static str,
        /// The profile's name.
        profile: String,
        /// The configuration file.
        path: PathBuf,
    },
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Variable(name) => write!(f, "the environment variable {name}"),
            Self::Override { name, profile, path } => {
                let path = path.display();
                write!(f, "the override {name} of profile {profile:?} in {path}")
            }
        }
    }
}

/// What is wrong with the URL of a host.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum UrlFault {
    /// It is no URL at all.
    #[error("is not a URL")]
    Syntax,
    /// It is not text.
    #[error("is not text")]
    NotText,
    /// It lacks a scheme or a host.
    #[error("has no scheme or no host")]
    Relative,
    /// It is neither `http` nor `https`.
    #[error("has another scheme than http or https")]
    Scheme,
    /// It holds a user name or password, which would go nowhere.
    #[error("holds a user name or password")]
    UserInfo,
    /// It has a query, which calls bring themselves.
    #[error("has a query")]
    Query,
    /// It has a fragment, which is never sent.
    #[error("has a fragment")]
    Fragment,
}

/// What is wrong with a profile.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ProfileFault {
    /// A field that every profile has is missing, is empty or is not text.
    #[error("has no {0}")]
    Missing(&'static str),
    /// A field that must be text, or an object of texts, is something else.
    #[error("has {0} of an unexpected type")]
    Type(&'static str),
}

/// A text that cannot be an API token.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("an API token consists of visible ASCII characters only, with no space or line feed")]
#[non_exhaustive]
pub struct InvalidApiToken;
