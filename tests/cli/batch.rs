//! Many flyers in one run: any order, any number of threads, and a run that is stopped.

use std::process::{Command, Stdio};
use std::time::Duration;

use crate::{Folder, SPEC, command_in, is_pdf};

/// Specs that share most of their words and differ in some, by name.
fn specs(count: usize) -> Vec<(String, String)> {
    let spec = |at: usize| {
        let text = format!(
            "{} The station numbered {at} measures what the river carries. ",
            "Water is life. ".repeat(at % 7)
        );
        let lang = ["en-GB", "de", "fr"][at % 3];
        let spec = SPEC.replace("date =", &format!("lang = \"{lang}\"\ndate ="));
        (
            format!("flyers/f{at:03}.toml"),
            spec.replace("Since 2002", &format!("{text}Since {}", 1990 + at % 30)),
        )
    };
    (0..count).map(spec).collect()
}

/// A folder with so many specs.
fn folder(count: usize) -> Folder {
    let folder = Folder::new();
    for (name, spec) in specs(count) {
        folder.write(&name, &spec);
    }
    folder
}

#[test]
fn the_order_and_the_number_of_threads_change_no_byte() {
    let folder = folder(24);
    assert_eq!(folder.run("build --jobs 1 -o one").status, 0);
    let names = folder.names("one");
    // Words that were learnt from other flyers, in any order, are those that each flyer finds by itself.
    let mut shuffled: Vec<String> = specs(24).into_iter().map(|(name, _)| name).collect();
    shuffled.sort_by_key(|name| name.bytes().rev().collect::<Vec<_>>());
    assert_eq!(folder.run(&format!("build --jobs 8 -o eight {}", shuffled.join(" "))).status, 0);
    for name in names.iter().filter(|name| name.ends_with(".pdf")) {
        let alone = format!("build flyers/{} -o alone/", name.replace(".pdf", ".toml"));
        let one = folder.read(&format!("one/{name}"));
        assert!(one == folder.read(&format!("eight/{name}")), "{name}");
        if name.starts_with("f00") {
            assert_eq!(folder.run(&alone).status, 0);
            assert!(one == folder.read(&format!("alone/{name}")), "{name} alone");
        }
    }
}

#[test]
#[cfg(unix)]
fn a_run_that_is_stopped_leaves_whole_files_and_says_so() {
    let folder = folder(200);
    let check = |signal: &str, status: i32| {
        let mut command = command_in(&folder.path(""), "build --jobs 1 -o out");
        let child = command.stderr(Stdio::piped()).stdout(Stdio::null()).spawn().unwrap();
        // As soon as there is anything to see.
        while folder.names("out").iter().filter(|name| name.ends_with(".pdf")).count() < 3 {
            std::thread::sleep(Duration::from_millis(1));
        }
        assert!(Command::new("kill").args([signal, &child.id().to_string()]).status().unwrap().success());
        let output = child.wait_with_output().unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(status), "{said}");
        assert!(said.contains("stopped: ") && said.contains(" of 200 flyers are done"), "{said}");
        let names = folder.names("out");
        assert!(names.len() < 200 && names.iter().all(|name| name.ends_with(".pdf")), "{names:?}");
        assert!(names.iter().all(|name| is_pdf(&folder.read(&format!("out/{name}")))), "{names:?}");
        std::fs::remove_dir_all(folder.path("out")).unwrap();
    };
    check("-INT", 130);
    check("-TERM", 143);
}
