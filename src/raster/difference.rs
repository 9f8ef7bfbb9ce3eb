//! Two pictures of a page beside each other: where they differ, and how that is shown.

use super::{Pixels, Resolution};
use crate::frame::Ink;
use crate::geom::{Length, Point, Rect, Size};

/// The side of the squares that differences are gathered in.
const CELL: u32 = 8;

/// How far two samples part, of 255, before they count as different: rounding in a file moves an edge by less.
const NOTICEABLE: u8 = 24;

/// The white between two pictures, and around them, in pixels.
const BETWEEN: u32 = 16;

/// The ground that pictures lie on.
const GROUND: [u8; 3] = [236, 238, 241];

/// How much of a tint's own colour covers what lies under it, in percent.
const COVER: u16 = 28;

/// Where two pictures differ, as rectangles on the page; all of the larger where their sizes do.
pub fn differences(old: &Pixels, new: &Pixels, resolution: Resolution) -> Vec<Rect> {
    if (old.width, old.height) != (new.width, new.height) {
        return vec![resolution.rect(0, 0, old.width.max(new.width), old.height.max(new.height))];
    }
    let mut found: Vec<Rect> = Vec::new();
    let row_bytes = new.width as usize * 3;
    if row_bytes == 0 {
        return found;
    }
    let rows = old.rgb.chunks_exact(row_bytes).zip(new.rgb.chunks_exact(row_bytes));
    for (y, (old, new)) in (0..).zip(rows) {
        if old == new {
            continue;
        }
        let cell = CELL as usize * 3;
        for (x, (old, new)) in (0..).zip(old.chunks(cell).zip(new.chunks(cell))) {
            if old.iter().zip(new).any(|(old, new)| old.abs_diff(*new) > NOTICEABLE) {
                let rect = resolution.rect(x * CELL, y / CELL * CELL, CELL, CELL);
                if found.last() != Some(&rect) {
                    found.push(rect);
                }
            }
        }
    }
    joined(found)
}

/// Rectangles that touch, as one.
fn joined(mut rects: Vec<Rect>) -> Vec<Rect> {
    let mut joined: Vec<Rect> = Vec::new();
    while let Some(mut rect) = rects.pop() {
        while let Some(at) = joined.iter().position(|other| touch(*other, rect)) {
            rect = rect.union(joined.swap_remove(at));
        }
        joined.push(rect);
    }
    joined.sort_by(|one, other| one.top().to_pt().total_cmp(&other.top().to_pt()));
    joined
}

/// Whether two rectangles overlap, or stand next to each other.
fn touch(one: Rect, other: Rect) -> bool {
    one.left().fits(other.right())
        && other.left().fits(one.right())
        && one.top().fits(other.bottom())
        && other.top().fits(one.bottom())
}

impl Resolution {
    /// A rectangle of pixels, on the page.
    fn rect(self, x: u32, y: u32, width: u32, height: u32) -> Rect {
        let length = |pixels: u32| Length::pt(f64::from(pixels) / self.pixels(Length::pt(1.0)));
        Rect::new(Point::new(length(x), length(y)), Size::new(length(width), length(height)))
    }
}

impl Pixels {
    /// Lays a tint over a rectangle of the page, with a line around it, so that it can be told without colour too.
    pub fn tint(&mut self, rect: Rect, ink: Ink, resolution: Resolution) {
        let at =
            |length: Length, most: u32| resolution.pixels(length).round().clamp(0.0, f64::from(most)) as u32;
        let (left, right) = (at(rect.left(), self.width), at(rect.right(), self.width));
        let (top, bottom) = (at(rect.top(), self.height), at(rect.bottom(), self.height));
        for y in top..bottom {
            for x in left..right {
                let edge = y == top || y + 1 == bottom || x == left || x + 1 == right;
                let cover = if edge { 100 } else { COVER };
                let at = (y as usize * self.width as usize + x as usize) * 3;
                let Some(pixel) = self.rgb.get_mut(at..at + 3) else { continue };
                for (sample, tint) in pixel.iter_mut().zip(ink.rgb) {
                    *sample = ((u16::from(*sample) * (100 - cover) + u16::from(tint) * cover) / 100) as u8;
                }
            }
        }
    }
}

/// Two pictures beside each other, the old one at the left; where there is only one, its place stays empty.
pub fn beside(old: Option<&Pixels>, new: Option<&Pixels>) -> Pixels {
    let most = |of: fn(&Pixels) -> u32| old.into_iter().chain(new).map(of).max().unwrap_or_default();
    let (width, height) = (most(|pixels| pixels.width), most(|pixels| pixels.height));
    let whole = (width * 2 + BETWEEN * 3, height + BETWEEN * 2);
    let mut rgb = GROUND.repeat(whole.0 as usize * whole.1 as usize);
    for (pixels, left) in [(old, BETWEEN), (new, BETWEEN * 2 + width)] {
        let Some(pixels) = pixels else { continue };
        for (y, row) in rgb
            .chunks_exact_mut(whole.0 as usize * 3)
            .skip(BETWEEN as usize)
            .zip(0..)
            .map(|(row, y)| (y, row))
        {
            let from = y * pixels.width as usize * 3;
            let Some(line) = pixels.rgb.get(from..from + pixels.width as usize * 3) else { break };
            if let Some(place) = row.get_mut(left as usize * 3..(left + pixels.width) as usize * 3) {
                place.copy_from_slice(line);
            }
        }
    }
    Pixels { width: whole.0, height: whole.1, rgb }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A white picture with one black pixel.
    fn dot(x: u32, y: u32) -> Pixels {
        let mut pixels = Pixels { width: 64, height: 40, rgb: vec![255; 64 * 40 * 3] };
        let at = (y * 64 + x) as usize * 3;
        pixels.rgb[at..at + 3].fill(0);
        pixels
    }

    #[test]
    fn differences_are_found_where_they_are() {
        let resolution = Resolution::dpi(72.0);
        assert_eq!(differences(&dot(3, 3), &dot(3, 3), resolution), []);
        let found = differences(&dot(3, 3), &dot(50, 30), resolution);
        let places: Vec<[f64; 4]> = found
            .iter()
            .map(|rect| [rect.left(), rect.top(), rect.right(), rect.bottom()].map(Length::to_pt))
            .collect();
        assert_eq!(places, [[0.0, 0.0, 8.0, 8.0], [48.0, 24.0, 56.0, 32.0]]);
        let near = differences(&dot(3, 3), &dot(9, 9), resolution);
        assert_eq!(near.len(), 1);
    }

    #[test]
    fn pictures_stand_beside_each_other() {
        let (old, new) = (dot(0, 0), dot(63, 39));
        let both = beside(Some(&old), Some(&new));
        assert_eq!((both.width, both.height), (64 * 2 + 16 * 3, 40 + 16 * 2));
        let black: Vec<usize> = both
            .rgb
            .chunks_exact(3)
            .enumerate()
            .filter(|(_, pixel)| *pixel == [0; 3])
            .map(|(at, _)| at)
            .collect();
        let at = |x: usize, y: usize| y * both.width as usize + x;
        assert_eq!(black, [at(16, 16), at(16 + 64 + 16 + 63, 16 + 39)]);
    }
}
