//! Plans: where every row of the flyer stands.

use super::super::flow::{Band, GapKind};
use super::PageShape;
use super::level::Span;
use super::nodes::{Column, Node};
use super::path::path;
use super::track::{Part, Track};
use super::white::{cheapest_growth, count};

/// The columns of one page.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::layout) struct PagePlan {
    /// The bands on it, from the head down.
    pub bands: Vec<BandPlan>,
}

/// What stands on a page of one band.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::layout) struct BandPlan {
    /// The band's place among all.
    pub band: usize,
    /// The row of the page that its rows across begin at, where they stand on this page.
    pub head: Option<usize>,
    /// The rows by which a picture among those is smaller.
    pub given: usize,
    /// The row of the page that its columns begin at.
    pub top: usize,
    /// The rows of its columns.
    pub height: usize,
    /// The columns from left to right; a column may be empty.
    pub columns: Vec<ColumnPlan>,
}

/// What stands in one column.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::layout) struct ColumnPlan {
    /// Its rows that are not white, from the head down.
    pub rows: Vec<PlacedRow>,
}

/// A row at its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::layout) struct PlacedRow {
    /// The row of the column, from its head.
    pub at: usize,
    /// The piece of the flow that it is, or is of.
    pub piece: usize,
    /// In a paragraph the way that is chosen, and the line.
    pub line: Option<(usize, usize)>,
}

impl ColumnPlan {
    /// The rows that it takes, from its head to its last row that is not white.
    pub fn height(&self) -> usize {
        self.rows.last().map_or(0, |last| last.at + 1)
    }
}

impl PagePlan {
    /// The first row that is taken.
    pub fn first_row(&self) -> usize {
        self.bands.first().map_or(0, |band| band.head.unwrap_or(band.top))
    }

    /// All its rows that are not white.
    pub fn rows(&self) -> usize {
        self.bands.iter().flat_map(|band| &band.columns).map(|column| column.rows.len()).sum()
    }

    /// The rows of the page that are taken, from its first.
    pub fn height(&self) -> usize {
        let first = self.first_row();
        self.bands.iter().map(|band| band.top + band.height).max().unwrap_or(first) - first
    }
}

/// Where every row stands in the way that `nodes` are the choices of.
pub(super) fn plans(nodes: &[Node], bands: &[Band], tracks: &[Track], page: &PageShape) -> Vec<PagePlan> {
    let mut pages = vec![PagePlan::default()];
    let mut page_is_full = false;
    for node in nodes {
        if page_is_full {
            pages.push(PagePlan::default());
            page_is_full = false;
        }
        let Some(plan) = pages.last_mut() else { break };
        match *node {
            Node::NewPage => pages.push(PagePlan::default()),
            Node::Head { band, top, given } => {
                let (band, top, given) = (band as usize, top as usize, given as usize);
                let below = match bands.get(band) {
                    Some(Band::Spanning(spanning)) => top + spanning.head.len() - given,
                    _ => top,
                };
                plan.bands.push(BandPlan {
                    band,
                    head: Some(top),
                    given,
                    top: below,
                    height: 0,
                    columns: Vec::new(),
                });
            }
            Node::Column(Column { band, index, top, height, span, is_level }) => {
                let (band, height) = (band as usize, height as usize);
                if let Some(open) = plan.open(band, top as usize, height) {
                    open.columns.extend(column(tracks.get(band), span, height));
                }
                page_is_full = !is_level && index as usize + 1 == page.columns;
            }
        }
    }
    pages
}

impl PagePlan {
    /// The band that columns go to: one that they have begun, or that waits for them below its head.
    fn open(&mut self, band: usize, top: usize, height: usize) -> Option<&mut BandPlan> {
        let is_open = self.bands.last().is_some_and(|last| last.band == band && last.top == top);
        if !is_open {
            self.bands.push(BandPlan { band, head: None, given: 0, top, height, columns: Vec::new() });
        }
        let open = self.bands.last_mut()?;
        open.height = height;
        Some(open)
    }
}

/// A column drawn out to a height.
fn column(track: Option<&Track>, span: Span, height: usize) -> Option<ColumnPlan> {
    let track = track?;
    let path = path(track, span);
    let gap = |(piece, _): &(usize, Option<(usize, usize)>)| match track.parts.get(*piece) {
        Some(Part::Gap(gap)) => Some(gap.kind),
        _ => None,
    };
    let kinds: Vec<GapKind> = path.iter().filter_map(gap).collect();
    let (_, growth) = cheapest_growth(height.saturating_sub(span.rows as usize), count(&kinds));
    let mut grown = growth.spread(&kinds).into_iter();
    let mut plan = ColumnPlan::default();
    let mut at = 0;
    for (piece, line) in path {
        match track.parts.get(piece) {
            Some(Part::Gap(gap)) => at += gap.rows + grown.next().unwrap_or(0),
            _ => {
                plan.rows.push(PlacedRow { at, piece, line });
                at += 1;
            }
        }
    }
    Some(plan)
}
