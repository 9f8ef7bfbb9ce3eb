//! `serve` as a command: how it begins, what it says, how it ends.

use std::fs;
use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::process::{Command, Stdio};

use super::Serving;
use crate::{BROKEN, Folder, SPEC};

#[test]
fn a_signal_ends_it_as_it_ends_other_commands() {
    for (signal, status) in [("-INT", 130), ("-TERM", 143)] {
        let folder = Folder::with(&[("flyers/a.toml", BROKEN)]);
        let mut serving = Serving::of(&folder, "");
        serving.get_with("/", "1 with an error");
        let _listening = serving.events();
        serving.signal(signal);
        assert_eq!(serving.child.wait().unwrap().code(), Some(status), "{signal}");
        assert_eq!(folder.names(""), ["flyers"]);
    }
}

#[test]
fn programs_read_the_address_and_what_comes_of_each_change() {
    let folder = Folder::with(&[("flyers/a.toml", SPEC)]);
    let mut command = folder.command("serve --port 0 --message-format json");
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let mut next = || serde_json::from_str::<serde_json::Value>(&lines.next().unwrap().unwrap()).unwrap();
    let begin = next();
    assert_eq!((&begin["type"], &begin["folder"]), (&"serve".into(), &"flyers".into()));
    assert!(begin["address"].as_str().unwrap().starts_with("http://127.0.0.1:"), "{begin}");
    let line = next();
    assert_eq!((&line["type"], &line["spec"]), (&"flyer".into(), &"flyers/a.toml".into()));
    assert_eq!((&line["status"], &line["pages"]), (&"checked".into(), &1.into()));
    folder.write("flyers/a.toml", &format!("x = 1\n{SPEC}"));
    let finding = next();
    assert_eq!((&finding["type"], &finding["code"]), (&"diagnostic".into(), &"unknown-key".into()));
    assert_eq!((next()["errors"].clone(), finding["line"].clone()), (1.into(), 1.into()));
    // The same once more is said once more.
    folder.write("flyers/a.toml", &format!("x = 1\n# saved\n{SPEC}"));
    assert_eq!((next()["code"].clone(), next()["status"].clone()), ("unknown-key".into(), "failed".into()));
    fs::remove_file(folder.path("flyers/a.toml")).unwrap();
    assert_eq!(next(), serde_json::json!({"type": "gone", "spec": "flyers/a.toml"}));
    assert!(Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap().success());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), String::from_utf8(output.stderr).unwrap().as_str()), (Some(130), ""));
}

#[test]
fn what_cannot_be_served_is_said_with_its_cure() {
    let folder = Folder::with(&[("a.toml", SPEC)]);
    let cure = "name the folder of your specs: flysheet serve DIR";
    folder.run("serve").says(2, &format!("error: there is no folder `flyers` here; {cure}\n"));
    folder.run("serve drafts").says(2, "error: no such folder: `drafts`\n");
    folder.run("serve a.toml").says(
        2,
        "error: `a.toml` is a file; name its folder, which shows all flyers in it: flysheet serve .\n",
    );
    let taken = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let port = taken.local_addr().unwrap().port();
    folder.run(&format!("serve . --port {port}")).says(
        2,
        &format!(
            "error: port {port} is in use by another program; name another one, \
             or leave --port out for the next free one\n"
        ),
    );
    let run = folder.run("serve --port 70000");
    assert!(run.status == 2 && run.stderr.contains("70000 is not in 0..=65535"), "{}", run.stderr);
}
