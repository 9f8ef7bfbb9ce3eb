//! `completions`: a script for every shell.

use crate::Folder;

/// The commands that the program lists, by name.
fn commands() -> Vec<String> {
    let help = Folder::new().run("--help").stdout;
    let list = help.split("\nCommands:\n").nth(1).unwrap().split("\n\n").next().unwrap();
    // The lines of a description that is broken stand further to the right.
    let heads = list.lines().filter(|line| line.starts_with("  ") && !line.starts_with("   "));
    heads.map(|line| line.split_whitespace().next().unwrap().to_owned()).collect()
}

#[test]
fn the_script_of_each_shell_completes_every_command() {
    let commands = commands();
    for name in ["build", "check", "new", "schema", "completions"] {
        assert!(commands.iter().any(|known| known == name), "{name} is not among {commands:?}");
    }
    // How each shell's script brings in a command with its description, or in bash alone.
    let check = |shell: &str, entry: fn(&str) -> String| {
        let run = Folder::new().run(&format!("completions {shell}"));
        assert_eq!((run.status, &*run.stderr), (0, ""), "{shell}");
        for name in &commands {
            assert!(run.stdout.contains(&entry(name)), "{shell} does not know {name}");
        }
    };
    check("bash", |name| format!("flysheet,{name})"));
    check("zsh", |name| format!("\n'{name}:"));
    check("fish", |name| format!("-a \"{name}\" -d"));
    check("powershell", |name| format!("[CompletionResult]::new('{name}', "));
    check("elvish", |name| format!("cand {name} '"));
}

#[test]
fn programs_are_given_the_script_in_one_line() {
    let folder = Folder::new();
    let run = folder.run("completions fish --message-format json");
    assert_eq!((run.status, &*run.stderr, run.stdout.lines().count()), (0, "", 1));
    let line: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!((&line["type"], &line["shell"]), (&"completions".into(), &"fish".into()));
    assert_eq!(line["script"], folder.run("completions fish").stdout);
}

#[test]
fn a_shell_that_is_not_known_is_refused_with_those_that_are() {
    let run = Folder::new().run("completions csh");
    assert_eq!((run.status, &*run.stdout), (2, ""));
    assert!(run.stderr.contains("[possible values: bash, elvish, fish, powershell, zsh]"), "{}", run.stderr);
}
