//! What is said of a flyer that cannot have the pages asked for.

use super::attempt::{ASKED_FILL, Attempt};
use super::shortfall::Shortfall;
use super::words::{TakenFrom, longest_first};
use crate::diag::{Code, Diagnostic, Span};
use crate::layout::fit::Rung;
use crate::spec::Flyer;

/// What the rung is at which a flyer misses its pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum At {
    /// The furthest that its ladder has.
    Furthest,
    /// One at which it has too little text, while at the next larger it has too much.
    Between,
    /// That of the whole run.
    Common,
}

/// The finding that a flyer misses its pages at the rung of `missed`: by how much, its longest block, and the cure.
pub(super) fn refusal(
    flyer: &Flyer,
    asked: (usize, Span),
    missed: &Attempt<'_>,
    by: Shortfall,
    at: At,
) -> Diagnostic {
    let (pages, span) = asked;
    let common = at == At::Common;
    let of_pages = counted(pages, "page");
    let at = setting(&missed.rung, at);
    let blocks = longest_first(flyer);
    let is_one_text = blocks.len() < 2;
    let longest = blocks.into_iter().next();
    let long = longest.as_ref().map_or(String::new(), |block| {
        format!("; its longest block is {}, of {}", block.name, counted(block.words, "word"))
    });
    let alone = if common { ", or build it without `--lock family`" } else { "" };
    let more = "or ask for more pages";
    let (message, help) = match by {
        Shortfall::Over { lines, words, from } => {
            let (lines, words) = (counted(lines, "line"), counted(words, "word"));
            let message =
                format!("the flyer is {lines}, or about {words}, too long for {of_pages}{at}{long}");
            let from = match from {
                TakenFrom::All => "",
                TakenFrom::Longest => " of its longest blocks",
            };
            (message, format!("take out about {words}{from}, {more}{alone}"))
        }
        Shortfall::Under { lines, words, sure } => {
            let (lines, words) = (counted(lines, "line"), counted(words, "word"));
            let message =
                format!("the flyer is {lines}, or about {words}, too short to fill {of_pages}{at}{long}");
            let fewer = if common { "" } else { ", or ask for fewer pages" };
            let percent = (ASKED_FILL * 100.0).round();
            let full = match common {
                true => String::new(),
                false => format!(", so that the last page is {percent} % full"),
            };
            let whole = ", or change what must stay whole, such as a panel or a picture";
            let whole = if sure { "" } else { whole };
            let to_each = if is_one_text { "" } else { ", some to each text" };
            (message, format!("add about {words}{to_each}{full}{whole}{fewer}{alone}"))
        }
        Shortfall::Hopeless { pages: found } => {
            let message = format!(
                "the flyer does not go into {of_pages}{at}: its headings, panels and pictures alone come to {}",
                counted(found, "page")
            );
            (message, format!("leave out whole blocks, {more}{alone}"))
        }
    };
    let refused = Diagnostic::new(Code::PageCount, span, message).help(help);
    match longest.and_then(|block| block.span).filter(|_| !matches!(by, Shortfall::Hopeless { .. })) {
        Some(place) => refused.related(place, "the longest block"),
        None => refused,
    }
}

/// The finding that a flyer's own bounds do not admit the setting of the whole run.
pub(super) fn out_of_bounds(rung: &Rung, span: Span) -> Diagnostic {
    let message = format!("the common setting of {} is outside this flyer’s `[theme.fit]`", measures(rung));
    Diagnostic::new(Code::PageCount, span, message)
        .help("give all flyers of the run the same `[theme.type]` and `[theme.fit]`, or build it without `--lock family`")
}

/// A setting, as a message ends with it.
fn setting(rung: &Rung, at: At) -> String {
    let measures = measures(rung);
    match at {
        At::Furthest => format!(", even at {measures}"),
        At::Between => format!(" at {measures}, and too long for them at the next larger setting"),
        At::Common => format!(" at the common setting of {measures}"),
    }
}

/// Size and leading, to a hundredth of a point at the most.
fn measures(rung: &Rung) -> String {
    let points = |length: f64| {
        let text = format!("{length:.2}");
        text.trim_end_matches('0').trim_end_matches('.').to_owned()
    };
    format!("{} pt on {} pt", points(rung.size.to_pt()), points(rung.leading.to_pt()))
}

/// A number of things in words.
fn counted(count: usize, thing: &str) -> String {
    match count {
        1 => format!("1 {thing}"),
        _ => format!("{count} {thing}s"),
    }
}
