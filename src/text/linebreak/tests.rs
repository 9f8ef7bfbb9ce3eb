//! Breaking, on items written as words.

use super::super::item::Penalty;
use super::*;

fn break_lines(items: &[Item], measure: Length, setting: Setting) -> Vec<ChosenLine> {
    ways(items, &measure.into(), setting, 0, &|_, _| false).best().unwrap().lines.clone()
}

/// Ten-point words as given, with spaces of 3 points that stretch by 3 and shrink by 1; `-` inside a word
/// is a place to hyphenate it, with a hyphen of 2 points.
fn items(text: &str) -> Vec<Item> {
    let mut items = Vec::new();
    for (at, word) in text.split(' ').enumerate() {
        if at > 0 {
            items.push(Item::Glue {
                width: Length::pt(3.0),
                stretch: Length::pt(3.0),
                shrink: Length::pt(1.0),
            });
        }
        for (at, part) in word.split('-').enumerate() {
            if at > 0 {
                items.push(Item::Penalty {
                    width: Length::pt(2.0),
                    cost: 50.0,
                    divided: true,
                    hang_right: Length::ZERO,
                });
            }
            items.push(Item::Box {
                width: Length::pt(10.0 * part.len() as f64),
                flex: Length::ZERO,
                hang_left: Length::ZERO,
                hang_right: Length::ZERO,
            });
        }
    }
    items.push(Item::no_break());
    items.push(Item::forced_break());
    items
}

fn check(text: &str, measure: f64, setting: Setting, expected: &[&str]) {
    let items = items(text);
    let lines = break_lines(&items, Length::pt(measure), setting);
    let mut found = Vec::new();
    let mut words = Vec::new();
    let mut parts = text.split(['-', ' ']);
    let mut at = 0;
    for line in &lines {
        let mut shown = String::new();
        while at < line.end {
            match items[at] {
                Item::Box { .. } => shown.push_str(parts.next().unwrap()),
                Item::Glue { .. } if !shown.is_empty() => shown.push(' '),
                _ => {}
            }
            at += 1;
        }
        if matches!(items[line.end], Item::Penalty { divided: true, .. }) {
            shown.push('-');
        }
        words.push(shown);
    }
    found.extend(words.iter().map(String::as_str));
    assert_eq!(found, expected, "{text:?} at {measure}");
}

#[test]
fn the_whole_paragraph_is_weighed() {
    // Filling each line in turn would give "a a a a a", and then "d ddd" with a gap of three spaces.
    check("a a a a a d ddd eeeee", 62.0, Setting::Justified, &["a a a a", "a d ddd", "eeeee"]);
}

#[test]
fn a_word_is_hyphenated_only_where_it_pays() {
    check("aaaa bb-bb cc", 66.0, Setting::Justified, &["aaaa bb-", "bb cc"]);
    check("aaaa bbbb cc", 84.0, Setting::Justified, &["aaaa bbbb", "cc"]);
}

#[test]
fn three_hyphens_in_a_row_are_taken_only_where_nothing_else_fits() {
    let loose = ["aa aa-", "aa aa-", "aa", "aaaa", "aa"];
    check("aa aa-aa aa-aa aa-aa aa", 45.0, Setting::Justified, &loose);
    check("aaaa-aaaa-aaaa-aaaa", 45.0, Setting::Justified, &["aaaa-", "aaaa-", "aaaa-", "aaaa"]);
    check("aaaa-aaaa-aaaa-aaaa", 45.0, Setting::Ragged, &["aaaa-", "aaaa-", "aaaa-", "aaaa"]);
}

#[test]
fn a_break_of_last_resort_is_taken_only_where_nothing_else_fits() {
    let check = |measure: f64, setting: Setting, expected: &[usize]| {
        let mut items = items("aa bb cc");
        items.insert(3, Item::break_at(Penalty::LAST_RESORT, false));
        let lines = break_lines(&items, Length::pt(measure), setting);
        assert_eq!(lines.iter().map(|line| line.end).collect::<Vec<_>>(), expected, "{setting:?}");
    };
    for setting in [Setting::Ragged, Setting::Balanced] {
        check(50.0, setting, &[1, 7]);
        check(22.0, setting, &[1, 3, 7]);
    }
}

#[test]
fn a_word_too_long_for_the_measure_is_a_line_of_its_own() {
    let items = items("aa bbbbbbbb cc");
    let lines = break_lines(&items, Length::pt(40.0), Setting::Justified);
    let overfull: Vec<bool> = lines.iter().map(|line| line.overfull.is_some()).collect();
    assert_eq!(overfull, [false, true, false]);
}

