//! Writing a file that holds secrets.

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

/// Puts a new file in the place of the one that is there, if one is. Its folder is made if there is
/// none.
pub(super) fn replace(path: &Path, content: &[u8]) -> io::Result<()> {
    // A link stays one: what it points to is replaced.
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    make_folder(folder)?;
    let (beside, mut file) = Beside::create(folder)?;
    file.write_all(content)?;
    file.sync_all()?;
    beside.take_the_place_of(&path)
}

/// A file that is there until it takes the place of another one, or is given up.
struct Beside {
    path: PathBuf,
    is_placed: bool,
}

impl Beside {
    fn create(folder: &Path) -> io::Result<(Self, File)> {
        // Nobody can have put a file, or a link to one, there before: the name cannot be guessed.
        let path = folder.join(format!(".clever-tools.{:016x}.new", rand::random::<u64>()));
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let file = options.open(&path)?;
        Ok((Self { path, is_placed: false }, file))
    }

    fn take_the_place_of(mut self, path: &Path) -> io::Result<()> {
        fs::rename(&self.path, path)?;
        self.is_placed = true;
        Ok(())
    }
}

impl Drop for Beside {
    fn drop(&mut self) {
        if !self.is_placed {
            // What went wrong before is what is told.
            drop(fs::remove_file(&self.path));
        }
    }
}

/// Only a folder that is made gets the mode: one that is there may be anything, even the home.
fn make_folder(folder: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn what_was_given_up_is_not_left_behind() {
        let folder = std::env::temp_dir().join(format!("cc-client-replace-{}", std::process::id()));
        // A folder cannot be replaced by a file.
        let taken = folder.join("taken");
        fs::create_dir_all(taken.join("full")).unwrap();
        assert!(replace(&taken, b"{}").is_err());
        let left: Vec<_> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        fs::remove_dir_all(&folder).unwrap();
        assert_eq!(left, ["taken"]);
    }
}
