//! The items of a page as its content, each inside the mark of what it is content of.

use printpdf::{Op, XObjectTransform};

use super::PdfError;
use super::content::Content;
use super::convert::Sheet;
use super::font::Fonts;
use super::link::Links;
use super::path::{PaintState, Placement};
use super::picture::{Pictures, Shown};
use super::profile::Rules;
use super::structure::Tags;
use super::text::TextState;
use crate::frame::{Drawing, ItemKind, Mark, Page, Shape};
use crate::geom::{Length, Rect};

/// The content of one page as it gathers.
struct Gathering<'a> {
    content: Content,
    sheet: Sheet,
    fonts: &'a Fonts<'a>,
    /// The codes of the glyphs that are not shown yet.
    codes: &'a [u16],
    text: TextState,
    paint: PaintState<'a>,
    section: Option<Section>,
}

/// What stands under one mark and is all text, or all not.
#[derive(Clone, Copy, PartialEq)]
struct Section {
    mark: Mark,
    is_text: bool,
}

/// The content that draws page `number`.
pub(super) fn content<'a>(
    page: &'a Page,
    number: usize,
    rules: &Rules,
    fonts: &Fonts<'_>,
    pictures: &Pictures<'_>,
    links: &mut Links<'a>,
    tags: &mut Tags<'_>,
) -> Result<Content, PdfError> {
    let sheet = Sheet::new(page);
    let mut to = Gathering {
        content: Content::default(),
        sheet,
        fonts,
        codes: fonts.codes(number),
        text: TextState::default(),
        paint: PaintState::new(rules),
        section: None,
    };
    for (place, item) in page.items.iter().enumerate() {
        match &item.kind {
            ItemKind::Glyphs(run) => {
                to.enter(item.mark, true, number, tags);
                to.paint.write_with(run.ink, &mut to.content)?;
                let (codes, rest) = to.codes.split_at(run.glyphs.len().min(to.codes.len()));
                to.codes = rest;
                to.text.show(run, codes, to.sheet, to.fonts, &mut to.content);
            }
            ItemKind::Shape(shape) => {
                to.enter(item.mark, false, number, tags);
                tags.cover(item.mark, number, || shape.bounds());
                to.paint.draw(shape, Placement::PAGE, sheet, &mut to.content)?;
            }
            ItemKind::Picture { picture, rect } => {
                to.enter(item.mark, false, number, tags);
                tags.cover(item.mark, number, || Some(*rect));
                to.picture(pictures.shown(page, place, *picture)?, *rect)?;
            }
            ItemKind::Link(_) if !rules.has_links => {}
            ItemKind::Link(link) => links.add(link, item.mark, number, tags),
        }
    }
    to.leave();
    Ok(to.content)
}

impl Gathering<'_> {
    /// Opens the section that the next item belongs to, unless it is open. Marks and text objects
    /// must nest (ISO 32000-1, 14.6.1), so that a section is all text or all not.
    fn enter(&mut self, mark: Mark, is_text: bool, page: usize, tags: &mut Tags<'_>) {
        let section = Section { mark, is_text };
        if self.section == Some(section) {
            return;
        }
        let was_text = self.section.is_some_and(|section| section.is_text);
        if self.section.is_some() {
            self.content.operator([], "EMC");
        }
        if was_text && !is_text {
            self.content.operator([], "ET");
        }
        if is_text && !was_text {
            self.content.operator([], "BT");
        }
        let (tag, properties) = tags.begin(mark, page);
        self.content.begin_mark(tag, &properties);
        self.section = Some(section);
    }

    /// Closes what is open.
    fn leave(&mut self) {
        if let Some(section) = self.section.take() {
            self.content.operator([], "EMC");
            if section.is_text {
                self.content.operator([], "ET");
            }
        }
    }

    /// Shows a picture in a rectangle.
    fn picture(&mut self, picture: Shown<'_>, rect: Rect) -> Result<(), PdfError> {
        match picture {
            Shown::Drawing(drawing) if sticks_out(drawing) => {
                let before = self.paint.clone();
                self.content.graphics(Op::SaveGraphicsState);
                self.content.graphics(Op::DrawRectangle { rectangle: self.sheet.clip(rect) });
                self.drawing(drawing, rect)?;
                self.content.graphics(Op::RestoreGraphicsState);
                self.paint = before;
            }
            Shown::Drawing(drawing) => self.drawing(drawing, rect)?,
            Shown::Image { resource, turn } => {
                let matrix = self.sheet.unit_square(rect, turn);
                let transform = XObjectTransform { no_auto_scale: true, ..XObjectTransform::default() };
                for operation in [
                    Op::SaveGraphicsState,
                    Op::SetTransformationMatrix { matrix },
                    Op::UseXobject { id: printpdf::XObjectId(resource), transform },
                    Op::RestoreGraphicsState,
                ] {
                    self.content.graphics(operation);
                }
            }
        }
        Ok(())
    }

    fn drawing(&mut self, drawing: &Drawing, rect: Rect) -> Result<(), PdfError> {
        let placement = Placement::new(drawing.size, rect);
        for shape in &drawing.shapes {
            self.paint.draw(shape, placement, self.sheet, &mut self.content)?;
        }
        Ok(())
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
