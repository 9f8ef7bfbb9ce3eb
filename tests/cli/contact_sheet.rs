//! `contact-sheet`: a labelled thumbnail for every page that is asked for, and a card for every flyer with an error.

use std::fs;

use image::{GenericImageView, ImageFormat};

use crate::reader::File;
use crate::{BROKEN, Folder, SPEC, is_pdf};

/// The tags of a sheet with their alternative texts, in reading order.
fn figures(file: &File) -> Vec<String> {
    let root = file.catalog().get(b"StructTreeRoot").unwrap().as_reference().unwrap();
    let document = file.file.get_dictionary(root).unwrap().get(b"K").unwrap().as_reference().unwrap();
    let elements = file.elements(document, 0).into_iter();
    elements.filter(|(_, tag, _)| tag == "Figure").map(|(_, _, figure)| file.text(figure, "Alt")).collect()
}

/// The letters of a page's labels and headings: what is content of paragraphs and headings, in order.
fn labels(file: &File, page: usize) -> String {
    let glyphs = file.glyphs(page).into_iter().filter(|glyph| ["P", "H1"].contains(&&*glyph.tag));
    glyphs.map(|glyph| glyph.text).collect()
}

/// A spec of so many pages of its own.
fn long() -> String {
    let paragraph =
        "Universities in Central Asia have been connected to the internet since then. ".repeat(110);
    SPEC.replace("text = \"", &format!("text = \"{paragraph}"))
        .replace("\"Tajikistan\"", "\"Kyrgyz Republic\"")
}

#[test]
fn every_page_has_a_thumbnail_with_its_label() {
    let folder = Folder::with(&[("flyers/a.toml", SPEC), ("flyers/b.toml", &long())]);
    folder.run("contact-sheet --pages all -o s.pdf").says(0, "s.pdf  2 flyers, 3 pages\n");
    let file = File::new(&folder.read("s.pdf"));
    assert_eq!(
        figures(&file),
        ["Tajikistan, page 1 of 1", "Kyrgyz Republic, page 1 of 2", "Kyrgyz Republic, page 2 of 2"]
    );
    assert_eq!(
        labels(&file, 0),
        "Contact sheet2 flyers, 3 pagesTajikistan1/1Kyrgyz Republic1/2Kyrgyz Republic2/2"
    );
    let first = folder.run("contact-sheet flyers/b.toml -o s.pdf");
    first.says(0, "s.pdf  1 flyer, first pages\n");
    assert_eq!(figures(&File::new(&folder.read("s.pdf"))), ["Kyrgyz Republic, page 1 of 2"]);
}

#[test]
fn a_flyer_with_an_error_is_a_card_and_the_others_are_shown() {
    let folder = Folder::with(&[("flyers/a.toml", BROKEN), ("flyers/b.toml", SPEC)]);
    let run = folder.run("contact-sheet -o s.pdf");
    assert_eq!(run.status, 1);
    assert!(
        run.stderr.ends_with("flyers/a.toml  2 errors\ns.pdf  2 flyers, first pages; 1 with an error\n"),
        "{}",
        run.stderr
    );
    let file = File::new(&folder.read("s.pdf"));
    assert_eq!(figures(&file), ["a: no page, since the flyer has an error", "Tajikistan, page 1 of 1"]);
    let words = file.words(0);
    assert!(words.contains("error") && words.contains("Virtual Silk Highway"), "{words}");
}

#[test]
fn finished_pdfs_are_shown_as_they_are() {
    let folder = Folder::with(&[("flyers/a.toml", SPEC), ("flyers/b.toml", &long())]);
    folder.run("build -q").says(0, "");
    folder.run("contact-sheet --pages all -q -o specs.pdf").says(0, "");
    folder.run("contact-sheet out --pages all -o s.pdf").says(0, "s.pdf  2 flyers, 3 pages\n");
    let (of_specs, of_pdfs) = (File::new(&folder.read("specs.pdf")), File::new(&folder.read("s.pdf")));
    assert_eq!(figures(&of_pdfs), figures(&of_specs));
    assert_eq!(of_pdfs.words(0), of_specs.words(0));

    folder.run("contact-sheet out -q -o out/s.pdf").says(0, "");
    folder.run("contact-sheet out -o out/s.pdf").says(0, "out/s.pdf  2 flyers, first pages\n");
    folder.write("broken.pdf", "no PDF at all");
    let run = folder.run("contact-sheet out/a.pdf flyers/b.toml broken.pdf -o s.pdf --message-format short");
    assert_eq!(run.status, 1);
    assert!(run.stderr.starts_with("broken.pdf: error[unreadable]: not a whole PDF file"), "{}", run.stderr);
    assert_eq!(
        figures(&File::new(&folder.read("s.pdf"))),
        [
            "Tajikistan, page 1 of 1",
            "Kyrgyz Republic, page 1 of 2",
            "broken: no page, since the flyer has an error"
        ]
    );
}

#[test]
fn a_folder_that_was_built_stands_for_its_flyers_and_nothing_else_in_it() {
    let folder = Folder::with(&[("flyers/a.toml", SPEC), ("flyers/b.toml", &long())]);
    folder.run("build -q --profile both").says(0, "");
    folder.run("refs -q -o out/refs.pdf").says(0, "");
    folder.run("contact-sheet -q -o out/earlier.pdf").says(0, "");
    folder.run("contact-sheet out -o s.pdf").says(0, "s.pdf  2 flyers, first pages\n");
    assert_eq!(
        figures(&File::new(&folder.read("s.pdf"))),
        ["Tajikistan, page 1 of 1", "Kyrgyz Republic, page 1 of 2"]
    );
}

