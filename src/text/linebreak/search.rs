//! The search itself: an active list of the cheapest ways to reach each break. Knows nothing but numbers.

use super::cost::{
    Before, DECENT, FITNESS_DEMERITS, Fitness, LADDER, Pass, Setting, Verdict, Weighed, Widths, demerits,
    felt_badness, weigh,
};
use super::{ChosenLine, Wanted};
use crate::geom::Length;
use crate::text::item::{Item, Penalty};
use crate::text::measures::Measures;

/// One pass over a paragraph.
pub(super) struct Search<'a> {
    items: &'a [Item],
    measures: &'a Measures,
    setting: Setting,
    pass: Pass,
    /// Whether ways of different numbers of lines are kept apart.
    counts_lines: bool,
    nodes: Vec<Node>,
    active: Vec<usize>,
}

/// The cheapest way found to end a line here, with a given number of lines, tightness and run of hyphens.
#[derive(Clone, Copy)]
struct Node {
    /// The item at which the line ends.
    item: usize,
    /// The number of lines up to here.
    line: usize,
    /// The tightness of the last line.
    fitness: Fitness,
    /// How many lines up to here end in a hyphen in a row.
    hyphens: u8,
    /// What all lines up to here cost.
    demerits: f64,
    /// What they look like: badness and penalties, summed.
    badness: f64,
    /// Whether the last line ends in a hyphen.
    hyphen: bool,
    /// The last line itself.
    weighed: Option<Weighed>,
    /// The node before.
    previous: Option<usize>,
    /// Widths up to where the next line begins.
    after: Sums,
    /// How far what begins the next line hangs out.
    hang_left: Length,
}

/// Widths added up from the start of the paragraph.
#[derive(Clone, Copy, Default)]
struct Sums {
    width: Length,
    stretch: Length,
    shrink: Length,
}

/// A place where a line may end.
#[derive(Clone, Copy)]
struct Candidate {
    item: usize,
    before: Sums,
    width: Length,
    cost: f64,
    hyphen: bool,
    hang_right: Length,
}

