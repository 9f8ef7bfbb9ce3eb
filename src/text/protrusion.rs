//! Optical margins: how far characters hang out of the measure, so that the edges look straight.
//!
//! After Hàn Thế Thành, "Micro-typographic extensions to the TeX typesetting system" (2000), chapter 4; the
//! shares are our own, set by eye for text faces at 9 to 10 points.

/// The share of its width by which a character hangs out at the left of a line.
pub(super) fn left(character: char) -> f64 {
    match character {
        '“' | '‘' | '„' | '‚' | '"' | '\'' | '«' | '‹' => 0.5,
        '-' | '‐' | '–' | '•' => 0.4,
        '—' => 0.2,
        '(' | '[' => 0.1,
        'A' | 'T' | 'V' | 'W' | 'Y' | 'А' | 'Т' | 'У' => 0.06,
        _ => 0.0,
    }
}

/// The share of its width by which a character hangs out at the right of a line.
pub(super) fn right(character: char) -> f64 {
    match character {
        '.' | ',' | '…' | '-' | '‐' | '\u{ad}' => 0.7,
        '”' | '’' | '"' | '\'' | '»' | '›' => 0.6,
        ':' | ';' => 0.5,
        '–' | '!' | '?' => 0.3,
        '—' => 0.2,
        ')' | ']' => 0.1,
        'A' | 'T' | 'V' | 'W' | 'Y' | 'r' | 'А' | 'Т' | 'У' | 'г' => 0.05,
        _ => 0.0,
    }
}
