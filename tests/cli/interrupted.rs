//! Runs that are asked to stop.

#![cfg(target_os = "linux")]

use std::fs;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

use crate::{Folder, SPEC};

/// How often a run is looked at, and how long that is at the least between two looks.
const LOOKS: usize = 3_000;
const BETWEEN_LOOKS: Duration = Duration::from_millis(10);

/// A flyer that takes far longer than a signal.
fn long_flyer() -> String {
    let words =
        "Universities in Central Asia have been connected to the internet since that year. ".repeat(40);
    let activity = |at: usize| format!("\n[[activity]]\ntitle = 'Number {at}'\ntext = '{at} {words}'\n");
    (0..800).fold(SPEC.to_owned(), |spec, at| spec + &activity(at))
}

/// Whether a program handles SIGINT by now, as the kernel says.
fn listens(child: &Child) -> bool {
    let status = fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap_or_default();
    let caught = status.lines().find_map(|line| line.strip_prefix("SigCgt:")).unwrap_or_default();
    u64::from_str_radix(caught.trim(), 16).is_ok_and(|signals| signals >> 1 & 1 == 1)
}

/// A build of a long flyer, once it listens to signals.
fn begun(folder: &Folder) -> Child {
    let mut program = Command::new(env!("CARGO_BIN_EXE_flysheet"));
    program.current_dir(folder.path("")).args(["build", "long.toml"]).stderr(Stdio::null());
    let child = program.spawn().unwrap();
    let listened = (0..LOOKS).any(|_| {
        thread::sleep(BETWEEN_LOOKS);
        listens(&child)
    });
    assert!(listened, "the run does not listen to signals");
    child
}

fn send(child: &Child, signal: &str) {
    assert!(Command::new("kill").args([signal, &child.id().to_string()]).status().unwrap().success());
}

#[test]
fn a_second_signal_of_either_kind_ends_a_run_at_once_and_writes_nothing() {
    for (first, second, status) in [("-INT", "-TERM", 143), ("-TERM", "-INT", 130)] {
        let folder = Folder::with(&[("long.toml", &long_flyer())]);
        let mut child = begun(&folder);
        send(&child, first);
        // The first is only noted; what is under way goes on.
        thread::sleep(BETWEEN_LOOKS);
        assert_eq!(child.try_wait().unwrap(), None, "{first} alone ended the run");
        send(&child, second);
        assert_eq!(child.wait().unwrap().code(), Some(status), "{first} {second}");
        assert!(!folder.path("out/long.pdf").exists());
    }
}
