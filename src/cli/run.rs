//! A run of `build` or `check`: the flyers, each for itself, and what is said and remembered of them.

use std::thread;
use std::time::Instant;

use super::args::{BuildArguments, CommonArguments, Lock, Profile};
use super::batch::{self, Manner};
use super::build::{self, Draft};
use super::family::Family;
use super::interrupt::Interrupt;
use super::job::{self, Task};
use super::make::Settings;
use super::outcome::Outcome;
use super::record::Record;
use super::report::{Reporter, Style};
use super::shard::Shard;
use super::state::{Leftover, State};
use super::{across, check, environment, write};
use crate::aside::ahead;
use crate::pdf::Timestamp;
use crate::text::warm_up;

/// What a run was asked for.
#[derive(Clone, Copy)]
pub struct Order<'a> {
    /// What builds and checks share.
    pub common: &'a CommonArguments,
    /// How to build; `None` for a check.
    pub build: Option<&'a BuildArguments>,
    /// The moment that overrides the specs' dates inside PDFs.
    pub created: Option<Timestamp>,
    /// How things are said.
    pub style: Style,
}

/// Builds the flyers of `all` tasks, or a part of them, or checks them, until a signal comes.
pub fn run(all: &[Task], order: Order<'_>, interrupt: &Interrupt, reporter: &mut Reporter) {
    let begun = Instant::now();
    environment::keep_freed_memory();
    let Order { common, build, style, .. } = order;
    let manner = Manner { threads: batch::threads(&common.run), stop: &|| interrupt.came() };
    let settings = settings(all, order, manner);
    let mine: Vec<Task>;
    let tasks = match common.shard {
        Some(shard) => {
            mine = all.iter().filter(|task| shard.has(task)).cloned().collect();
            &mine
        }
        None => all,
    };
    let mut record = Record::new(if build.is_some() { "build" } else { "check" }, common.shard);
    let state = thread::scope(|scope| {
        // One flyer leaves all cores but one idle until its spec is read.
        if tasks.len() == 1 && manner.threads > 1 {
            ahead(scope, || warm_up(settings.built_in()));
        }
        reporter.begin(tasks.len());
        let folder = build.and_then(|build| job::folder(build.output.as_deref()));
        let state = folder.map(|folder| State::of(&folder));
        run_tasks(tasks, manner, &settings, state.as_ref(), style, |outcome| {
            record.add(&outcome);
            reporter.flyer(outcome);
        });
        state
    });
    if let (None, None | Some(Shard { number: 1, .. }), false) = (build, common.shard, interrupt.came()) {
        // Of a run that is split, the first part looks at all flyers together.
        let folders = job::folders(&common.paths);
        let found = across::findings(all, &folders, manner, style);
        record.add_across(&found);
        reporter.findings(found);
    }
    let leftovers = state.map(|state| close(state, order, interrupt, reporter)).unwrap_or_default();
    if let Some(family) = &settings.family {
        reporter.result(&family.human(), &family.line());
    }
    record.end(begun.elapsed(), interrupt.came(), &leftovers);
    if let Some(Err(error)) = common.report.as_deref().map(|path| record.write(path)) {
        reporter.error(&error);
    }
    reporter.total(tasks.len(), begun.elapsed(), interrupt.status());
}

/// What is the same for all flyers of a run, which is found by fitting `all` where they are to share a setting.
fn settings(all: &[Task], order: Order<'_>, manner: Manner<'_>) -> Settings {
    let Order { common, build, created, .. } = order;
    // A check finds everything that any build would find.
    let profile = build.map_or(Profile::Both, |build| build.profile);
    let mut settings = Settings {
        pages: common.pages,
        force: build.is_some_and(|build| build.force),
        statistics: common.stats,
        ..Settings::new(profile, created)
    };
    if let Some(Lock::Family) = common.lock {
        settings.family = Family::of(all, manner, &settings);
    }
    settings
}

/// Says what is left over in the output folder, removes it where that is asked for, and writes down what the folder
/// remembers from now on.
fn close(state: State, order: Order<'_>, interrupt: &Interrupt, reporter: &mut Reporter) -> Vec<Leftover> {
    let prune = order.build.is_some_and(|build| build.prune);
    // A run that was stopped may have more to say of what is left over, and the next one will.
    let (leftovers, gone) = if interrupt.came() { Default::default() } else { state.leftovers(prune) };
    reporter.leftovers(&leftovers);
    if let Err(error) = state.close(&gone) {
        reporter.error(&error);
    }
    leftovers
}

/// Builds or checks every flyer, and reports on each.
fn run_tasks(
    tasks: &[Task],
    manner: Manner<'_>,
    settings: &Settings,
    state: Option<&State>,
    style: Style,
    mut emit: impl FnMut(Outcome),
) {
    let outputs = tasks.iter().flat_map(Task::written);
    write::remove_leftovers(outputs.clone());
    let mut any_written = false;
    batch::run(
        tasks,
        manner,
        |task| match &task.output {
            Some(output) => build::draft(task, output, settings, state, style),
            None => Draft::done(check::check(task, settings, style)),
        },
        |draft| draft.finish(state),
        |task, result| {
            let outcome = result.unwrap_or_else(|panic| Outcome::broken_down(task, &panic, style));
            any_written |= outcome.end.has_written();
            emit(outcome);
        },
    );
    if any_written {
        write::settle(outputs);
    }
}
