//! The masthead: a band of the programme's colour across the head of the first page.

use super::collect::Collector;
use super::measure::{Part, Shape};
use super::panel::decoration;
use super::style::Kind;
use crate::frame::{Bookmark, ElementId, Item, ItemKind, Role};
use crate::geom::{Length, Point, Rect, Size};
use crate::spec::{Origin, Paragraph};
use crate::text::Setting;

/// The height and greatest width of the mark.
const MARK_SIZE: Length = Length::mm(25.0);

/// The rows of the band, from its first, on whose baselines its lines stand.
const PROGRAMME_ROW: f64 = 0.0;
const EDITION_ROW: f64 = 3.0;
const TAGLINE_ROW: f64 = 5.0;

/// The space between the year and the month, in sizes of the month.
const MONTH_SPACE: &str = "\u{2002}";

/// The space between the words of the masthead and the mark.
const MARK_GUTTER: Length = Length::mm(8.0);

impl Collector<'_> {
    /// The masthead's items, at their places on the first page, and the bookmark that leads to it.
    pub fn masthead(&mut self) -> (Vec<Item>, Bookmark) {
        let masthead = &self.flyer.masthead;
        let band = self.grid.masthead();
        let mut items = vec![decoration(band, self.styles.accent)];
        let has_edition = masthead.edition.is_some();
        let words = self.grid.full_width() - MARK_SIZE - MARK_GUTTER;
        let programme_role = if has_edition { Role::Paragraph } else { Role::Heading(1) };
        let kind = self.styles.programme.clone();
        self.masthead_line(
            &[Part::new(&masthead.programme, &kind)],
            programme_role,
            PROGRAMME_ROW,
            words,
            &mut items,
        );
        let mut title = masthead.programme.text.clone();
        if let Some(edition) = &masthead.edition {
            let year = self.added(self.flyer.date.year.to_string());
            let month = masthead.month.clone().map(|month| self.added(month));
            let styles = self.styles.clone();
            let mut parts = vec![
                Part::new(edition, &styles.edition),
                Part { around: (" ", ""), ..Part::new(&year, &styles.year) },
            ];
            if let Some(month) = &month {
                parts.push(Part { around: (MONTH_SPACE, ""), ..Part::new(month, &styles.month) });
            }
            self.masthead_line(&parts, Role::Heading(1), EDITION_ROW, words, &mut items);
            title = format!("{} {}", edition.text, year.text);
        }
        if let Some(tagline) = &masthead.tagline {
            let kind: Kind = self.styles.tagline.clone();
            self.masthead_line(&[Part::new(tagline, &kind)], Role::Paragraph, TAGLINE_ROW, words, &mut items);
        }
        self.mark(band, &mut items);
        (items, Bookmark { title, level: 1, page: 0, top: Length::ZERO })
    }

    /// One line of the masthead, its baseline in a row of the grid.
    fn masthead_line(
        &mut self,
        parts: &[Part<'_>],
        role: Role,
        row: f64,
        measure: Length,
        items: &mut Vec<Item>,
    ) {
        let element = self.setter.structure.add(role, ElementId::ROOT);
        let shape = Shape { measure, setting: Setting::Balanced, indent: Length::ZERO, hyphenate: false };
        let lines = self.setter.lines(parts, shape, element);
        let mut place = self.grid.corner(0, 0);
        place.y += self.grid.leading * row + self.grid.baseline();
        for line in lines {
            items.extend(self.setter.items(line, place));
            place.y += self.grid.leading;
        }
    }

    /// The programme's mark at the right of the band, in the middle of what shows of it.
    fn mark(&mut self, band: Rect, items: &mut Vec<Item>) {
        let Some(logo) = &self.flyer.masthead.logo else { return };
        let Some(picture) = self.picture(logo) else { return };
        let Some(aspect) = self.pictures.get(picture).map(|picture| picture.aspect()) else { return };
        let (width, height) =
            if aspect > 1.0 { (MARK_SIZE, MARK_SIZE / aspect) } else { (MARK_SIZE * aspect, MARK_SIZE) };
        let right = self.grid.origin.x + self.grid.full_width();
        let rect =
            Rect::new(Point::new(right - width, (band.bottom() - height) / 2.0), Size::new(width, height));
        let mark = self.figure_mark(&logo.alt, ElementId::ROOT);
        items.push(Item { mark, kind: ItemKind::Picture { picture, rect } });
    }

    /// Words that flysheet itself adds; a finding about them points to the programme's name.
    pub fn added(&self, text: String) -> Paragraph {
        let origin: Origin = self.flyer.masthead.programme.origin.clone();
        Paragraph { text, markup: Vec::new(), origin }
    }
}
