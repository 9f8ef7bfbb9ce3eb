//! Font files without the tables that a PDF has no use for.

use skrifa::FontRef;

/// The tables that an embedded TrueType font may need (ISO 32000-1, 9.9). Left out are the names, with
/// their licence text, and the names of glyphs: more than a kilobyte a face.
const NEEDED: [&[u8; 4]; 9] =
    [b"cvt ", b"fpgm", b"glyf", b"head", b"hhea", b"hmtx", b"loca", b"maxp", b"prep"];

/// Bytes of a file's head and of each entry in its directory (OpenType 1.9, Font File).
const HEAD: usize = 12;
const ENTRY: usize = 16;

/// The font with only the tables that it needs, each as it is; `None` where it is broken.
pub(super) fn without_names(font: &[u8]) -> Option<Vec<u8>> {
    let file = FontRef::new(font).ok()?;
    let kept: Vec<_> = file
        .table_directory()
        .table_records()
        .iter()
        .filter(|record| NEEDED.contains(&&record.tag().to_be_bytes()))
        .collect();
    let mut head = Vec::with_capacity(HEAD + kept.len() * ENTRY);
    let mut body = Vec::with_capacity(font.len());
    let count = u16::try_from(kept.len()).ok()?;
    let selector = count.checked_ilog2()?;
    let range = (1_u16 << selector) * ENTRY as u16;
    head.extend_from_slice(&0x0001_0000_u32.to_be_bytes());
    for number in [count, range, selector as u16, count * ENTRY as u16 - range] {
        head.extend_from_slice(&number.to_be_bytes());
    }
    for record in &kept {
        let offset = HEAD + kept.len() * ENTRY + body.len();
        head.extend_from_slice(&record.tag().to_be_bytes());
        head.extend_from_slice(&record.checksum().to_be_bytes());
        head.extend_from_slice(&u32::try_from(offset).ok()?.to_be_bytes());
        head.extend_from_slice(&record.length().to_be_bytes());
        body.extend_from_slice(file.table_data(record.tag())?.as_bytes());
        body.resize(body.len().next_multiple_of(4), 0);
    }
    head.append(&mut body);
    Some(head)
}
