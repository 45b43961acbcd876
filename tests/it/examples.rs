//! The examples, run as a user runs them: as programs, with a clean environment.

mod batch;
mod call;
mod domains;
mod envdiff;
mod login;
mod quickstart;
mod requests;
mod tail;
mod unpaid;
mod util;

use std::env::consts::EXE_SUFFIX;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;

use platform_double::Platform;

/// A program that ran to its end.
struct Ran {
    succeeded: bool,
    /// What it ended with; none if a signal ended it.
    code: Option<i32>,
    stdout: String,
    stderr: String,
}

/// One example with its arguments. It sees no variable of ours and an empty home.
struct Example {
    command: Command,
    input: Vec<u8>,
}

impl Example {
    fn new(name: &str, arguments: &[&str]) -> Self {
        let home = Path::new(env!("CARGO_TARGET_TMPDIR")).join("empty-home");
        std::fs::create_dir_all(&home).unwrap();
        let mut command = Command::new(examples().join(format!("{name}{EXE_SUFFIX}")));
        command.args(arguments).env_clear().env("HOME", home);
        Self { command, input: Vec::new() }
    }

    fn env(mut self, name: &str, value: &str) -> Self {
        self.command.env(name, value);
        self
    }

    /// The variables that a user sets for a platform of their own.
    fn on(self, platform: &Platform) -> Self {
        let keys = platform.credentials();
        self.env("CC_API_HOST", &platform.base_url())
            .env("OAUTH_CONSUMER_KEY", &keys.consumer_key)
            .env("OAUTH_CONSUMER_SECRET", &keys.consumer_secret)
            .env("CLEVER_TOKEN", &keys.token)
            .env("CLEVER_SECRET", &keys.token_secret)
    }

    fn input(self, input: &str) -> Self {
        self.bytes(input.as_bytes().to_vec())
    }

    fn bytes(mut self, input: Vec<u8>) -> Self {
        self.input = input;
        self
    }

    fn run(mut self) -> Ran {
        self.command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = self.command.spawn().unwrap();
        let mut stdin = child.stdin.take().unwrap();
        // What is longer than a pipe is written while the answers are read.
        let writer = std::thread::spawn(move || stdin.write_all(&self.input));
        let output = child.wait_with_output().unwrap();
        writer.join().unwrap().unwrap();
        Ran {
            succeeded: output.status.success(),
            code: output.status.code(),
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

impl Ran {
    /// What it printed, if it went well.
    #[track_caller]
    fn printed(self) -> String {
        assert!(self.succeeded, "it failed: {}", self.stderr);
        assert_eq!(self.stderr, "", "it complained");
        self.stdout
    }

    /// What it complained about, if it did not go well.
    #[track_caller]
    fn complaint(self) -> String {
        assert!(!self.succeeded, "it went well: {}", self.stdout);
        self.stderr
    }
}

/// Where the examples are. They are built first, once: `cargo test --test it` alone would leave
/// those of an earlier day there.
fn examples() -> &'static Path {
    static EXAMPLES: OnceLock<PathBuf> = OnceLock::new();
    EXAMPLES.get_or_init(|| {
        let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().unwrap();
        let manifest = Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml");
        let built = Command::new(env!("CARGO"))
            .args(["build", "--offline", "--examples", "--manifest-path"])
            .arg(manifest)
            .env("CARGO_TARGET_DIR", target)
            .output()
            .unwrap();
        assert!(built.status.success(), "{}", String::from_utf8_lossy(&built.stderr));
        target.join("debug").join("examples")
    })
}