#[test]
fn balanced_lines_are_of_like_width() {
    check("aaa bbb ccc ddd", 112.0, Setting::Balanced, &["aaa bbb", "ccc ddd"]);
    check("aaa bbb ccc ddd", 112.0, Setting::Ragged, &["aaa bbb ccc", "ddd"]);
}

#[test]
fn a_short_ragged_text_is_set_in_one_way() {
    let items = items(&["aaa"; 60].join(" "));
    let count = |measure: f64| {
        ways(&items, &Length::pt(measure).into(), Setting::Ragged, FARTHEST, &|_, _| false).iter().count()
    };
    assert_eq!(count(700.0), 1);
    assert!(count(300.0) > 1);
}

#[test]
fn no_ragged_text_is_drawn_out_by_lines_that_are_cut_short() {
    // A word and a space are 33 points, and five of them fill the measure.
    let (items, measure) = (items(&["aaa"; 42].join(" ")), Length::pt(162.0));
    let ways = ways(&items, &measure.into(), Setting::Ragged, FARTHEST, &|_, _| false);
    let counts: Vec<usize> = ways.iter().map(|way| way.lines.len()).collect();
    assert!(counts.contains(&9) && counts.iter().all(|lines| *lines <= 11), "{counts:?}");
    for way in ways.iter().filter(|way| way.lines.len() != 9) {
        let ends: Vec<usize> = way.lines.iter().map(|line| line.end).collect();
        // Each word is an item, and so is each space.
        let words = ends.windows(2).map(|pair| (pair[1] - pair[0]) / 2);
        let cut_short = words.clone().take(ends.len().saturating_sub(2)).filter(|words| *words < 4);
        assert_eq!(cut_short.count(), 0, "{ends:?}");
    }
}

#[test]
fn many_lines_are_not_balanced() {
    let text = ["aaa"; 40].join(" ");
    let lines = |setting: Setting| break_lines(&items(&text), Length::pt(100.0), setting);
    assert_eq!(lines(Setting::Balanced), lines(Setting::Ragged));
}

#[test]
fn a_forced_break_ends_a_line() {
    let mut items = items("aa bb");
    items.splice(1..1, [Item::no_break(), Item::forced_break()]);
    let lines = break_lines(&items, Length::pt(100.0), Setting::Justified);
    assert_eq!(lines.iter().map(|line| line.end).collect::<Vec<_>>(), [2, items.len() - 1]);
}

#[test]
fn a_paragraph_that_must_end_in_a_short_word_may_still_take_other_numbers_of_lines() {
    let counts = |text: &str| -> Vec<usize> {
        let ways = ways(&items(text), &Length::pt(100.0).into(), Setting::Justified, 2, &|_, _| false);
        ways.iter().map(|way| way.lines.len()).collect()
    };
    let text = ["a"; 100].join(" ");
    let (fair, short) = (counts(&text), counts(&format!("{text} bbbbbbbbbb a")));
    assert!(fair.len() > 1 && short.len() > 1, "{fair:?} {short:?}");
}

#[test]
fn nothing_but_the_end_is_one_line() {
    let items = [Item::no_break(), Item::forced_break()];
    assert_eq!(break_lines(&items, Length::pt(100.0), Setting::Justified).len(), 1);
}

#[test]
fn no_way_is_found_twice_where_the_best_ends_lines_in_hyphens_of_the_text() {
    let mut items = Vec::new();
    for word in 0..60 {
        if word > 0 {
            let pt = Length::pt;
            items.push(Item::Glue { width: pt(3.0), stretch: pt(1.5), shrink: pt(1.0) });
        }
        for part in 0..1 + word % 2 {
            if part > 0 {
                items.push(Item::break_at(50.0, true));
            }
            let (width, none) = (Length::pt(5.0 + f64::from(word * 7 % 15)), Length::ZERO);
            items.push(Item::Box { width, flex: width * 0.04, hang_left: none, hang_right: none });
        }
    }
    items.extend([Item::no_break(), Item::forced_break()]);
    let mut repeated = 0;
    for measure in 120..180 {
        let measures = Length::pt(f64::from(measure)).into();
        let found = ways(&items, &measures, Setting::Justified, FARTHEST, &|_, _| false);
        let all: Vec<_> = found.iter().collect();
        repeated +=
            usize::from((1..all.len()).any(|at| all[..at].iter().any(|way| way.lines == all[at].lines)));
    }
    assert_eq!(repeated, 0);
}

#[test]
fn a_heading_takes_no_more_lines_for_its_sense() {
    // The dear break is the only one that lets two lines do.
    let mut items = items("aaaa bb cccc dd");
    items.insert(3, Item::break_at(700.0, false));
    let lines = break_lines(&items, Length::pt(70.0), Setting::Balanced);
    assert_eq!(lines.len(), 2, "{lines:?}");
}
