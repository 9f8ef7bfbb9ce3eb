//! The record of a run: what `--report` writes for programs, and `flysheet report` joins.
//!
//! `schema/report.schema.json` describes it, and a test holds it to that.

mod join;

pub use join::join;

use std::path::Path;
use std::time::Duration;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::outcome::{End, Outcome};
use super::report::Told;
use super::setting::RungFigures;
use super::shard::Shard;
use super::state::{Leftover, LeftoverEnd};
use super::write;

/// The version of the record's form.
const FORMAT: u32 = 1;

/// Decimal places of seconds: a tenth of a millisecond.
const PLACES: f64 = 10_000.0;

/// What came of a run, or of the shards of one.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Record {
    format: u32,
    /// The program's name and version.
    tool: String,
    /// `build` or `check`.
    command: String,
    /// The shards that were run; a run that was not split is shard 1 of 1.
    shards: Vec<ShardRecord>,
    /// Whether a signal stopped it, so that flyers are missing.
    stopped: bool,
    /// How long it took; of shards, the longest.
    seconds: f64,
    counts: Counts,
    flyers: Vec<FlyerRecord>,
    /// What does not agree between flyers; found by checks.
    across: Vec<Value>,
    leftovers: Vec<LeftoverRecord>,
}

/// One shard of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct ShardRecord {
    shard: u64,
    of: u64,
}

/// How many flyers came out how.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Counts {
    flyers: usize,
    written: usize,
    unchanged: usize,
    checked: usize,
    failed: usize,
}

/// What came of one flyer.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct FlyerRecord {
    spec: String,
    output: Option<String>,
    /// The file for the press beside it, where there are two.
    press: Option<String>,
    status: String,
    reason: Option<String>,
    pages: Option<usize>,
    /// The rung of the fit that it was set at.
    rung: Option<RungFigures>,
    errors: usize,
    warnings: usize,
    kept: bool,
    seconds: f64,
    sha256: Option<String>,
    /// Why the file could not be written.
    error: Option<String>,
    diagnostics: Vec<Value>,
}

/// A PDF whose spec is gone, or was last built without it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct LeftoverRecord {
    output: String,
    spec: String,
    removed: bool,
}

impl Record {
    /// The record of a run that begins.
    pub fn new(command: &str, shard: Option<Shard>) -> Record {
        let (shard, of) = shard.map_or((1, 1), |shard| (shard.number, shard.of));
        Record {
            format: FORMAT,
            tool: concat!("flysheet ", env!("CARGO_PKG_VERSION")).to_string(),
            command: command.to_string(),
            shards: vec![ShardRecord { shard, of }],
            stopped: false,
            seconds: 0.0,
            counts: Counts::default(),
            flyers: Vec::new(),
            across: Vec::new(),
            leftovers: Vec::new(),
        }
    }

    /// Adds what came of one flyer.
    pub fn add(&mut self, outcome: &Outcome) {
        let error = match &outcome.end {
            End::Unwritable { error, .. } => Some(format!("{error:#}")),
            _ => None,
        };
        let task = &outcome.task;
        self.push(FlyerRecord {
            spec: task.spec.display().to_string(),
            output: task.output.as_ref().map(|output| output.display().to_string()),
            press: task.press.as_ref().map(|press| press.display().to_string()),
            status: outcome.end.name().to_string(),
            reason: outcome.reason.clone(),
            pages: outcome.end.pages(),
            rung: outcome.rung().cloned(),
            errors: outcome.errors,
            warnings: outcome.warnings,
            kept: outcome.end.kept(),
            seconds: rounded(outcome.took),
            sha256: outcome.digest.clone(),
            error,
            diagnostics: values(&outcome.findings),
        });
    }

    /// Adds what was found between the flyers of the run.
    pub fn add_across(&mut self, findings: &[Told]) {
        self.across.extend(values(findings));
    }

    /// Adds one flyer, and counts it.
    fn push(&mut self, flyer: FlyerRecord) {
        let counts = &mut self.counts;
        counts.flyers += 1;
        *match flyer.status.as_str() {
            "written" => &mut counts.written,
            "unchanged" => &mut counts.unchanged,
            "checked" => &mut counts.checked,
            _ => &mut counts.failed,
        } += 1;
        self.flyers.push(flyer);
    }

    /// The run has ended: how long it took, whether a signal stopped it, and what was left over.
    pub fn end(&mut self, took: Duration, stopped: bool, leftovers: &[Leftover]) {
        self.seconds = rounded(took);
        self.stopped = stopped;
        self.leftovers.extend(leftovers.iter().map(|leftover| LeftoverRecord {
            output: leftover.output.display().to_string(),
            spec: leftover.spec.display().to_string(),
            removed: leftover.end == LeftoverEnd::Removed,
        }));
    }

    /// Writes the record to a file, whole.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn write(&self, path: &Path) -> anyhow::Result<()> {
        let text = serde_json::to_string_pretty(self)? + "\n";
        write::alone(path, text.as_bytes())
    }
}

/// Findings as JSON values.
fn values(findings: &[Told]) -> Vec<Value> {
    findings.iter().filter_map(|finding| serde_json::from_str(&finding.record).ok()).collect()
}

fn rounded(time: Duration) -> f64 {
    (time.as_secs_f64() * PLACES).round() / PLACES
}
