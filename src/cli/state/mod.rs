//! What an output folder remembers of the PDFs in it: one small file, a line for each.
//!
//! While a run goes on, it adds lines; at its end it writes the file anew, whole, with one line for each PDF. A run
//! that is killed leaves the lines that it has added, the last perhaps torn, and the next run reads those that are
//! whole. Two runs at once add lines to the same file. A line that is lost or too old costs no more than building a
//! flyer again, since every line is compared with the files and the PDF that are there before it is believed.

mod entry;
mod leftover;

pub use entry::Entry;
pub use leftover::{Leftover, LeftoverCause, LeftoverEnd};

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Component, Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use anyhow::Context;

use super::{job, write};

/// The name of the file.
const NAME: &str = ".flysheet-state";

/// What an output folder remembers.
pub struct State {
    folder: PathBuf,
    /// What was known when the run began, by the PDF's name.
    before: BTreeMap<String, Entry>,
    log: Mutex<Log>,
}

/// What the run has added.
#[derive(Default)]
struct Log {
    added: BTreeMap<String, Entry>,
    file: Option<File>,
    /// Why the file cannot be written, if that is so.
    error: Option<io::Error>,
}

impl State {
    /// What `folder` remembers; nothing where it cannot be read.
    pub fn of(folder: &Path) -> State {
        State { folder: folder.to_path_buf(), before: entries(&folder.join(NAME)), log: Mutex::default() }
    }

    /// What is known of the PDF of this name.
    pub fn entry(&self, output: &Path) -> Option<&Entry> {
        self.before.get(output.file_name()?.to_str()?)
    }

    /// Whether a build wrote the file of this name, for the screen or for the press.
    pub fn has_written(&self, pdf: &Path) -> bool {
        let name = pdf.file_name().and_then(|name| name.to_str());
        self.before.values().flat_map(Entry::pdfs).any(|(written, _)| Some(written) == name)
    }

    /// The path of a spec as entries have it: from the output folder, which must be there. A checkout that is moved
    /// keeps its state so.
    pub fn spec_path(&self, spec: &Path) -> Option<String> {
        let folder = fs::canonicalize(&self.folder).ok()?;
        let path = from(&folder, &job::identity(spec));
        path.to_str().map(str::to_string)
    }

    /// Remembers a PDF that is about to be put in its place. It is remembered before it is there, so that a run which
    /// is killed in between does not lose it: if the PDF is there, the line fits it, and if not, it is built again.
    pub fn add(&self, entry: Entry) {
        let mut log = self.log();
        if let (None, Ok(line)) = (&log.error, serde_json::to_string(&entry)) {
            log.error = self.write_line(&mut log, line + "\n").err();
        }
        log.added.insert(entry.output.clone(), entry);
    }

    /// Adds a line to the file, in one go, as two runs at once need it.
    fn write_line(&self, log: &mut Log, line: String) -> io::Result<()> {
        let file = match &mut log.file {
            Some(file) => file,
            none => none.insert(self.open()?),
        };
        file.write_all(line.as_bytes())
    }

    /// Opens the file to add to it, after a last line that is whole.
    fn open(&self) -> io::Result<File> {
        let mut file = File::options().read(true).append(true).create(true).open(self.folder.join(NAME))?;
        if file.metadata()?.len() > 0 {
            let mut last = [b'\n'];
            file.seek(SeekFrom::End(-1))?;
            file.read_exact(&mut last)?;
            if last != [b'\n'] {
                file.write_all(b"\n")?;
            }
        }
        Ok(file)
    }

