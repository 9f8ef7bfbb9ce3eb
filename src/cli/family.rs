//! `--lock family`: one setting for all flyers of a run, so that all countries look alike.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use serde::Serialize;

use super::batch::{self, Manner};
use super::figures::{points, rounded};
use super::job::Task;
use super::make::{Settings, needed};
use crate::layout::{Measure, Need, Rung, common_rung};

/// The flyers that share a setting.
pub struct Family {
    /// The setting.
    rung: Rung,
    /// The specs of the flyers that can be set by themselves; what is wrong with another is its own matter.
    members: BTreeSet<PathBuf>,
    /// The measures in which not all need it, each time with those that do, one at least; none where all need the same.
    needed_by: Vec<(Vec<Measure>, Vec<PathBuf>)>,
}

/// The common setting, as programs read it. The names and their order are part of the command line's contract.
#[derive(Serialize)]
pub struct FamilyLine {
    r#type: &'static str,
    size_pt: f64,
    leading_pt: f64,
    needed_by: Vec<NeededBy>,
}

/// A flyer that the common setting is due to.
#[derive(Serialize)]
struct NeededBy {
    spec: String,
    measures: Vec<&'static str>,
}

impl Family {
    /// Fits every flyer by itself, and takes the mildest setting at which each keeps its pages and leaves no remnant;
    /// `None` where no flyer can be set, or where the run was stopped before all were. It does not depend on the order
    /// or the number of threads.
    pub fn of(tasks: &[Task], manner: Manner<'_>, settings: &Settings) -> Option<Family> {
        let (mut all, mut specs) = (Vec::new(), Vec::new());
        // What a flyer breaks down on comes out again, and is reported, when it is built.
        batch::run(
            tasks,
            manner,
            |task| needed(&task.spec, settings),
            |found| found,
            |task, found| {
                if let Ok(Some(rung)) = found {
                    all.push(rung);
                    specs.push(task.spec.clone());
                }
            },
        );
        // What is left may need a tighter one.
        if (manner.stop)() {
            return None;
        }
        let common = common_rung(&all)?;
        let needed_by = common.needs.into_iter().map(|Need { measures, flyers }| {
            (measures, flyers.into_iter().filter_map(|flyer| specs.get(flyer).cloned()).collect())
        });
        let needed_by = needed_by.collect();
        Some(Family { rung: common.rung, members: specs.into_iter().collect(), needed_by })
    }

    /// The setting for a spec, if its flyer is one of the family.
    pub fn rung(&self, spec: &Path) -> Option<Rung> {
        self.members.contains(spec).then_some(self.rung)
    }

    /// The setting, and the flyers that it is due to, for people.
    pub fn human(&self) -> String {
        let needed_by = match self.needed_by.as_slice() {
            [] => "as every flyer needs".to_owned(),
            [(_, specs)] => as_needed(specs),
            several => {
                let needs = |(measures, specs): &(Vec<Measure>, Vec<PathBuf>)| {
                    format!("the {} {}", names(measures).join(" and "), as_needed(specs))
                };
                several.iter().map(needs).collect::<Vec<_>>().join(", ")
            }
        };
        let (size, leading) = (points(self.rung.size), points(self.rung.leading));
        format!("a common setting of {size} on {leading}, {needed_by}")
    }

    /// The same for programs.
    pub fn line(&self) -> FamilyLine {
        let mut needed_by: Vec<NeededBy> = Vec::new();
        for (measures, specs) in &self.needed_by {
            for spec in specs.iter().map(|spec| spec.display().to_string()) {
                match needed_by.iter_mut().find(|known| known.spec == spec) {
                    Some(known) => known.measures.extend(names(measures)),
                    None => needed_by.push(NeededBy { spec, measures: names(measures) }),
                }
            }
        }
        FamilyLine {
            r#type: "family",
            size_pt: rounded(self.rung.size.to_pt()),
            leading_pt: rounded(self.rung.leading.to_pt()),
            needed_by,
        }
    }
}

/// Which flyers need something: the first by name, and how many more.
fn as_needed(specs: &[PathBuf]) -> String {
    match specs {
        [] => String::new(),
        [one] => format!("as {} needs", one.display()),
        [first, more @ ..] => format!("as {} and {} more need", first.display(), more.len()),
    }
}

/// The names of measures.
fn names(measures: &[Measure]) -> Vec<&'static str> {
    measures.iter().map(|measure| measure.name()).collect()
}
