//! Places where the rules of Unicode allow a line break and good setting does not.

use super::space::is_narrow_space;

/// Words that belong to the number before them, in the languages of the flyers: units and magnitudes.
const UNITS: &[&str] = &[
    "%",
    "°",
    "°c",
    "€",
    "mm",
    "cm",
    "m",
    "km",
    "kg",
    "g",
    "mg",
    "t",
    "l",
    "ml",
    "ha",
    "kw",
    "mw",
    "gw",
    "kv",
    "hz",
    "khz",
    "mhz",
    "ghz",
    "thz",
    "mb",
    "gb",
    "tb",
    "pt",
    "ppi",
    "dpi",
    "bq",
    "sv",
    "msv",
    "am",
    "pm",
    "per",
    "percent",
    "euro",
    "euros",
    "eur",
    "usd",
    "million",
    "billion",
    "millions",
    "milliards",
    "millionen",
    "milliarden",
    "metres",
    "kilometres",
    "tonnes",
    "hectares",
    "square",
    "cubic",
    "тыс",
    "млн",
    "млрд",
    "км",
    "кг",
    "га",
];

/// Names of months in the languages of the flyers, as they stand after a day, lower case, without a stop.
const MONTHS: &[&str] = &[
    // English
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "jan",
    "feb",
    "mar",
    "apr",
    "jun",
    "jul",
    "aug",
    "sep",
    "sept",
    "oct",
    "nov",
    "dec",
    // French
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
    // German
    "januar",
    "februar",
    "märz",
    "juni",
    "juli",
    "oktober",
    "dezember",
    // Italian, Spanish, Portuguese
    "gennaio",
    "febbraio",
    "marzo",
    "aprile",
    "maggio",
    "giugno",
    "luglio",
    "agosto",
    "settembre",
    "ottobre",
    "dicembre",
    "enero",
    "febrero",
    "abril",
    "mayo",
    "junio",
    "julio",
    "septiembre",
    "octubre",
    "noviembre",
    "diciembre",
    // Russian, Ukrainian
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
    "січня",
    "лютого",
    "березня",
    "квітня",
    "травня",
    "червня",
    "липня",
    "серпня",
    "вересня",
    "жовтня",
    "листопада",
    "грудня",
];

/// Words between a day and its month: Spanish and Portuguese write "9 de diciembre", "9 de dezembro".
const DAY_LINKS: &[&str] = &["de"];

/// Whether no line may end with bytes up to `end` of `text` and begin at `next`, though Unicode lets it.
pub(super) fn is_protected(text: &str, end: usize, next: usize) -> bool {
    let (before, after) = (text.get(..end).unwrap_or_default(), text.get(next..).unwrap_or_default());
    if end < next && before.ends_with(|last: char| last.is_ascii_alphabetic()) {
        // Between most words; only after figures and marks can there be anything else to keep.
        return begins_with_dash(after);
    }
    if end == next {
        // A dash without spaces stays with the word before it.
        return is_number_range(before, after) || after.starts_with('—');
    }
    let last = before.rsplit(char::is_whitespace).next().unwrap_or_default();
    let first = after.split(char::is_whitespace).next().unwrap_or_default();
    let space = text.get(end..next).unwrap_or_default();
    is_narrow_after_figure(last, space)
        || is_numbered(last, first)
        || is_measured(last, first)
        || is_initial(last)
        || begins_with_dash(after)
}

/// A dash between two figures, as in "17–18".
fn is_number_range(before: &str, after: &str) -> bool {
    let mut ending = before.chars().rev();
    matches!(ending.next(), Some('–' | '-' | '‐' | '/'))
        && ending.next().is_some_and(char::is_numeric)
        && after.starts_with(char::is_numeric)
}

/// A space of fixed, narrow width after a figure, as in a number of many figures or before a unit: who writes
/// one wants the two kept together.
fn is_narrow_after_figure(last: &str, space: &str) -> bool {
    last.ends_with(char::is_numeric) && !space.is_empty() && space.chars().all(is_narrow_space)
}

/// "ref." or "No." and its number.
fn is_numbered(last: &str, first: &str) -> bool {
    if !first.chars().take(2).any(char::is_numeric) {
        return false;
    }
    let label = last.trim_start_matches(['[', '(']).to_lowercase();
    matches!(label.as_str(), "ref." | "no." | "nos." | "n°" | "nr." | "№" | "art." | "p." | "pp.")
}

/// A number and its unit, its month, or the word that links it to its month.
fn is_measured(last: &str, first: &str) -> bool {
    let number =
        last.trim_matches(['(', '[', '“', '€', '$', '£', '+', '-', '−', '±', '~', '≈', '<', '>', '≤', '≥']);
    let is_number = number.starts_with(char::is_numeric)
        && number.chars().all(|character| character.is_numeric() || ".,–-’'/".contains(character));
    if !is_number {
        return false;
    }
    let unit = first.trim_matches(|character: char| ".,;:!?)]”’".contains(character)).to_lowercase();
    [UNITS, MONTHS, DAY_LINKS].iter().any(|words| words.contains(&unit.as_str()))
}

/// An initial and the name that it belongs to, as in "G. Tsulukidze".
fn is_initial(last: &str) -> bool {
    let mut characters = last.trim_start_matches(['(', '[', '“']).chars();
    matches!((characters.next(), characters.next(), characters.next()), (Some(capital), Some('.'), None) if capital.is_uppercase())
}

/// A dash with spaces around it stays on the line that it ends.
fn begins_with_dash(after: &str) -> bool {
    let rest = after.strip_prefix(['–', '—']);
    rest.is_some_and(|rest| rest.chars().next().is_none_or(char::is_whitespace))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `|` stands where Unicode allows a break.
    fn check(text: &str, expected: bool) {
        let bar = text.find('|').unwrap();
        let joined = text.replace('|', "");
        let next = joined.len() - joined[bar..].trim_start().len();
        assert_eq!(is_protected(&joined, bar, next), expected, "{text}");
    }

    #[test]
    fn a_number_stays_with_its_unit_and_its_month() {
        check("on 9| December", true);
        check("el 9| de diciembre", true);
        check("17–18| May 2012", true);
        check("about 1,300| tonnes", true);
        check("(2.2| million euro)", true);
        check("at −5| °C", true);
        check("from ≥5| km", true);
        check("May| 2012", false);
        check("in 2015| the", false);
        check("35| experts", false);
    }

    #[test]
    fn a_narrow_space_keeps_a_figure_with_what_follows() {
        check("100|\u{2009}000 people", true);
        check("25|\u{2009}furlongs", true);
        check("25|\u{2003}furlongs", false);
        check("§|\u{2009}words", false);
    }

    #[test]
    fn a_reference_stays_with_its_number() {
        check("[ref.| 983945]", true);
        check("ref.| none", false);
    }

    #[test]
    fn ranges_initials_and_dashes() {
        check("17–|18 May", true);
        check("Syr-|Darya", false);
        check("a river|—and much", true);
        check("a river—|and much", false);
        check("the G.| Tsulukidze Institute", true);
        check("A.| Then", true);
        check("Day| – the first", true);
        check("Day –| the first", false);
    }
}
