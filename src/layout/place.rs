//! Placing: rows go to their columns, and pages are made of them.

use super::breaking::{ColumnPlan, PagePlan};
use super::collect::Collector;
use super::flow::Row;
use super::grid::Grid;
use crate::frame::{Bookmark, Item, Page};

/// The pages of a plan, and the bookmarks of the headings on them.
pub(super) fn place(collector: &mut Collector<'_>, plans: &[PagePlan]) -> (Vec<Page>, Vec<Bookmark>) {
    let (mut masthead, mut bookmarks) = (Vec::new(), Vec::new());
    if let Some(set) = collector.masthead.take() {
        masthead = set.items;
        bookmarks.push(set.bookmark);
    }
    let mut rows = std::mem::take(&mut collector.flow.rows);
    let mut pages = Vec::with_capacity(plans.len());
    for (page_at, plan) in plans.iter().enumerate() {
        let mut items = std::mem::take(&mut masthead);
        for (column_at, column) in plan.columns.iter().enumerate() {
            let placed = Placed { grid: &collector.grid, page: page_at, column: column_at };
            place_column(&placed, column, &mut rows, &mut items, &mut bookmarks);
        }
        items.extend(collector.foot(page_at, plans.len()));
        pages.push(Page { trim: collector.grid.trim, bleed: collector.grid.bleed, items });
    }
    (pages, bookmarks)
}

/// A column of a page.
struct Placed<'a> {
    grid: &'a Grid,
    page: usize,
    column: usize,
}

fn place_column(
    placed: &Placed<'_>,
    column: &ColumnPlan,
    rows: &mut [Row],
    items: &mut Vec<Item>,
    bookmarks: &mut Vec<Bookmark>,
) {
    let mut row_at = placed.grid.first_row(placed.page);
    for at in column.rows.clone() {
        let Some(row) = rows.get_mut(at) else { continue };
        let corner = placed.grid.corner(placed.column, row_at);
        items.extend(std::mem::take(&mut row.items).into_iter().map(|item| item.moved(corner)));
        if let Some((title, level)) = row.bookmark.take() {
            bookmarks.push(Bookmark { title, level, page: placed.page, top: corner.y });
        }
        row_at += 1 + column.stretched.iter().filter(|stretched| **stretched == at).count();
    }
}
