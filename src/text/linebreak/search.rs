//! The search itself: an active list of the cheapest ways to reach each break. Knows nothing but numbers.

use super::buffers::Buffers;
use super::cost::{Ending, Setting, UNSTRETCHED, Verdict, Weighed, Widths, weigh};
use super::demerits::{Before, FITNESS_DEMERITS, LADDER, demerits, felt_badness};
use super::node::{Candidate, Node, Sums, Way, line_start};
use super::pass::Pass;
use super::{ChosenLine, FARTHEST, Wanted};
use crate::geom::Length;
use crate::text::item::{Item, Penalty};
use crate::text::measures::Measures;

/// One pass over a paragraph.
pub(super) struct Search<'a> {
    items: &'a [Item],
    measures: &'a Measures,
    setting: Setting,
    pass: Pass,
    /// Items at which no line may end, though they allow it: a handful.
    barred: &'a [usize],
    /// Whether lines may end inside words where that takes a hyphen that the text does not have.
    hyphenates: bool,
    /// The number of a line that may end in no hyphen at all, the first being 1.
    whole_line: Option<usize>,
    /// Whether ways of different numbers of lines are kept apart.
    counts_lines: bool,
    /// What it fills while it runs.
    room: Buffers,
}

impl<'a> Search<'a> {
    /// A search that has not begun.
    pub(super) fn new(items: &'a [Item], measures: &'a Measures, setting: Setting, pass: Pass) -> Search<'a> {
        Search {
            items,
            measures,
            setting,
            pass,
            barred: &[],
            hyphenates: true,
            whole_line: None,
            counts_lines: false,
            room: Buffers::default(),
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

    /// The same search, in which the line of a number, the first being 1, ends in no hyphen.
    pub(super) fn with_whole_line(self, line: usize) -> Search<'a> {
        Search { whole_line: Some(line), ..self }
    }

    /// The ways that are wanted, the cheapest first; none where this pass has none.
    pub(super) fn run(mut self, wanted: Wanted) -> Vec<Way> {
        self.room = Buffers::take();
        let ways = self.ways(wanted);
        self.room.leave();
        ways
    }

    fn ways(&mut self, wanted: Wanted) -> Vec<Way> {
        self.counts_lines = wanted != Wanted::Best;
        let (after, hang_left) = line_start(self.items, 0, Sums::default());
        self.room.nodes.push(Node {
            item: 0,
            line: 0,
            hyphens: 0,
            demerits: 0.0,
            weighed: UNSTRETCHED,
            previous: None,
            after,
            hang_left,
        });
        self.room.active.push(0);
        let mut sums = Sums::default();
        let (mut last_box, mut follows_box) = (None, false);
        for (at, item) in self.items.iter().enumerate() {
            match *item {
                Item::Box { width, flex, hang_right, .. } => {
                    sums.width += width;
                    sums.flex += flex;
                    last_box = Some(hang_right);
                }
                Item::Glue { width, stretch, shrink } => {
                    if let Some(hang_right) = last_box
                        && follows_box
                    {
                        self.try_break(Candidate {
                            item: at,
                            before: sums,
                            width: Length::ZERO,
                            cost: 0.0,
                            hyphen: false,
                            hang_right,
                        });
                    }
                    sums.width += width;
                    sums.stretch += stretch;
                    sums.shrink += shrink;
                }
                Item::Penalty { width, cost, hyphen, hang_right } if self.may_break(cost) => {
                    let printed = width > Length::ZERO;
                    if self.hyphenates || !(hyphen && printed) {
                        let hang_right = if printed { hang_right } else { last_box.unwrap_or(Length::ZERO) };
                        self.try_break(Candidate { item: at, before: sums, width, cost, hyphen, hang_right });
                    }
                }
                Item::Penalty { .. } => {}
            }
            follows_box = matches!(item, Item::Box { .. });
            if self.room.active.is_empty() {
                return Vec::new();
            }
        }
        self.finish(wanted)
    }

    /// Whether this pass may break a line at a penalty of `cost`.
    fn may_break(&self, cost: f64) -> bool {
        cost < Penalty::LAST_RESORT || cost < Penalty::FORBIDDEN && self.pass.last
    }

