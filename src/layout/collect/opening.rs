//! The opening of a flyer: the lead with the words below it, and the country's name with the words about it.

use super::{Collector, SECTION_LEVEL};
use crate::frame::{ElementId, Role};
use crate::geom::Length;
use crate::layout::flow::{BreakCost, GapKind};
use crate::layout::part::{Part, Shape};
use crate::layout::style::{Kind, Styles};
use crate::spec::Paragraph;

/// The distance between the lines of the lead, in leadings.
const LEAD_PITCH: f64 = 1.5;

/// The distance between the lines of the country's name, in leadings: each begins on a row.
const NAME_PITCH: f64 = 2.0;

/// The least distance from the last line of a display size to the next baseline, in leadings.
const DISPLAY_WHITE: f64 = 1.6;

/// The same below the lead, which stands further from the words below it than its own lines from one another.
const LEAD_WHITE: f64 = 2.0;

/// How far a country's name shrinks, step by step, to go into one line: less than the last, and it would no longer
/// stand out from the lead.
const ONE_LINE_SCALES: [f64; 6] = [1.0, 0.93, 0.86, 0.79, 0.72, 0.66];

/// How far a country's name of more than one line shrinks, step by step, until its longest word fits.
const COUNTRY_SCALES: [f64; 4] = [1.0, 0.85, 0.7, 0.6];

/// How far it shrinks at the most: it is then still larger than a section heading.
const LEAST_COUNTRY_SCALE: f64 = 0.6;

impl Collector<'_> {
    /// The lead, and the words below it.
    pub fn intro(&mut self) {
        let Some(intro) = &self.flyer.intro else { return };
        if let Some(lead) = &intro.lead {
            self.lead(lead);
            self.gap(GapKind::BelowOpening);
        }
        self.blocks(&intro.text, ElementId::ROOT, BreakCost::KEEP, None);
    }

    /// The opening sentence, set larger, on balanced lines one and a half leadings apart; hyphenated only where a word
    /// is wider than the column.
    fn lead(&mut self, lead: &Paragraph) {
        let element = self.setter.structure.add(Role::Paragraph, ElementId::ROOT);
        let styles = self.styles.clone();
        let kind = &styles.lead;
        let shape = Shape::heading(self.measure);
        let lines = self.setter.whole_words(&[Part::new(lead, kind)], shape, element);
        let pitch = self.grid.leading * LEAD_PITCH;
        self.display(lines, kind, pitch, LEAD_WHITE, BreakCost::FREE, BreakCost::INSIDE_OPENING);
    }

    /// The country's name, and the words about it.
    pub fn overview(&mut self) {
        self.gap(GapKind::Section);
        let country = &self.flyer.country;
        let element = self.setter.structure.add(Role::Heading(SECTION_LEVEL), ElementId::ROOT);
        let begins = self.flow.pieces.len();
        let styles = self.styles.clone();
        let kind = self.country_kind(&styles, element);
        let lines = self.heading_lines(country, &kind, element);
        // A smaller name needs less white below it.
        let white = DISPLAY_WHITE * (kind.style.size / styles.country.style.size).min(1.0);
        let pitch = self.grid.leading * NAME_PITCH;
        let spare = self.display(lines, &kind, pitch, white, BreakCost::FREE, BreakCost::KEEP);
        // The name belongs to its words: white beyond what a large one needs stands above it, unless it begins a
        // column, where its capitals are level with those beside.
        let sinks = (spare - self.grid.leading * (DISPLAY_WHITE - white)).max(Length::ZERO);
        for at in begins..self.flow.pieces.len() {
            if let Some(row) = self.flow.row_mut(at) {
                row.sinks = sinks;
            }
        }
        self.flow.bookmark(begins, country.in_one_line(), SECTION_LEVEL - 1);
        self.gap(GapKind::BelowName);
        self.blocks(&self.flyer.overview, ElementId::ROOT, BreakCost::BELOW_NAME, None);
        self.open_heading = self.flyer.overview.is_empty().then_some(begins);
    }

    /// The kind of text that the country's name is set in: as large as it goes into one line, else into more, and
    /// where a word of it is wider than the column as small as that word needs.
    fn country_kind(&mut self, styles: &Styles, element: ElementId) -> Kind {
        let shape = Shape::heading(self.measure);
        let mut fits = |kind: &Kind, most_lines: usize| {
            let lines = self.setter.trial(&[Part::new(&self.flyer.country, kind)], shape, element);
            lines.len() <= most_lines && lines.iter().all(|line| line.overfull.is_none())
        };
        let mut in_one_line = ONE_LINE_SCALES.iter().map(|scale| styles.country.scaled(*scale));
        if let Some(kind) = in_one_line.find(|kind| fits(kind, 1)) {
            return kind;
        }
        let smaller = COUNTRY_SCALES.iter().map(|scale| styles.long_country.scaled(*scale));
        let smallest = styles.long_country.scaled(LEAST_COUNTRY_SCALE);
        smaller.into_iter().find(|kind| fits(kind, usize::MAX)).unwrap_or(smallest)
    }
}
