//! Ties: spaces between words that a reader takes as one, such as a number and its unit, month or label. No line ends
//! there unless it would run past the measure.
//!
//! What is kept is what the manuals of the languages agree on: "The Chicago Manual of Style" (numbers, abbreviations);
//! DIN 5008; the "Lexique des règles typographiques en usage à l’Imprimerie nationale"; A. E. Milchin and
//! L. K. Cheltsova, "Справочник издателя и автора"; and of units, the SI Brochure, 5.4.3.

mod units;
mod words;

use units::{PER_CENT, SIGNS_AS_WRITTEN, UNITS, WORDS_AFTER_YEARS, YEARS};
use words::{BEFORE_NAMES, BEFORE_NUMBERS, CENTURIES, MONTHS, MONTHS_BEFORE_DAYS, PAIRS};

/// Marks that stand before a number or a word, and are no part of it.
const OPENING: &[char] = &['(', '[', '“', '„', '«', '‘', '"'];

/// Marks that stand behind a word, and are no part of it.
const CLOSING: &[char] = &['.', ',', ';', ':', '!', '?', ')', ']', '”', '“', '’', '»', '"'];

/// Signs that stand before a number, and are a part of it.
const SIGNS: &[char] = &['€', '$', '£', '+', '-', '−', '±', '~', '≈', '<', '>', '≤', '≥'];

/// The signs of currencies that letters tell apart, as in "US$5".
const CURRENCIES: &[char] = &['€', '$', '£'];

/// The most letters before such a sign.
const CURRENCY_LETTERS: usize = 3;

/// Powers of units.
const POWERS: &[char] = &['²', '³'];

/// What makes a number of figures an ordinal one.
const ORDINALS: &[&str] = &["st", "nd", "rd", "th", "er", "re", "e", "º", ".º", "ª"];

/// Words between a day and its month, or a number and its unit: "9 de diciembre" in Spanish, "20 de metri" in Romanian.
const DAY_LINKS: &[&str] = &["de"];

/// The signs between hours and minutes, as in "20 h 30" and "20 ч 30 мин".
const HOURS: &[&str] = &["h", "ч"];

/// The most figures of a day.
const DAY_FIGURES: usize = 2;

/// The figures of a year.
const YEAR_FIGURES: usize = 4;

/// The figures of a group in a long number: "2 500".
const GROUP: usize = 3;

/// The most groups of such a number that one more belongs to: up to billions; more are a list of numbers.
const MOST_GROUPS: usize = 3;

/// The labels of references, whose numbers may begin with letters, as in "ref. SFP-983".
const REFERENCES: &[&str] = &["ref.", "Ref.", "refs.", "Refs."];

/// The most letters of a Cyrillic ending behind a number and a hyphen: "1990-х", "5-го".
const LONGEST_ENDING: usize = 3;

/// The most groups of figures in a telephone number (E.164 has 15 figures).
const MOST_PHONE_GROUPS: usize = 7;

/// Whether the space between two texts ties the last word of the one to the first of the other.
pub(super) fn is_tied(before: &str, after: &str) -> bool {
    let last = before.rsplit(char::is_whitespace).next().unwrap_or_default().trim_start_matches(OPENING);
    let figures = without_sign(last);
    let Some(begin) = after.chars().next() else { return false };
    let previous = || before.rsplit(char::is_whitespace).nth(1).unwrap_or_default();
    let first = || after.split(char::is_whitespace).next().unwrap_or_default();
    let is_counted_by = || is_number(figures) && belongs_to_number(figures, after);
    let is_year = || is_ordinal_year(figures) && YEARS.contains(&bare(first()));
    if figures.starts_with(char::is_numeric) && (is_counted_by() || is_year() || is_grouped(before, first()))
    {
        return true;
    }
    if REFERENCES.contains(&last) && first().contains(char::is_numeric) {
        return true;
    }
    if begins_number(after) {
        return is_initial(last) || is_numbered(last, previous(), first()) || is_phone(before);
    }
    if is_abbreviated(last, first) {
        return true;
    }
    if is_initial(last) {
        // That of "z. B." is none.
        return begin.is_uppercase() || !is_letter_with_stop(previous());
    }
    if begin.is_uppercase() {
        return BEFORE_NAMES.contain(last) && !is_number(previous());
    }
    DAY_LINKS.contains(&last) && is_number(previous()) && is_counted(bare(first()))
        || is_roman(last) && is_century(first())
}

