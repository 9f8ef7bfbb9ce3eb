//! Breaking, on flows written as letters.

use super::super::flow::{Choice, Favoured, Flow, GapKind, Spanning, SpanningPicture, Way};
use super::band::SearchedBand;
use super::*;
use crate::geom::Length;
use crate::layout::flow::{BreakCost, Piece, Row};

/// What a break costs before a row that a letter stands for: `F` a row with a free break before it, `i` one inside
/// a paragraph, `t` a thin end, `h` after a hyphen, `w` a widow or orphan, `K` kept with the row before.
pub(super) fn cost_of(letter: char) -> BreakCost {
    match letter {
        'F' => BreakCost::FREE,
        'i' => BreakCost::INSIDE_PARAGRAPH,
        't' => BreakCost::THIN_END,
        'h' => BreakCost::INSIDE_WORD,
        'w' => BreakCost::WIDOW,
        _ => BreakCost::KEEP,
    }
}

/// The pages that a flyer is broken into; none on pages without room.
fn broken(bands: &[Band], page: PageShape) -> Vec<PagePlan> {
    search(bands, page).map(|(_, plans)| plans).unwrap_or_default()
}

/// A flow from letters: rows as above, `.` white between activities, `_` before a section, `:` below an opening, `(`
/// before and `)` after a panel; `[Fwiw 0/Fww 30]` a paragraph that may be set in two ways, at these costs.
pub(super) fn flow(rows: &str) -> Flow {
    let mut flow = Flow::default();
    let mut letters = rows.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '.' => flow.push_gap(1, GapKind::Block),
            '_' => flow.push_gap(2, GapKind::Section),
            ':' => flow.push_gap(0, GapKind::BelowOpening),
            '(' => flow.push_gap(1, GapKind::BeforePanel),
            ')' => flow.push_gap(1, GapKind::AfterPanel),
            '[' => {
                let ways: String = letters.by_ref().take_while(|letter| *letter != ']').collect();
                flow.pieces.push(Piece::Paragraph(Box::new(choice(&ways))));
            }
            _ => flow.push(Vec::new(), cost_of(letter)),
        }
    }
    flow
}

fn choice(ways: &str) -> Choice {
    let first = cost_of(ways.chars().next().unwrap());
    let way = |way: &str| {
        let (letters, cost) = way.split_once(' ').unwrap();
        Way { cost: cost.parse().unwrap(), breaks: letters.chars().skip(1).map(cost_of).collect() }
    };
    let ways = ways.split('/').map(way).collect();
    Choice { ways, favoured: Favoured::NONE, first, set: None, x: Length::ZERO, beside: Vec::new() }
}

/// A spanning element of so many rows above its text.
pub(super) fn spanning(head: usize, text: &str) -> Band {
    spanning_giving(head, 0, text)
}

/// The same with a picture in its first row, which may give so many of those below.
pub(super) fn spanning_giving(head: usize, may_give: usize, text: &str) -> Band {
    let row = || Row { cost: BreakCost::KEEP, ..Row::default() };
    let head = std::iter::repeat_with(row).take(head).collect();
    let picture = Some(SpanningPicture { begins: 0, may_give });
    Band::Spanning(Spanning { head, picture, text: flow(text), foot: 0, panel: None, begins_section: false })
}

/// Bands from letters: `=2 FwwiK=` a spanning element of two rows above its text, `=3-1 FwwiK=` one of three rows, of
/// which a picture may give one.
fn bands(written: &str) -> Vec<Band> {
    let parts = written.split('=').enumerate();
    let band = |(at, part): (usize, &str)| match part.split_once(' ') {
        Some((head, text)) if at % 2 == 1 => {
            let (head, may_give) = head.split_once('-').unwrap_or((head, "0"));
            spanning_giving(head.parse().unwrap(), may_give.parse().unwrap(), text)
        }
        _ => Band::Columns(flow(part)),
    };
    parts.map(band).collect()
}

