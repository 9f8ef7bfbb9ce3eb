//! A flyer with some words fewer or more, at the ends of its blocks of text or of their paragraphs.

use super::text_blocks::{TextBlock, count, longest_first};
use crate::spec::{Block, Flyer, Paragraph};

/// Where words are taken from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TakenFrom {
    /// From all blocks alike: wherever its author shortens a flyer, the places where columns end are then about as
    /// near.
    All,
    /// From the longest block, and from the next where that is used up: blocks of few lines, of which each gives a word
    /// or two, may have as many lines as before.
    Longest,
}

/// Where words are added.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum AddedTo {
    /// To all blocks alike.
    All,
    /// To all but the closing panel, which stays whole and would be taller than a column.
    AllButPanel,
}

/// The flyer with so many words fewer, taken from the ends of blocks, or on every other `turn` from the ends of all
/// paragraphs of a block alike. Each block keeps a word, since nobody shortens a text to nothing and leaves its title.
pub(super) fn shortened(flyer: &Flyer, words: usize, from: TakenFrom, turn: usize) -> Flyer {
    let mut shortened = flyer.clone();
    let blocks = longest_first(flyer);
    let most = |block: &TextBlock| block.words.saturating_sub(1);
    let shares = match from {
        TakenFrom::All => shares(blocks, words, most),
        TakenFrom::Longest => one_after_the_other(blocks, words, most),
    };
    for (block, share) in shares {
        let mut left = share;
        if let Some(blocks) = block.text_in(&mut shortened) {
            if turn % 2 == 1 {
                let mut words = count(blocks);
                cut_each(blocks, &mut left, &mut words);
            }
            cut(blocks, &mut left);
        }
    }
    shortened
}

/// The flyer with so many words more, at the ends of blocks alike and like those that stand there: who adds to a
/// text goes on as it began, with paragraphs no longer than the longest, and begins none where each text is a single
/// one. Another `turn` takes other words of each block.
pub(super) fn lengthened(flyer: &Flyer, words: usize, to: AddedTo, turn: usize) -> Flyer {
    let mut lengthened = flyer.clone();
    let mut blocks = longest_first(flyer);
    blocks.retain(|block| to == AddedTo::All || !block.is_panel());
    if blocks.is_empty() {
        lengthened.overview.push(Block::Paragraph(flyer.country.clone()));
        extend(&mut lengthened.overview, words, turn, LEAST_BEGUN);
        return lengthened;
    }
    let are_single = blocks.iter().all(|block| block.longest == block.words);
    let longest = match are_single {
        true => usize::MAX,
        false => blocks.iter().map(|block| block.longest).max().unwrap_or(0).max(LEAST_BEGUN),
    };
    for (block, share) in shares(blocks, words, |_| usize::MAX) {
        if let Some(blocks) = block.text_in(&mut lengthened) {
            extend(blocks, share, turn, longest);
        }
    }
    lengthened
}

/// Words shared out among blocks by their length, no block more than its most; what one cannot take goes to the others
/// from the first on.
fn shares(
    blocks: Vec<TextBlock>,
    words: usize,
    most: impl Fn(&TextBlock) -> usize,
) -> Vec<(TextBlock, usize)> {
    let all = blocks.iter().map(|block| block.words).sum::<usize>().max(1);
    // What does not divide is spread evenly: a block's share ends where the shares of all up to it do in sum.
    let in_sum = |up_to: usize| (2 * words * up_to + all) / (2 * all);
    let mut before = 0;
    let share = |block: TextBlock| {
        let after = before + block.words;
        let share = (in_sum(after) - in_sum(before)).min(most(&block));
        before = after;
        (block, share)
    };
    let mut shared: Vec<(TextBlock, usize)> = blocks.into_iter().map(share).collect();
    let mut left = words.saturating_sub(shared.iter().map(|(_, share)| share).sum());
    for (block, share) in &mut shared {
        let more = left.min(most(block) - *share);
        *share += more;
        left -= more;
    }
    shared
}

/// Words taken from the first blocks, as many as each has.
fn one_after_the_other(
    blocks: Vec<TextBlock>,
    words: usize,
    most: impl Fn(&TextBlock) -> usize,
) -> Vec<(TextBlock, usize)> {
    let mut left = words;
    let share = |block: TextBlock| {
        let share = left.min(most(&block));
        left -= share;
        (block, share)
    };
    blocks.into_iter().map(share).collect()
}

