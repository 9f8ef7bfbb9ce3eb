//! What texts come to, and where their findings point.

mod doubts;
mod jumble;

use super::*;
use crate::diag::{MessageFormat, Sources, render};
use crate::spec::model::{LINE_BREAK, List};

/// Facts of a flyer for a country whose name is full of markup, with no year of beginning.
fn facts() -> Facts {
    Facts::new(|placeholder| match placeholder {
        Placeholder::Country => Fact::Known("*A_B*".into()),
        Placeholder::CountryInText => Fact::Known("the A & [B](x) Republic".into()),
        Placeholder::CountryInCapitals => Fact::Known("A_B".into()),
        Placeholder::Year => Fact::Known("2022".into()),
        Placeholder::Month => Fact::Faulty,
        Placeholder::Since => Fact::Unset("set it"),
    })
}

/// Reads the TOML file `text = …` with `read`, and gives the result with all findings.
fn run<T>(token: &str, read: impl Fn(&RawText, &Facts, &mut Diagnostics) -> T) -> (T, Vec<String>, String) {
    let file_text = format!("text = {token}\n");
    let mut sources = Sources::new();
    let file = sources.add("t", file_text.clone());
    let value = toml::from_str::<toml::Table>(&file_text).unwrap()["text"].as_str().unwrap().to_owned();
    let raw = RawText::new(token, 7, &value, file, "intro.text");
    let mut diagnostics = Diagnostics::new();
    let result = read(&raw, &facts(), &mut diagnostics);
    let findings =
        diagnostics.sorted().iter().map(|finding| render(finding, &sources, MessageFormat::Short)).collect();
    (result, findings, file_text)
}

fn show_paragraph(paragraph: &Paragraph) -> String {
    let mut shown = String::new();
    let mut at = 0;
    for mark in &paragraph.markup {
        shown += &paragraph.text[at..mark.range.start];
        let inner = &paragraph.text[mark.range.clone()];
        let names = [(mark.strong, "b"), (mark.emphasis, "i"), (mark.link.is_some(), "a")];
        let names: String = names.iter().filter(|(is, _)| *is).map(|(_, name)| *name).collect();
        let link = mark.link.as_deref().map(|link| format!(" {link}")).unwrap_or_default();
        let lang = mark.lang.as_deref().map(|lang| format!("@{lang}")).unwrap_or_default();
        shown += &format!("<{names}{lang}{link}>{inner}</>");
        at = mark.range.end;
    }
    shown += &paragraph.text[at..];
    shown.replace(LINE_BREAK, "|")
}

fn show(blocks: &[Block]) -> String {
    let blocks: Vec<String> = blocks
        .iter()
        .map(|block| match block {
            Block::Paragraph(paragraph) => show_paragraph(paragraph),
            Block::List(List { start, items }) => {
                let items: Vec<String> = items.iter().map(|item| show(item)).collect();
                let start = start.map(|start| start.to_string()).unwrap_or("•".into());
                format!("{start}[{}]", items.join("; "))
            }
        })
        .collect();
    blocks.join(" ¶ ")
}

fn check_prose(token: &str, expected: &str) {
    let (blocks, findings, _) = run(token, prose);
    assert_eq!(show(&blocks), expected, "{token}");
    assert_eq!(findings, Vec::<String>::new(), "{token}");
}

fn check_paragraph(token: &str, expected: &str) {
    let (paragraph, findings, _) = run(token, paragraph);
    assert_eq!(paragraph.as_ref().map(show_paragraph).unwrap_or_default(), expected, "{token}");
    assert_eq!(findings, Vec::<String>::new(), "{token}");
}

/// Checks all findings, as `line:column code`.
fn check_findings(findings: &[String], expected: &[&str]) {
    let short: Vec<String> = findings
        .iter()
        .map(|finding| {
            let parts: Vec<&str> = finding.splitn(4, ':').collect();
            let code = parts[3].trim().split(['[', ']']).nth(1).unwrap();
            format!("{}:{} {code}", parts[1], parts[2])
        })
        .collect();
    assert_eq!(short, expected, "{findings:#?}");
}

fn check_prose_findings(token: &str, expected: &[&str]) {
    check_findings(&run(token, prose).1, expected);
}

#[test]
fn paragraphs_and_lists() {
    check_prose("'''\na\nb\n\nc\n'''", "a b ¶ c");
    check_prose("'''\n- a\n- b\n\nc\n'''", "•[a; b] ¶ c");
    check_prose("'''\n3. a\n4. b\n   - c\n   - d\n'''", "3[a; b ¶ •[c; d]]");
    check_prose("'''\n- a\n\n  b\n- c\n'''", "•[a ¶ b; c]");
    check_prose("'''   '''", "");
    check_prose("'a  b\tc'", "a b c");
    check_prose("\"a\\u00a0 b\"", "a\u{a0} b");
    check_prose("'''\r\na\r\nb\r\n\r\nc\r\n'''", "a b ¶ c");
}

