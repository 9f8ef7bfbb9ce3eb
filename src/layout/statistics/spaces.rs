//! The spaces between words, and the hyphens at the ends of lines.

use super::{LoosestLine, SetLine};

/// The fewest spaces of a line that say how even its setting is: one alone is as wide as it must be.
const FEWEST_SPACES: usize = 2;

/// How many lines that end in a hyphen, one below the other, make a ladder.
const LEAST_LADDER: usize = 3;

/// How many words of a line name it.
const NAMING_WORDS: usize = 5;

/// Whether a line's spaces count in the spread: it is justified, and has two or more.
pub(super) fn counts(line: &SetLine) -> bool {
    line.note.justified && line.on_page.gaps.len() >= FEWEST_SPACES
}

/// The coefficient of variation of all spaces of some lines: their standard deviation (of the whole, not of
/// a sample) over their mean, each space in em of what it stands in.
pub(super) fn spread(lines: &[&SetLine]) -> Option<f64> {
    let spaces: Vec<f64> = lines.iter().flat_map(|line| &line.on_page.gaps).map(|gap| gap.in_em).collect();
    let count = spaces.len() as f64;
    let mean = spaces.iter().sum::<f64>() / count;
    let variance = spaces.iter().map(|space| (space - mean).powi(2)).sum::<f64>() / count;
    (mean > 0.0).then(|| variance.sqrt() / mean)
}

/// The justified line with the widest spaces, the first of equals.
pub(super) fn loosest(lines: &[&SetLine]) -> Option<LoosestLine> {
    let justified = lines.iter().filter(|line| line.note.justified);
    let spaced = justified.filter_map(|line| Some((line, line.on_page.mean_gap_in_em()?)));
    let (line, space) = spaced.reduce(|best, next| if next.1 > best.1 { next } else { best })?;
    let (page, column) = line.place();
    Some(LoosestLine { space, page, column, words: line.first_words(NAMING_WORDS), span: line.span })
}

/// The ladders: runs of three or more lines of running text of one paragraph, one below the other in a column,
/// that end in a hyphen.
pub fn ladders(lines: &[SetLine]) -> Vec<Vec<&SetLine>> {
    let running: Vec<&SetLine> = lines.iter().filter(|line| line.is_running).collect();
    let goes_on = |one: &&SetLine, other: &&SetLine| {
        one.on_page.ends_in_hyphen()
            && other.on_page.ends_in_hyphen()
            && one.note.paragraph == other.note.paragraph
            && one.place() == other.place()
    };
    let runs = running.chunk_by(goes_on);
    runs.filter(|run| run.len() >= LEAST_LADDER).map(<[&SetLine]>::to_vec).collect()
}