/// Whether a unit made of several goes on behind the slash that a text ends in, as in "m³/s".
pub(super) fn is_inside_unit(before: &str, after: &str) -> bool {
    let Some(before) = before.strip_suffix('/') else { return false };
    let unit = before.rsplit(|character: char| character.is_whitespace() || character == '/').next();
    after.starts_with(char::is_alphabetic) && unit.is_some_and(|unit| is_unit(unit.trim_end_matches(POWERS)))
}

/// A word without the marks behind it.
fn bare(word: &str) -> &str {
    word.trim_end_matches(CLOSING)
}

/// A word without the marks, and the sign with the letters of a currency, that stand before its figures.
fn without_sign(word: &str) -> &str {
    let word = word.trim_start_matches(OPENING);
    let sign = word.trim_start_matches(|letter: char| letter.is_ascii_uppercase());
    let is_currency = sign.starts_with(CURRENCIES) && word.len() - sign.len() <= CURRENCY_LETTERS;
    if is_currency { sign } else { word }.trim_start_matches(SIGNS)
}

/// Whether a text begins with a number, whatever stands before its figures.
fn begins_number(text: &str) -> bool {
    text.chars().take(2).any(char::is_numeric)
}

/// Whether a word is a number, and a sentence does not end with it: of figures, or an ordinal one.
fn is_number(word: &str) -> bool {
    let word = without_sign(word);
    let is_part = |character: char| character.is_numeric() || ".,:–-’'/".contains(character);
    let length = word.find(|character| !is_part(character)).unwrap_or(word.len());
    let (figures, ending) = word.split_at_checked(length).unwrap_or_default();
    if !figures.starts_with(char::is_numeric) {
        return false;
    }
    match ending {
        // A day may be an ordinal number, but a year ends a sentence.
        "" => !figures.ends_with([',', ':']) && last_of_range(figures).is_some_and(is_no_year),
        _ if figures.ends_with('-') => ending.chars().count() <= LONGEST_ENDING,
        _ => ORDINALS.contains(&ending),
    }
}

/// Whether figures with a full stop behind them can be a day's; any may be that have none.
fn is_no_year(figures: &str) -> bool {
    !figures.ends_with('.') || figures.len() <= DAY_FIGURES + ".".len()
}

/// The last of several numbers in one word, or the only one.
fn last_of_range(figures: &str) -> Option<&str> {
    figures.rsplit(['–', '-', '/']).next()
}

/// Whether figures may be those of a year, or of several.
fn may_be_year(figures: &str) -> bool {
    let is_year = |year: &str| {
        year.len() == YEAR_FIGURES
            && year.starts_with(['1', '2'])
            && year.bytes().all(|byte| byte.is_ascii_digit())
    };
    last_of_range(figures).is_some_and(is_year)
}

/// Whether figures are those of a year, or of several, with a full stop.
fn is_ordinal_year(figures: &str) -> bool {
    figures.strip_suffix('.').is_some_and(may_be_year)
}

/// Whether what begins a text belongs to the number before it: a unit, or the first of several, a month, or the link to
/// one.
fn belongs_to_number(number: &str, after: &str) -> bool {
    let mut words = after.split(char::is_whitespace);
    let written = words.next().unwrap_or_default();
    let word = bare(written);
    if may_be_year(number) && (WORDS_AFTER_YEARS.contains(&word) || is_initial(written)) {
        return false;
    }
    // Of "mg/l" and "kW·h", the first unit tells; powers are no part of it.
    let unit = word.split(['/', '·']).next().unwrap_or_default().trim_end_matches(POWERS);
    if number.ends_with('.') && SIGNS_AS_WRITTEN.contains(&unit) {
        // An ordinal number counts no units: a sentence ends with it, or a preposition follows.
        return false;
    }
    unit.starts_with('°')
        || is_unit(unit)
        || MONTHS.contain(word)
        || DAY_LINKS.contains(&word)
        || words.next().is_some_and(|next| PER_CENT.contains(&(word, bare(next))))
}

