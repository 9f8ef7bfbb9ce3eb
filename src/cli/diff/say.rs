//! Changes in words, for people and for programs.

use serde::Serialize;

use super::super::report::{Reporter, counted};
use crate::compare::{Change, ChangeKind};
use crate::diag::one_line;

/// How many blocks that only moved are named in one line; the others are counted.
const MOST_NAMED: usize = 3;

/// Something that has changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum What {
    /// The flyer is in the earlier build only.
    OnlyOld,
    /// The flyer is in the later build only.
    OnlyNew,
    /// It has another number of pages.
    Pages { new: usize, old: usize },
    /// Only what the file says of itself.
    File,
    /// A block of a page.
    Block(String, ChangeKind, Option<usize>),
    /// Something else on a page.
    Looks,
}

/// A change as it is told.
pub(super) struct Line {
    what: What,
    /// The page, from one.
    page: Option<usize>,
    picture: Option<String>,
}

impl Line {
    /// A change of a whole flyer.
    pub fn of_flyer(what: What) -> Line {
        Line { what, page: None, picture: None }
    }

    /// A change of a page that is none of any block.
    pub fn of_page(page: usize, picture: Option<String>) -> Line {
        Line { what: What::Looks, page: Some(page + 1), picture }
    }

    /// A change of a block.
    pub fn of_change(change: &Change, picture: Option<String>) -> Line {
        let before = change.old.first().map(|(page, _)| page + 1);
        let page = change.page() + 1;
        let from = before.filter(|before| *before != page && change.kind == ChangeKind::Moved);
        Line { what: What::Block(change.block.clone(), change.kind, from), page: Some(page), picture }
    }
}

/// Says all changes of a flyer; where there are any, the builds differ.
pub(super) fn say(flyer: &str, lines: &[Line], reporter: &mut Reporter) {
    if lines.is_empty() {
        return;
    }
    reporter.differs();
    let human = in_words(flyer, lines);
    let programs = lines
        .iter()
        .map(|line| serde_json::to_string(&ChangeLine::new(flyer, line)).unwrap_or_default() + "\n");
    reporter.answer(&human, &programs.collect::<String>());
}

/// All changes of a flyer for people, a line each; blocks that only moved share one for each page.
fn in_words(flyer: &str, lines: &[Line]) -> String {
    let flyer = one_line(flyer);
    let mut text = String::new();
    let mut moved: Vec<(usize, Vec<&str>)> = Vec::new();
    for Line { what, page, .. } in lines {
        let page = page.unwrap_or_default();
        let said = match what {
            What::OnlyOld => "only in the earlier build".to_owned(),
            What::OnlyNew => "only in the later build".to_owned(),
            What::Pages { new, old } => format!("{}, was {old}", counted(*new, "page")),
            What::File => "its pages are the same, and its file is not".to_owned(),
            What::Looks => format!("page {page}: looks different"),
            What::Block(block, ChangeKind::Moved, None) => {
                match moved.iter_mut().find(|(on, _)| *on == page) {
                    Some((_, blocks)) => blocks.push(block),
                    None => moved.push((page, vec![block])),
                }
                continue;
            }
            What::Block(block, kind, from) => {
                let from = from.map(|from| format!(" from page {from}")).unwrap_or_default();
                format!("page {page}, “{block}”: {}{from}", in_few_words(*kind))
            }
        };
        text.push_str(&format!("{flyer}: {said}\n"));
    }
    for (page, blocks) in moved {
        let named: Vec<String> = blocks.iter().take(MOST_NAMED).map(|block| format!("“{block}”")).collect();
        let others = match blocks.len().saturating_sub(MOST_NAMED) {
            0 => String::new(),
            others => format!(" and {others} more"),
        };
        text.push_str(&format!("{flyer}: page {page}, {}{others}: moved\n", named.join(", ")));
    }
    text
}

fn in_few_words(kind: ChangeKind) -> &'static str {
    match kind {
        ChangeKind::Added => "added",
        ChangeKind::Removed => "removed",
        ChangeKind::Text => "text changed",
        ChangeKind::Link => "a link changed",
        ChangeKind::Description => "the description of a picture changed",
        ChangeKind::Setting => "set differently",
        ChangeKind::Moved => "moved",
    }
}

/// A change for programs. The names and their order are part of the command line's contract.
#[derive(Serialize)]
struct ChangeLine<'a> {
    r#type: &'static str,
    flyer: &'a str,
    page: Option<usize>,
    block: Option<&'a str>,
    change: &'static str,
    picture: Option<&'a str>,
}

impl<'a> ChangeLine<'a> {
    fn new(flyer: &'a str, line: &'a Line) -> ChangeLine<'a> {
        let (block, change) = match &line.what {
            What::OnlyOld => (None, "only-old"),
            What::OnlyNew => (None, "only-new"),
            What::Pages { .. } => (None, "pages"),
            What::File => (None, "file"),
            What::Looks => (None, "looks"),
            What::Block(block, kind, _) => (Some(block.as_str()), name(*kind)),
        };
        ChangeLine {
            r#type: "change",
            flyer,
            page: line.page,
            block,
            change,
            picture: line.picture.as_deref(),
        }
    }
}

fn name(kind: ChangeKind) -> &'static str {
    match kind {
        ChangeKind::Added => "added",
        ChangeKind::Removed => "removed",
        ChangeKind::Text => "text",
        ChangeKind::Link => "link",
        ChangeKind::Description => "description",
        ChangeKind::Setting => "setting",
        ChangeKind::Moved => "moved",
    }
}
