use std::fs;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex};

use cc_client::BoxError;

use super::stage::Stage;
use crate::ids::ApplicationId;
use crate::resolve::{FileStore, Index, Resolver, Store};

/// A directory that is removed in the end.
struct Directory(PathBuf);

impl Directory {
    fn new() -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let path = std::env::temp_dir().join(format!("resolve-store-{}-{number}", std::process::id()));
        fs::create_dir(&path).unwrap();
        Self(path)
    }

    fn store(&self) -> FileStore {
        FileStore::new(self.0.join("ids.json"))
    }

    fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(&self.0).unwrap();
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
    }
}

impl Drop for Directory {
    fn drop(&mut self) {
        drop(fs::remove_dir_all(&self.0));
    }
}

async fn owner_of(resolver: &Resolver, id: &str) -> String {
    resolver.owner_of(ApplicationId::from(id)).await.unwrap().as_str().to_owned()
}

#[tokio::test]
async fn what_one_program_learns_the_next_one_knows() {
    let (stage, directory) = (Stage::new(), Directory::new());
    let resolver = Resolver::with_store(stage.plain(), directory.store());
    assert_eq!(owner_of(&resolver, "app_1").await, "orga_1");
    assert_eq!((stage.summaries(), resolver.store_fault()), (1, None));
    assert_eq!(directory.names(), ["ids.json"], "nothing is left beside it");

    let next = Resolver::with_store(stage.plain(), directory.store());
    assert_eq!(owner_of(&next, "app_me").await, "user_1");
    assert_eq!(next.real_addon_id("addon_1").await.unwrap(), "postgresql_1");
    assert_eq!(stage.summaries(), 1);

    // What it does not know it learns, and writes in place of all that was there.
    stage.move_application("app_new", "orga_2");
    stage.remove_application("app_me");
    assert_eq!(owner_of(&next, "app_new").await, "orga_2");
    let written = serde_json::to_string(&directory.store().read().unwrap().unwrap()).unwrap();
    assert!(written.contains("app_new") && !written.contains("app_me"), "{written}");
}

#[cfg(unix)]
#[tokio::test]
async fn only_the_user_can_read_the_file_and_the_directory_that_is_made_for_it() {
    use std::os::unix::fs::PermissionsExt;

    let (stage, directory) = (Stage::new(), Directory::new());
    let mode = |path: PathBuf| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    let path = directory.0.join("made/for/it/ids.json");
    owner_of(&Resolver::with_store(stage.plain(), FileStore::new(&path)), "app_1").await;
    assert_eq!(mode(path.clone()), 0o600);
    assert_eq!((mode(directory.0.join("made")), mode(directory.0.join("made/for/it"))), (0o700, 0o700));

    // A file that others could read is one of ours when it is next written.
    fs::write(&path, "{}").unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
    owner_of(&Resolver::with_store(stage.plain(), FileStore::new(&path)), "app_1").await;
    assert_eq!(mode(path), 0o600);
}

#[tokio::test]
async fn a_broken_file_counts_as_empty_and_is_told_and_mended() {
    for broken in ["", "{", "null", "\u{0}", r#"{"ownerIdIndex":{"applicationIds":{"app_1":7}}}"#] {
        let (stage, directory) = (Stage::new(), Directory::new());
        fs::write(directory.store().path(), broken).unwrap();
        let resolver = Resolver::with_store(stage.plain(), directory.store());
        stage.fail(cc_client::http::StatusCode::FORBIDDEN);
        resolver.owner_of(ApplicationId::from("app_1")).await.unwrap_err();
        assert!(resolver.store_fault().is_some(), "{broken:?} is not told");

        stage.fail(None);
        assert_eq!(owner_of(&resolver, "app_1").await, "orga_1");
        assert_eq!(resolver.store_fault(), None);
        assert!(directory.store().read().unwrap().is_some());
    }
}

