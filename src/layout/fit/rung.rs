//! A rung of the ladder: all that fitting may change of a flyer's setting.

use std::fmt;

use super::ladder::{LEADING_STEP, LEAST_LEADING, SIZE_STEP};
use crate::geom::Length;
use crate::layout::flow::GapKind;

/// A kind of change from what the theme names, mildest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// None: the flyer is set as its theme has it.
    Nominal,
    /// Paragraphs may take a line less, or a line more, than suits them best.
    Looseness,
    /// The white between blocks.
    Spacing,
    /// The distance between baselines.
    Leading,
    /// The size of the type.
    Size,
    /// The height of pictures.
    Pictures,
}

impl Step {
    /// The name, as a report prints it.
    pub const fn name(self) -> &'static str {
        match self {
            Step::Nominal => "nominal",
            Step::Looseness => "looseness",
            Step::Spacing => "spacing",
            Step::Leading => "leading",
            Step::Size => "size",
            Step::Pictures => "pictures",
        }
    }
}

/// Which other numbers of lines a paragraph may take at no cost.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Looseness {
    /// A line less than suits it best.
    Shorter,
    /// None.
    Even,
    /// A line more than suits it best.
    Longer,
}

/// Rows of white between blocks; all gaps of one kind are alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gaps {
    /// Before the country's name and before a section heading.
    pub section: usize,
    /// Before a panel, which adds some white of its own, and before the contact block.
    pub panel: usize,
    /// Between two activities.
    pub activity: usize,
}

impl Gaps {
    /// The white of a flyer that needs no fitting.
    pub const NOMINAL: Gaps = Gaps { section: 2, panel: 1, activity: 1 };
    /// The least white that still parts blocks: a row each.
    pub const TIGHT: Gaps = Gaps { section: 1, panel: 1, activity: 1 };
    /// More white in three steps, the places first where it shows least.
    pub const LOOSE: [Gaps; 3] = [
        Gaps { section: 2, panel: 2, activity: 1 },
        Gaps { section: 3, panel: 2, activity: 1 },
        Gaps { section: 3, panel: 2, activity: 2 },
    ];

    /// The rows of white of a kind.
    pub(in crate::layout) fn rows(self, kind: GapKind) -> usize {
        match kind {
            GapKind::Block => self.activity,
            GapKind::BelowOpening | GapKind::BelowName => 0,
            GapKind::Section => self.section,
            GapKind::BeforePanel | GapKind::AfterPanel => self.panel,
        }
    }

    /// The lesser of two whites of each kind.
    fn least(self, other: Gaps) -> Gaps {
        Gaps {
            section: self.section.min(other.section),
            panel: self.panel.min(other.panel),
            activity: self.activity.min(other.activity),
        }
    }
}

/// The setting of a flyer: one rung of the ladder.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rung {
    /// The last kind of change of those that it makes.
    pub step: Step,
    /// The size of running text.
    pub size: Length,
    /// The distance between baselines.
    pub leading: Length,
    /// Which other numbers of lines a paragraph may take at no cost.
    pub looseness: Looseness,
    /// The white between blocks.
    pub gaps: Gaps,
    /// The height of pictures, as a share of what they would take.
    pub pictures: f64,
}

impl fmt::Display for Rung {
    /// The kind of change, and every measure of the setting, on one line.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Gaps { section, panel, activity } = self.gaps;
        let (step, size, leading) = (self.step.name(), self.size.to_pt(), self.leading.to_pt());
        let looseness = match self.looseness {
            Looseness::Shorter => "shorter",
            Looseness::Even => "even",
            Looseness::Longer => "longer",
        };
        write!(
            f,
            "{step}: {size:.2} pt on {leading:.2} pt, {looseness} paragraphs, white of {section}, {panel} and \
             {activity} rows, pictures at {:.0} %",
            self.pictures * 100.0
        )
    }
}

impl Rung {
    /// The setting that a theme names.
    pub const fn nominal(size: Length, leading: Length) -> Rung {
        Rung {
            step: Step::Nominal,
            size,
            leading,
            looseness: Looseness::Even,
            gaps: Gaps::NOMINAL,
            pictures: 1.0,
        }
    }

    /// The same measures with other white and paragraphs.
    #[must_use]
    pub(super) fn varied(self, gaps: Gaps, looseness: Looseness) -> Rung {
        let step = match (gaps, looseness) {
            _ if self.step >= Step::Leading => self.step,
            (Gaps::NOMINAL, Looseness::Even) => Step::Nominal,
            (Gaps::NOMINAL, _) => Step::Looseness,
            _ => Step::Spacing,
        };
        Rung { step, gaps, looseness, ..self }
    }

    /// The same with size and leading so many steps away: as large as those of a ladder for few pages, though for more
    /// the ladder's own are finer.
    #[must_use]
    pub(super) fn with_steps(self, sizes: i32, leadings: i32) -> Rung {
        Rung {
            step: self.step.max(if sizes == 0 { Step::Leading } else { Step::Size }),
            size: self.size + SIZE_STEP * f64::from(sizes),
            leading: self.leading + LEADING_STEP * f64::from(leadings),
            ..self
        }
    }

    /// Whether its lines are far enough apart for its type.
    pub(super) fn is_set_apart(&self) -> bool {
        (self.size * LEAST_LEADING).fits(self.leading)
    }

    /// Whether it is another setting than `other` with type as large, as far apart, and pictures as tall, or more so.
    pub(super) fn is_milder_than(&self, other: &Rung) -> bool {
        let (one, other) =
            ((self.size, self.leading, self.pictures), (other.size, other.leading, other.pictures));
        one != other && one.0 >= other.0 && one.1 >= other.1 && one.2 >= other.2
    }

    /// The tighter of two settings, measure by measure.
    #[must_use]
    pub fn tighter(self, other: Rung) -> Rung {
        Rung {
            step: self.step.max(other.step),
            size: self.size.min(other.size),
            leading: self.leading.min(other.leading),
            looseness: self.looseness.min(other.looseness),
            gaps: self.gaps.least(other.gaps),
            pictures: self.pictures.min(other.pictures),
        }
    }
}
