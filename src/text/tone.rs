//! Tone: how much of what a line lacks goes into its letters and how much into its spaces, so that lines one below the
//! other look alike.
//!
//! By itself a line lets its letters give all that they may before its spaces give anything, and the search for line
//! breaks weighs it so. But letters at their widest below letters at their narrowest are seen, though neither is by
//! itself: the one line looks pale and spaced out, the other dark. So once the lines of a paragraph are chosen, letters
//! that widen far more than those of the lines beside them leave a part of it to their spaces.
//!
//! A step in the spaces is seen as well, and it is the larger one, since a line has an eighth as much space as letters,
//! or less. Both steps are weighed, between all lines of the paragraph: the sum of their fourth powers is made least,
//! each in units of a step that is seen as well as the other. So a large step of one kind gives way to a middling one
//! of each, and where letters part little they stay as they are. A step in the spaces that is there already is lessened
//! alike, beside a loose line above all.
//!
//! The lines are those of one paragraph, also where a column ends between two; the line above it is mostly the last of
//! another, which fills no measure.
//!
//! Only lines whose letters widen give way. Those of a line whose letters narrow could take its spaces in, but then its
//! words run together, and it looks darker still.

use super::linebreak::fill::{EXPANSION, Fill, TRACKING};

/// The step in the width of letters, with their tracking, that is seen as well as one of [`SPACE_STEP`], as a share of
/// their width: a little more than what lies between natural letters and those that give all that they may.
const LETTER_STEP: f64 = 0.05;

/// The step in the width of spaces that is seen as well as one of [`LETTER_STEP`], in their natural width. With a sixth
/// more, a tenth to a fifth fewer lines part from the next by six hundredths in their letters, but a fifth to a third
/// more by a fourth in their spaces.
const SPACE_STEP: f64 = 0.3;

/// What it costs that the spaces of a line have twice their natural width, where a step that is seen costs 1: enough
/// that those of a whole paragraph do not widen for one line. With four times as much, a third fewer of the large steps
/// in the letters go.
const WIDE_SPACES: f64 = 10.0;

/// The widest that spaces become for other lines, in their natural width: well short of 1.6 times that, from which on a
/// line is seen to be loose.
const WIDEST: f64 = 1.35;

/// How often all lines are looked at: after that, none gives two hundredths more or less.
const ROUNDS: usize = 6;

/// What a line's letters and spaces give.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Tone {
    /// What the letters give, as a share of what they may: positive where they widen.
    letters: f64,
    /// The least that they may give, and the most.
    bounds: (f64, f64),
    /// How wide the spaces are while the letters are natural, in their natural width.
    spaces: f64,
    /// By how much that falls when the letters widen by all that they may.
    trade: f64,
}

impl Tone {
    /// A line that gives nothing.
    pub const NATURAL: Tone = Tone { letters: 0.0, bounds: (0.0, 0.0), spaces: 1.0, trade: 0.0 };

    /// A line that is filled in some way by itself. Its spaces are `spaces` wide while its letters are natural, and by
    /// `trade` less when they widen by all that they may, both in their natural width.
    pub fn new(alone: Fill, spaces: f64, trade: f64) -> Tone {
        let most = alone.letters;
        let widest = if trade > 0.0 { ((spaces - WIDEST) / trade).max(0.0) } else { most };
        Tone { letters: most, bounds: (widest.min(most), most), spaces, trade }
    }

    /// What the letters give, as a share of what they may: positive where they widen.
    pub fn letters(self) -> f64 {
        self.letters
    }

    /// How wide the spaces are, in their natural width.
    fn space(self) -> f64 {
        self.spaces - self.trade * self.letters
    }

    /// Whether its letters may give less than they do by themselves.
    fn gives_way(&self) -> bool {
        self.bounds.0 < self.bounds.1
    }

    /// The line as it stands better between those beside it, by a step of Newton's method.
    fn between(self, beside: impl Iterator<Item = Tone>) -> Tone {
        // By how much either step grows with what the letters give.
        let (wider, narrower) = ((EXPANSION + TRACKING) / LETTER_STEP, -self.trade / SPACE_STEP);
        let mut slope = -2.0 * WIDE_SPACES * self.trade * (self.space() - 1.0);
        let mut curvature = 2.0 * WIDE_SPACES * self.trade * self.trade;
        for other in beside {
            let letters = (self.letters - other.letters) * wider;
            let spaces = (self.space() - other.space()) / SPACE_STEP;
            slope += 4.0 * (letters * letters * letters * wider + spaces * spaces * spaces * narrower);
            curvature += 12.0 * (letters * letters * wider * wider + spaces * spaces * narrower * narrower);
        }
        let letters = if curvature > 0.0 { self.letters - slope / curvature } else { self.letters };
        Tone { letters: letters.max(self.bounds.0).min(self.bounds.1), ..self }
    }
}

