//! The `flysheet` program: runs the command line and maps what came of it to an exit status.

use std::process::ExitCode;

/// One flyer is thousands of small allocations and a few large ones, in a process that lives for milliseconds: this
/// allocator asks the system for memory far less often than that of the C library.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    ExitCode::from(flysheet::cli::run().code())
}
