//! `flysheet completions`: a script with which a shell completes the words of the command line.

use clap::CommandFactory;

use super::args::{Arguments, CompletionsArguments, MessageArguments};
use super::report::Reporter;
use super::status::Status;
use super::style;

/// Prints the script for a shell.
pub fn run(arguments: &CompletionsArguments) -> Status {
    let mut reporter = Reporter::new(style(&MessageArguments::default()));
    let mut command = Arguments::command();
    let name = command.get_name().to_owned();
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut command, name, &mut script);
    let script = String::from_utf8_lossy(&script);
    reporter.answer(&script, &script);
    reporter.status()
}
