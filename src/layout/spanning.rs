//! Elements that span the columns: an activity's title across the page, its text in columns beneath; and the
//! closing panel.

use super::block::BlockStyle;
use super::collect::Collector;
use super::flow::{Band, BreakCost, Panel, Row, Spanning, SpanningPicture, Whole, WholeKind};
use super::grid::Grid;
use super::panel::{first_paragraph, whole_span};
use crate::frame::{ElementId, ItemKind};
use crate::geom::{Length, Point, Rect, Size};
use crate::spec::{Activity, Closing};

/// Rows of a spanning panel below its text.
const PANEL_FOOT_ROWS: usize = 1;

/// The least share of its height that a picture across the page keeps where it gives rows to stay on its page. Of 200
/// flyers with such pictures, at four fifths 27 left a quarter of a page white, at this 19; at three fifths 15 did, but
/// pictures look lost on a page that is so much wider.
const LEAST_PICTURE: f64 = 0.7;

impl Collector<'_> {
    /// An activity across the page: title, quiet line and picture over all columns, the text in columns of
    /// their usual measure, since lines of the page's whole width cannot be read.
    pub fn spanning_activity(&mut self, activity: &Activity) {
        let mut head = self.take_open_heading();
        let begins_section = !head.is_empty();
        self.end_stretch();
        let narrow = std::mem::replace(&mut self.measure, self.grid.full_width());
        let section = self.activity_head(activity, BreakCost::FREE);
        self.picture_above(activity, section);
        self.measure = narrow;
        head.extend(self.flow.take_rows(0));
        self.activity_text(activity, section);
        let text = std::mem::take(&mut self.flow);
        let picture = self.pictures_give.then(|| picture(&head, self.rung.pictures)).flatten();
        self.bands.push(Band::Spanning(Spanning {
            head,
            picture,
            text,
            foot: 0,
            panel: None,
            begins_section,
        }));
    }

    /// The closing panel across the page, its text in columns inside.
    pub fn spanning_closing(&mut self, closing: &Closing) {
        let mut head = self.take_open_heading();
        if !head.is_empty() {
            head.push(Row::default());
        }
        let (rows_above, begins_section) = (head.len(), !head.is_empty());
        self.end_stretch();
        let ink = self.styles.accent;
        let style = BlockStyle { kind: self.styles.closing.clone(), solid: false, ..self.panel_style() };
        let padding = style.x;
        let full_width = self.grid.full_width() - padding * 2.0;
        self.flow.push(Vec::new(), BreakCost::FREE);
        self.closing_title(closing, &BlockStyle { measure: full_width, ..style.clone() }, 0);
        head.extend(self.flow.take_rows(0));
        let inner = BlockStyle { x: Length::ZERO, measure: self.grid.column_of(full_width), ..style };
        self.styled_blocks(&closing.text, ElementId::ROOT, BreakCost::KEEP, None, &inner);
        let text = std::mem::take(&mut self.flow);
        let first = closing.title.as_ref().or(first_paragraph(&closing.text));
        let whole = first.map(|first| Whole { kind: WholeKind::Closing, span: whole_span(first) });
        let panel = Some(Panel { ink, rows_above, padding, whole });
        self.bands.push(Band::Spanning(Spanning {
            head,
            picture: None,
            text,
            foot: PANEL_FOOT_ROWS,
            panel,
            begins_section,
        }));
    }
}

/// The picture among rows across the page, of which fitting has left so large a share of the height.
fn picture(head: &[Row], share: f64) -> Option<SpanningPicture> {
    let is_picture = |row: &Row| row.items.iter().any(|item| matches!(item.kind, ItemKind::Picture { .. }));
    let begins = head.iter().position(is_picture)?;
    let below = head.iter().skip(begins + 1).take_while(|row| row.cost >= BreakCost::SOLID).count();
    let may_lose = (1.0 - LEAST_PICTURE / share).max(0.0);
    let may_give = ((below + 1) as f64 * may_lose) as usize;
    Some(SpanningPicture { begins, may_give: may_give.min(below) })
}

impl Spanning {
    /// Makes its picture smaller by so many rows, which are taken out below the one that it begins in.
    pub fn give(&mut self, rows: usize, grid: &Grid) {
        let Some(picture) = self.picture.filter(|_| rows > 0) else { return };
        self.head.drain(picture.begins + 1..=picture.begins + rows);
        let Some(row) = self.head.get_mut(picture.begins) else { return };
        for item in &mut row.items {
            if let ItemKind::Picture { rect, .. } = &mut item.kind {
                let bottom = rect.origin.y + rect.size.height - grid.leading * rows as f64;
                let height = rect.size.height.min(bottom - grid.cap_line());
                let width = rect.size.width * (height / rect.size.height);
                *rect = Rect::new(Point::new(rect.origin.x, bottom - height), Size::new(width, height));
            }
        }
    }
}