#[test]
fn indentation_is_no_code() {
    check_prose("'''\n    a\n    b\n\n    c\n'''", "a b ¶ c");
    check_prose("'''a\n    b\n\n    c'''", "a b ¶ c");
    check_prose("'''\n    - a\n      - b\n'''", "•[a ¶ •[b]]");
}

#[test]
fn marks_of_words() {
    check_prose("'a **b** *c* ***d*** e'", "a <b>b</> <i>c</> <bi>d</> e");
    check_prose("'**a b** c'", "<b>a b</> c");
    check_prose("'[a *b*](https://x.org/y) c'", "<a https://x.org/y>a </><ia https://x.org/y>b</> c");
    check_prose("'[a](http://x.org)[b](http://x.org)'", "<a http://x.org>a</><a http://x.org>b</>");
    check_prose(
        "'<https://x.org> <a@b.org>'",
        "<a https://x.org>https://x.org</> <a mailto:a@b.org>a@b.org</>",
    );
    check_prose("'[ref. 1] \"q\" -- it''s...'".replace("''", "’").as_str(), "[ref. 1] \"q\" -- it’s...");
    check_prose("'a &amp; b &eacute; 1 < 2 \\* c \\< d'", "a & b é 1 < 2 * c < d");
    check_prose("'AT&T, 5 * 3, snake_case, ~x~, a | b'", "AT&T, 5 * 3, snake_case, ~x~, a | b");
}

#[test]
fn words_in_another_language() {
    check_prose("'a <span lang=\"fr\">b *c*</span> d'", "a <@fr>b </><i@fr>c</> d");
    check_prose(
        "'<span lang=\"fr\">a <span lang=\"de\">b</span> [c](https://x.org)</span>'",
        "<@fr>a </><@de>b</><@fr> </><a@fr https://x.org>c</>",
    );
    check_prose_findings("'a <span lang=\"xx\">b</span>'", &["1:11 invalid-language"]);
    check_prose_findings("'a <span lang=\"fr\">b'", &["1:11 unsupported-markup"]);
    check_prose_findings("'a <span>b</span>'", &["1:11 unsupported-markup"]);
}

#[test]
fn hard_line_breaks() {
    check_prose("'''\na  \nb\\\nc'''", "a|b|c");
    check_prose("\"a\\u2028b\\u2028\"", "a|b");
    check_prose("'''\n*a\\\nb*\n'''", "<i>a|b</>");
}

#[test]
fn placeholders_are_filled_in() {
    check_prose("'{country} and {year}'", "*A_B* and 2022");
    check_prose("'**{country}**s'", "<b>*A_B*</>s");
    check_prose("'{country_in_text}'", "the A & [B](x) Republic");
    check_prose("'{{lake}} {{{COUNTRY}}}'", "{lake} {A_B}");
    check_prose(
        "'[{year}](https://x.org/{country_in_text}?y={year})'",
        "<a https://x.org/the%20A%20%26%20%5BB%5D%28x%29%20Republic?y=2022>2022</>",
    );
    check_prose("'{year}. Foo'", "2022. Foo");
    check_prose("'a {month} b'", "a b");
    check_prose(r"'see [3\](https://x.org, \[4\](a b)'", "see [3](https://x.org, [4](a b)");
    let (filled, findings, _) = run("' https://x.org/{country_in_text}/{{a}} '", address);
    assert_eq!(filled, "https://x.org/the%20A%20%26%20%5BB%5D%28x%29%20Republic/{a}");
    assert_eq!(findings, [""; 0]);
}

#[test]
fn braces_around_the_name_of_a_placeholder_are_probably_meant_for_one() {
    let check = |token: &str, expected: &str| {
        let (_, findings, _) = run(token, prose);
        assert_eq!(findings, [expected], "{token}");
    };
    check("'a {{country}}'", "t:1:11: warning[doubtful-markup]: `{{country}}` is printed as {country}\n");
    for (text, printed) in [
        ("'a {{{{country}}}}'", "a {{country}}"),
        ("'a &#123;country&#125;'", "a {country}"),
        ("'a {{lake}}'", "a {lake}"),
    ] {
        check_prose(text, printed);
        assert_eq!(run(text, prose).1, [""; 0], "{text}");
    }
    check("'a {country b'", "t:1:11: error[lone-brace]: a brace that is not part of a placeholder\n");
}

#[test]
fn a_single_paragraph_takes_markers_as_they_are() {
    check_paragraph("'1. Mai 2012'", "1. Mai 2012");
    check_paragraph("'- x'", "- x");
    check_paragraph("'+ x'", "+ x");
    check_paragraph("'* x'", "* x");
    check_paragraph("'''\n  17\n  - 18 *May*\n'''", "17 - 18 <i>May</>");
    check_paragraph("'        a'", "a");
    check_paragraph("'''\n  17 May\n  2021. b\n  2022. c'''", "17 May 2021. b 2022. c");
    check_paragraph("'''a  \nb'''", "a|b");
    check_paragraph("''", "");
}

