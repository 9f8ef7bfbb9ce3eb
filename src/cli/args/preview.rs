//! The words after `flysheet preview`.

use std::path::PathBuf;

use clap::Args;

use super::MessageArguments;

/// What stands below the options of `preview`.
pub const EXAMPLES: &str = "\
Examples:
  flysheet preview flyers/tajikistan.toml                 out/tajikistan-1.png, out/tajikistan-2.png
  flysheet preview flyers/tajikistan.toml -o tj.png       tj.png, or tj-1.png and so on for several pages

A flyer with an error leaves the pictures of an earlier run as they are.";

/// The words after `flysheet preview`.
#[derive(Debug, Args)]
pub struct PreviewArguments {
    /// The spec
    #[arg(value_name = "SPEC")]
    pub spec: PathBuf,

    /// Where to write: a picture (.png), or a folder for NAME-1.png and so on
    #[arg(short, long, value_name = "FILE|DIR", default_value = "out")]
    pub output: PathBuf,

    /// How finely pages are drawn, in pixels to an inch
    #[arg(long, value_name = "N", default_value_t = 144, value_parser = clap::value_parser!(u32).range(24..=1200))]
    pub dpi: u32,

    /// What all commands share.
    #[command(flatten)]
    pub messages: MessageArguments,
}
