//! A file that several processes share.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use api_defs::ApplicationId;
use api_defs::resolve::{FileStore, Resolver, Store};
use platform_double::Platform;

use super::asked;
use crate::capture::Capture;
use crate::harness::client;

/// In which a process finds what it is to do: the file, the platform and the application.
const TASK: &str = "RESOLVE_TEST_TASK";

fn directory(name: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    drop(fs::remove_dir_all(&path));
    fs::create_dir_all(&path).unwrap();
    path
}

/// Not a test of its own: what another process does. Without a task it does nothing.
#[tokio::test]
async fn another_process() {
    let Ok(task) = std::env::var(TASK) else { return };
    let [file, url, application] = task.split('\n').collect::<Vec<_>>()[..] else { panic!("{task}") };
    let client = crate::harness::client_of(url)
        .credentials({
            let keys = platform_double::Keys::default();
            cc_client::oauth1::Keys::new(
                keys.consumer_key,
                keys.consumer_secret,
                keys.token,
                keys.token_secret,
            )
        })
        .build()
        .unwrap();
    let resolver = Resolver::with_store(client, FileStore::new(file));
    resolver.owner_of(ApplicationId::from(application)).await.unwrap();
    for _ in 0..30 {
        resolver.refresh().await.unwrap();
        assert_eq!(resolver.store_fault(), None);
    }
}

fn start(file: &Path, platform: &Platform) -> Child {
    let task = [file.to_str().unwrap(), &platform.base_url(), &platform.seed().application_id].join("\n");
    Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "resolve::sharing::another_process"])
        .env(TASK, task)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
}

#[tokio::test]
async fn processes_share_a_file_that_is_whole_at_any_time() {
    let platform = Platform::start();
    let file = directory("resolve-shared").join("ids.json");
    let mut processes: Vec<_> = (0..2).map(|_| start(&file, &platform)).collect();
    let store = FileStore::new(&file);
    let mut seen = 0;
    while processes.iter_mut().any(|process| process.try_wait().unwrap().is_none()) {
        seen += usize::from(store.read().unwrap().is_some());
        tokio::task::yield_now().await;
    }
    for process in processes {
        let output = process.wait_with_output().unwrap();
        let text = String::from_utf8_lossy(&output.stdout);
        assert!(output.status.success() && text.contains("1 passed"), "{text}");
    }
    assert!(seen > 0);
    let names: Vec<_> =
        fs::read_dir(file.parent().unwrap()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(names, ["ids.json"], "nothing is left beside it");

    // What they learnt is known here.
    let before = asked(&platform).1;
    let resolver = Resolver::with_store(client(&platform).build().unwrap(), store);
    let id = ApplicationId::from(&*platform.seed().application_id);
    assert_eq!(resolver.owner_of(id).await.unwrap(), *platform.seed().organisation_id);
    assert_eq!(asked(&platform).1, before);
}

#[tokio::test]
async fn a_file_that_is_broken_or_cannot_be_written_is_told_to_those_who_listen() {
    let platform = Platform::start();
    let directory = directory("resolve-broken");
    fs::write(directory.join("ids.json"), "{ cats").unwrap();
    fs::create_dir(directory.join("taken")).unwrap();
    for (name, faults) in [("ids.json", 1), ("taken", 2)] {
        let capture = Capture::start();
        let store = FileStore::new(directory.join(name));
        let resolver = Resolver::with_store(client(&platform).build().unwrap(), store);
        let id = ApplicationId::from(&*platform.seed().application_id);
        assert_eq!(resolver.owner_of(id).await.unwrap(), *platform.seed().organisation_id);
        let told: Vec<_> =
            capture.events().into_iter().filter(|event| event.target.starts_with("api_defs")).collect();
        assert_eq!(told.len(), faults, "{told:?}");
        assert!(told.iter().all(|event| event.level == "WARN" && !format!("{event:?}").contains("cats")));
    }
}
