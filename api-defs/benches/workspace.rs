//! Copies of the crates, to be built and changed.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use crate::declarations;

/// The crates, without their tests and examples, in a folder of their own.
pub(crate) struct Workspace {
    path: PathBuf,
}

impl Workspace {
    pub(crate) fn copy(to: &Path) -> Result<Self, Box<dyn Error>> {
        let from = repository();
        if to.exists() {
            fs::remove_dir_all(to)?;
        }
        for folder in ["cc-macros", "cc-client", "api-defs"] {
            copy_folder(&from.join(folder), &to.join(folder))?;
        }
        let manifest = fs::read_to_string(from.join("Cargo.toml"))?;
        let manifest =
            manifest.replace(", \"tests\"]", "]").replace("platform-double = { path = \"tests\" }", "");
        fs::write(to.join("Cargo.toml"), manifest)?;
        fs::copy(from.join("Cargo.lock"), to.join("Cargo.lock"))?;
        // Without TLS, which is not what is measured.
        let manifest = to.join("api-defs/Cargo.toml");
        let text = fs::read_to_string(&manifest)?;
        fs::write(&manifest, text.replace("default = [\"rustls\", \"tracing\",", "default = [\"tracing\","))?;
        Ok(Self { path: to.to_owned() })
    }

    /// The crate that is measured.
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// Has the crate built again, and it alone.
    pub(crate) fn touch(&self) -> Result<(), Box<dyn Error>> {
        touch(&self.path.join("api-defs/src/lib.rs"))
    }

    /// How many endpoints and streams are declared; the tests have some of their own.
    pub(crate) fn count_endpoints(&self) -> Result<usize, Box<dyn Error>> {
        let mut count = 0;
        let is_test = |file: &Path| file.components().any(|part| part.as_os_str() == "tests");
        for file in sources(&self.path.join("api-defs/src"))?.iter().filter(|file| !is_test(file)) {
            count += declarations::count(&fs::read_to_string(file)?);
        }
        Ok(count)
    }

    /// Adds endpoints of an ordinary kind.
    pub(crate) fn add_endpoints(&self, count: usize) -> Result<(), Box<dyn Error>> {
        let library = self.path.join("api-defs/src/lib.rs");
        let source = fs::read_to_string(&library)?;
        fs::write(&library, format!("{source}\npub mod more;\n"))?;
        fs::write(self.path.join("api-defs/src/more.rs"), declarations::made(count))?;
        Ok(())
    }
}

/// Where this crate and its siblings are.
pub(crate) fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().map(Path::to_owned).unwrap_or_default()
}

/// Gives a file the date of now.
pub(crate) fn touch(file: &Path) -> Result<(), Box<dyn Error>> {
    Ok(fs::File::options().append(true).open(file)?.set_modified(std::time::SystemTime::now())?)
}

fn copy_folder(from: &Path, to: &Path) -> Result<(), Box<dyn Error>> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        match entry.file_type()?.is_dir() {
            true => copy_folder(&entry.path(), &target)?,
            false => fs::copy(entry.path(), target).map(drop)?,
        }
    }
    Ok(())
}

fn sources(folder: &Path) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        match entry.file_type()?.is_dir() {
            true => files.extend(sources(&entry.path())?),
            false => files.push(entry.path()),
        }
    }
    files.retain(|file| file.extension().is_some_and(|extension| extension == "rs"));
    Ok(files)
}
