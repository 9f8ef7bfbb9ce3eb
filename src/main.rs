//! The `flysheet` program: runs the command line and maps what came of it to an exit status.

use std::process::ExitCode;

use mimalloc::MiMalloc;

/// A flyer is made of some fifteen thousand small pieces of memory: with the allocator of common C libraries, a run of many
/// flyers takes a tenth longer.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    ExitCode::from(flysheet::cli::run().code())
}
