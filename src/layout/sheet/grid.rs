//! Where thumbnails stand: rows and columns of cards of one size.

use super::{Form, Shows, Thumbnail};
use crate::geom::{Length, Point, Rect, Size};

/// The space around all cards.
const MARGIN: Length = Length::mm(11.0);

/// The space between cards, from left to right and from top to bottom.
const GUTTER: Length = Length::mm(7.0);

/// The space for the title, from the margin to the first cards.
const HEAD: Length = Length::mm(11.0);

/// How far the title's baseline stands below the margin.
const HEAD_DROP: Length = Length::mm(3.5);

/// The space below a thumbnail that its label stands in.
const LABEL: Length = Length::mm(6.0);

/// The width of a card on a picture.
const CARD: Length = Length::mm(42.0);

/// The width of a column on a picture: a card and what parts it from the next.
pub const COLUMN: Length = Length::pt(CARD.to_pt() + GUTTER.to_pt());

/// The page that is printed on.
const PAPER: Size = Size::new(Length::mm(210.0), Length::mm(297.0));

/// The least width of a card on a printed page beside whole gutters: what parts narrower ones shrinks as they do, so
/// that any number of them goes on the paper.
const LEAST_CARD: Length = Length::mm(10.0);

/// Columns on a printed page: four thumbnails are as large as those of a picture.
const PRINTED_COLUMNS: usize = 4;

/// The lowest and the tallest card that pages are shown whole on, in widths: taller pages become narrower.
const ASPECTS: (f64, f64) = (0.3, 1.6);

/// The aspect of the cards where no flyer has pages: that of A4.
const USUAL_ASPECT: f64 = std::f64::consts::SQRT_2;

/// The place of every card.
pub(super) struct Grid {
    /// The size of a page of the sheet.
    pub sheet: Size,
    /// The size of a card, without its label.
    card: Size,
    columns: usize,
    /// The space between cards that stand beside each other.
    gutter: Length,
    rows_on_page: usize,
}

impl Grid {
    /// The grid for some thumbnails: on a picture about as wide as high, where the number of columns is not given.
    pub fn new(thumbnails: &[Thumbnail<'_>], form: Form, columns: Option<usize>) -> Grid {
        let aspect = thumbnails.iter().filter_map(aspect).reduce(f64::max).unwrap_or(USUAL_ASPECT);
        let aspect = aspect.clamp(ASPECTS.0, ASPECTS.1);
        match form {
            Form::Picture => {
                let pitch = CARD * aspect + LABEL + GUTTER;
                let square = (thumbnails.len() as f64 * (pitch / (CARD + GUTTER))).sqrt().round() as usize;
                let columns = columns.unwrap_or(square).clamp(1, thumbnails.len().max(1));
                let rows = thumbnails.len().div_ceil(columns).max(1);
                let width = MARGIN * 2.0 + CARD * columns as f64 + GUTTER * (columns - 1) as f64;
                let height = MARGIN * 2.0 + HEAD + pitch * rows as f64 - GUTTER;
                let card = Size::new(CARD, CARD * aspect);
                let sheet = Size::new(width, height);
                Grid { sheet, card, columns, gutter: GUTTER, rows_on_page: rows }
            }
            Form::Pages => {
                let columns = columns.unwrap_or(PRINTED_COLUMNS).max(1);
                let (width, gutter) = printed_card(columns);
                let most = PAPER.height - MARGIN * 2.0 - HEAD - LABEL;
                let card = Size::new(width, (width * aspect).min(most));
                let rows = (most + LABEL + GUTTER) / (card.height + LABEL + GUTTER);
                Grid { sheet: PAPER, card, columns, gutter, rows_on_page: (rows as usize).max(1) }
            }
        }
    }

    /// The page, counted from zero, and the place of a card.
    pub fn place(&self, at: usize) -> (usize, Rect) {
        let (row, column) = (at / self.columns, at % self.columns);
        let (page, row) = (row / self.rows_on_page, row % self.rows_on_page);
        let x = MARGIN + (self.card.width + self.gutter) * column as f64;
        let y = MARGIN + HEAD + (self.card.height + LABEL + GUTTER) * row as f64;
        (page, Rect::new(Point::new(x, y), self.card))
    }

    /// Where the title begins.
    pub fn heading(&self) -> Point {
        Point::new(MARGIN, MARGIN + HEAD_DROP)
    }
}

/// The width of a card on a printed page of so many columns, and of the space between two.
fn printed_card(columns: usize) -> (Length, Length) {
    let room = PAPER.width - MARGIN * 2.0;
    let (cards, gutters) = (columns as f64, columns.saturating_sub(1) as f64);
    let width = (room - GUTTER * gutters) / cards;
    if LEAST_CARD.fits(width) {
        return (width, GUTTER);
    }
    let share = GUTTER / LEAST_CARD;
    let width = room / (cards + share * gutters);
    (width, width * share)
}

/// The height of a page over its width.
fn aspect(thumbnail: &Thumbnail<'_>) -> Option<f64> {
    let Shows::Page(_, page) = &thumbnail.shows else { return None };
    let size = page.trim;
    Some(size.height / size.width).filter(|aspect| aspect.is_finite() && *aspect > 0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cards_stand_apart_and_on_their_page() {
        let error = || Thumbnail { name: String::new(), number: None, shows: Shows::Error };
        for (count, columns) in
            [(1, None), (7, None), (34, None), (34, Some(3)), (90, Some(9)), (5, Some(50)), (120, Some(100))]
        {
            let thumbnails: Vec<_> = (0..count).map(|_| error()).collect();
            for form in [Form::Picture, Form::Pages] {
                let grid = Grid::new(&thumbnails, form, columns);
                let places: Vec<_> = (0..count).map(|at| grid.place(at)).collect();
                for (at, (page, rect)) in places.iter().enumerate() {
                    assert!(
                        (rect.right() + MARGIN).fits(grid.sheet.width)
                            && (rect.bottom() + LABEL).fits(grid.sheet.height)
                    );
                    let apart = |(other, place): &(usize, Rect)| {
                        page != other
                            || rect.right() < place.left()
                            || place.right() < rect.left()
                            || rect.bottom() + LABEL < place.top()
                            || place.bottom() + LABEL < rect.top()
                    };
                    assert!(places.iter().skip(at + 1).all(apart), "{form:?}, {count} in {columns:?}");
                }
            }
        }
    }
}
