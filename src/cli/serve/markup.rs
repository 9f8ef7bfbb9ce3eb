//! Text in HTML.

/// Text with nothing in it that a browser would obey.
pub fn escaped(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\'' => html.push_str("&#39;"),
            _ => html.push(character),
        }
    }
    html
}

/// The same for a message, with what stands between backquotes set as code. A backquote without another is one.
pub fn backquoted(message: &str) -> String {
    let mut html = String::with_capacity(message.len());
    let mut rest = message;
    while let Some((before, after)) = rest.split_once('`') {
        let Some((code, behind)) = after.split_once('`') else { break };
        html.push_str(&format!("{}<code>{}</code>", escaped(before), escaped(code)));
        rest = behind;
    }
    html + &escaped(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_message_is_obeyed() {
        let check = |message: &str, expected: &str| assert_eq!(backquoted(message), expected);
        check("unknown key `a`, or `b`?", "unknown key <code>a</code>, or <code>b</code>?");
        check("`<b>` & \"O`Brien'", "<code>&lt;b&gt;</code> &amp; &quot;O`Brien&#39;");
        check("", "");
    }
}
