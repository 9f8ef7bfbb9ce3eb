//! The command line: files, environment, clock and terminal. No other stage touches any of them.
//!
//! What was typed (`args`) becomes what is meant (`job`) before any work starts; then each flyer is built
//! or checked for itself (`batch`), and what came of it is said in a stable order (`report`).

mod across;
mod args;
mod batch;
mod build;
mod check;
mod completions;
mod contact_sheet;
mod destination;
mod diff;
mod digest;
mod environment;
mod family;
mod figures;
mod files;
mod finished;
mod fonts;
mod interrupt;
mod job;
mod make;
mod new;
mod outcome;
mod press;
mod preview;
mod rebuild;
mod record;
mod refs;
mod report;
mod run;
mod schema;
mod serve;
mod set;
mod setting;
mod shard;
mod state;
mod status;
mod write;

pub use status::Status;

use clap::Parser;

use crate::diag::MessageFormat;
use args::{Arguments, Command, Format, MessageArguments, Profile};
use interrupt::Interrupt;
use report::{Reporter, Style};
use run::Order;

/// Runs flysheet on the words of the command line.
pub fn run() -> Status {
    batch::keep_panics();
    match Arguments::try_parse() {
        Ok(arguments) => run_command(&arguments.command),
        Err(error) => {
            let mut reporter = Reporter::new(style(&MessageArguments::default()));
            reporter.clap(&error);
            reporter.status()
        }
    }
}

/// Runs one command.
fn run_command(command: &Command) -> Status {
    let mut finished = None;
    let (common, build, tasks) = match command {
        Command::Completions(arguments) => return completions::run(arguments),
        Command::ContactSheet(arguments) => return contact_sheet::run(arguments),
        Command::Diff(arguments) => return diff::run(arguments),
        Command::New(arguments) => return new::run(arguments),
        Command::Preview(arguments) => return preview::run(arguments),
        Command::Refs(arguments) => return refs::run(arguments),
        Command::Schema(arguments) => return schema::run(arguments),
        Command::Serve(arguments) => return serve::run(arguments),
        Command::Build(build) => {
            let is_pair = build.profile == Profile::Both;
            (&build.common, Some(build), job::to_build(&build.common.paths, build.output.as_deref(), is_pair))
        }
        Command::Check(check) => {
            let flyers = finished::asked(check).map(|asked| {
                finished = Some(asked.finished);
                asked.flyers
            });
            (&check.common, None, flyers)
        }
        Command::Report(report) => {
            let mut reporter = Reporter::new(style(&MessageArguments::default()));
            record::join(report, &mut reporter);
            return reporter.status();
        }
    };
    let explain = build.is_some_and(|build| build.explain);
    let style = Style { explain, ..style(&common.run.messages) };
    let mut reporter = Reporter::new(style);
    let created = environment::source_date_epoch().map_err(|error| vec![error]);
    match (tasks, created) {
        (Ok(tasks), Ok(created)) => {
            let interrupt = Interrupt::listen();
            // No flyers are meant where finished PDFs alone are named.
            if !tasks.is_empty() {
                run::run(&tasks, Order { common, build, created, style }, &interrupt, &mut reporter);
            }
            if let Some(finished) = finished
                && !matches!(reporter.status(), Status::Stopped(_))
            {
                finished::run(&finished, &common.run, style, &interrupt, &mut reporter);
            }
        }
        (tasks, created) => {
            for error in [tasks.err(), created.err()].into_iter().flatten().flatten() {
                reporter.error(&error);
            }
        }
    }
    reporter.status()
}

/// How things are said on this terminal, as it was asked for.
fn style(arguments: &MessageArguments) -> Style {
    let format = match arguments.message_format {
        Format::Human => MessageFormat::Human,
        Format::Short => MessageFormat::Short,
        Format::Json => MessageFormat::Json,
    };
    Style { format, quiet: arguments.quiet, explain: false, terminal: environment::terminal() }
}
