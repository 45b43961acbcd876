//! How far the program came, in a file.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use cc_client::stream::StreamHandle;

/// The file and what it holds; without a file nothing is kept.
pub(crate) struct Position {
    file: Option<PathBuf>,
    saved: String,
}

impl Position {
    /// Reads the file, which need not exist yet.
    pub(crate) fn open(file: Option<&Path>) -> Result<Self, String> {
        let saved = match file.map(fs::read_to_string) {
            None => String::new(),
            Some(Ok(id)) => id.trim().to_owned(),
            Some(Err(error)) if error.kind() == io::ErrorKind::NotFound => String::new(),
            Some(Err(error)) => return Err(format!("the resume file can't be read: {error}")),
        };
        Ok(Self { file: file.map(Path::to_owned), saved })
    }

    /// The id of the last line that was seen; empty if none was.
    pub(crate) fn last_event_id(&self) -> &str {
        &self.saved
    }

    /// Writes how far the stream came, if that has changed. A file beside takes the place of the
    /// old one, so that there is never half of one.
    pub(crate) fn save(&mut self, handle: &StreamHandle) -> Result<(), String> {
        let (Some(file), Some(id)) = (&self.file, handle.last_event_id()) else { return Ok(()) };
        if id == self.saved {
            return Ok(());
        }
        let mut beside = file.clone().into_os_string();
        beside.push(".new");
        let written = fs::write(&beside, format!("{id}\n")).and_then(|()| fs::rename(&beside, file));
        written.map_err(|error| format!("the resume file can't be written: {error}"))?;
        self.saved = id;
        Ok(())
    }
}
