//! The words after `flysheet schema`.

use clap::Args;

use super::MessageArguments;

/// What stands below the options of `schema`.
pub const EXAMPLES: &str = "\
Examples:
  flysheet schema > flyers/spec.schema.json

An editor that reads TOML with taplo, such as Visual Studio Code with “Even Better TOML”, then
completes keys, says what each is for and marks mistakes in every file that begins with the line

  #:schema ./spec.schema.json

and `flysheet new` writes that line where the schema stands in the folder. One schema goes for
specs, fragments and registers. `flysheet check` finds more than it can say.";

/// The words after `flysheet schema`.
#[derive(Debug, Args)]
pub struct SchemaArguments {
    /// What all commands share.
    #[command(flatten)]
    pub messages: MessageArguments,
}
