//! The cheapest growth of gaps, against all the ways in which they may grow.

use super::*;

/// The most gaps of a column that are tried.
const MOST_GAPS: usize = 4;

/// The most rows of white that they are to take up.
const MOST_WHITE: usize = 8;

const KINDS: [GapKind; 6] = [
    GapKind::Block,
    GapKind::BelowOpening,
    GapKind::BelowName,
    GapKind::Section,
    GapKind::BeforePanel,
    GapKind::AfterPanel,
];

/// All lists of `count` of the things in `of`.
fn lists<T: Copy>(of: &[T], count: usize) -> Vec<Vec<T>> {
    let longer = |lists: Vec<Vec<T>>| {
        let with =
            |list: &Vec<T>| of.iter().map(|one| [list.as_slice(), &[*one]].concat()).collect::<Vec<_>>();
        lists.iter().flat_map(with).collect()
    };
    (0..count).fold(vec![Vec::new()], |lists, _| longer(lists))
}

/// What it costs that each gap of a column grows by so many rows; `None` where they may not grow so.
fn cost_of_growth(kinds: &[GapKind], rows: &[usize]) -> Option<f64> {
    let mut cost = 0.0;
    for (at, (kind, grown)) in kinds.iter().zip(rows).enumerate() {
        let above_panel = at.checked_sub(1).filter(|above| kinds[*above] == GapKind::BeforePanel);
        cost += match (kind, grown) {
            (_, 0) => 0.0,
            (GapKind::Block, 1) => GROWN_BLOCK_GAP_COST,
            (GapKind::Block, _) => return None,
            (GapKind::BelowOpening, 1) => GROWN_GAP_COST,
            (GapKind::BelowOpening, _) => GROWN_GAP_COST + SEEN_ROW_COST,
            (GapKind::BelowName, 1) => SEEN_ROW_COST,
            (GapKind::BelowName, _) => SEEN_ROW_COST + FLOATING_NAME_COST,
            (_, grown) => GROWN_GAP_COST * (grown * grown) as f64,
        };
        // The white above and below a panel grows alike.
        if *kind == GapKind::AfterPanel && above_panel.is_some_and(|above| rows[above] != *grown) {
            return None;
        }
    }
    let blocks =
        || kinds.iter().zip(rows).filter(|(kind, _)| **kind == GapKind::Block).map(|(_, rows)| *rows);
    let is_uneven = blocks().max() != blocks().min();
    Some(cost + if is_uneven { UNEVEN_GAPS_COST } else { 0.0 })
}

#[test]
fn gaps_grow_in_the_cheapest_of_all_ways() {
    let growths: Vec<_> = (0..=MOST_GAPS).map(|gaps| lists(&[0, 1, 2], gaps)).collect();
    for kinds in (0..=MOST_GAPS).flat_map(|gaps| lists(&KINDS, gaps)) {
        let ways = growths[kinds.len()].iter();
        let ways = ways.filter_map(|rows| Some((rows.iter().sum(), cost_of_growth(&kinds, rows)?)));
        let ways: Vec<(usize, f64)> = ways.collect();
        for white in 0..=MOST_WHITE {
            let ways = ways.iter().filter(|(taken, _)| *taken <= white);
            let least = ways.map(|(taken, cost)| cost + foot_cost(white - taken)).min_by(f64::total_cmp);
            let least = least.expect("gaps need not grow");
            assert_eq!(white_cost(white, count(&kinds)).round(), least.round(), "{white} rows in {kinds:?}");
            let (_, growth) = cheapest_growth(white, count(&kinds));
            let rows = growth.spread(&kinds);
            let taken: usize = rows.iter().sum();
            let cost = cost_of_growth(&kinds, &rows).map(|cost| cost + foot_cost(white - taken));
            assert_eq!(
                cost.map(f64::round),
                Some(least.round()),
                "{white} rows in {kinds:?} grow as {rows:?}"
            );
        }
    }
}
