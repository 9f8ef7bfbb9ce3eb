//! The command line: files, environment, clock and terminal. No other stage touches any of them.
//!
//! What was typed (`args`) becomes what is meant (`job`) before any work starts; then each flyer is built
//! or checked for itself (`batch`), and what came of it is said in a stable order (`report`).

mod across;
mod args;
mod batch;
mod build;
mod check;
mod contact_sheet;
mod diff;
mod environment;
mod family;
mod figures;
mod files;
mod interrupt;
mod job;
mod make;
mod outcome;
mod press;
mod preview;
mod refs;
mod report;
mod set;
mod status;
mod write;

pub use status::Status;

use std::path::Path;
use std::thread;
use std::time::Instant;

use clap::Parser;

use crate::diag::{Code, Diagnostic, MessageFormat, Sources};
use crate::text::{Faces, warm_up};
use args::{Arguments, Command, Format, Lock, Profile};
use batch::{Manner, Panic};
use build::Draft;
use family::Family;
use interrupt::Interrupt;
use job::Task;
use make::Settings;
use outcome::{End, Outcome};
use report::{Reporter, Style};

/// Runs flysheet on the words of the command line.
pub fn run() -> Status {
    batch::keep_panics();
    match Arguments::try_parse() {
        Ok(arguments) => run_command(&arguments.command),
        Err(error) => {
            let mut reporter = Reporter::new(style(Format::Human, false));
            reporter.clap(&error);
            reporter.status()
        }
    }
}

/// Runs one command.
fn run_command(command: &Command) -> Status {
    let (common, profile, tasks) = match command {
        Command::ContactSheet(arguments) => return contact_sheet::run(arguments),
        Command::Diff(arguments) => return diff::run(arguments),
        Command::Preview(arguments) => return preview::run(arguments),
        Command::Refs(arguments) => return refs::run(arguments),
        Command::Build(build) => {
            let is_pair = build.profile == Profile::Both;
            let tasks = job::to_build(&build.common.paths, build.output.as_deref(), is_pair);
            (&build.common, build.profile, tasks)
        }
        // Everything that any build would find.
        Command::Check(check) => {
            (&check.common, Profile::Both, job::to_check(&check.common.paths, check.proof.as_deref()))
        }
    };
    let style = style(common.message_format, common.quiet);
    let mut reporter = Reporter::new(style);
    let created = environment::source_date_epoch().map_err(|error| vec![error]);
    match (tasks, created) {
        (Ok(tasks), Ok(created)) => {
            let interrupt = Interrupt::listen();
            let manner =
                Manner { threads: common.jobs.unwrap_or_else(batch::cores), stop: &|| interrupt.came() };
            let begun = Instant::now();
            let mut settings = Settings {
                built_in: Faces::built_in(),
                profile,
                pages: common.pages,
                family: None,
                statistics: common.stats,
                created,
            };
            if let Some(Lock::Family) = common.lock {
                settings.family = Family::of(&tasks, manner, &settings);
            }
            thread::scope(|scope| {
                // One flyer leaves all cores but one idle while its spec is read.
                if tasks.len() == 1 && manner.threads > 1 {
                    let warming = || warm_up(&settings.built_in);
                    // Without another thread, all goes on as it would, a little later.
                    let _ = thread::Builder::new().spawn_scoped(scope, warming);
                }
                run_tasks(&tasks, manner, &settings, style, &mut reporter);
            });
            if let (Command::Check(check), None) = (command, interrupt.status()) {
                let folders = job::folders(&check.common.paths);
                reporter.findings(across::findings(&tasks, &folders, manner, style));
            }
            reporter.total(tasks.len(), begun.elapsed(), interrupt.status());
        }
        (tasks, created) => {
            for error in [tasks.err(), created.err()].into_iter().flatten().flatten() {
                reporter.error(&error);
            }
        }
    }
    reporter.status()
}

/// Builds or checks every flyer, and reports on each.
fn run_tasks(tasks: &[Task], manner: Manner<'_>, settings: &Settings, style: Style, reporter: &mut Reporter) {
    let outputs = tasks.iter().flat_map(Task::written);
    write::remove_leftovers(outputs.clone());
    reporter.begin(tasks.len());
    batch::run(
        tasks,
        manner,
        |task| match &task.output {
            Some(output) => build::draft(task, output, settings, style),
            None => Draft::done(check::check(task, settings, style)),
        },
        Draft::finish,
        |task, result| reporter.flyer(result.unwrap_or_else(|panic| broken_down(task, &panic, style))),
    );
    write::settle(outputs);
}

/// How things are said in a format on this terminal.
fn style(format: Format, quiet: bool) -> Style {
    let format = match format {
        Format::Human => MessageFormat::Human,
        Format::Short => MessageFormat::Short,
        Format::Json => MessageFormat::Json,
    };
    Style { format, quiet, terminal: environment::terminal() }
}

/// What came of a flyer that flysheet itself broke down on.
fn broken_down(task: &Task, Panic(said): &Panic, style: Style) -> Outcome {
    let diagnostic = Diagnostic::without_place(Code::Internal, format!("flysheet broke down: {said}"))
        .in_file(task.spec.display().to_string())
        .help("this is a fault in flysheet and not in the spec; please report it, with the spec");
    Outcome {
        task: task.clone(),
        findings: vec![report::finding(&diagnostic, &Sources::new(), style)],
        errors: 1,
        warnings: 0,
        statistics: String::new(),
        end: End::Failed { kept: task.written().any(Path::is_file) },
    }
}