#[tokio::test]
async fn a_file_that_cannot_be_written_fails_no_call() {
    let (stage, directory) = (Stage::new(), Directory::new());
    // A directory is in its place, and a file where its directory should be.
    fs::create_dir(directory.store().path()).unwrap();
    fs::write(directory.0.join("file"), "").unwrap();
    for path in [directory.store().path().to_owned(), directory.0.join("file/ids.json"), PathBuf::from("/")] {
        let resolver = Resolver::with_store(stage.plain(), FileStore::new(&path));
        assert_eq!(owner_of(&resolver, "app_1").await, "orga_1");
        assert!(resolver.store_fault().is_some(), "{path:?} was written");
        assert_eq!(owner_of(&resolver, "app_me").await, "user_1", "it is known all the same");
    }
    assert_eq!(directory.names().len(), 2, "nothing is left beside it: {:?}", directory.names());
    assert_eq!(stage.summaries(), 3);
}

#[test]
fn the_file_is_whole_whoever_writes_it_and_whenever_it_is_read() {
    let directory = Directory::new();
    let indexes = ["a", "b"].map(|owner| {
        let ids: serde_json::Map<_, _> = (0..500).map(|n| (format!("app_{n}"), owner.into())).collect();
        let json = serde_json::json!({ "ownerIdIndex": { "applicationIds": ids } });
        serde_json::from_value::<Index>(json).unwrap()
    });
    directory.store().write(&indexes[0]).unwrap();
    std::thread::scope(|scope| {
        for index in &indexes {
            scope.spawn(|| (0..200).for_each(|_| directory.store().write(index).unwrap()));
        }
        for _ in 0..500 {
            let read = directory.store().read().unwrap().unwrap();
            assert!(indexes.contains(&read));
        }
    });
    assert_eq!(directory.names(), ["ids.json"]);
}

/// Counts what is asked of it, and refuses all of it if it is told so.
#[derive(Clone, Default)]
struct Counting {
    counts: Arc<Mutex<(usize, usize)>>,
    refuses: bool,
}

impl Store for Counting {
    fn read(&self) -> Result<Option<Index>, BoxError> {
        self.counts.lock().unwrap().0 += 1;
        if self.refuses { Err("no reading".into()) } else { Ok(None) }
    }

    fn write(&self, _: &Index) -> Result<(), BoxError> {
        self.counts.lock().unwrap().1 += 1;
        if self.refuses { Err("no writing".into()) } else { Ok(()) }
    }
}

#[tokio::test]
async fn a_store_is_read_once_at_the_first_need_and_written_after_each_summary() {
    let (stage, store) = (Stage::new(), Counting::default());
    let resolver = Resolver::with_store(stage.plain(), store.clone());
    assert_eq!(resolver.addon_id("addon_9").await.unwrap(), "addon_9");
    assert_eq!(*store.counts.lock().unwrap(), (0, 0));
    owner_of(&resolver, "app_1").await;
    owner_of(&resolver.clone(), "app_me").await;
    resolver.refresh().await.unwrap();
    assert_eq!(*store.counts.lock().unwrap(), (1, 2));
}

#[tokio::test]
async fn a_store_that_refuses_everything_is_told_and_harmless() {
    let (stage, store) = (Stage::new(), Counting { refuses: true, ..Counting::default() });
    let resolver = Resolver::with_store(stage.plain(), store);
    assert_eq!(owner_of(&resolver, "app_1").await, "orga_1");
    assert_eq!(resolver.store_fault().as_deref(), Some("no writing"));
    assert_eq!(owner_of(&resolver, "app_1").await, "orga_1");
    assert_eq!(stage.summaries(), 1);
}

#[tokio::test]
async fn what_a_store_knows_is_no_newer_than_what_was_fetched() {
    let (stage, directory) = (Stage::new(), Directory::new());
    owner_of(&Resolver::with_store(stage.plain(), directory.store()), "app_1").await;
    let resolver = Resolver::with_store(stage.plain(), directory.store());
    stage.move_application("app_1", "orga_2");
    resolver.refresh().await.unwrap();
    assert_eq!(owner_of(&resolver, "app_1").await, "orga_2");
}
