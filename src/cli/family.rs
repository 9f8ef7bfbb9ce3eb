//! `--lock family`: one setting for all flyers of a run, so that all countries look alike.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::batch::{self, Manner};
use super::job::Task;
use super::make::{Settings, needed};
use crate::layout::{Rung, common_rung};

/// The flyers that share a setting.
pub struct Family {
    /// The setting.
    rung: Rung,
    /// The specs of the flyers that can be set by themselves; what is wrong with another is its own matter.
    members: BTreeSet<PathBuf>,
}

impl Family {
    /// Fits every flyer by itself, and takes the mildest setting that gives each of them its pages; `None` where no
    /// flyer can be set. It does not depend on the order or the number of threads.
    pub fn of(tasks: &[Task], manner: Manner<'_>, settings: &Settings) -> Option<Family> {
        let (mut all, mut members) = (Vec::new(), BTreeSet::new());
        // What a flyer breaks down on comes out again, and is reported, when it is built.
        batch::run(
            tasks,
            manner,
            |task| needed(&task.spec, settings),
            |found| found,
            |task, found| {
                if let Ok(Some(rung)) = found {
                    all.push(rung);
                    members.insert(task.spec.clone());
                }
            },
        );
        Some(Family { rung: common_rung(&all)?, members })
    }

    /// The setting for a spec, if its flyer is one of the family.
    pub fn rung(&self, spec: &Path) -> Option<Rung> {
        self.members.contains(spec).then_some(self.rung)
    }
}
