#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod clever_tools;
mod env;
mod expiry;
mod login;
mod secrecy;
mod writing;

use std::error::Error;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::{fs, process};

use ::secrecy::ExposeSecret;

use super::{Credentials, CredentialsError, Settings};

/// A source of variables for [`Settings::from_vars`] and its like.
fn vars<'a>(vars: &'a [(&str, &str)]) -> impl Fn(&str) -> Option<String> + 'a {
    |wanted| {
        let found = vars.iter().find(|(name, _)| *name == wanted);
        found.map(|(_, value)| (*value).to_owned())
    }
}

/// Consumer key, consumer secret, token and its secret.
fn keys(settings: &Settings) -> [&str; 4] {
    match &settings.credentials {
        Credentials::OAuth1(keys) => [
            keys.consumer_key(),
            keys.consumer_secret().expose_secret(),
            keys.token().unwrap().expose_secret(),
            keys.token_secret().unwrap().expose_secret(),
        ],
        Credentials::ApiToken(_) => panic!("an API token"),
    }
}

/// The message of an error: one line, which does not repeat its cause.
fn message(error: &CredentialsError) -> String {
    let message = error.to_string();
    assert!(!message.contains('\n'), "{message}");
    if let Some(source) = error.source() {
        assert!(!message.contains(&source.to_string()), "{message}");
    }
    message
}

/// A folder of its own for each test, removed at its end.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let name = format!("cc-client-credentials-{}-{count}", process::id());
        let path = std::env::temp_dir().join(name);
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn path(&self) -> &Path {
        &self.0
    }

    fn write(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.0.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, content).unwrap();
        path
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // A folder left behind does no harm.
        let _ = fs::remove_dir_all(&self.0);
    }
}
