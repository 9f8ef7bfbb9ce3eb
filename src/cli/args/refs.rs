//! The words after `flysheet refs`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::{Lock, RunArguments, pages};

/// What stands below the options of `refs`.
pub const EXAMPLES: &str = "\
Examples:
  flysheet refs                            every reference number of flyers/, on the terminal
  flysheet refs -o refs.csv                the same for a spreadsheet, a row for each number in each flyer
  flysheet refs --format json | jq '.[].ref'
  flysheet refs --format pdf               the same set as a document, into out/refs.pdf

A flyer with an error is reported, and the numbers of the others are listed; the exit status is then 1.
`flysheet check` says where flyers do not agree about a number. With --message-format json, the list needs a FILE.";

/// The words after `flysheet refs`.
#[derive(Debug, Args)]
pub struct RefsArguments {
    /// Specs, and folders of specs [default: flyers]
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,

    /// The form of the list [default: what the ending of FILE says, else text]
    #[arg(long, value_name = "FORMAT", value_enum)]
    pub format: Option<ListFormat>,

    /// Where to write the list [default: standard output; a PDF goes into out/refs.pdf]
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,

    /// Fit every flyer to exactly N pages, whatever its spec says, as `build` does
    #[arg(long, value_name = "N", value_parser = pages)]
    pub pages: Option<usize>,

    /// Give all flyers of the run one setting, as `build` does
    #[arg(long, value_name = "WHAT", value_enum)]
    pub lock: Option<Lock>,

    /// What all commands about many flyers share.
    #[command(flatten)]
    pub run: RunArguments,
}

/// The form of a list of reference numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ListFormat {
    /// Aligned for a terminal
    Text,
    /// Comma-separated values (RFC 4180), a row for each number in each flyer
    Csv,
    /// An array, an object for each number
    Json,
    /// A document under the programme's masthead
    Pdf,
}
