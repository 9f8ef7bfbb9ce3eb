//! Web and mail addresses in a text, linked or not.

/// Whether the character at byte `at` of `text` stands in a web or mail address.
pub(super) fn is_in_address(text: &str, at: usize) -> bool {
    let (before, after) = (text.get(..at).unwrap_or_default(), text.get(at..).unwrap_or_default());
    let head = before.rsplit(char::is_whitespace).next().unwrap_or_default();
    let tail = after.split(char::is_whitespace).next().unwrap_or_default();
    let token = text.get(at - head.len()..at + tail.len()).unwrap_or_default();
    is_address(token.trim_start_matches(|character: char| !character.is_alphanumeric()))
}

/// Whether a stretch of characters without spaces is a web or mail address, which may lack its scheme.
fn is_address(token: &str) -> bool {
    let is_mail = token.split_once('@').is_some_and(|(_, host)| host.contains('.'));
    let host = token.split('/').next().unwrap_or_default();
    // Points that end a sentence, and the number of a port.
    let host = host.trim_end_matches(|character: char| !character.is_alphabetic());
    is_mail || token.contains("://") || token.starts_with("www.") || is_host(host)
}

/// Whether a name is made of parts as those of hosts are (RFC 1123, 2.1), the last a domain of small letters: neither
/// "U.S.-led" nor "end.Well-known" is.
fn is_host(name: &str) -> bool {
    let is_part = |part: &str| {
        !part.is_empty() && part.chars().all(|character| character.is_alphanumeric() || character == '-')
    };
    name.rsplit_once('.').is_some_and(|(parts, domain)| {
        domain.len() > 1
            && domain.chars().all(|character| character.is_ascii_lowercase())
            && parts.split('.').all(is_part)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_told_from_compounds() {
        for address in [
            "(https://x-y.org/a",
            "a-b@x-y.org,",
            "www.x-y.org",
            "x-y.example.org/a-b",
            "mailto:a-b@x.org",
            "my-site.example.com",
            "(my-site.org),",
            "x-y.org:8080/a",
        ] {
            assert!(
                is_in_address(&format!("see {address} for"), 4 + address.find('-').unwrap()),
                "{address}"
            );
        }
        for other in [
            "NATO/PfP-related",
            "U.S./Mexico-based",
            "U.S.-led",
            "well-known",
            "x@home-made",
            "low-cost.",
            "end.Well-known",
            "p.m.-like",
            "p.m./a-b",
        ] {
            assert!(!is_in_address(&format!("see {other} for"), 4 + other.find('-').unwrap()), "{other}");
        }
    }
}
