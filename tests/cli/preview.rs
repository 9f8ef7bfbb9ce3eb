//! `preview`: the pages of one flyer as pictures.

use crate::{BROKEN, Folder, SPEC};

#[test]
fn a_page_is_a_picture_of_its_size() {
    let folder = Folder::with(&[("flyers/a.toml", SPEC)]);
    folder.run("preview flyers/a.toml --dpi 72").says(0, "out/a-1.png  page 1 of 1\n");
    let picture = image::load_from_memory(&folder.read("out/a-1.png")).unwrap();
    assert_eq!((picture.width(), picture.height()), (595, 842));
    folder.run("preview flyers/a.toml --dpi 36 -q -o x.png").says(0, "");
    assert_eq!(image::load_from_memory(&folder.read("x.png")).unwrap().width(), 298);
}

#[test]
fn a_flyer_with_an_error_leaves_the_earlier_picture() {
    let folder = Folder::with(&[("flyers/a.toml", BROKEN), ("flyers/b.toml", SPEC), ("x.png", "earlier")]);
    let run = folder.run("preview flyers/a.toml -o x.png");
    assert!(run.status == 1 && run.stderr.ends_with("flyers/a.toml  2 errors\n"), "{}", run.stderr);
    assert_eq!(folder.read("x.png"), b"earlier");
    let why = "a preview shows one flyer, and there are 2 specs; name one of them";
    folder.run("preview flyers").says(2, &format!("error: {why}\n"));
    folder.run("preview flyers/b.toml -o x.jpg").says(
        2,
        "error: `x.jpg` ends in `.jpg`, and the name of a picture ends in `.png`; \
         for a new folder of this name, write `x.jpg/`\n",
    );
    folder
        .run("preview flyers/b.toml -o -")
        .says(2, "error: a picture is not written to standard output; name a file or a folder with -o\n");
    folder.run("preview flyers/b.toml -q --dpi 24 -o x.jpg/").says(0, "");
    assert_eq!(folder.names("x.jpg"), ["b-1.png"]);
}

#[test]
fn an_ending_slash_means_a_folder_and_all_faults_are_said_at_once() {
    let folder = Folder::with(&[("flyers/a.toml", SPEC), ("old.png", "earlier")]);
    folder.run("preview flyers/a.toml --dpi 24 -o y.png/").says(0, "y.png/a-1.png  page 1 of 1\n");
    assert_eq!(folder.names("y.png"), ["a-1.png"]);
    folder.run("preview flyers/x.toml -o old.png/").says(
        2,
        "error: no such file or folder: `flyers/x.toml`\n\
         error: `old.png` is not a folder, and the name of a picture ends in `.png`\n",
    );
    assert_eq!(folder.read("old.png"), b"earlier");
}