    /// Ends the run: where it has changed anything, the file is written anew, with what another run may have added and
    /// without the PDFs of these names, which are gone.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn close(self, gone: &[String]) -> anyhow::Result<()> {
        let path = self.folder.join(NAME);
        let Log { added, error, .. } = self.log.into_inner().unwrap_or_else(PoisonError::into_inner);
        if added.is_empty() && gone.is_empty() {
            return Ok(());
        }
        if let Some(error) = error {
            return Err(error).with_context(|| {
                format!("cannot write `{}`, so that the next run builds these flyers again", path.display())
            });
        }
        let mut all = entries(&path);
        all.extend(added);
        all.retain(|output, _| !gone.contains(output));
        let lines = all.values().filter_map(|entry| serde_json::to_string(entry).ok());
        write::alone(&path, lines.flat_map(|line| [line, "\n".into()]).collect::<String>().as_bytes())
    }

    fn log(&self) -> MutexGuard<'_, Log> {
        self.log.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The entries of a file by the PDF's name, the last of each; lines that are torn or of another version are passed
/// over.
fn entries(path: &Path) -> BTreeMap<String, Entry> {
    let text = fs::read(path).unwrap_or_default();
    let entry = |line: &[u8]| serde_json::from_slice::<Entry>(line).ok();
    text.split(|byte| *byte == b'\n').filter_map(entry).map(|entry| (entry.output.clone(), entry)).collect()
}

/// The way from a folder to a path, both from the root of the file system.
fn from(folder: &Path, path: &Path) -> PathBuf {
    let (folder, parts): (Vec<Component<'_>>, Vec<Component<'_>>) =
        (folder.components().collect(), path.components().collect());
    let shared = std::iter::zip(&folder, &parts).take_while(|(one, other)| one == other).count();
    if shared == 0 {
        return path.to_path_buf();
    }
    let up = folder.iter().skip(shared).map(|_| Component::ParentDir);
    up.chain(parts.iter().skip(shared).copied()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(output: &str, pdf: &str) -> Entry {
        Entry {
            output: output.into(),
            spec: "../a.toml".into(),
            tool: "0".into(),
            options: String::new(),
            files: vec![("a.toml".into(), "1".into())],
            fonts: Vec::new(),
            flyer: "2".into(),
            pdf: pdf.into(),
            press: None,
            outdated: None,
            pages: 1,
            setting: None,
            findings: Vec::new(),
        }
    }

    /// The digests of the PDFs that a folder remembers.
    fn known(folder: &Path) -> Vec<String> {
        let state = State::of(folder);
        state.before.into_values().map(|entry| entry.output + "=" + &entry.pdf).collect()
    }

    #[test]
    fn what_a_killed_run_added_is_remembered_as_far_as_it_is_whole() {
        let folder = tempfile::tempdir().unwrap();
        let state = State::of(folder.path());
        state.add(entry("a.pdf", "1"));
        state.add(entry("b.pdf", "1"));
        state.add(entry("a.pdf", "2"));
        drop(state);
        let path = folder.path().join(NAME);
        let whole = fs::read(&path).unwrap();
        fs::write(&path, &whole[..whole.len() - 9]).unwrap();
        assert_eq!(known(folder.path()), ["a.pdf=1", "b.pdf=1"]);
        // The next run's lines do not grow together with the torn one.
        let state = State::of(folder.path());
        state.add(entry("c.pdf", "3"));
        drop(state);
        assert_eq!(known(folder.path()), ["a.pdf=1", "b.pdf=1", "c.pdf=3"]);
    }

    #[test]
    fn two_runs_at_once_lose_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let (one, other) = (State::of(folder.path()), State::of(folder.path()));
        one.add(entry("a.pdf", "1"));
        other.add(entry("b.pdf", "1"));
        one.close(&[]).unwrap();
        other.add(entry("c.pdf", "1"));
        other.close(&["b.pdf".to_string()]).unwrap();
        assert_eq!(known(folder.path()), ["a.pdf=1", "c.pdf=1"]);
    }

    #[test]
    fn the_way_from_a_folder_to_a_file() {
        let check = |folder: &str, path: &str, expected: &str| {
            assert_eq!(from(Path::new(folder), Path::new(path)), Path::new(expected));
        };
        check("/srv/programme/out", "/srv/programme/flyers/a.toml", "../flyers/a.toml");
        check("/srv/programme", "/srv/programme/a.toml", "a.toml");
        check("/x/y", "/srv/programme/a.toml", "../../srv/programme/a.toml");
    }
}
