//! Flyers side by side: what does not agree between them, and their register.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod harness;

use std::collections::BTreeMap;
use std::io;
use std::path::Path;

use flysheet::diag::{MessageFormat, render};
use flysheet::references::{Programme, Register};
use flysheet::spec::{self, Files};

use harness::{Disk, specs};

/// Files in memory.
struct Memory<'a>(BTreeMap<&'a str, String>);

impl Files for Memory<'_> {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        let text = self.0.get(path.to_str().unwrap()).ok_or(io::ErrorKind::NotFound)?;
        Ok(text.clone().into_bytes())
    }
}

/// A spec of a country, from its third line on.
fn spec(country: &str, rest: &str) -> String {
    format!("country = \"{country}\"; date = 2022; masthead.programme = \"P\"\n{rest}").replace("; ", "\n")
}

/// The programme of all files that are no fragments.
fn programme(files: &[(&'static str, String)]) -> Programme {
    let memory = Memory(files.iter().cloned().collect());
    let mut programme = Programme::new();
    for (name, _) in files.iter().filter(|(name, _)| !name.contains('_')) {
        let reading = spec::read(Path::new(name), &memory);
        match &reading.flyer {
            Some(flyer) => programme.add(Path::new(name), flyer, &reading.sources, &[Some(1..=2)]),
            None => programme.add_faulty(),
        }
    }
    programme
}

/// The findings about these files, a line each.
fn findings(files: &[(&'static str, String)], folders: &[&str]) -> Vec<String> {
    let programme = programme(files);
    let folders: Vec<&Path> = folders.iter().map(Path::new).collect();
    let found = programme.findings(&folders);
    let line = |finding| render(finding, &programme.sources, MessageFormat::Short).trim_end().to_owned();
    found.sorted().into_iter().map(line).collect()
}

/// An activity with a number.
fn activity(reference: &str, title: &str, more: &str) -> String {
    format!("[[activity]]\nref = \"{reference}\"\ntitle = \"{title}\"\ntext = \"x\"\n{more}\n")
}

#[test]
fn the_same_number_says_the_same_everywhere() {
    let usual =
        activity("983945", "Rivers", "dates = \"2013\"; partners = [\"B\", \"D\"]").replace("; ", "\n");
    let other =
        activity("983945", "Rivers", "dates = \"2014\"; partners = [\"B\", \"Q\"]").replace("; ", "\n");
    let files = [
        ("f/a.toml", spec("A", &usual)),
        ("f/b.toml", spec("B", &other)),
        // What most flyers say is taken for right, in whatever order partners stand.
        ("f/c.toml", spec("C", &usual.replace("[\"B\", \"D\"]", "[\"D\", \"B\"]"))),
        // What is left out contradicts nothing.
        ("f/d.toml", spec("D", &activity("983945", "Rivers", ""))),
        // Another language has other titles, and another number is another activity.
        ("f/e.toml", spec("E", &format!("lang = \"fr\"\n{}", activity("983945", "Rivières", "")))),
        ("f/g.toml", spec("G", &activity("983946", "Seas", ""))),
    ];
    assert_eq!(
        findings(&files, &["f"]),
        [
            "f/b.toml:8:10: warning[conflicting-ref]: `dates` of 983945 is “2014” here and “2013” at f/a.toml:8:10",
            "f/b.toml:9:14: warning[conflicting-ref]: `partners` of 983945 are not those at f/a.toml:9:14: \
             Q only here; D only there",
        ]
    );
}

#[test]
fn a_value_that_is_repeated_is_told_once() {
    let shared = activity("1", "Rivers", "");
    let own = |country: &str, title: &str| spec(country, &activity("1", title, ""));
    let files = [
        ("a.toml", own("A", "Rivers")),
        ("b.toml", own("B", "Rivers")),
        ("c.toml", own("C", "Rivers")),
        ("d.toml", own("D", "Lakes")),
        ("e.toml", own("E", "Lakes")),
    ];
    assert_eq!(
        findings(&files, &[]),
        ["d.toml:6:10: warning[conflicting-ref]: `title` of 1 is “Lakes” here and “Rivers” at a.toml:6:10 \
          (so in 2 places)"]
    );
    // A shared entry stands in one place, and agrees with itself.
    let taking =
        |country: &str| spec(country, "activities.register = \"_r.toml\"\n[[activity]]\nuse = \"1\"\n");
    let files = [("_r.toml", shared), ("a.toml", taking("A")), ("b.toml", taking("B"))];
    assert_eq!(findings(&files, &[""]), Vec::<String>::new());
}

#[test]
fn a_partner_with_a_flyer_carries_the_activity() {
    let register = activity("1", "Rivers", "partners = [\"A\", \"b\", \"C\", \"Norway\"]");
    let taking = "activities.register = \"_r.toml\"\n[[activity]]\nuse = 1\n";
    let own = "[[activity]]\ntitle = \"Alone\"\ntext = \"x\"\npartners = [\"A\", \"B\"]\n";
    let files = [
        ("f/_r.toml", register.clone()),
        ("f/a.toml", spec("A", taking)),
        ("f/b.toml", spec("B", "")),
        ("f/c.toml", spec("C", own)),
    ];
    assert_eq!(
        findings(&files, &[]),
        [
            "f/_r.toml:5:19: warning[partner-without-activity]: “Rivers” names partners whose flyers do not carry \
             it: b (f/b.toml), C (f/c.toml)",
            "f/c.toml:7:14: warning[partner-without-activity]: “Alone” names partners whose flyers do not carry \
             it: A (f/a.toml), B (f/b.toml)",
        ]
    );
    // A country is not missed where its flyer is not in the run, or has faults that hide what it carries.
    let alone = [("f/_r.toml", register.clone()), ("f/a.toml", spec("A", taking))];
    assert_eq!(findings(&alone, &["f"]), Vec::<String>::new());
    let faulty = [("f/_r.toml", register), ("f/a.toml", spec("A", taking)), ("f/b.toml", spec("B", "x = 1"))];
    assert_eq!(findings(&faulty, &["f"]), Vec::<String>::new());
}

#[test]
fn an_entry_of_a_whole_folder_is_taken() {
    let register = activity("1", "Rivers", "") + "[[activity]]\nid = \"idle\"\ntitle = \"T\"\ntext = \"x\"\n";
    let taking = "activities.register = \"_r.toml\"\n[[activity]]\nuse = 1\n";
    let files = [("f/_r.toml", register.clone()), ("f/a.toml", spec("A", taking))];
    let unused = ["f/_r.toml:6:1: warning[unused-entry]: no flyer takes `idle` from the register"];
    assert_eq!(findings(&files, &["f"]), unused);
    // Of a single flyer, or of another folder, nobody can say what else is taken.
    assert_eq!(findings(&files, &[]), Vec::<String>::new());
    assert_eq!(findings(&files, &["g"]), Vec::<String>::new());
    let faulty = [files[0].clone(), files[1].clone(), ("f/b.toml", spec("B", "x = 1"))];
    assert_eq!(findings(&faulty, &["f"]), Vec::<String>::new());
}

#[test]
fn the_shipped_flyers_agree() {
    let mut programme = Programme::new();
    for path in specs("flyers") {
        let reading = spec::read(&path, &Disk);
        programme.add(&path, &reading.flyer.unwrap(), &reading.sources, &[]);
    }
    assert!(programme.countries.len() >= 34 && !programme.entries.is_empty());
    let found = programme.findings(&[Path::new("flyers")]);
    let line = |finding| render(finding, &programme.sources, MessageFormat::Short);
    assert_eq!(found.sorted().into_iter().map(line).collect::<Vec<_>>(), Vec::<String>::new());
}

#[test]
fn the_register_lists_each_number_once_in_natural_order() {
    let files = [
        ("a.toml", spec("A", &activity("G10", "Ten", ""))),
        ("b.toml", spec("B", &activity("G9", "Nine", ""))),
        ("c.toml", spec("C", &activity("G10", "Ten again", ""))),
        ("d.toml", spec("D", "[[activity]]\ntitle = \"No number\"\ntext = \"x\"\n")),
    ];
    let programme = programme(&files);
    let register = Register::of(&programme);
    let listed: Vec<(&str, &[&str], Vec<&str>)> = register
        .listed
        .iter()
        .map(|listed| {
            let countries = listed.carriers.iter().map(|record| record.country.as_str()).collect();
            (listed.reference, listed.titles.as_slice(), countries)
        })
        .collect();
    assert_eq!(
        listed,
        [("G9", &["Nine"][..], vec!["B"]), ("G10", &["Ten", "Ten again"][..], vec!["A", "C"])]
    );
    assert_eq!(register.flyers, 4);
}
