//! Colours of the screen as they are written: `#14508c`.

/// The parts of a colour that is written as `#rrggbb` or `#rgb`.
pub fn parse(written: &str) -> Option<[u8; 3]> {
    let digits: Vec<u8> = written
        .strip_prefix('#')?
        .chars()
        .map(|digit| digit.to_digit(16).and_then(|digit| u8::try_from(digit).ok()))
        .collect::<Option<_>>()?;
    match digits.as_slice() {
        [red, green, blue] => Some([red * 17, green * 17, blue * 17]),
        [r1, r2, g1, g2, b1, b2] => Some([r1 * 16 + r2, g1 * 16 + g2, b1 * 16 + b2]),
        _ => None,
    }
}

/// The colour that `written` means, as it should be written, where only its `#` is missing or nothing at all.
pub fn meant(written: &str) -> Option<String> {
    let written = format!("#{}", written.trim().trim_start_matches('#'));
    parse(&written).map(|_| written)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_read() {
        let check = |written: &str, expected| assert_eq!(parse(written), expected, "{written}");
        check("#14508c", Some([0x14, 0x50, 0x8c]));
        check("#14508C", Some([0x14, 0x50, 0x8c]));
        check("#fa0", Some([0xff, 0xaa, 0x00]));
        check("14508c", None);
        check("#14508", None);
        check("#14508g", None);
        check("blue", None);
    }

    #[test]
    fn a_colour_that_lacks_its_sign_is_told() {
        assert_eq!(meant("14508c").as_deref(), Some("#14508c"));
        assert_eq!(meant("blue"), None);
    }
}
