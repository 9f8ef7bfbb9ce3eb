//! The masthead: a band of the programme's colour across the head of the first page.

use super::collect::Collector;
use super::panel::decoration;
use super::part::{Part, Shape};
use super::words::UNBOUNDED;
use crate::frame::{Bookmark, ElementId, Item, ItemKind, Role};
use crate::geom::{Length, Point, Rect, Size};

/// The greatest height and width of the mark.
const MARK_SIZE: Length = Length::mm(25.0);

/// The greatest share of the page's width that the mark takes.
const MARK_SHARE: f64 = 0.16;

/// The least white above and below the mark, so that a knife that goes astray leaves it whole.
const MARK_WHITE: Length = Length::mm(4.0);

/// The space between the words of the masthead and the mark.
const MARK_GUTTER: Length = Length::mm(8.0);

/// How far a line of the masthead may shrink, to go into one line.
const MOST_SHRINKING: f64 = 0.7;

/// The distance between lines of one part, in sizes of their type.
const PITCH: f64 = 1.15;

/// Rows from the programme's last baseline to the edition's first, and from there to the tagline's.
const EDITION_DROP: f64 = 3.0;
const TAGLINE_DROP: f64 = 2.0;

/// Rows of the band below its last baseline.
const BAND_FOOT: f64 = 1.5;

/// What stands between the year and the month.
const MONTH_SPACE: &str = "\u{2002}";

/// The masthead's items, at their places on the first page, and what leads to it.
pub(super) struct Masthead {
    /// The band, the words and the mark.
    pub items: Vec<Item>,
    /// The bookmark of the whole flyer.
    pub bookmark: Bookmark,
    /// How tall it is.
    pub height: MastheadHeight,
}

/// What makes a masthead as tall as it is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct MastheadHeight {
    /// The rows that its words take.
    words: usize,
    /// The height that its mark takes from the first row on.
    mark: Length,
}

impl MastheadHeight {
    /// The rows that it takes at a leading.
    pub fn rows(self, leading: Length) -> usize {
        self.words.max(self.mark.units(leading))
    }
}

impl Collector<'_> {
    /// Sets the masthead; the grid then begins below it.
    pub fn set_masthead(&mut self) -> Masthead {
        let masthead = &self.flyer.masthead;
        let styles = self.styles.clone();
        let measure = self.grid.full_width() - self.mark_size() - MARK_GUTTER;
        let mut words = Words { items: Vec::new(), row: 0.0, measure };
        let mut title = masthead.programme.in_one_line();
        let role = if masthead.edition.is_some() { Role::Paragraph } else { Role::Heading(1) };
        self.masthead_line(&[Part::new(&masthead.programme, &styles.programme)], role, 0.0, &mut words);
        if let Some(edition) = &masthead.edition {
            let year = self.added(self.flyer.date.year.to_string(), &edition.origin);
            let mut parts = vec![Part::new(edition, &styles.edition)];
            parts.push(Part { around: (" ", ""), ..Part::new(&year, &styles.year) });
            if let Some(month) = &masthead.month {
                parts.push(Part { around: (MONTH_SPACE, ""), ..Part::new(month, &styles.month) });
            }
            self.masthead_line(&parts, Role::Heading(1), EDITION_DROP, &mut words);
            title = format!("{} {}", edition.in_one_line(), year.text);
        }
        if let Some(tagline) = &masthead.tagline {
            let part = Part::new(tagline, &styles.tagline);
            self.masthead_line(&[part], Role::Paragraph, TAGLINE_DROP, &mut words);
        }
        let mark = self.placed_mark();
        let mark_height =
            mark.map_or(Length::ZERO, |(_, size)| size.height + MARK_WHITE * 2.0 - self.grid.origin.y);
        let height = MastheadHeight { words: (words.row + BAND_FOOT).ceil() as usize, mark: mark_height };
        self.grid.masthead_rows = height.rows(self.grid.leading);
        let band = self.grid.masthead();
        let mut items = vec![decoration(band, styles.accent)];
        items.append(&mut words.items);
        items.extend(mark.and_then(|(picture, size)| self.mark(band, picture, size)));
        Masthead { items, bookmark: Bookmark { title, level: 1, page: 0, top: Length::ZERO }, height }
    }

    /// One part of the masthead, its first baseline `drop` rows below the last; shrunk a little where that
    /// keeps it to one line.
    fn masthead_line(&mut self, parts: &[Part<'_>], role: Role, drop: f64, words: &mut Words) {
        let element = self.setter.structure.add(role, ElementId::ROOT);
        let shape = |measure: Length| Shape::heading(measure);
        let natural = self.setter.lines(parts, shape(UNBOUNDED), element);
        let width = natural.iter().map(|line| line.width).fold(Length::ZERO, Length::max);
        let fits = width.fits(words.measure);
        let scale = if fits { 1.0 } else { (words.measure / width).max(MOST_SHRINKING) };
        let scaled: Vec<Part<'_>> = parts.iter().map(|part| part.scaled(scale)).collect();
        let lines = if fits { natural } else { self.setter.lines(&scaled, shape(words.measure), element) };
        let size = scaled.iter().map(|part| part.kind.style.size).fold(Length::ZERO, Length::max);
        let corner = self.grid.corner(0, 0);
        for (at, line) in lines.into_iter().enumerate() {
            words.row += if at == 0 { drop } else { (size * PITCH / self.grid.leading).max(1.0) };
            let baseline = corner.y + self.grid.leading * words.row + self.grid.baseline();
            words.items.extend(self.setter.items(line, Point::new(corner.x, baseline)));
        }
    }

    /// The height and width that the mark may take.
    fn mark_size(&self) -> Length {
        if self.flyer.masthead.logo.is_some() {
            MARK_SIZE.min(self.grid.trim.width * MARK_SHARE)
        } else {
            Length::ZERO
        }
    }

    /// The programme's mark and its size, where there is one.
    fn placed_mark(&self) -> Option<(usize, Size)> {
        let picture = self.shared.pictures.place(self.flyer.masthead.logo.as_ref()?)?;
        let aspect = self.shared.pictures.aspect(picture)?;
        let size = self.mark_size();
        let size = if aspect > 1.0 { Size::new(size, size / aspect) } else { Size::new(size * aspect, size) };
        Some((picture, size))
    }

    /// The programme's mark at the right of the band, in the middle of what shows of it.
    fn mark(&mut self, band: Rect, picture: usize, size: Size) -> Option<Item> {
        let logo = self.flyer.masthead.logo.as_ref()?;
        let right = self.grid.origin.x + self.grid.full_width();
        let rect = Rect::new(Point::new(right - size.width, (band.bottom() - size.height) / 2.0), size);
        let mark = self.figure_mark(&logo.alt, ElementId::ROOT);
        Some(Item { mark, kind: ItemKind::Picture { picture, rect } })
    }
}

/// The words of the masthead as they are set.
struct Words {
    items: Vec<Item>,
    /// The row, from the head of the page, on whose baseline the last line stands.
    row: f64,
    measure: Length,
}
