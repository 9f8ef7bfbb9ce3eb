//! What is said of a flyer that cannot have the pages asked for.

use super::activity_name::activity_name;
use super::attempt::{ASKED_FILL, Attempt};
use super::left_white::LeftWhite;
use super::other_pages::OtherPages;
use super::shortfall::Shortfall;
use super::text_blocks::{TextBlock, longest_first};
use super::too_long::is_most_of;
use super::words::{AddedTo, TakenFrom};
use crate::diag::{Code, Diagnostic, Span, counted};
use crate::layout::activity::spans;
use crate::layout::fit::Rung;
use crate::spec::Flyer;

/// The most activities that are named one by one.
const MOST_NAMED: usize = 4;

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

/// What was tried, and brings a flyer that misses its pages to some.
#[derive(Clone, Debug, Default)]
pub(super) struct Cures {
    /// The places of the activities to leave out to bring it to those that it asks for.
    pub left_out: Option<Vec<usize>>,
    /// What to change of what must stay whole, in words.
    pub changed: Option<String>,
    /// Other pages that it comes to.
    pub other_pages: Option<OtherPages>,
}

/// The finding that a flyer misses its pages at the rung of `missed`: by how much, its longest block, and the cure.
pub(super) fn refusal(
    flyer: &Flyer,
    (pages, span): (usize, Span),
    missed: &Attempt<'_>,
    (by, at): (Shortfall, At),
    cures: Cures,
) -> Diagnostic {
    let blocks = longest_first(flyer);
    // Where no text would do, it makes no difference which is long.
    let longest = blocks.first().filter(|_| !matches!(by, Shortfall::Hopeless { .. }));
    let goes_on = format!(
        "{}{}",
        setting(&missed.rung, at),
        longest.map_or(String::new(), |block| named(block, flyer))
    );
    let message = missed_by(by, &counted(pages, "page"), &goes_on);
    let alone = (at == At::Common).then(|| "build it without `--lock family`".to_owned());
    let other_pages = cures.other_pages.map(|other| with_pages(other, pages));
    let known = cures.left_out.map(|places| leave_out(flyer, &places)).or(cures.changed);
    let full = (at != At::Common).then_some(ASKED_FILL);
    let change = change(flyer, by, (full, &blocks), known);
    let refused =
        Diagnostic::new(Code::PageCount, span, message).help(any_of([Some(change), other_pages, alone]));
    match longest.and_then(|block| block.span) {
        Some(place) => refused.related(place, "the longest block"),
        None => refused,
    }
}

/// The finding that a flyer comes to its pages only where one of them is left white; by how many words it misses them
/// otherwise, where nothing else is known to help.
pub(super) fn refusal_for_white(
    flyer: &Flyer,
    (pages, span): (usize, Span),
    white: LeftWhite,
    by: Option<Shortfall>,
    other_pages: Option<OtherPages>,
) -> Diagnostic {
    let LeftWhite { rung, page, share, name, span: place, cure } = white;
    let message = format!(
        "page {} would be left {} white before {name}, more than a third, where the flyer comes to {} at {}",
        page + 1,
        percent(share),
        counted(pages, "page"),
        measures(&rung),
    );
    let words = by.map(|by| change(flyer, by, (None, &longest_first(flyer)), None));
    let known =
        cure.or(words).or((other_pages.is_none()).then(|| "move it, or make it less tall".to_owned()));
    let cures = [known, other_pages.map(|other| with_pages(other, pages))];
    let refused = Diagnostic::new(Code::PageCount, span, message).help(any_of(cures));
    match place {
        Some(place) => refused.related(place, format!("stands across page {}", page + 2)),
        None => refused,
    }
}

/// By how much a flyer misses its pages, in words; `setting` goes on with where, and what there is to say of its text.
fn missed_by(by: Shortfall, pages: &str, setting: &str) -> String {
    let size = |lines: usize, words: usize| {
        format!("the flyer is {}, or about {}", counted(lines, "line"), counted(words, "word"))
    };
    match by {
        Shortfall::Over { lines, words, .. } => {
            format!("{}, too long for {pages}{setting}", size(lines, words))
        }
        Shortfall::Under { lines, words, .. } => {
            format!("{}, too short to fill {pages}{setting}", size(lines, words))
        }
        Shortfall::Hopeless { pages: None } => {
            format!("the flyer does not go into {pages}{setting}, and would not with hardly any text either")
        }
        Shortfall::Hopeless { pages: Some(found) } => {
            let found = counted(found, "page");
            format!(
                "the flyer does not go into {pages}{setting}: its headings, panels and pictures alone come to {found}"
            )
        }
    }
}

/// What a text block is called, and how long it is, as a message goes on with it.
fn named(longest: &TextBlock, flyer: &Flyer) -> String {
    format!("; its longest block is {}, of {}", longest.name_in(flyer), counted(longest.words, "word"))
}

