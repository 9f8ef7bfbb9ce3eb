//! Fitting: the mildest change of leading and size that gives the pages that are asked for.
//!
//! A flyer is laid out anew at each rung of a ladder that only goes one way: leading first, then size, within
//! the theme's bounds. The first rung that will do wins.

use super::breaking::{LEAST_LAST_PAGE, PagePlan, break_bands};
use super::collect::Collector;
use super::grid::Grid;
use super::pictures::Pictures;
use super::style::Styles;
use crate::diag::{Code, Diagnostic};
use crate::geom::Length;
use crate::spec::Flyer;
use crate::text::Faces;

/// How far two neighbouring rungs of leading part.
const LEADING_STEP: Length = Length::pt(0.1);

/// How far two neighbouring rungs of size part.
const SIZE_STEP: Length = Length::pt(0.05);

/// Size and leading of one attempt.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Rung {
    /// The size of running text.
    pub size: Length,
    /// The distance between baselines.
    pub leading: Length,
}

/// A flyer laid out at a rung.
pub(super) struct Attempt<'a> {
    /// Size and leading.
    pub rung: Rung,
    /// The rows of the flyer.
    pub collector: Collector<'a>,
    /// The pages that they go to.
    pub plans: Vec<PagePlan>,
}

impl<'a> Attempt<'a> {
    /// Lays out the flyer's columns at a rung.
    fn new(flyer: &'a Flyer, faces: &'a Faces, pictures: &'a Pictures, rung: Rung) -> Attempt<'a> {
        let styles = Styles::new(&flyer.theme, rung.size, rung.leading);
        let grid = Grid::new(&flyer.theme.page, rung.leading);
        let mut collector = Collector::new(flyer, grid, styles, faces, pictures);
        collector.collect();
        let plans = break_bands(&collector.bands, collector.grid.page_shape());
        Attempt { rung, collector, plans }
    }

    /// The number of pages.
    fn pages(&self) -> usize {
        self.plans.len()
    }

    /// Whether its last page is no mere remnant.
    fn is_filled(&self) -> bool {
        let height = self.plans.last().map_or(0, PagePlan::height);
        let room = self.collector.grid.capacity(self.pages().saturating_sub(1));
        self.pages() <= 1 || height as f64 >= LEAST_LAST_PAGE * room as f64
    }
}

/// The flyer laid out at the mildest rung that gives its pages, with a finding where none does.
pub(super) fn fit<'a>(
    flyer: &'a Flyer,
    faces: &'a Faces,
    pictures: &'a Pictures,
) -> (Attempt<'a>, Option<Diagnostic>) {
    let nominal = Rung { size: flyer.theme.text.size, leading: flyer.theme.text.leading };
    let attempt = |rung: Rung| Attempt::new(flyer, faces, pictures, rung);
    let first = attempt(nominal);
    let found = first.pages();
    match flyer.pages {
        None if first.is_filled() => (first, None),
        // A remnant is pulled back to the page before it, or else drawn out.
        None => {
            let pulled_back = climb(&tighter(flyer, nominal), &attempt, |attempt| attempt.pages() < found);
            let drawn_out = || {
                let drawn_out = |attempt: &Attempt<'_>| attempt.pages() > found || attempt.is_filled();
                climb(&looser(flyer, nominal), &attempt, drawn_out).filter(|attempt| attempt.pages() == found)
            };
            (pulled_back.or_else(drawn_out).unwrap_or(first), None)
        }
        Some((wanted, _)) if found == wanted && first.is_filled() => (first, None),
        Some((wanted, _)) if found == wanted => {
            let filled = climb(&looser(flyer, nominal), &attempt, |attempt| {
                attempt.pages() > found || attempt.is_filled()
            });
            (filled.filter(|attempt| attempt.pages() == wanted).unwrap_or(first), None)
        }
        Some((wanted, span)) => {
            let ladder = if found > wanted { tighter(flyer, nominal) } else { looser(flyer, nominal) };
            let furthest = ladder.last().copied().unwrap_or(nominal);
            let far_enough = |attempt: &Attempt<'_>| match found > wanted {
                true => attempt.pages() <= wanted,
                false => attempt.pages() >= wanted,
            };
            match climb(&ladder, &attempt, far_enough).filter(|attempt| attempt.pages() == wanted) {
                Some(fitted) => (fitted, None),
                None => {
                    let refused = refuse(flyer, wanted, &attempt(furthest)).at(span);
                    (first, Some(refused))
                }
            }
        }
    }
}

/// The flyer at the first rung that is far enough, found by halving: a rung further on is as far or further.
fn climb<'a>(
    ladder: &[Rung],
    attempt: &impl Fn(Rung) -> Attempt<'a>,
    far_enough: impl Fn(&Attempt<'a>) -> bool,
) -> Option<Attempt<'a>> {
    let (furthest, nearer) = ladder.split_last()?;
    let mut best = Some(attempt(*furthest)).filter(&far_enough)?;
    let mut nearer = nearer;
    while let Some((rung, before, after)) = halves(nearer) {
        let tried = attempt(rung);
        if far_enough(&tried) {
            best = tried;
            nearer = before;
        } else {
            nearer = after;
        }
    }
    Some(best)
}

