//! The size of a TIFF file, from its header alone (TIFF 6.0, section 2; BigTIFF).
//!
//! The decoder looks at places and lengths of a file's strips and tiles too before it gives a size, and stops at what a
//! file of too many pixels has of them. A user is to read that the picture is too large, and not that it is broken.

/// The tags of width and height (TIFF 6.0, section 8).
const WIDTH: u64 = 256;
const HEIGHT: u64 = 257;

/// Numbers of a TIFF file as it writes them: which end of each comes first, and how wide places in the file are.
#[derive(Clone, Copy)]
struct Form {
    little: bool,
    big: bool,
}

/// Whether the bytes begin as a TIFF file.
pub(super) fn is_tiff(bytes: &[u8]) -> bool {
    Form::of(bytes).is_some()
}

/// Pixels from left to right and from top to bottom of the first picture; `None` where the header does not say.
pub(super) fn dimensions(bytes: &[u8]) -> Option<(u32, u32)> {
    let form = Form::of(bytes)?;
    let (count_width, entry_width, value_at) = if form.big { (8, 20, 12) } else { (2, 12, 8) };
    let (place_at, place_width) = if form.big { (8, 8) } else { (4, 4) };
    let directory = usize::try_from(form.number(bytes, place_at, place_width)?).ok()?;
    let entries = bytes.get(directory..)?;
    let count = usize::try_from(form.number(entries, 0, count_width)?).ok()?;
    let value_of = |tag: u64| {
        entries.get(count_width..)?.chunks_exact(entry_width).take(count).find_map(|entry| {
            let width = match form.number(entry, 2, 2)? {
                3 => 2,
                4 => 4,
                16 => 8,
                _ => return None,
            };
            (form.number(entry, 0, 2)? == tag).then(|| form.number(entry, value_at, width))?
        })
    };
    // What goes into no number of pixels is too much in any case.
    let side = |tag: u64| Some(u32::try_from(value_of(tag)?).unwrap_or(u32::MAX));
    Some((side(WIDTH)?, side(HEIGHT)?))
}

impl Form {
    fn of(bytes: &[u8]) -> Option<Form> {
        match bytes {
            [b'I', b'I', 42, 0, ..] => Some(Form { little: true, big: false }),
            [b'M', b'M', 0, 42, ..] => Some(Form { little: false, big: false }),
            [b'I', b'I', 43, 0, ..] => Some(Form { little: true, big: true }),
            [b'M', b'M', 0, 43, ..] => Some(Form { little: false, big: true }),
            _ => None,
        }
    }

    /// The number of `width` bytes at a place.
    fn number(self, bytes: &[u8], at: usize, width: usize) -> Option<u64> {
        let bytes = bytes.get(at..at.checked_add(width)?)?;
        let joined = |sum: u64, byte: &u8| sum << 8 | u64::from(*byte);
        Some(if self.little { bytes.iter().rev().fold(0, joined) } else { bytes.iter().fold(0, joined) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A file of nothing but a header and a directory of width and height, each a long number.
    fn header(mark: &[u8], big: bool, little: bool, side: u32) -> Vec<u8> {
        let number = |value: u64, width: usize| {
            let bytes = value.to_le_bytes()[..width].to_vec();
            if little { bytes } else { bytes.into_iter().rev().collect() }
        };
        let place = if big { 8 } else { 4 };
        let mut bytes = mark.to_vec();
        if big {
            bytes.extend([number(8, 2), number(0, 2)].concat());
        }
        let directory = bytes.len() + place;
        bytes.extend(number(directory as u64, place));
        bytes.extend(number(2, if big { 8 } else { 2 }));
        for tag in [WIDTH, HEIGHT] {
            let value = number(u64::from(side), 4);
            bytes
                .extend([number(tag, 2), number(4, 2), number(1, place), value, vec![0; place - 4]].concat());
        }
        bytes
    }

    #[test]
    fn the_header_says_how_large_a_picture_is() {
        let check = |mark: &[u8], big, little| {
            let bytes = header(mark, big, little, 50_000);
            assert!(is_tiff(&bytes));
            assert_eq!(dimensions(&bytes), Some((50_000, 50_000)), "{mark:?}");
            assert!((0..bytes.len()).all(|end| dimensions(&bytes[..end]).is_none()), "cut short");
        };
        check(b"II*\0", false, true);
        check(b"MM\0*", false, false);
        check(b"II+\0", true, true);
        check(b"MM\0+", true, false);
        assert_eq!(dimensions(b"II*\0\xff\xff\xff\xff"), None);
        assert_eq!(dimensions(b"II*"), None);
    }
}
