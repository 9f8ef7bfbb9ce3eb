//! The words after `flysheet new`.

use std::path::PathBuf;

use clap::Args;

use super::MessageArguments;

/// How it is called: the words of a name need no quotes, and clap would have them look like several countries.
pub const USAGE: &str = "flysheet new [OPTIONS] <COUNTRY>";

/// What stands below the options of `new`.
pub const EXAMPLES: &str = "\
Examples:
  flysheet new Armenia                    flyers/armenia.toml
  flysheet new \"Republic of Korea\"        flyers/republic-of-korea.toml
  flysheet new Türkiye --dir drafts       drafts/turkiye.toml

The spec builds at once, with words that say what to write in their place; each key has a note above
it. In a folder with a _programme.toml, it takes from there what all flyers share.

A file that is there is never written over. The date is this month, or that of SOURCE_DATE_EPOCH
where the environment sets it.

Exit status:
  0  the spec is written, and builds
  1  it is written and does not build yet, for what is said: a fault in _programme.toml, say
  2  it is not written: no name in COUNTRY, a file of that name, or a folder that takes none";

/// The words after `flysheet new`.
#[derive(Debug, Args)]
pub struct NewArguments {
    /// The country's name, as the flyer is to print it, with quotes or without
    #[arg(value_name = "COUNTRY", required = true, num_args = 1..)]
    pub country: Vec<String>,

    /// The folder for the spec; made where it is not there
    #[arg(long, value_name = "DIR", default_value = "flyers")]
    pub dir: PathBuf,

    /// What all commands share.
    #[command(flatten)]
    pub messages: MessageArguments,
}
