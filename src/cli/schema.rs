//! `flysheet schema`: the spec as a JSON Schema, for editors.

use super::args::SchemaArguments;
use super::report::Reporter;
use super::status::Status;
use super::style;
use crate::spec;

/// Prints the schema, which for programs is one line.
pub fn run(arguments: &SchemaArguments) -> Status {
    let mut reporter = Reporter::new(style(&arguments.messages));
    let schema = spec::schema();
    match (serde_json::to_string_pretty(&schema), serde_json::to_string(&schema)) {
        (Ok(human), Ok(json)) => reporter.answer(&(human + "\n"), &(json + "\n")),
        (Err(error), _) | (_, Err(error)) => reporter.error(&error.into()),
    }
    reporter.status()
}
