//! `extends`: a file and all that it builds upon, as one tree.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::load::{Library, display_name};
use super::{Data, Table, Value};
use crate::diag::{Code, Diagnostic, Span};
use crate::spec::contract::SPEC;

/// How many files may build upon one another, below the spec; paths through symbolic links can go on for ever.
const DEEPEST: usize = 32;

/// A spec with everything that it extends.
#[derive(Debug)]
pub struct Merged {
    /// The keys of all files.
    pub root: Table,
    /// Whether a file that the spec builds upon could not be read, so that nothing is missing for
    /// certain.
    pub incomplete: bool,
}

/// Reads the spec at `path` and all that it extends. `None` where the spec itself cannot be read.
pub fn read(path: &Path, library: &mut Library<'_>) -> Option<Merged> {
    let (_, table) = library.table(path, SPEC, None)?;
    let mut reader =
        Reader { library, chain: vec![display_name(path)], read: BTreeMap::new(), incomplete: false };
    let root = reader.extended(Arc::unwrap_or_clone(table));
    let incomplete = reader.incomplete;
    Some(Merged { root, incomplete })
}

struct Reader<'a, 'b> {
    library: &'a mut Library<'b>,
    /// The names of the files that are being read, from the spec inwards.
    chain: Vec<String>,
    /// Each file with all that it extends, by its name: files that build on one another in many ways would be merged
    /// once for each way.
    read: BTreeMap<String, Table>,
    incomplete: bool,
}

impl Reader<'_, '_> {
    /// The table over all that it extends, the later over the earlier.
    fn extended(&mut self, mut table: Table) -> Table {
        let Some(extends) = table.entries.remove("extends") else { return table };
        let mut merged: Option<Table> = None;
        for value in paths(extends.value) {
            match self.base(&value) {
                Some(base) => {
                    merged = Some(match merged {
                        Some(below) => below.merge(base),
                        None => base,
                    });
                }
                None => self.incomplete = true,
            }
        }
        match merged {
            Some(below) => below.merge(table),
            None => table,
        }
    }

    /// The file that one value of `extends` names, with all that it extends in turn.
    fn base(&mut self, value: &Value) -> Option<Table> {
        let Data::String(written) = &value.data else { return None };
        if written.trim().is_empty() {
            let message = "`extends` is empty";
            self.library.diagnostics.push(
                Diagnostic::new(Code::EmptyText, value.span, message).help("name a file, or take it away"),
            );
            return None;
        }
        let path: PathBuf = self.library.resolve(value.span.file, written);
        let name = display_name(&path);
        if self.chain.contains(&name) {
            self.report_cycle(&name, value.span);
            return None;
        }
        if let Some(table) = self.read.get(&name) {
            return Some(table.clone());
        }
        if self.chain.len() > DEEPEST {
            self.report_depth(value.span);
            return None;
        }
        let (_, table) = self.library.table(&path, SPEC, Some(value.span))?;
        self.chain.push(name.clone());
        let table = self.extended(Arc::unwrap_or_clone(table));
        self.chain.pop();
        self.read.insert(name, table.clone());
        Some(table)
    }

    fn report_depth(&mut self, span: Span) {
        let message = format!("more than {DEEPEST} files extend one another, each the next");
        let help = "name several files in one `extends`, in [ ], rather than each in the one before";
        self.library.diagnostics.push(Diagnostic::new(Code::ExtendsCycle, span, message).help(help));
    }

    fn report_cycle(&mut self, name: &str, span: Span) {
        let from = self.chain.iter().position(|known| known == name).unwrap_or_default();
        let mut names: Vec<&str> = self.chain.iter().skip(from).map(String::as_str).collect();
        names.push(name);
        let message = match names.as_slice() {
            [only, _] => format!("{only} extends itself"),
            _ => format!("files extend one another in a circle: {}", names.join(" → ")),
        };
        self.library
            .diagnostics
            .push(Diagnostic::new(Code::ExtendsCycle, span, message).help("take this `extends` away"));
    }
}

/// The values of `extends`, one or many.
fn paths(value: Value) -> Vec<Value> {
    match value.data {
        Data::Array(elements) => elements,
        _ => vec![value],
    }
}

#[cfg(test)]
mod tests {
    use std::io;
    use std::path::Path;

    use crate::spec::{Files, Reading, read};

    /// Files in memory: each extends those after it that `named` gives, and the last has the masthead.
    struct Chain {
        files: usize,
        named: fn(usize) -> String,
    }

    impl Files for Chain {
        fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
            let name = path.file_stem().unwrap().to_str().unwrap();
            let number: usize = name.parse().map_err(|_| io::ErrorKind::NotFound)?;
            let extends = if number < self.files {
                format!("extends = {}\n", (self.named)(number + 1))
            } else {
                String::new()
            };
            let text = match number {
                1 => "country = 'T'\ndate = '2022'\n",
                last if last == self.files => "masthead.programme = 'P'\n",
                _ => "",
            };
            Ok((extends + text).into_bytes())
        }
    }

    /// What is found in a spec.
    fn messages(reading: &Reading) -> Vec<&str> {
        reading.diagnostics.iter().map(|found| found.message.as_str()).collect()
    }

    #[test]
    fn files_that_build_on_one_another_in_many_ways_are_merged_once() {
        let files = Chain { files: 20, named: |next| format!("['{next}.toml', './{next}.toml']") };
        let reading = read(Path::new("1.toml"), &files);
        assert_eq!(messages(&reading), Vec::<String>::new());
        assert_eq!(reading.flyer.unwrap().masthead.programme.text, "P");
    }

    #[test]
    fn a_long_chain_of_files_is_told_from_a_circle() {
        let chain = |files| Chain { files, named: |next| format!("'{next}.toml'") };
        assert_eq!(messages(&read(Path::new("1.toml"), &chain(33))), Vec::<String>::new());
        let reading = read(Path::new("1.toml"), &chain(40));
        assert_eq!(messages(&reading), ["more than 32 files extend one another, each the next"]);
    }
}
