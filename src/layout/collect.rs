//! Collection: the parts of a flyer, in the order of the page, become rows of the flow.

mod display;
mod opening;

use std::rc::Rc;

use super::fit::Rung;
use super::flow::{Band, BreakCost, Flow, GapKind, Piece, Row, Whole, WholeKind};
use super::grid::Grid;
use super::inset::OpenInset;
use super::lowered::Lowered;
use super::masthead::Masthead;
use super::order::sections;
use super::part::{Part, Shape};
use super::setter::Setter;
use super::shared::Shared;
use super::style::{Kind, Styles};
use crate::diag::Span;
use crate::frame::{ElementId, Role};
use crate::geom::{Length, Point};
use crate::spec::{Flyer, Origin, Paragraph};
use crate::text::Line;

/// The level of the country's name and of section headings among the headings; the edition in the
/// masthead stands above them.
const SECTION_LEVEL: u8 = 2;

/// What collects the rows of a flyer.
pub(super) struct Collector<'a> {
    pub flyer: &'a Flyer,
    pub grid: Grid,
    /// Shared, so that a kind of text can be held while lines are set.
    pub styles: Rc<Styles>,
    pub setter: Setter<'a>,
    /// The masthead, once it is set.
    pub masthead: Option<Masthead>,
    /// What stands in the columns of the stretch that is being collected.
    pub flow: Flow,
    /// The parts of the flyer that are collected already.
    pub bands: Vec<Band>,
    /// The measure of what is being collected: that of a column, or of all where something spans them.
    pub measure: Length,
    /// The inset picture that text stands beside, if any.
    pub inset: Option<OpenInset>,
    /// What it shares with other attempts.
    pub shared: &'a Shared<'a>,
    /// The rung of fitting, for the white between blocks, the looseness of paragraphs and the height of pictures.
    pub rung: Rung,
    /// The activities whose picture stands below their first paragraph.
    pub lowered: Lowered,
    /// Whether pictures across the page give rows to stay on theirs.
    pub pictures_give: bool,
    /// The piece of the flow that a heading begins at which has no text of its own yet.
    open_heading: Option<usize>,
}

impl<'a> Collector<'a> {
    /// A collector with nothing collected.
    pub fn new(
        flyer: &'a Flyer,
        grid: Grid,
        styles: Styles,
        setter: Setter<'a>,
        shared: &'a Shared<'a>,
        rung: Rung,
    ) -> Collector<'a> {
        let measure = grid.measure;
        Collector {
            flyer,
            grid,
            styles: Rc::new(styles),
            setter,
            masthead: None,
            flow: Flow::default(),
            bands: Vec::new(),
            measure,
            inset: None,
            shared,
            rung,
            lowered: Lowered::NONE,
            pictures_give: false,
            open_heading: None,
        }
    }

    /// Sets the masthead, and collects everything that stands in columns.
    pub fn collect(&mut self) {
        self.masthead = Some(self.set_masthead());
        for (at, section) in sections(self.flyer).iter().enumerate() {
            self.shared.begin(at);
            self.section(section);
        }
        self.end_stretch();
    }

    /// The rows of the flyer, every paragraph set in the way that costs least.
    pub fn rows_in_all(&self) -> usize {
        let columns = self.grid.columns;
        let spans = self.bands.len() > 1;
        let rows = |band: &Band| match band {
            // Above or below what spans them, other columns may stand empty beside a block that stays whole.
            Band::Columns(flow) if spans => flow.rows().max(flow.tallest_whole() * columns),
            Band::Columns(flow) => flow.rows(),
            Band::Spanning(spanning) => {
                (spanning.head.len() + spanning.foot) * columns + spanning.text.rows()
            }
        };
        self.bands.iter().map(rows).sum()
    }

    /// Ends the stretch that is being collected, if there is anything in it; the next begins with nothing.
    pub fn end_stretch(&mut self) {
        let mut flow = std::mem::take(&mut self.flow);
        if let Some(Piece::Gap(_)) = flow.pieces.last() {
            flow.pieces.pop();
        }
        if !flow.pieces.is_empty() {
            self.bands.push(Band::Columns(flow));
        }
    }

    /// The rows of a heading that has no text of its own yet; they are taken out of the columns, since what spans
    /// them follows.
    pub fn take_open_heading(&mut self) -> Vec<Row> {
        let Some(begins) = self.open_heading.take() else { return Vec::new() };
        self.flow.take_rows(begins)
    }

    /// What it costs to end a column before the next block: it stays with a heading that has no text yet.
    pub fn next_block(&mut self) -> BreakCost {
        if self.open_heading.take().is_some() { BreakCost::BELOW_COUNTRY } else { BreakCost::FREE }
    }

    /// The lines of a heading: ragged, balanced, and hyphenated only where a word of it is wider than its column.
    pub fn heading_lines(&mut self, heading: &Paragraph, kind: &Kind, element: ElementId) -> Vec<Line> {
        let shape = Shape::heading(self.measure);
        self.setter.whole_words(&[Part::new(heading, kind)], shape, element)
    }

    /// A section heading in its row.
    pub fn section_heading(&mut self, heading: &Paragraph) {
        self.gap(GapKind::Section);
        let element = self.setter.structure.add(Role::Heading(SECTION_LEVEL), ElementId::ROOT);
        let begins = self.flow.pieces.len();
        let styles = self.styles.clone();
        let kind = &styles.section;
        let lines = self.heading_lines(heading, kind, element);
        let opened = self.open_heading.unwrap_or(begins);
        let first = self.next_block();
        self.rows(lines, Length::ZERO, first, BreakCost::KEEP);
        self.flow.bookmark(begins, heading.in_one_line(), SECTION_LEVEL - 1);
        let rule = self.column_rule();
        self.flow.push(vec![rule], BreakCost::KEEP);
        self.gap(GapKind::BelowOpening);
        self.open_heading = Some(opened);
    }

    /// Adds lines of one row each: what it costs to end a column before the `first`, and before the `others`.
    pub fn rows(&mut self, lines: Vec<Line>, x: Length, first: BreakCost, others: BreakCost) {
        let origin = Point::new(x, self.grid.baseline());
        for (at, line) in lines.into_iter().enumerate() {
            let items = self.setter.items(line, origin);
            self.flow.push(items, if at == 0 { first } else { others });
        }
    }

    /// Words that flysheet itself adds; a finding about them points to where `origin` does.
    pub fn added(&self, text: String, origin: &Origin) -> Paragraph {
        Paragraph { text, markup: Vec::new(), origin: origin.clone() }
    }

    /// Says that the rows from `begins` on must stay whole, what they are, and where the spec has them.
    pub fn keep_whole(&mut self, begins: usize, kind: WholeKind, span: Option<Span>) {
        if let Some(row) = self.flow.row_mut(begins) {
            row.whole = span.map(|span| Whole { kind, span });
        }
    }

    /// White of a kind, as much as the setting has of it.
    pub fn gap(&mut self, kind: GapKind) {
        self.flow.push_gap(self.rung.gaps.rows(kind), kind);
    }
}
