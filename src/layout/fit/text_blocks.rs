//! The blocks of running text of a flyer, and how long they are.

use super::activity_name::activity_name;
use crate::diag::Span;
use crate::layout::panel::whole_span;
use crate::spec::{Block, Flyer};

/// A block of running text.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct TextBlock {
    /// Where the spec has it.
    pub span: Option<Span>,
    /// Its words.
    pub words: usize,
    /// The words of its longest paragraph.
    pub longest: usize,
    which: Which,
}

/// Which block of a flyer.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Which {
    Intro,
    After,
    Overview,
    Activity(usize),
    Closing,
}

impl TextBlock {
    /// The place of the activity whose block it is among all, if it is that of one.
    pub fn activity(&self) -> Option<usize> {
        match self.which {
            Which::Activity(at) => Some(at),
            Which::Intro | Which::After | Which::Overview | Which::Closing => None,
        }
    }

    /// What it is called in a flyer that has it: its title, or its key.
    pub fn name_in(&self, flyer: &Flyer) -> String {
        let key = match self.which {
            Which::Intro => "`intro.text`",
            Which::After => "`priorities.after`",
            Which::Overview => "`overview.text`",
            Which::Activity(at) => return activity_name(flyer, at),
            Which::Closing => "`closing.text`",
        };
        key.to_owned()
    }

    /// Whether it is that of the closing panel.
    pub fn is_panel(&self) -> bool {
        self.which == Which::Closing
    }

    /// What stands in the block in a flyer of the same blocks.
    pub fn text_in<'f>(&self, flyer: &'f mut Flyer) -> Option<&'f mut Vec<Block>> {
        match self.which {
            Which::Intro => flyer.intro.as_mut().map(|intro| &mut intro.text),
            Which::After => flyer.priorities.as_mut().map(|priorities| &mut priorities.after),
            Which::Overview => Some(&mut flyer.overview),
            Which::Activity(at) => flyer.activities.get_mut(at).map(|activity| &mut activity.text),
            Which::Closing => flyer.closing.as_mut().map(|closing| &mut closing.text),
        }
    }
}

/// All blocks of running text of a flyer, the longest first.
pub(super) fn longest_first(flyer: &Flyer) -> Vec<TextBlock> {
    let mut found = Vec::new();
    let mut add = |span: Option<Span>, blocks: &[Block], which: Which| {
        let words = count(blocks);
        if words > 0 {
            found.push(TextBlock { span, words, longest: longest_paragraph(blocks), which });
        }
    };
    if let Some(intro) = &flyer.intro {
        add(span_of(&intro.text), &intro.text, Which::Intro);
    }
    if let Some(priorities) = &flyer.priorities {
        add(span_of(&priorities.after), &priorities.after, Which::After);
    }
    add(span_of(&flyer.overview), &flyer.overview, Which::Overview);
    for (at, activity) in flyer.activities.iter().enumerate() {
        add(Some(whole_span(&activity.title)), &activity.text, Which::Activity(at));
    }
    if let Some(closing) = &flyer.closing {
        add(span_of(&closing.text), &closing.text, Which::Closing);
    }
    found.sort_by_key(|block| std::cmp::Reverse(block.words));
    found
}

/// The words of a flyer's running text.
pub(super) fn words(flyer: &Flyer) -> usize {
    longest_first(flyer).iter().map(|block| block.words).sum()
}

/// The words of some blocks.
pub(super) fn count(blocks: &[Block]) -> usize {
    let of = |block: &Block| match block {
        Block::Paragraph(paragraph) => paragraph.text.split_whitespace().count(),
        Block::List(list) => list.items.iter().map(|item| count(item)).sum(),
    };
    blocks.iter().map(of).sum()
}

/// Where the spec has the first paragraph of some blocks.
fn span_of(blocks: &[Block]) -> Option<Span> {
    crate::layout::panel::first_paragraph(blocks).map(whole_span)
}

/// The words of the longest paragraph of some blocks.
fn longest_paragraph(blocks: &[Block]) -> usize {
    let words = |block: &Block| match block {
        Block::Paragraph(paragraph) => paragraph.text.split_whitespace().count(),
        Block::List(list) => list.items.iter().map(|item| longest_paragraph(item)).max().unwrap_or(0),
    };
    blocks.iter().map(words).max().unwrap_or(0)
}
