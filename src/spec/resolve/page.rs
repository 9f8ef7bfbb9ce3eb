//! The page: its size, its margins, its columns, and whether they leave room for text.

use super::Resolver;
use super::field::{Field, Section};
use crate::diag::{Code, Diagnostic, Span};
use crate::geom::{Length, Size};
use crate::spec::contract::Kind;
use crate::spec::merged::Data;
use crate::spec::model::PageTheme;
use crate::spec::suggest;

/// The sizes that have names, upright: ISO 216, ANSI Y14.1, and DL of ISO 269 as flyers are cut.
const SIZES: &[(&str, Size)] = &[
    ("A3", Size::new(Length::mm(297.0), Length::mm(420.0))),
    ("A4", Size::new(Length::mm(210.0), Length::mm(297.0))),
    ("A5", Size::new(Length::mm(148.0), Length::mm(210.0))),
    ("Letter", Size::new(Length::inches(8.5), Length::inches(11.0))),
    ("Legal", Size::new(Length::inches(8.5), Length::inches(14.0))),
    ("DL", Size::new(Length::mm(99.0), Length::mm(210.0))),
];

/// The narrowest column that a word goes into.
const NARROWEST_COLUMN: Length = Length::mm(20.0);

/// The shortest column that is worth a page.
const SHORTEST_COLUMN: Length = Length::mm(40.0);

/// The fewest letters of a misspelt name from which another size can be guessed.
const SHORTEST_WORD: usize = 4;

/// What a measure may lack for arithmetic's sake before it is rounded down, in tenths of a millimetre.
const ROUNDING: f64 = 1e-6;

impl Resolver<'_, '_> {
    pub(super) fn page(&mut self, section: &Section<'_>, page: &mut PageTheme) {
        page.span = Some(section.table.header);
        // Of a page with a measure that is not known, nobody can say whether it has room.
        let mut known = self.page_size(section).set(&mut page.size);
        match section.section("margin") {
            Some(margin) => {
                known &= self.length(&margin, "top").set(&mut page.top);
                known &= self.length(&margin, "bottom").set(&mut page.bottom);
                known &= self.length(&margin, "left").set(&mut page.left);
                known &= self.length(&margin, "right").set(&mut page.right);
                page.spans.top = margin.span_of("top");
                page.spans.bottom = margin.span_of("bottom");
                page.spans.left = margin.span_of("left");
                page.spans.right = margin.span_of("right");
            }
            None => known &= section.table.get("margin").is_none(),
        }
        let columns = self
            .integer(section, "columns")
            .and_then(|(columns, _)| usize::try_from(columns).map_or(Field::Faulty, Field::Given));
        known &= columns.set(&mut page.columns);
        known &= self.length(section, "gutter").set(&mut page.gutter);
        self.length(section, "bleed").set(&mut page.bleed);
        page.spans.bleed = section.span_of("bleed");
        if known && !self.may_be_lost(section.table) {
            self.check_room(page, section.table.header);
        }
    }

    /// Whether there is room for text on the page; where there is none, that is a finding.
    fn check_room(&mut self, page: &PageTheme, span: Span) {
        let columns = page.columns as f64;
        let width = (page.size.width - page.left - page.right - page.gutter * (columns - 1.0)) / columns;
        let height = page.size.height - page.top - page.bottom;
        let (what, wanted, found) = if !NARROWEST_COLUMN.fits(width) {
            ("narrow", NARROWEST_COLUMN, width)
        } else if !SHORTEST_COLUMN.fits(height) {
            ("short", SHORTEST_COLUMN, height)
        } else {
            return;
        };
        let message = format!(
            "the page leaves columns too {what} for text: {:.1} mm, where {:.0} mm are needed",
            // Rounded down, so that what lacks a hair is not shown as enough.
            (found.max(Length::ZERO).to_mm() * 10.0 + ROUNDING).floor() / 10.0,
            wanted.to_mm()
        );
        self.report(
            Diagnostic::new(Code::NoRoom, span, message)
                .help("make the margins smaller, the columns fewer, or the page larger"),
        );
    }

    fn page_size(&mut self, section: &Section<'_>) -> Field<Size> {
        let Some(Kind::PageSize(bounds)) = section.kind("size") else { return Field::Absent };
        self.value(section, "size").and_then(|value| match &value.data {
            Data::String(name) => match by_name(name.trim()) {
                Ok(size) => Field::Given(size),
                Err(help) => {
                    let message = format!("unknown page size `{}`", name.trim());
                    self.report(Diagnostic::new(Code::UnknownPageSize, value.span, message).help(help));
                    Field::Faulty
                }
            },
            _ => match self.two_lengths(value, &bounds, &section.path_of("size")) {
                Some((width, height)) => Field::Given(Size::new(width, height)),
                None => Field::Faulty,
            },
        })
    }
}

/// The names of sizes.
pub fn size_names() -> impl Iterator<Item = &'static str> {
    SIZES.iter().map(|(known, _)| *known)
}

/// The size called `name`.
///
/// # Errors
/// The cure for a name that no size has.
fn by_name(name: &str) -> Result<Size, String> {
    if let Some((_, size)) = SIZES.iter().find(|(known, _)| *known == name) {
        return Ok(*size);
    }
    // Of names of two letters, one letter amiss leaves none: what A6 means is A6.
    let same = size_names().find(|known| known.eq_ignore_ascii_case(name));
    let is_word = name.chars().count() >= SHORTEST_WORD;
    Err(match same.or_else(|| suggest::nearest(name, size_names()).filter(|_| is_word)) {
        Some(meant) => format!("did you mean \"{meant}\"?"),
        None => {
            let names: Vec<&str> = size_names().collect();
            format!("write {}, or [\"210mm\", \"297mm\"]", names.join(", "))
        }
    })
}