/// What to change of a flyer that misses its pages; with how full its last page is to become, if that is asked, its
/// blocks of text, and what else was tried and helps. Words that are not sure to do are named only where it is nothing
/// but text.
fn change(
    flyer: &Flyer,
    by: Shortfall,
    (full, blocks): (Option<f64>, &[TextBlock]),
    known: Option<String>,
) -> String {
    let whole_blocks = || String::from("leave out whole blocks");
    let what_is_whole = || has_what_is_whole(flyer).then(|| format!("change {WHOLE}"));
    match by {
        Shortfall::Over { words, from, sure, .. } => {
            let from = match from {
                TakenFrom::All if blocks.len() < 2 => "",
                TakenFrom::All => ", some of each text",
                TakenFrom::Longest => " of its longest blocks",
            };
            let all = blocks.iter().map(|block| block.words).sum();
            if is_most_of(words, all) && blocks.iter().filter(|block| block.activity().is_some()).count() > 1
            {
                return known.unwrap_or_else(whole_blocks);
            }
            let sentences = if words >= WORDS_OF_SENTENCES { ", in whole sentences" } else { "" };
            let take_out = format!("take out about {}{sentences}{from}", counted(words, "word"));
            match sure {
                true => any_of([Some(take_out), known]),
                false => known.or_else(what_is_whole).unwrap_or(take_out),
            }
        }
        Shortfall::Under { words, to, sure, .. } => {
            let to_each = match to {
                AddedTo::All if blocks.len() < 2 => "",
                AddedTo::All => ", some to each text",
                AddedTo::AllButPanel => ", some to each text but that of the closing panel",
            };
            let full = full
                .map_or(String::new(), |fill| format!(", so that the last page is {} full", percent(fill)));
            let add = format!("add about {}{to_each}{full}", counted(words, "word"));
            if sure { add } else { known.or_else(what_is_whole).unwrap_or(add) }
        }
        Shortfall::Hopeless { pages: Some(_) } => known.unwrap_or_else(whole_blocks),
        Shortfall::Hopeless { pages: None } => known.or_else(what_is_whole).unwrap_or_else(whole_blocks),
    }
}

/// What to write of activities at some places that may be left out: their names; or those of the ones that stay, if
/// these are few; or else their number, since nobody reads as many names.
fn leave_out(flyer: &Flyer, places: &[usize]) -> String {
    let named = |is_left_out: bool| {
        let of_them = (0..flyer.activities.len()).filter(|at| places.contains(at) == is_left_out);
        in_a_row(&of_them.map(|at| activity_name(flyer, at)).collect::<Vec<_>>())
    };
    let (all, left_out) = (flyer.activities.len(), places.len());
    match (left_out <= MOST_NAMED, all - left_out <= MOST_NAMED) {
        (true, _) => format!("leave out {}", named(true)),
        (false, true) => format!("leave out all activities but {}", named(false)),
        (false, false) => format!("leave out about {left_out} of its {all} activities, the longest first"),
    }
}

/// Names, as a sentence has them.
fn in_a_row(names: &[String]) -> String {
    match names {
        [before @ .., last] if !before.is_empty() => format!("{} and {last}", before.join(", ")),
        _ => names.concat(),
    }
}

/// The cure of other pages, in words, for a flyer that asks for so many.
fn with_pages(other: OtherPages, asked: usize) -> String {
    match other {
        OtherPages::Asked(pages) => format!("ask for {}", counted(pages, "page")),
        OtherPages::Unasked { pages, white, fill } => {
            let those = match white {
                Some(white) => format!(", one of them {} white", percent(white)),
                // A block that stays whole may stand in the columns before it.
                None if pages == asked && fill <= 0.0 => ", the last column empty".to_owned(),
                None if pages == asked && fill < ASKED_FILL => {
                    format!(", the last column {} full", percent(fill))
                }
                None => String::new(),
            };
            format!("ask for no number of pages: it then comes to {}{those}", counted(pages, "page"))
        }
    }
}

/// Cures of which each helps by itself, as a help names them.
fn any_of<const N: usize>(cures: [Option<String>; N]) -> String {
    cures.into_iter().flatten().collect::<Vec<_>>().join(", or ")
}

/// Whether a flyer has such.
fn has_what_is_whole(flyer: &Flyer) -> bool {
    flyer.closing.is_some()
        || flyer.priorities.is_some()
        || flyer.activities.iter().any(|activity| spans(activity) || activity.image.is_some())
}

/// The words from which on they are taken out in whole sentences: a word here and there saves no line of most
/// paragraphs.
const WORDS_OF_SENTENCES: usize = 20;

/// What to change where words do not help.
const WHOLE: &str = "what must stay whole, such as a panel or a picture";

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

/// A share of a page, as a whole number in a hundred.
fn percent(share: f64) -> String {
    format!("{} %", (share * 100.0).round())
}
