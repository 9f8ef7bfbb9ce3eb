//! Pictures inset into the text: at the right of the column, with the first lines of the text beside them.

use super::activity::Rows;
use super::collect::Collector;
use super::flow::{BreakCost, GapKind, Way};
use super::part::Shape;
use crate::frame::{ElementId, Item, ItemKind};
use crate::geom::{Length, Point, Rect};
use crate::spec::{Activity, Block, Figure, FigurePlace};
use crate::text::Inset;

/// The width of an inset picture, as a share of the measure: in two columns of A4 it leaves some forty letters to the
/// lines beside it.
const INSET_WIDTH: f64 = 0.4;

/// The least width of one that is made narrower so that it is no taller than the text beside it: any narrower, its
/// caption has fewer than twenty letters a line.
const LEAST_INSET_WIDTH: Length = Length::mm(28.0);

/// The least height of one, in rows. A picture so wide that it would be less tall stands above the text.
const LEAST_INSET_ROWS: f64 = 3.0;

/// The widths that are tried from the one to the other.
const INSET_WIDTHS: usize = 6;

/// The width of a letter, in ems, with the spaces between words; enough to tell how many lines a text makes.
const LETTER_WIDTH: f64 = 0.48;

/// The space between an inset picture and the lines beside it, in body sizes.
const INSET_GUTTER: f64 = 1.2;

/// The narrowest measure in body sizes that lines may have beside a picture: some thirty letters. In a narrower
/// column the picture stands above the text.
const LEAST_BESIDE: f64 = 12.0;

/// An inset picture whose rows are not all taken up yet by the lines beside it.
pub(super) struct OpenInset {
    /// The rows that are left of it.
    rows: usize,
    /// The width that it takes, with the space beside it.
    width: Length,
    /// The picture and its caption, placed from the corner of its first row, until a paragraph takes them.
    items: Vec<Item>,
}

