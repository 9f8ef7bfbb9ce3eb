//! Blocks of running text: paragraphs and lists, as rows with their keep rules.

use super::collect::Collector;
use super::fit::Looseness;
use super::flow::{BreakCost, Choice, Favoured, Piece, Way};
use super::panel::first_paragraph;
use super::part::{Part, Shape};
use super::style::Kind;
use crate::frame::{ElementId, Role};
use crate::geom::{Length, Point};
use crate::spec::{Block, List, Paragraph};
use crate::text::{Setting, Variant};

/// The indent of a paragraph that follows another, in body sizes.
const PARAGRAPH_INDENT: f64 = 1.3;

/// How far the text of a list item stands in from its bullet, in body sizes.
const BULLET_INDENT: f64 = 1.1;

/// How far the text of a numbered item stands in from its number, in body sizes: a full stop and a space …
const NUMBER_INDENT: f64 = 0.75;

/// … and this for each figure of the list's last number.
const FIGURE_INDENT: f64 = 0.5;

/// The narrowest columns in which running text is justified, in em of the size that the theme names. In narrower
/// ones more than one line in twenty has spaces of more than 0.6 em or is in a paragraph that is ragged by itself, and
/// in columns of 12 em one in six (twelve texts in six languages): a page of which some paragraphs are justified
/// looks as if something had gone wrong.
const LEAST_JUSTIFIED: f64 = 14.0;

/// What is added to the cost of a paragraph that has no line more where fitting asks for one: more than a hyphen.
const NOT_LONGER_COST: f64 = 150.0;

/// The bullet of a list.
pub(super) const BULLET: &str = "•";

/// How blocks are set.
#[derive(Clone)]
pub(super) struct BlockStyle {
    /// The kind of their text.
    pub kind: Kind,
    /// Where their left edge stands in the column.
    pub x: Length,
    /// Their width.
    pub measure: Length,
    /// How lines meet the measure.
    pub setting: Setting,
    /// Whether words are hyphenated.
    pub hyphenate: bool,
    /// Whether no column may end inside, as in a panel.
    pub solid: bool,
}

impl BlockStyle {
    /// The same style with the left edge further in.
    fn indented(&self, by: Length) -> BlockStyle {
        BlockStyle { x: self.x + by, measure: self.measure - by, setting: Setting::Ragged, ..self.clone() }
    }

    /// A cost, or the cost of breaking what is solid.
    fn cost(&self, cost: BreakCost) -> BreakCost {
        if self.solid { BreakCost::SOLID } else { cost }
    }
}

impl Collector<'_> {
    /// Running text as content of `parent`, the first row at `first`; a reference ends its last paragraph.
    pub fn blocks(
        &mut self,
        blocks: &[Block],
        parent: ElementId,
        first: BreakCost,
        reference: Option<&Paragraph>,
    ) {
        let style = BlockStyle {
            kind: self.styles.body.clone(),
            x: Length::ZERO,
            measure: self.measure,
            setting: if self.justifies() { Setting::Justified } else { Setting::Ragged },
            hyphenate: true,
            solid: false,
        };
        self.styled_blocks(blocks, parent, first, reference, &style);
        if let Some(Piece::Paragraph(last)) = self.flow.pieces.last_mut() {
            last.keep_with_what_it_ends();
        }
    }

    /// Whether running text is justified in the columns of this flyer.
    fn justifies(&self) -> bool {
        // By the size that the theme names: by that of a rung, a step of it could turn the whole text.
        let text = &self.flyer.theme.text;
        text.justify && (text.size * LEAST_JUSTIFIED).fits(self.grid.measure)
    }

    /// Blocks in a style of their own.
    pub fn styled_blocks(
        &mut self,
        blocks: &[Block],
        parent: ElementId,
        first: BreakCost,
        reference: Option<&Paragraph>,
        style: &BlockStyle,
    ) {
        let mut follows_paragraph = false;
        for (at, block) in blocks.iter().enumerate() {
            let reference = reference.filter(|_| at + 1 == blocks.len());
            let first = if at == 0 { first } else { style.cost(BreakCost::BETWEEN_PARAGRAPHS) };
            match block {
                Block::Paragraph(paragraph) => {
                    let element = self.setter.structure.add(Role::Paragraph, parent);
                    let indent = if follows_paragraph {
                        style.kind.style.size * PARAGRAPH_INDENT
                    } else {
                        Length::ZERO
                    };
                    self.paragraph(paragraph, element, first, reference, style, indent);
                    follows_paragraph = true;
                }
                Block::List(list) => {
                    // A lead-in keeps its list's first item.
                    let first = if at == 0 { first } else { style.cost(BreakCost::KEEP) };
                    self.list(list, parent, first, reference, style);
                    follows_paragraph = false;
                }
            }
        }
    }

    fn paragraph(
        &mut self,
        paragraph: &Paragraph,
        element: ElementId,
        first: BreakCost,
        reference: Option<&Paragraph>,
        style: &BlockStyle,
        indent: Length,
    ) {
        let mut parts = vec![Part::new(paragraph, &style.kind)];
        if let Some(reference) = reference {
            parts.push(Part {
                paragraph: reference,
                kind: self.styles.reference.clone(),
                around: (" [ref. ", "]"),
                unbroken: true,
            });
        }
        let BlockStyle { measure, setting, hyphenate, .. } = *style;
        let shape = Shape { setting, hyphenate, indent, ..Shape::ragged(measure) };
        if style.solid {
            let lines = match hyphenate {
                true => self.setter.lines(&parts, shape, element),
                false => self.setter.whole_words(&parts, shape, element),
            };
            self.rows(lines, style.x, first, BreakCost::SOLID);
            return;
        }
        let is_beside = self.inset.is_some();
        let first = self.cost_beside_inset(first);
        if let Some(mut set) = self.setter.paragraph(&parts, self.beside_inset(shape), element) {
            if is_beside {
                set.keep_best();
            }
            let mut ways: Vec<Way> = set.ways().map(|variant| way(variant, first)).collect();
            let favoured = favoured(&ways, self.rung.looseness, set.filled_lines());
            ways.iter_mut().for_each(|way| way.cost = favoured.cost(way));
            let beside = ways.first_mut().map_or_else(Vec::new, |way| self.take_rows_of_inset(way));
            let choice = Choice { ways, favoured, first, set: Some(set), x: style.x, beside };
            self.flow.pieces.push(Piece::Paragraph(Box::new(choice)));
        }
    }

    fn list(
        &mut self,
        list: &List,
        parent: ElementId,
        first: BreakCost,
        reference: Option<&Paragraph>,
        style: &BlockStyle,
    ) {
        let role = if list.start.is_some() { Role::NumberedList } else { Role::BulletList };
        let element = self.setter.structure.add(role, parent);
        let size = style.kind.style.size;
        let indent = size * label_indent(list);
        let inner = style.indented(indent);
        for (at, item) in list.items.iter().enumerate() {
            let first = if at == 0 { first } else { style.cost(BreakCost::BETWEEN_PARAGRAPHS) };
            let item_element = self.setter.structure.add(Role::ListItem, element);
            let label_element = self.setter.structure.add(Role::Label, item_element);
            let body = self.setter.structure.add(Role::ListBody, item_element);
            let begins = self.flow.pieces.len();
            let reference = reference.filter(|_| at + 1 == list.items.len());
            self.styled_blocks(item, body, first, reference, &inner);
            let label = match list.start {
                Some(number) => format!("{}.", number + at as u64),
                None => BULLET.to_owned(),
            };
            if let Some(first) = first_paragraph(item) {
                let label = self.added(label, &first.origin);
                self.label(&label, label_element, begins, style);
            }
        }
    }

    /// Puts the bullet or number of a list item before its first row.
    fn label(&mut self, label: &Paragraph, element: ElementId, row: usize, style: &BlockStyle) {
        // On a panel of the accent, an accent bullet would not show.
        let kind = if label.text == BULLET && style.kind.ink == self.styles.body.ink {
            style.kind.inked(self.styles.accent)
        } else {
            style.kind.clone()
        };
        let shape = Shape::ragged(style.measure);
        let lines = self.setter.lines(&[Part::new(label, &kind)], shape, element);
        let place = Point::new(style.x, self.grid.baseline());
        let items: Vec<_> = lines.into_iter().flat_map(|line| self.setter.items(line, place)).collect();
        match self.flow.pieces.get_mut(row) {
            Some(Piece::Row(row)) => drop(row.items.splice(0..0, items)),
            Some(Piece::Paragraph(choice)) => drop(choice.beside.splice(0..0, items)),
            Some(Piece::Gap(_)) | None => {}
        }
    }
}

