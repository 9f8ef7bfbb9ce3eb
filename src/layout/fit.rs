//! Fitting: the mildest change of leading and size that gives the pages that are asked for.
//!
//! A flyer is laid out anew at each rung of a ladder that only goes one way: leading first, then size, within
//! the theme's bounds. The first rung that will do wins.

use super::breaking::{PagePlan, break_flow};
use super::collect::Collector;
use super::grid::Grid;
use super::style::Styles;
use crate::diag::{Code, Diagnostic};
use crate::geom::Length;
use crate::spec::Flyer;
use crate::text::Faces;

/// How far two neighbouring rungs of leading part.
const LEADING_STEP: Length = Length::pt(0.1);

/// How far two neighbouring rungs of size part.
const SIZE_STEP: Length = Length::pt(0.05);

/// The least share of its rows that a last page fills: less is a mere remnant.
const LEAST_LAST_PAGE: f64 = 1.0 / 3.0;

/// Size and leading of one attempt.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Rung {
    /// The size of running text.
    pub size: Length,
    /// The distance between baselines.
    pub leading: Length,
}

/// What an attempt came to.
pub(super) struct Attempt {
    /// Size and leading.
    pub rung: Rung,
    /// The pages.
    pub plans: Vec<PagePlan>,
    /// Rows that the flow takes in all.
    pub rows: usize,
    /// Rows that the columns of the pages asked for hold.
    capacity: usize,
    /// The share of its rows that the last page fills.
    last_page: f64,
}

impl Attempt {
    /// Lays out the flyer's columns at a rung.
    fn new(flyer: &Flyer, faces: &Faces, rung: Rung, pages: Option<usize>) -> Attempt {
        let styles = Styles::new(&flyer.theme, rung.size, rung.leading);
        let grid = Grid::new(&flyer.theme.page, rung.leading);
        let mut collector = Collector::new(flyer, &grid, &styles, faces);
        collector.collect();
        let plans = break_flow(&collector.flow, grid.columns, &|page| grid.capacity(page));
        let capacity = (0..pages.unwrap_or(plans.len())).map(|page| grid.capacity(page) * grid.columns).sum();
        let tallest = plans.last().and_then(|page| page.columns.iter().map(|column| column.rows.len()).max());
        let room = grid.capacity(plans.len().saturating_sub(1)).max(1);
        let last_page = tallest.unwrap_or(0) as f64 / room as f64;
        Attempt { rung, plans, rows: collector.flow.rows.len(), capacity, last_page }
    }

    /// Whether its last page is no mere remnant.
    fn is_filled(&self) -> bool {
        self.plans.len() == 1 || self.last_page >= LEAST_LAST_PAGE
    }
}

/// The rung at which a flyer is set, with a finding where none gives the pages that it asks for.
pub(super) fn fit(flyer: &Flyer, faces: &Faces) -> (Rung, Option<Diagnostic>) {
    let wanted = flyer.pages.map(|(pages, _)| pages);
    let nominal = Rung { size: flyer.theme.text.size, leading: flyer.theme.text.leading };
    let attempt = |rung: Rung| Attempt::new(flyer, faces, rung, wanted);
    let first = attempt(nominal);
    match flyer.pages {
        None if first.is_filled() => (nominal, None),
        None => {
            let pages = first.plans.len();
            let pulled_back =
                climb(&tighter(flyer, nominal), &attempt, |attempt| attempt.plans.len() < pages);
            let drawn_out = || {
                climb(&looser(flyer, nominal), &attempt, |attempt| {
                    attempt.plans.len() == pages && attempt.is_filled()
                })
            };
            (pulled_back.or_else(drawn_out).unwrap_or(nominal), None)
        }
        Some((pages, span)) => {
            let found = first.plans.len();
            if found == pages {
                return (nominal, None);
            }
            let ladder = if found > pages { tighter(flyer, nominal) } else { looser(flyer, nominal) };
            match climb(&ladder, &attempt, |attempt| attempt.plans.len() == pages) {
                Some(rung) => (rung, None),
                None => {
                    let last = ladder.last().copied().map_or(first, attempt);
                    (nominal, Some(refusal(flyer, pages, &last).at(span)))
                }
            }
        }
    }
}

/// The first rung that will do. The far end is tried first: where it will not do, none before it does.
fn climb(
    ladder: &[Rung],
    attempt: &dyn Fn(Rung) -> Attempt,
    will_do: impl Fn(&Attempt) -> bool,
) -> Option<Rung> {
    let far = *ladder.last()?;
    if !will_do(&attempt(far)) {
        // Past the pages wanted, a milder rung may still do: text that is too short at its largest never is.
        return None;
    }
    ladder.iter().copied().find(|rung| will_do(&attempt(*rung))).or(Some(far))
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

fn refusal(flyer: &Flyer, pages: usize, last: &Attempt) -> Refusal {
    let found = last.plans.len();
    let (lines, way) = if found > pages {
        (last.rows.saturating_sub(last.capacity).max(1), "over")
    } else {
        (last.capacity.saturating_sub(last.rows).max(1), "under")
    };
    let words_per_line = words(flyer) as f64 / last.rows.max(1) as f64;
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