/// The rung in the middle, and those on either side.
fn halves(ladder: &[Rung]) -> Option<(Rung, &[Rung], &[Rung])> {
    let (before, rest) = ladder.split_at_checked(ladder.len() / 2)?;
    let (middle, after) = rest.split_first()?;
    Some((*middle, before, after))
}

/// Rungs from the nominal setting to the tightest that the theme allows.
fn tighter(flyer: &Flyer, nominal: Rung) -> Vec<Rung> {
    let (least_size, least_leading) = (flyer.theme.fit.size.0, flyer.theme.fit.leading.0);
    ladder(nominal, nominal.leading - least_leading, nominal.size - least_size, -1.0)
}

/// Rungs from the nominal setting to the loosest that the theme allows.
fn looser(flyer: &Flyer, nominal: Rung) -> Vec<Rung> {
    let (most_size, most_leading) = (flyer.theme.fit.size.1, flyer.theme.fit.leading.1);
    ladder(nominal, most_leading - nominal.leading, most_size - nominal.size, 1.0)
}

/// Rungs that change the leading by up to `leading`, and then the size by up to `size` as well.
fn ladder(nominal: Rung, leading: Length, size: Length, way: f64) -> Vec<Rung> {
    let leading = leading.max(Length::ZERO);
    let leadings = steps(leading, LEADING_STEP)
        .into_iter()
        .map(|step| Rung { leading: nominal.leading + step * way, size: nominal.size });
    let sizes = steps(size.max(Length::ZERO), SIZE_STEP)
        .into_iter()
        .map(|step| Rung { leading: nominal.leading + leading * way, size: nominal.size + step * way });
    leadings.chain(sizes).collect()
}

/// Whole steps up to `length`, and `length` itself.
fn steps(length: Length, step: Length) -> Vec<Length> {
    let whole = length.units(step);
    (1..=whole).map(|at| (step * at as f64).min(length)).collect()
}

/// What is said where no rung gives the pages wanted.
struct Refusal {
    message: String,
    help: String,
}

impl Refusal {
    fn at(self, span: crate::diag::Span) -> Diagnostic {
        Diagnostic::new(Code::PageCount, span, self.message).help(self.help)
    }
}

/// By how much the furthest attempt misses the pages wanted, and what to do.
fn refuse(flyer: &Flyer, pages: usize, last: &Attempt<'_>) -> Refusal {
    let found = last.pages();
    let grid = &last.collector.grid;
    let capacity: usize = (0..pages).map(|page| grid.capacity(page) * grid.columns).sum();
    let rows = last.collector.rows_in_all();
    let (lines, way) = if found > pages {
        (rows.saturating_sub(capacity).max(1), "over")
    } else {
        (capacity.saturating_sub(rows).max(1), "under")
    };
    let words_per_line = words(flyer) as f64 / rows.max(1) as f64;
    let about = (lines as f64 * words_per_line).round() as usize;
    let size = last.rung.size.to_pt();
    let leading = last.rung.leading.to_pt();
    let message = format!(
        "the text comes to {found} page{}, not {pages}, even at {size:.2} pt on {leading:.2} pt: about {lines} lines or {about} words {way}",
        if found == 1 { "" } else { "s" },
    );
    let largest = flyer.activities.iter().max_by_key(|activity| activity_words(activity));
    let help = match largest {
        Some(largest) if found > pages => {
            format!(
                "shorten it, beginning with the longest activity, “{}”, or ask for more pages",
                largest.title.text
            )
        }
        _ if found > pages => "shorten it, or ask for more pages".to_owned(),
        _ => "add to it, or ask for fewer pages".to_owned(),
    };
    Refusal { message, help }
}

/// The words of a flyer's running text.
fn words(flyer: &Flyer) -> usize {
    let intro = flyer.intro.as_ref().map_or(0, |intro| blocks_words(&intro.text));
    let after = flyer
        .priorities
        .as_ref()
        .map_or(0, |priorities| blocks_words(&priorities.after) + priorities.items.len());
    let closing = flyer.closing.as_ref().map_or(0, |closing| blocks_words(&closing.text));
    let activities: usize = flyer.activities.iter().map(activity_words).sum();
    intro + after + closing + activities + blocks_words(&flyer.overview)
}

fn activity_words(activity: &crate::spec::Activity) -> usize {
    blocks_words(&activity.text)
}

fn blocks_words(blocks: &[crate::spec::Block]) -> usize {
    use crate::spec::Block;
    blocks
        .iter()
        .map(|block| match block {
            Block::Paragraph(paragraph) => paragraph.text.split_whitespace().count(),
            Block::List(list) => list.items.iter().map(|item| blocks_words(item)).sum(),
        })
        .sum()
}
