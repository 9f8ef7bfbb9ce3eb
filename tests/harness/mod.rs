//! What the tests of the spec stage share: files on the disk and in memory, and findings as lines.

#![allow(dead_code)] // Every test file uses its own part of this.
#![allow(clippy::indexing_slicing)] // A helper of tests may fail.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use flysheet::diag::{MessageFormat, render};
use flysheet::spec::{Files, Reading};

/// The file system below the crate.
pub struct Disk;

impl Files for Disk {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        fs::read(in_crate(path))
    }
}

/// One file in memory, and all others on the disk.
pub struct Memory<'a> {
    pub path: &'a Path,
    pub bytes: &'a [u8],
}

impl Files for Memory<'_> {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        if path == self.path { Ok(self.bytes.to_vec()) } else { Disk.read(path) }
    }
}

/// A path below the crate from where tests may stand.
pub fn in_crate(path: &Path) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// The specs in a folder, fragments left out.
pub fn specs(folder: &str) -> Vec<PathBuf> {
    let mut specs: Vec<PathBuf> = fs::read_dir(in_crate(Path::new(folder)))
        .unwrap()
        .map(|entry| Path::new(folder).join(entry.unwrap().file_name()))
        .filter(|path| path.extension().is_some_and(|extension| extension == "toml"))
        .filter(|path| !path.file_name().unwrap().to_string_lossy().starts_with('_'))
        .collect();
    specs.sort();
    specs
}

/// All findings in the short rendering, by place.
pub fn findings(reading: &Reading) -> Vec<String> {
    let sorted = reading.diagnostics.sorted();
    sorted.iter().map(|finding| render(finding, &reading.sources, MessageFormat::Short)).collect()
}

/// Whether expectations are to be rewritten.
pub fn update() -> bool {
    std::env::var_os("UPDATE").is_some()
}

/// Fails unless in each spec of a folder is found what the `#~` comments at its head say, and there is something in
/// each; or rewrites them.
pub fn check_expectations(folder: &str, expectation: fn(&Path) -> Vec<String>) {
    let specs = specs(folder);
    assert!(!specs.is_empty(), "{folder}");
    for path in specs {
        if update() {
            write_expectation(&path, expectation);
        }
        let (expected, _) = comments(&fs::read(in_crate(&path)).unwrap());
        assert_eq!(expectation(&path), expected, "{}", path.display());
        assert!(!expected.is_empty(), "{}", path.display());
    }
}

/// The comments at the head of a spec, and their length in bytes.
fn comments(bytes: &[u8]) -> (Vec<String>, usize) {
    let text = String::from_utf8_lossy(bytes);
    let lines: Vec<&str> = text.split_inclusive('\n').take_while(|line| line.starts_with("#~")).collect();
    (lines.iter().map(|line| line.trim_end().to_owned()).collect(), lines.iter().map(|line| line.len()).sum())
}

/// Writes what is found into the head of a spec. As that moves its lines, it takes two rounds: one
/// for the number of findings, one for their places.
fn write_expectation(path: &Path, expectation: fn(&Path) -> Vec<String>) {
    for _ in 0..2 {
        let bytes = fs::read(in_crate(path)).unwrap();
        let (_, length) = comments(&bytes);
        let mut new: Vec<u8> =
            expectation(path).iter().flat_map(|line| format!("{line}\n").into_bytes()).collect();
        new.extend_from_slice(&bytes[length..]);
        // Other tests read the same files at the same time.
        if new != bytes {
            fs::write(in_crate(path), new).unwrap();
        }
    }
}
