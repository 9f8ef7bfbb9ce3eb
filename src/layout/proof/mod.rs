//! The proof: a flyer's pages with what a typesetter looks for drawn over them.
//!
//! 1. `tints` lies behind the text: lines with wide spaces warm, lines with narrow ones cool.
//! 2. `guides` draws the baselines, the columns, the margins and the edge that is cut.
//! 3. `boxes` draws a box around every block.
//! 4. `marks` points to ladders, to lines that stick out, and to lines alone at the edge of a column.
//! 5. `legend` says what all of it means, below the text.
//!
//! Whatever is added is an artifact, so that the proof says to a screen reader what the flyer says. All of it can
//! be told apart without colour: tints by the arrows beside them, lines by their weights and dashes.

mod boxes;
mod draw;
mod guides;
mod legend;
mod marks;
#[cfg(test)]
mod tests;
mod tints;

use super::notes::Notes;
use super::statistics::set_lines;
use crate::frame::Document;
use crate::text::Faces;

/// What stands before the flyer's title in the title of its proof.
const TITLE: &str = "Proof: ";

/// The document with its proof drawn over it. Pages, text, structure, links and bookmarks are the same.
pub fn proof(document: &Document, notes: &Notes, faces: &Faces) -> Document {
    let lines = set_lines(document, notes, faces);
    let mut proof = document.clone();
    proof.title = format!("{TITLE}{}", document.title);
    for (number, page) in proof.pages.iter_mut().enumerate() {
        let on_page: Vec<_> = lines.iter().filter(|line| line.on_page.page == number).collect();
        let mut over = guides::guides(page, number, &notes.frame);
        over.extend(boxes::boxes(page, &on_page, &document.structure, &notes.frame));
        over.extend(marks::marks(&lines, number, &notes.frame));
        over.extend(legend::legend(page, notes, faces));
        page.items.splice(0..0, tints::tints(&on_page, &notes.frame));
        page.items.extend(over);
    }
    proof
}
