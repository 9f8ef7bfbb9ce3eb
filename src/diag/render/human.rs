//! An excerpt of the file with a caret, and the cure, for people.

use annotate_snippets::{
    Annotation, AnnotationKind, Group, Level, Origin, Renderer, Snippet, normalize_untrusted_str,
};

use super::{RenderOptions, message, one_line};
use crate::diag::{Diagnostic, Severity, Source, Sources, Span};

/// The finding with its excerpt, a second place where it has one, and the cure.
pub(super) fn render(diagnostic: &Diagnostic, sources: &Sources, options: RenderOptions) -> String {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let mut group = Group::with_title(level.primary_title(message(diagnostic)).id(diagnostic.code.name()));

    let located = diagnostic.span.and_then(|span| Some((span, sources.get(span.file)?)));
    let related = diagnostic
        .related
        .as_ref()
        .and_then(|(span, label)| Some((*span, label.as_str(), sources.get(span.file)?)));
    if let Some((span, source)) = located {
        let mut snippet = excerpt(source).annotation(annotation(AnnotationKind::Primary, span, source));
        if let Some((second, label, second_source)) = related
            && second.file == span.file
        {
            snippet =
                snippet.annotation(annotation(AnnotationKind::Context, second, second_source).label(label));
        }
        group = group.element(snippet);
    } else if let Some(path) = &diagnostic.path {
        group = group.element(Origin::path(one_line(path)));
    }
    if let Some((second, label, source)) = related
        && diagnostic.span.is_none_or(|span| span.file != second.file)
    {
        let mark = annotation(AnnotationKind::Context, second, source).label(label);
        group = group.element(excerpt(source).annotation(mark));
    }
    if let Some(help) = &diagnostic.help {
        group = group.element(Level::HELP.message(normalize_untrusted_str(help)));
    }

    let renderer = if options.colour { Renderer::styled() } else { Renderer::plain() };
    let mut text = renderer.term_width(options.width).render(&[group]);
    text.push('\n');
    text
}

fn excerpt(source: &Source) -> Snippet<'_, Annotation<'_>> {
    Snippet::source(&source.text).path(one_line(&source.name))
}

/// A mark on `span`, moved onto character boundaries inside the text, and off trailing newlines so
/// that the caret stays on the line that it is about.
fn annotation<'a>(kind: AnnotationKind, span: Span, source: &'a Source) -> Annotation<'a> {
    let start = source.boundary(span.start);
    let end = source.boundary(span.end).max(start);
    let marked = source.text.get(start..end).unwrap_or_default();
    kind.span(start..start + marked.trim_end_matches(['\n', '\r']).len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::Code;

    fn check(text: &str, span: std::ops::Range<usize>, expected: &str) {
        let mut sources = Sources::new();
        let file = sources.add("a.toml", text);
        let diagnostic =
            Diagnostic::new(Code::UnknownKey, Span::new(file, span.start, span.end), "no").help("yes");
        let rendered = render(&diagnostic, &sources, RenderOptions::default());
        assert_eq!(rendered.trim_end(), expected.trim_start_matches('\n').trim_end(), "\n{rendered}");
    }

    #[test]
    fn the_caret_stands_under_the_span() {
        check(
            "a = 1\nžluť = 2\n",
            6..12,
            "
error[unknown-key]: no
 --> a.toml:2:1
  |
2 | žluť = 2
  | ^^^^
  |
  = help: yes
",
        );
    }

    #[test]
    fn a_tab_does_not_move_the_caret_off() {
        check(
            "\tx = 2\n",
            1..2,
            "
error[unknown-key]: no
 --> a.toml:1:2
  |
1 |     x = 2
  |     ^
  |
  = help: yes
",
        );
    }

    #[test]
    fn an_empty_span_at_the_end_of_the_file_has_a_caret() {
        check(
            "x = ",
            4..4,
            "
error[unknown-key]: no
 --> a.toml:1:5
  |
1 | x = 
  |     ^
  |
  = help: yes
",
        );
    }

    #[test]
    fn an_empty_file_has_a_place() {
        check(
            "",
            0..0,
            "
error[unknown-key]: no
 --> a.toml:1:1
  |
1 |
  | ^
  |
  = help: yes
",
        );
    }

    #[test]
    fn a_long_line_is_cut_around_the_caret() {
        let line = "word ".repeat(100);
        let mut sources = Sources::new();
        let file = sources.add("a.toml", &*line);
        let diagnostic = Diagnostic::new(Code::LoneBrace, Span::new(file, 250, 254), "no");
        let rendered = render(&diagnostic, &sources, RenderOptions::default());
        assert!(rendered.lines().all(|line| line.chars().count() <= 150), "{rendered}");
        assert!(rendered.contains("^^^^") && rendered.contains("a.toml:1:251"), "{rendered}");
    }

    #[test]
    fn a_second_place_may_stand_in_another_file() {
        let mut sources = Sources::new();
        let first = sources.add("a.toml", "use = 1\n");
        let second = sources.add("_b.toml", "[[activity]]\nref = 1\n");
        let diagnostic = Diagnostic::new(Code::MissingKey, Span::new(second, 0, 12), "`title` is missing")
            .related(Span::new(first, 6, 7), "used here");
        assert_eq!(
            render(&diagnostic, &sources, RenderOptions::default()),
            "error[missing-key]: `title` is missing
 --> _b.toml:1:1
  |
1 | [[activity]]
  | ^^^^^^^^^^^^
  |
 ::: a.toml:1:7
  |
1 | use = 1
  |       - used here
"
        );
    }

    #[test]
    fn colour_is_there_on_demand_only() {
        let mut sources = Sources::new();
        let file = sources.add("a.toml", "x = 1\n");
        let diagnostic = Diagnostic::new(Code::UnknownKey, Span::new(file, 0, 1), "no");
        let check = |colour, expected| {
            let options = RenderOptions { colour, ..RenderOptions::default() };
            assert_eq!(render(&diagnostic, &sources, options).contains('\u{1b}'), expected);
        };
        check(false, false);
        check(true, true);
    }

    #[test]
    fn a_finding_without_a_place_names_its_file() {
        let diagnostic = Diagnostic::without_place(Code::Unreadable, "no").in_file("a.toml");
        assert_eq!(
            render(&diagnostic, &Sources::new(), RenderOptions::default()),
            "error[unreadable]: no\n--> a.toml\n"
        );
    }
}
