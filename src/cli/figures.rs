//! How well a flyer came out, in words for people, in a line for editors, in an object for programs.

use std::path::Path;

use serde::Serialize;

use super::report::{Style, counted};
use super::setting::RungFigures;
use crate::diag::{Located, MessageFormat, Sources, one_line};
use crate::geom::Length;
use crate::layout::statistics::{LoosestLine, Statistics};

/// Decimal places of the shares and lengths that programs read: finer than anybody sees.
const PLACES: f64 = 10_000.0;

/// The figures of one flyer as text that ends in a newline; empty where the style leaves them out.
pub fn render(statistics: &Statistics, spec: &Path, sources: &Sources, style: Style) -> String {
    match style.format {
        MessageFormat::Json => json(statistics, spec, sources),
        MessageFormat::Human if !style.quiet => table(statistics, sources),
        MessageFormat::Short if !style.quiet => line(statistics, spec, sources),
        MessageFormat::Human | MessageFormat::Short => String::new(),
    }
}

/// A table of two columns: what a figure is, and the figure in words.
fn table(statistics: &Statistics, sources: &Sources) -> String {
    let rows = rows(statistics, sources);
    let width = rows.iter().map(|(name, _)| name.chars().count()).max().unwrap_or(0);
    rows.iter().map(|(name, words)| format!("  {name:width$}  {words}\n")).collect()
}

fn rows(statistics: &Statistics, sources: &Sources) -> Vec<(&'static str, String)> {
    let rung = &statistics.rung;
    let mut rows = vec![
        ("pages", statistics.pages.to_string()),
        ("type", format!("{} on {}, {}", points(rung.size), points(rung.leading), rung.name)),
        ("last page", format!("{} full", per_cent(statistics.last_page_fill))),
    ];
    let lines = counted(statistics.justified_lines, "justified line");
    rows.push(match statistics.space_spread {
        Some(spread) => ("word spaces", format!("vary by {} in {lines}", per_cent(spread))),
        None => ("word spaces", "no justified lines".to_owned()),
    });
    if let Some(loosest) = &statistics.loosest {
        let place = located(loosest, sources).map(|located| format!(", {}", position(located)));
        let words = format!("spaces of {:.2} em in “{}”", loosest.space, loosest.words);
        rows.push(("loosest line", words + &place.unwrap_or_default()));
    }
    let per_100 = statistics.hyphens_per_100_lines().map(|count| format!(", {count:.0} in a hundred"));
    let of_lines = counted(statistics.lines, "line");
    rows.push(("hyphens", format!("{} in {of_lines}{}", statistics.hyphens, per_100.unwrap_or_default())));
    rows.push((
        "ladders",
        some(statistics.ladders, "run of three hyphens or more", "runs of three hyphens or more"),
    ));
    rows.push((
        "left alone",
        match (statistics.widows, statistics.orphans) {
            (0, 0) => "no line".to_owned(),
            (widows, orphans) => format!("{}, {}", counted(widows, "widow"), counted(orphans, "orphan")),
        },
    ));
    rows.push((
        "split",
        some(
            statistics.split_blocks,
            "activity goes on in another column",
            "activities go on in another column",
        ),
    ));
    rows
}

/// A number of things in words, or "none".
fn some(count: usize, one: &str, more: &str) -> String {
    match count {
        0 => "none".to_owned(),
        1 => format!("1 {one}"),
        _ => format!("{count} {more}"),
    }
}

/// All figures on one line, after the name of the spec.
fn line(statistics: &Statistics, spec: &Path, sources: &Sources) -> String {
    let rung = &statistics.rung;
    let mut parts = vec![
        counted(statistics.pages, "page"),
        format!("{} on {} ({})", points(rung.size), points(rung.leading), rung.name),
        format!("last page {} full", per_cent(statistics.last_page_fill)),
    ];
    parts.extend(statistics.space_spread.map(|spread| format!("word spaces vary by {}", per_cent(spread))));
    parts.extend(statistics.hyphens_per_100_lines().map(|count| format!("{count:.0} hyphens in 100 lines")));
    parts.push(counted(statistics.ladders, "ladder"));
    parts.extend(statistics.loosest.as_ref().map(|loosest| {
        let place = located(loosest, sources).map(|located| format!(" at {}", position(located)));
        format!("loosest line {:.2} em{}", loosest.space, place.unwrap_or_default())
    }));
    parts.push(counted(statistics.widows, "widow"));
    parts.push(counted(statistics.orphans, "orphan"));
    parts.push(format!("{} split", statistics.split_blocks));
    format!("{}: statistics: {}\n", one_line(&spec.display().to_string()), parts.join(", "))
}

/// The figures of a flyer as programs read them. The names and their order are part of the command line's contract.
#[derive(Serialize)]
struct Figures<'a> {
    r#type: &'static str,
    spec: String,
    pages: usize,
    rung: RungFigures,
    last_page_fill: f64,
    lines: usize,
    justified_lines: usize,
    space_spread: Option<f64>,
    hyphens: usize,
    hyphens_per_100_lines: Option<f64>,
    ladders: usize,
    loosest: Option<LoosestFigures<'a>>,
    widows: usize,
    orphans: usize,
    split_blocks: usize,
}

