//! `flysheet report`: the records of a run's shards as one, and what it says.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Context, anyhow, bail, ensure};
use serde_json::Value;

use super::{FORMAT, FlyerRecord, Record, ShardRecord};
use crate::cli::args::ReportArguments;
use crate::cli::files;
use crate::cli::job::file_of;
use crate::cli::report::{Reporter, counted};
use crate::cli::shard::Shard;
use crate::cli::status::Status;
use crate::diag::one_line;

/// How many shards without a report are named.
const NAMED: usize = 3;

/// Joins the records of a run's shards, says what failed, and writes the whole where that is asked for.
pub fn join(arguments: &ReportArguments, reporter: &mut Reporter) {
    if let Some(joined) = taken_place(arguments) {
        let place = joined.display();
        return reporter.error(&anyhow!(
            "the whole would take the place of `{place}`, one of the reports; name another file with -o"
        ));
    }
    let (records, errors): (Vec<_>, Vec<_>) =
        arguments.reports.iter().map(|path| read(path)).partition(Result::is_ok);
    errors.into_iter().filter_map(Result::err).for_each(|error| reporter.error(&error));
    let named: Vec<(&PathBuf, Record)> =
        std::iter::zip(&arguments.reports, records.into_iter().flatten()).collect();
    if named.len() < arguments.reports.len() {
        return;
    }
    let unlike = unlike(&named);
    if !unlike.is_empty() {
        return unlike.iter().for_each(|error| reporter.error(error));
    }
    faults(&named).iter().for_each(|error| reporter.error(error));
    let Some(whole) = whole(named.into_iter().map(|(_, record)| record)) else { return };
    reporter.say(&summary(&whole));
    if whole.counts.failed > 0 {
        reporter.worsen(Status::SomeFailed);
    }
    if let Some(Err(error)) = arguments.output.as_deref().map(|path| whole.write(path)) {
        reporter.error(&error);
    }
}

/// The report whose place the whole would take.
fn taken_place(arguments: &ReportArguments) -> Option<&Path> {
    let place = file_of(arguments.output.as_deref()?);
    arguments.reports.iter().map(PathBuf::as_path).find(|report| file_of(report) == place)
}

/// The record in a file.
fn read(path: &Path) -> anyhow::Result<Record> {
    let name = path.display();
    let bytes = files::read(path).with_context(|| format!("cannot read `{name}`"))?;
    let record: Record =
        serde_json::from_slice(&bytes).with_context(|| format!("`{name}` is not a report of flysheet"))?;
    if record.format != FORMAT {
        let format = record.format;
        bail!("`{name}` is a report of form {format}, and this version reads form {FORMAT}");
    }
    ensure!(!record.shards.is_empty(), "`{name}` is not a report of flysheet: it is of no shard");
    // So many shards as a file may say would never be counted through.
    for ShardRecord { shard, of } in &record.shards {
        let is_one = Shard::new(*shard, *of).is_some();
        ensure!(is_one, "`{name}` is not a report of flysheet: there is no shard {shard}/{of}");
    }
    Ok(record)
}

/// Why records cannot be joined at all: they are of another command, or by another version, than the first.
fn unlike(named: &[(&PathBuf, Record)]) -> Vec<anyhow::Error> {
    let Some(((first, model), others)) = named.split_first() else { return Vec::new() };
    let run = |record: &Record| format!("of a `{}` by {}", record.command, record.tool);
    let is_like = |record: &Record| (&record.command, &record.tool) == (&model.command, &model.tool);
    let unlike = others.iter().filter(|(_, record)| !is_like(record));
    let fault = |(path, record): &(&PathBuf, Record)| {
        let (path, first) = (path.display(), first.display());
        anyhow!("`{path}` is {}, and `{first}` {}; join reports of one run", run(record), run(model))
    };
    unlike.map(fault).collect()
}

