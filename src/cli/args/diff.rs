//! The words after `flysheet diff`.

use std::path::PathBuf;

use clap::Args;

use super::RunArguments;

/// What stands below the options of `diff`.
pub const HELP: &str = "\
Examples:
  cp -r out before; flysheet build; flysheet diff before out
  flysheet diff before/kazakhstan.pdf out/kazakhstan.pdf -o changes

Each line names the flyer, the page and the block, and what has changed of it; of identical files,
nothing is said. On the pictures, the old page stands at the left and the new one at the right:
what says something else is amber, what was added green, what was removed red, what only moved
or is set otherwise blue.

Exit status:
  0  no differences
  1  differences
  2  the command could not run, or a file cannot be read; the others are compared";

/// The words after `flysheet diff`.
#[derive(Debug, Args)]
pub struct DiffArguments {
    /// The earlier build: a folder of PDFs, or one PDF, that flysheet wrote
    #[arg(value_name = "OLD")]
    pub old: PathBuf,

    /// The later build, as the earlier one: a folder of PDFs, or one PDF
    #[arg(value_name = "NEW")]
    pub new: PathBuf,

    /// The folder for a picture of each page that has changed; made where there is a change
    #[arg(short, long, value_name = "DIR", default_value = "diff")]
    pub output: PathBuf,

    /// How finely pages are drawn and compared, in pixels to an inch
    #[arg(long, value_name = "N", default_value_t = 110, value_parser = clap::value_parser!(u32).range(24..=600))]
    pub dpi: u32,

    /// What all commands about many flyers share.
    #[command(flatten)]
    pub run: RunArguments,
}
