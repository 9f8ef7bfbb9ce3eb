//! Panels: the tinted list of priorities, and the closing words on the programme's colour.

use super::block::{BULLET, BlockStyle};
use super::collect::Collector;
use super::flow::{BreakCost, GapKind, Row, WholeKind};
use super::part::{Part, Shape};
use super::style::{RULE, WARM};
use crate::diag::Span;
use crate::frame::{ArtifactKind, ElementId, Ink, Item, ItemKind, Mark, Role};
use crate::geom::{Length, Point, Rect, Size};
use crate::spec::{Block, Closing, Paragraph};
use crate::text::Setting;

/// The space between a panel's edge and its text, in body sizes.
const PANEL_PADDING: f64 = 1.35;

/// The width of the bar at the left of the priorities panel.
const BAR_WIDTH: Length = Length::pt(2.5);

/// The side of a priority's square bullet, in body sizes.
const SQUARE_BULLET: f64 = 0.4;

/// How far a priority stands in from its bullet, in body sizes.
const PRIORITY_INDENT: f64 = 1.15;

/// The level of the closing panel's title among the headings.
const CLOSING_LEVEL: u8 = 2;

impl Collector<'_> {
    /// The priorities: lead-in and list in a tinted panel, and the words after it.
    pub fn priorities(&mut self) {
        let flyer = self.flyer;
        let Some(priorities) = &flyer.priorities else { return };
        if !priorities.items.is_empty() || priorities.lead_in.is_some() {
            self.gap(GapKind::BeforePanel);
            let begins = self.flow.pieces.len();
            self.flow.push(Vec::new(), BreakCost::FREE);
            let style = self.panel_style();
            if let Some(lead_in) = &priorities.lead_in {
                let element = self.setter.structure.add(Role::Paragraph, ElementId::ROOT);
                let kind = self.styles.panel_title.clone();
                let parts = [Part::new(lead_in, &kind)];
                let lines = self.setter.whole_words(&parts, Shape::heading(style.measure), element);
                self.rows(lines, style.x, BreakCost::SOLID, BreakCost::SOLID);
            }
            let list = self.setter.structure.add(Role::BulletList, ElementId::ROOT);
            let indent = self.styles.body.style.size * PRIORITY_INDENT;
            let inner = BlockStyle { x: style.x + indent, measure: style.measure - indent, ..style.clone() };
            for item in &priorities.items {
                let element = self.setter.structure.add(Role::ListItem, list);
                let label = self.setter.structure.add_drawn(Role::Label, BULLET, element);
                let body = self.setter.structure.add(Role::ListBody, element);
                let row = self.flow.pieces.len();
                let lines = self.panel_lines(&[Part::new(item, &inner.kind)], &inner, body);
                self.rows(lines, inner.x, BreakCost::SOLID, BreakCost::SOLID);
                let bullet = self.square_bullet(style.x, label);
                if let Some(row) = self.flow.row_mut(row) {
                    row.items.insert(0, bullet);
                }
            }
            self.flow.push(Vec::new(), BreakCost::SOLID);
            let bar = Some(WARM);
            self.tint(begins, self.styles.tint, bar);
            let first = priorities.lead_in.as_ref().or(priorities.items.first());
            self.keep_whole(begins, WholeKind::Priorities, first.map(whole_span));
            if !priorities.after.is_empty() {
                self.gap(GapKind::AfterPanel);
            }
        }
        self.blocks(&priorities.after, ElementId::ROOT, BreakCost::FREE, None);
    }

    /// The closing panel.
    pub fn closing(&mut self) {
        let flyer = self.flyer;
        let Some(closing) = &flyer.closing else { return };
        if closing.spans {
            return self.spanning_closing(closing);
        }
        self.gap(GapKind::BeforePanel);
        let begins = self.flow.pieces.len();
        let first = self.next_block();
        self.flow.push(Vec::new(), first);
        let style = BlockStyle { kind: self.styles.closing.clone(), ..self.panel_style() };
        self.closing_title(closing, &style, begins);
        self.panel_blocks(&closing.text, &style);
        self.flow.push(Vec::new(), BreakCost::SOLID);
        self.tint(begins, self.styles.accent, None);
        let first = closing.title.as_ref().or(first_paragraph(&closing.text));
        self.keep_whole(begins, WholeKind::Closing, first.map(whole_span));
    }

    /// The title of the closing panel, which begins at a row of the flow.
    pub fn closing_title(&mut self, closing: &Closing, style: &BlockStyle, begins: usize) {
        let Some(title) = &closing.title else { return };
        let element = self.setter.structure.add(Role::Heading(CLOSING_LEVEL), ElementId::ROOT);
        let kind = self.styles.closing_title.clone();
        let lines =
            self.setter.whole_words(&[Part::new(title, &kind)], Shape::heading(style.measure), element);
        self.rows(lines, style.x, BreakCost::SOLID, BreakCost::SOLID);
        self.flow.bookmark(begins, title.in_one_line(), CLOSING_LEVEL - 1);
    }

    fn panel_blocks(&mut self, blocks: &[Block], style: &BlockStyle) {
        self.styled_blocks(blocks, ElementId::ROOT, BreakCost::SOLID, None, style);
    }

    /// How text in a panel is set: a little in from both edges, ragged, whole.
    pub fn panel_style(&self) -> BlockStyle {
        let padding = self.styles.body.style.size * PANEL_PADDING;
        BlockStyle {
            kind: self.styles.panel.clone(),
            x: padding,
            measure: self.measure - padding * 2.0,
            setting: Setting::Ragged,
            hyphenate: true,
            solid: true,
        }
    }

    fn panel_lines(
        &mut self,
        parts: &[Part<'_>],
        style: &BlockStyle,
        element: ElementId,
    ) -> Vec<crate::text::Line> {
        let BlockStyle { measure, setting, hyphenate, .. } = *style;
        let shape = Shape { setting, hyphenate, ..Shape::ragged(measure) };
        self.setter.lines(parts, shape, element)
    }

    /// A square before a priority, centred on the height of small letters.
    fn square_bullet(&self, x: Length, label: ElementId) -> Item {
        let side = self.styles.body.style.size * SQUARE_BULLET;
        let middle = self.grid.baseline() - self.setter.x_height(&self.styles.panel.style) / 2.0;
        let rect = Rect::new(Point::new(x, middle - side / 2.0), Size::new(side, side));
        Item { mark: Mark::Content(label), ..decoration(rect, WARM) }
    }

    /// Lays a colour under the rows from `begins` on: from the cap line of the first to the baseline of the
    /// last, so that its edges align with the text beside it; with a bar at the left if there is one.
    fn tint(&mut self, begins: usize, ink: Ink, bar: Option<Ink>) {
        let rows = self.flow.pieces.len() - begins;
        let height = self.grid.leading * (rows - 1) as f64 + self.grid.baseline() - self.grid.cap_line();
        let corner = Point::new(Length::ZERO, self.grid.cap_line());
        let mut items = vec![decoration(Rect::new(corner, Size::new(self.measure, height)), ink)];
        if let Some(bar) = bar {
            items.push(decoration(Rect::new(corner, Size::new(BAR_WIDTH, height)), bar));
        }
        if let Some(Row { items: row, .. }) = self.flow.row_mut(begins) {
            row.splice(0..0, items);
        }
    }

    /// A thin rule across the column, near the head of a row.
    pub fn column_rule(&self) -> Item {
        let corner = Point::new(Length::ZERO, self.grid.leading * RULE_DROP);
        let rect = Rect::new(corner, Size::new(self.measure, RULE_WIDTH));
        decoration(rect, RULE)
    }
}

/// How far a rule stands below the head of its row, in leadings: clear of the descenders of a heading above it.
const RULE_DROP: f64 = 0.16;

/// The width of rules.
const RULE_WIDTH: Length = Length::pt(0.75);

/// A filled rectangle that is not content.
pub(super) fn decoration(rect: Rect, ink: Ink) -> Item {
    Item {
        mark: Mark::Artifact(ArtifactKind::Decoration),
        kind: ItemKind::Shape(crate::frame::Shape::rectangle(rect, ink)),
    }
}

/// Where the spec has a paragraph.
pub(super) fn whole_span(paragraph: &Paragraph) -> Span {
    paragraph.origin.span(0..paragraph.text.len())
}

/// The first paragraph of some blocks.
pub(super) fn first_paragraph(blocks: &[Block]) -> Option<&Paragraph> {
    blocks.iter().find_map(|block| match block {
        Block::Paragraph(paragraph) => Some(paragraph),
        Block::List(list) => list.items.iter().find_map(|item| first_paragraph(item)),
    })
}
