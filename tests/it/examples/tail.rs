//! `tail`: follows, survives, resumes, and ends when it is told to.

use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};

use platform_double::{Fault, Flow, Platform};

use super::Example;

const LOGS: &str = "/v4/logs/organisations/*/applications/*/logs";

fn tail(platform: &Platform, options: &[&str]) -> Example {
    let seed = platform.seed();
    let ids = [seed.organisation_id.as_str(), seed.application_id.as_str()];
    Example::new("tail", &[&ids, options].concat()).on(platform)
}

fn file(name: &str) -> PathBuf {
    let file = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    drop(std::fs::remove_file(&file));
    file
}

#[track_caller]
fn assert_lines(printed: &str, range: std::ops::Range<usize>) {
    let messages: Vec<_> = printed.lines().map(|line| line.split_once(' ').unwrap().1).collect();
    assert_eq!(messages, range.map(|n| format!("line {n}")).collect::<Vec<_>>());
}

/// Runs to its end, which it reports.
#[track_caller]
fn printed(example: Example, end: &str) -> String {
    let ran = example.run();
    assert!(ran.succeeded && ran.stderr.ends_with(&format!("{end}\n")), "{}", ran.stderr);
    ran.stdout
}

#[test]
fn every_line_is_printed_once_across_cuts() {
    let platform = Platform::start();
    platform.logs(&platform.seed().application_id, 300);
    for flow in [Flow::new().events(100).part(20).reset(), Flow::new().events(50).cut()] {
        platform.script(Fault::real().flowing(flow).on("GET", LOGS));
    }
    let printed = printed(tail(&platform, &["--limit", "300"]), "the limit is reached");
    assert_lines(&printed, 0..300);
    assert_eq!(platform.pending_faults(), 0);
}

#[test]
fn it_goes_on_where_it_stopped() {
    let platform = Platform::start();
    platform.logs(&platform.seed().application_id, 30);
    let file = file("tail-position");
    let options = ["--resume-file", file.to_str().unwrap(), "--limit", "10"];
    for start in [0, 10, 20] {
        let printed = printed(tail(&platform, &options), "the limit is reached");
        assert_lines(&printed, start..start + 10);
    }
    assert_eq!(std::fs::read_to_string(&file).unwrap().trim(), "210041493:43875:29");
}

#[test]
fn it_begins_when_it_is_told_to() {
    let platform = Platform::start();
    platform.logs(&platform.seed().application_id, 10);
    // The stand-in's lines are a millisecond apart.
    let options = ["--since", "2026-01-01T00:00:00.004Z", "--limit", "3"];
    let printed = printed(tail(&platform, &options), "the limit is reached");
    assert_lines(&printed, 4..7);

    for (options, complaint) in [
        (&["--since", "soon"][..], "soon is no time"),
        (&["--limit", "some"], "--limit wants a number"),
        (&["--limit"], "--limit wants a value"),
        (&["--follow"], "--follow is unknown"),
        (&["third"], "usage: "),
    ] {
        assert!(tail(&platform, options).run().complaint().starts_with(complaint));
    }
    assert!(tail(&platform, &["--since", "1h", "--limit", "0"]).run().succeeded);
}

#[test]
fn lines_have_the_colour_of_their_severity_and_no_control_characters() {
    let platform = Platform::start();
    let app = &platform.seed().application_id;
    for severity in ["err", "warning", "info", "debug"] {
        let data = serde_json::json!({ "severity": severity, "message": "a\x1b[2Jb" });
        platform.log_data(app, data.to_string());
    }
    let example = tail(&platform, &["--limit", "4"]).env("CLICOLOR_FORCE", "1");
    let printed = printed(example, "the limit is reached");
    let lines: Vec<_> = printed.lines().collect();
    let text = "a\u{fffd}[2Jb";
    let expected = [
        format!("\x1b[31m{text}\x1b[0m"),
        format!("\x1b[33m{text}\x1b[0m"),
        text.to_owned(),
        format!("\x1b[2m{text}\x1b[0m"),
    ];
    assert_eq!(lines, expected);
}

#[test]
fn what_the_platform_refuses_ends_it() {
    let platform = Platform::start();
    let owner = platform.seed().organisation_id.clone();
    let ran = Example::new("tail", &[&owner, "app_none"]).on(&platform).run();
    let complaint = ran.complaint();
    assert!(
        complaint.starts_with("SSE /v4/logs/organisations/<ownerId>/applications/<applicationId>/logs: 404 ")
    );
}

/// A running program, which does not outlive its test.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        drop(self.0.kill());
        drop(self.0.wait());
    }
}

#[cfg(unix)]
#[tokio::test]
async fn an_interrupt_ends_it_well() {
    let platform = Platform::start();
    platform.logs(&platform.seed().application_id, 3);
    let file = file("tail-interrupted");
    let mut command = tail(&platform, &["--resume-file", file.to_str().unwrap()]).command;
    let child = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut running = Running(child);
    let mut lines = BufReader::new(running.0.stdout.take().unwrap()).lines();
    for n in 0..3 {
        assert!(lines.next().unwrap().unwrap().ends_with(&format!("line {n}")));
    }
    let sent = Command::new("kill").args(["-INT", &running.0.id().to_string()]).status().unwrap();
    assert!(sent.success());
    assert!(running.0.wait().unwrap().success());
    platform.connections_reach(0).await;
    assert_eq!(std::fs::read_to_string(&file).unwrap().trim(), "210041493:43875:2");
}
