//! The date that was meant by what is written in the ways of letters and offices: "31 August 2022", "31.08.2022".

use super::date::{SHAPES, check, number};
use crate::spec::language;

/// Words that join the parts of a date, and abbreviations of year and day: in English, French, Spanish and Portuguese,
/// Danish, Latvian, Lithuanian, Polish, Russian and Ukrainian.
const JOINING: [&str; 16] =
    ["of", "the", "le", "de", "del", "den", "gada", "m", "d", "r", "roku", "г", "года", "р", "року", "году"];

/// The cure for what is not a date: the date that was meant, where there is no doubt; where day and month may be
/// either way round, both.
pub(super) fn cure(text: &str, lang: &str) -> String {
    let dates = Parts::read(text, lang).map(|parts| parts.dates()).unwrap_or_default();
    if dates.is_empty() { SHAPES.to_owned() } else { format!("write {}", dates.join(" or ")) }
}

/// The parts of a date.
struct Parts {
    year: u16,
    /// The month, where it has its name.
    named: Option<u16>,
    /// Numbers that may be of a day or a month, in order.
    numbers: Vec<u16>,
    /// Whether the year comes first.
    is_year_first: bool,
}

impl Parts {
    /// The parts that `text` has; `None` where it has others.
    fn read(text: &str, lang: &str) -> Option<Parts> {
        let is_between = |mark: char| mark.is_whitespace() || ",./-–—‑−年月日년월일".contains(mark);
        let mut year = None;
        let mut named = None;
        let mut numbers = Vec::new();
        let mut is_year_first = false;
        for word in text.split(is_between).map(without_elision) {
            if word.is_empty() || JOINING.contains(&word.to_lowercase().as_str()) {
                continue;
            }
            match (number(Some(word), 4), language::month_named(word, lang)) {
                (Some(number), _) if year.is_none() => {
                    year = Some(number);
                    is_year_first = numbers.is_empty() && named.is_none();
                }
                (None, Some(month)) if named.is_none() => named = Some(u16::from(month)),
                (None, None) => numbers.push(ordinal(word)?),
                _ => return None,
            }
        }
        Some(Parts { year: year?, named, numbers, is_year_first })
    }

    /// The dates that these parts may mean, as they are written, in quotes.
    fn dates(&self) -> Vec<String> {
        let orders: Vec<(u16, Option<u16>)> = match (self.named, self.numbers.as_slice()) {
            (Some(month), []) => vec![(month, None)],
            (Some(month), [day]) => vec![(month, Some(*day))],
            (None, [month]) => vec![(*month, None)],
            (None, [month, day]) if self.is_year_first => vec![(*month, Some(*day))],
            (None, [day, month]) if day == month => vec![(*month, Some(*day))],
            (None, [one, other]) => vec![(*other, Some(*one)), (*one, Some(*other))],
            _ => Vec::new(),
        };
        let in_calendar = |(month, day): &(u16, Option<u16>)| check(self.year, Some(*month), *day).is_ok();
        orders
            .into_iter()
            .filter(in_calendar)
            .map(|(month, day)| {
                let day = day.map(|day| format!("-{day:02}")).unwrap_or_default();
                format!("\"{:04}-{month:02}{day}\"", self.year)
            })
            .collect()
    }
}

/// The month in `d'agost`.
fn without_elision(word: &str) -> &str {
    word.strip_prefix("d'").or_else(|| word.strip_prefix("d’")).unwrap_or(word)
}

/// The number of one or two figures that a word is, also one as `1st` and `1er`.
fn ordinal(word: &str) -> Option<u16> {
    let figures = word.len() - word.trim_start_matches(|mark: char| mark.is_ascii_digit()).len();
    let (number, ending) = word.split_at_checked(figures)?;
    let is_ending = matches!(ending, "" | "st" | "nd" | "rd" | "th" | "er" | "º" | "°");
    number.parse().ok().filter(|_| is_ending && figures <= 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_without_doubt_is_the_cure() {
        let check = |text: &str, lang: &str, dates: &str| {
            assert_eq!(cure(text, lang), format!("write {dates}"), "{text}");
        };
        check("17 May 2012", "en-GB", "\"2012-05-17\"");
        check("August 31st, 2022", "en-GB", "\"2022-08-31\"");
        check("31.08.2022", "de", "\"2022-08-31\"");
        check("08/31/2022", "en-US", "\"2022-08-31\"");
        check("2022/8/3", "en-GB", "\"2022-08-03\"");
        check("5.5.2024", "de", "\"2024-05-05\"");
        check("05.06.2024", "de", "\"2024-06-05\" or \"2024-05-06\"");
        check("2024–05", "en-GB", "\"2024-05\"");
        check("mai 2024", "fr", "\"2024-05\"");
        check("1er août 2024", "fr", "\"2024-08-01\"");
        check("Май 2024", "ru", "\"2024-05\"");
        check("31 августа 2022", "ru", "\"2022-08-31\"");
        check("2024年5月", "zh", "\"2024-05\"");
        check("31 de agosto de 2022", "es", "\"2022-08-31\"");
        check("agosto de 2022", "pt", "\"2022-08\"");
        check("31st of August 2022", "en-GB", "\"2022-08-31\"");
        check("31 d’agost de 2022", "ca", "\"2022-08-31\"");
        check("le 31 août 2022", "fr", "\"2022-08-31\"");
        check("2022. gada 31. augusts", "lv", "\"2022-08-31\"");
        check("31 августа 2022 г.", "ru", "\"2022-08-31\"");
        check("31 sierpnia 2022 r.", "pl", "\"2022-08-31\"");
        check("2022 m. rugpjūčio 31 d.", "lt", "\"2022-08-31\"");
    }

    #[test]
    fn what_may_be_no_date_at_all_has_the_shapes_of_dates() {
        for text in
            ["31 May 2022 at noon", "Spring 2024", "2024–2025", "31/8/22", "30 February 2024", "2024-13"]
        {
            assert_eq!(cure(text, "en-GB"), SHAPES, "{text}");
        }
        assert_eq!(cure("jui 2024", "fr"), SHAPES);
    }
}
