//! Dates: a year, a year and month, or a day, checked against the calendar.

use toml::value::Datetime;

use super::meant_date;
use crate::spec::model::Date;

/// What is wrong with a date.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct DateFault {
    pub(super) message: String,
    pub(super) help: String,
}

/// What a date may look like.
pub(super) const SHAPES: &str = "write \"2022\", \"2022-08\" or \"2022-08-31\"";

/// The date that `written` means: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. Where it is none, the cure knows the months of the
/// language `lang`.
pub(super) fn parse(written: &str, lang: &str) -> Result<Date, DateFault> {
    let text = written.trim();
    let mut parts = text.split('-');
    let year = number(parts.next(), 4);
    let month = parts.next().map(|part| number(Some(part), 2));
    let day = parts.next().map(|part| number(Some(part), 2));
    match (year, month, day, parts.next()) {
        (Some(year), None, None, None) => check(year, None, None),
        (Some(year), Some(Some(month)), None, None) => check(year, Some(month), None),
        (Some(year), Some(Some(month)), Some(Some(day)), None) => check(year, Some(month), Some(day)),
        _ => {
            Err(DateFault { message: format!("`{text}` is not a date"), help: meant_date::cure(text, lang) })
        }
    }
}

/// The date part of a TOML date.
pub(super) fn of_toml(datetime: &Datetime) -> Result<Date, DateFault> {
    match datetime.date {
        Some(date) => check(date.year, Some(date.month.into()), Some(date.day.into())),
        None => Err(DateFault { message: "a time is not a date".to_owned(), help: SHAPES.to_owned() }),
    }
}

/// The date of these numbers, if the calendar has it.
pub(super) fn check(year: u16, month: Option<u16>, day: Option<u16>) -> Result<Date, DateFault> {
    let fault = |message: String, help: String| Err(DateFault { message, help });
    if year == 0 {
        return fault("there is no year 0".to_owned(), SHAPES.to_owned());
    }
    if let Some(month) = month.filter(|month| !(1..=12).contains(month)) {
        return fault(format!("there is no month {month}"), "write a month from 01 to 12".to_owned());
    }
    let month = month.and_then(|month| u8::try_from(month).ok());
    let last = month.map_or(31, |month| days(year, month));
    if let (Some(month), Some(day)) = (month, day.filter(|day| !(1..=u16::from(last)).contains(day))) {
        return fault(
            format!("there is no day {day} in {year}-{month:02}"),
            format!("write a day from 01 to {last}"),
        );
    }
    Ok(Date { year, month, day: day.and_then(|day| u8::try_from(day).ok()) })
}

/// The number of days of a month in the Gregorian calendar.
fn days(year: u16, month: u8) -> u8 {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// The number of exactly `digits` digits that `part` is.
pub(super) fn number(part: Option<&str>, digits: usize) -> Option<u16> {
    let part = part.filter(|part| part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit()))?;
    part.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read() {
        let check = |written: &str, year, month, day| {
            assert_eq!(parse(written, "en-GB"), Ok(Date { year, month, day }), "{written}");
        };
        check("2022", 2022, None, None);
        check(" 2022-08 ", 2022, Some(8), None);
        check("2024-02-29", 2024, Some(2), Some(29));
        check("2000-02-29", 2000, Some(2), Some(29));
    }

    #[test]
    fn what_is_no_date_has_a_cure() {
        let check = |written: &str, message: &str, help: &str| {
            let fault = parse(written, "en-GB").unwrap_err();
            assert_eq!((fault.message.as_str(), fault.help.as_str()), (message, help), "{written}");
        };
        check("2022-02-30", "there is no day 30 in 2022-02", "write a day from 01 to 28");
        check("1900-02-29", "there is no day 29 in 1900-02", "write a day from 01 to 28");
        check("2022-13", "there is no month 13", "write a month from 01 to 12");
        check("2022-8", "`2022-8` is not a date", "write \"2022-08\"");
        check("August 2022", "`August 2022` is not a date", "write \"2022-08\"");
        check("08/2022", "`08/2022` is not a date", "write \"2022-08\"");
        check("22", "`22` is not a date", SHAPES);
        check("", "`` is not a date", SHAPES);
        check("0000", "there is no year 0", SHAPES);
    }
}
