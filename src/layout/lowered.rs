//! Pictures below the first paragraph of their activity: where one above it goes to the next column, so much of a
//! column may stay white, and the paragraph fills it.

use super::breaking::{ColumnPlan, PagePlan};
use super::collect::Collector;
use super::flow::{Band, BreakCost, Flow, GapKind, Piece, Row, Whole, WholeKind};
use crate::diag::Span;
use crate::frame::ElementId;
use crate::spec::{Activity, Block, Figure, Flyer};

/// The places of activities that may be told: a flyer of more has its later pictures above the text. So many go into a
/// number, which is copied with what sets a flyer.
const MOST_PLACES: usize = u64::BITS as usize;

/// The activities of a flyer whose picture stands below their first paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Lowered(u64);

impl Lowered {
    /// None of them: all pictures stand above the text.
    pub const NONE: Lowered = Lowered(0);

    /// Whether the activity at a place is among them.
    pub fn holds(self, at: usize) -> bool {
        bit(at) & self.0 != 0
    }

    /// The same with the activity at a place.
    pub fn with(self, at: usize) -> Lowered {
        Lowered(self.0 | bit(at))
    }
}

/// The bit of a place.
fn bit(at: usize) -> u64 {
    u32::try_from(at).ok().and_then(|at| 1u64.checked_shl(at)).unwrap_or(0)
}

impl Collector<'_> {
    /// The text of an activity with its picture below the first paragraph.
    pub fn text_around_picture(&mut self, activity: &Activity, section: ElementId) {
        let (above, below) = activity.text.split_at_checked(1).unwrap_or_default();
        let reference = activity.reference.as_ref();
        self.blocks(above, section, BreakCost::KEEP, reference.filter(|_| below.is_empty()));
        if let Some(figure) = &activity.image {
            self.gap(GapKind::Block);
            self.figure(figure, self.measure, BreakCost::BETWEEN_PARAGRAPHS, section);
        }
        if !below.is_empty() {
            self.gap(GapKind::Block);
            self.blocks(below, section, BreakCost::BETWEEN_PARAGRAPHS, reference);
        }
    }

    /// The activities whose picture stands at the head of a column, with another column before it that they could fill.
    pub fn pictures_at_heads(&self, plans: &[PagePlan]) -> Vec<usize> {
        let mut spans = Vec::new();
        for (at, band) in self.bands.iter().enumerate() {
            if let Band::Columns(flow) = band {
                let parts = plans.iter().flat_map(|plan| &plan.bands).filter(|part| part.band == at);
                let after_another = parts.flat_map(|part| &part.columns).skip(1);
                spans.extend(after_another.filter_map(|column| picture_at_head(column, flow)));
            }
        }
        let is_at_head = |at: &usize| may_be_lowered(self.flyer, *at, &spans) && !self.lowered.holds(*at);
        (0..self.flyer.activities.len().min(MOST_PLACES)).filter(is_at_head).collect()
    }
}

impl Lowered {
    /// Whether each of its pictures stands on the page that its title stands on.
    pub fn stays_with_titles(self, flyer: &Flyer, bands: &[Band], plans: &[PagePlan]) -> bool {
        let lowered = flyer.activities.iter().enumerate().filter(|(at, _)| self.holds(*at));
        let spans: Vec<Span> =
            lowered.filter_map(|(_, activity)| Some(activity.image.as_ref()?.picture.span)).collect();
        let mut page_of_title = 0;
        rows_in_columns(bands, plans).all(|(page, row)| {
            if row.bookmark.is_some() {
                page_of_title = page;
            }
            let is_lowered = row.whole.is_some_and(|whole| spans.contains(&whole.span));
            !is_lowered || page == page_of_title
        })
    }
}

/// The rows that stand in columns and are of no paragraph, in order, each with its page.
fn rows_in_columns<'f>(bands: &'f [Band], plans: &'f [PagePlan]) -> impl Iterator<Item = (usize, &'f Row)> {
    let parts =
        plans.iter().enumerate().flat_map(|(page, plan)| plan.bands.iter().map(move |part| (page, part)));
    parts.flat_map(|(page, part)| {
        let flow = bands.get(part.band).map(Band::flow);
        let placed = part.columns.iter().flat_map(|column| &column.rows);
        placed.filter_map(move |placed| match flow?.pieces.get(placed.piece) {
            Some(Piece::Row(row)) => Some((page, row)),
            _ => None,
        })
    })
}

/// Where the spec has the picture among the rows that a column begins with, above its first paragraph.
fn picture_at_head(column: &ColumnPlan, flow: &Flow) -> Option<Span> {
    let pieces = column.rows.iter().map_while(|row| match flow.pieces.get(row.piece) {
        Some(Piece::Row(row)) => Some(row),
        _ => None,
    });
    let mut whole = pieces.filter_map(|row| row.whole);
    whole.find(|whole| whole.kind == WholeKind::Picture).map(|Whole { span, .. }| span)
}

/// Whether the picture of an activity is one of some, and the text of the activity begins with a paragraph and goes on:
/// below all of its text, a picture would be taken for that of the next activity.
fn may_be_lowered(flyer: &Flyer, at: usize, pictures: &[Span]) -> bool {
    flyer.activities.get(at).is_some_and(|activity| {
        let is_one = |image: &Figure| pictures.contains(&image.picture.span);
        activity.image.as_ref().is_some_and(is_one)
            && matches!(activity.text.as_slice(), [Block::Paragraph(_), _, ..])
    })
}