/// Two columns of `later` rows, `first` of them on page one. The expected columns are written row by row: the
/// number of the piece (of the letters as they are written) as a letter from `a` on, `.` for white; with `|`
/// between columns, `,` between bands and `/` between pages. A head is `=`, with
/// a `-` for each row that its picture gives.
fn check(written: &str, first: usize, later: usize, expected: &str) {
    let bands = bands(written);
    let page = PageShape::new(2, later.max(first), later.max(first) - first);
    let plans = broken(&bands, page);
    let column = |column: &ColumnPlan| {
        let mut shown = String::new();
        for row in &column.rows {
            while shown.chars().count() < row.at {
                shown.push('.');
            }
            let letter = char::from(b'a' + row.piece as u8);
            shown.push(if row.line.is_some() { letter.to_ascii_uppercase() } else { letter });
        }
        shown
    };
    let band = |band: &BandPlan| {
        let head = if band.head.is_some() { "=" } else { "" };
        head.to_owned()
            + &"-".repeat(band.given)
            + &band.columns.iter().map(column).collect::<Vec<_>>().join("|")
    };
    let page = |plan: &PagePlan| plan.bands.iter().map(band).collect::<Vec<_>>().join(",");
    let found = plans.iter().map(page).collect::<Vec<_>>().join("/");
    assert_eq!(found, expected, "{written}");
}

#[test]
fn columns_end_level_where_a_paragraph_may_split() {
    check("Fwiiiiiw", 20, 20, "abcd|efgh");
}

#[test]
fn white_vanishes_at_the_ends_of_columns() {
    check("FKKK.FKKK", 20, 20, "abcd|fghi");
}

#[test]
fn a_gap_takes_up_what_a_column_lacks() {
    check("FKK.FKK.FKK.FKK", 20, 20, "abc.efg|ijk.mno");
    check("FKKK.FKKK.FKK.FKKK", 40, 40, "abcd.fghi|klm..opqr");
}

#[test]
fn white_above_and_below_a_panel_grows_alike() {
    check("FK(FK)FKFKKKKKKKKK", 30, 30, "ab..de..gh|ijklmnopqr");
}

#[test]
fn the_gap_below_an_opening_grows_before_one_between_activities() {
    check("F:KK.FKFKKKKKK", 20, 20, "a.cd.fg|hijklmn");
}

#[test]
fn no_paragraph_leaves_one_line_behind() {
    check("Fww.Fwiiw", 5, 5, "abc|efghi");
}

#[test]
fn a_paragraph_is_set_shorter_or_longer_rather_than_split_thinly() {
    check("[Fwiitw 0/Fwiw 90]FFFFFF", 4, 4, "AAAA|bcde/f|g");
}

#[test]
fn no_column_ends_in_a_hyphen_where_a_thinner_end_will_do() {
    check("Fwithiiw", 20, 20, "abcde|fgh");
}

#[test]
fn columns_end_level_above_a_spanning_element_and_begin_anew_below_it() {
    check("Fwiiiw=2 Fwiw=Fwiiiiiw", 20, 20, "abc|def,=ab|cd,abcd|efgh");
}

#[test]
fn a_spanning_element_goes_whole_to_the_next_page() {
    check("FKKKFKKK=3 Fwiiiiiw=FF", 9, 9, "abcd|efgh/=abcd|efgh,a|b");
}

#[test]
fn a_spanning_element_goes_whole_to_the_next_page_though_its_columns_end_uneven() {
    check("FKKKKFKKKK=2 FKFKFKKFKK=", 8, 8, "abcde|fghij/=abcd|efghij");
}

#[test]
fn a_spanning_element_goes_on_where_else_half_a_page_would_stay_white() {
    check("FKKFKK=2 FKFKFKKFKK=", 8, 8, "abc|def,=ab|cd/efg|hij");
}

#[test]
fn a_picture_across_the_page_gives_rows_to_stay_on_it() {
    // Three of ten rows and one of white stand above; it is left six for its five rows and two of text.
    check("FKKFKK=5-2 FwFw=", 10, 10, "abc|def,=-ab|cd");
    // With all that it may give, it is still a row too tall.
    check("FKKFKK=7-2 FwFw=", 10, 10, "abc|def/=ab|cd");
}

#[test]
fn a_picture_across_the_page_keeps_its_size_rather_than_save_a_row_or_two_of_white() {
    check("FKKKKKKFKKKKKK=5-4 FwFw=", 10, 10, "abcdefg|hijklmn/=ab|cd");
}

#[test]
fn a_page_is_filled_though_what_follows_a_spanning_element_goes_into_the_next_whole() {
    // All would stand level on the second page, and those of the first end a row short.
    check("FF=1 FF=FKKKFKKKFKKKFKKK", 10, 10, "a|b,=a|b,abcd|efgh/ijkl|mnop");
}

#[test]
fn a_spanning_element_taller_than_a_page_goes_on() {
    check("FF=2 Fwiiiiiiiiiiw", 6, 6, "a|b,=ab|cd/efghi|jklm");
}

#[test]
fn full_pages_come_before_the_last() {
    check("Fwiiiiiiiiiiiiiw", 4, 6, "abcd|efgh/ijkl|mnop");
}

