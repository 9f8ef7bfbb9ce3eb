//! Breaking, on flows written as letters.

use super::super::flow::{BreakCost, Flow, Gap};
use super::*;

/// A flow from letters: `F` a row with a free break before it, `i` one inside a paragraph, `w` a widow or
/// orphan, `K` kept with the row before, `.` white.
fn flow(rows: &str) -> Flow {
    let mut flow = Flow::default();
    for letter in rows.chars() {
        match letter {
            'F' => flow.push(Vec::new(), BreakCost::FREE),
            'i' => flow.push(Vec::new(), BreakCost::INSIDE_PARAGRAPH),
            'w' => flow.push(Vec::new(), BreakCost::WIDOW),
            'K' => flow.push(Vec::new(), BreakCost::KEEP),
            _ => flow.push_gap(1, Gap::Block),
        }
    }
    flow
}

/// Two columns of `first` rows on page one and `later` rows on the others; the expected columns are
/// written with `|` between columns and `/` between pages, a `.` for each row of white.
fn check(rows: &str, first: usize, later: usize, expected: &str) {
    let flow = flow(rows);
    let plans = break_flow(&flow, 2, &|page| if page == 0 { first } else { later });
    let letters: Vec<char> = rows.chars().collect();
    let column = |column: &ColumnPlan| {
        let mut shown = String::new();
        for at in column.rows.clone() {
            shown.push(letters[at]);
            if column.stretched.contains(&at) {
                shown.push('.');
            }
        }
        shown
    };
    let page = |plan: &PagePlan| plan.columns.iter().map(column).collect::<Vec<_>>().join("|");
    let found = plans.iter().map(page).collect::<Vec<_>>().join("/");
    assert_eq!(found, expected, "{rows}");
}

#[test]
fn columns_end_level_where_a_paragraph_may_split() {
    check("Fwiiiiiw", 20, 20, "Fwii|iiiw");
}

#[test]
fn white_vanishes_at_the_ends_of_columns() {
    check("FKKK.FKKK", 20, 20, "FKKK|FKKK");
}

#[test]
fn a_gap_takes_up_what_a_column_lacks() {
    check("FKK.FKK.FKK.FKK", 20, 20, "FKK.FKK|FKK.FKK");
    check("FKKK.FKKK.FKK.FKKK", 40, 40, "FKKK.FKKK|FKK..FKKK");
}

#[test]
fn no_paragraph_leaves_one_line_behind() {
    check("Fww.Fwiiw", 5, 5, "Fww|Fwiiw");
}

#[test]
fn full_pages_come_before_the_last() {
    check("Fwiiiiiiiiiiiiiw", 4, 6, "Fwii|iiii/iiii|iiiw");
}

#[test]
fn a_block_that_fits_goes_whole_to_the_next_column() {
    check("Fwww.FKKKKKKKKKKK.Fwiiiw", 12, 12, "Fwww|FKKKKKKKKKKK/Fwi|iiw");
    check("Fwiiiw.FKKKKKKKKKKK.FKKKKKKKKKKK", 14, 14, "Fwiiiw|FKKKKKKKKKKK/FKKKKKKKKKKK|");
}

#[test]
fn an_empty_flow_is_one_empty_page() {
    check("", 4, 4, "|");
}
