//! The running foot: country and edition at the left, the page's number at the right, from page 2 on.

use super::collect::Collector;
use super::panel::decoration;
use super::setter::{Part, Shape};
use super::style::WARM;
use crate::frame::{ArtifactKind, ElementId, Item, Mark};
use crate::geom::{Length, Point, Rect, Size};
use crate::text::{Line, Setting};

/// How far the foot's baseline stands below the last row, in leadings.
const FOOT_DROP: f64 = 1.6;

/// How far the foot's rule stands below the last row, in leadings.
const RULE_DROP: f64 = 0.6;

/// The width of the foot's rule.
const RULE_WIDTH: Length = Length::pt(0.5);

impl Collector<'_> {
    /// The foot of page `page`, counted from zero; none on the first.
    pub fn foot(&mut self, page: usize, pages: usize) -> Vec<Item> {
        if page == 0 {
            return Vec::new();
        }
        let flyer = self.flyer;
        let bottom = self.grid.origin.y + self.grid.leading * self.grid.rows as f64;
        let left = self.grid.origin.x;
        let width = self.grid.full_width();
        let rule =
            Rect::new(Point::new(left, bottom + self.grid.leading * RULE_DROP), Size::new(width, RULE_WIDTH));
        let mut items = vec![decoration(rule, WARM)];
        let baseline = bottom + self.grid.leading * FOOT_DROP;
        let kind = self.styles.foot.clone();
        let mut country = Part::new(&flyer.country, &kind);
        country.kind.style.face.weight = kind.strong;
        let year = self.added(flyer.date.year.to_string());
        let mut parts = vec![country];
        if let Some(edition) = &flyer.masthead.edition {
            parts.push(Part { around: (" · ", " "), ..Part::new(edition, &kind) });
            parts.push(Part::new(&year, &kind));
        }
        if let Some(line) = self.foot_lines(&parts, width) {
            items.extend(self.setter.items(line, Point::new(left, baseline)));
        }
        let number = self.added(format!("{} / {pages}", page + 1));
        if let Some(line) = self.foot_lines(&[Part::new(&number, &kind)], width) {
            let right = left + width - line.width;
            items.extend(self.setter.items(line, Point::new(right, baseline)));
        }
        for item in &mut items {
            item.mark = Mark::Artifact(ArtifactKind::Foot);
        }
        items
    }

    fn foot_lines(&mut self, parts: &[Part<'_>], measure: Length) -> Option<Line> {
        let shape = Shape { measure, setting: Setting::Ragged, indent: Length::ZERO, hyphenate: false };
        self.setter.lines(parts, shape, ElementId::ROOT).into_iter().next()
    }
}