/// Whether a word is a unit or a month, whatever stands between it and its number.
fn is_counted(word: &str) -> bool {
    is_unit(word) || MONTHS.contain(word)
}

/// Whether a word is the sign or the name of a unit.
fn is_unit(word: &str) -> bool {
    SIGNS_AS_WRITTEN.contains(&word) || UNITS.contain(word)
}

/// Whether a text ends in a group of figures of the same long number as the word behind it, as in "2 500".
fn is_grouped(before: &str, first: &str) -> bool {
    let figures = first.chars().take_while(|character| character.is_ascii_digit()).count();
    let is_group = |group: &&str| {
        let group = without_sign(group);
        matches!(group.len(), 1..=GROUP) && group.bytes().all(|byte| byte.is_ascii_digit())
    };
    let groups = before.rsplit(char::is_whitespace).take_while(is_group).take(MOST_GROUPS + 1).count();
    figures == GROUP && matches!(groups, 1..=MOST_GROUPS)
}

/// What belongs to the number behind it: its label, the sign of the hours before its minutes, or its month.
fn is_numbered(last: &str, previous: &str, first: &str) -> bool {
    let figures = first.chars().take_while(|character| character.is_ascii_digit()).count();
    BEFORE_NUMBERS.contain(last)
        || figures == DAY_FIGURES && HOURS.contains(&last) && is_number(previous)
        || matches!(figures, 1..=DAY_FIGURES)
            // Other words in English, in small letters.
            && !matches!(last, "march" | "may")
            && MONTHS_BEFORE_DAYS.contain(last)
}

/// Whether a text ends in groups of figures of a telephone number, the first of which has the sign of the country.
fn is_phone(before: &str) -> bool {
    let groups = before.rsplit(char::is_whitespace).take(MOST_PHONE_GROUPS);
    let is_group = |group: &&str| {
        !group.is_empty()
            && group.chars().all(|character| character.is_ascii_digit() || "+-()[".contains(character))
    };
    let mut groups = groups.take_while(is_group);
    groups.any(|group| group.trim_start_matches(['(', '[']).starts_with('+'))
}

/// An initial and the name that it belongs to, as in "G. Tsulukidze".
fn is_initial(last: &str) -> bool {
    is_letter_with_stop(last) && last.starts_with(char::is_uppercase)
}

/// Two words of one abbreviation, as in "z. B." and "т. е."
fn is_abbreviated<'t>(last: &str, first: impl Fn() -> &'t str) -> bool {
    let first = || first().trim_end_matches([',', ';', ':', ')', ']']);
    is_letter_with_stop(last) && is_letter_with_stop(first())
        || PAIRS.iter().any(|(one, other)| *one == last && *other == first())
}

/// Whether a word belongs to the Roman number of a century before it, at the end of a sentence or not.
fn is_century(word: &str) -> bool {
    let word = word.trim_end_matches([',', ';', ':', ')']);
    CENTURIES.contain(word) || CENTURIES.contain(bare(word))
}

/// Whether a word is one letter and a full stop.
fn is_letter_with_stop(word: &str) -> bool {
    let mut characters = word.chars();
    matches!((characters.next(), characters.next(), characters.next()), (Some(letter), Some('.'), None) if letter.is_alphabetic())
}

/// Whether a word is a Roman number, or two, whatever ending its language gives it: "XX", "XIXe", "XV–XVI". Cyrillic
/// keyboards have two of the letters of their own.
fn is_roman(word: &str) -> bool {
    let word = word.trim_end_matches(['e', 'ᵉ', '.']);
    word.starts_with(char::is_uppercase) && word.chars().all(|character| "IVXLХІ–-".contains(character))
}

#[cfg(test)]
mod tests;
