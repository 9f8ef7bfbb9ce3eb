//! The README's examples, run as they stand there.

use std::fs;
use std::path::Path;

use crate::{Folder, is_pdf};

/// The README's blocks of a kind, in order.
fn blocks(kind: &str) -> Vec<String> {
    let readme = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap();
    let fence = format!("\n```{kind}\n");
    let blocks = readme.split(&fence).skip(1);
    blocks.map(|rest| rest.split_once("\n```\n").unwrap().0.to_string() + "\n").collect()
}

/// Copies a file of the repository.
fn copy(folder: &Folder, name: &str) {
    let to = folder.path(name);
    fs::create_dir_all(to.parent().unwrap()).unwrap();
    fs::copy(Path::new(env!("CARGO_MANIFEST_DIR")).join(name), to).unwrap();
}

#[test]
fn the_first_flyer_builds() {
    let folder = Folder::with(&[("flyers/armenia.toml", &blocks("toml")[0])]);
    folder.run("build flyers/armenia.toml").says(0, "out/armenia.pdf  1 page\n");
    assert!(is_pdf(&folder.read("out/armenia.pdf")));
}

#[test]
fn every_key_is_a_key() {
    // The example asks for two pages and has too little text for them.
    let spec = blocks("toml")[1].replace("\npages = 2 ", "\npages = 1 ");
    let register = "[[activity]]\nref = \"100218\"\ntitle = \"Floods\"\ntext = \"Early warning.\"\n";
    let folder = Folder::with(&[
        ("flyers/kyrgyz-republic.toml", &spec),
        ("flyers/_programme.toml", "[intro]\nlead = \"Overridden.\"\n"),
        ("flyers/_activities.toml", register),
    ]);
    copy(&folder, "assets/mark.svg");
    copy(&folder, "fonts/SourceSerif4-Regular.ttf");
    image::RgbImage::new(1200, 900).save(folder.path("assets/station.jpg")).unwrap();
    folder.run("check").says(0, "flyers/kyrgyz-republic.toml  1 page, 9.75 pt on 13 pt, no errors\n");
}

#[test]
fn the_figures_are_those_of_the_flyer() {
    let folder = Folder::new();
    for name in ["tajikistan", "_programme", "_roomy", "_activities", "_closing-across"] {
        copy(&folder, &format!("flyers/{name}.toml"));
    }
    copy(&folder, "assets/mark.svg");
    let readme = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap();
    let run = folder.run("build --stats flyers/tajikistan.toml");
    assert_eq!(run.status, 0, "{}", run.stderr);
    let indented: String = run.stdout.lines().map(|line| format!("    {line}\n")).collect();
    assert!(readme.contains(&indented), "{indented}");
    let run = folder.run("check --stats --message-format json flyers/tajikistan.toml");
    let figures = run.stdout.lines().find(|line| line.contains("\"statistics\"")).unwrap();
    assert!(readme.contains(figures), "{figures}");
}

#[test]
fn the_error_reads_as_shown() {
    let folder = Folder::with(&[("armenia.toml", &blocks("toml")[2])]);
    let run = folder.run("check -q armenia.toml");
    assert_eq!((run.status, run.stderr.trim_end()), (1, blocks("text")[0].trim_end()), "\n{}", run.stderr);
}
