//! Fitting to pages: what is said of a flyer that cannot have them, and one setting for a whole folder.

use serde_json::Value;

use crate::Folder;
use crate::messages::json_lines;

/// Words without an end.
const WORDS: &str = "The river rises in the mountains of the east and runs through four countries before it reaches the \
     sea. Each of them draws water from it for fields, for towns and for industry, and returns some of it less clean.";

/// A flyer of a small page and one column, with an activity of so many words and another of half as many.
fn spec(words: usize) -> String {
    let text = |words: usize| WORDS.split_whitespace().cycle().take(words).collect::<Vec<_>>().join(" ");
    format!(
        "country = \"Utopia\"\ndate = \"2022-08\"\npages = 1\n\n[masthead]\nprogramme = \"The Programme\"\n\n\
         [theme.page]\nsize = \"A5\"\ncolumns = 1\n\n[[activity]]\ntitle = \"Short\"\ntext = \"\"\"\n{}\n\"\"\"\n\n\
         [[activity]]\ntitle = \"Long\"\ntext = \"\"\"\n{}\n\"\"\"\n",
        text(words / 2),
        text(words)
    )
}

fn folder(flyers: &[(&str, usize)]) -> Folder {
    let folder = Folder::new();
    for (name, words) in flyers {
        folder.write(name, &spec(*words));
    }
    folder
}

