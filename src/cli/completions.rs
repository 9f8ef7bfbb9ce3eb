//! `flysheet completions`: a script with which a shell completes the words of the command line.

use clap::CommandFactory;
use serde::Serialize;

use super::args::{Arguments, CompletionsArguments};
use super::report::Reporter;
use super::status::Status;
use super::style;

/// Prints the script for a shell.
pub fn run(arguments: &CompletionsArguments) -> Status {
    let mut reporter = Reporter::new(style(&arguments.messages));
    let mut command = Arguments::command();
    let name = command.get_name().to_owned();
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut command, name, &mut script);
    let script = String::from_utf8_lossy(&script);
    let line = ScriptLine { r#type: "completions", shell: arguments.shell.to_string(), script: &script };
    // A structure of strings always has a form in JSON.
    let json = serde_json::to_string(&line).unwrap_or_default() + "\n";
    reporter.answer(&script, &json);
    reporter.status()
}

/// The script, for programs.
#[derive(Serialize)]
struct ScriptLine<'a> {
    r#type: &'static str,
    shell: String,
    script: &'a str,
}