#[test]
fn an_empty_flow_is_one_empty_page() {
    check("", 4, 4, "");
}

/// A page of two columns of six rows, of which there must be so many.
fn small_page(exactly: Option<usize>) -> PageShape {
    PageShape { exactly, may_leave_remnant: exactly.is_none(), ..PageShape::new(2, 6, 0) }
}

#[test]
fn there_are_exactly_so_many_pages_where_pages_a_row_short_can_make_them() {
    for rows in (2..=60).step_by(2) {
        let bands = bands(&"F".repeat(rows));
        for pages in 1..=6 {
            let plans = broken(&bands, small_page(Some(pages)));
            // All pages but the last are full, or have columns of five rows; the last is no remnant.
            let least = if pages == 1 { 2 } else { 10 * (pages - 1) + 4 };
            let expected = if (least..=12 * pages).contains(&rows) { (pages, rows) } else { (0, 0) };
            let found = (plans.len(), plans.iter().map(PagePlan::rows).sum());
            assert_eq!(found, expected, "{rows} rows on {pages} pages");
        }
    }
}

#[test]
fn pages_are_counted_past_spanning_elements() {
    let bands = bands("FFFFFFFFFFFF=2 FFFF=FFFFFFFFFFFF");
    let count = |exactly| broken(&bands, small_page(exactly)).len();
    assert_eq!([None, Some(2), Some(3), Some(4), Some(5)].map(count), [3, 0, 3, 4, 0]);
}

#[test]
fn columns_are_filled_by_white_only_where_they_may_be() {
    let bands = bands(&["F"; 16].join("."));
    let height = |may_fill_by_white| {
        let page = PageShape { exactly: Some(1), may_leave_remnant: false, ..PageShape::new(2, 22, 0) };
        let page = PageShape { least_last: (22.0, 22.0), may_fill_by_white, ..page };
        broken(&bands, page).first().map(PagePlan::height)
    };
    // Eight rows and seven gaps of a row in each column, all of which have to grow by another.
    assert_eq!((height(false), height(true)), (None, Some(22)));
}

#[test]
fn no_column_holds_one_line_from_the_middle_of_a_paragraph() {
    let heights = |text: &str| -> Vec<usize> {
        let plans = broken(&[spanning(1, text)], PageShape::new(3, 9, 0));
        plans
            .iter()
            .flat_map(|plan| &plan.bands)
            .flat_map(|band| &band.columns)
            .map(ColumnPlan::height)
            .collect()
    };
    // A column stays empty before that; of six lines, each has two.
    assert_eq!(heights("[Fwiiw 0]"), [3, 2, 0]);
    assert_eq!(heights("[Fwiiiw 0]"), [2, 2, 2]);
}

#[test]
fn a_column_that_ends_far_from_its_foot_ends_below_a_whole_paragraph() {
    // Two lines of it and the gap would fill the second column.
    check("Fwiiiw__FKKKKKFKKKKKKF", 12, 12, "abcdef|hijklm/nopqrst|u");
    check("[Fwiiiw 0]__FKKKKKFKKKKKKF", 12, 12, "AAAAAA|cdefgh/ijklmno|p");
}

#[test]
fn a_hyphen_ends_one_column_before_another_ends_far_from_its_foot_inside_a_paragraph() {
    // Without hyphens, columns may end after lines 12, 19 and 28 of 36 alone, and the second lacks five of twelve rows.
    let breaks = (1..36).map(|line| match line {
        1 | 35 => 'w',
        12 | 19 | 28 => 'i',
        _ => 'h',
    });
    let paragraph: String = breaks.collect();
    check(&format!("[F{paragraph} 0]"), 12, 12, "AAAAAAAAA|AAAAAAAAAA/AAAAAAAAA|AAAAAAAA");
}

#[test]
fn what_is_too_dear_for_one_search_is_found_by_the_next() {
    let bands = bands("FKKFKKtKK");
    let (tracks, page) = (tracks(&bands), PageShape::new(3, 3, 0));
    let mut searched = SearchedBand::new(&tracks[0], page, 0, (true, false));
    searched.widen_to(Breaks::Sound, 2_000.0);
    let found = [1_000.0, 1_500.0].map(|column| {
        searched.widen_to(Breaks::Sound, column);
        let limits = Limits { whole: f64::INFINITY, column, spread: 0.0 };
        searched.levels(0, 0.0, (0, 3), limits, |_| f64::INFINITY).len()
    });
    // The second column ends before a thin end.
    assert_eq!(found, [0, 1]);
}
