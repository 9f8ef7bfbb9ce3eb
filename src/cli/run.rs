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
use super::outcome::{End, Outcome};
use super::record::Record;
use super::report::{Reporter, Style};
use super::shard::Shard;
use super::state::State;
use super::{across, check, environment, write};
use crate::aside::ahead;
use crate::pdf::Timestamp;
use crate::text::warm_up;

/// Builds the flyers of `all` tasks, or a part of them, where `build` says how, or checks them.
pub fn run(
    all: &[Task],
    common: &CommonArguments,
    build: Option<&BuildArguments>,
    created: Option<Timestamp>,
    style: Style,
    interrupt: &Interrupt,
    reporter: &mut Reporter,
) {
    let begun = Instant::now();
    environment::keep_freed_memory();
    let manner = Manner { threads: batch::threads(&common.run), stop: &|| interrupt.came() };
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
    let mut leftovers = Vec::new();
    if let Some(state) = state {
        // A run that was stopped may have more to say of what is left over, and the next one will.
        let prune = build.is_some_and(|build| build.prune);
        let gone;
        (leftovers, gone) = if interrupt.came() { Default::default() } else { state.leftovers(prune) };
        reporter.leftovers(&leftovers);
        if let Err(error) = state.close(&gone) {
            reporter.error(&error);
        }
    }
    if let Some(family) = &settings.family {
        reporter.result(&family.human(), &family.line());
    }
    record.end(begun.elapsed(), interrupt.came(), &leftovers);
    if let Some(Err(error)) = common.report.as_deref().map(|path| record.write(path)) {
        reporter.error(&error);
    }
    reporter.total(tasks.len(), begun.elapsed(), interrupt.status());
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
            any_written |= matches!(outcome.end, End::Written { .. });
            emit(outcome);
        },
    );
    if any_written {
        write::settle(outputs);
    }
}