impl<'a> Search<'a> {
    /// A search that has not begun.
    pub(super) fn new(items: &'a [Item], measures: &'a Measures, setting: Setting, pass: Pass) -> Search<'a> {
        Search { items, measures, setting, pass, counts_lines: false, nodes: Vec::new(), active: Vec::new() }
    }

    /// The ways that are wanted; none where this pass has none.
    pub(super) fn run(mut self, wanted: Wanted) -> Vec<Way> {
        self.counts_lines = wanted != Wanted::Best;
        let (after, hang_left) = self.line_start(0, Sums::default());
        self.nodes.push(Node {
            item: 0,
            line: 0,
            fitness: DECENT,
            hyphens: 0,
            demerits: 0.0,
            badness: 0.0,
            hyphen: false,
            weighed: None,
            previous: None,
            after,
            hang_left,
        });
        self.active.push(0);
        let mut sums = Sums::default();
        let mut last_box = None;
        for (at, item) in self.items.iter().enumerate() {
            match *item {
                Item::Box { width, flex, hang_right, .. } => {
                    sums.width += width;
                    sums.stretch += flex;
                    sums.shrink += flex;
                    last_box = Some(hang_right);
                }
                Item::Glue { width, stretch, shrink } => {
                    if let Some(hang_right) = last_box
                        && matches!(
                            at.checked_sub(1).and_then(|before| self.items.get(before)),
                            Some(Item::Box { .. })
                        )
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
                    let hang_right = if printed { hang_right } else { last_box.unwrap_or(Length::ZERO) };
                    self.try_break(Candidate { item: at, before: sums, width, cost, hyphen, hang_right });
                }
                Item::Penalty { .. } => {}
            }
            if self.active.is_empty() {
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
        let forced = candidate.cost <= Penalty::FORCED;
        let mut best: Vec<Node> = Vec::new();
        let mut overfull: Vec<Node> = Vec::new();
        let mut kept = Vec::with_capacity(self.active.len());
        let active = std::mem::take(&mut self.active);
        for index in active {
            let Some(from) = self.nodes.get(index).copied() else { continue };
            let widths = Widths {
                natural: candidate.before.width - from.after.width + candidate.width
                    - candidate.hang_right
                    - from.hang_left,
                stretch: candidate.before.stretch - from.after.stretch,
                shrink: candidate.before.shrink - from.after.shrink,
            };
            match weigh(self.setting, widths, self.measures.width(from.line), forced, self.pass.tolerance) {
                Verdict::Fits(weighed) => {
                    let ladder = candidate.hyphen && from.hyphens + 1 >= LADDER;
                    if !ladder || self.pass.last {
                        self.keep_cheapest(&mut best, self.node(&candidate, forced, index, from, weighed));
                    }
                    if !forced {
                        kept.push(index);
                    }
                }
                Verdict::TooShort => {
                    if !forced {
                        kept.push(index);
                    }
                }
                // A node that is too far back is let go; in the last pass its line may go past the measure.
                Verdict::TooLong(weighed) if self.pass.last => {
                    self.keep_cheapest(&mut overfull, self.node(&candidate, forced, index, from, weighed));
                }
                Verdict::TooLong(_) => {}
            }
        }
        if best.is_empty() && kept.is_empty() {
            best = overfull;
        }
        for mut node in best {
            (node.after, node.hang_left) = self.line_start(candidate.item, candidate.before);
            kept.push(self.nodes.len());
            self.nodes.push(node);
        }
        self.active = kept;
    }

    /// The node that a line from `from` to the candidate makes.
    fn node(&self, candidate: &Candidate, forced: bool, index: usize, from: Node, weighed: Weighed) -> Node {
        let last = forced && candidate.item + 1 >= self.items.len();
        let before = Before { fitness: from.fitness, hyphens: from.hyphens };
        let cost = demerits(weighed, candidate.cost, candidate.hyphen, last, before);
        Node {
            item: candidate.item,
            line: from.line + 1,
            fitness: weighed.fitness,
            // One less than a ladder stands for all longer runs: every hyphen that follows costs the same.
            hyphens: if candidate.hyphen { (from.hyphens + 1).min(LADDER - 1) } else { 0 },
            demerits: from.demerits + cost,
            badness: from.badness + felt_badness(cost),
            hyphen: candidate.hyphen,
            weighed: Some(weighed),
            previous: Some(index),
            after: Sums::default(),
            hang_left: Length::ZERO,
        }
    }

    /// Widths up to the box that begins the line after a break at `item`, and how far that box hangs out.
    fn line_start(&self, broken_at: usize, before: Sums) -> (Sums, Length) {
        let mut sums = before;
        let mut hang = Length::ZERO;
        for (at, item) in self.items.iter().enumerate().skip(broken_at) {
            match *item {
                Item::Box { hang_left, .. } => {
                    hang = hang_left;
                    break;
                }
                Item::Glue { width, stretch, shrink } => {
                    sums.width += width;
                    sums.stretch += stretch;
                    sums.shrink += shrink;
                }
                // A forced break of its own begins with nothing.
                Item::Penalty { cost, .. } if cost <= Penalty::FORCED && at > broken_at => break,
                Item::Penalty { .. } => {}
            }
        }
        (sums, hang)
    }

    /// Keeps a node among those that end at the same item, unless another is as good whatever follows; lets go
    /// of those that it makes needless.
    fn keep_cheapest(&self, best: &mut Vec<Node>, node: Node) {
        let outdoes = |one: &Node, other: &Node| {
            // Nothing that follows can cost a node more than its rival for tightness but the fitness demerits.
            let handicap = if one.fitness == other.fitness { 0.0 } else { FITNESS_DEMERITS };
            let same = self.measures.same_from();
            let comparable =
                one.line == other.line || !self.counts_lines && one.line >= same && other.line >= same;
            comparable && one.hyphens <= other.hyphens && one.demerits + handicap <= other.demerits
        };
        if best.iter().any(|rival| outdoes(rival, &node)) {
            return;
        }
        best.retain(|rival| !outdoes(&node, rival));
        best.push(node);
    }

    /// The ways that are wanted among those that have reached the end, the cheapest for each number of lines.
    fn finish(&self, wanted: Wanted) -> Vec<Way> {
        let mut reached: Vec<&Node> = self.active.iter().filter_map(|index| self.nodes.get(*index)).collect();
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
        let mut node = end;
        while let (Some(weighed), Some(previous)) =
            (node.weighed, node.previous.and_then(|previous| self.nodes.get(previous)))
        {
            lines.push(ChosenLine {
                end: node.item,
                ratio: weighed.ratio,
                hyphen: node.hyphen,
                overfull: weighed.overfull,
            });
            node = previous;
        }
        lines.reverse();
        Way { lines, demerits: end.demerits, badness: end.badness }
    }
}

/// A way through the whole paragraph.
pub(super) struct Way {
    /// Its lines.
    pub lines: Vec<ChosenLine>,
    /// What it costs: what the search makes least.
    pub demerits: f64,
    /// How bad it looks: badness and penalties, summed over its lines.
    pub badness: f64,
}
