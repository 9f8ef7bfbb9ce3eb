//! The words after `flysheet contact-sheet`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::RunArguments;

/// How it is called: clap would have a PATH that is given look like one that must be.
pub const USAGE: &str = "flysheet contact-sheet [OPTIONS] --output <FILE> [PATH]...";

/// What stands below the options of `contact-sheet`.
pub const EXAMPLES: &str = "\
Examples:
  flysheet contact-sheet -o sheet.png                      the first page of every flyer in flyers/
  flysheet contact-sheet --pages all -o sheet.pdf          every page, on A4 pages to print
  flysheet contact-sheet flyers/a*.toml -o a.png --width 4000
  flysheet contact-sheet out -o built.png                  the PDFs of a build, as they are

A PATH that ends in .pdf is a PDF that flysheet wrote; a folder without specs stands for the
flyers that were built into it, or where none was, for its PDFs. No sheet is written over a flyer.

A flyer with an error has an empty card with its name and the word “error”; the others are shown, and
the exit status is 1.";

/// The words after `flysheet contact-sheet`.
#[derive(Debug, Args)]
pub struct ContactSheetArguments {
    /// Specs or PDFs that flysheet wrote, and folders of either [default: flyers]
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,

    /// Where to write: a picture (.png), or A4 pages to print (.pdf)
    #[arg(short, long, value_name = "FILE")]
    pub output: PathBuf,

    /// Which pages of each flyer to show
    #[arg(long, value_name = "WHICH", value_enum, default_value_t = PagesShown::First)]
    pub pages: PagesShown,

    /// How many thumbnails to set beside each other [default: 4 on a printed page; on a picture, as many as make it
    /// square]
    #[arg(long, value_name = "N", value_parser = columns)]
    pub columns: Option<usize>,

    /// The width of a picture in pixels [default: 320 for each column]
    #[arg(long, value_name = "PIXELS", value_parser = clap::value_parser!(u32).range(64..=32_000))]
    pub width: Option<u32>,

    /// What all commands about many flyers share.
    #[command(flatten)]
    pub run: RunArguments,
}

/// The most thumbnails beside each other: at 320 pixels each, they make the widest picture that `--width` allows.
const MOST_COLUMNS: usize = 100;

/// A number of columns.
fn columns(text: &str) -> Result<usize, String> {
    match text.parse() {
        Ok(columns) if (1..=MOST_COLUMNS).contains(&columns) => Ok(columns),
        _ => Err(format!("not a whole number from 1 to {MOST_COLUMNS}")),
    }
}

/// Which pages of a flyer are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum PagesShown {
    /// The first page
    First,
    /// Every page
    All,
}