    /// Ends a line at a candidate, in the cheapest way for each number of lines, tightness and run of hyphens.
    fn try_break(&mut self, candidate: Candidate) {
        if self.barred.contains(&candidate.item) && !candidate.is_forced() {
            return;
        }
        let mut best = std::mem::take(&mut self.room.best);
        let mut overfull = std::mem::take(&mut self.room.overfull);
        let mut active = std::mem::take(&mut self.room.active);
        let (mut seen, mut kept) = (0, 0);
        // All lines between the same two places come to the same, whatever is before them.
        let mut weighed_last: Option<(usize, Length, Verdict)> = None;
        while let Some(index) = active.get(seen).copied()
            && let Some(from) = self.room.nodes.get(index)
        {
            if self.is_beyond_reach(&candidate, from) {
                break;
            }
            seen += 1;
            let measure = self.measures.width(from.line);
            let verdict = match weighed_last {
                Some((item, width, verdict)) if (item, width) == (from.item, measure) => verdict,
                _ => self.weigh(&candidate, from),
            };
            weighed_last = Some((from.item, measure, verdict)).filter(|_| !candidate.is_forced());
            let stays = match verdict {
                Verdict::Fits(weighed) => {
                    let ladder = candidate.hyphen && from.hyphens + 1 >= LADDER;
                    let is_whole = !candidate.hyphen || self.whole_line != Some(from.line + 1);
                    if is_whole && (!ladder || self.pass.last) {
                        self.keep_cheapest(&mut best, &candidate, (index, from), weighed);
                    }
                    !candidate.is_forced()
                }
                Verdict::TooShort => !candidate.is_forced(),
                // A node that is too far back is let go; in the last pass its line may go past the measure.
                Verdict::TooLong(weighed) => {
                    if self.pass.last {
                        self.keep_cheapest(&mut overfull, &candidate, (index, from), weighed);
                    }
                    false
                }
            };
            if stays {
                active.swap(kept, seen - 1);
                kept += 1;
            }
        }
        active.drain(kept..seen);
        if best.is_empty() && active.is_empty() {
            best.append(&mut overfull);
        }
        self.drop_far(&mut best);
        if !best.is_empty() {
            let (after, hang_left) = line_start(self.items, candidate.item, candidate.before);
            for (at, node) in best.iter().enumerate() {
                let mut others = best.iter().enumerate().filter(|(other, _)| *other != at);
                if !others.any(|(_, other)| self.is_outdone(node, other)) {
                    active.push(self.room.nodes.len());
                    self.room.nodes.push(Node { after, hang_left, ..*node });
                }
            }
            best.clear();
        }
        overfull.clear();
        (self.room.best, self.room.overfull, self.room.active) = (best, overfull, active);
    }

    /// Lets go of nodes that are many lines behind or ahead of the cheapest at the same item: no way that is wanted
    /// leads through them, and in a long paragraph they would be as many as its lines.
    fn drop_far(&self, best: &mut Vec<Node>) {
        if !self.counts_lines || self.setting == Setting::Balanced {
            return;
        }
        let cheapest = best.iter().min_by(|one, other| one.demerits.total_cmp(&other.demerits));
        if let Some(line) = cheapest.map(|node| node.line) {
            best.retain(|node| node.line.abs_diff(line) <= MOST_LINES_APART);
        }
    }

    /// Whether a candidate is so near to a node that no line between them can fill the measure, nor one from any
    /// node after it.
    fn is_beyond_reach(&self, candidate: &Candidate, from: &Node) -> bool {
        if self.setting != Setting::Justified
            || candidate.is_forced()
            || from.line < self.measures.same_from()
        {
            return false;
        }
        let Sums { width, flex, stretch, .. } = candidate.before;
        let widest = width - from.after.width
            + candidate.width
            + (flex - from.after.flex)
            + (stretch - from.after.stretch) * self.pass.tolerance;
        widest < self.measures.least() - HANGING
    }

    /// Weighs the line from a node to a candidate.
    fn weigh(&self, candidate: &Candidate, from: &Node) -> Verdict {
        let before = &candidate.before;
        let widths = Widths {
            natural: before.width - from.after.width + candidate.width
                - candidate.hang_right
                - from.hang_left,
            flex: before.flex - from.after.flex,
            stretch: before.stretch - from.after.stretch,
            shrink: before.shrink - from.after.shrink,
        };
        let ending = match candidate.is_forced() {
            false => Ending::Free,
            true if !self.is_last(candidate) => Ending::Hard,
            true if from.line == 0 => Ending::Only,
            true => Ending::Last { broken: from.hyphens > 0 },
        };
        weigh(self.setting, widths, self.measures.width(from.line), ending, self.pass.tolerance)
    }

