//! The words after `flysheet completions`.

use clap::Args;
use clap_complete::Shell;

use super::MessageArguments;

/// What stands below the options of `completions`.
pub const EXAMPLES: &str = "\
Examples:
  bash        flysheet completions bash > ~/.local/share/bash-completion/completions/flysheet
  zsh         flysheet completions zsh > ~/.local/share/zsh/site-functions/_flysheet
  fish        flysheet completions fish > ~/.config/fish/completions/flysheet.fish
  elvish      flysheet completions elvish > ~/.config/elvish/lib/flysheet.elv
  powershell  flysheet completions powershell >> $PROFILE

Make the folder first where it is not there (mkdir -p), and open a new terminal after that. Where
XDG_DATA_HOME is set, it stands for ~/.local/share, and XDG_CONFIG_HOME for ~/.config.

zsh reads the file once its folder is in fpath: above compinit in ~/.zshrc, write
  fpath=(~/.local/share/zsh/site-functions $fpath)
elvish reads it once ~/.config/elvish/rc.elv says
  use flysheet";

/// The words after `flysheet completions`.
#[derive(Debug, Args)]
pub struct CompletionsArguments {
    /// The shell, which `echo $SHELL` tells on most systems
    #[arg(value_name = "SHELL", value_enum)]
    pub shell: Shell,

    /// What all commands share.
    #[command(flatten)]
    pub messages: MessageArguments,
}
