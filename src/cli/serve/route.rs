//! Addresses: what each one shows, and how each is written.
//!
//! They name what was made in memory, never a file: there is no path from an address to the disk.

/// The folder of what belongs to no flyer. The name of a spec never begins so, since a fragment's does.
const OWN: &str = "_";

/// What an address is to show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// The list of all flyers.
    List,
    /// A flyer by name; or, where there is none of that name and it ends in `.pdf`, the PDF of one.
    Flyer(String),
    /// The picture of a page, counted from one.
    Picture(String, usize),
    /// The picture of the first page, small.
    Thumbnail(String),
    /// The style sheet.
    Style,
    /// The script.
    Script,
    /// The mark that a browser shows in the page's tab.
    Icon,
    /// The stream of changes.
    Events,
}

impl Route {
    /// What the target of a request means, if anything.
    pub fn of(target: &str) -> Option<Route> {
        let path = target.split(['?', '#']).next()?.strip_prefix('/')?;
        let parts: Vec<String> = path.split('/').map(decoded).collect::<Option<_>>()?;
        let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
        Some(match parts.as_slice() {
            [""] => Route::List,
            [OWN, "style.css"] => Route::Style,
            [OWN, "script.js"] => Route::Script,
            [OWN, "icon.svg"] => Route::Icon,
            [OWN, "events"] => Route::Events,
            [name] => Route::Flyer((*name).to_owned()),
            [name, "thumbnail.png"] => Route::Thumbnail((*name).to_owned()),
            [name, picture] => {
                Route::Picture((*name).to_owned(), picture.strip_suffix(".png")?.parse().ok()?)
            }
            _ => return None,
        })
    }
}

/// A part of an address, as it is written there: what has a meaning in addresses as the numbers of its bytes.
pub fn encoded(name: &str) -> String {
    let mut text = String::with_capacity(name.len());
    for byte in name.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                text.push(char::from(byte))
            }
            _ => text.push_str(&format!("%{byte:02X}")),
        }
    }
    text
}

/// A part of an address, as it is meant; none where that is no text.
fn decoded(part: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(part.len());
    let mut rest = part.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'%' => {
                let digits = [rest.next()?, rest.next()?].map(|digit| char::from(digit).to_digit(16));
                let [Some(first), Some(second)] = digits else { return None };
                u8::try_from(first * 16 + second).ok()?
            }
            _ => byte,
        });
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_means_what_is_made_and_nothing_else() {
        let check =
            |target: &str, expected: Option<Route>| assert_eq!(Route::of(target), expected, "{target}");
        check("/", Some(Route::List));
        check("/?x=1", Some(Route::List));
        check("/tajikistan", Some(Route::Flyer("tajikistan".into())));
        check("/tajikistan.pdf", Some(Route::Flyer("tajikistan.pdf".into())));
        check("/tajikistan/2.png?v=0", Some(Route::Picture("tajikistan".into(), 2)));
        check("/tajikistan/thumbnail.png", Some(Route::Thumbnail("tajikistan".into())));
        check("/_/events", Some(Route::Events));
        check("/a/2.jpg", None);
        check("/a/-1.png", None);
        check("/a/b/c", None);
        check("a", None);
        check("http://example.org/", None);
        check("/%4", None);
        check("/%ff", None);
        check("/%zz", None);
    }

    #[test]
    fn every_name_comes_back_from_its_address() {
        for name in ["tajikistan", "côte d’ivoire", "a/b", "100%", "?#&\"<", "..", "a+b"] {
            let address = format!("/{}", encoded(name));
            assert_eq!(Route::of(&address), Some(Route::Flyer(name.into())), "{address}");
        }
    }
}
