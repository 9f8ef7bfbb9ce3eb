//! The customs of languages about the ends of lines.

use flysheet::text::Setting;

use super::{rejoined, set, styled, words};

/// Whether in no column of some widths the lines of a text are parted as `is_parted` says, given two that follow each
/// other.
fn is_never_parted(text: &str, lang: &str, is_parted: impl Fn(&str, &str) -> bool) -> bool {
    (25..100).all(|millimetres| {
        let lines = set(styled(text, lang), f64::from(millimetres), Setting::Justified);
        assert_eq!(rejoined(&lines), text);
        let lines: Vec<String> = lines.iter().map(|line| words(line).trim().to_owned()).collect();
        lines.iter().zip(lines.iter().skip(1)).all(|(line, next)| !is_parted(line, next))
    })
}

#[test]
fn french_marks_stay_with_their_words() {
    let text = "Les eaux sont-elles « graves » ou non ? « Oui ! », répondent les experts ; ils le disent : dix % du \
        lac et « une part » des rivières, « disent-ils » encore ; qui sait ? "
        .repeat(3);
    let is_parted =
        |line: &str, next: &str| line.ends_with('«') || next.starts_with(['»', ';', ':', '!', '?', '%']);
    for lang in ["fr", "fr-CH"] {
        assert!(is_never_parted(text.trim(), lang, is_parted), "{lang}");
    }
    assert!(!is_never_parted(text.trim(), "en", is_parted));
}

#[test]
fn words_of_one_letter_end_no_line_in_languages_that_forbid_it() {
    let check = |lang: &str, text: &str| {
        let is_parted =
            |line: &str, _: &str| line.rsplit(' ').next().is_some_and(|word| word.chars().count() == 1);
        let text = text.repeat(4);
        assert!(is_never_parted(text.trim(), lang, is_parted), "{lang}");
        assert!(!is_never_parted(text.trim(), "en", is_parted), "{lang}");
    };
    check(
        "pl",
        "W projekcie biorą udział uniwersytety z Warszawy i Wrocławia, a w razie powodzi ostrzega się o niej. ",
    );
    check(
        "cs",
        "V projektu měří teplotu a obsah kyslíku u břehu i v hlubině, k datům z jezera mají přístup s výhradou. ",
    );
    check(
        "sk",
        "V projekte merajú teplotu a obsah kyslíka u nás i v hĺbke, k údajom z jazera majú prístup s výhradou. ",
    );
}
