//! Last lines, which should not be a short word or part of one, with a reference or without.

use flysheet::geom::Length;
use flysheet::text::Setting;

use super::{ENGLISH, RIVER, set, styled, words};

/// A paragraph whose last word is long.
const GREEK: &str = "Κάθε μήνα έξι σταθμοί κατά μήκος της ακτής μετρούν τη θερμοκρασία, το οξυγόνο και τα νιτρικά άλατα. \
    Τα δεδομένα είναι ανοιχτά σε όλους, και σε περίπτωση πλημμύρας οι κάτοικοι προειδοποιούνται έγκαιρα. Στο έργο \
    συμμετέχουν πανεπιστήμια και ερευνητικά ιδρύματα.";

#[test]
fn a_reference_is_never_left_alone_on_a_line() {
    for millimetres in 40..120 {
        let mut styled = styled(RIVER, "en-GB");
        styled.unbroken.push(RIVER.find("[ref.").unwrap()..RIVER.len() - 1);
        let lines = set(styled, f64::from(millimetres), Setting::Justified);
        let last = words(lines.last().unwrap());
        assert!(!last.starts_with("[ref."), "at {millimetres} mm");
    }
}

#[test]
fn no_paragraph_ends_in_a_short_word_or_part_of_one() {
    let check = |text: &str, lang: &str| {
        let words_of: Vec<&str> = text.split(' ').collect();
        for left_out in 0..12 {
            let text = words_of.get(left_out..).unwrap().join(" ");
            for millimetres in [60.0, 75.0, 85.0] {
                let lines = set(styled(&text, lang), millimetres, Setting::Justified);
                let last = lines.last().unwrap();
                let fragment = lines.iter().rev().nth(1).is_some_and(|line| line.divided)
                    && !words(last).trim().contains(' ');
                assert!(!fragment, "“{}” at {millimetres} mm", words(last));
                let share = last.width / Length::mm(millimetres);
                assert!(share > 0.19, "“{}” fills {share:.2} at {millimetres} mm", words(last));
            }
        }
    };
    check(RIVER, "en-GB");
    check(ENGLISH, "en-GB");
}

#[test]
fn no_paragraph_ends_in_part_of_a_word_and_its_reference() {
    let check = |text: &str, lang: &str| {
        let text = format!("{text} [ref. 100217]");
        let words_of: Vec<&str> = text.split(' ').collect();
        for left_out in 0..12 {
            let text = words_of.get(left_out..).unwrap().join(" ");
            for millimetres in [75.0, 80.0, 85.0, 90.0] {
                let mut styled = styled(&text, lang);
                styled.unbroken.push(text.rfind("[ref.").unwrap()..text.len());
                let lines = set(styled, millimetres, Setting::Justified);
                let last = words(lines.last().unwrap());
                let fragment = lines.iter().rev().nth(1).is_some_and(|line| line.divided)
                    && last.split(' ').nth(1) == Some("[ref.");
                assert!(!fragment, "“{last}” at {millimetres} mm");
            }
        }
    };
    check(GREEK, "el");
    check(RIVER, "en-GB");
    check(ENGLISH, "en-GB");
}