impl Collector<'_> {
    /// Whether an activity's picture is inset, and there is room for it beside the text: in a column of its own where
    /// the activity spans the page, or else in one that is wide enough for both, if it is tall enough there.
    pub fn is_beside_text(&self, activity: &Activity) -> bool {
        let body = self.styles.body.style.size;
        let beside = self.grid.measure * (1.0 - INSET_WIDTH) - body * INSET_GUTTER;
        let wanted = activity.image.as_ref().is_some_and(|image| image.place == FigurePlace::Inset);
        let is_tall =
            |figure: &Figure| self.measure_of_inset() / self.aspect(figure) >= self.least_inset_height();
        let has_room = beside >= body * LEAST_BESIDE && activity.image.as_ref().is_some_and(is_tall);
        wanted && (self.stands_in_columns(activity) || has_room) && !activity.text.is_empty()
    }

    /// The most that an inset picture takes of a column.
    fn measure_of_inset(&self) -> Length {
        self.grid.measure * INSET_WIDTH
    }

    /// The height that a picture beside text has at the least.
    fn least_inset_height(&self) -> Length {
        self.grid.leading * LEAST_INSET_ROWS
    }

    /// The width that a picture beside text has at the least, if it goes into `most`.
    fn least_inset_width(&self, figure: &Figure, most: Length) -> Length {
        (self.least_inset_height() * self.aspect(figure)).max(LEAST_INSET_WIDTH).min(most)
    }

    /// Whether the text of an activity stands in several columns of its own.
    fn stands_in_columns(&self, activity: &Activity) -> bool {
        activity.spans && self.grid.columns > 1
    }

    /// The text of an activity, beside its picture where that is inset.
    pub fn activity_text(&mut self, activity: &Activity, section: ElementId) {
        let figure = activity.image.as_ref().filter(|_| self.is_beside_text(activity));
        let in_column_of_its_own = figure.filter(|_| self.stands_in_columns(activity));
        if let Some(figure) = figure.filter(|_| in_column_of_its_own.is_none()) {
            self.inset = self.open_inset(figure, &activity.text, section);
        }
        self.blocks(&activity.text, section, BreakCost::KEEP, activity.reference.as_ref());
        self.close_inset();
        if let Some(figure) = in_column_of_its_own {
            self.gap(GapKind::Block);
            self.figure(figure, self.width_beside_columns(figure), BreakCost::FREE, section);
        }
    }

    /// The width of a picture in a column beside those of its text: with which it is about as tall as they are, up to
    /// the whole measure.
    fn width_beside_columns(&self, figure: &Figure) -> Length {
        let rows = self.flow.rows().div_ceil((self.grid.columns - 1).max(1));
        let as_tall = self.grid.leading * rows as f64 * self.aspect(figure);
        as_tall.max(self.least_inset_width(figure, self.measure)).min(self.measure)
    }

    /// The width of an inset picture: its share of the measure, or less where it would be taller with its caption than
    /// the text beside it; of those that are all taller, the one that is least tall.
    fn inset_width(&self, figure: &Figure, text: &[Block]) -> Length {
        let steps = (0..INSET_WIDTHS).map(|step| step as f64 / (INSET_WIDTHS - 1) as f64);
        let most = self.measure_of_inset();
        let least = self.least_inset_width(figure, most);
        let widths = steps.map(|step| most + (least - most) * step);
        let height = |width: &Length| self.inset_height(figure, *width).to_pt();
        let least_tall = widths.clone().min_by(|one, other| height(one).total_cmp(&height(other)));
        let mut fitting = widths.filter(|width| self.below_text(figure, text, *width) <= Length::ZERO);
        fitting.next().or(least_tall).unwrap_or(most)
    }

    /// About how far a picture of some width reaches with its caption below the text beside it; negative where the text
    /// is taller.
    fn below_text(&self, figure: &Figure, text: &[Block], width: Length) -> Length {
        let body = self.styles.body.style.size;
        let beside = self.measure - width - body * INSET_GUTTER;
        self.inset_height(figure, width) - self.grid.leading * lines(letters(text), body, beside)
    }

    /// About how tall a picture of some width is with its caption, and the white below that.
    fn inset_height(&self, figure: &Figure, width: Length) -> Length {
        let parts = [&figure.caption, &figure.credit].into_iter().flatten();
        let caption: usize = parts.map(|part| part.text.chars().count()).sum();
        let rows = match caption {
            0 => 0.0,
            caption => lines(caption, self.styles.caption.style.size, width).ceil() + 1.0,
        };
        width / self.aspect(figure) + self.grid.leading * rows
    }

    /// The width over the height of a picture; one that could not be read counts as a square.
    fn aspect(&self, figure: &Figure) -> f64 {
        let pictures = &self.shared.pictures;
        pictures.place(&figure.picture).and_then(|place| pictures.aspect(place)).unwrap_or(1.0)
    }

    /// The picture and its caption, one below the other at the right of the column.
    fn open_inset(&mut self, figure: &Figure, text: &[Block], section: ElementId) -> Option<OpenInset> {
        let set = self.set_picture(figure, self.inset_width(figure, text), section, Rows::Whole)?;
        let width = set.rect.size.width;
        let left = self.measure - width;
        let rect = Rect::new(Point::new(left, set.rect.origin.y), set.rect.size);
        let mut items = vec![Item { mark: set.mark, kind: ItemKind::Picture { picture: set.picture, rect } }];
        let mut rows = set.rows;
        for line in self.caption_lines(figure, width, section) {
            let place = Point::new(left, self.grid.leading * rows as f64 + self.grid.baseline());
            items.extend(self.setter.items(line, place));
            rows += 1;
        }
        // A caption needs white below it, or it reads as part of the text.
        rows += usize::from(items.len() > 1);
        Some(OpenInset { rows, width: width + self.styles.body.style.size * INSET_GUTTER, items })
    }

    /// The shape of a paragraph whose first lines stand beside an inset picture, if one is open.
    pub fn beside_inset(&self, shape: Shape) -> Shape {
        match &self.inset {
            Some(inset) => {
                let width = shape.measure - inset.width;
                Shape { inset: Some(Inset { lines: inset.rows, width, left: Length::ZERO }), ..shape }
            }
            None => shape,
        }
    }

    /// What it costs to end a column before a paragraph: beside a picture that has begun, none may end.
    pub fn cost_beside_inset(&self, first: BreakCost) -> BreakCost {
        match &self.inset {
            Some(inset) if inset.items.is_empty() => BreakCost::SOLID,
            _ => first,
        }
    }

    /// Takes the lines of a paragraph off the rows of an open inset: no column may end among them, and the first
    /// paragraph takes the picture with it.
    pub fn take_rows_of_inset(&mut self, way: &mut Way) -> Vec<Item> {
        let Some(inset) = &mut self.inset else { return Vec::new() };
        for cost in way.breaks.iter_mut().take(inset.rows.saturating_sub(1)) {
            *cost = BreakCost::SOLID;
        }
        let items = std::mem::take(&mut inset.items);
        inset.rows = inset.rows.saturating_sub(way.lines());
        if inset.rows == 0 {
            self.inset = None;
        }
        items
    }

    /// Fills up the rows of a picture that the text beside it leaves.
    fn close_inset(&mut self) {
        let Some(inset) = self.inset.take() else { return };
        let mut items = inset.items;
        for _ in 0..inset.rows {
            self.flow.push(std::mem::take(&mut items), BreakCost::SOLID);
        }
    }
}

/// About how many lines so many letters of a size make in a measure.
fn lines(letters: usize, size: Length, measure: Length) -> f64 {
    size * (LETTER_WIDTH * letters as f64) / measure
}

/// The letters of some blocks, with the spaces between words.
fn letters(blocks: &[Block]) -> usize {
    let of = |block: &Block| match block {
        Block::Paragraph(paragraph) => paragraph.text.chars().count(),
        Block::List(list) => list.items.iter().map(|item| letters(item)).sum(),
    };
    blocks.iter().map(of).sum()
}
