//! The words after `flysheet new`.

use std::path::PathBuf;

use clap::Args;

use super::MessageArguments;
use crate::spec::language_tag;

/// How it is called: the words of a name need no quotes, and clap would have them look like several countries.
pub const USAGE: &str = "flysheet new [OPTIONS] <COUNTRY>";

/// What stands below the options of `new`.
pub const EXAMPLES: &str = "\
Examples:
  flysheet new Armenia                    flyers/armenia.toml
  flysheet new \"Republic of Korea\"        flyers/republic-of-korea.toml
  flysheet new Türkiye --dir drafts       drafts/turkiye.toml
  flysheet new Sénégal --lang fr          flyers/senegal.toml, for words in French

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

    /// The flyer's language, as in fr or pt-BR [default: en-GB, or that of _programme.toml]
    ///
    /// A BCP 47 tag. It is for hyphens, the month's name and screen readers; the words that say what to write stay
    /// English.
    #[arg(long, value_name = "CODE", value_parser = language)]
    pub lang: Option<String>,

    /// What all commands share.
    #[command(flatten)]
    pub messages: MessageArguments,
}

/// The language that a word of the command line means, in the usual spelling of its tag.
fn language(word: &str) -> Result<String, String> {
    language_tag(word).map_err(|cure| format!("not a language tag (BCP 47); {cure}"))
}
