//! Web and mail addresses in a text, linked or not.

use std::ops::Range;

/// The addresses of a text.
pub(super) struct Addresses<'a> {
    text: &'a str,
    /// The word that was asked about last, and whether it is an address: one of many parts is asked about at each.
    last: Option<(Range<usize>, bool)>,
}

impl<'a> Addresses<'a> {
    /// Those of a text that nothing was asked about yet.
    pub fn new(text: &'a str) -> Addresses<'a> {
        Addresses { text, last: None }
    }

    /// Whether the character at byte `at` stands in an address.
    pub fn have(&mut self, at: usize) -> bool {
        // No word begins where another ends.
        let last = self.last.as_ref().filter(|(word, _)| word.start <= at && at <= word.end);
        if let Some((_, is_address)) = last {
            return *is_address;
        }
        let word = word_around(self.text, at);
        let shown = self.text.get(word.clone()).unwrap_or_default();
        let is_address = is_address(shown.trim_start_matches(|character: char| !character.is_alphanumeric()));
        self.last = Some((word, is_address));
        is_address
    }
}

/// The bytes around `at` without white space.
fn word_around(text: &str, at: usize) -> Range<usize> {
    let (before, after) = (text.get(..at).unwrap_or_default(), text.get(at..).unwrap_or_default());
    let head = before.rsplit(char::is_whitespace).next().unwrap_or_default();
    let tail = after.split(char::is_whitespace).next().unwrap_or_default();
    at - head.len()..at + tail.len()
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
            let text = format!("see {address} for");
            assert!(Addresses::new(&text).have(4 + address.find('-').unwrap()), "{address}");
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
            let text = format!("see {other} for");
            assert!(!Addresses::new(&text).have(4 + other.find('-').unwrap()), "{other}");
        }
    }

    #[test]
    fn every_place_is_told_by_its_own_word_whatever_was_asked_before() {
        let text = "a-b@x-y.org well-known  www.x-y.org, and the-end";
        let mut addresses = Addresses::new(text);
        let mut ask = |at: usize| assert_eq!(addresses.have(at), at < 12 || (24..37).contains(&at), "{at}");
        (0..=text.len()).for_each(&mut ask);
        (0..=text.len()).rev().for_each(&mut ask);
    }
}
