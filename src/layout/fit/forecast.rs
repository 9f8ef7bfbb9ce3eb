//! A forecast: about how many rows a flyer takes at a rung, told from those that it took at another, so that few rungs
//! need be tried on the way along the ladder.

use std::cell::Cell;

use super::extent::{Extent, MOST_WHITE_LOST};
use super::rung::Rung;
use crate::geom::Length;
use crate::layout::collect::Collector;
use crate::layout::flow::{GapKind, Piece};
use crate::layout::grid::Grid;
use crate::layout::masthead::MastheadHeight;
use crate::spec::PageTheme;

/// By how much the lines of a paragraph come out below its natural length, as a share: letters and spaces narrow where
/// that saves one. With this, rows of 60 flyers were foretold within three of a hundred, and half of them exactly.
const NARROWED: f64 = 0.015;

/// By how many rows texts of a display size, which take whole rows, may come out otherwise at another leading: one
/// each of the lead and the country's name, and one for each of two columns that end a row short.
const DOUBT: f64 = 4.0;

/// What is known of a flyer's rows.
pub(super) struct Forecast<'a> {
    page: &'a PageTheme,
    masthead: Option<MastheadHeight>,
    has_pictures: bool,
    /// The size of text at which the paragraphs are so long.
    size: Length,
    /// How long each paragraph is, in lines of its measure.
    paragraphs: Vec<f64>,
    /// All white, by kind.
    gaps: Vec<GapKind>,
    /// All other rows, and what the rows that were set last have beyond those that were told.
    others: Cell<f64>,
    /// The rung that the flyer was set at last.
    learnt: Cell<Rung>,
}

impl<'a> Forecast<'a> {
    /// What a flyer that is set at one rung says about others.
    pub fn new(collector: &Collector<'a>) -> Forecast<'a> {
        let mut forecast = Forecast {
            page: &collector.flyer.theme.page,
            masthead: collector.masthead.as_ref().map(|masthead| masthead.height),
            has_pictures: collector.flyer.activities.iter().any(|activity| activity.image.is_some()),
            size: collector.rung.size,
            paragraphs: Vec::new(),
            gaps: Vec::new(),
            others: Cell::new(0.0),
            learnt: Cell::new(collector.rung),
        };
        for band in &collector.bands {
            for piece in &band.flow().pieces {
                match piece {
                    Piece::Row(_) => {}
                    Piece::Gap(gap) => forecast.gaps.push(gap.kind),
                    Piece::Paragraph(choice) => forecast.paragraphs.extend(choice.natural_lines()),
                }
            }
        }
        forecast.learn(collector);
        forecast
    }

    /// Takes into account how many rows the flyer has at one more rung.
    pub fn learn(&self, collector: &Collector<'_>) {
        let more = collector.rows_in_all() as f64 - self.rows(collector.rung);
        self.others.set(self.others.get() + more);
        self.learnt.set(collector.rung);
    }

    /// About how many rows the flyer takes at a rung.
    fn rows(&self, rung: Rung) -> f64 {
        let lines = self.lines(rung);
        let white: usize = self.gaps.iter().map(|kind| rung.gaps.rows(*kind)).sum();
        lines + white as f64 + self.others.get()
    }

    /// The most rows by which breaking may find more or less room for a rung than they tell. There is no telling where
    /// lines come out otherwise than at the rung that the flyer was set at last, or pictures take other rows.
    pub fn doubt(&self, rung: Rung) -> f64 {
        let learnt = self.learnt.get();
        let has_same_lines = rung.size == learnt.size && rung.looseness == learnt.looseness;
        let has_same_pictures =
            !self.has_pictures || rung.pictures == learnt.pictures && rung.leading == learnt.leading;
        match has_same_lines && has_same_pictures {
            true => DOUBT + self.rows(rung) * MOST_WHITE_LOST,
            false => f64::INFINITY,
        }
    }

    /// About how many lines the paragraphs have at a rung.
    fn lines(&self, rung: Rung) -> f64 {
        let scale = rung.size / self.size * (1.0 - NARROWED);
        self.paragraphs.iter().map(|lines| (lines * scale).ceil()).sum()
    }

    /// About how many that is, beside the rows of so many pages.
    pub fn extent(&self, rung: Rung, pages: usize) -> Extent {
        let masthead_rows = self.masthead.map_or(0, |height| height.rows(rung.leading));
        let grid = Grid { masthead_rows, ..Grid::new(self.page, rung.leading) };
        Extent::new(self.rows(rung), &grid, pages)
    }
}
