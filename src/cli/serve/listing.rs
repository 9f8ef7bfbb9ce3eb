//! Which specs the folder holds, from one look to the next.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::cli::job;

/// The specs of a folder. One that comes or goes counts from the second look on at which it is there or away, since
/// editors that save by renaming take it away for a moment.
#[derive(Default)]
pub struct Listing {
    specs: BTreeSet<PathBuf>,
    before: BTreeSet<PathBuf>,
    is_begun: bool,
    was_unreadable: bool,
}

impl Listing {
    /// Looks into the folder.
    ///
    /// # Errors
    /// When it cannot be read at two looks in a row; the specs stay as they were.
    pub fn look(&mut self, folder: &Path) -> anyhow::Result<&BTreeSet<PathBuf>> {
        let found: BTreeSet<PathBuf> = match job::any_specs_in(folder) {
            Ok(specs) => specs.into_iter().collect(),
            Err(_) if !self.was_unreadable => {
                self.was_unreadable = true;
                return Ok(&self.specs);
            }
            Err(error) => return Err(error),
        };
        self.was_unreadable = false;
        if found == self.before && found == self.specs {
            // As nearly always.
        } else if self.is_begun {
            self.specs.retain(|spec| found.contains(spec) || self.before.contains(spec));
            self.specs.extend(found.intersection(&self.before).cloned());
        } else {
            self.specs.clone_from(&found);
        }
        self.is_begun = true;
        self.before = found;
        Ok(&self.specs)
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn specs_come_and_go_at_the_second_look() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        fs::write(path("a.toml"), "").unwrap();
        let mut listing = Listing::default();
        let mut names = || {
            let specs = listing.look(folder.path()).unwrap().iter();
            specs.map(|spec| spec.file_stem().unwrap().display().to_string()).collect::<String>()
        };
        assert_eq!(names(), "a");
        fs::write(path("b.toml"), "").unwrap();
        assert_eq!((names(), names()), ("a".into(), "ab".into()));
        fs::remove_file(path("a.toml")).unwrap();
        assert_eq!((names(), names()), ("ab".into(), "b".into()));
        fs::rename(path("b.toml"), path("b.toml~")).unwrap();
        assert_eq!(names(), "b");
        fs::rename(path("b.toml~"), path("b.toml")).unwrap();
        assert_eq!((names(), names()), ("b".into(), "b".into()));
    }

    #[test]
    fn a_folder_that_vanishes_leaves_its_specs_and_says_so() {
        let above = tempfile::tempdir().unwrap();
        let folder = above.path().join("flyers");
        fs::create_dir(&folder).unwrap();
        fs::write(folder.join("a.toml"), "").unwrap();
        let mut listing = Listing::default();
        assert_eq!(listing.look(&folder).unwrap().len(), 1);
        fs::rename(&folder, above.path().join("away")).unwrap();
        assert_eq!(listing.look(&folder).unwrap().len(), 1);
        assert!(listing.look(&folder).is_err());
        assert!(listing.look(&folder).is_err());
        fs::rename(above.path().join("away"), &folder).unwrap();
        assert_eq!(listing.look(&folder).unwrap().len(), 1);
    }
}
