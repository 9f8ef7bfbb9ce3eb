//! The lines of a flyer as they stand on its pages, each joined with what was noted when it was set.

use crate::diag::Span;
use crate::frame::{Document, ElementId, MeasuredLine, Role, measured_lines};
use crate::geom::Length;
use crate::layout::notes::{LineNote, Notes};
use crate::text::Faces;

/// One line of content on a page.
#[derive(Clone, Debug, PartialEq)]
pub struct SetLine {
    /// How it stands on its page.
    pub on_page: MeasuredLine,
    /// What was noted when it was set.
    pub note: LineNote,
    /// Where the spec has its words; `None` where it has none of them.
    pub span: Option<Span>,
    /// The column, from zero; of a line across several columns the first of them.
    pub column: usize,
    /// What it is content of.
    pub role: Role,
    /// The activity that it belongs to, if any.
    pub activity: Option<ElementId>,
    /// Whether it is running text: of a paragraph or a list, at the size of the body, with or without a reference.
    pub is_running: bool,
}

/// How far a size may be off that of the body: a tenth of a per cent of usual sizes, against rounding.
const SAME_SIZE: Length = Length::pt(0.01);

impl SetLine {
    /// The page and the column that it stands in: where the reader's eye is.
    pub fn place(&self) -> (usize, usize) {
        (self.on_page.page, self.column)
    }

    /// Its first `most` words as they are read, without soft hyphens, and an ellipsis where there are more.
    pub fn first_words(&self, most: usize) -> String {
        let text = self.on_page.text.replace('\u{ad}', "");
        let mut words = text.split([' ', '\u{a0}']).filter(|word| !word.is_empty());
        let first: Vec<&str> = words.by_ref().take(most).collect();
        first.join(" ") + if words.next().is_some() { " …" } else { "" }
    }
}

/// The lines of content on a flyer's pages in reading order, without the bullets and numbers of lists.
pub fn set_lines(document: &Document, notes: &Notes, faces: &Faces) -> Vec<SetLine> {
    let with_note = |on_page: MeasuredLine| {
        let note = notes.text.line(on_page.id)?;
        let role = document.structure.get(on_page.element)?.role;
        let is_body = (on_page.size - notes.rung.size).abs().fits(SAME_SIZE);
        (role != Role::Label).then(|| SetLine {
            note: note.clone(),
            span: notes.text.span(note),
            column: notes.frame.column_at(on_page.left),
            role,
            activity: document.structure.section_of(on_page.element),
            is_running: is_body && matches!(role, Role::Paragraph | Role::ListBody),
            on_page,
        })
    };
    measured_lines(document, faces).into_iter().filter_map(with_note).collect()
}
