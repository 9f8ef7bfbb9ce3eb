//! The words after `flysheet serve`.

use std::path::PathBuf;

use clap::Args;

use super::MessageArguments;

/// The port that is tried first: FLYS on the keys of a telephone. It is above those that need rights, below those that
/// systems hand out to programs that ask for any (from 32768 on), and none that common tools begin with.
pub const DEFAULT_PORT: u16 = 3597;

/// What stands below the options of `serve`.
pub const EXAMPLES: &str = "\
Examples:
  flysheet serve                  the flyers in flyers/; open the address that it prints
  flysheet serve drafts           those of another folder
  flysheet serve --port 8080      at an address that stays the same
  flysheet serve --port 0         at any free one

The page in the browser shows each flyer as `flysheet build` would make it. Save a spec, or anything
that it uses (shared files, pictures, fonts), and the page follows by itself. A flyer with an error
keeps showing its last good pages, with the error above them. Nothing is written: `flysheet build`
makes the files.

Only this computer can open the address. Ctrl-C ends it.";

/// The words after `flysheet serve`.
#[derive(Debug, Args)]
pub struct ServeArguments {
    /// The folder of the specs [default: flyers]
    #[arg(value_name = "DIR")]
    pub folder: Option<PathBuf>,

    /// The port of the address; 0 for any free one
    ///
    /// Without this option it is 3597, or where another program has that, the next free one.
    #[arg(long, value_name = "N")]
    pub port: Option<u16>,

    /// What all commands share.
    #[command(flatten)]
    pub messages: MessageArguments,
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::DEFAULT_PORT;
    use crate::cli::args::Arguments;

    #[test]
    fn the_help_names_the_port_that_is_tried_first() {
        let command = Arguments::command();
        let serve = command.find_subcommand("serve").unwrap();
        let help = serve.clone().render_long_help().to_string();
        assert!(help.contains(&format!("it is {DEFAULT_PORT},")), "{help}");
    }
}