/// How far the text of a list's items stands in, in body sizes.
fn label_indent(list: &List) -> f64 {
    let Some(start) = list.start else { return BULLET_INDENT };
    let last = start + list.items.len().saturating_sub(1) as u64;
    NUMBER_INDENT + FIGURE_INDENT * last.to_string().len() as f64
}

/// A way to set a paragraph, before which a break costs `first`.
pub(super) fn way(variant: &Variant, first: BreakCost) -> Way {
    let cost = match first {
        BreakCost::KEEP => text_cost_after_heading,
        BreakCost::BELOW_NAME => overview_cost,
        _ => text_cost,
    };
    let count = variant.lines.len();
    let breaks = (1..count).zip(&variant.lines).map(|(at, before)| match before.divided {
        true => cost(at, count).max(BreakCost::INSIDE_WORD),
        false => cost(at, count),
    });
    Way { cost: variant.cost, breaks: breaks.collect() }
}

/// The lines that fitting asks of a paragraph: where it asks for shorter ones, a line less than the best way has, which
/// is taken where it saves a page; where for longer ones, a line more, and a way with another number must be better
/// than the best to be taken at all.
///
/// The lines of the best way move back and forth as words are added: a short last word makes one more of them. The ways
/// with fewer lines are counted by those that the text fills, so that one word more never asks for less.
fn favoured(ways: &[Way], looseness: Looseness, filled: usize) -> Favoured {
    let best = ways.first().map_or(0, Way::lines);
    let (lines, others) = match looseness {
        Looseness::Even => return Favoured::NONE,
        Looseness::Shorter => {
            let shorter = ways.iter().map(Way::lines).filter(|lines| (filled..=best).contains(lines));
            (shorter.min().unwrap_or(best), 0.0)
        }
        Looseness::Longer => (best + 1, NOT_LONGER_COST),
    };
    if ways.iter().any(|way| way.lines() == lines) {
        Favoured { lines: Some(lines), others }
    } else {
        Favoured::NONE
    }
}

/// The cost of a break before line `at` of `count` in running text.
fn text_cost(at: usize, count: usize) -> BreakCost {
    match (at, count - at.min(count)) {
        (1, _) | (_, 1) => BreakCost::WIDOW,
        (2, _) | (_, 2) => BreakCost::THIN_END,
        _ => BreakCost::INSIDE_PARAGRAPH,
    }
}

/// The same where a heading stands above: it keeps two lines of its text.
fn text_cost_after_heading(at: usize, count: usize) -> BreakCost {
    if at == 1 { BreakCost::KEEP } else { text_cost(at, count) }
}

/// The same in the words under a country's name.
fn overview_cost(at: usize, count: usize) -> BreakCost {
    text_cost_after_heading(at, count).max(BreakCost::INSIDE_OPENING)
}
