//! The keys of a new spec: each is there with its note, and one that is a comment can be taken into use.

use std::collections::BTreeSet;

use flysheet::spec::contract::{Key, SPEC};

use super::{copy, new_in_august, text};
use crate::Folder;

/// The names of all keys that a spec has, set or commented out, from the root.
fn keys_in(text: &str) -> BTreeSet<String> {
    let mut table = String::new();
    let mut keys = BTreeSet::new();
    for line in text.lines().map(|line| line.strip_prefix('#').unwrap_or(line)) {
        if let Some(header) = line.strip_prefix('[') {
            table = header.trim_matches(['[', ']']).to_owned() + ".";
        } else if let Some((name, _)) = line.split_once(" = ").filter(|(name, _)| !name.contains(' ')) {
            keys.insert(format!("{table}{name}"));
        }
    }
    keys
}

/// The names of all keys that a spec may have, from the root; of those that `found` has, without what is inside.
fn keys_of(keys: &'static [Key], table: &str, found: &BTreeSet<String>) -> BTreeSet<String> {
    let inner = |key: &'static Key| {
        let name = format!("{table}{}", key.name);
        match key.kind.keys() {
            Some(keys) if !found.contains(&name) => keys_of(keys, &format!("{name}."), found),
            _ => BTreeSet::from([name]),
        }
    };
    keys.iter().flat_map(inner).collect()
}

#[test]
fn every_key_stands_in_a_new_spec_with_its_note() {
    let folder = Folder::new();
    folder.run("new Armenia");
    let text = text(&folder, "flyers/armenia.toml");
    let found = keys_in(&text);
    assert_eq!(found, keys_of(SPEC, "", &found));
    let notes = text.lines().filter(|line| line.starts_with("# "));
    assert!(notes.clone().all(|line| line.chars().count() <= 100), "{text}");
    assert!(notes.count() > found.len(), "{text}");
}

#[test]
fn what_is_commented_out_can_be_taken_into_use() {
    let folder = Folder::new();
    folder.run("new Armenia");
    let take = |line: &str| match line.strip_prefix('#') {
        Some(rest) if !rest.starts_with(' ') => rest.to_owned(),
        _ => line.to_owned(),
    };
    let text = text(&folder, "flyers/armenia.toml");
    // With all that it may have, the flyer is longer than a page.
    let used: Vec<String> = text.lines().map(take).filter(|line| !line.starts_with("pages = ")).collect();
    assert!(used.len() + 1 == text.lines().count(), "{text}");
    folder.write("flyers/armenia.toml", &used.join("\n"));
    folder.write("flyers/_programme.toml", "");
    write_what_examples_name(&folder);
    let run = folder.run("check --message-format short");
    run.says(0, "");
}

/// Writes the files that keys of a new spec name which are comments.
fn write_what_examples_name(folder: &Folder) {
    folder.write(
        "flyers/_activities.toml",
        "[[activity]]\nref = \"100218\"\ntitle = \"Floods\"\ntext = \"Early warning.\"\n",
    );
    copy(folder, "assets");
    copy(folder, "fonts");
    image::RgbImage::new(1200, 900).save(folder.path("assets/station.jpg")).unwrap();
}

#[test]
fn each_key_that_is_commented_out_can_be_taken_into_use_alone() {
    // Beside a programme, the most keys are comments.
    let programme = "[masthead]\nprogramme = \"P\"\n[priorities]\nitems = [\"Clean water\"]\n";
    let folder = Folder::with(&[("flyers/_programme.toml", programme)]);
    write_what_examples_name(&folder);
    new_in_august(&folder, &["-q", "Armenia"]).says(0, "");
    let text = text(&folder, "flyers/armenia.toml");
    let lines: Vec<&str> = text.lines().collect();
    let mut count = 0;
    for (at, line) in lines.iter().enumerate() {
        let key = line.strip_prefix('#').filter(|key| !key.starts_with(' ') && key.contains(" = "));
        // `use` is taken into use together with the header above it, as its note says.
        let Some(key) = key.filter(|key| !key.starts_with("use = ")) else { continue };
        let used = [&lines[..at], &[key], &lines[at + 1..]].concat();
        folder.write(&format!("flyers/armenia-{at}.toml"), &used.join("\n"));
        count += 1;
    }
    assert!(count > 40, "{count} keys\n{text}");
    let run = folder.run("check -q --message-format short");
    // Nobody takes what the register has.
    let is_expected = run.stderr.contains("[unused-entry]") && run.stderr.lines().count() == 1;
    assert!(run.status == 0 && is_expected, "{}", run.stderr);
}
