//! `quickstart`, with and without credentials.

use http::Method;
use platform_double::Platform;

use super::Example;

const STEPS: [&str; 6] = [
    "1. Applications",
    "2. Environment of ",
    "3. Set GREETING",
    "4. An error",
    "5. The log of ",
    "6. What happens ",
];

/// The output, cut where the steps begin: what is before the first, then one piece a step.
#[track_caller]
fn steps(output: &str) -> [&str; 7] {
    let mut pieces = [""; 7];
    let mut rest = output;
    for (index, title) in STEPS.iter().enumerate() {
        let start = rest.find(title).unwrap_or_else(|| panic!("no step {title:?} in its place:\n{output}"));
        (pieces[index], rest) = rest.split_at(start);
    }
    pieces[6] = rest;
    pieces
}

#[test]
fn without_credentials_it_takes_every_step_on_a_stand_in() {
    let output = Example::new("quickstart", &[]).run().printed();
    let [start, applications, before, after, error, logs, events] = steps(&output);

    assert!(start.contains("stand-in on http://127.0.0.1:"), "{start}");
    assert!(applications.contains("app_") && applications.contains("engine"), "{applications}");
    assert!(before.contains("GREETING=héllo, wörld") && before.contains("PORT=8080"), "{before}");
    assert!(after.contains("GREETING=hello from quickstart"), "{after}");
    assert!(after.contains("PORT=8080"), "the other variable must survive: {after}");
    assert!(
        error.contains("GET /v2/organisations/<id>/applications/<appId>/env: 404 [4004] "),
        "the error must name endpoint, status and code: {error}"
    );
    assert!(logs.contains("line 0\n   line 1\n   line 2\n   Ended: the limit is reached."), "{logs}");
    assert!(events.contains("PlatformEvent") && events.contains("Enough of it"), "{events}");
}

#[test]
fn with_credentials_it_reads_and_shows_no_values() {
    let platform = Platform::start();
    let output = Example::new("quickstart", &[]).on(&platform).run().printed();
    let [start, _, before, after, ..] = steps(&output);

    assert!(!start.contains("stand-in"), "{start}");
    assert!(before.contains("GREETING=…"), "{before}");
    assert!(after.contains("--write"), "it must say how to write: {after}");
    assert!(!output.contains("8080") && !output.contains("héllo"), "{output}");
    let requests = platform.requests();
    assert!(requests.len() >= 4, "{}", requests.len());
    assert!(requests.iter().all(|request| request.method == Method::GET));
}

#[test]
fn with_credentials_it_writes_when_told_to() {
    let platform = Platform::start();
    Example::new("quickstart", &["--write"]).on(&platform).run().printed();

    let requests = platform.requests();
    let writes: Vec<_> = requests.iter().filter(|request| request.method != Method::GET).collect();
    assert_eq!(writes.len(), 1);
    assert_eq!(
        writes[0].json().unwrap(),
        serde_json::json!({ "GREETING": "hello from quickstart", "PORT": "8080" })
    );
}

#[test]
fn half_a_pair_of_credentials_is_named_and_not_printed() {
    for (set, missing) in [
        (vec!["CLEVER_TOKEN"], "CLEVER_SECRET"),
        (vec!["CLEVER_SECRET"], "CLEVER_TOKEN"),
        (vec!["CLEVER_TOKEN", "CLEVER_SECRET", "OAUTH_CONSUMER_KEY"], "OAUTH_CONSUMER_SECRET"),
        (vec!["CLEVER_TOKEN", "CLEVER_SECRET", "OAUTH_CONSUMER_SECRET"], "OAUTH_CONSUMER_KEY"),
    ] {
        let example = Example::new("quickstart", &[]);
        let ran = set.iter().fold(example, |example, name| example.env(name, "s3cr3t")).run();
        assert_eq!(ran.stdout, "", "nothing must be tried with {set:?}");
        let complaint = ran.complaint();
        assert!(complaint.contains(&format!("{missing} is not set")), "{set:?}: {complaint}");
        assert!(!complaint.contains("s3cr3t"), "{complaint}");
    }
}

#[test]
fn an_error_of_the_platform_ends_it_with_its_message() {
    let platform = Platform::start();
    let ran = Example::new("quickstart", &[]).on(&platform).env("CLEVER_SECRET", "wrong").run();
    let complaint = ran.complaint();
    assert!(complaint.contains("GET /v2/organisations: 401 [2001] "), "{complaint}");
    assert!(!complaint.contains("wrong"), "{complaint}");
}