    /// Whether a candidate ends the paragraph.
    fn is_last(&self, candidate: &Candidate) -> bool {
        candidate.is_forced() && candidate.item + 1 >= self.items.len()
    }

    /// Keeps the node that a line from another to the candidate makes, if it is the cheapest of its number of lines,
    /// tightness and run of hyphens.
    fn keep_cheapest(
        &self,
        best: &mut Vec<Node>,
        candidate: &Candidate,
        (index, from): (usize, &Node),
        weighed: Weighed,
    ) {
        let before = Before { fitness: from.weighed.fitness, hyphens: from.hyphens };
        let last = self.is_last(candidate);
        let line = from.line + 1;
        // One less than a ladder stands for all longer runs: every hyphen that follows costs the same.
        let hyphens = if candidate.hyphen { (from.hyphens + 1).min(LADDER - 1) } else { 0 };
        let demerits = from.demerits + demerits(weighed, candidate.cost, candidate.hyphen, last, before);
        let is_alike = |rival: &&mut Node| {
            self.go_on_alike(rival.line, line)
                && rival.weighed.fitness == weighed.fitness
                && rival.hyphens == hyphens
        };
        let rival = best.iter_mut().find(is_alike);
        if rival.as_ref().is_some_and(|rival| rival.demerits <= demerits) {
            return;
        }
        let (item, previous) = (candidate.item, Some(index));
        let (after, hang_left) = (Sums::default(), Length::ZERO);
        let node = Node { item, line, hyphens, demerits, weighed, previous, after, hang_left };
        match rival {
            Some(rival) => *rival = node,
            None => best.push(node),
        }
    }

    /// Whether nodes of these numbers of lines at one item have the same measures before them, and may stand for each
    /// other.
    fn go_on_alike(&self, one: usize, other: usize) -> bool {
        let same = self.measures.same_from();
        one == other || !self.counts_lines && one >= same && other >= same
    }

    /// Whether a node is needless beside another one at the same item, which is as good whatever follows.
    fn is_outdone(&self, node: &Node, by: &Node) -> bool {
        // Nothing that follows can cost a node more than its rival for tightness but the fitness demerits.
        let handicap = if node.weighed.fitness == by.weighed.fitness { 0.0 } else { FITNESS_DEMERITS };
        by.hyphens <= node.hyphens
            && by.demerits + handicap <= node.demerits
            && self.go_on_alike(node.line, by.line)
    }

    /// The ways that are wanted among those that have reached the end, the cheapest for each number of lines.
    fn finish(&self, wanted: Wanted) -> Vec<Way> {
        let mut reached: Vec<&Node> =
            self.room.active.iter().filter_map(|index| self.room.nodes.get(*index)).collect();
        reached.sort_by(|one, other| one.demerits.total_cmp(&other.demerits));
        let Some(best) = reached.first().map(|node| node.line) else { return Vec::new() };
        let mut ways: Vec<Way> = Vec::new();
        for node in reached {
            let fits = match wanted {
                Wanted::Best => ways.is_empty(),
                Wanted::Near(farthest) => node.line.abs_diff(best) <= farthest,
                Wanted::Exactly(lines) => node.line == lines,
            };
            if fits && ways.iter().all(|way| way.lines.len() != node.line) {
                ways.push(self.way(node));
            }
        }
        ways
    }

    /// The way that ends at a node.
    fn way(&self, end: &Node) -> Way {
        let mut lines = Vec::with_capacity(end.line);
        let mut badness = 0.0;
        let mut node = end;
        while let Some(previous) = node.previous.and_then(|previous| self.room.nodes.get(previous)) {
            badness += felt_badness(node.demerits - previous.demerits);
            lines.push(ChosenLine {
                end: node.item,
                ratio: node.weighed.ratio,
                hyphen: node.hyphens > 0,
                fills: node.weighed.fills,
                overfull: node.weighed.overfull,
            });
            node = previous;
        }
        lines.reverse();
        Way { lines, demerits: end.demerits, badness, faulty_end: end.weighed.faulty_end }
    }
}

/// How many lines fewer or more than the cheapest way to the same item a way may have on its course: one more than
/// it may end with.
const MOST_LINES_APART: usize = FARTHEST + 1;

/// More than a character hangs out of any line: what a node that begins with one may be out by.
const HANGING: Length = Length::pt(20.0);
