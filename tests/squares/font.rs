//! A font of squares: every character that it has is as wide as its em, so that a page is a sheet of squared paper.

/// The family's name.
pub const FAMILY: &str = "Squares";

/// Units of the em.
const EM: u16 = 1000;

/// The characters, each with a glyph of its own behind the one for what is missing.
const FIRST: u32 = 0x20;
const LAST: u32 = 0x7e;

/// The bytes of the font file: the tables of OpenType 1.9 that layout reads, and no outlines.
pub fn squares() -> Vec<u8> {
    let glyphs = (LAST - FIRST + 2) as u16;
    let tables: [(&[u8; 4], Vec<u8>); 6] = [
        (b"cmap", cmap()),
        // Version, revision, checksum, magic number, flags, units of the em, two dates, box, style, least size,
        // direction, form of offsets, form of glyphs.
        (
            b"head",
            words(&[
                1, 0, 1, 0, 0, 0, 0x5f0f, 0x3cf5, 0, EM, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, EM, EM, 0, 8, 2, 0, 0,
            ]),
        ),
        // Version, ascent, descent, gap, greatest advance, and at the end how many glyphs have an advance of their own.
        (
            b"hhea",
            words(&[1, 0, 800, 200_u16.wrapping_neg(), 0, EM, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, glyphs]),
        ),
        // Each glyph's advance, and what it leaves white at its left.
        (b"hmtx", words(&[EM, 0].repeat(usize::from(glyphs)))),
        (b"maxp", words(&[0, 0x5000, glyphs])),
        (b"name", name()),
    ];
    // The directory: a form of font, how many tables there are, and three numbers for searching in them.
    let mut file = words(&[1, 0, tables.len() as u16, 64, 2, 32]);
    let mut offset = file.len() + tables.len() * 16;
    for (tag, table) in &tables {
        file.extend_from_slice(*tag);
        for number in [0, offset as u32, table.len() as u32] {
            file.extend(number.to_be_bytes());
        }
        offset += table.len().next_multiple_of(4);
    }
    for (_, table) in tables {
        file.extend(table);
        file.resize(file.len().next_multiple_of(4), 0);
    }
    file
}

/// The characters: one group in the form of segments (format 12), for Windows and all of Unicode.
fn cmap() -> Vec<u8> {
    let mut table = words(&[0, 1, 3, 10, 0, 12, 12, 0]);
    for number in [28, 0, 1, FIRST, LAST, 1] {
        table.extend(u32::to_be_bytes(number));
    }
    table
}

/// The names: the family's, in UTF-16, for Windows and in English.
fn name() -> Vec<u8> {
    let family: Vec<u16> = FAMILY.encode_utf16().collect();
    words(&[&[0, 1, 18, 3, 1, 0x409, 1, family.len() as u16 * 2, 0], family.as_slice()].concat())
}

/// Numbers of two bytes, the high one first.
fn words(numbers: &[u16]) -> Vec<u8> {
    numbers.iter().flat_map(|number| number.to_be_bytes()).collect()
}
