//! What the search knows of the ways that end at a break, and the ways that come of it.

use super::ChosenLine;
use super::breaks::Break;
use super::cost::{FULL_STRETCH_BADNESS, Setting, UNSTRETCHED, Weighed};
use super::demerits::felt_badness;
use super::last_line::End;
use crate::text::variants::Variant;

/// The cheapest way found to end a line at a break, with a given number of lines, tightness and run of hyphens.
#[derive(Clone, Copy)]
pub(super) struct Node {
    /// The place of the break at which the line ends, among all.
    pub at: usize,
    /// The number of lines up to here.
    pub line: usize,
    /// How many lines up to here end in a divided word in a row: nearly always in a hyphen.
    pub hyphens: u8,
    /// What all lines up to here cost.
    pub demerits: f64,
    /// The last line itself.
    pub weighed: Weighed,
    /// The node before; none at the start of the paragraph.
    pub previous: Option<usize>,
}

impl Node {
    /// The start of the paragraph.
    pub const START: Node =
        Node { at: 0, line: 0, hyphens: 0, demerits: 0.0, weighed: UNSTRETCHED, previous: None };
}

/// A way through the whole paragraph.
pub(super) struct Way {
    /// Its lines.
    pub lines: Vec<ChosenLine>,
    /// What it costs: what the search makes least.
    pub demerits: f64,
    /// How bad it looks: badness and penalties, summed over its lines.
    pub badness: f64,
    /// Whether its last line is a short word, or part of one.
    pub faulty_end: bool,
    /// The badness of the shortest line of ragged text, the last one left out; none of lines that fill the measure.
    pub rag: f64,
}

/// The badness of a ragged line that is as short as lines may well be: three quarters of the measure.
const MOST_RAG: f64 = FULL_STRETCH_BADNESS;

impl Way {
    /// The way that ends at a node, one of `nodes`.
    pub fn to(end: &Node, nodes: &[Node], breaks: &[Break]) -> Way {
        let mut lines = Vec::with_capacity(end.line);
        let (mut badness, mut rag) = (0.0, 0.0_f64);
        let mut node = end;
        while let Some(previous) = node.previous.and_then(|previous| nodes.get(previous)) {
            badness += felt_badness(node.demerits - previous.demerits);
            if !node.weighed.fills {
                rag = rag.max(node.weighed.badness);
            }
            lines.push(ChosenLine {
                end: breaks.get(node.at).map_or(0, |end| end.item),
                ratio: node.weighed.ratio,
                divided: node.hyphens > 0,
                fills: node.weighed.fills,
                overfull: node.weighed.overfull,
            });
            node = previous;
        }
        lines.reverse();
        Way { lines, demerits: end.demerits, badness, faulty_end: end.weighed.end == End::Faulty, rag }
    }

    /// Whether a ragged line of it is so short that a reader asks why: no column is worth that.
    pub fn is_cut_short(&self) -> bool {
        self.rag > MOST_RAG
    }

    /// The way as one of a paragraph whose best way has a badness of `least`. The best is not always the least bad: it
    /// may have been repaired, or its words stay whole. Then a way that is less bad costs nothing.
    pub fn into_variant(self, setting: Setting, least: f64) -> Variant {
        let Way { lines, badness, .. } = self;
        Variant { lines, badness, cost: (badness - least).max(0.0), setting }
    }
}
