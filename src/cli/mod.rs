//! The command line: files, environment, clock and terminal.
