//! What was typed: the words of the command line as clap reads them, each beside its help.
//!
//! Nothing here is looked up or decided; what the words mean is settled in `job`.

mod build;
mod check;
mod completions;
mod contact_sheet;
mod diff;
mod new;
mod preview;
mod refs;
mod report;
mod schema;
mod serve;

pub use build::BuildArguments;
pub use check::CheckArguments;
pub use completions::CompletionsArguments;
pub use contact_sheet::{ContactSheetArguments, PagesShown};
pub use diff::DiffArguments;
pub use new::NewArguments;
pub use preview::PreviewArguments;
pub use refs::{ListFormat, RefsArguments};
pub use report::ReportArguments;
pub use schema::SchemaArguments;
pub use serve::{DEFAULT_PORT, ServeArguments};

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use super::shard::Shard;
use crate::spec::contract::MOST_PAGES;

/// What stands below the list of commands.
const EXAMPLES: &str = "\
Examples:
  flysheet new Armenia                       a spec to begin with, flyers/armenia.toml
  flysheet build                             every flyer in flyers/, into out/
  flysheet build flyers/tajikistan.toml      one flyer, into out/tajikistan.pdf
  flysheet build tajikistan.toml -o tj.pdf   one flyer, into a file of your choice
  flysheet check flyers drafts/armenia.toml  look for mistakes and write nothing
  flysheet check flyers --stats              how well every flyer came out, in figures
  flysheet contact-sheet -o sheet.png        the first page of every flyer, on one sheet
  flysheet serve                             see the flyers in the browser as you write them
  flysheet diff before out                   what has changed between two builds
  flysheet refs                              every reference number, with its flyers and pages

A folder stands for every *.toml file in it, not below it. Files whose names begin with an
underscore are fragments: other specs read them, and they are never built themselves.

Exit status:
  0  all is well
  1  at least one flyer has an error; the others are written
  2  the command could not run: wrong usage, no such path, or a file that cannot be written
  130, 143  stopped by Ctrl-C or SIGTERM; what was finished is written";

/// Turns TOML flyer specs into two-column, printable PDFs.
#[derive(Debug, Parser)]
#[command(name = "flysheet", version, about, after_help = EXAMPLES, arg_required_else_help = true)]
pub struct Arguments {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Write a spec that builds, ready to edit
    #[command(after_help = new::EXAMPLES, override_usage = new::USAGE)]
    New(NewArguments),
    /// Write a PDF for every spec
    #[command(after_help = build::EXAMPLES)]
    Build(BuildArguments),
    /// Find everything that a build would find, and write no flyer
    #[command(after_help = check::EXAMPLES)]
    Check(CheckArguments),
    /// Show the pages of many flyers on one sheet, as labelled thumbnails
    #[command(after_help = contact_sheet::EXAMPLES, override_usage = contact_sheet::USAGE)]
    ContactSheet(ContactSheetArguments),
    /// Say and show what has changed between two builds
    #[command(after_help = diff::HELP)]
    Diff(DiffArguments),
    /// Write a picture of each page of one flyer
    #[command(after_help = preview::EXAMPLES)]
    Preview(PreviewArguments),
    /// Show every flyer of a folder in the browser, and show it anew as its spec is saved
    #[command(after_help = serve::EXAMPLES)]
    Serve(ServeArguments),
    /// List every reference number, with the flyers that carry it and the pages it stands on
    #[command(after_help = refs::EXAMPLES)]
    Refs(RefsArguments),
    /// Join the reports of a run's shards, and say what failed
    #[command(after_help = report::EXAMPLES)]
    Report(ReportArguments),
    /// Print the JSON Schema of the spec, with which editors complete and check it
    #[command(after_help = schema::EXAMPLES)]
    Schema(SchemaArguments),
    /// Print a script with which a shell completes the words of flysheet
    #[command(after_help = completions::EXAMPLES)]
    Completions(CompletionsArguments),
}

/// The words that `build` and `check` share.
#[derive(Debug, Args)]
pub struct CommonArguments {
    /// Specs, and folders of specs; for `check`, finished PDFs too [default: flyers]
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,

    /// Fit every flyer to exactly N pages, whatever its spec says
    #[arg(long, value_name = "N", value_parser = pages)]
    pub pages: Option<usize>,

    /// Give all flyers of the run one setting, so that they look alike
    ///
    /// `family`: every flyer is fitted by itself first; then all are set with the tightest leading, size and spacing
    /// that any of them needs for its pages.
    #[arg(long, value_name = "WHAT", value_enum)]
    pub lock: Option<Lock>,

    /// Take only part K of N of the specs, so that N machines share the work
    ///
    /// The name of a spec decides to which part it belongs, whichever other specs there are.
    #[arg(long, value_name = "K/N")]
    pub shard: Option<Shard>,

    /// Write what came of every flyer to a file, as JSON
    ///
    /// `schema/report.schema.json` describes it, and `flysheet report` joins several.
    #[arg(long, value_name = "FILE", value_parser = report::json_file)]
    pub report: Option<PathBuf>,

    /// Say how well each flyer came out: pages, fill, word spaces, hyphens, lines left alone, split activities
    ///
    /// A small table below the flyer's line; with `--message-format short` one line, with `json` one object.
    #[arg(long)]
    pub stats: bool,

    /// What all commands about many flyers share.
    #[command(flatten)]
    pub run: RunArguments,
}

/// The words that all commands about many flyers share.
#[derive(Debug, Args)]
pub struct RunArguments {
    /// How many flyers to work on at a time [default: one for each core]
    #[arg(long, value_name = "N", value_parser = count)]
    pub jobs: Option<usize>,

    /// What all commands share.
    #[command(flatten)]
    pub messages: MessageArguments,
}

/// The words that all commands share: how they say what they have to say.
#[derive(Debug, Default, Args)]
pub struct MessageArguments {
    /// How to show what is found
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = Format::Human)]
    pub message_format: Format,

    /// Leave out what was done, such as the line for each flyer; what was found is still shown
    #[arg(short, long)]
    pub quiet: bool,
}

/// What is the same for all flyers of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Lock {
    /// Size, leading, white between blocks and height of pictures
    Family,
}

/// What a PDF is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Profile {
    /// For the screen and for office printers: tagged, in RGB, with links
    Screen,
    /// For a print shop: PDF/X-4, in the inks of its press, with bleed; see `[theme.press]`
    Press,
    /// Both from one layout: NAME.pdf for the screen, and NAME-press.pdf beside it
    Both,
}

/// How findings are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// With an excerpt of the spec, on standard error
    #[default]
    Human,
    /// `file:line:column: severity[code]: message`, a line each, on standard error
    Short,
    /// One JSON object a line, on standard output
    Json,
}

/// A number of pages: what a spec may say, see [`MOST_PAGES`].
fn pages(text: &str) -> Result<usize, String> {
    match text.parse::<i64>() {
        Ok(pages) if (1..=MOST_PAGES).contains(&pages) => {
            usize::try_from(pages).map_err(|error| error.to_string())
        }
        _ => Err(format!("not a whole number from 1 to {MOST_PAGES}")),
    }
}

/// A number of jobs: one or more.
fn count(text: &str) -> Result<usize, String> {
    match text.parse() {
        Ok(count) if count > 0 => Ok(count),
        _ => Err("not a whole number from 1 up".into()),
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_command_line_is_consistent() {
        Arguments::command().debug_assert();
    }
}
