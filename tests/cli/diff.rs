//! `diff`: nothing of an identical build, and of a changed one exactly the blocks that have changed.

use image::GenericImageView;

use crate::{Folder, SPEC, is_pdf};

/// A spec with two shared activities, of a country.
fn spec(country: &str) -> String {
    let head = SPEC.split("[[activity]]").next().unwrap().replace("Tajikistan", country);
    format!(
        "{head}[activities]\nregister = \"_activities.toml\"\n\n[[activity]]\nuse = \"1\"\n\n[[activity]]\nuse = \"2\"\n\n\
         [[activity]]\ntitle = \"Rivers\"\ntext = \"Six stations measure the Naryn.\"\n"
    )
}

/// The shared activities, the first with some text.
fn register(text: &str) -> String {
    format!(
        "[[activity]]\nid = \"1\"\ntitle = \"Virtual Silk Highway\"\ntext = \"{text}\"\n\n\
         [[activity]]\nid = \"2\"\ntitle = \"Uranium\"\ntext = \"See [the page](https://example.org/a).\"\n"
    )
}

/// A folder with an earlier build, in `before`, of two flyers that share their activities.
fn built() -> Folder {
    let folder = Folder::with(&[
        ("flyers/a.toml", &spec("Armenia")),
        ("flyers/b.toml", &spec("Belarus")),
        ("flyers/_activities.toml", &register("Universities are connected.")),
    ]);
    folder.run("build -q -o before").says(0, "");
    folder
}

#[test]
fn of_an_identical_build_nothing_is_said() {
    let folder = built();
    folder.run("build -q").says(0, "");
    folder.run("diff before out").says(0, "");
    folder.run("diff before/a.pdf out/a.pdf --message-format json").says(0, "");
    assert_eq!(folder.names(""), ["before", "flyers", "out"]);
}

#[test]
fn a_corrected_sentence_is_one_block_of_each_flyer_that_has_it() {
    let folder = built();
    folder.write("flyers/_activities.toml", &register("Academies are connected."));
    folder.run("build -q").says(0, "");
    let run = folder.run("diff before out");
    let said =
        "a: page 1, “Virtual Silk Highway”: text changed\nb: page 1, “Virtual Silk Highway”: text changed\n";
    assert_eq!((run.status, &*run.stdout, &*run.stderr), (1, said, "2 pictures in diff\n"));
    assert_eq!(folder.names("diff"), ["a-1.png", "b-1.png"]);
    // The block has its tint, and the line around it, on both sides.
    let picture = image::load_from_memory(&folder.read("diff/a-1.png")).unwrap();
    let tinted: Vec<u32> = picture
        .pixels()
        .filter(|(_, _, pixel)| pixel.0[0] > 200 && pixel.0[2] < 60 && pixel.0[1] > 100)
        .map(|(x, _, _)| x)
        .collect();
    let old = tinted.iter().filter(|x| **x < picture.width() / 2).count();
    assert!(old > 50 && tinted.len() > old + 50, "{old} of {}", tinted.len());
}

#[test]
fn what_moves_down_is_told_from_what_has_changed() {
    let folder = built();
    let longer = "Universities are connected, and so are the academies. ".repeat(4);
    folder.write("flyers/_activities.toml", &register(&longer));
    folder.run("build -q flyers/a.toml").says(0, "");
    let run = folder.run("diff before/a.pdf out/a.pdf -q -o new/pictures");
    let said = "a: page 1, “Virtual Silk Highway”: text changed\na: page 1, “Uranium”, “Rivers”: moved\n";
    assert_eq!((run.status, &*run.stdout, &*run.stderr), (1, said, ""));
    assert_eq!(folder.names("new/pictures"), ["a-1.png"]);
}

#[test]
fn links_blocks_and_flyers_that_come_and_go_are_named() {
    let folder = built();
    folder
        .write("flyers/_activities.toml", &register("Universities are connected.").replace("org/a", "org/b"));
    folder.write("flyers/a.toml", &spec("Armenia").replace("\n[[activity]]\nuse = \"1\"\n", ""));
    folder.run("build -q flyers/a.toml").says(0, "");
    folder.write("before/c.pdf", "");
    std::fs::rename(folder.path("before/c.pdf"), folder.path("out/c.pdf")).unwrap();
    let run = folder.run("diff before out --message-format json");
    let of = |flyer: &str, page: &str, block: &str, change: &str, picture: &str| {
        format!(
            "{{\"type\":\"change\",\"flyer\":\"{flyer}\",\"page\":{page},\"block\":{block},\"change\":\"{change}\",\"picture\":{picture}}}\n"
        )
    };
    let picture = "\"diff/a-1.png\"";
    let said = [
        of("a", "1", "\"Virtual Silk Highway\"", "removed", picture),
        of("a", "1", "\"Uranium\"", "link", picture),
        of("a", "1", "\"Rivers\"", "moved", picture),
        of("b", "null", "null", "only-old", "null"),
        of("c", "null", "null", "only-new", "null"),
    ];
    assert_eq!((run.status, run.stdout, &*run.stderr), (1, said.concat(), ""));
}

#[test]
fn what_cannot_be_compared_is_trouble() {
    let folder = built();
    assert!(is_pdf(&folder.read("before/a.pdf")));
    folder.run("diff before nowhere").says(2, "error: no such file or folder: `nowhere`\n");
    folder
        .run("diff before before/a.pdf")
        .says(2, "error: a folder is compared with a folder, and a PDF with a PDF\n");
    let why = "-o names a folder for the pictures of what has changed";
    folder
        .run("diff before before -o before/a.pdf")
        .says(2, &format!("error: `before/a.pdf` is not a folder, and {why}\n"));
    folder.run("diff before before -o x.png").says(
        2,
        &format!("error: `x.png` ends in `.png`, and {why}; for a new folder of this name, write `x.png/`\n"),
    );
    folder.write("out/a.pdf", "no PDF at all");
    let run = folder.run("diff before/a.pdf out/a.pdf");
    assert_eq!(run.status, 2);
    assert!(
        run.stderr.starts_with("error: cannot compare `a`: `out/a.pdf`: not a whole PDF file"),
        "{}",
        run.stderr
    );
}
