//! Runs that are asked to stop.

#![cfg(target_os = "linux")]

use std::fs;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

use crate::{Folder, SPEC};

/// How often a run is looked at, and how long that is at the least between two looks.
const LOOKS: usize = 3_000;
const BETWEEN_LOOKS: Duration = Duration::from_millis(10);

/// A flyer of so many activities that are in no other; 800 of them take far longer than a signal.
fn long_flyer(number: usize, activities: usize) -> String {
    let words =
        "Universities in Central Asia have been connected to the internet since that year. ".repeat(40);
    let activity =
        |at: usize| format!("\n[[activity]]\ntitle = 'Number {at}'\ntext = '{number} {at} {words}'\n");
    (0..activities).fold(SPEC.to_owned(), |spec, at| spec + &activity(at))
}

/// The signals, in the form of the sets that the kernel tells: a bit each.
const SIGINT: u64 = 1 << 1;
const SIGTERM: u64 = 1 << 14;

/// How much of a processor's time a run has used at the least when it is well under way, in the ticks of
/// `/proc/PID/stat`: a fifth of a second where there are 100 of them in one. However busy the machine is, all that a
/// run does first is done by then.
const UNDER_WAY: u64 = 20;

/// A set of signals in a `status` file of the kernel.
fn signals(status: &str, name: &str) -> u64 {
    let set = status.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':'));
    u64::from_str_radix(set.unwrap_or_default().trim(), 16).unwrap_or_default()
}

/// Whether a program listens to both signals by now and does its work, as the kernel says.
fn is_under_way(child: &Child) -> bool {
    let file = |name: &str| fs::read_to_string(format!("/proc/{}/{name}", child.id())).unwrap_or_default();
    let listens = signals(&file("status"), "SigCgt") & (SIGINT | SIGTERM) == SIGINT | SIGTERM;
    let stat = file("stat");
    // What stands behind the name of the program, in brackets: its state first, its time at the 12th place.
    let time = stat.rsplit(')').next().and_then(|rest| rest.split_whitespace().nth(11)?.parse().ok());
    listens && time.is_some_and(|time: u64| time >= UNDER_WAY)
}

/// Whether a signal that was sent to a program has come to it: none of its threads waits for it or is about to note it.
fn has_come(child: &Child, signal: u64) -> bool {
    let threads = fs::read_dir(format!("/proc/{}/task", child.id())).unwrap();
    threads.flatten().all(|thread| {
        let status = fs::read_to_string(thread.path().join("status")).unwrap_or_default();
        // While a program notes a signal, the same one is blocked.
        ["ShdPnd", "SigPnd", "SigBlk"].iter().all(|name| signals(&status, name) & signal == 0)
    })
}

/// Looks until something is so, and fails where it never is.
fn wait_until(what: &str, is_so: impl Fn() -> bool) {
    let found = (0..LOOKS).any(|_| {
        thread::sleep(BETWEEN_LOOKS);
        is_so()
    });
    assert!(found, "{what}");
}

/// A run with the words of a command line, once it is under way.
fn begun(folder: &Folder, words: &str) -> Child {
    let child = folder.command(words).stderr(Stdio::piped()).spawn().unwrap();
    wait_until("the run does not listen to signals", || is_under_way(&child));
    child
}

fn send(child: &Child, signal: &str) {
    assert!(Command::new("kill").args([signal, &child.id().to_string()]).status().unwrap().success());
}

#[test]
fn a_second_signal_of_either_kind_ends_a_run_at_once_and_writes_nothing() {
    for (first, number, second, status) in [("-INT", SIGINT, "-TERM", 143), ("-TERM", SIGTERM, "-INT", 130)] {
        let folder = Folder::with(&[("long.toml", &long_flyer(0, 800))]);
        let mut child = begun(&folder, "build long.toml");
        send(&child, first);
        // The first is only noted; what is under way goes on.
        wait_until("the signal does not come", || has_come(&child, number));
        assert_eq!(child.try_wait().unwrap(), None, "{first} alone ended the run");
        send(&child, second);
        assert_eq!(child.wait().unwrap().code(), Some(status), "{first} {second}");
        assert!(!folder.path("out/long.pdf").exists());
    }
}

#[test]
fn a_common_setting_of_the_flyers_that_were_fitted_before_a_signal_is_not_told() {
    let folder = Folder::new();
    for number in 0..40 {
        folder.write(&format!("flyers/f{number}.toml"), &long_flyer(number, 20));
    }
    let child = begun(&folder, "build --lock family --jobs 1");
    send(&child, "-INT");
    let run = child.wait_with_output().unwrap();
    let said = String::from_utf8(run.stderr).unwrap();
    assert_eq!(run.status.code(), Some(130), "{said}");
    assert!(said.starts_with("stopped: 0 of 40 flyers are done, the others as they were\n"), "{said}");
    assert!(!said.contains("a common setting"), "{said}");
}

#[test]
fn a_signal_ends_a_check_of_finished_pdfs_after_specs_too() {
    let folder = Folder::with(&[("a.toml", SPEC)]);
    folder.run("build a.toml -q").says(0, "");
    let names: Vec<String> = (0..400).map(|number| format!("out/{number}.pdf")).collect();
    for name in &names {
        fs::copy(folder.path("out/a.pdf"), folder.path(name)).unwrap();
    }
    let words = format!("check a.toml {} --jobs 1", names.join(" "));
    let mut child = folder.command(&words).stderr(Stdio::piped()).spawn().unwrap();
    let mut lines = BufReader::new(child.stderr.take().unwrap()).lines().map(Result::unwrap);
    // The spec is done, and the first PDF.
    assert!(lines.any(|line| line.starts_with("out/0.pdf  1 page, no errors")));
    send(&child, "-INT");
    let last = lines.last().unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(130), "{last}");
    assert!(last.starts_with("stopped: ") && last.ends_with(" of 400 PDFs are checked"), "{last}");
}
