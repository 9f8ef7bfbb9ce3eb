//! The two parts of a flyer's page: what was found in it, and its pages.

use std::fmt::Write;

use super::markup::{backquoted, escaped};
use super::route::encoded;
use super::shown::{Finding, Shown};
use crate::cli::report::counted;
use crate::diag::Severity;

/// The radius of a pin on a page, in millimetres: large enough for two figures, and no wider than a margin.
const PIN_RADIUS: f64 = 3.5;

/// Whether the pages are those from before an error.
pub fn is_old(shown: &Shown) -> bool {
    shown.errors > 0 && shown.pages.is_some()
}

/// What was found in a flyer. A screen reader reads it out when it changes.
pub fn findings(shown: &Shown) -> String {
    let heading = match (shown.errors, shown.warnings) {
        _ if shown.is_awaited => "Being set …".to_owned(),
        (0, 0) => "No errors, no warnings".to_owned(),
        (errors, 0) => counted(errors, "error"),
        (0, warnings) => counted(warnings, "warning"),
        (errors, warnings) => format!("{}, {}", counted(errors, "error"), counted(warnings, "warning")),
    };
    let mut html = format!(
        "<section id=\"findings\" aria-live=\"polite\" aria-labelledby=\"found\"><h2 id=\"found\">{heading}</h2>"
    );
    if is_old(shown) {
        html.push_str(
            "<p>The pages below are the last good ones. Mend the spec and save it, and they follow.</p>",
        );
    } else if shown.errors > 0 {
        html.push_str("<p>There are no pages yet. Mend the spec and save it, and they come.</p>");
    }
    if !shown.findings.is_empty() {
        html.push_str("<ol>");
        pinned(shown).for_each(|(pin, found)| html.push_str(&finding(found, pin)));
        html.push_str("</ol>");
    }
    html + "</section>\n"
}

/// The findings, each with the number of its pin on the pages, where it has one. The last good pages bear none: they
/// are not those that an error was found on.
fn pinned(shown: &Shown) -> impl Iterator<Item = (Option<usize>, &Finding)> {
    let has_pins = !is_old(shown) && shown.pages.is_some();
    shown.findings.iter().scan(0, move |pins, finding| {
        let has_pin = has_pins && finding.on_page.is_some();
        *pins += usize::from(has_pin);
        Some((has_pin.then_some(*pins), finding))
    })
}

/// A finding, with the number of its pin on the page.
fn finding(finding: &Finding, pin: Option<usize>) -> String {
    let severity = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    };
    let place = finding
        .place
        .as_deref()
        .map(|place| format!("<p class=\"place\"><code>{}</code></p>", escaped(place)));
    let line =
        finding.line.as_ref().map(|line| format!("<p class=\"line\"><code>{}</code></p>", line.html()));
    let on_page = finding.on_page.map(|on_page| {
        let pin = pin.map_or_else(String::new, |number| format!("<span class=\"pin\">{number}</span> "));
        format!("<p class=\"on-page\">{pin}{on_page}</p>")
    });
    let help = finding.help.as_deref().map(|help| format!("<p class=\"cure\">{}</p>", backquoted(help)));
    format!(
        "<li class=\"{severity}\"><p class=\"message\"><span class=\"badge {severity}\">{severity}</span> {}</p>{}{}{}{}</li>",
        backquoted(&finding.message),
        place.unwrap_or_default(),
        line.unwrap_or_default(),
        on_page.unwrap_or_default(),
        help.unwrap_or_default(),
    )
}

