//! Streams that nobody reads any more, and streams that take no more.

use std::fs::File;
use std::io::pipe;
use std::process::Stdio;

use crate::{BROKEN, Folder, SPEC, is_pdf};

#[test]
fn a_closed_pipe_is_no_fault() {
    let check = |words: &str, status: i32| {
        let folder = Folder::with(&[("a.toml", SPEC), ("broken.toml", BROKEN)]);
        let (closed, stdout) = pipe().unwrap();
        let stderr = stdout.try_clone().unwrap();
        drop(closed);
        let ended = folder.command(words).stdout(stdout).stderr(stderr).status().unwrap();
        assert_eq!(ended.code(), Some(status), "{words}");
        folder
    };
    check("--help", 0);
    check("--version", 0);
    check("schema", 0);
    check("completions bash", 0);
    check("check a.toml", 0);
    check("check broken.toml", 1);
    check("build nowhere.toml", 2);
    let folder = check("new Armenia", 0);
    assert_eq!(folder.names("flyers"), ["armenia.toml"]);
    for format in ["human", "short", "json"] {
        let folder = check(&format!("build a.toml broken.toml --message-format {format}"), 1);
        assert!(is_pdf(&folder.read("out/a.pdf")), "{format}");
    }
}

#[test]
#[cfg(target_os = "linux")]
fn a_full_disk_is_a_fault() {
    let folder = Folder::with(&[("a.toml", SPEC)]);
    let full = File::options().write(true).open("/dev/full").unwrap();
    let mut command = folder.command("check a.toml --message-format json");
    let output = command.stdout(Stdio::from(full)).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "error: cannot write to standard output\n");
}
