//! The search itself: an active list of the cheapest ways to reach each break. Knows nothing but numbers.

mod keep;

use super::breaks::{Break, Sums, place_of};
use super::buffers::Buffers;
use super::cost::{Ending, Setting, Verdict, weigh};
use super::demerits::LADDER;
use super::last_line::LastLine;
use super::node::{Node, Way};
use super::pass::{Means, Pass};
use super::{ChosenLine, Goal, MOST_LINES_APART};
use crate::geom::Length;
use crate::text::measures::Measures;

/// One pass over a paragraph.
pub(super) struct Search<'a> {
    breaks: &'a [Break],
    measures: &'a Measures,
    /// A line that is narrower with its spaces as wide as they may be fills no measure.
    least: Length,
    setting: Setting,
    pass: Pass,
    /// Items at which no line may end, though they allow it: a handful.
    barred: &'a [usize],
    /// Whether lines may end inside words where that takes a hyphen that the text does not have.
    hyphenates: bool,
    /// The numbers of lines that may end in no hyphen at all, the first being 1: a handful.
    whole_lines: &'a [usize],
    /// The node from which the search begins: the start of the paragraph, or the end of a line of a way through it.
    start: Node,
    /// The place of the break at which it ends: the end of the paragraph, or of a later line of that way.
    end: usize,
    /// Whether ways of different numbers of lines are kept apart.
    counts_lines: bool,
    /// How many lines fewer or more than the cheapest way to the same break a way may have on its course.
    most_lines_apart: usize,
}

