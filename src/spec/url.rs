//! Web and mail addresses, as far as a printed flyer must know them.

/// What is wrong with an address.
#[derive(Clone, Debug, PartialEq)]
pub struct UrlFault {
    /// What is wrong.
    pub message: String,
    /// The cure.
    pub help: String,
}

/// What is said of an address that begins in another way.
const OTHER_SCHEME: &str = "an address must begin with https://, http:// or mailto:";

/// Checks that `address` is a http, https or mailto address with somebody at the other end
/// (RFC 3986, section 3; RFC 6068, section 2).
///
/// # Errors
/// What is wrong, with its cure.
pub fn check(address: &str) -> Result<(), UrlFault> {
    let fault = |message: &str, help: String| Err(UrlFault { message: message.to_owned(), help });
    if address.is_empty() {
        return fault("an address without characters", "write https://…".to_owned());
    }
    if address.split_whitespace().filter(|word| SCHEMES.iter().any(|scheme| word.starts_with(scheme))).count()
        > 1
    {
        return fault("several addresses where there is room for one", "write one address only".to_owned());
    }
    if address.contains(|character: char| character.is_whitespace() || character.is_control()) {
        return fault("white space in an address", "take it out, or write %20".to_owned());
    }
    if let Some(meant) = without_mistyped_scheme(address) {
        return fault("an address whose beginning is mistyped", format!("write {meant}"));
    }
    let Some((scheme, rest)) = address.split_once(':').filter(|(scheme, _)| is_scheme(scheme)) else {
        let is_relative = address.starts_with(['#', '?', '.', '/']) && !address.starts_with("//");
        let help = if is_relative {
            "write the whole address, from https:// on; a flyer has no other pages to lead to".to_owned()
        } else if address.contains('@') {
            format!("write mailto:{address}")
        } else {
            format!("write https://{}", address.trim_start_matches('/'))
        };
        return fault(OTHER_SCHEME, help);
    };
    match scheme.to_ascii_lowercase().as_str() {
        "http" | "https" => match host(rest) {
            Some(host) if !host.is_empty() => Ok(()),
            _ => fault("a web address without a host", format!("write {scheme}://example.org/…")),
        },
        "mailto" => {
            let recipient = rest.split('?').next().unwrap_or_default();
            match recipient.split_once('@') {
                Some((name, host)) if !name.is_empty() && !host.is_empty() => Ok(()),
                _ => fault("a mail address without a recipient", "write mailto:name@example.org".to_owned()),
            }
        }
        // `example.org:8080` reads as a scheme; nobody means it so.
        dotted if dotted.contains('.') => fault(OTHER_SCHEME, format!("write https://{address}")),
        _ => fault(OTHER_SCHEME, format!("`{scheme}:` cannot be linked from a flyer")),
    }
}

/// How addresses begin.
const SCHEMES: [&str; 3] = ["https://", "http://", "mailto:"];

/// How `https:` and `http:` are mistyped; what begins with another stands before that one.
const MISTYPED: [(&str, &str); 8] = [
    ("https//", "https"),
    ("http//", "http"),
    ("https:/", "https"),
    ("http:/", "http"),
    ("https;//", "https"),
    ("http;//", "http"),
    ("https:", "https"),
    ("http:", "http"),
];

/// The address that was meant by one that begins with a mistyped scheme, or with a second one behind the first.
fn without_mistyped_scheme(address: &str) -> Option<String> {
    let rest = without_scheme(address).unwrap_or(address);
    let (mistyped, scheme) =
        MISTYPED.iter().find(|(mistyped, _)| without_prefix(rest, mistyped).is_some())?;
    let meant = without_scheme(rest).or_else(|| without_prefix(rest, mistyped))?;
    let has_host = meant.split(['/', '?', '#']).next().is_some_and(|host| host.contains('.'));
    let is_mail = meant.contains('@') && !meant.contains(['/', ':']);
    has_host.then(|| if is_mail { format!("mailto:{meant}") } else { format!("{scheme}://{meant}") })
}

/// Whether `text` is an address on the web.
pub fn is_on_web(text: &str) -> bool {
    without_scheme(text).is_some()
}

/// What follows `https://` or `http://`.
fn without_scheme(text: &str) -> Option<&str> {
    without_prefix(text, "https://").or_else(|| without_prefix(text, "http://"))
}

/// What follows `prefix`, in small letters or capitals.
fn without_prefix<'a>(text: &'a str, prefix: &str) -> Option<&'a str> {
    let (head, rest) = text.split_at_checked(prefix.len())?;
    head.eq_ignore_ascii_case(prefix).then_some(rest)
}

/// `text` with every character but letters, digits, `-`, `.`, `_` and `~` percent-encoded
/// (RFC 3986, 2.3).
pub fn encode(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    encoded
}

/// The host in what follows `http:`, without user and port.
fn host(rest: &str) -> Option<&str> {
    let authority = rest.strip_prefix("//")?.split(['/', '?', '#']).next()?;
    let host = authority.rsplit('@').next()?;
    Some(if host.starts_with('[') { host } else { host.split(':').next()? })
}

fn is_scheme(scheme: &str) -> bool {
    scheme.starts_with(|first: char| first.is_ascii_alphabetic())
        && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_told_apart() {
        let check = |address: &str, help: Option<&str>| {
            assert_eq!(super::check(address).err().map(|fault| fault.help).as_deref(), help, "{address}");
        };
        check("https://www.example.org/a?b#c", None);
        check("HTTP://example.org", None);
        check("https://[::1]:80/", None);
        check("mailto:a@b.org?subject=x", None);
        check("www.example.org", Some("write https://www.example.org"));
        check(
            "#anchor",
            Some("write the whole address, from https:// on; a flyer has no other pages to lead to"),
        );
        check("//example.org", Some("write https://example.org"));
        check("example.org:80/x", Some("write https://example.org:80/x"));
        check("a@b.org", Some("write mailto:a@b.org"));
        check("ftp://example.org", Some("`ftp:` cannot be linked from a flyer"));
        check("https:example.org", Some("write https://example.org"));
        check("http:a@b.org", Some("write mailto:a@b.org"));
        check("https:a@b.org/c", Some("write https://a@b.org/c"));
        check("http//example.org", Some("write http://example.org"));
        check("https://http//example.org/a", Some("write http://example.org/a"));
        check("https://HTTPS://example.org", Some("write https://example.org"));
        check("https;//example.org", Some("write https://example.org"));
        check("https://example.org/http//x", None);
        check("https://httpbin.org", None);
        check("https://a.org, https://b.org", Some("write one address only"));
        check("https:///x", Some("write https://example.org/…"));
        check("https://@:80", Some("write https://example.org/…"));
        check("mailto:@b.org", Some("write mailto:name@example.org"));
        check("https://a b", Some("take it out, or write %20"));
        check("", Some("write https://…"));
    }

    #[test]
    fn values_are_percent_encoded() {
        assert_eq!(encode("Côte d'Ivoire"), "C%C3%B4te%20d%27Ivoire");
    }
}
