//! What `serve` shows when files change.

use std::fs;

use super::{Serving, picture};
use crate::{Folder, SPEC, is_pdf};

#[test]
fn a_spec_that_is_saved_is_shown_anew_and_one_with_an_error_keeps_its_pages() {
    let folder = Folder::with(&[("flyers/a.toml", SPEC), ("flyers/b.toml", SPEC)]);
    let serving = Serving::of(&folder, "");
    serving.get_with("/", "2 flyers: all well");
    let (page, other) = (serving.get("/a"), serving.get("/b"));
    let first = picture(&page, "/a/1.png");
    let first_bytes = serving.get(&first).body;
    let mut events = serving.events();
    folder.write("flyers/a.toml", &SPEC.replace("Virtual Silk Highway", "Clean Rivers"));
    let revision = events.next();
    let second =
        picture(&serving.get_when("/a", |page| picture(page, "/a/1.png") != first).unwrap(), "/a/1.png");
    let second_bytes = serving.get(&second).body;
    assert_ne!(first_bytes, second_bytes);

    folder.write("flyers/a.toml", &SPEC.replace("date =", "dat ="));
    assert!(events.next() > revision);
    let broken = serving.get_with("/a", "has-errors");
    broken.has(&[
        "unknown key <code>dat</code>",
        "flyers/a.toml:2:1",
        "<mark>dat</mark> = &quot;2022-08&quot;",
        "did you mean <code>date</code>?",
        "The pages below are the last good ones.",
    ]);
    assert_eq!(picture(&broken, "/a/1.png"), second);
    assert_eq!(serving.get(&second).body, second_bytes);
    serving.get("/").has(&["2 flyers: 1 with an error", "class=\"paper old\""]);
    assert!(is_pdf(&serving.get("/a.pdf").body));

    folder.write("flyers/a.toml", SPEC);
    let mended = serving.get_with("/a", "No errors, no warnings");
    mended.lacks(&["last good"]);
    assert_eq!(picture(&mended, "/a/1.png"), first, "the same words have another state");
    assert_eq!(serving.get("/b").text(), other.text());
}

#[test]
fn whatever_a_flyer_uses_counts() {
    let spec = format!("extends = '_shared.toml'\n{SPEC}image = {{ file = '../a.png', alt = 'A river' }}\n");
    let folder = Folder::with(&[("flyers/a.toml", &spec)]);
    let serving = Serving::of(&folder, "flyers/");
    serving.get_with("/a", "has-errors").has(&["_shared.toml"]);
    // A fragment that was missing comes, and then a picture.
    folder.write("flyers/_shared.toml", "[masthead]\nedition = 'Country Flyer'\n");
    serving.get_when("/a", |page| !page.text().contains("_shared.toml")).unwrap();
    image::RgbImage::from_pixel(1600, 900, image::Rgb([20, 80, 140])).save(folder.path("a.png")).unwrap();
    let mut page = serving.get_with("/a", "is-well");
    let mut differs = |change: &str| {
        let before = picture(&page, "/a/1.png");
        page = serving
            .get_when("/a", |page| page.text().contains("is-well") && picture(page, "/a/1.png") != before)
            .unwrap_or_else(|page| panic!("{change} is not seen:\n{}", page.text()));
    };
    image::RgbImage::from_pixel(1600, 900, image::Rgb([140, 80, 20])).save(folder.path("a.png")).unwrap();
    differs("another picture");
    folder.write("flyers/_shared.toml", "[masthead]\nedition = 'Other Flyer'\n");
    differs("another fragment");
    fs::create_dir(folder.path("fonts")).unwrap();
    let font = |name: &str| {
        let from = format!("{}/fonts/{name}", env!("CARGO_MANIFEST_DIR"));
        fs::copy(from, folder.path("fonts").join(name)).unwrap();
    };
    font("SourceSerif4-Regular.ttf");
    folder.write("flyers/a.toml", &format!("{spec}[theme.type]\nfonts = ['../fonts']\n"));
    differs("a font folder");
    font("SourceSans3-Regular.ttf");
    differs("another font in the folder");
}

#[test]
fn specs_come_and_go_and_editors_may_save_by_renaming() {
    let folder = Folder::with(&[("flyers/a.toml", SPEC)]);
    let serving = Serving::of(&folder, "");
    serving.get_with("/", "1 flyer: all well");
    folder.write("flyers/b.toml", &SPEC.replace("Tajikistan", "Armenia"));
    serving.get_with("/", "2 flyers: all well").has(&["<strong>Armenia</strong>"]);
    fs::remove_file(folder.path("flyers/a.toml")).unwrap();
    serving.get_with("/", "1 flyer: all well").lacks(&["Tajikistan"]);
    assert_eq!(serving.get("/a").status, 404);
    folder.write("flyers/b.toml.new", &SPEC.replace("Tajikistan", "Georgia"));
    fs::rename(folder.path("flyers/b.toml"), folder.path("flyers/b.toml~")).unwrap();
    fs::rename(folder.path("flyers/b.toml.new"), folder.path("flyers/b.toml")).unwrap();
    serving.get_with("/b", "<h1>Georgia</h1>");
}

#[test]
fn a_folder_that_vanishes_is_told_and_comes_back() {
    let folder = Folder::with(&[("flyers/a.toml", SPEC)]);
    let serving = Serving::of(&folder, "");
    serving.get_with("/", "1 flyer: all well");
    fs::rename(folder.path("flyers"), folder.path("away")).unwrap();
    let page = serving.get_with("/a", "cannot read the folder <code>flyers</code>");
    page.has(&["alt=\"Page 1 of Tajikistan\"", "is-well"]);
    fs::rename(folder.path("away"), folder.path("flyers")).unwrap();
    serving.get_when("/a", |page| !page.text().contains("cannot read")).unwrap().has(&["is-well"]);
}

#[test]
fn a_folder_without_specs_waits_for_the_first() {
    let folder = Folder::new();
    fs::create_dir(folder.path("flyers")).unwrap();
    let serving = Serving::of(&folder, "");
    serving.get("/").has(&["There is no spec in this folder yet."]);
    folder.write("flyers/a.toml", SPEC);
    serving.get_with("/", "1 flyer: all well").lacks(&["There is no spec"]);
}