#[test]
fn what_is_too_long_says_by_how_much_and_where() {
    let folder = folder(&[("a.toml", 420)]);
    folder.run("check a.toml").says_about(1, "\
error[page-count]: the flyer is N lines, or about N words, too long for 1 page, even at 8.5 pt on 11.5 pt; its longest block is “Long”, of N words
  --> a.toml:3:9
   |
 3 | pages = 1
   |         ^
...
19 | title = \"Long\"
   |          ---- the longest block
   |
   = help: take out about N words, in whole sentences, some of each text, or ask for no number of pages: it then comes to 2 pages

a.toml  1 error
");
}

#[test]
fn what_is_too_short_says_by_how_much_and_where() {
    let folder = folder(&[]);
    folder.write("a.toml", &spec(330).replace("pages = 1", "pages = 2"));
    folder.run("build a.toml").says_about(1, "\
error[page-count]: the flyer is N lines, or about N words, too short to fill 2 pages, even at 9.75 pt on 13 pt; its longest block is “Long”, of N words
  --> a.toml:3:9
   |
 3 | pages = 2
   |         ^
...
19 | title = \"Long\"
   |          ---- the longest block
   |
   = help: add about N words, some to each text, so that the last page is 85 % full, or ask for 1 page

a.toml  1 error; no PDF written
");
}

#[test]
fn pages_of_the_command_line_point_to_the_number_that_they_replace() {
    let folder = folder(&[("a.toml", 240)]);
    folder.run("check a.toml --pages 2 --message-format short").says_about(1, "a.toml:3:9: error[page-count]: the flyer is N lines, or about N words, too short to fill 2 pages, even at 9.75 pt on 13 pt; its longest block is “Long”, of N words\n");
    folder.write("a.toml", &spec(240).replace("pages = 1\n", ""));
    folder.run("check a.toml --pages 1").says(0, "a.toml  1 page, 9.25 pt on 12.5 pt, no errors\n");
    folder.run("check a.toml --pages 3 --message-format short").says_about(1, "a.toml:1:12: error[page-count]: the flyer is N lines, or about N words, too short to fill 3 pages, even at 9.75 pt on 13 pt; its longest block is “Long”, of N words\n");
}

#[test]
fn headings_alone_may_be_too_much() {
    let titles: String =
        (0..30).map(|at| format!("[[activity]]\ntitle = \"Title {at}\"\ntext = \"Text\"\n")).collect();
    let folder = Folder::with(&[("a.toml", &format!("{}{titles}", spec(100)))]);
    folder.run("check a.toml").says(1, "\
error[page-count]: the flyer does not go into 1 page, even at 8.5 pt on 11.5 pt: its headings, panels and pictures alone come to 3 pages
 --> a.toml:3:9
  |
3 | pages = 1
  |         ^
  |
  = help: leave out about 20 of its 32 activities, the longest first, or ask for 3 pages

a.toml  1 error
");
}

/// Two pages, of which the first would be left white before an activity across the page with a picture.
fn white_before(across: &str) -> String {
    let text = |words: usize| WORDS.split_whitespace().cycle().take(words).collect::<Vec<_>>().join(" ");
    format!(
        "country = \"Utopia\"\ndate = \"2022-08\"\npages = 2\n\n[masthead]\nprogramme = \"The Programme\"\n\n\
         [theme.page]\nsize = \"A5\"\n\n[[activity]]\ntitle = \"Before\"\ntext = \"\"\"\n{}\n\"\"\"\n\n\
         [[activity]]\ntitle = \"Across\"\n{across}text = \"\"\"\n{}\n\"\"\"\n\n\
         [[activity]]\ntitle = \"After\"\ntext = \"\"\"\n{}\n\"\"\"\n",
        text(220),
        text(300),
        text(60)
    )
}

#[test]
fn a_page_that_would_be_left_white_is_named_with_what_stands_across_the_next() {
    let folder = Folder::new();
    let picture = "<svg xmlns='http://www.w3.org/2000/svg' width='200' height='100'><rect width='200' height='100'/></svg>";
    folder.write("p.svg", picture);
    folder.write("a.toml", &white_before("span = true\nimage = { file = \"p.svg\", alt = \"A river\" }\n"));
    folder.run("check a.toml").says(1, "\
error[page-count]: page 1 would be left 50 % white before “Across”, more than a third, where the flyer comes to 2 pages at 8.5 pt on 11.5 pt
  --> a.toml:3:9
   |
 3 | pages = 2
   |         ^
...
18 | title = \"Across\"
   |          ------ stands across page 2
   |
   = help: move it below “After”, or ask for no number of pages: it then comes to 2 pages, the last column 66 % full

a.toml  1 error
");
}

#[test]
fn a_family_shares_the_setting_that_its_longest_flyer_needs() {
    let folder = folder(&[("flyers/long.toml", 340), ("flyers/short.toml", 230)]);
    let read = |name: &str| folder.read(&format!("out/{name}.pdf"));
    let setting = "a common setting of N pt on 11.5 pt, as flyers/long.toml needs\n";
    let built = |words: &str| {
        let (setting, leading) = if words.contains("family") { (setting, "11.5") } else { ("", "12.5") };
        let pages = format!(
            "out/long.pdf  1 page, N pt on 11.5 pt\nout/short.pdf  1 page, N pt on {leading} pt\n\
             {setting}2 flyers, all well: 2 built\n"
        );
        folder.run(&format!("{words} --force")).says_about(0, &pages);
        (read("long"), read("short"))
    };
    let alone = built("build");
    let family = built("build --lock family --jobs 1");
    assert!(alone.0 == family.0, "the longest flyer is set as it is by itself");
    assert!(alone.1 != family.1, "the other is set like it");
    for jobs in ["2", "7"] {
        assert!(built(&format!("build --lock family --jobs {jobs}")) == family, "{jobs} jobs");
    }
    let checked = format!(
        "flyers/long.toml  1 page, N pt on 11.5 pt, no errors\nflyers/short.toml  1 page, N pt on 11.5 pt, no errors\n\
         {setting}2 flyers, all well: 2 checked\n"
    );
    folder.run("check --lock family").says_about(0, &checked);
}

#[test]
fn the_setting_of_a_fitted_flyer_is_told_whether_it_is_built_or_kept() {
    let folder = folder(&[("flyers/a.toml", 340), ("flyers/b.toml", 230)]);
    let free = spec(230).replace("pages = 1\n", "");
    folder.write("flyers/c.toml", &free);
    let says = |done: &str, summary: &str| {
        let expected = format!(
            "out/a.pdf  1 page, N pt on 11.5 pt{done}\nout/b.pdf  1 page, N pt on 12.5 pt{done}\n\
             out/c.pdf  1 page{done}\n3 flyers, all well: 3 {summary}\n"
        );
        folder.run("build").says_about(0, &expected);
    };
    says("", "built");
    says(", unchanged", "unchanged");

    let lines = |words: &str, kind: &str| -> Vec<Value> {
        let lines = json_lines(&folder.run(words)).into_iter();
        lines.filter(|line| line["type"] == kind).map(|line| line["rung"].clone()).collect()
    };
    let figures = lines("check --stats --message-format json", "statistics");
    assert_eq!((&figures[0]["name"], &figures[2]["name"]), (&"size".into(), &"nominal".into()));
    for words in ["build", "build --force", "check"] {
        assert_eq!(lines(&format!("{words} --message-format json"), "flyer"), figures, "{words}");
    }
}

#[test]
fn programs_are_told_which_flyer_dictates_the_common_setting() {
    let folder = folder(&[("flyers/long.toml", 340), ("flyers/short.toml", 230)]);
    let of_type = |words: &str, name: &str| -> Vec<Value> {
        let lines = json_lines(&folder.run(words));
        lines.into_iter().filter(|line| line["type"] == name).collect()
    };
    let alone = of_type("check flyers/long.toml --stats --message-format json", "statistics");
    let family = of_type("check --lock family --message-format json", "family");
    assert_eq!(family.len(), 1);
    for key in ["size_pt", "leading_pt"] {
        assert_eq!(family[0][key], alone[0]["rung"][key], "{key}");
    }
    let needed_by = family[0]["needed_by"].as_array().unwrap();
    assert_eq!(needed_by.len(), 1);
    assert_eq!(needed_by[0]["spec"], "flyers/long.toml");
    assert!(needed_by[0]["measures"].as_array().unwrap().contains(&"size".into()), "{needed_by:?}");
    assert!(of_type("check --message-format json", "family").is_empty());
}

#[test]
fn a_flyer_without_pages_leaves_as_little_of_a_page_white_at_the_common_setting_as_alone() {
    let folder = Folder::new();
    let spec = include_str!("../suite/spanning-white-page-less.toml");
    folder.write("flyers/white.toml", &spec.replace("../assets/tall.svg", "tall.svg"));
    folder.write("flyers/tall.svg", include_str!("../assets/tall.svg"));
    let figures = |words: &str| {
        let lines = json_lines(&folder.run(words));
        let of_flyer = lines.into_iter().find(|line| line["type"] == "statistics").unwrap();
        (of_flyer["pages"].clone(), of_flyer["last_page_fill"].clone())
    };
    let alone = figures("check --stats --message-format json");
    assert!(alone.1.is_number(), "{alone:?}");
    assert_eq!(figures("check --lock family --stats --message-format json"), alone);
}

#[test]
fn all_flyers_that_dictate_the_common_setting_are_told() {
    let long = ["flyers/long.toml", "flyers/tall.toml", "flyers/whole.toml"];
    let folder = folder(&[(long[0], 340), ("flyers/short.toml", 230), (long[1], 340), (long[2], 340)]);
    let said = folder.run("check --lock family").stderr;
    assert!(said.contains(" on 11.5 pt, as flyers/long.toml and 2 more need\n"), "{said}");
    let lines = json_lines(&folder.run("check --lock family --message-format json"));
    let family = lines.iter().find(|line| line["type"] == "family").unwrap();
    let needed_by = family["needed_by"].as_array().unwrap();
    assert_eq!(needed_by.iter().map(|flyer| &flyer["spec"]).collect::<Vec<_>>(), long);
    assert!(needed_by.iter().all(|flyer| flyer["measures"] == needed_by[0]["measures"]), "{needed_by:?}");
}

#[test]
fn a_flyer_that_cannot_be_set_like_the_others_fails_alone() {
    let folder = folder(&[("flyers/long.toml", 340), ("flyers/over.toml", 420)]);
    let bounds = "\n[theme.fit]\nsize = [\"9.25pt\", \"9.25pt\"]\nleading = [\"12.5pt\", \"12.5pt\"]\n";
    folder.write("flyers/other.toml", &(spec(240) + bounds));
    folder.run("build --lock family -q --message-format short").says_about(1, "flyers/other.toml:3:9: error[page-count]: the common setting of N pt on 11.5 pt is outside this flyer’s `[theme.fit]`\n\
         flyers/over.toml:3:9: error[page-count]: the flyer is N lines, or about N words, too long for 1 page, even at 8.5 pt on 11.5 pt; its longest block is “Long”, of N words\n");
    assert_eq!(folder.names("out"), ["long.pdf"]);
}

#[test]
fn there_is_no_other_lock() {
    let folder = folder(&[("a.toml", 240)]);
    let said = "error: invalid value 'famly' for '--lock <WHAT>'\n  [possible values: family]\n\n  \
         tip: a similar value exists: 'family'\n\nFor more information, try '--help'.\n";
    for words in ["build a.toml --lock famly", "check a.toml --lock famly"] {
        folder.run(words).says(2, said);
    }
    assert_eq!(folder.run("build a.toml --lock").status, 2);
    assert_eq!(folder.names("out"), [""; 0]);
}

#[test]
fn a_panel_across_the_page_that_is_too_tall_fits_without_the_lines_that_are_too_many() {
    let folder = Folder::new();
    let write = |lines: usize| {
        folder.write(
            "a.toml",
            &format!(
                "country = \"Utopia\"\ndate = \"2022-08\"\n\n[masthead]\nprogramme = \"The Programme\"\n\n\
                 [theme.page]\nsize = \"A5\"\n\n[closing]\nspan = true\ntitle = \"Rivers\"\ntext = \"\"\"\n{}\"\"\"\n",
                "- River\n".repeat(lines)
            ),
        );
        folder.run("check a.toml")
    };
    // An odd number: the last row of lines is not full.
    let lines = 121;
    let run = write(lines);
    let (_, count) = run.stderr.split_once("shorten `closing.text` by ").unwrap();
    let over: usize = count.split(' ').next().unwrap().parse().unwrap();
    assert_eq!((run.status, write(lines - over).status), (1, 0));
    assert_eq!(write(lines - over + 2).status, 1, "a row of both columns more is too many");
}
