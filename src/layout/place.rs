//! Placing: rows go to their columns, and pages are made of them. The lines of a paragraph are composed here, in
//! the way that breaking chose.

use std::collections::VecDeque;

use super::breaking::{BandPlan, ColumnPlan, PagePlan};
use super::collect::Collector;
use super::flow::{Band, Flow, Piece, Row, Spanning};
use super::panel::decoration;
use super::set_off::rules;
use crate::frame::{Bookmark, Item, Page};
use crate::geom::{Length, Point, Rect, Size};
use crate::text::Line;

/// The pages of a plan, and the bookmarks of the headings on them.
pub(super) fn place(collector: &mut Collector<'_>, plans: &[PagePlan]) -> (Vec<Page>, Vec<Bookmark>) {
    let (mut items, mut bookmarks) = (Vec::new(), Vec::new());
    if let Some(set) = collector.masthead.take() {
        items = set.items;
        bookmarks.push(set.bookmark);
    }
    let mut bands = std::mem::take(&mut collector.bands);
    let mut placer = Placer { collector, page: 0, items, bookmarks, lines: VecDeque::new() };
    let mut pages = Vec::with_capacity(plans.len());
    for (page, plan) in plans.iter().enumerate() {
        placer.page = page;
        placer.items.extend(rules(plan, &bands, &placer.collector.grid));
        for band_plan in &plan.bands {
            if let Some(band) = bands.get_mut(band_plan.band) {
                placer.band(band, band_plan);
            }
        }
        let foot = placer.collector.foot(page, plans.len());
        placer.items.extend(foot);
        let (trim, bleed) = (placer.collector.grid.trim, placer.collector.grid.bleed);
        pages.push(Page { trim, bleed, slug: Length::ZERO, items: std::mem::take(&mut placer.items) });
    }
    (pages, placer.bookmarks)
}

/// Where the first line of a paragraph stands that begins its column.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Head {
    /// As it was set, with the indent that it may have.
    AsSet,
    /// Without that.
    Flush,
}

/// What puts rows at their places.
struct Placer<'c, 'a> {
    collector: &'c mut Collector<'a>,
    /// The page that is being made.
    page: usize,
    items: Vec<Item>,
    bookmarks: Vec<Bookmark>,
    /// Lines of a paragraph that goes on in the next column.
    lines: VecDeque<Line>,
}

impl Placer<'_, '_> {
    fn band(&mut self, band: &mut Band, plan: &BandPlan) {
        match band {
            Band::Columns(flow) => {
                for (at, column) in plan.columns.iter().enumerate() {
                    let corner = self.collector.grid.corner(at, plan.top);
                    self.column(flow, column, corner, Head::AsSet);
                }
            }
            Band::Spanning(spanning) => self.spanning(spanning, plan),
        }
    }

    /// What stands across the page, on its panel if it has one, and its columns.
    fn spanning(&mut self, spanning: &mut Spanning, plan: &BandPlan) {
        let grid = &self.collector.grid;
        let (full_width, gutter) = (grid.full_width(), grid.gutter);
        let mut inner = Rect::new(grid.corner(0, plan.top), Size::new(full_width, Length::ZERO));
        if let Some(panel) = spanning.panel {
            inner.origin.x += panel.padding;
            inner.size.width -= panel.padding * 2.0;
            let top = plan.head.map_or(plan.top, |head| head + panel.rows_above);
            let rows = plan.top + plan.height + spanning.foot - top;
            let below = grid.leading * rows.saturating_sub(1) as f64 + grid.baseline() - grid.cap_line();
            let corner = grid.corner(0, top).moved(Point::new(Length::ZERO, grid.cap_line()));
            self.items.push(decoration(Rect::new(corner, Size::new(full_width, below)), panel.ink));
        }
        spanning.give(plan.given, &self.collector.grid);
        if let Some(head) = plan.head {
            for (at, row) in spanning.head.iter_mut().enumerate() {
                let corner = self.collector.grid.corner(0, head + at);
                self.row(row, corner);
            }
        }
        let measure = self.collector.grid.column_of(inner.size.width);
        for (at, column) in plan.columns.iter().enumerate() {
            let corner = inner.origin.moved(Point::new((measure + gutter) * at as f64, Length::ZERO));
            // The few lines on a panel are seen side by side, and one that is indented at their head looks misplaced.
            let head = if spanning.panel.is_some() { Head::Flush } else { Head::AsSet };
            self.column(&mut spanning.text, column, corner, head);
        }
    }

    /// A column whose first row has its top left corner at `corner`.
    fn column(&mut self, flow: &mut Flow, plan: &ColumnPlan, corner: Point, head: Head) {
        let leading = self.collector.grid.leading;
        let mut at_head = true;
        for (row, placed) in plan.rows.iter().enumerate() {
            let corner = corner.moved(Point::new(Length::ZERO, leading * placed.at as f64));
            let piece = flow.pieces.get_mut(placed.piece);
            // A name that begins the column is level with the capitals beside it.
            at_head &= matches!(&piece, Some(Piece::Row(row)) if row.sinks > Length::ZERO);
            match piece {
                Some(Piece::Row(row)) => {
                    let sinks = if at_head { Length::ZERO } else { row.sinks };
                    self.row(row, corner.moved(Point::new(Length::ZERO, sinks)));
                }
                Some(Piece::Paragraph(choice)) => {
                    let Some((way, line)) = placed.line else { continue };
                    let mut x = choice.x;
                    if let (0, Some(set)) = (line, choice.set.take()) {
                        if row == 0 && head == Head::Flush {
                            x -= set.indent();
                        }
                        self.lines = self.collector.setter.compose(&set, way).into();
                        self.items.extend(choice.beside.drain(..).map(|item| item.moved(corner)));
                    }
                    if let Some(line) = self.lines.pop_front() {
                        let origin = corner.moved(Point::new(x, self.collector.grid.baseline()));
                        self.items.extend(self.collector.setter.items(line, origin));
                    }
                }
                Some(Piece::Gap(_)) | None => {}
            }
        }
    }

    fn row(&mut self, row: &mut Row, corner: Point) {
        self.items.extend(row.items.drain(..).map(|item| item.moved(corner)));
        if let Some((title, level)) = row.bookmark.take() {
            self.bookmarks.push(Bookmark { title, level, page: self.page, top: corner.y });
        }
    }
}
