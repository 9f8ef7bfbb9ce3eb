//! Statistics: how well a flyer came out, in figures that a person can check on the page.
//!
//! 1. `lines` joins the lines on the pages with what was noted when they were set.
//! 2. `spaces` weighs the spaces between words, and finds the hyphens.
//! 3. `keeps` finds what a break of column or page parted: paragraphs, activities.
//!
//! All is reckoned from finished pages, and only when somebody asks.

mod keeps;
mod lines;
mod spaces;
#[cfg(test)]
pub(super) mod tests;

pub use keeps::{PartedParagraph, parted_paragraphs};
pub use lines::{SetLine, set_lines};
pub use spaces::ladders;

use super::notes::{Notes, RungNote};
use crate::diag::Span;
use crate::frame::Document;
use crate::text::Faces;

/// How well a flyer came out. *Running text* is what stands in paragraphs and lists at the size of the body;
/// headings, panels, captions and the masthead are not in the figures about lines.
#[derive(Clone, Debug, PartialEq)]
pub struct Statistics {
    /// The number of pages.
    pub pages: usize,
    /// The step of the fit that was taken.
    pub rung: RungNote,
    /// How full the last page is: the rows down to the foot of its longest column, as a share (0 to 1) of the
    /// rows that a column of that page holds, below the masthead if it is the only one.
    pub last_page_fill: f64,
    /// The lines of running text.
    pub lines: usize,
    /// Those of them whose spaces were drawn out or in to fill the measure, and that have two spaces or more.
    pub justified_lines: usize,
    /// How uneven the spaces between words are: the standard deviation of all spaces of those lines, each in em,
    /// as a share of their mean (0 where all are equal). `None` where there is no such line.
    pub space_spread: Option<f64>,
    /// The lines of running text that end in a hyphen, the text's own or one that a line break put in.
    pub hyphens: usize,
    /// Runs of three or more such lines, one below the other.
    pub ladders: usize,
    /// The justified line of running text with the widest spaces, if there is one.
    pub loosest: Option<LoosestLine>,
    /// Paragraphs whose last line stands alone at the head of a column.
    pub widows: usize,
    /// Paragraphs whose first line stands alone at the foot of a column.
    pub orphans: usize,
    /// Activities that go on in another column.
    pub split_blocks: usize,
}

/// The line of a flyer with the widest spaces.
#[derive(Clone, Debug, PartialEq)]
pub struct LoosestLine {
    /// The mean of its spaces, in em.
    pub space: f64,
    /// The page, from zero.
    pub page: usize,
    /// The column, from zero.
    pub column: usize,
    /// Its first words.
    pub words: String,
    /// Where the spec has it.
    pub span: Option<Span>,
}

impl Statistics {
    /// Hyphens in a hundred lines; `None` where there are no lines.
    pub fn hyphens_per_100_lines(&self) -> Option<f64> {
        (self.lines > 0).then(|| self.hyphens as f64 * 100.0 / self.lines as f64)
    }
}

/// How well a flyer came out: its pages, and what layout noted beside them.
pub fn statistics(document: &Document, notes: &Notes, faces: &Faces) -> Statistics {
    of_lines(&set_lines(document, notes, faces), document.pages.len(), last_page_fill(document, notes), notes)
}

/// The figures of lines that stand on `pages` pages.
fn of_lines(lines: &[SetLine], pages: usize, last_page_fill: f64, notes: &Notes) -> Statistics {
    let running: Vec<&SetLine> = lines.iter().filter(|line| line.is_running).collect();
    let measured: Vec<&SetLine> = running.iter().copied().filter(|line| spaces::counts(line)).collect();
    let parted = parted_paragraphs(lines);
    Statistics {
        pages,
        rung: notes.rung.clone(),
        last_page_fill,
        lines: running.len(),
        justified_lines: measured.len(),
        space_spread: spaces::spread(&measured),
        hyphens: running.iter().filter(|line| line.on_page.ends_in_hyphen()).count(),
        ladders: ladders(lines).len(),
        loosest: spaces::loosest(&running),
        widows: parted.iter().filter(|parted| parted.widow.is_some()).count(),
        orphans: parted.iter().filter(|parted| parted.orphan.is_some()).count(),
        split_blocks: keeps::split_activities(lines).len(),
    }
}

/// How full the last page is, as [`Statistics::last_page_fill`] says.
fn last_page_fill(document: &Document, notes: &Notes) -> f64 {
    let page = document.pages.len().saturating_sub(1);
    let Some(last) = document.pages.get(page) else { return 0.0 };
    let rows = last.items.iter().filter_map(keeps::bottom).map(|bottom| {
        let below_head = bottom - notes.frame.area(page).top();
        below_head.units(notes.frame.leading)
    });
    let capacity = notes.frame.rows_of(page).len().max(1);
    rows.max().unwrap_or(0) as f64 / capacity as f64
}
