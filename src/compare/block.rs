//! Blocks: the stretches of a document that a reader would call one thing.

use std::collections::BTreeMap;

use crate::frame::{Document, ElementId, GlyphRun, Item, ItemKind, Mark, Role, Structure};
use crate::geom::{Length, Point, Rect, Size};

/// How many words of a block without a heading stand for its name.
const NAMING_WORDS: usize = 5;

/// How far letters reach above and below the baseline, in em.
const ASCENT: f64 = 0.75;
const DESCENT: f64 = 0.25;

/// A block.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Block {
    /// Its heading, or its first words.
    pub name: String,
    /// Whether the name is a heading's.
    pub has_heading: bool,
    /// What it is made of, in reading order.
    pub parts: Vec<Part>,
    /// Where its links lead.
    pub links: Vec<String>,
    /// What is said of its pictures.
    pub descriptions: Vec<String>,
}

/// A run of glyphs, a shape or a picture of a block.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Part {
    /// The page, from zero.
    pub page: usize,
    /// Where it stands.
    pub rect: Rect,
    /// What it says, as it stands there.
    pub words: String,
    /// All that is seen of it beside place and words.
    pub look: String,
}

impl Block {
    /// What it says, without what only the end of a line has put in.
    pub fn text(&self) -> String {
        let whole: String = self.parts.iter().map(|part| part.words.as_str()).collect();
        plain(&whole)
    }

    /// The rectangle around it on each page that it stands on.
    pub fn places(&self) -> Vec<(usize, Rect)> {
        let mut places: BTreeMap<usize, Vec<Rect>> = BTreeMap::new();
        for part in &self.parts {
            places.entry(part.page).or_default().push(part.rect);
        }
        // A block that goes on in the next column has a rectangle in each.
        places
            .into_iter()
            .flat_map(|(page, rects)| columns(&rects).into_iter().map(move |rect| (page, rect)))
            .collect()
    }
}

/// Text without hyphens of line ends and joiners, its spaces single.
fn plain(text: &str) -> String {
    let letters = text.chars().filter(|letter| !matches!(letter, '\u{ad}' | '\u{2060}'));
    let letters: String = letters.map(|letter| if letter == '\u{2010}' { '-' } else { letter }).collect();
    letters.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Rectangles joined to one for each stretch that goes down the page.
fn columns(rects: &[Rect]) -> Vec<Rect> {
    let mut columns: Vec<Rect> = Vec::new();
    for rect in rects {
        match columns.last_mut() {
            Some(last) if rect.bottom() > last.top() => *last = last.union(*rect),
            _ => columns.push(*rect),
        }
    }
    columns
}

/// The blocks of a document, in reading order.
pub(super) fn blocks(document: &Document) -> Vec<Block> {
    let (of_element, count) = numbers(&document.structure);
    let mut blocks = vec![Block::default(); count];
    for (page, item) in items(document) {
        let Mark::Content(element) = item.mark else { continue };
        let Some(block) = of_element.get(element.index()).and_then(|number| blocks.get_mut(*number)) else {
            continue;
        };
        let heading =
            document.structure.get(element).is_some_and(|found| matches!(found.role, Role::Heading(_)));
        take(block, page, item, heading);
    }
    for (element, number) in document.structure.elements().iter().zip(&of_element) {
        if let (Some(alt), Some(block)) = (&element.alt, blocks.get_mut(*number)) {
            block.descriptions.push(alt.clone());
        }
    }
    blocks.retain(|block| !block.parts.is_empty());
    blocks.iter_mut().for_each(name);
    blocks
}

/// All items with the number of their page.
fn items(document: &Document) -> impl Iterator<Item = (usize, &Item)> {
    document
        .pages
        .iter()
        .enumerate()
        .flat_map(|(page, found)| found.items.iter().map(move |item| (page, item)))
}

/// The number of the block that each element belongs to, and how many blocks there are. A section is one, and what
/// follows a heading of the second level or deeper; all else that stands in the document itself is one each.
fn numbers(structure: &Structure) -> (Vec<usize>, usize) {
    let mut numbers = vec![0];
    let (mut count, mut open) = (0, None);
    for element in structure.elements().iter().skip(1) {
        let number = match (element.parent, element.role, open) {
            (ElementId::ROOT, Role::Section, _) => {
                open = None;
                count + 1
            }
            (ElementId::ROOT, Role::Heading(level), _) => {
                open = (level > 1).then_some(count + 1);
                count + 1
            }
            (ElementId::ROOT, _, Some(open)) => open,
            (ElementId::ROOT, ..) => count + 1,
            (parent, ..) => numbers.get(parent.index()).copied().unwrap_or_default(),
        };
        count = count.max(number);
        numbers.push(number);
    }
    (numbers, count + 1)
}

fn take(block: &mut Block, page: usize, item: &Item, heading: bool) {
    let (rect, words, look) = match &item.kind {
        ItemKind::Glyphs(run) => (around(run), said(run), format!("{:?} {:?}", run.ink.rgb, run.size)),
        ItemKind::Shape(shape) => match shape.bounds() {
            Some(rect) => (rect, String::new(), format!("{:?} {:?}", shape.fill, shape.stroke)),
            None => return,
        },
        ItemKind::Picture { rect, .. } => (*rect, String::new(), String::new()),
        ItemKind::Link(link) => return block.links.push(link.address.to_string()),
    };
    if heading {
        block.name.push_str(&words);
        block.has_heading = true;
    }
    block.parts.push(Part { page, rect, words, look });
}

/// Gives a block its name.
fn name(block: &mut Block) {
    if block.has_heading {
        block.name = plain(&block.name);
        return;
    }
    let text = block.text();
    let words: Vec<&str> = text.split(' ').collect();
    block.name = match words.get(..NAMING_WORDS) {
        Some(first) if words.len() > NAMING_WORDS => format!("{} …", first.join(" ")),
        _ if text.is_empty() => block.descriptions.first().cloned().unwrap_or_default(),
        _ => text,
    };
}

/// What a run says.
fn said(run: &GlyphRun) -> String {
    run.glyphs.iter().map(|glyph| &*glyph.text).collect()
}

/// The rectangle that a run's letters stand in.
fn around(run: &GlyphRun) -> Rect {
    let width: Length = run.glyphs.iter().map(|glyph| glyph.advance).sum();
    let corner = Point::new(run.origin.x, run.origin.y - run.size * ASCENT);
    Rect::new(corner, Size::new(width, run.size * (ASCENT + DESCENT)))
}
