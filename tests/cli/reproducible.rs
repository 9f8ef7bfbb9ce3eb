//! The same spec gives the same bytes, wherever and however it is built.

use std::process::Command;

use crate::{Folder, Run, SPEC, command_in};

/// The bytes of the PDF that a command writes to `out/a.pdf` of its folder.
fn pdf(folder: &Folder, command: &mut Command) -> Vec<u8> {
    let run = Run::of(command);
    assert_eq!(run.status, 0, "{}", run.stderr);
    folder.read("out/a.pdf")
}

#[test]
fn the_same_spec_gives_the_same_bytes() {
    let folder = Folder::with(&[("flyers/a.toml", SPEC), ("flyers/b.toml", SPEC)]);
    let first = pdf(&folder, &mut folder.command("build"));
    assert_eq!(first, folder.read("out/b.pdf"), "the name of the spec is in its PDF");
    for jobs in ["1", "2", "9"] {
        assert_eq!(first, pdf(&folder, &mut folder.command(&format!("build --jobs {jobs}"))), "{jobs} jobs");
    }
    let mut elsewhere = folder.command("build");
    elsewhere.env("TZ", "Asia/Kathmandu").env("LANG", "tg_TJ.UTF-8").env("LC_ALL", "tr_TR.UTF-8");
    assert_eq!(first, pdf(&folder, &mut elsewhere), "time zone and locale");
    folder.write("below/x", "");
    let mut from_below = command_in(&folder.path("below"), "build ../flyers -o ../out");
    assert_eq!(first, pdf(&folder, &mut from_below), "another working directory");
}

#[test]
fn the_date_inside_comes_from_the_spec_or_the_environment() {
    let folder = Folder::with(&[("a.toml", SPEC)]);
    let from_spec = pdf(&folder, &mut folder.command("build a.toml"));
    let mut with_epoch = folder.command("build a.toml");
    let from_environment = pdf(&folder, with_epoch.env("SOURCE_DATE_EPOCH", "1661990399"));
    assert!(
        dates(&from_spec).iter().all(|date| date.starts_with("2022-08-01T00:00:00")),
        "{:?}",
        dates(&from_spec)
    );
    let dates = dates(&from_environment);
    assert!(dates.iter().all(|date| date.starts_with("2022-08-31T23:59:59")), "{dates:?}");
}

/// The dates in a PDF's metadata, which stand in it as plain XML.
fn dates(pdf: &[u8]) -> Vec<String> {
    let text = String::from_utf8_lossy(pdf);
    let dates: Vec<String> = ["xmp:CreateDate", "xmp:ModifyDate"]
        .iter()
        .filter_map(|name| text.split_once(&format!("<{name}>"))?.1.split('<').next())
        .map(str::to_string)
        .collect();
    assert_eq!(dates.len(), 2, "no dates in the metadata");
    dates
}
