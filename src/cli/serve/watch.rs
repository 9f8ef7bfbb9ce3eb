//! Which files may have changed since the last look.
//!
//! Files are looked at, rather than the system asked to tell of changes: on drives that other computers share, and from
//! inside WSL or a container, it does not tell (so says the documentation of the crate `notify`), and officers keep
//! their flyers on such drives. A look costs the properties of some dozens of files.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, Metadata};
use std::path::{Path, PathBuf};
use std::time::{Duration, UNIX_EPOCH};

/// After how many looks a file that has changed is held to be suspect once more. Some drives note times by two seconds
/// only, so that a second change within them shows neither by its time nor, at the same length, by anything else but
/// its content: more looks than fit into two seconds.
const LOOKS_UNTIL_AGAIN: u64 = 20;

/// What is seen of a file without reading it; empty where it is not there.
type Signature = Vec<Trait>;

/// What is seen of a file, or of one in a font folder.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Trait {
    name: PathBuf,
    length: u64,
    /// The time of its last change, which is only ever compared with another one.
    modified: Option<Duration>,
    /// What tells it from another file that was put in its place.
    identity: (u64, i64, i64),
}

/// A file that is looked at.
struct Watched {
    /// As it was at the last look.
    seen: Signature,
    /// As it was when it was last held to have changed.
    settled: Signature,
    /// The look at which it is suspect again.
    again: Option<u64>,
}

/// Looks at files, over and over.
#[derive(Default)]
pub struct Watch {
    files: BTreeMap<PathBuf, Watched>,
    looks: u64,
}

impl Watch {
    /// Looks at files and font folders, and gives those that may have other contents than at an earlier look. One that
    /// differs counts from the second look on at which it is alike: it may be half-written at the first, or away for a
    /// moment, as some editors save by renaming.
    pub fn look(&mut self, paths: &BTreeSet<PathBuf>) -> BTreeSet<PathBuf> {
        self.looks += 1;
        let looks = self.looks;
        self.files.retain(|path, _| paths.contains(path));
        let mut suspects = BTreeSet::new();
        for path in paths {
            let found = signature(path);
            let Some(watched) = self.files.get_mut(path) else {
                // It was read before this look, and may have changed between.
                let again = Some(looks + LOOKS_UNTIL_AGAIN);
                self.files.insert(path.clone(), Watched { seen: found.clone(), settled: found, again });
                continue;
            };
            let is_steady = watched.seen == found;
            let is_due = watched.again.is_some_and(|again| again <= looks);
            if is_steady && watched.settled != found {
                watched.again = Some(looks + LOOKS_UNTIL_AGAIN);
                watched.settled.clone_from(&found);
                suspects.insert(path.clone());
            } else if is_steady && is_due {
                watched.again = None;
                suspects.insert(path.clone());
            }
            watched.seen = found;
        }
        suspects
    }
}

/// What is seen of a file, or of all files of a folder.
fn signature(path: &Path) -> Signature {
    let Ok(metadata) = fs::metadata(path) else { return Vec::new() };
    if !metadata.is_dir() {
        return vec![of_file(path, &metadata)];
    }
    let entries = fs::read_dir(path).into_iter().flatten().flatten();
    let mut files: Signature =
        entries.filter_map(|entry| Some(of_file(&entry.path(), &fs::metadata(entry.path()).ok()?))).collect();
    files.sort_by(|one, other| one.name.cmp(&other.name));
    files
}

fn of_file(path: &Path, metadata: &Metadata) -> Trait {
    Trait {
        name: path.to_path_buf(),
        length: metadata.len(),
        modified: metadata.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok()),
        identity: identity(metadata),
    }
}

/// The number of a file, and when it was last touched in any way.
#[cfg(unix)]
fn identity(metadata: &Metadata) -> (u64, i64, i64) {
    use std::os::unix::fs::MetadataExt;
    (metadata.ino(), metadata.ctime(), metadata.ctime_nsec())
}

/// Nothing: length and time have to do.
#[cfg(not(unix))]
fn identity(_: &Metadata) -> (u64, i64, i64) {
    (0, 0, 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_counts_as_changed_once_it_is_steady() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.toml");
        let mut watch = Watch::default();
        let mut look = || watch.look(&BTreeSet::from([file.clone()])).len();
        assert_eq!((look(), look()), (0, 0), "it is not there, and stays so");
        fs::write(&file, "one").unwrap();
        assert_eq!((look(), look(), look()), (0, 1, 0));
        // Away for one look, and back under its name: an editor that saves by renaming.
        fs::rename(&file, folder.path().join("a.toml~")).unwrap();
        assert_eq!(look(), 0);
        fs::write(&file, "two!").unwrap();
        assert_eq!((look(), look(), look()), (0, 1, 0));
        // Still being written.
        fs::write(&file, "two! and").unwrap();
        assert_eq!(look(), 0);
        fs::write(&file, "two! and three").unwrap();
        assert_eq!((look(), look(), look()), (0, 1, 0));
    }

    #[test]
    fn a_file_is_suspect_once_more_some_time_after_it_has_changed() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.toml");
        fs::write(&file, "one").unwrap();
        let mut watch = Watch::default();
        let found: usize =
            (0..3 * LOOKS_UNTIL_AGAIN).map(|_| watch.look(&BTreeSet::from([file.clone()])).len()).sum();
        assert_eq!(found, 1);
    }

    #[test]
    fn a_font_that_comes_into_a_folder_is_a_change_of_it() {
        let folder = tempfile::tempdir().unwrap();
        let mut watch = Watch::default();
        let mut look = || watch.look(&BTreeSet::from([folder.path().to_path_buf()])).len();
        assert_eq!(look(), 0);
        fs::write(folder.path().join("a.ttf"), "font").unwrap();
        assert_eq!((look(), look(), look()), (0, 1, 0));
    }
}
