//! The command line as its users meet it: the real program, run in a folder of its own.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "helpers of tests may fail")]

mod batch;
mod build;
mod completions;
mod contact_sheet;
mod diff;
mod figures;
mod finished;
mod fit;
mod incremental;
mod interrupted;
mod leftover;
mod messages;
mod new;
mod paths;
mod pipes;
mod preview;
mod proof;
#[path = "../pdf/reader.rs"]
#[allow(dead_code, reason = "these tests need a part of it")]
mod reader;
mod readme;
mod refs;
mod report;
mod reproducible;
mod schema;
mod serve;
mod spec_schema;
mod writing;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

/// A spec with no more in it than must be there.
const SPEC: &str = r#"country = "Tajikistan"
date = "2022-08"

[masthead]
programme = "Science for Peace and Security"

[[activity]]
title = "Virtual Silk Highway"
text = "Since 2002, universities in Central Asia have been connected to the internet."
"#;

/// A spec with two faults: one in its first line, one in its last.
const BROKEN: &str = r#"contry = "Tajikistan"
date = "2022-08"

[masthead]
programe = "Science"
"#;

/// The variables that change what flysheet says or writes; no test inherits them.
const VARIABLES: &[&str] =
    &["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "TERM", "CI", "SOURCE_DATE_EPOCH", "RUST_BACKTRACE"];

/// A folder to run flysheet in, gone when the test ends.
struct Folder {
    temporary: TempDir,
}

impl Folder {
    /// A folder with nothing in it.
    fn new() -> Folder {
        Folder { temporary: tempfile::tempdir().unwrap() }
    }

    /// A folder with files of these names and texts.
    fn with(files: &[(&str, &str)]) -> Folder {
        let folder = Folder::new();
        for (name, text) in files {
            folder.write(name, text);
        }
        folder
    }

    fn path(&self, name: &str) -> PathBuf {
        self.temporary.path().join(name)
    }

    fn write(&self, name: &str, text: &str) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn read(&self, name: &str) -> Vec<u8> {
        fs::read(self.path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    /// The names in one of its folders, sorted, those of hidden files too but for what an output folder remembers; none
    /// where there is no such folder.
    fn names(&self, folder: &str) -> Vec<String> {
        let Ok(entries) = fs::read_dir(self.path(folder)) else { return Vec::new() };
        let mut names: Vec<String> =
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.retain(|name| name != ".flysheet-state");
        names.sort();
        names
    }

    /// flysheet, about to run in this folder with the words of a command line.
    fn command(&self, words: &str) -> Command {
        command_in(self.temporary.path(), words)
    }

    /// What comes of running flysheet in this folder.
    fn run(&self, words: &str) -> Run {
        Run::of(&mut self.command(words))
    }
}

/// flysheet, about to run in a folder with the words of a command line.
fn command_in(folder: &Path, words: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_flysheet"));
    command.current_dir(folder).args(words.split_whitespace());
    for variable in VARIABLES {
        command.env_remove(variable);
    }
    command
}

/// What came of running flysheet.
#[derive(Debug, PartialEq, Eq)]
struct Run {
    status: i32,
    stdout: String,
    stderr: String,
}

impl Run {
    fn of(command: &mut Command) -> Run {
        let Output { status, stdout, stderr } = command.output().unwrap();
        Run {
            status: status.code().unwrap(),
            stdout: String::from_utf8(stdout).unwrap(),
            stderr: without_times(&String::from_utf8(stderr).unwrap()),
        }
    }

    /// Fails unless the run ended with this status, and with this text on standard error alone.
    #[track_caller]
    fn says(&self, status: i32, stderr: &str) {
        assert_eq!((self.status, &*self.stderr), (status, stderr), "\n{}", self.stderr);
        assert_eq!(self.stdout, "");
    }

    /// The same, with `N` for figures that hang on how text is set; other tests hold that those are right.
    #[track_caller]
    fn says_about(&self, status: i32, stderr: &str) {
        assert_eq!((self.status, &*without_figures(&self.stderr)), (status, stderr), "\n{}", self.stderr);
        assert_eq!(self.stdout, "");
    }
}

/// A message without the time that a run took, at the end of its total.
fn without_times(message: &str) -> String {
    let line = |line: &str| match line.split_once("; ") {
        Some((before, time)) if time.ends_with(" flyers a second") => before.to_string(),
        _ => line.to_string(),
    };
    message.split('\n').map(line).collect::<Vec<_>>().join("\n")
}

/// A message with `N` for each number of lines and words that it is told by, and for the size of a setting.
fn without_figures(message: &str) -> String {
    let mut without = String::new();
    for (at, part) in message.split(' ').enumerate() {
        without.push_str(if at > 0 { " " } else { "" });
        let told = ["flyer is ", "about ", " of ", " page, "].iter().any(|before| without.ends_with(before));
        let is_number = part.chars().all(|letter| letter.is_ascii_digit() || letter == '.');
        without.push_str(if told && is_number { "N" } else { part });
    }
    without
}

/// Whether bytes are a whole PDF.
fn is_pdf(bytes: &[u8]) -> bool {
    bytes.starts_with(b"%PDF-1.") && bytes.trim_ascii_end().ends_with(b"%%EOF")
}
