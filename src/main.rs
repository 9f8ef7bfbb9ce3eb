//! The `flysheet` program.

fn main() {}
