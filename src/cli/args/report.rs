//! The words after `flysheet report`.

use std::path::PathBuf;

use clap::Args;

/// What stands below the options of `report`.
pub(super) const EXAMPLES: &str = "\
Example:
  flysheet build --shard 1/2 --report 1.json    on one machine
  flysheet build --shard 2/2 --report 2.json    on another
  flysheet report 1.json 2.json -o all.json     once both are done

The exit status is 1 where a flyer failed, and 2 where a report cannot be read or a shard is missing.";

/// The words after `flysheet report`.
#[derive(Debug, Args)]
pub struct ReportArguments {
    /// Files that `--report` wrote, one of each shard
    #[arg(value_name = "FILE", required = true)]
    pub reports: Vec<PathBuf>,

    /// Write the joined report there
    #[arg(short, long, value_name = "FILE", value_parser = json_file)]
    pub output: Option<PathBuf>,
}

/// The name of a report, which is JSON: a slip of the pen must not put it in the place of a spec.
pub(super) fn json_file(text: &str) -> Result<PathBuf, String> {
    let path = PathBuf::from(text);
    let is_json = path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("json"));
    if is_json { Ok(path) } else { Err("a report is JSON, and its name ends in .json".into()) }
}
