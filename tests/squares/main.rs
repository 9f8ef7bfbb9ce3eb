//! Flyers on squared paper: each character is as wide as the em, so that lines, rows and the ends of columns and pages
//! can be counted by hand. A page is drawn as the characters that stand on it, a row for each line of its grid.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that cannot go on says so by panicking"
)]

mod font;
#[path = "../harness/mod.rs"]
mod harness;

use std::path::Path;

use flysheet::frame::{ItemKind, Page};
use flysheet::text::Faces;
use flysheet::{Typeset, spec};

use font::{FAMILY, squares};
use harness::{Memory, findings};

/// The side of a square, and the height of a row, in points.
const EM: f64 = 10.0;
const LEADING: f64 = 12.0;

/// The squares of a line, and between two columns.
const MEASURE: usize = 10;
const GUTTER: usize = 2;

/// The rows of a page that its columns may fill, and those that the masthead takes of the first.
const ROWS: usize = 14;
const MASTHEAD: usize = 4;

/// The rows below the columns of a page, for its foot.
const FOOT: usize = 3;

/// The pages of a flyer on squared paper.
fn pages(text: &str) -> Vec<String> {
    typeset(text).document.unwrap().pages.iter().map(drawn).collect()
}

/// A flyer on squared paper.
fn typeset(text: &str) -> Typeset {
    let width = (2 * MEASURE + GUTTER) as f64 * EM;
    let height = (ROWS + FOOT) as f64 * LEADING;
    let foot = FOOT as f64 * LEADING;
    let spec = format!(
        "country = 'U'\ndate = '2022'\n[masthead]\nprogramme = 'P'\n{text}\n\
         [theme.page]\nsize = ['{width}pt', '{height}pt']\ngutter = '{}pt'\nbleed = '0pt'\n\
         margin = {{ top = '0pt', bottom = '{foot}pt', left = '0pt', right = '0pt' }}\n\
         [theme.type]\nbody = '{FAMILY}'\nheading = '{FAMILY}'\nsize = '{EM}pt'\nleading = '{LEADING}pt'\njustify = false\n",
        GUTTER as f64 * EM
    );
    let path = Path::new("squares.toml");
    let reading = spec::read(path, &Memory { path, bytes: spec.as_bytes() });
    assert_eq!(findings(&reading), Vec::<String>::new(), "{spec}");
    let mut faces = Faces::built_in();
    faces.add(squares()).unwrap();
    flysheet::typeset(&reading.flyer.unwrap(), &faces)
}

/// The characters of a page, each in its square.
fn drawn(page: &Page) -> String {
    let mut squares = vec![vec![' '; 2 * MEASURE + GUTTER]; ROWS];
    for item in &page.items {
        let ItemKind::Glyphs(run) = &item.kind else { continue };
        let row = (run.origin.y.to_pt() / LEADING) as usize;
        let mut x = run.origin.x;
        for glyph in run.glyphs.iter() {
            let at = (x.to_pt() / EM).round() as usize;
            let square = squares.get_mut(row).and_then(|row| row.get_mut(at));
            square.into_iter().for_each(|square| *square = glyph.text.chars().next().unwrap_or('?'));
            x += glyph.advance;
        }
    }
    let lines: Vec<String> =
        squares.iter().map(|row| row.iter().collect::<String>().trim_end().to_owned()).collect();
    lines.join("\n")
}

/// So many words of four letters, two of which go into a line.
fn words(count: usize) -> String {
    let word = |at: usize| char::from(b'a' + (at % 26) as u8).to_string().repeat(4);
    (0..count).map(word).collect::<Vec<_>>().join(" ")
}

/// An activity of so many lines of text.
fn activity(title: &str, lines: usize) -> String {
    format!("[[activity]]\ntitle = '{title}'\ntext = '{}'\n", words(2 * lines))
}

/// The words under the country's name, so many lines of them.
fn overview(lines: usize) -> String {
    format!("[overview]\ntext = '{}'\n", words(2 * lines))
}

/// Fails unless a flyer comes out as drawn: the columns of each page, from the first row that the masthead leaves.
fn check(flyer: &str, expected: &[&str]) {
    let pages = pages(flyer);
    let drawn = |(at, page): (usize, &String)| {
        let rows = page.lines().skip(if at == 0 { MASTHEAD } else { 0 });
        rows.collect::<Vec<_>>().join("\n").trim_end().to_owned()
    };
    let found: Vec<String> = pages.iter().enumerate().map(drawn).collect();
    let expected: Vec<String> = expected.iter().map(|page| page.trim_matches('\n').to_owned()).collect();
    assert_eq!(found, expected, "\n{}\n", found.join("\n----------------------\n"));
}

/// The country takes three rows, with the white around it, and is drawn on the second of them: six rows in the first
/// column. A title and five lines are six in the second.
#[test]
fn columns_end_level() {
    let page = "
            T
U           aaaa bbbb
            cccc dddd
aaaa bbbb   eeee ffff
cccc dddd   gggg hhhh
eeee ffff   iiii jjjj
";
    check(&(overview(3) + &activity("T", 5)), &[page]);
}

