//! The contact block: where to write to, with the address as a QR code.

use super::block::BlockStyle;
use super::collect::Collector;
use super::flow::{BreakCost, GapKind, WholeKind};
use super::panel::{first_paragraph, whole_span};
use super::pictures::DarkRun;
use super::style::TEXT;
use crate::diag::{Code, Diagnostic};
use crate::frame::{ElementId, FillRule, Item, ItemKind, PathPart, Shape};
use crate::geom::{Length, Point};
use crate::spec::{Block, Contact, Markup, Origin, Paragraph, Segment, Url};
use crate::text::Setting;

/// Rows that the QR code takes at the least: five of 12.5 points make a code of 20 mm, which a telephone
/// reads from an arm's length.
const QR_ROWS: usize = 5;

/// The least side of one module of a QR code, so that it survives copying and a coarse screen.
const LEAST_MODULE: Length = Length::mm(0.4);

/// The space between the code and the words, in body sizes: over four modules, the quiet zone that
/// ISO/IEC 18004 asks for.
const QR_GUTTER: f64 = 1.5;

/// The least width that words stand in beside the code, in body sizes: some fifteen letters. In a narrower column they
/// stand below it.
const LEAST_BESIDE: f64 = 8.0;

/// Rows that stay white between the code and words below it, for the quiet zone.
const ROWS_BELOW_CODE: usize = 1;

impl Collector<'_> {
    /// The contact block, whole.
    pub fn contact(&mut self) {
        let flyer = self.flyer;
        let Some(contact) = &flyer.contact else { return };
        self.gap(if flyer.closing.is_some() { GapKind::AfterPanel } else { GapKind::BeforePanel });
        let begins = self.flow.pieces.len();
        let code = contact.url.as_ref().and_then(|url| self.qr_code(url));
        let (code_rows, beside) = match &code {
            Some((rows, side, _)) => (*rows, *side + self.styles.body.style.size * QR_GUTTER),
            None => (0, Length::ZERO),
        };
        let is_below = code.is_some() && self.measure - beside < self.styles.body.style.size * LEAST_BESIDE;
        let x = if is_below { Length::ZERO } else { beside };
        let style = BlockStyle {
            kind: self.styles.contact.clone(),
            x,
            measure: self.measure - x,
            setting: Setting::Ragged,
            hyphenate: false,
            solid: true,
        };
        let first = self.next_block();
        if is_below {
            self.push_code_rows(code_rows + ROWS_BELOW_CODE, first);
        }
        self.styled_blocks(&contact.text, ElementId::ROOT, self.cost_within(begins, first), None, &style);
        if let Some(url) = contact.url.as_ref().filter(|url| !has_link(contact, url)) {
            let address = Block::Paragraph(printed_address(url));
            self.styled_blocks(&[address], ElementId::ROOT, self.cost_within(begins, first), None, &style);
        }
        let taken = self.flow.pieces.len() - begins;
        self.push_code_rows(code_rows.saturating_sub(taken), self.cost_within(begins, first));
        let words = first_paragraph(&contact.text).map(whole_span);
        self.keep_whole(begins, WholeKind::Contact, words.or(contact.url.as_ref().map(|url| url.span)));
        if let Some((_, _, shape)) = code
            && let Some(url) = &contact.url
        {
            let mark = self.figure_mark(&format!("QR code: {}", url.address), ElementId::ROOT);
            if let Some(row) = self.flow.row_mut(begins) {
                row.items.push(Item { mark, kind: ItemKind::Shape(shape) });
            }
        }
    }

    /// What it costs to end a column before the next row of a block that stays whole, and begins at the piece `begins`:
    /// as much as `first` before its first row.
    fn cost_within(&self, begins: usize, first: BreakCost) -> BreakCost {
        if self.flow.pieces.len() == begins { first } else { BreakCost::SOLID }
    }

    /// Adds rows that hold nothing but the code.
    fn push_code_rows(&mut self, rows: usize, first: BreakCost) {
        for row in 0..rows {
            self.flow.push(Vec::new(), if row == 0 { first } else { BreakCost::SOLID });
        }
    }

    /// The QR code of an address: the rows that it takes, its side, and its modules.
    fn qr_code(&mut self, url: &Url) -> Option<(usize, Length, Shape)> {
        let Some(code) = self.shared.pictures.code(&url.address) else {
            let message = "the address is too long for a QR code";
            let help = "give a shorter address that leads to the same page";
            self.setter.diagnostics.push(Diagnostic::new(Code::InvalidUrl, url.span, message).help(help));
            return None;
        };
        let modules = code.width;
        let edges = self.grid.cap_line() + (self.grid.leading - self.grid.baseline());
        let least = LEAST_MODULE * modules as f64;
        let rows = (least + edges).units(self.grid.leading).max(QR_ROWS);
        let side = self.grid.leading * rows as f64 - edges;
        let module = side / modules as f64;
        let corner = Point::new(Length::ZERO, self.grid.cap_line());
        let rectangles = code.dark.iter().map(|run| rectangle(run, corner, module));
        let path = rectangles.collect::<Vec<_>>().into_flattened();
        Some((rows, side, Shape { path, fill: Some(TEXT), rule: FillRule::NonZero, stroke: None }))
    }
}

/// A run of dark modules as a rectangle.
fn rectangle(run: &DarkRun, corner: Point, module: Length) -> [PathPart; 5] {
    let place = |x: usize, y: usize| Point::new(corner.x + module * x as f64, corner.y + module * y as f64);
    let DarkRun { x, y, count } = *run;
    [
        PathPart::Move(place(x, y)),
        PathPart::Line(place(x + count, y)),
        PathPart::Line(place(x + count, y + 1)),
        PathPart::Line(place(x, y + 1)),
        PathPart::Close,
    ]
}

/// Whether the words of a contact link to its address already.
fn has_link(contact: &Contact, url: &Url) -> bool {
    fn in_blocks(blocks: &[Block], address: &str) -> bool {
        blocks.iter().any(|block| match block {
            Block::Paragraph(paragraph) => {
                paragraph.markup.iter().any(|markup| markup.link.as_deref() == Some(address))
            }
            Block::List(list) => list.items.iter().any(|item| in_blocks(item, address)),
        })
    }
    in_blocks(&contact.text, &url.address)
}

/// An address as it is printed: without its scheme and a last slash, and linked.
fn printed_address(url: &Url) -> Paragraph {
    let address: &str = &url.address;
    let shown = ["https://", "http://", "mailto:"].iter().find_map(|scheme| address.strip_prefix(scheme));
    let shown = shown.unwrap_or(address).trim_end_matches('/');
    // The address stands in the spec after a quote and its scheme.
    let source = url.span.start + 1 + address.find(shown).unwrap_or(0);
    let segment = Segment { text: 0, source, source_len: shown.len() };
    Paragraph {
        text: shown.to_owned(),
        markup: vec![Markup { range: 0..shown.len(), link: Some(url.address.clone()), ..Markup::default() }],
        origin: Origin { key: "contact.url".into(), file: url.span.file, segments: [segment].into() },
    }
}
