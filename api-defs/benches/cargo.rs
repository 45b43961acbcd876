//! Runs cargo and tells how much of the processor it took.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Cargo, with one folder for all that it builds.
pub(crate) struct Cargo {
    target: PathBuf,
}

impl Cargo {
    pub(crate) fn new(target: PathBuf) -> Self {
        Self { target }
    }

    /// Where programs are.
    pub(crate) fn released(&self, program: &str) -> PathBuf {
        self.target.join("release").join(program)
    }

    /// Runs a command in a folder; answers the seconds of processor time that it took.
    pub(crate) fn run(&self, folder: &Path, command: &[&str]) -> Result<f64, Box<dyn Error>> {
        // `times` prints what the shell itself took, then what its children took (POSIX).
        let output = Command::new("sh")
            .args(["-c", "\"$@\" >&2 && times", "sh", env!("CARGO")])
            .args(command)
            .args(["--offline", "--quiet"])
            .current_dir(folder)
            .env("CARGO_TARGET_DIR", &self.target)
            .env("CARGO_INCREMENTAL", "0")
            .env_remove("RUSTFLAGS")
            .stderr(Stdio::inherit())
            .output()?;
        if !output.status.success() {
            return Err(format!("`cargo {}` failed in {}", command.join(" "), folder.display()).into());
        }
        let printed = String::from_utf8(output.stdout)?;
        let children = printed.lines().nth(1).ok_or("`times` printed less than two lines")?;
        children.split_whitespace().map(seconds).sum()
    }
}

/// `1m2.34s` in seconds.
fn seconds(text: &str) -> Result<f64, Box<dyn Error>> {
    let (minutes, seconds) = text.trim_end_matches('s').split_once('m').ok_or("not a time")?;
    Ok(minutes.parse::<f64>()? * 60.0 + seconds.replace(',', ".").parse::<f64>()?)
}