/// Why records are not those of all shards of one run.
fn faults(named: &[(&PathBuf, Record)]) -> Vec<anyhow::Error> {
    let mut faults = Vec::new();
    let mut seen: BTreeMap<ShardRecord, &PathBuf> = BTreeMap::new();
    let most = named.iter().flat_map(|(_, record)| &record.shards).map(|shard| shard.of).max().unwrap_or(0);
    for (path, record) in named {
        for shard in &record.shards {
            if let Some(other) = seen.insert(*shard, *path) {
                let (one, other) = (path.display(), other.display());
                faults.push(anyhow!("`{other}` and `{one}` are both of shard {}/{}", shard.shard, shard.of));
            } else if shard.of != most {
                let (shard, of) = (shard.shard, shard.of);
                faults.push(anyhow!(
                    "`{}` is of shard {shard}/{of}, and others are of {most} shards",
                    path.display()
                ));
            }
        }
        if record.stopped {
            faults.push(anyhow!(
                "`{}` is of a run that was stopped, so that flyers are missing",
                path.display()
            ));
        }
    }
    let is_missing = |shard: &u64| !seen.contains_key(&ShardRecord { shard: *shard, of: most });
    let missing: Vec<u64> = (1..=most).filter(is_missing).collect();
    faults.extend(without_report(&missing, most));
    faults
}

/// That shards have no report: the first of them by name, and how many more there are.
fn without_report(missing: &[u64], most: u64) -> Option<anyhow::Error> {
    let named: Vec<String> = missing.iter().take(NAMED).map(|shard| format!("{shard}/{most}")).collect();
    match (missing, missing.len() - named.len()) {
        ([], _) => None,
        ([shard], _) => Some(anyhow!("there is no report of shard {shard}/{most}")),
        (_, 0) => Some(anyhow!("there are no reports of shards {}", named.join(", "))),
        (_, more) => Some(anyhow!("there are no reports of shards {} and {more} more", named.join(", "))),
    }
}

/// Several records as one, the flyers by their specs.
fn whole(records: impl Iterator<Item = Record>) -> Option<Record> {
    let mut whole = records.reduce(|mut whole, record| {
        whole.shards.extend(record.shards);
        whole.stopped |= record.stopped;
        whole.seconds = whole.seconds.max(record.seconds);
        record.flyers.into_iter().for_each(|flyer| whole.push(flyer));
        whole.across.extend(record.across);
        whole.leftovers.extend(record.leftovers);
        whole
    })?;
    whole.shards.sort();
    whole.flyers.sort_by(|one, other| one.spec.cmp(&other.spec));
    // Shards that write into one folder see the same leftovers; the one that removed them knows best.
    whole.leftovers.sort_by(|one, other| (&one.output, !one.removed).cmp(&(&other.output, !other.removed)));
    whole.leftovers.dedup_by(|one, other| one.output == other.output);
    Some(whole)
}

/// What is wrong in a record, a line for each finding, and how many flyers came out how.
fn summary(record: &Record) -> String {
    let mut text = String::new();
    let mut shown = std::collections::BTreeSet::new();
    for line in record.flyers.iter().flat_map(findings).chain(record.across.iter().map(finding)) {
        if shown.insert(line.clone()) {
            text += &line;
        }
    }
    let counts = record.counts;
    let kinds = [
        (counts.written, "built"),
        (counts.unchanged, "unchanged"),
        (counts.checked, "checked"),
        (counts.failed, "failed"),
    ];
    let kinds = kinds.iter().filter(|(count, _)| *count > 0);
    let kinds: Vec<String> = kinds.map(|(count, what)| format!("{count} {what}")).collect();
    let shards = match record.shards.len() {
        1 => String::new(),
        shards => format!(" in {shards} shards"),
    };
    text + &format!("{}{shards}: {}\n", counted(counts.flyers, "flyer"), kinds.join(", "))
}

/// The findings about a flyer as `--message-format short` has them, and why it could not be written.
fn findings(flyer: &FlyerRecord) -> Vec<String> {
    let unwritten =
        flyer.error.iter().map(|error| one_line(&format!("{}: error: {error}", flyer.spec)) + "\n");
    flyer.diagnostics.iter().map(finding).chain(unwritten).collect()
}

/// A finding as `--message-format short` has it.
fn finding(found: &Value) -> String {
    let text = |key: &str| found.get(key).and_then(Value::as_str).unwrap_or_default();
    let number = |key: &str| found.get(key).and_then(Value::as_u64);
    let place = [number("line"), number("column")].into_iter().flatten();
    let place: String = place.map(|number| format!("{number}:")).collect();
    let line =
        format!("{}:{place} {}[{}]: {}", text("file"), text("severity"), text("code"), text("message"));
    one_line(&line) + "\n"
}
