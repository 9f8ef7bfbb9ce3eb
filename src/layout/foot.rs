//! The running foot: country and edition at the left, the page's number at the right, from page 2 on.

use super::collect::Collector;
use super::panel::decoration;
use super::part::{Part, Shape};
use super::style::RULE;
use crate::frame::{ArtifactKind, ElementId, Item, ItemKind, Mark};
use crate::geom::{Length, Point, Rect, Size};
use crate::text::Line;

/// How far the foot's baseline stands below the last row, in leadings.
pub(super) const FOOT_DROP: f64 = 1.6;

/// The least distance from the foot's baseline to the edge of the page: room for its descenders, and what a
/// cutter may be off.
pub(super) const FOOT_SAFETY: Length = Length::mm(5.0);

/// How far the foot's rule stands below the last row, in leadings.
const RULE_DROP: f64 = 0.6;

/// The width of the foot's rule.
const RULE_WIDTH: Length = Length::pt(0.5);

/// The least space between the words and the page's number, in sizes of the foot.
const NUMBER_GUTTER: f64 = 2.0;

impl Collector<'_> {
    /// The foot of page `page`, counted from zero; none on the first.
    pub fn foot(&mut self, page: usize, pages: usize) -> Vec<Item> {
        if page == 0 {
            return Vec::new();
        }
        let bottom = self.grid.origin.y + self.grid.leading * self.grid.rows as f64;
        let left = self.grid.origin.x;
        let width = self.grid.full_width();
        let rule = Point::new(left, bottom + self.grid.leading * RULE_DROP);
        let mut items = vec![decoration(Rect::new(rule, Size::new(width, RULE_WIDTH)), RULE)];
        let baseline = bottom + self.grid.leading * FOOT_DROP;

        let kind = self.styles.foot.clone();
        let number = format!("{} / {pages}", page + 1);
        let number = self.added(number, &self.flyer.country.origin);
        let number = self.foot_lines(&[Part::new(&number, &kind)], width);
        let taken = number.iter().map(|line| line.width).fold(Length::ZERO, Length::max);
        for line in number {
            items.extend(self.setter.items(line, Point::new(left + width - taken, baseline)));
        }
        let words = self.foot_words(width - taken - kind.style.size * NUMBER_GUTTER);
        items.extend(words.into_iter().flat_map(|line| self.setter.items(line, Point::new(left, baseline))));

        // The foot says again what stands elsewhere: nothing in it is to be read out or clicked.
        items.retain(|item| !matches!(item.kind, ItemKind::Link(_)));
        for item in &mut items {
            item.mark = Mark::Artifact(ArtifactKind::Foot);
        }
        items
    }

    /// Country and edition on one line of `measure`; the country alone where both are too long, and what one
    /// line holds of it where that is.
    fn foot_words(&mut self, measure: Length) -> Option<Line> {
        let flyer = self.flyer;
        let kind = self.styles.foot.clone();
        let mut country = Part::new(&flyer.country, &kind);
        country.kind.style.face.weight = kind.strong;
        if let Some(edition) = &flyer.masthead.edition {
            let year = self.added(flyer.date.year.to_string(), &edition.origin);
            let edition = Part { around: (" · ", " "), ..Part::new(edition, &kind) };
            let lines = self.foot_lines(&[country.scaled(1.0), edition, Part::new(&year, &kind)], measure);
            if let [_] = lines.as_slice() {
                return lines.into_iter().next();
            }
        }
        self.foot_lines(&[country], measure).into_iter().next()
    }

    fn foot_lines(&mut self, parts: &[Part<'_>], measure: Length) -> Vec<Line> {
        self.setter.lines(parts, Shape::ragged(measure), ElementId::ROOT)
    }
}
