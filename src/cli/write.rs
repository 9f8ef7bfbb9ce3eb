//! Files that appear whole or not at all: written beside their place, synced, renamed.

use std::collections::BTreeSet;
use std::ffi::{OsStr, OsString};
use std::fs::File;
use std::io::{self, Read, Seek, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, ensure};
use tempfile::NamedTempFile;

use super::destination::{destination, output};

/// How many letters and digits tell one unfinished file from another.
const RANDOM_LETTERS: usize = 6;

/// The ending of an unfinished file's name.
const UNFINISHED: &str = ".tmp";

/// Writes `bytes` to the file at `path`, in one step as others see it and to last, and makes the folder if need be.
/// What an interrupted run left beside it is removed. Many files of one folder are [`Staged`] instead, which has that
/// done once for all of them.
///
/// # Errors
/// When the folder cannot be made, or the file not be written or renamed. What stood at `path` is then
/// still there.
pub fn alone(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    remove_leftovers([path].into_iter());
    Staged::new(path, bytes)?.place()?;
    settle([path].into_iter());
    Ok(())
}

/// Writes `bytes` to a file at `path` where nothing stands yet, in one step as others see it, and makes the folder if
/// need be.
///
/// # Errors
/// As [`alone`], and where something stands at `path`, if only since this began, which then stays as it is.
pub fn new(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    remove_leftovers([path].into_iter());
    let write = || -> io::Result<()> {
        std::fs::create_dir_all(folder_of(path))?;
        let file = unfinished(path, bytes)?;
        file.as_file().sync_all()?;
        file.persist_noclobber(path).map(drop).map_err(|error| error.error)
    };
    write().with_context(|| cannot_write(path))?;
    settle([path].into_iter());
    Ok(())
}

/// A file that is written in full and not in its place yet. It stands beside its place as `.NAME.` with six letters
/// and `.tmp`, and is gone when this is dropped.
pub struct Staged {
    file: NamedTempFile,
    /// Its place, as it was named.
    path: PathBuf,
    /// The file that the place stands for.
    destination: PathBuf,
}

impl Staged {
    /// Writes `bytes` to a file beside `path`, and makes the folder if need be.
    ///
    /// # Errors
    /// When the folder cannot be made, or the file not be written.
    pub fn new(path: &Path, bytes: &[u8]) -> anyhow::Result<Staged> {
        let destination = output(path).with_context(|| cannot_write(path))?;
        let stage = || -> io::Result<NamedTempFile> {
            std::fs::create_dir_all(folder_of(&destination))?;
            unfinished(&destination, bytes)
        };
        let file = stage().with_context(|| cannot_write(path))?;
        Ok(Staged { file, path: path.to_path_buf(), destination })
    }

    /// Refuses a place where a folder stands, which no file can take.
    ///
    /// # Errors
    /// Where one stands there.
    pub fn check_place(&self) -> anyhow::Result<()> {
        let is_taken = self.destination.is_dir();
        ensure!(!is_taken, "{}: a folder stands there; move it away", cannot_write(&self.path));
        Ok(())
    }

    /// Puts the file in its place, in one step as others see it, when the disk has all of it: the place never holds
    /// half a file, not even after a power failure. Until [`settle`] has run, a power failure may bring the earlier
    /// file back.
    ///
    /// # Errors
    /// When the disk does not take the file, or it cannot be renamed. What stood in the place is then still there.
    pub fn place(self) -> anyhow::Result<()> {
        let Staged { file, path, destination } = self;
        let place = || -> io::Result<()> {
            file.as_file().sync_all()?;
            match file.persist(&destination) {
                // Before the file was locked, another run took it for left over and removed it. That run looks
                // for such files once, so that the next one stays.
                Err(error) if error.error.kind() == io::ErrorKind::NotFound => {
                    let mut bytes = Vec::new();
                    let mut file = error.file;
                    file.as_file_mut().rewind()?;
                    file.as_file_mut().read_to_end(&mut bytes)?;
                    let again = unfinished(&destination, &bytes)?;
                    again.as_file().sync_all()?;
                    again.persist(&destination).map(drop).map_err(|error| error.error)
                }
                done => done.map(drop).map_err(|error| error.error),
            }
        };
        place().with_context(|| cannot_write(&path))
    }
}

/// What is said of a file that cannot be written.
fn cannot_write(path: &Path) -> String {
    format!("cannot write `{}`", path.display())
}

/// Writes an unfinished file in the folder of `path`, which is there.
fn unfinished(path: &Path, bytes: &[u8]) -> io::Result<NamedTempFile> {
    let prefix = unfinished_prefix(path.file_name().unwrap_or_default());
    let mut builder = tempfile::Builder::new();
    builder.prefix(&prefix).suffix(UNFINISHED).rand_bytes(RANDOM_LETTERS);
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    // The crate's own errors name the unfinished file, which nobody asked for.
    let mut unfinished =
        builder.tempfile_in(folder_of(path)).map_err(|error| io::Error::from(error.kind()))?;
    // The lock shows other runs that this file is not left over. Without it, on a file system
    // that has no locks, nothing is ever removed.
    let _ = unfinished.as_file().try_lock();
    unfinished.as_file_mut().write_all(bytes)?;
    Ok(unfinished)
}