/// Evens out the lines of a paragraph.
pub(super) fn even_out(lines: &mut [Tone]) {
    for _ in 0..ROUNDS {
        for at in 0..lines.len() {
            let place = |at: Option<usize>| at.and_then(|at| lines.get(at)).copied();
            let beside = [place(at.checked_sub(1)), place(at.checked_add(1))];
            if let Some(line) = lines.get_mut(at).filter(|line| line.gives_way()) {
                *line = line.between(beside.into_iter().flatten());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A line like most, whose spaces give half of their width for all that its letters give. By itself it lets letters
    /// give first, where it lacks so much of its measure, in units of what they may.
    fn line(lacks: f64) -> Tone {
        line_with(lacks, 0.5)
    }

    /// The same with spaces that give another share of their width.
    fn line_with(lacks: f64, trade: f64) -> Tone {
        let letters = lacks.clamp(-1.0, 1.0);
        Tone::new(Fill { letters, spaces: lacks - letters }, 1.0 + lacks * trade, trade)
    }

    /// The letters and spaces of lines that lack so much each, once they are evened out.
    fn evened(lack: &[f64]) -> Vec<(f64, f64)> {
        let mut lines: Vec<Tone> = lack.iter().copied().map(line).collect();
        even_out(&mut lines);
        lines.iter().map(|line| (line.letters(), line.space())).collect()
    }

    #[test]
    fn letters_at_their_widest_beside_letters_at_their_narrowest_leave_a_part_to_their_spaces() {
        for lack in [[-1.0, 1.0], [1.0, -1.0]] {
            let lines = evened(&lack);
            let wide = lines[usize::from(lack[1] > 0.0)];
            assert!((0.4..0.7).contains(&wide.0), "{lines:?}");
            assert!((1.15..1.3).contains(&wide.1), "{lines:?}");
            assert!(lines.contains(&(-1.0, 1.0)), "{lines:?}");
        }
    }

    #[test]
    fn lines_whose_letters_part_little_stay_as_they_are() {
        for lack in [[0.9, 0.9, 0.9], [0.3, 0.0, 0.4], [-0.5, 0.0, -0.3]] {
            for ((letters, _), alone) in evened(&lack).into_iter().zip(lack) {
                assert!((letters - alone).abs() < 0.03, "{letters} {alone}");
            }
        }
    }

    #[test]
    fn spaces_only_widen_and_no_line_becomes_loose_nor_stops_filling_its_measure() {
        let lacks = [-1.6, -1.0, -0.4, 0.0, 0.5, 1.0, 1.4, 3.0];
        for lack in lacks.iter().flat_map(|one| lacks.map(|other| [*one, other, -1.0, other])) {
            for ((letters, space), lacks) in evened(&lack).into_iter().zip(lack) {
                let alone = line(lacks);
                assert!(space >= alone.space() - 1e-9, "{lack:?}");
                assert!(space <= WIDEST.max(alone.space()) + 1e-9, "{lack:?}");
                assert!(lacks <= 0.0 || letters >= 0.0, "{lack:?}");
                assert!((letters + (space - 1.0) / 0.5 - lacks).abs() < 1e-9, "{lack:?}");
            }
        }
    }

    #[test]
    fn a_line_beside_a_loose_one_takes_after_it() {
        let lines = evened(&[0.8, 2.2, 0.8]);
        assert!(lines[0].1 > 1.1 && lines[2].1 > 1.1, "{lines:?}");
        assert_eq!(lines[1].0, 1.0);
    }

    #[test]
    fn more_rounds_change_nothing_that_could_be_seen() {
        // Many lines that lack more and less of their measure, in an order that is the same each time.
        let mut state = 1_u64;
        let mut lacks = || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            (state >> 33) as f64 / f64::from(1_u32 << 31) * 2.8 - 1.2
        };
        for count in (2..=14).cycle().take(4000) {
            let mut lines: Vec<Tone> =
                (0..count).map(|_| line_with(lacks(), 0.25 + (lacks() + 1.2) / 11.2)).collect();
            even_out(&mut lines);
            let once = lines.clone();
            (0..10).for_each(|_| even_out(&mut lines));
            for (once, more) in once.iter().zip(&lines) {
                assert!((once.letters() - more.letters()).abs() < 0.02, "{once:?} {more:?}");
            }
        }
    }
}
