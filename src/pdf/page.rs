//! The items of a page as operations, each inside the mark of what it is content of.

use printpdf::{DictItem, Op, XObjectTransform};

use super::PdfError;
use super::convert::Sheet;
use super::font::Fonts;
use super::link::Links;
use super::path::{PaintState, Placement};
use super::picture::{Pictures, Shown};
use super::structure::Tags;
use super::text::TextState;
use crate::frame::{Drawing, ItemKind, Mark, Page, Shape};
use crate::geom::{Length, Rect};

/// The operations of one page as they gather.
struct Operations<'a> {
    ops: Vec<Op>,
    sheet: Sheet,
    fonts: &'a Fonts<'a>,
    text: TextState,
    paint: PaintState,
    section: Option<Section>,
}

/// What stands under one mark and is all text, or all not.
#[derive(Clone, Copy, PartialEq)]
struct Section {
    mark: Mark,
    is_text: bool,
}

/// The operations that draw page `number`.
pub(super) fn operations<'a>(
    page: &'a Page,
    number: usize,
    fonts: &Fonts<'_>,
    pictures: &Pictures<'_>,
    links: &mut Links<'a>,
    tags: &mut Tags<'_>,
) -> Result<Vec<Op>, PdfError> {
    let sheet = Sheet::new(page);
    let mut to = Operations {
        ops: Vec::new(),
        sheet,
        fonts,
        text: TextState::default(),
        paint: PaintState::default(),
        section: None,
    };
    for item in &page.items {
        match &item.kind {
            ItemKind::Glyphs(run) => {
                to.enter(item.mark, true, number, tags);
                to.paint.fill_with(run.ink, &mut to.ops);
                to.text.show(run, to.sheet, to.fonts, &mut to.ops);
            }
            ItemKind::Shape(shape) => {
                to.enter(item.mark, false, number, tags);
                tags.cover(item.mark, number, shape.bounds());
                to.paint.draw(shape, Placement::PAGE, sheet, &mut to.ops);
            }
            ItemKind::Picture { picture, rect } => {
                to.enter(item.mark, false, number, tags);
                tags.cover(item.mark, number, Some(*rect));
                to.picture(pictures.shown(*picture)?, *rect);
            }
            ItemKind::Link(link) => links.add(link, item.mark, number, tags),
        }
    }
    to.leave();
    Ok(to.ops)
}

impl Operations<'_> {
    /// Opens the section that the next item belongs to, unless it is open. Marks and text objects
    /// must nest (ISO 32000-1, 14.6.1), so that a section is all text or all not.
    fn enter(&mut self, mark: Mark, is_text: bool, page: usize, tags: &mut Tags<'_>) {
        let section = Section { mark, is_text };
        if self.section == Some(section) {
            return;
        }
        let was_text = self.section.is_some_and(|section| section.is_text);
        if self.section.is_some() {
            self.ops.push(Op::EndMarkedContent);
        }
        if was_text && !is_text {
            self.ops.push(Op::EndTextSection);
        }
        if is_text && !was_text {
            self.ops.push(Op::StartTextSection);
        }
        let (tag, properties) = tags.begin(mark, page);
        self.ops.push(Op::BeginMarkedContentWithProperties {
            tag,
            properties: DictItem::Dict { map: properties },
        });
        self.section = Some(section);
    }

    /// Closes what is open.
    fn leave(&mut self) {
        if let Some(section) = self.section.take() {
            self.ops.push(Op::EndMarkedContent);
            if section.is_text {
                self.ops.push(Op::EndTextSection);
            }
        }
    }

    /// Shows a picture in a rectangle.
    fn picture(&mut self, picture: Shown<'_>, rect: Rect) {
        match picture {
            Shown::Drawing(drawing) if sticks_out(drawing) => {
                let before = self.paint.clone();
                self.ops.push(Op::SaveGraphicsState);
                self.ops.push(Op::DrawRectangle { rectangle: self.sheet.clip(rect) });
                self.drawing(drawing, rect);
                self.ops.push(Op::RestoreGraphicsState);
                self.paint = before;
            }
            Shown::Drawing(drawing) => self.drawing(drawing, rect),
            Shown::Image { resource, turn } => {
                let matrix = self.sheet.unit_square(rect, turn);
                let transform = XObjectTransform { no_auto_scale: true, ..XObjectTransform::default() };
                self.ops.extend([
                    Op::SaveGraphicsState,
                    Op::SetTransformationMatrix { matrix },
                    Op::UseXobject { id: printpdf::XObjectId(resource), transform },
                    Op::RestoreGraphicsState,
                ]);
            }
        }
    }

    fn drawing(&mut self, drawing: &Drawing, rect: Rect) {
        let placement = Placement::new(drawing.size, rect);
        for shape in &drawing.shapes {
            self.paint.draw(shape, placement, self.sheet, &mut self.ops);
        }
    }
}

/// Whether a drawing goes past its own edges, so that they must cut it.
fn sticks_out(drawing: &Drawing) -> bool {
    let around = drawing.shapes.iter().filter_map(Shape::bounds).reduce(Rect::union);
    around.is_some_and(|around| {
        !(Length::ZERO.fits(around.left())
            && Length::ZERO.fits(around.top())
            && around.right().fits(drawing.size.width)
            && around.bottom().fits(drawing.size.height))
    })
}