#[test]
fn a_sheet_takes_the_place_of_no_flyer() {
    let folder = Folder::with(&[("flyers/a.toml", SPEC), ("flyers/b.toml", SPEC)]);
    folder.run("build -q --profile both").says(0, "");
    fs::create_dir(folder.path("copies")).unwrap();
    fs::copy(folder.path("out/a.pdf"), folder.path("copies/a.pdf")).unwrap();
    let files = ["out/a.pdf", "out/a-press.pdf", "copies/a.pdf", "flyers/b.toml"];
    let before = files.map(|file| folder.read(file));
    let built = |sheet: &str| {
        format!(
            "error: the sheet would take the place of a flyer that was built, `{sheet}`; name another file with -o\n"
        )
    };
    let named = |flyer: &str| {
        format!(
            "error: the sheet would take the place of `{flyer}`, which it is to show; \
             name another file with -o, or leave that one out\n"
        )
    };
    folder.run("contact-sheet out -o out/a.pdf").says(2, &built("out/a.pdf"));
    folder.run("contact-sheet -o ./out/a-press.pdf").says(2, &built("./out/a-press.pdf"));
    folder.run("contact-sheet copies/a.pdf -o copies/../copies/a.pdf").says(2, &named("copies/a.pdf"));
    folder
        .run("contact-sheet x.toml -o out/a.pdf")
        .says(2, &format!("error: no such file or folder: `x.toml`\n{}", built("out/a.pdf")));
    #[cfg(unix)]
    {
        let link = |to: &str, at: &str| std::os::unix::fs::symlink(to, folder.path(at)).unwrap();
        link("out/a.pdf", "sheet.pdf");
        link("flyers/b.toml", "sheet.png");
        folder.run("contact-sheet out -o sheet.pdf").says(2, &built("sheet.pdf"));
        folder.run("contact-sheet -o sheet.png").says(2, &named("flyers/b.toml"));
    }
    assert!(files.map(|file| folder.read(file)) == before, "every file is as it was");
    // A sheet among PDFs of which nothing is remembered makes room for the next one.
    folder.run("contact-sheet copies -q -o copies/s.pdf").says(0, "");
    folder.run("contact-sheet copies -o copies/s.pdf").says(0, "copies/s.pdf  1 flyer, first pages\n");
}

#[test]
fn many_flyers_go_on_over_printed_pages() {
    let specs: Vec<(String, &str)> =
        (0..30).map(|number| (format!("flyers/{number:02}.toml"), SPEC)).collect();
    let specs: Vec<(&str, &str)> = specs.iter().map(|(name, spec)| (name.as_str(), *spec)).collect();
    let folder = Folder::with(&specs);
    folder.run("contact-sheet -q -o s.pdf").says(0, "");
    let file = File::new(&folder.read("s.pdf"));
    assert_eq!((file.file.get_pages().len(), figures(&file).len()), (3, 30));
    let bytes = folder.read("s.pdf");
    folder.run("contact-sheet -q --jobs 3 -o s.pdf").says(0, "");
    assert!(is_pdf(&bytes) && folder.read("s.pdf") == bytes, "the same specs give the same sheet");
}

#[test]
fn a_picture_has_the_width_that_is_asked_for_and_shows_every_card() {
    let folder = Folder::with(&[("flyers/a.toml", SPEC), ("flyers/b.toml", SPEC)]);
    folder
        .run("contact-sheet --columns 2 --width 400 -o new/s.png")
        .says(0, "new/s.png  2 flyers, first pages\n");
    let picture = image::load_from_memory_with_format(&folder.read("new/s.png"), ImageFormat::Png).unwrap();
    assert_eq!(picture.width(), 400);
    // The band at the head of either flyer, and the ground between them.
    let blue = |x: u32| {
        let column = (0..picture.height()).filter(|y| {
            let [red, _, blue, _] = picture.get_pixel(x, *y).0;
            blue > red.saturating_add(60)
        });
        column.count()
    };
    assert!(blue(120) > 10 && blue(280) > 10);
    assert_eq!(blue(200), 0);
}

#[test]
fn programs_are_told_what_the_sheet_shows() {
    let folder = Folder::with(&[("flyers/a.toml", SPEC)]);
    let run = folder.run("contact-sheet -o s.png --width 64 --message-format json");
    let line = "{\"type\":\"contact-sheet\",\"output\":\"s.png\",\"flyers\":1,\"pages\":1,\"failed\":0}\n";
    assert_eq!((run.status, &*run.stdout, &*run.stderr), (0, line, ""));
}

#[test]
fn what_cannot_be_a_sheet_is_refused() {
    let folder = Folder::with(&[("flyers/a.toml", SPEC)]);
    let why = "a contact sheet is one file, and `s.txt` does not name one in `.png` or `.pdf`";
    folder.run("contact-sheet -o s.txt").says(2, &format!("error: {why}\n"));
    let why = why.replace("s.txt", "s.png/");
    folder.run("contact-sheet -o s.png/").says(2, &format!("error: {why}\n"));
    folder.run("contact-sheet x.toml -o s.png").says(2, "error: no such file or folder: `x.toml`\n");
    assert_eq!(folder.names(""), ["flyers"]);
    let usage = "Usage: flysheet contact-sheet [OPTIONS] --output <FILE> [PATH]...\n";
    let run = folder.run("contact-sheet flyers");
    assert!(run.status == 2 && run.stderr.contains(usage), "{}", run.stderr);
}
