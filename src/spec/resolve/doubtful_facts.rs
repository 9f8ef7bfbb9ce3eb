//! What the head of a spec says and probably does not mean: another country's code, a year that cannot be.

use super::Resolver;
use super::country::{short_name, two_countries};
use crate::diag::{Code, Diagnostic, Span};
use crate::spec::model::Date;

/// The years of a century.
const CENTURY: i64 = 100;

impl Resolver<'_, '_> {
    /// Warns of a code of another country than that which the name means without doubt.
    pub(super) fn report_other_country(&mut self, code: &str, span: Span, name: &str) {
        let Some((given, meant)) = two_countries(code, name) else { return };
        let message =
            format!("`{code}` is the code of {}, and the flyer is about {name}", short_name(&given));
        let help = format!("write \"{}\" for {name}", meant.alpha2);
        self.report(Diagnostic::new(Code::OtherCountryCode, span, message).help(help));
    }

    /// Warns of a year of two figures, and of one after the flyer's date.
    pub(super) fn report_doubtful_year(&mut self, since: i64, span: Span, date: Option<Date>) {
        let year = date.map(|date| i64::from(date.year));
        let (message, help) = match year {
            _ if since < CENTURY => {
                let help = match year.map(|year| in_full(since, year)) {
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

/// The last year up to `latest` whose last two figures are `figures`.
fn in_full(figures: i64, latest: i64) -> i64 {
    let full = latest - latest % CENTURY + figures;
    if full > latest { full - CENTURY } else { full }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_figures_mean_a_year_that_has_been() {
        assert_eq!((in_full(96, 2024), in_full(24, 2024), in_full(5, 2024)), (1996, 2024, 2005));
    }
}