/// The line with the widest spaces.
#[derive(Serialize)]
struct LoosestFigures<'a> {
    space_em: f64,
    words: &'a str,
    page: usize,
    page_column: usize,
    file: Option<&'a str>,
    line: Option<usize>,
    column: Option<usize>,
}

fn json(statistics: &Statistics, spec: &Path, sources: &Sources) -> String {
    let figures = Figures {
        r#type: "statistics",
        spec: spec.display().to_string(),
        pages: statistics.pages,
        rung: RungFigures::new(&statistics.rung),
        last_page_fill: rounded(statistics.last_page_fill),
        lines: statistics.lines,
        justified_lines: statistics.justified_lines,
        space_spread: statistics.space_spread.map(rounded),
        hyphens: statistics.hyphens,
        hyphens_per_100_lines: statistics.hyphens_per_100_lines().map(rounded),
        ladders: statistics.ladders,
        loosest: statistics.loosest.as_ref().map(|loosest| {
            let located = located(loosest, sources);
            LoosestFigures {
                space_em: rounded(loosest.space),
                words: &loosest.words,
                page: loosest.page + 1,
                page_column: loosest.column + 1,
                file: located.map(|located| located.name),
                line: located.map(|located| located.start.line),
                column: located.map(|located| located.start.column),
            }
        }),
        widows: statistics.widows,
        orphans: statistics.orphans,
        split_blocks: statistics.split_blocks,
    };
    // A structure of strings and numbers always has a form in JSON.
    serde_json::to_string(&figures).unwrap_or_default() + "\n"
}

fn located<'a>(loosest: &LoosestLine, sources: &'a Sources) -> Option<Located<'a>> {
    sources.locate(loosest.span?)
}

/// A place as editors jump to it.
fn position(located: Located<'_>) -> String {
    format!("{}:{}:{}", one_line(located.name), located.start.line, located.start.column)
}

/// A length in points, to two places.
pub(super) fn points(length: Length) -> String {
    format!("{} pt", (length.to_pt() * 100.0).round() / 100.0)
}

/// A share in whole per cent.
fn per_cent(share: f64) -> String {
    format!("{:.0} %", share * 100.0)
}

/// A figure to as many places as programs read.
pub(super) fn rounded(number: f64) -> f64 {
    (number * PLACES).round() / PLACES
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::{RenderOptions, Span};
    use crate::layout::notes::RungNote;

    /// Figures of a flyer of two pages, and the files that they point into.
    fn figures() -> (Statistics, Sources) {
        let mut sources = Sources::new();
        let file = sources.add("flyers/a.toml", "x = 1\ntext = \"A wide line.\"\n");
        let loosest = LoosestLine {
            space: 0.5553,
            page: 1,
            column: 0,
            words: "A wide line.".into(),
            span: Some(Span::new(file, 14, 26)),
        };
        let rung = RungNote { name: "nominal".into(), size: Length::pt(9.25), leading: Length::pt(12.5) };
        let statistics = Statistics {
            pages: 2,
            rung,
            last_page_fill: 0.625,
            lines: 80,
            justified_lines: 1,
            space_spread: Some(0.250049),
            hyphens: 15,
            ladders: 1,
            loosest: Some(loosest),
            widows: 1,
            orphans: 0,
            split_blocks: 2,
        };
        (statistics, sources)
    }

    fn check(format: MessageFormat, quiet: bool, expected: &str) {
        let (statistics, sources) = figures();
        let style = Style { format, quiet, explain: false, terminal: RenderOptions::default() };
        assert_eq!(render(&statistics, Path::new("flyers/a.toml"), &sources, style), expected);
    }

    #[test]
    fn figures_are_told_in_every_format() {
        let table = "  pages         2
  type          9.25 pt on 12.5 pt, nominal
  last page     62 % full
  word spaces   vary by 25 % in 1 justified line
  loosest line  spaces of 0.56 em in “A wide line.”, flyers/a.toml:2:9
  hyphens       15 in 80 lines, 19 in a hundred
  ladders       1 run of three hyphens or more
  left alone    1 widow, 0 orphans
  split         2 activities go on in another column
";
        let line = "flyers/a.toml: statistics: 2 pages, 9.25 pt on 12.5 pt (nominal), last page 62 % full, \
                    word spaces vary by 25 %, 19 hyphens in 100 lines, 1 ladder, \
                    loosest line 0.56 em at flyers/a.toml:2:9, 1 widow, 0 orphans, 2 split\n";
        let object = concat!(
            r#"{"type":"statistics","spec":"flyers/a.toml","pages":2,"#,
            r#""rung":{"name":"nominal","size_pt":9.25,"leading_pt":12.5},"last_page_fill":0.625,"#,
            r#""lines":80,"justified_lines":1,"space_spread":0.25,"hyphens":15,"#,
            r#""hyphens_per_100_lines":18.75,"ladders":1,"loosest":{"space_em":0.5553,"#,
            r#""words":"A wide line.","page":2,"page_column":1,"file":"flyers/a.toml","line":2,"column":9},"#,
            r#""widows":1,"orphans":0,"split_blocks":2}"#,
            "\n"
        );
        check(MessageFormat::Human, false, table);
        check(MessageFormat::Human, true, "");
        check(MessageFormat::Short, false, line);
        check(MessageFormat::Short, true, "");
        check(MessageFormat::Json, false, object);
        check(MessageFormat::Json, true, object);
    }
}
