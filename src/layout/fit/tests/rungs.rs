//! The ladder of settings, and the search along it.

use super::*;
use crate::layout::fit::attempt::Set;
use crate::layout::fit::extent::Extent;
use crate::layout::fit::forecast::Forecast;
use crate::layout::fit::ladder::{Direction, Ladder};
use crate::layout::fit::search::Wanted;

#[test]
fn the_ladder_climbs_in_the_order_of_its_steps_and_stays_in_bounds() {
    let flyer = small(100, 1);
    let (theme, fit) = (&flyer.theme.text, &flyer.theme.fit);
    for (direction, leading, size) in
        [(Direction::Tighter, fit.leading.0, fit.size.0), (Direction::Looser, fit.leading.1, fit.size.1)]
    {
        let ladder = Ladder::new(&flyer, direction, 1, 100);
        let mut before = Rung::nominal(theme.size, theme.leading);
        for rung in ladder.rungs() {
            assert!(rung.step >= before.step && rung != before, "{rung:?}");
            assert!(rung.step >= Step::Size || rung.size == theme.size, "{rung:?}");
            assert!(rung.step >= Step::Leading || rung.leading == theme.leading, "{rung:?}");
            let (shrinks, grows) = (rung.tighter(before) == rung, before.tighter(rung).size == before.size);
            assert!(if direction == Direction::Tighter { shrinks } else { grows }, "{rung:?}");
            before = rung;
        }
        assert_eq!((before.leading, before.size), (leading, size));
    }
}

#[test]
fn a_ladder_begins_beside_the_type_that_the_theme_names_however_large_it_is() {
    let ladder = Ladder::new(&large(100), Direction::Tighter, 1, 100);
    let mut before = Rung::nominal(Length::pt(12.0), Length::pt(16.0));
    for rung in ladder.rungs() {
        let steps = (before.leading - rung.leading, before.size - rung.size);
        assert!(steps.0.fits(Length::pt(0.1)) && steps.1.fits(Length::pt(0.05)), "{before}, then {rung}");
        before = rung;
    }
}

#[test]
fn more_pages_have_finer_steps() {
    let flyer = small(100, 1);
    let count = |pages| Ladder::new(&flyer, Direction::Tighter, pages, 100).measures.len();
    assert_eq!((count(1), count(4), count(8)), (25, 25, 50));
}

#[test]
fn white_between_many_activities_does_not_widen() {
    let flyer = small(100, 1);
    let widest = |rows| Ladder::new(&flyer, Direction::Looser, 1, rows).mild.last().unwrap().gaps.activity;
    assert_eq!((widest(100), widest(5)), (2, 1));
}

/// A page with a panel of so many priorities, the type of which may be between 7.5 pt and 11 pt.
fn with_priorities(words: usize, priorities: usize) -> Flyer {
    let item = |at: usize| format!("'{}'", text(6 + at % 9));
    flyer(format!(
        "country = 'Utopia'\ndate = '2022'\npages = 1\n[masthead]\nprogramme = 'The Programme'\n[intro]\ntext = 'Few.'\n\
         [priorities]\nlead_in = 'These:'\nitems = [{}]\n[overview]\ntext = '{}'\n\
         [[activity]]\ntitle = 'Long'\nref = '983945'\ntext = '{}'\n[theme.fit]\nsize = ['7.5pt', '11pt']\n",
        (0..priorities).map(item).collect::<Vec<_>>().join(", "),
        text(60),
        text(words),
    ))
}

#[test]
fn a_search_finds_the_rung_that_a_walk_along_the_ladder_does() {
    let mut found_any = 0;
    for (flyer, pages) in (80..400)
        .step_by(40)
        .map(|words| (small(words, 1), 1))
        .chain((400..900).step_by(60).map(|words| (with_priorities(words, 15), 1)))
        .chain((200..700).step_by(100).map(|words| (long(words), 5)))
    {
        let faces = Faces::built_in();
        let shared = Shared::new(&flyer, &faces);
        let fitter = unasked(&flyer, &faces, &shared);
        let nominal = fitter.set(fitter.nominal());
        let Some(direction) = nominal.extent(pages).asks_for() else { continue };
        let ladder = Ladder::new(&flyer, direction, pages, nominal.extent(pages).last_page());
        let rungs: Vec<Rung> = ladder.rungs().filter(|rung| rung.looseness != Looseness::Longer).collect();
        let is_enough = |set: &Set<'_>| set.extent(pages).asks_for() != Some(direction);
        let walked: Vec<bool> = rungs.iter().map(|rung| is_enough(&fitter.set(*rung))).collect();
        let first = walked.iter().position(|enough| *enough).unwrap_or(rungs.len());
        if walked.iter().skip(first).any(|enough| !enough) {
            // Rows of a later rung are more: there is no one place to find.
            continue;
        }
        let wanted = Wanted {
            pages,
            beyond: |extent: &Extent| extent.beyond(direction),
            far_enough: |set: Set<'_>| is_enough(&set).then_some(set.rung),
        };
        let found = fitter.first(&rungs, &Forecast::new(&nominal.collector), wanted);
        assert_eq!(found, rungs.get(first).copied(), "{direction:?} {first} of {}", rungs.len());
        found_any += usize::from(found.is_some());
    }
    assert!(found_any > 10, "{found_any}");
}

#[test]
fn a_forecast_tells_how_tall_a_masthead_is_that_its_mark_makes_so() {
    let flyer = flyer(format!(
        "country = 'Utopia'\ndate = '2022'\n[masthead]\nprogramme = 'The Programme'\nlogo = 'mark.svg'\n\
         logo_alt = 'A mark'\n[overview]\ntext = '{}'\n[theme.page.margin]\ntop = '4mm'\n",
        text(60)
    ));
    let faces = Faces::built_in();
    let shared = Shared::new(&flyer, &faces);
    let fitter = unasked(&flyer, &faces, &shared);
    let mut heights = Vec::new();
    for direction in [Direction::Tighter, Direction::Looser] {
        let ladder = Ladder::new(&flyer, direction, 1, 100);
        let forecast = Forecast::new(&fitter.set(fitter.nominal()).collector);
        for rung in ladder.measures.iter().filter(|rung| rung.size == flyer.theme.text.size) {
            let set = fitter.set(*rung);
            assert_eq!(forecast.extent(*rung, 1).room, set.extent(1).room, "{rung}");
            heights.push(set.collector.grid.masthead_rows);
        }
    }
    assert!(heights.iter().any(|height| *height != heights[0]), "{heights:?}");
}
