//! Fragments and registers that were read before: the flyers of a run share them, and each is parsed once.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use super::Table;
use crate::diag::FileId;
use crate::spec::contract::Key;

/// The tables of files without faults. What is found never hangs on what was read before: a table is known again only
/// by the whole text that it was parsed from.
#[derive(Default)]
pub struct Tables {
    known: Mutex<BTreeMap<(PathBuf, FileId), Arc<Known>>>,
}

/// A table with all that it hangs on, beside the number of its file, which its places hold.
struct Known {
    keys: &'static [Key],
    text: String,
    table: Arc<Table>,
}

impl Tables {
    /// The table of a file with this text, checked against `keys`, if it was read before.
    pub(super) fn find(
        &self,
        path: &Path,
        file: FileId,
        keys: &'static [Key],
        text: &str,
    ) -> Option<Arc<Table>> {
        let known = self.lock().get(&(path.to_path_buf(), file)).cloned()?;
        // Others need not wait while it is compared.
        (std::ptr::eq(known.keys, keys) && known.text == text).then(|| Arc::clone(&known.table))
    }

    /// Keeps the table of a file, in which nothing was found.
    pub(super) fn keep(
        &self,
        path: &Path,
        file: FileId,
        keys: &'static [Key],
        text: &str,
        table: &Arc<Table>,
    ) {
        let known = Known { keys, text: text.to_owned(), table: Arc::clone(table) };
        self.lock().insert((path.to_path_buf(), file), Arc::new(known));
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, BTreeMap<(PathBuf, FileId), Arc<Known>>> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use std::io;

    use super::*;
    use crate::spec::Files;
    use crate::spec::merged::{Library, Merged, read};

    /// A spec and a fragment in memory, with what is known of fragments.
    struct Memory {
        spec: &'static str,
        fragment: &'static str,
        tables: Tables,
    }

    impl Files for Memory {
        fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
            let text = if path == Path::new("_f.toml") { self.fragment } else { self.spec };
            Ok(text.as_bytes().to_vec())
        }

        fn tables(&self) -> Option<&Tables> {
            Some(&self.tables)
        }
    }

    /// What comes of a spec, and the number of findings.
    fn merged(files: &Memory) -> (Table, usize) {
        let mut library = Library::new(files);
        let Merged { root, .. } = read(Path::new("a.toml"), &mut library).unwrap();
        (root, library.diagnostics.iter().count())
    }

    #[test]
    fn a_fragment_is_known_by_its_whole_text() {
        let spec = "extends = \"_f.toml\"\n";
        let mut files = Memory { spec, fragment: "country = \"A\"\n", tables: Tables::default() };
        let first = merged(&files);
        assert_eq!(files.tables.lock().len(), 1);
        assert_eq!(merged(&files), first);
        files.fragment = "country = \"B\"\n";
        let second = merged(&files);
        assert_ne!(second, first);
        assert_eq!(merged(&files), second);
    }

    #[test]
    fn faults_of_a_fragment_are_told_to_each_flyer() {
        let spec = "extends = \"_f.toml\"\n";
        let files = Memory { spec, fragment: "contry = \"A\"\n", tables: Tables::default() };
        assert_eq!(merged(&files).1, 1);
        assert_eq!(merged(&files).1, 1);
        assert!(files.tables.lock().is_empty());
    }
}