impl<'a> Search<'a> {
    /// A search that has not begun.
    pub(super) fn new(
        breaks: &'a [Break],
        measures: &'a Measures,
        setting: Setting,
        pass: Pass,
    ) -> Search<'a> {
        Search {
            breaks,
            measures,
            least: measures.least() - ROUNDING,
            setting,
            pass,
            barred: &[],
            hyphenates: true,
            whole_lines: &[],
            start: Node::START,
            end: breaks.len().saturating_sub(1),
            counts_lines: false,
            most_lines_apart: MOST_LINES_APART,
        }
    }

    /// The same search, in which no line ends at `barred` items.
    pub(super) fn without(self, barred: &'a [usize]) -> Search<'a> {
        Search { barred, ..self }
    }

    /// The same search, in which no word is hyphenated.
    pub(super) fn without_hyphens(self) -> Search<'a> {
        Search { hyphenates: false, ..self }
    }

    /// The same search, in which the lines of some numbers, the first being 1, end in no hyphen.
    pub(super) fn with_whole_lines(self, whole_lines: &'a [usize]) -> Search<'a> {
        Search { whole_lines, ..self }
    }

    /// The same search, which lets go of no way for its number of lines.
    #[cfg(test)]
    pub(super) fn keeping_all(self) -> Search<'a> {
        Search { most_lines_apart: usize::MAX, ..self }
    }

    /// The same search over a part of the paragraph, from a node to the break at a place: its ways are the lines in
    /// between, and their numbers of lines count those before.
    pub(super) fn between(self, start: Node, end: usize) -> Search<'a> {
        Search { start, end, ..self }
    }

    /// The ways that are wanted, the cheapest first; none where this pass has none.
    pub(super) fn run(self, goal: Goal) -> Vec<Way> {
        let search = Search { counts_lines: goal != Goal::Best, ..self };
        let mut room = Buffers::take();
        let ways = search.ways(goal, &mut room);
        room.leave();
        ways
    }

    fn ways(&self, goal: Goal, room: &mut Buffers) -> Vec<Way> {
        room.nodes.push(self.start);
        room.active.push(0);
        let first = if self.goes_into_one_line() { self.end } else { self.start.at + 1 };
        for (at, to) in self.breaks.iter().enumerate().take(self.end + 1).skip(first) {
            if self.may_end_at(to) {
                self.try_break(at, to, room);
            }
            if room.active.is_empty() {
                return Vec::new();
            }
        }
        self.finish(goal, room)
    }

    /// Whether lines need not fill the measure, and all goes into one: any other way has more lines, and costs more.
    fn goes_into_one_line(&self) -> bool {
        let forced = || self.breaks.iter().filter(|end| end.is_forced()).count();
        self.setting != Setting::Justified
            && self.breaks.last().is_some_and(|end| end.before.width <= self.measures.width(0))
            && forced() == 1
    }

    /// Whether this search may end a line at a break.
    fn may_end_at(&self, to: &Break) -> bool {
        to.is_forced()
            || self.pass.means.allow(to.cost)
                && (self.hyphenates || !to.hyphenates())
                && !self.barred.contains(&to.item)
    }

    /// Ends a line at a break, in the cheapest way for each number of lines, tightness and run of hyphens.
    fn try_break(&self, at: usize, to: &Break, room: &mut Buffers) {
        self.end_lines(at, to, room);
        if room.best.is_empty() && room.active.is_empty() {
            room.best.append(&mut room.overfull);
        }
        self.drop_far(&mut room.best);
        self.activate(room);
    }

    /// Ends a line at a break from each active node that may, and lets go of those from which no later line can come.
    fn end_lines(&self, at: usize, to: &Break, room: &mut Buffers) {
        let Buffers { nodes, active, best, overfull } = room;
        let forced = to.is_forced();
        let (mut seen, mut kept) = (0, 0);
        // All lines between the same two places come to the same, whatever is before them.
        let mut weighed: Option<(usize, Length)> = None;
        let mut verdict = Verdict::TooShort;
        while let Some(index) = active.get(seen).copied()
            && let Some(from) = nodes.get(index)
            && let Some(begin) = self.breaks.get(from.at)
        {
            if !forced && self.is_beyond_reach(to, from, begin) {
                break;
            }
            seen += 1;
            let measure = self.measures.width(from.line);
            if forced || weighed != Some((from.at, measure)) {
                verdict = self.weigh(begin, to, measure, self.ending(at, to, from));
                weighed = Some((from.at, measure));
            }
            let stays = match verdict {
                Verdict::Fits(weighed) => {
                    if self.may_follow(to, from) {
                        self.keep_cheapest(best, (at, to), (index, from), weighed);
                    }
                    !forced
                }
                Verdict::TooShort => !forced,
                // A node that is too far back is let go; in the last pass its line may go past the measure.
                Verdict::TooLong(weighed) => {
                    if self.pass.means == Means::Any {
                        self.keep_cheapest(overfull, (at, to), (index, from), weighed);
                    }
                    false
                }
            };
            if stays {
                active.swap(kept, seen - 1);
                kept += 1;
            }
        }
        if kept < seen {
            active.drain(kept..seen);
        }
    }

    /// Whether a line from a node may end at a break as far as hyphens go.
    fn may_follow(&self, to: &Break, from: &Node) -> bool {
        let is_ladder = from.hyphens + 1 >= LADDER && self.pass.means < Means::Any;
        !to.divided || !is_ladder && !self.whole_lines.contains(&(from.line + 1))
    }

    /// Whether a break is so near to a node that no line between them can fill the measure, nor one from any
    /// node after it.
    fn is_beyond_reach(&self, to: &Break, from: &Node, begin: &Break) -> bool {
        if self.setting != Setting::Justified || from.line < self.measures.same_from() {
            return false;
        }
        let Sums { width, flex, stretch, .. } = to.before;
        let widest = width - begin.after.width
            + to.width
            + (flex - begin.after.flex)
            + (stretch - begin.after.stretch) * self.pass.tolerance;
        widest < self.least
    }

    /// Weighs the line of a measure from a break to another.
    fn weigh(&self, begin: &Break, to: &Break, measure: Length, ending: Ending) -> Verdict {
        weigh(self.setting, begin.widths_to(to), measure, ending, self.pass.tolerance)
    }

    /// What is special about a line from a node to a break.
    fn ending(&self, at: usize, to: &Break, from: &Node) -> Ending {
        match to.is_forced() {
            false => Ending::Free,
            true if !self.is_last(at) => Ending::Hard,
            true if from.line == 0 => Ending::Only,
            true => Ending::Last(LastLine::new(self.measures, from.line, from.hyphens > 0)),
        }
    }

    /// Whether a break ends the paragraph.
    fn is_last(&self, at: usize) -> bool {
        at + 1 >= self.breaks.len()
    }

    /// The nodes at the ends of lines that are chosen already, after the one from which the first of them begins.
    pub(super) fn along(&self, lines: &[ChosenLine]) -> Vec<Node> {
        let mut nodes = vec![self.start];
        for line in lines {
            let at = place_of(line.end, self.breaks);
            if let (Some(to), Some(from)) = (self.breaks.get(at), nodes.last())
                && let Some(begin) = self.breaks.get(from.at)
                && let Verdict::Fits(weighed) | Verdict::TooLong(weighed) =
                    self.weigh(begin, to, self.measures.width(from.line), self.ending(at, to, from))
            {
                nodes.push(self.node((at, to), (nodes.len() - 1, from), weighed));
            }
        }
        nodes
    }

    /// The ways that are wanted among those that have reached the end, the cheapest for each number of lines.
    fn finish(&self, goal: Goal, room: &mut Buffers) -> Vec<Way> {
        let Buffers { nodes, active: reached, .. } = room;
        reached.retain(|index| nodes.get(*index).is_some_and(|node| node.at == self.end));
        let demerits = |index: &usize| nodes.get(*index).map_or(f64::INFINITY, |node| node.demerits);
        reached.sort_by(|one, other| demerits(one).total_cmp(&demerits(other)));
        let mut reached = reached.iter().filter_map(|index| nodes.get(*index)).peekable();
        let Some(best) = reached.peek().map(|node| node.line) else { return Vec::new() };
        let mut ways: Vec<Way> = Vec::new();
        for node in reached {
            let fits = match goal {
                Goal::Best => ways.is_empty(),
                Goal::Near(farthest) => node.line.abs_diff(best) <= farthest,
                Goal::Exactly(lines) => node.line == lines,
            };
            if fits && ways.iter().all(|way| self.start.line + way.lines.len() != node.line) {
                ways.push(Way::to(node, nodes, self.breaks));
            }
        }
        ways
    }
}

/// What a line may lack of the measure and still count as full, by rounding and by what [`Length::fits`] lets pass; no
/// more, since a line is never wider than it would be if nothing hung out of it.
const ROUNDING: Length = Length::pt(0.002);
