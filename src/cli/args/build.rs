//! The words after `flysheet build`.

use std::path::PathBuf;

use clap::Args;

use super::{CommonArguments, Profile};

/// What stands below the options of `build`.
pub const EXAMPLES: &str = "\
Examples:
  flysheet build --profile press                a print shop's files, into out/
  flysheet build --profile both                 out/tajikistan.pdf and out/tajikistan-press.pdf, …
  flysheet build a.toml -o a.pdf --profile both  a.pdf and a-press.pdf

A PDF appears whole or not at all. A flyer with an error leaves the PDF of an earlier build as it is.

A build takes each flyer for itself, and does not even read those that have not changed. What does not agree
between flyers, such as a reference number with two titles, is for `flysheet check` to find.

The date inside a PDF is the spec's `date`, or SOURCE_DATE_EPOCH where the environment sets it.";

/// The words after `flysheet build`.
#[derive(Debug, Args)]
pub struct BuildArguments {
    /// Where to write: a file for one spec (its name ends in .pdf), or a folder for any number
    ///
    /// A folder is made when it is not there; one with a dot in its name needs a slash at its end. Without this option,
    /// PDFs go into out/.
    #[arg(short, long, value_name = "FILE|DIR")]
    pub output: Option<PathBuf>,

    /// What the PDF is for
    #[arg(long, value_enum, default_value_t = Profile::Screen)]
    pub profile: Profile,

    /// Build every flyer, even those that have not changed
    #[arg(long)]
    pub force: bool,

    /// Say of each flyer why it is built or not
    #[arg(long)]
    pub explain: bool,

    /// Remove PDFs of earlier builds whose specs are gone, or are now built without them
    ///
    /// Only files that flysheet wrote into the output folder, and that are still as it wrote them.
    #[arg(long)]
    pub prune: bool,

    /// What `build` and `check` share.
    #[command(flatten)]
    pub common: CommonArguments,
}