/// Takes up to `left` words from the end of some blocks, and blocks without words with them.
fn cut(blocks: &mut Vec<Block>, left: &mut usize) {
    while *left > 0 {
        let Some(last) = blocks.last_mut() else { return };
        let is_empty = match last {
            Block::Paragraph(paragraph) => cut_paragraph(paragraph, left),
            Block::List(list) => {
                while *left > 0 {
                    let Some(item) = list.items.last_mut() else { break };
                    cut(item, left);
                    if item.is_empty() {
                        list.items.pop();
                    }
                }
                list.items.is_empty()
            }
        };
        if is_empty {
            blocks.pop();
        }
    }
}

/// Takes `left` words from the ends of all paragraphs, from each its share of the `words` that it and those after it
/// have. Each keeps a word or two; what is left for their sake stays in `left`.
fn cut_each(blocks: &mut [Block], left: &mut usize, words: &mut usize) {
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => {
                let own = paragraph.text.split_whitespace().count();
                let share = (*left * own + *words / 2) / (*words).max(1);
                let taken = share.min(own.saturating_sub(LEAST_KEPT));
                let mut to_take = taken;
                cut_paragraph(paragraph, &mut to_take);
                *left -= taken;
                *words = words.saturating_sub(own);
            }
            Block::List(list) => list.items.iter_mut().for_each(|item| cut_each(item, left, words)),
        }
    }
}

/// Takes up to `left` words from the end of a paragraph; tells whether none is left.
fn cut_paragraph(paragraph: &mut Paragraph, left: &mut usize) -> bool {
    let taken = paragraph.text.split_whitespace().count().min(*left);
    *left -= taken;
    let mut kept = paragraph.text.trim_end();
    for _ in 0..taken {
        kept = kept.rsplit_once(char::is_whitespace).map_or("", |(before, _)| before.trim_end());
    }
    let end = kept.len();
    if end == 0 {
        return true;
    }
    paragraph.text.truncate(end);
    for markup in &mut paragraph.markup {
        markup.range = markup.range.start.min(end)..markup.range.end.min(end);
    }
    paragraph.markup.retain(|markup| !markup.range.is_empty());
    false
}

/// The words that a paragraph keeps where all are cut: one word is no paragraph.
const LEAST_KEPT: usize = 2;

/// The fewest words of a paragraph that is begun: fewer go on in the one before, whatever it has.
const LEAST_BEGUN: usize = 60;

/// The share of its own words after which each turn begins to make a block longer: the golden section, with which all
/// begin as far from one another as they may.
const WORDS_OF_TURN: f64 = 0.382;

/// Adds words to the end of some blocks, or before a list that ends them: their own, as often as it takes, in
/// paragraphs of at most `longest` words. Those of the last paragraph alone may be few, and longer or shorter than
/// most.
fn extend(blocks: &mut Vec<Block>, words: usize, turn: usize, longest: usize) {
    let mut own = Vec::new();
    collect_words(blocks, &mut own);
    let Some(paragraph) = last_paragraph(blocks) else { return };
    let in_last = paragraph.text.split_whitespace().count();
    let origin = paragraph.origin.clone();
    let passed = (own.len() as f64 * WORDS_OF_TURN * turn as f64) as usize;
    let mut more = own.iter().cycle().skip(passed).map(String::as_str);
    let taken = next_paragraph(words, longest.saturating_sub(in_last));
    for word in more.by_ref().take(taken) {
        paragraph.text.push(' ');
        paragraph.text.push_str(word);
    }
    let mut left = words - taken;
    while left > 0 {
        let taken = next_paragraph(left, longest);
        left -= taken;
        let text: Vec<&str> = more.by_ref().take(taken).collect();
        let paragraph = Paragraph { text: text.join(" "), markup: Vec::new(), origin: origin.clone() };
        blocks.push(Block::Paragraph(paragraph));
    }
}

/// How many of some words go on in a paragraph that has room for so many: all, where too few would be left to begin
/// one.
fn next_paragraph(words: usize, room: usize) -> usize {
    if words.saturating_sub(room) < LEAST_BEGUN { words } else { room }
}

/// The words of some blocks, in order.
fn collect_words(blocks: &[Block], words: &mut Vec<String>) {
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => words.extend(paragraph.text.split_whitespace().map(str::to_owned)),
            Block::List(list) => list.items.iter().for_each(|item| collect_words(item, words)),
        }
    }
}

/// The last paragraph of some blocks that is of no list, or else that of the last item.
fn last_paragraph(blocks: &mut [Block]) -> Option<&mut Paragraph> {
    let is_paragraph = |block: &Block| matches!(block, Block::Paragraph(_));
    let at = blocks.iter().rposition(is_paragraph).or(blocks.len().checked_sub(1))?;
    match blocks.get_mut(at)? {
        Block::Paragraph(paragraph) => Some(paragraph),
        Block::List(list) => last_paragraph(list.items.last_mut()?),
    }
}
