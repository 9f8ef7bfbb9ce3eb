//! The `flysheet` program: runs the command line and maps what came of it to an exit status.

use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::from(flysheet::cli::run().code())
}
