//! The files of a spec: found, read, decoded as UTF-8, each once.

use std::collections::BTreeMap;
use std::io;
use std::ops::Range;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use super::{Table, check};
use crate::diag::{Code, Diagnostic, Diagnostics, FileId, Sources, Span};
use crate::spec::contract::Key;
use crate::spec::{Files, written};

/// The cure for a file that cannot be read, whatever the reason.
const READABLE: &str = "name a file that is there and that you may read";

/// All that is known about a spec's files.
pub struct Library<'a> {
    files: &'a dyn Files,
    /// The texts that were read.
    pub sources: Sources,
    /// What was found on the way.
    pub diagnostics: Diagnostics,
    /// The folder of each file, in which the paths that it names begin.
    folders: BTreeMap<FileId, PathBuf>,
    /// The files that are there, by display name; `None` for one that is not text.
    known: BTreeMap<String, Option<FileId>>,
}

impl<'a> Library<'a> {
    /// A library that reads from `files`.
    pub fn new(files: &'a dyn Files) -> Library<'a> {
        Library {
            files,
            sources: Sources::new(),
            diagnostics: Diagnostics::new(),
            folders: BTreeMap::new(),
            known: BTreeMap::new(),
        }
    }

    /// The TOML file at `path`, checked against `keys`. `None` where it cannot be read, which is a
    /// finding: at `named`, the place that names the file, or in the file itself.
    pub fn table(
        &mut self,
        path: &Path,
        keys: &'static [Key],
        named: Option<Span>,
    ) -> Option<(FileId, Arc<Table>)> {
        let file = self.file(path, named)?;
        let text = &self.sources.get(file)?.text;
        // The spec itself is read once.
        let tables = named.and_then(|_| self.files.tables());
        if let Some(table) = tables.and_then(|tables| tables.find(path, file, keys, text)) {
            return Some((file, table));
        }
        let mut found = Diagnostics::new();
        let (written, faults) = written::parse(text, keys);
        let place = |span: Range<usize>| Span::new(file, span.start, span.end);
        for fault in faults {
            let finding = Diagnostic::new(fault.code, place(fault.span), fault.message).help(fault.help);
            found.push(match fault.related {
                Some((span, label)) => finding.related(place(span), label),
                None => finding,
            });
        }
        let table = Arc::new(check::check(&written, keys, file, text, &mut found));
        if let Some(tables) = tables.filter(|_| found.is_empty()) {
            tables.keep(path, file, keys, text, &table);
        }
        self.diagnostics.append(found);
        Some((file, table))
    }

    /// The bytes of the picture that the spec names at `named`. `None` where it cannot be read,
    /// which is a finding.
    pub fn picture(&mut self, path: &Path, named: Span) -> Option<Vec<u8>> {
        self.bytes(path, named, Code::MissingPicture, "picture")
    }

    /// The bytes of the ICC profile that the spec names at `named`. `None` where it cannot be read, which is a
    /// finding.
    pub fn profile(&mut self, path: &Path, named: Span) -> Option<Vec<u8>> {
        self.bytes(path, named, Code::MissingFile, "profile")
    }

    fn bytes(&mut self, path: &Path, named: Span, code: Code, what: &str) -> Option<Vec<u8>> {
        match self.files.read(path) {
            Ok(bytes) => Some(bytes),
            Err(error) => {
                let message = format!("there is no {what} {}", display_name(path));
                let missing = Diagnostic::new(code, named, message);
                self.diagnostics.push(self.unreadable(path, named, &error, missing));
                None
            }
        }
    }

    /// The path `written` in `file`, from where the program stands.
    pub fn resolve(&self, file: FileId, written: &str) -> PathBuf {
        let folder = self.folders.get(&file).map_or(Path::new(""), PathBuf::as_path);
        join(folder, written)
    }

    /// The text that a span covers.
    pub fn text(&self, span: Span) -> &str {
        self.sources
            .get(span.file)
            .and_then(|source| source.text.get(span.start..span.end))
            .unwrap_or_default()
    }

    fn file(&mut self, path: &Path, named: Option<Span>) -> Option<FileId> {
        let name = display_name(path);
        if let Some(file) = self.known.get(&name) {
            return *file;
        }
        let bytes = match self.files.read(path) {
            Ok(bytes) => bytes,
            Err(error) => {
                let finding = self.no_file(path, &name, named, &error);
                self.diagnostics.push(finding);
                return None;
            }
        };
        let text = String::from_utf8_lossy(&bytes);
        // A byte order mark is no part of the text, and would push its first line one column right.
        let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
        let file = self.sources.add(name.clone(), text);
        self.folders.insert(file, path.parent().unwrap_or(Path::new("")).to_owned());
        if let Err(error) = std::str::from_utf8(&bytes) {
            let marked = bytes.starts_with("\u{feff}".as_bytes());
            let at = error.valid_up_to() - if marked { "\u{feff}".len() } else { 0 };
            let byte = bytes.get(error.valid_up_to()).copied().unwrap_or_default();
            self.diagnostics.push(
                Diagnostic::new(
                    Code::NotUtf8,
                    Span::new(file, at, at + '\u{fffd}'.len_utf8()),
                    format!("the byte 0x{byte:02X} is not UTF-8"),
                )
                .help("save the file as UTF-8"),
            );
            self.known.insert(name, None);
            return None;
        }
        self.known.insert(name, Some(file));
        Some(file)
    }

    /// The finding about a TOML file that cannot be read. One about the spec itself has its place
    /// at the head of the file, so that editors have somewhere to go.
    fn no_file(&mut self, path: &Path, name: &str, named: Option<Span>, error: &io::Error) -> Diagnostic {
        match named {
            Some(named) => {
                let missing = Diagnostic::new(Code::MissingFile, named, format!("there is no file {name}"));
                self.unreadable(path, named, error, missing)
            }
            None => {
                let file = self.sources.add(name, "");
                let span = Span::new(file, 0, 0);
                let finding = Diagnostic::new(Code::Unreadable, span, format!("cannot read {name}: {error}"));
                finding.in_file(name).help(READABLE)
            }
        }
    }

    /// The finding `missing` with its cure, or, where the file is there, why it cannot be read.
    fn unreadable(&self, path: &Path, named: Span, error: &io::Error, missing: Diagnostic) -> Diagnostic {
        if error.kind() != io::ErrorKind::NotFound {
            let message = format!("cannot read {}: {error}", display_name(path));
            return Diagnostic::new(Code::Unreadable, named, message).help(READABLE);
        }
        if self.text(named).contains('\\') && has_lost_backslash(path) {
            return missing.help("write the path with / in place of \\");
        }
        let home = self.sources.get(named.file).map_or("the file", |source| source.name.as_str());
        missing.help(format!("a path begins in the folder of the file that names it, {home}"))
    }
}

/// Whether a path that was written with backslashes parts nothing by them: they stand in its names, or have begun an
/// escape, as `..\new.jpg` in quotes has a line end in it. One as in `caf\u00e9.svg` is a letter that was meant.
fn has_lost_backslash(path: &Path) -> bool {
    let is_lost = |mark: char| mark.is_control() || (mark == '\\' && !std::path::is_separator(mark));
    path.to_string_lossy().contains(is_lost)
}

/// `written` from `folder`, without the names that stay where they are (`./`). Names that go up
/// (`../`) stay: past a symbolic link, only the file system knows where they lead.
fn join(folder: &Path, written: &str) -> PathBuf {
    folder.join(written).components().filter(|part| *part != Component::CurDir).collect()
}

/// A path as it is shown to a person: without `./`, and without `a/../`.
pub(super) fn display_name(path: &Path) -> String {
    tidy(path).display().to_string()
}

/// The path without `./` and `a/../`, by its letters alone.
pub(in crate::spec) fn tidy(path: &Path) -> PathBuf {
    let mut tidy = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir if matches!(tidy.components().next_back(), Some(Component::Normal(_))) => {
                tidy.pop();
            }
            _ => tidy.push(part),
        }
    }
    tidy
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_tidied() {
        let check = |path: &str, expected: &str| assert_eq!(display_name(Path::new(path)), expected);
        check("./a/./b.toml", "a/b.toml");
        check("flyers/../assets/mark.svg", "assets/mark.svg");
        check("../a/../../b", "../../b");
        check("/a/../b", "/b");
        check("a/b/../../c", "c");
    }

    #[test]
    fn backslashes_that_part_no_folders_are_lost() {
        let check =
            |path: &str, expected| assert_eq!(has_lost_backslash(Path::new(path)), expected, "{path}");
        check("..\new.jpg", true);
        check("café.svg", false);
        check("pics/hut.jpg", false);
    }

    #[test]
    fn paths_begin_in_the_folder_of_their_file() {
        let check = |folder: &str, written: &str, expected: &str| {
            assert_eq!(join(Path::new(folder), written), Path::new(expected));
        };
        check("flyers", "./_p.toml", "flyers/_p.toml");
        check("flyers", "../a.svg", "flyers/../a.svg");
        check("", "a.svg", "a.svg");
        check("flyers", "/a.svg", "/a.svg");
    }
}
