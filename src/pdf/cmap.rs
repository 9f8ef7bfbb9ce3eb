//! Tables of codes: from codes to characters, and from codes to glyphs.

use std::fmt::Write;

use super::font::Code;

/// Entries that one block of a table may hold (Adobe Technical Note 5014, 1.4).
const ENTRIES_PER_BLOCK: usize = 100;

/// The head of a table (Adobe Technical Note 5411), up to its name.
const HEAD: &str = "/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n\
    /CIDSystemInfo<</Registry(Adobe)/Ordering(";

/// The name of the table from codes to CIDs.
pub(super) const CMAP_NAME: &str = "Flysheet-H";

/// The end of a table.
const TAIL: &str = "endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend";

/// The table from codes to characters (ISO 32000-1, 9.10.3).
pub(super) fn to_unicode(codes: &[Code<'_>]) -> Vec<u8> {
    let mut runs: Vec<(usize, usize, u16)> = Vec::new();
    let mut singles: Vec<(usize, &str)> = Vec::new();
    for (code, entry) in codes.iter().enumerate().skip(1) {
        let mut units = entry.text.encode_utf16();
        let (first, second) = (units.next(), units.next());
        match (first, second, runs.last_mut()) {
            (Some(unit), None, Some(run)) if continues(*run, code, unit) => run.1 = code,
            (Some(unit), None, _) => runs.push((code, code, unit)),
            _ => singles.push((code, entry.text)),
        }
    }
    let singles: Vec<String> =
        singles.into_iter().map(|(code, text)| format!("<{code:04X}><{}>", utf16(text))).collect();
    let runs: Vec<String> = runs
        .into_iter()
        .map(|(first, last, unit)| format!("<{first:04X}><{last:04X}><{unit:04X}>"))
        .collect();
    let mut table = head("UCS", "Adobe-Identity-UCS", 2);
    blocks(&mut table, "bfrange", &runs);
    blocks(&mut table, "bfchar", &singles);
    table.push_str(TAIL);
    table.into_bytes()
}

/// The table from codes to the glyphs of a CFF font, which has no CIDToGIDMap (ISO 32000-1, 9.7.5.4).
pub(super) fn to_cid(codes: &[Code<'_>]) -> Vec<u8> {
    let entries: Vec<String> =
        codes.iter().enumerate().map(|(code, entry)| format!("<{code:04X}>{}", entry.glyph)).collect();
    let mut table = head("Identity", CMAP_NAME, 1);
    table.push_str("/WMode 0 def\n");
    blocks(&mut table, "cidchar", &entries);
    table.push_str(TAIL);
    table.into_bytes()
}

/// Whether a code goes on a run of codes: next in number and in character, and within one row of 256
/// of either, as the last byte alone may count up.
fn continues((first, last, unit): (usize, usize, u16), code: usize, next: u16) -> bool {
    code == last + 1
        && usize::from(next) == usize::from(unit) + code - first
        && code / 256 == first / 256
        && next / 256 == unit / 256
}

fn utf16(text: &str) -> String {
    text.encode_utf16().map(|unit| format!("{unit:04X}")).collect()
}

fn head(ordering: &str, name: &str, kind: u8) -> String {
    format!(
        "{HEAD}{ordering})/Supplement 0>>def\n/CMapName/{name} def\n/CMapType {kind} def\n\
         1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n"
    )
}

fn blocks(table: &mut String, kind: &str, entries: &[String]) {
    for block in entries.chunks(ENTRIES_PER_BLOCK) {
        // Writing to a string cannot fail.
        let _ = write!(table, "{} begin{kind}\n{}\nend{kind}\n", block.len(), block.join("\n"));
    }
}

/// The entries of one kind in a table, each as its codes and texts in units of sixteen bits.
pub(super) fn entries(table: &str, kind: &str) -> Vec<Vec<Vec<u16>>> {
    let (begin, end) = (format!("begin{kind}\n"), format!("end{kind}"));
    let blocks = table.split(&begin).skip(1).filter_map(|block| block.split(&end).next());
    let units = |hex: &str| {
        let digits: Vec<char> = hex.chars().collect();
        let unit =
            |digits: &[char]| u16::from_str_radix(&digits.iter().collect::<String>(), 16).unwrap_or_default();
        digits.chunks(4).map(unit).collect()
    };
    let parts = |line: &str| line.split(['<', '>']).filter(|part| !part.is_empty()).map(units).collect();
    blocks.flat_map(|block| block.lines().map(parts).collect::<Vec<_>>()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_make_runs() {
        let check = |texts: &[&str], expected: &str| {
            let texts = [""].iter().chain(texts);
            let codes: Vec<Code<'_>> = texts.map(|text| Code::new(1, text, 500)).collect();
            let table = String::from_utf8(to_unicode(&codes)).unwrap();
            let body = table.split("endcodespacerange\n").nth(1).unwrap();
            assert_eq!(body.strip_suffix(TAIL).unwrap(), expected);
        };
        check(&["a", "b", "d"], "2 beginbfrange\n<0001><0002><0061>\n<0003><0003><0064>\nendbfrange\n");
        check(&["ffi"], "1 beginbfchar\n<0001><006600660069>\nendbfchar\n");
        check(&["\u{ff}", "\u{100}"], "2 beginbfrange\n<0001><0001><00FF>\n<0002><0002><0100>\nendbfrange\n");
        check(&["\u{1f600}"], "1 beginbfchar\n<0001><D83DDE00>\nendbfchar\n");
    }
}
