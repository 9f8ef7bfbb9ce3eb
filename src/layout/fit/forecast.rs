//! A forecast: about how many rows a flyer takes at a rung, told from those that it took at another, so that few rungs
//! need be tried on the way along the ladder.

use std::cell::Cell;

use super::extent::Extent;
use super::rung::{Gaps, Rung};
use crate::geom::Length;
use crate::layout::collect::Collector;
use crate::layout::flow::{Band, GapKind, Piece};
use crate::layout::grid::Grid;
use crate::spec::PageTheme;

/// By how much the lines of a paragraph come out below its natural length, as a share: letters and spaces narrow where
/// that saves one.
const NARROWED: f64 = 0.015;

/// By how many rows breaking may find more room than rows tell, or less.
const DOUBT: f64 = 3.0;

/// By how many rows more a forecast may be wrong for each line of a paragraph, where these may come out otherwise.
const DOUBT_PER_LINE: f64 = 0.06;

/// What is known of a flyer's rows.
pub(super) struct Forecast<'a> {
    page: &'a PageTheme,
    masthead_rows: usize,
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
            masthead_rows: collector.grid.masthead_rows,
            size: collector.rung.size,
            paragraphs: Vec::new(),
            gaps: Vec::new(),
            others: Cell::new(0.0),
            learnt: Cell::new(collector.rung),
        };
        for band in &collector.bands {
            let flow = match band {
                Band::Columns(flow) => flow,
                Band::Spanning(spanning) => &spanning.text,
            };
            for piece in &flow.pieces {
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
        let white: usize = self.gaps.iter().map(|kind| white(*kind, rung.gaps)).sum();
        lines + white as f64 + self.others.get()
    }

    /// By how many rows breaking may still find more or less room for a rung than they tell.
    pub fn doubt(&self, rung: Rung) -> f64 {
        let learnt = self.learnt.get();
        let has_same_lines = rung.size == learnt.size && rung.looseness == learnt.looseness;
        if has_same_lines { DOUBT } else { DOUBT + self.lines(rung) * DOUBT_PER_LINE }
    }

    /// About how many lines the paragraphs have at a rung.
    fn lines(&self, rung: Rung) -> f64 {
        let scale = rung.size / self.size * (1.0 - NARROWED);
        self.paragraphs.iter().map(|lines| (lines * scale).ceil()).sum()
    }

    /// About how many that is, beside the rows of so many pages.
    pub fn extent(&self, rung: Rung, pages: usize) -> Extent {
        let grid = Grid { masthead_rows: self.masthead_rows, ..Grid::new(self.page, rung.leading) };
        Extent::new(self.rows(rung), &grid, pages)
    }
}

/// The rows of white of a kind.
fn white(kind: GapKind, gaps: Gaps) -> usize {
    match kind {
        GapKind::Block => gaps.activity,
        GapKind::BelowOpening => 0,
        GapKind::Section => gaps.section,
        GapKind::BeforePanel | GapKind::AfterPanel => gaps.panel,
    }
}
