//! Lines of a way set anew: those around a line that is to end in no hyphen, while all others stay as they are.

use std::ops::Range;

use super::breaks::{Break, place_of};
use super::cost::Setting;
use super::demerits::LADDER;
use super::node::{Node, Way};
use super::pass::{Means, Pass};
use super::search::Search;
use super::{ChosenLine, Goal};
use crate::text::measures::Measures;

/// How many lines are set anew before a line that is to end in no hyphen, and how many after it: over so many, nearly
/// any text takes up the part of a word without lines that gape. The time that a line takes does not grow with its
/// paragraph, and a paragraph of ordinary length is set anew as a whole.
const LINES_AROUND: usize = 20;

/// What lines of a paragraph are set anew by.
pub(super) struct Resetter<'a> {
    pub breaks: &'a [Break],
    pub measures: &'a Measures,
    pub setting: Setting,
}

impl Resetter<'_> {
    /// A way of as many lines as some, in which the lines `whole` end in no hyphen, but for those that cannot beside
    /// the ones before them; none where no more of them do than before. No line that is set anew is looser than
    /// `tolerance`.
    pub fn with_whole_lines(&self, lines: &[ChosenLine], whole: &[usize], tolerance: f64) -> Option<Way> {
        let mut lines = lines.to_vec();
        let mut wished = whole.to_vec();
        let mut is_changed = false;
        for line in whole {
            if ends_whole(&lines, *line) {
                continue;
            }
            let part = part_around(*line, &lines);
            let near: Vec<usize> =
                wished.iter().copied().filter(|other| part.start < *other && *other <= part.end).collect();
            // Where the lines that are wished for cannot all end whole, this one may beside those that do already.
            let fewer = || {
                let is_kept = |other: &usize| other == line || ends_whole(&lines, *other);
                let kept: Vec<usize> = near.iter().copied().filter(is_kept).collect();
                if kept == near { None } else { self.set(&lines, part.clone(), &kept, tolerance) }
            };
            match self.set(&lines, part.clone(), &near, tolerance).or_else(fewer) {
                Some(anew) => {
                    lines.splice(part, anew.lines);
                    is_changed = true;
                }
                None => wished.retain(|other| other != line),
            }
        }
        is_changed.then(|| self.way(&lines))?
    }

    /// The best way of as many lines from the start of a part of some lines to its end, in which the lines `whole` end
    /// in no hyphen.
    fn set(&self, lines: &[ChosenLine], part: Range<usize>, whole: &[usize], tolerance: f64) -> Option<Way> {
        let end = place_of(lines.get(part.clone())?.last()?.end, self.breaks);
        let start = self.node_after(lines.get(..part.start)?);
        let search = self.search(tolerance).between(start, end).with_whole_lines(whole);
        search.run(Goal::Exactly(part.end)).pop()
    }

    /// The node at the end of the last of a paragraph's first lines, as a search begins with it.
    fn node_after(&self, lines: &[ChosenLine]) -> Node {
        // The run of hyphens up to it is all that lines further up have a part in.
        let (before, near) = lines.split_at(lines.len().saturating_sub(usize::from(LADDER)));
        let at = before.last().map_or(0, |line| place_of(line.end, self.breaks));
        let start = Node { at, line: before.len(), ..Node::START };
        let nodes = self.search(f64::INFINITY).between(start, self.breaks.len()).along(near);
        nodes.last().map_or(start, |last| Node { demerits: 0.0, previous: None, ..*last })
    }

    /// The way along all lines of the paragraph.
    pub fn way(&self, lines: &[ChosenLine]) -> Option<Way> {
        let nodes = self.search(f64::INFINITY).along(lines);
        nodes.last().map(|end| Way::to(end, &nodes, self.breaks))
    }

    fn search(&self, tolerance: f64) -> Search<'_> {
        Search::new(self.breaks, self.measures, self.setting, Pass { tolerance, means: Means::Usual })
    }
}

/// Whether one of the lines of a way, the first being 1, ends in no hyphen; one that it does not have ends in none.
pub(super) fn ends_whole(lines: &[ChosenLine], line: usize) -> bool {
    line.checked_sub(1).and_then(|at| lines.get(at)).is_none_or(|line| !line.divided)
}

/// The lines that are set anew for one of them, the first being 1. The line before them ends in no hyphen, nor does
/// their last, if there are such lines near by, so that no ladder of hyphens comes of joining old and new.
pub(super) fn part_around(line: usize, lines: &[ChosenLine]) -> Range<usize> {
    let ladder = usize::from(LADDER);
    let is_whole = |count: &usize| ends_whole(lines, *count);
    let first = line.saturating_sub(LINES_AROUND);
    let last = (line + LINES_AROUND).min(lines.len());
    let start = (first.saturating_sub(ladder)..=first).rfind(is_whole).unwrap_or(first);
    let end = (last..=(last + ladder).min(lines.len())).find(is_whole).unwrap_or(last);
    start..end
}
