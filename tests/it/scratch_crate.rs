//! What users do in a crate of their own, with nothing but `cc-client`, and what the README
//! says about it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What the README shows, each in a file of its own.
const SHOWN: [&str; 4] = ["endpoints.rs", "auth.rs", "logging.rs", "client.rs"];

fn workspace() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap()
}

/// The crate, copied to where it may be built. The workspace's choice of versions goes with it,
/// so that nothing has to be fetched.
fn copy_of_the_crate() -> PathBuf {
    let source = workspace().join("tests/scratch");
    let copy = Path::new(env!("CARGO_TARGET_TMPDIR")).join("scratch");
    fs::create_dir_all(copy.join("src")).unwrap();
    let manifest = fs::read_to_string(source.join("Cargo.toml")).unwrap();
    let client = workspace().join("cc-client");
    let manifest = manifest.replace("\"../../cc-client\"", &format!("{:?}", client.to_str().unwrap()));
    write(&copy.join("Cargo.toml"), &manifest);
    fs::copy(workspace().join("Cargo.lock"), copy.join("Cargo.lock")).unwrap();
    for file in fs::read_dir(source.join("src")).unwrap() {
        let file = file.unwrap();
        write(&copy.join("src").join(file.file_name()), &fs::read_to_string(file.path()).unwrap());
    }
    copy
}

/// A file that did not change keeps its date, and need not be built again.
fn write(path: &Path, text: &str) {
    if fs::read_to_string(path).ok().as_deref() != Some(text) {
        fs::write(path, text).unwrap();
    }
}

#[test]
fn a_crate_adds_an_endpoint_and_layers_with_the_client_alone() {
    let manifest = copy_of_the_crate().join("Cargo.toml");
    // The target directory of these tests: what was built for them is not built again.
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().unwrap();
    let output = Command::new(env!("CARGO"))
        .args(["test", "--offline", "--lib", "--manifest-path"])
        .arg(&manifest)
        .env("CARGO_TARGET_DIR", target)
        .output()
        .unwrap();
    let (stdout, stderr) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{stdout}\n{stderr}");
    assert!(stdout.contains("test result: ok. 5 passed; 0 failed"), "{stdout}");
}

#[test]
fn the_crate_needs_nothing_but_the_client() {
    let manifest = fs::read_to_string(workspace().join("tests/scratch/Cargo.toml")).unwrap();
    let (_, rest) = manifest.split_once("[dependencies]\n").unwrap();
    let dependencies = rest.split("\n[").next().unwrap().trim();
    assert_eq!(dependencies, r#"cc-client = { path = "../../cc-client" }"#);
}

#[test]
fn an_endpoint_is_one_annotated_line() {
    let file = fs::read_to_string(workspace().join("tests/scratch/src/endpoints.rs")).unwrap();
    let code: Vec<_> = file
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with("use ") && !line.starts_with("///"))
        .collect();
    assert!(matches!(code[..], [attribute, function]
        if attribute.starts_with("#[endpoint(GET ") && function.ends_with(';')));
}

#[test]
fn the_readme_shows_the_code_that_is_tested() {
    let readme = fs::read_to_string(workspace().join("README.md")).unwrap();
    for name in SHOWN {
        let code = fs::read_to_string(workspace().join("tests/scratch/src").join(name)).unwrap();
        let shown = ["rust", "rust,ignore"]
            .iter()
            .any(|language| readme.contains(&format!("```{language}\n{}\n```", code.trim_end())));
        assert!(shown, "README.md has no block that is exactly {name}:\n{code}");
    }
}

#[test]
fn the_readme_begins_with_a_declaration_that_is_there() {
    let readme = fs::read_to_string(workspace().join("README.md")).unwrap();
    let declarations = fs::read_to_string(workspace().join("api-defs/src/v2/application.rs")).unwrap();
    let (_, block) = readme.split_once("```rust,ignore\n").unwrap();
    let (declaration, _) = block.split_once("```").unwrap();
    assert!(declarations.contains(declaration), "{declaration}");
}
