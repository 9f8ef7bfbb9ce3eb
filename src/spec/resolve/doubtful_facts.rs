//! What the head of a spec says and probably does not mean: another country's code, a year that cannot be.

use super::Resolver;
use super::country::{short_name, two_countries};
use crate::diag::{Code, Diagnostic, Span};
use crate::spec::model::Date;

/// The years of a century.
const CENTURY: i64 = 100;

/// The first year that is written in four figures.
const FIRST_OF_FOUR_FIGURES: i64 = 1000;

impl Resolver<'_, '_> {
    /// Warns of a code of another country than that which the name means without doubt.
    pub(super) fn report_other_country(&mut self, code: &str, span: Span, name: &str) {
        let Some((given, meant)) = two_countries(code, name) else { return };
        let message =
            format!("`{code}` is the code of {}, and the flyer is about {name}", short_name(&given));
        let help = format!("write \"{}\" for {name}, or take `code` away", meant.alpha2);
        self.report(Diagnostic::new(Code::OtherCountryCode, span, message).help(help));
    }

    /// Warns of a year of two figures, and of one after the flyer's date.
    pub(super) fn report_doubtful_year(&mut self, since: i64, span: Span, date: Option<Date>) {
        let year = date.map(|date| i64::from(date.year));
        let (message, help) = match year {
            _ if since < CENTURY => {
                let help = match year.and_then(|year| in_full(since, year)) {
                    Some(full) => format!("write all four figures: since = {full}"),
                    None => "write all four figures, as in since = 1996".to_owned(),
                };
                (format!("`since` is {since}, a year of the first century"), help)
            }
            Some(year) if since > year => {
                let help = "write the year in which work together began".to_owned();
                (format!("`since` is {since}, and the flyer is of {year}"), help)
            }
            _ => return,
        };
        self.report(Diagnostic::new(Code::DoubtfulYear, span, message).help(help));
    }
}

/// The last year up to `latest` whose last two figures are `figures`, and which has four.
fn in_full(figures: i64, latest: i64) -> Option<i64> {
    let full = latest - latest % CENTURY + figures;
    let full = if full > latest { full - CENTURY } else { full };
    (full >= FIRST_OF_FOUR_FIGURES).then_some(full)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_figures_mean_a_year_that_has_been() {
        let check = |figures, latest, expected| assert_eq!(in_full(figures, latest), expected, "{figures}");
        check(96, 2024, Some(1996));
        check(24, 2024, Some(2024));
        check(5, 2024, Some(2005));
        check(96, 50, None);
    }
}
