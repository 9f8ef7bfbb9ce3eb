//! The words after `flysheet check`.

use std::path::PathBuf;

use clap::Args;

use super::CommonArguments;

/// What stands below the options of `check`.
pub const EXAMPLES: &str = "\
Examples:
  flysheet check                                        look for mistakes in every flyer
  flysheet check --stats -q --message-format json       the figures alone, for a script
  flysheet check tajikistan.toml --proof tj-proof.pdf   look at one flyer as a typesetter does
  flysheet check out/tajikistan-press.pdf               hold a finished PDF to the standards that it claims
  flysheet check out/*-press.pdf --ink-limit 260        the same, for paper that takes less ink

A PATH that ends in .pdf is a finished PDF, whoever made it. It is held to PDF/X-4, PDF/A-2a and PDF/UA-1, as far as
it claims them, and each finding names its clause, its page and, where there is one, its place.

In a proof, lines whose spaces are wide lie on a warm ground and lines whose spaces are narrow on a
cool one; its foot says what every line and mark means.";

/// The words after `flysheet check`.
#[derive(Debug, Args)]
pub struct CheckArguments {
    /// Write a proof of one flyer: its pages with baselines, columns, boxes around blocks, and uneven lines tinted
    ///
    /// The name ends in .pdf. Of a flyer with an error no proof is written, and an earlier one stays as it is.
    #[arg(long, value_name = "FILE")]
    pub proof: Option<PathBuf>,

    /// The most ink in one place of a finished PDF, all inks together, in per cent [default: 300]
    #[arg(long, value_name = "PERCENT", value_parser = clap::value_parser!(u16).range(1..=400))]
    pub ink_limit: Option<u16>,

    /// What `build` and `check` share.
    #[command(flatten)]
    pub common: CommonArguments,
}
