//! A change of language: `<span lang="fr">…</span>`, the one piece of HTML that a text may hold.

/// One end of a change of language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SpanTag<'a> {
    /// It begins; the language, as it is written.
    Open(&'a str),
    /// It ends.
    Close,
}

/// The tag that a piece of HTML is, if it is one of these.
pub(super) fn span_tag(html: &str) -> Option<SpanTag<'_>> {
    let inner = html.strip_prefix('<')?.strip_suffix('>')?.trim_end();
    if inner == "/span" {
        return Some(SpanTag::Close);
    }
    let attribute = inner.strip_prefix("span")?.strip_prefix(char::is_whitespace)?.trim_start();
    let value = attribute.strip_prefix("lang")?.trim_start().strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
    let lang = value.strip_prefix(quote)?.strip_suffix(quote)?;
    (!lang.contains(quote)).then_some(SpanTag::Open(lang))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_names_a_language_and_nothing_else() {
        assert_eq!(span_tag("<span lang=\"fr\">"), Some(SpanTag::Open("fr")));
        assert_eq!(span_tag("<span  lang = 'de-AT' >"), Some(SpanTag::Open("de-AT")));
        assert_eq!(span_tag("</span >"), Some(SpanTag::Close));
        for other in [
            "<span>",
            "<span lang=fr>",
            "<span lang=\"fr\" class=\"a\">",
            "<b lang=\"fr\">",
            "</b>",
            "<!-- -->",
        ] {
            assert_eq!(span_tag(other), None, "{other}");
        }
    }
}