/// The pages of a flyer.
pub fn pages(shown: &Shown) -> String {
    let mut html = String::from("<section id=\"pages\" aria-label=\"Pages\">");
    if let Some(pages) = &shown.pages {
        let (class, mark) = match is_old(shown) {
            true => (" class=\"old\"", "<span class=\"badge error\">last good version</span> "),
            false => ("", ""),
        };
        for (number, (trim, (width, height))) in (1..).zip(pages.sizes()) {
            let _ = write!(
                html,
                "<figure id=\"page-{number}\"{class}><figcaption>{mark}Page {number} of {count}</figcaption>\
                 <div class=\"page\"><img src=\"/{name}/{number}.png?v={stamp}\" alt=\"Page {number} of {country}\" \
                 width=\"{width}\" height=\"{height}\">{pins}</div></figure>",
                name = encoded(&shown.name),
                stamp = pages.stamp,
                country = escaped(&shown.country),
                count = pages.count(),
                pins = pins(shown, number, trim.width.to_mm(), trim.height.to_mm()),
            );
        }
    }
    html + "</section>"
}

/// The numbers of the findings that have a place on a page of so many millimetres, each at its place. Screen readers
/// have the place in the finding.
fn pins(shown: &Shown, page: usize, width: f64, height: f64) -> String {
    let mut pins = String::new();
    for (pin, finding) in pinned(shown) {
        let on_page = finding.on_page.filter(|on_page| on_page.page == page);
        let Some((number, on_page)) = pin.zip(on_page) else { continue };
        let (x, y) = on_page.in_mm();
        // Left of what it is about, and never off the page.
        let x = (x - PIN_RADIUS).min(width - PIN_RADIUS).max(PIN_RADIUS);
        let y = y.min(height - PIN_RADIUS).max(PIN_RADIUS);
        let _ = write!(
            pins,
            "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"{PIN_RADIUS}\"/><text x=\"{x:.1}\" y=\"{y:.1}\">{number}</text>"
        );
    }
    if pins.is_empty() {
        return pins;
    }
    format!("<svg class=\"pins\" viewBox=\"0 0 {width:.2} {height:.2}\" aria-hidden=\"true\">{pins}</svg>")
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::cli::serve::shown::Pages;
    use crate::diag::OnPage;
    use crate::frame::{Document, Page};
    use crate::geom::{Length, Point, Size};

    /// A flyer of one page with a finding at its right edge, and one without a place on it before that.
    fn shown(severity: Severity) -> Shown {
        let trim = Size::new(Length::mm(100.0), Length::mm(50.0));
        let page = Page { trim, bleed: Length::ZERO, slug: Length::ZERO, items: Vec::new() };
        let document = Document { pages: vec![page], ..Document::default() };
        let at = Point::new(Length::mm(100.0), Length::mm(20.0));
        let elsewhere = Finding {
            severity,
            message: "`a` <b>".into(),
            place: None,
            line: None,
            on_page: None,
            help: None,
        };
        let finding = Finding { on_page: Some(OnPage { page: 1, at }), ..elsewhere.clone() };
        Shown {
            errors: usize::from(severity == Severity::Error),
            warnings: usize::from(severity == Severity::Warning),
            findings: vec![elsewhere, finding],
            pages: Some(Arc::new(Pages::new("0".into(), Vec::new(), document, None))),
            is_awaited: false,
            ..Shown::awaited("a".into(), "flyers/a.toml".into())
        }
    }

    #[test]
    fn a_finding_is_pinned_to_the_page_that_it_was_found_on() {
        let warned = shown(Severity::Warning);
        let page = pages(&warned);
        assert!(page.contains("viewBox=\"0 0 100.00 50.00\""), "{page}");
        assert!(page.contains("<text x=\"96.5\" y=\"20.0\">1</text>"), "{page}");
        let list = findings(&warned);
        let place = "<span class=\"pin\">1</span> page 1, 100.0 mm from the left, 20.0 mm from the top";
        assert!(list.contains(place) && list.contains("<code>a</code> &lt;b&gt;"), "{list}");
    }

    #[test]
    fn the_last_good_pages_bear_no_pins() {
        let failed = shown(Severity::Error);
        let (page, list) = (pages(&failed), findings(&failed));
        assert!(page.contains("last good version") && !page.contains("<svg"), "{page}");
        assert!(list.contains("page 1, 100.0 mm") && !list.contains("class=\"pin\""), "{list}");
    }
}