#[test]
fn constructs_outside_the_subset_are_found_where_they_are() {
    let all = "'''\na\n\n# h\n\n> q\n\n`c` ![p](x.png)\n\n    code\n\n```\nx\n```\n\n***\n\n<div>\nx\n</div>\n\nb <br> <i>x</i>\n\nu\n---\n\n| a |\n|---|\n| b |\n'''";
    check_prose_findings(
        all,
        &[
            "4:1 unsupported-markup",
            "6:1 unsupported-markup",
            "8:1 unsupported-markup",
            "8:5 unsupported-markup",
            "10:5 unsupported-markup",
            "12:1 unsupported-markup",
            "16:1 unsupported-markup",
            "18:1 unsupported-markup",
            "22:3 unsupported-markup",
            "22:8 unsupported-markup",
            "25:1 unsupported-markup",
            "27:1 unsupported-markup",
        ],
    );
    check_prose_findings("'[a]: http://x.org'", &["1:9 unsupported-markup"]);
    check_prose_findings("'[](http://x.org)'", &["1:9 unsupported-markup"]);
    check_prose_findings("'[a](http://x.org \"t\")'", &["1:9 unsupported-markup"]);
    check_prose_findings("'''\n- a\n-\n- b'''", &["3:1 unsupported-markup"]);
    check_prose_findings("'''\n- a\n- # b\n'''", &["3:3 unsupported-markup"]);
    check_findings(&run("'# x'", paragraph).1, &["1:9 unsupported-markup"]);
    check_findings(&run("'''x\n==='''", paragraph).1, &["2:1 unsupported-markup"]);
}

#[test]
fn findings_point_into_the_string() {
    check_prose_findings("\"a\\u00e9 <b> x\"", &["1:17 unsupported-markup"]);
    check_prose_findings(
        "\"\"\"a \\\n   {foo} <b> x\"\"\"",
        &["2:4 unknown-placeholder", "2:10 unsupported-markup"],
    );
    check_prose_findings("'''\r\n  a\r\n  {year} <b>\r\n'''", &["3:10 unsupported-markup"]);
    check_prose_findings("'{since} } {'", &["1:9 unset-placeholder", "1:17 lone-brace", "1:19 lone-brace"]);
    check_prose_findings("\"a\\u0007b\\rc\"", &["1:10 control-character", "1:17 control-character"]);
    check_prose_findings("'[a](ftp://x) [b](www.x.org)'", &["1:13 invalid-url", "1:26 invalid-url"]);
    check_findings(&run("'''a\n\nb\n\nc'''", paragraph).1, &["3:1 several-paragraphs"]);
}

#[test]
fn cures_are_in_the_quoting_of_the_string() {
    let check = |token: &str, expected: &str| {
        let mut sources = Sources::new();
        let file = sources.add("t", "");
        let value = toml::from_str::<toml::Table>(&format!("a = {token}")).unwrap();
        let raw = RawText::new(token, 4, value["a"].as_str().unwrap(), file, "a");
        let mut diagnostics = Diagnostics::new();
        prose(&raw, &facts(), &mut diagnostics);
        assert_eq!(diagnostics.sorted()[0].help.as_deref(), Some(expected));
    };
    check("'<b>'", "take it away; write \\< for a plain <");
    check("\"<b>\"", "take it away; write \\\\< for a plain <");
    check("'{contry}'", "did you mean `{country}`?");
    check(
        "'{zebra}'",
        "the placeholders are {country}, {country_in_text}, {COUNTRY}, {year}, {month}, {since}",
    );
}

#[test]
fn every_character_of_a_paragraph_knows_its_place() {
    let check = |token: &str, places: &[&str]| {
        let (blocks, _, file) = run(token, prose);
        let Some(Block::Paragraph(paragraph)) = blocks.into_iter().next() else { panic!("{token}") };
        let found: Vec<&str> = paragraph
            .text
            .char_indices()
            .map(|(at, character)| {
                let span = paragraph.origin.span(at..at + character.len_utf8());
                &file[span.start..span.end]
            })
            .collect();
        assert_eq!(found, places, "{token}");
    };
    check("'a **b** c'", &["a", " ", "b", " ", "c"]);
    check("'''\n a\n  \\*{year}'''", &["a", "\n", "*", "{year}", "{year}", "{year}", "{year}"]);
    check("\"\\u0061&amp;\\\\*\"", &["\\u0061", "&amp;", "*"]);
    check("'a{{b'", &["a", "{{", "b"]);
}

#[test]
fn names_have_no_markup() {
    let (name, findings, _) =
        run("' *A*\n'".replace("\\n", "").replace('\n', " ").as_str(), |raw, _, diagnostics| {
            super::name(raw, diagnostics)
        });
    assert_eq!((name.unwrap().text.as_str(), findings.len()), ("*A*", 0));
}
