//! The user's browser.

use std::process::{Command, Stdio};

/// Says where to go, and goes there if asked to.
pub(crate) fn show(url: &str, open: bool) {
    println!("Open this in your browser to log in:\n\n    {url}\n");
    if open && let Err(error) = start(url) {
        println!("No browser could be started ({error}): open it by hand.");
    }
}

/// The system knows which browser.
fn start(url: &str) -> std::io::Result<()> {
    let (program, arguments): (_, &[&str]) = match std::env::consts::OS {
        "macos" => ("open", &[]),
        // Not by way of `cmd`, to which `&` means something.
        "windows" => ("rundll32", &["url.dll,FileProtocolHandler"]),
        _ => ("xdg-open", &[]),
    };
    let mut command = Command::new(program);
    command.args(arguments).arg(url);
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().map(drop)
}
