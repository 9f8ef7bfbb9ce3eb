//! `flysheet schema`: the spec as a JSON Schema, for editors.

use super::args::MessageArguments;
use super::report::Reporter;
use super::status::Status;
use super::style;
use crate::spec;

/// Prints the schema.
pub fn run() -> Status {
    let mut reporter = Reporter::new(style(&MessageArguments::default()));
    match serde_json::to_string_pretty(&spec::schema()) {
        Ok(schema) => {
            let schema = schema + "\n";
            reporter.answer(&schema, &schema);
        }
        Err(error) => reporter.error(&error.into()),
    }
    reporter.status()
}
