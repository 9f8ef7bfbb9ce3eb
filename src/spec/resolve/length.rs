//! Lengths: a number and its unit.

use super::Resolver;
use super::field::{Field, Section};
use crate::diag::{Code, Diagnostic, Span};
use crate::geom::Length;
use crate::spec::contract::{Bounds, Kind};
use crate::spec::merged::{Data, Value};

impl Resolver<'_, '_> {
    /// The length of `key`.
    pub(super) fn length(&mut self, section: &Section<'_>, key: &str) -> Field<Length> {
        let Some(Kind::Length(bounds)) = section.kind(key) else { return Field::Absent };
        self.value(section, key).and_then(|value| match self.parse_length(value, &bounds) {
            Some(length) => Field::Given(length),
            None => Field::Faulty,
        })
    }

    /// The length that a value gives; `None` for a fault, which is reported.
    fn parse_length(&mut self, value: &Value, bounds: &Bounds) -> Option<Length> {
        let written = match &value.data {
            Data::String(string) => string.clone(),
            Data::Integer(_) | Data::Float => self.library.text(value.span).to_owned(),
            _ => return None,
        };
        match parse(&written, bounds) {
            Ok(length) => Some(length),
            Err(fault) => {
                self.report(Diagnostic::new(Code::InvalidLength, value.span, fault.message).help(fault.help));
                None
            }
        }
    }

    pub(super) fn length_range(&mut self, section: &Section<'_>, key: &str) -> Field<(Length, Length, Span)> {
        let Some(Kind::LengthRange(bounds)) = section.kind(key) else { return Field::Absent };
        let name = section.path_of(key);
        self.value(section, key).and_then(|value| {
            let Some((least, most)) = self.two_lengths(value, &bounds, &name) else { return Field::Faulty };
            if !least.fits(most) {
                self.report(
                    Diagnostic::new(Code::InvalidValue, value.span, format!("`{name}` begins above its end"))
                        .help("write the lesser length first"),
                );
                return Field::Faulty;
            }
            Field::Given((least, most, value.span))
        })
    }

    /// The two lengths of an array; `None` for a fault, which is reported.
    pub(super) fn two_lengths(
        &mut self,
        value: &Value,
        bounds: &Bounds,
        name: &str,
    ) -> Option<(Length, Length)> {
        let Data::Array(elements) = &value.data else { return None };
        let [first, second] = elements.as_slice() else {
            self.report(
                Diagnostic::new(Code::InvalidValue, value.span, format!("`{name}` must be two lengths"))
                    .help(format!("write [\"…{0}\", \"…{0}\"]", bounds.unit)),
            );
            return None;
        };
        let (first, second) = (self.parse_length(first, bounds), self.parse_length(second, bounds));
        Some((first?, second?))
    }
}

/// What is wrong with a length.
#[derive(Clone, Debug, PartialEq)]
struct LengthFault {
    message: String,
    help: String,
}

/// The length that `written` means, within `bounds`: a decimal number and `pt`, `mm`, `cm` or `in`.
fn parse(written: &str, bounds: &Bounds) -> Result<Length, LengthFault> {
    let text = written.trim();
    let digits = text.len()
        - text
            .trim_start_matches(['-', '+', '.', ',', '_', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9'])
            .len();
    let (number, unit) = text.split_at(digits);
    let unit = unit.trim();
    let fault = |message: String, help: String| Err(LengthFault { message, help });
    let Some(value) = number.parse::<f64>().ok().filter(|value| value.is_finite() && !number.is_empty())
    else {
        if !number.is_empty() && number.matches(',').count() == 1 && !number.contains('.') {
            let unit = if unit.is_empty() { bounds.unit } else { unit };
            return fault(
                format!("a comma in the length `{text}`"),
                format!("write \"{}{unit}\"", number.replace(',', ".")),
            );
        }
        return fault(format!("`{text}` is not a length"), format!("write \"10{}\", say", bounds.unit));
    };
    let length = match unit {
        "pt" => Length::pt(value),
        "mm" => Length::mm(value),
        "cm" => Length::mm(value * 10.0),
        "in" => Length::inches(value),
        "" => {
            return fault(
                format!("the length `{text}` has no unit"),
                format!("write \"{number}{}\"", bounds.unit),
            );
        }
        _ => {
            let small = unit.to_ascii_lowercase();
            let known = match small.as_str() {
                "pt" | "mm" | "cm" | "in" => Some(small.as_str()),
                "\"" | "inch" | "inches" | "″" => Some("in"),
                "points" | "point" => Some("pt"),
                _ => None,
            };
            return fault(
                format!("the length `{text}` has an unknown unit"),
                known.map_or("the units are pt, mm, cm and in".to_owned(), |unit| {
                    format!("write \"{number}{unit}\"")
                }),
            );
        }
    };
    if value < 0.0 {
        return fault(format!("the length `{text}` is negative"), "take the - away".to_owned());
    }
    if !(bounds.least.fits(length) && length.fits(bounds.most)) {
        let (least, most) = bounds.written();
        return fault(
            format!("the length `{text}` is out of bounds"),
            format!("write a length from {least} to {most}"),
        );
    }
    Ok(length)
}

#[cfg(test)]
mod tests {
    use super::*;

    const BOUNDS: Bounds = Bounds { least: Length::ZERO, most: Length::mm(100.0), unit: "mm" };

    #[test]
    fn lengths_have_units() {
        let check = |written: &str, points: f64| {
            let length = parse(written, &BOUNDS).unwrap();
            assert!((length.to_pt() - points).abs() < 1e-9, "{written} {length:?}");
        };
        check("72pt", 72.0);
        check(" 1 in ", 72.0);
        check("25.4mm", 72.0);
        check("2.54cm", 72.0);
        check("0mm", 0.0);
        check("100mm", 7200.0 / 25.4);
    }

    #[test]
    fn what_is_no_length_has_a_cure() {
        let check = |written: &str, help: &str| {
            assert_eq!(parse(written, &BOUNDS).unwrap_err().help, help, "{written}");
        };
        check("7", "write \"7mm\"");
        check("7,5mm", "write \"7.5mm\"");
        check("7MM", "write \"7mm\"");
        check("1\"", "write \"1in\"");
        check("7px", "the units are pt, mm, cm and in");
        check("-7mm", "take the - away");
        check("1000mm", "write a length from 0mm to 100mm");
        check("mm", "write \"10mm\", say");
        check("1..2mm", "write \"10mm\", say");
        check("", "write \"10mm\", say");
        check("1e3mm", "the units are pt, mm, cm and in");
    }
}