/// Two lines and the country are five rows, white the sixth, and an activity of three lines four more: ten, which is
/// where the page ends. The second activity has no white above it, and is ten rows as well.
#[test]
fn white_vanishes_where_a_column_begins() {
    let page = "
            V
U           aaaa bbbb
            cccc dddd
aaaa bbbb   eeee ffff
cccc dddd   gggg hhhh
            iiii jjjj
T           kkkk llll
aaaa bbbb   mmmm nnnn
cccc dddd   oooo pppp
eeee ffff   qqqq rrrr
";
    check(&(overview(2) + &activity("T", 3) + &activity("V", 9)), &[page]);
}

/// Eight rows in the first column leave room for white and a title, and none for two lines below it: the title goes to
/// the next column, which it fills with nine lines. The white below the name grows by two rows, so that the columns end
/// level, and no line is cut short for it.
#[test]
fn a_title_keeps_two_lines_and_the_column_before_it_is_filled() {
    let page = "
            T
U           aaaa bbbb
            cccc dddd
            eeee ffff
            gggg hhhh
aaaa bbbb   iiii jjjj
cccc dddd   kkkk llll
eeee ffff   mmmm nnnn
gggg hhhh   oooo pppp
iiii jjjj   qqqq rrrr
";
    check(&(overview(5) + &activity("T", 9)), &[page]);
}

/// Six items and an activity of four lines: with the last item alone at the head of the second column, the white above
/// the activity would grow by a row. Two of them go there, and the white below the name grows instead.
#[test]
fn the_last_item_of_a_list_does_not_stand_alone() {
    let page = "
            •4
U           •5

            T
•0          aaaa bbbb
•1          cccc dddd
•2          eeee ffff
•3          gggg hhhh
";
    let items: String = (0..6).map(|at| format!("- {at}\n")).collect();
    check(&format!("[overview]\ntext = '''\n{items}'''\n{}", activity("T", 4)), &[page]);
}

/// The country and seven lines are ten rows, a title and nine lines ten more. Two columns of fourteen rows on the next
/// page hold the other twenty-eight lines.
#[test]
fn pages_are_filled_to_their_last_row() {
    let first = "
            T
U           aaaa bbbb
            cccc dddd
aaaa bbbb   eeee ffff
cccc dddd   gggg hhhh
eeee ffff   iiii jjjj
gggg hhhh   kkkk llll
iiii jjjj   mmmm nnnn
kkkk llll   oooo pppp
mmmm nnnn   qqqq rrrr
";
    let second = "
ssss tttt   uuuu vvvv
uuuu vvvv   wwww xxxx
wwww xxxx   yyyy zzzz
yyyy zzzz   aaaa bbbb
aaaa bbbb   cccc dddd
cccc dddd   eeee ffff
eeee ffff   gggg hhhh
gggg hhhh   iiii jjjj
iiii jjjj   kkkk llll
kkkk llll   mmmm nnnn
mmmm nnnn   oooo pppp
oooo pppp   qqqq rrrr
qqqq rrrr   ssss tttt
ssss tttt   uuuu vvvv
";
    check(&(overview(7) + &activity("T", 37)), &[first, second]);
}

/// A closing panel across a flyer of no more than that. It may have the rows that the masthead and the country leave of
/// the first page, or a page of its own of fourteen: white, its title, eleven lines, and the white below them.
#[test]
fn a_panel_across_the_page_keeps_the_white_below_its_text_or_is_too_tall() {
    let panel = |lines: usize| {
        // A word and a hyphen are all that goes into a line of a panel.
        let text = vec!["aaaaaa"; 2 * lines].join(" ");
        let text = format!("{}[closing]\nspan = true\ntitle = 'T'\ntext = '{text}'\n", overview(2));
        let set = typeset(&text);
        let said: Vec<String> = set.diagnostics.iter().map(|finding| finding.message.clone()).collect();
        let rows_below = set.document.map(|document| {
            let page = document.pages.last().unwrap();
            let baseline = |row: usize| row as f64 * LEADING;
            let lowest = page.items.iter().filter_map(|item| match &item.kind {
                ItemKind::Glyphs(run) if run.origin.y.to_pt() < baseline(ROWS) => Some(run.origin.y),
                _ => None,
            });
            let lowest = lowest.max_by(|one, other| one.to_pt().total_cmp(&other.to_pt())).unwrap();
            let mut panels = page.items.iter().filter_map(|item| match &item.kind {
                ItemKind::Shape(shape) => {
                    shape.bounds().filter(|bounds| bounds.size.height.to_pt() > LEADING)
                }
                _ => None,
            });
            ((panels.next_back().unwrap().bottom() - lowest).to_pt() / LEADING).round()
        });
        (rows_below, said)
    };
    for lines in 3..12 {
        assert_eq!(panel(lines), (Some(1.0), vec![]), "{lines} lines");
    }
    for (lines, over) in [(12, "1 line"), (13, "2 lines")] {
        let message = format!("the closing panel must stay whole, and is {over} taller than a page");
        assert_eq!(panel(lines), (None, vec![message]), "{lines} lines");
    }
}
