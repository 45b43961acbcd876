//! Where an index outlives the program.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

use cc_client::BoxError;

use super::Index;

/// Keeps an [`Index`] for the next program.
///
/// A [`Resolver`](super::Resolver) reads it once, and writes it after each summary that it fetches.
/// It calls these functions while a call is under way, so they should not take long. What fails here
/// fails no call; see [`Resolver::store_fault`](super::Resolver::store_fault).
///
/// ```
/// use std::sync::Mutex;
///
/// use api_defs::cc_client::BoxError;
/// use api_defs::resolve::{Index, Store};
///
/// /// JSON in a text, which may be kept anywhere.
/// #[derive(Default)]
/// struct Kept(Mutex<Option<String>>);
///
/// impl Store for Kept {
///     fn read(&self) -> Result<Option<Index>, BoxError> {
///         let text = self.0.lock().map_err(|error| error.to_string())?;
///         Ok(text.as_deref().map(serde_json::from_str).transpose()?)
///     }
///
///     fn write(&self, index: &Index) -> Result<(), BoxError> {
///         let mut text = self.0.lock().map_err(|error| error.to_string())?;
///         *text = Some(serde_json::to_string(index)?);
///         Ok(())
///     }
/// }
/// ```
pub trait Store: Send + Sync {
    /// What was written last; `None` if nothing was.
    ///
    /// # Errors
    ///
    /// If it can't be read. It counts as nothing then.
    fn read(&self) -> Result<Option<Index>, BoxError>;

    /// Replaces what is kept.
    ///
    /// # Errors
    ///
    /// If it can't be written. It stays as it was then.
    fn write(&self, index: &Index) -> Result<(), BoxError>;
}

/// An [`Index`] as JSON in a file, which its user alone can read: it tells what an account owns.
///
/// The file is replaced as a whole, so several programs may share one; whoever writes last has the
/// say. Those who have different accounts had better not: each would take the index of the other for
/// outdated.
#[derive(Debug, Clone)]
pub struct FileStore {
    path: PathBuf,
}

impl FileStore {
    /// A file that may exist or not; its directory is made when it is first written.
    pub fn new(path: impl Into<PathBuf>) -> Self {
        Self { path: path.into() }
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// A file of a name that nobody else uses, in the same directory: only there can it be moved in
    /// one step.
    fn create_beside(&self) -> io::Result<(PathBuf, File)> {
        static COUNT: AtomicU64 = AtomicU64::new(0);
        let name = self.path.file_name().ok_or(io::ErrorKind::InvalidFilename)?;
        loop {
            let number = COUNT.fetch_add(1, Ordering::Relaxed);
            let mut beside = std::ffi::OsString::from(".");
            beside.push(name);
            beside.push(format!(".{}-{number}", std::process::id()));
            let path = self.path.with_file_name(beside);
            match private(OpenOptions::new().write(true).create_new(true)).open(&path) {
                Ok(file) => return Ok((path, file)),
                // A process that had the same number left it behind.
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                Err(error) => return Err(error),
            }
        }
    }
}

impl Store for FileStore {
    fn read(&self) -> Result<Option<Index>, BoxError> {
        let text = match fs::read(&self.path) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(error.into()),
        };
        Ok(Some(serde_json::from_slice(&text)?))
    }

    fn write(&self, index: &Index) -> Result<(), BoxError> {
        let text = serde_json::to_vec(index)?;
        if let Some(directory) = self.path.parent().filter(|directory| !directory.as_os_str().is_empty()) {
            create_directory(directory)?;
        }
        let (beside, mut file) = self.create_beside()?;
        let written = file.write_all(&text).and_then(|()| {
            drop(file);
            fs::rename(&beside, &self.path)
        });
        if written.is_err() {
            // It may not even be there any more.
            drop(fs::remove_file(&beside));
        }
        Ok(written?)
    }
}

/// Only the user may read and write it.
fn private(options: &mut OpenOptions) -> &mut OpenOptions {
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(options, 0o600);
    options
}

fn create_directory(path: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.recursive(true).create(path)
}
