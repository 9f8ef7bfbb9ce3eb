//! Files as the stages ask for them: specs, fragments and pictures by path. What several flyers read is read once.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use super::digest;
use super::fonts::Fonts;
use super::job::is_fragment;
use crate::spec::{Files, Tables};

/// The greatest file that is read, in bytes: far more than any picture of a flyer needs, and a bound
/// for a path that leads to a device without an end.
const GREATEST_FILE: u64 = 256 * 1024 * 1024;

/// The bytes of a file.
///
/// # Errors
/// When it cannot be read, or is too large.
pub fn read(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let file = File::open(path)?;
    if let Ok(metadata) = file.metadata() {
        bytes.reserve(usize::try_from(metadata.len().min(GREATEST_FILE)).unwrap_or_default());
    }
    file.take(GREATEST_FILE + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > GREATEST_FILE {
        return Err(io::Error::new(io::ErrorKind::FileTooLarge, "the file is larger than 256 MB"));
    }
    Ok(bytes)
}

/// The files of a run. Fragments are kept, so that all flyers see them alike even if somebody saves one meanwhile.
#[derive(Default)]
pub struct RunFiles {
    fragments: Mutex<BTreeMap<PathBuf, Arc<Fragment>>>,
    /// The digests of other files; `None` where one cannot be read.
    digests: Mutex<BTreeMap<PathBuf, Option<String>>>,
    /// What came of parsing fragments.
    tables: Tables,
    /// The fonts of font folders.
    pub fonts: Fonts,
}

/// A fragment that was read.
struct Fragment {
    bytes: Vec<u8>,
    digest: String,
}

impl RunFiles {
    /// The digest of the file at `path` as the run sees it; `None` where it cannot be read.
    pub fn digest(&self, path: &Path) -> Option<String> {
        if path.file_name().is_some_and(is_fragment) {
            return self.fragment(path).ok().map(|fragment| fragment.digest.clone());
        }
        let lock = || self.digests.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = lock().get(path) {
            return known.clone();
        }
        let found = read(path).ok().map(|bytes| digest::of_bytes(&bytes));
        lock().insert(path.to_path_buf(), found.clone());
        found
    }

    /// A fragment, read once. One that cannot be read is tried again by the next flyer.
    fn fragment(&self, path: &Path) -> io::Result<Arc<Fragment>> {
        // Others wait while it is read, since they are about to ask for the same.
        let mut fragments = self.fragments.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = fragments.get(path) {
            return Ok(Arc::clone(known));
        }
        let bytes = read(path)?;
        let fragment = Arc::new(Fragment { digest: digest::of_bytes(&bytes), bytes });
        fragments.insert(path.to_path_buf(), Arc::clone(&fragment));
        Ok(fragment)
    }
}

impl Files for RunFiles {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        match path.file_name().is_some_and(is_fragment) {
            true => Ok(self.fragment(path)?.bytes.clone()),
            false => read(path),
        }
    }

    fn tables(&self) -> Option<&Tables> {
        Some(&self.tables)
    }
}

/// The files of one flyer, which are noted as they are read.
pub struct FlyerFiles<'a> {
    run: &'a RunFiles,
    read: RefCell<Vec<(String, String)>>,
    missing: RefCell<Vec<PathBuf>>,
}

impl<'a> FlyerFiles<'a> {
    /// None so far.
    pub fn new(run: &'a RunFiles) -> FlyerFiles<'a> {
        FlyerFiles { run, read: RefCell::default(), missing: RefCell::default() }
    }

    /// What was read: paths and digests, in order of reading.
    pub fn noted(self) -> Vec<(String, String)> {
        self.read.into_inner()
    }

    /// The paths that were asked for and could not be read.
    pub fn missing(&self) -> Vec<PathBuf> {
        self.missing.borrow().clone()
    }

    /// The bytes of the file at `path`, with their digest.
    fn with_digest(&self, path: &Path) -> io::Result<(Vec<u8>, String)> {
        if path.file_name().is_some_and(is_fragment) {
            let fragment = self.run.fragment(path)?;
            return Ok((fragment.bytes.clone(), fragment.digest.clone()));
        }
        let bytes = read(path)?;
        let digest = digest::of_bytes(&bytes);
        Ok((bytes, digest))
    }
}

impl Files for FlyerFiles<'_> {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        let (bytes, digest) =
            self.with_digest(path).inspect_err(|_| self.missing.borrow_mut().push(path.to_path_buf()))?;
        self.read.borrow_mut().push((path.to_string_lossy().into_owned(), digest));
        Ok(bytes)
    }

    fn tables(&self) -> Option<&Tables> {
        self.run.tables()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_not_a_file() {
        assert!(read(Path::new(".")).is_err());
    }

    #[test]
    fn a_fragment_stays_as_the_run_first_saw_it() {
        let folder = tempfile::tempdir().unwrap();
        let (fragment, spec) = (folder.path().join("_a.toml"), folder.path().join("a.toml"));
        let write = |text: &str| [&fragment, &spec].map(|path| std::fs::write(path, text).unwrap());
        write("one");
        let run = RunFiles::default();
        let read = |path: &Path| FlyerFiles::new(&run).read(path).unwrap();
        assert_eq!((read(&fragment), read(&spec)), (b"one".to_vec(), b"one".to_vec()));
        write("two");
        assert_eq!((read(&fragment), read(&spec)), (b"one".to_vec(), b"two".to_vec()));
        assert_eq!(run.digest(&fragment), Some(digest::of_bytes(b"one")));
        let files = FlyerFiles::new(&run);
        files.read(&spec).unwrap();
        let lost = folder.path().join("lost.toml");
        assert!(files.read(&lost).is_err());
        assert_eq!(files.missing(), [lost]);
        assert_eq!(files.noted(), [(spec.to_str().unwrap().to_string(), digest::of_bytes(b"two"))]);
    }
}