/// Removes the unfinished files that an interrupted run left beside `outputs`.
///
/// Those of a run that is still going on are locked and stay. A file that cannot be removed stays too:
/// it is in nobody's way.
pub fn remove_leftovers<'a>(outputs: impl Iterator<Item = &'a Path>) {
    let files: Vec<PathBuf> = outputs.map(destination).collect();
    let prefixes: BTreeSet<OsString> =
        files.iter().map(|file| unfinished_prefix(file.file_name().unwrap_or_default())).collect();
    for folder in folders(&files) {
        let Ok(entries) = std::fs::read_dir(folder) else { continue };
        for entry in entries.flatten() {
            let is_ours = prefix_of(&entry.file_name()).is_some_and(|prefix| prefixes.contains(prefix));
            if is_ours && is_abandoned(&entry.path()) {
                let _ = std::fs::remove_file(entry.path());
            }
        }
    }
}

/// Makes the renaming of all `outputs` last through a power failure, where the system can.
pub fn settle<'a>(outputs: impl Iterator<Item = &'a Path>) {
    if cfg!(unix) {
        for folder in folders(&outputs.map(destination).collect::<Vec<PathBuf>>()) {
            // Some file systems cannot sync a folder; the files are whole all the same.
            let _ = File::open(folder).and_then(|folder| folder.sync_all());
        }
    }
}

/// The folders of files, each once.
fn folders(files: &[PathBuf]) -> BTreeSet<&Path> {
    files.iter().map(|file| folder_of(file)).collect()
}

/// The folder that a file stands in.
fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// How the name of an unfinished file begins that will be called `name`.
fn unfinished_prefix(name: &OsStr) -> OsString {
    let mut prefix = OsString::from(".");
    prefix.push(name);
    prefix.push(".");
    prefix
}

/// How the name of an unfinished file begins, up to the random letters; `None` for other files.
fn prefix_of(name: &OsStr) -> Option<&OsStr> {
    let stem = name.to_str()?.strip_suffix(UNFINISHED)?;
    let (prefix, random) = stem.split_at_checked(stem.len().checked_sub(RANDOM_LETTERS)?)?;
    random.bytes().all(|byte| byte.is_ascii_alphanumeric()).then_some(OsStr::new(prefix))
}

/// Whether no run is at work on an unfinished file.
fn is_abandoned(path: &Path) -> bool {
    File::options().write(true).open(path).is_ok_and(|file| file.try_lock().is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The names in a folder, sorted.
    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn a_file_replaces_an_older_one_and_leaves_nothing_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("deep/er/a.pdf");
        alone(&path, b"old").unwrap();
        alone(&path, b"new").unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), b"new");
        assert_eq!(names(path.parent().unwrap()), ["a.pdf"]);
    }

    #[test]
    fn a_new_file_takes_the_place_of_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("deep/a.toml");
        new(&path, b"first").unwrap();
        let error = new(&path, b"second").unwrap_err();
        assert_eq!(error.to_string(), format!("cannot write `{}`", path.display()));
        assert_eq!(std::fs::read(&path).unwrap(), b"first");
        assert_eq!(names(path.parent().unwrap()), ["a.toml"]);
    }

    #[test]
    fn a_place_that_is_taken_is_named_and_nothing_is_left() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("a.pdf")).unwrap();
        let path = folder.path().join("a.pdf");
        let error = alone(&path, b"new").unwrap_err();
        assert_eq!(error.to_string(), format!("cannot write `{}`", path.display()));
        assert_eq!(names(folder.path()), ["a.pdf"]);
    }

    #[test]
    fn an_error_names_the_output_and_never_the_unfinished_file() {
        let folder = tempfile::tempdir().unwrap();
        // A name that is just short enough for a file of its own, and not for one with an ending.
        let path = folder.path().join(format!("{}.pdf", "a".repeat(250)));
        let error = format!("{:#}", alone(&path, b"new").unwrap_err());
        assert!(error.starts_with(&format!("cannot write `{}`: ", path.display())), "{error}");
        // The folder's own name may look unfinished too.
        assert!(!error.replace(&path.display().to_string(), "").contains(UNFINISHED), "{error}");
        assert!(names(folder.path()).is_empty());
    }

    #[test]
    fn only_what_an_interrupted_run_left_is_removed() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        for name in
            [".a.pdf.x1Y2z3.tmp", ".a.pdf.x1Y2z.tmp", ".b.pdf.x1Y2z3.tmp", "a.pdf", ".a.pdf.live99.tmp"]
        {
            std::fs::write(at(name), "").unwrap();
        }
        let live = File::open(at(".a.pdf.live99.tmp")).unwrap();
        live.try_lock().unwrap();
        remove_leftovers([at("a.pdf").as_path(), at("c.pdf").as_path()].into_iter());
        assert_eq!(
            names(folder.path()),
            [".a.pdf.live99.tmp", ".a.pdf.x1Y2z.tmp", ".b.pdf.x1Y2z3.tmp", "a.pdf"]
        );
    }
}
