//! Optical margins: how far characters hang out of the measure, so that the edges look straight.
//!
//! After Hàn Thế Thành, "Micro-typographic extensions to the TeX typesetting system" (2000), chapter 4. What a
//! character leaves open at an edge is its form, whatever the face; how far a form hangs out depends on the class
//! of the face. The shares are our own, set by eye for text faces at 9 to 10 points.

use super::face::Face;

/// What an edge of a character looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    /// A full stop or comma: a dot on the baseline.
    Stop,
    /// Three stops in one character.
    Ellipsis,
    /// A colon, or a semicolon.
    Colon,
    /// A hyphen, and what is as short and as high.
    Hyphen,
    /// A dash of half an em.
    Dash,
    /// A dash of an em.
    LongDash,
    /// A quotation mark that is a comma, or looks like one.
    Quote,
    /// A quotation mark that is an angle.
    Guillemet,
    /// An exclamation or question mark.
    Mark,
    /// A bracket.
    Bracket,
    /// A slanting stroke, as in V.
    Slant,
    /// An arm without a stem under or over it, as in T.
    Arm,
    /// A bowl, as in O.
    Bowl,
    /// A figure that stands free in its width.
    Figure,
}

/// How far each form hangs out, as a share of its character's width: at the left, and at the right.
struct Shares {
    stop: (f64, f64),
    ellipsis: (f64, f64),
    colon: (f64, f64),
    hyphen: (f64, f64),
    dash: (f64, f64),
    long_dash: (f64, f64),
    quote: (f64, f64),
    guillemet: (f64, f64),
    mark: (f64, f64),
    bracket: (f64, f64),
    slant: (f64, f64),
    arm: (f64, f64),
    bowl: (f64, f64),
    figure: (f64, f64),
}

/// Upright faces with serifs: slants and arms end in them, and leave less open.
const SERIF: Shares = Shares {
    stop: (0.0, 0.7),
    // The last of its stops hangs out as one that stands alone; were two of them outside, its line would look too long.
    ellipsis: (0.0, 0.23),
    colon: (0.0, 0.5),
    hyphen: (0.4, 0.7),
    dash: (0.3, 0.35),
    long_dash: (0.15, 0.2),
    quote: (0.5, 0.6),
    guillemet: (0.35, 0.4),
    mark: (0.05, 0.2),
    bracket: (0.1, 0.1),
    slant: (0.05, 0.05),
    arm: (0.05, 0.06),
    bowl: (0.02, 0.02),
    figure: (0.08, 0.06),
};

/// Faces with serifs that lean: they reach out at the upper right, and stand back at the upper left.
const SERIF_ITALIC: Shares = Shares {
    quote: (0.35, 0.5),
    bracket: (0.05, 0.05),
    slant: (0.04, 0.02),
    arm: (0.08, 0.02),
    mark: (0.05, 0.1),
    ..SERIF
};

/// Upright faces without serifs: open arms and slants, stops that fill more of their width.
const SANS: Shares = Shares {
    stop: (0.0, 0.6),
    ellipsis: (0.0, 0.2),
    colon: (0.0, 0.4),
    hyphen: (0.35, 0.6),
    quote: (0.45, 0.5),
    mark: (0.05, 0.15),
    slant: (0.06, 0.06),
    arm: (0.07, 0.07),
    bowl: (0.015, 0.015),
    ..SERIF
};

/// Faces without serifs that lean.
const SANS_ITALIC: Shares =
    Shares { quote: (0.35, 0.45), bracket: (0.05, 0.05), slant: (0.05, 0.03), arm: (0.08, 0.03), ..SANS };

/// How far the characters of one face hang out.
#[derive(Clone, Copy)]
pub(super) struct Protrusion(&'static Shares);

impl Protrusion {
    /// The table for a face, by its class and slope.
    pub fn of(face: &Face) -> Protrusion {
        Protrusion(match (face.sans, face.italic) {
            (false, false) => &SERIF,
            (false, true) => &SERIF_ITALIC,
            (true, false) => &SANS,
            (true, true) => &SANS_ITALIC,
        })
    }

    /// The share of its width by which a character hangs out at the left of a line.
    pub fn left(self, character: char) -> f64 {
        left_form(character).map_or(0.0, |form| self.shares(form).0)
    }

    /// The share of its width by which a character hangs out at the right of a line.
    pub fn right(self, character: char) -> f64 {
        right_form(character).map_or(0.0, |form| self.shares(form).1)
    }

    fn shares(self, form: Form) -> (f64, f64) {
        let shares = self.0;
        match form {
            Form::Stop => shares.stop,
            Form::Ellipsis => shares.ellipsis,
            Form::Colon => shares.colon,
            Form::Hyphen => shares.hyphen,
            Form::Dash => shares.dash,
            Form::LongDash => shares.long_dash,
            Form::Quote => shares.quote,
            Form::Guillemet => shares.guillemet,
            Form::Mark => shares.mark,
            Form::Bracket => shares.bracket,
            Form::Slant => shares.slant,
            Form::Arm => shares.arm,
            Form::Bowl => shares.bowl,
            Form::Figure => shares.figure,
        }
    }
}

/// The form of what is alike at both edges.
fn form(character: char) -> Option<Form> {
    Some(match character {
        '.' | ',' => Form::Stop,
        '…' => Form::Ellipsis,
        ':' | ';' => Form::Colon,
        '-' | '\u{2010}' | '\u{2011}' | '\u{ad}' | '•' => Form::Hyphen,
        '–' => Form::Dash,
        '—' => Form::LongDash,
        '“' | '”' | '„' | '‘' | '’' | '‚' | '"' | '\'' => Form::Quote,
        '«' | '»' | '‹' | '›' => Form::Guillemet,
        '!' | '?' | '¡' | '¿' => Form::Mark,
        '(' | ')' | '[' | ']' => Form::Bracket,
        'A' | 'V' | 'W' | 'X' | 'Y' | 'v' | 'w' | 'x' | 'y' => Form::Slant,
        'А' | 'У' | 'Х' | 'Ж' | 'у' | 'х' | 'ж' => Form::Slant,
        'Α' | 'Λ' | 'Δ' | 'Υ' | 'Χ' | 'ν' | 'γ' | 'χ' | 'λ' => Form::Slant,
        'T' | 'Т' | 'Τ' | 'т' | 'τ' | 'Ъ' => Form::Arm,
        'O' | 'Q' | 'o' | 'О' | 'о' | 'Ф' | 'ф' | 'Ο' | 'Θ' | 'Φ' | 'ο' | 'θ' | 'φ' | 'σ' => {
            Form::Bowl
        }
        '1' => Form::Figure,
        _ => return None,
    })
}

/// The form of a character's left edge; `None` where it stands straight.
fn left_form(character: char) -> Option<Form> {
    match character {
        'J' | '7' => Some(Form::Arm),
        '4' => Some(Form::Slant),
        'Л' | 'Я' | 'л' | 'я' => Some(Form::Slant),
        'C' | 'G' | 'c' | 'd' | 'e' | 'q' | 'С' | 'с' | 'е' | 'є' | 'Є' | 'α' | 'δ' | 'ε' => {
            Some(Form::Bowl)
        }
        _ => form(character),
    }
}

/// The form of a character's right edge; `None` where it stands straight.
fn right_form(character: char) -> Option<Form> {
    match character {
        'F' | 'L' | 'P' | 'r' | 't' | 'Г' | 'г' | 'Р' | 'Γ' | 'Ρ' | '7' => Some(Form::Arm),
        'K' | 'k' | 'R' | 'К' | 'к' | 'Κ' | 'κ' => Some(Form::Slant),
        'D' | 'b' | 'p' | 'э' | 'Э' | 'ю' | 'Ю' | 'р' | 'ρ' => Some(Form::Bowl),
        _ => form(character),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::faces::{BODY_FAMILY, FaceQuery, Faces, HEADING_FAMILY};

    #[test]
    fn shares_go_with_the_class_of_the_face() {
        let faces = Faces::built_in();
        let check = |family: &str, italic: bool, character: char, left: f64, right: f64| {
            let id = faces.find(&FaceQuery { family: family.into(), weight: 400, italic }).unwrap();
            let table = Protrusion::of(faces.get(id).unwrap());
            assert_eq!(
                (table.left(character), table.right(character)),
                (left, right),
                "{family} {character}"
            );
        };
        check(BODY_FAMILY, false, '.', 0.0, 0.7);
        check(HEADING_FAMILY, false, '.', 0.0, 0.6);
        check(BODY_FAMILY, false, '…', 0.0, 0.23);
        check(BODY_FAMILY, false, 'T', 0.05, 0.06);
        check(BODY_FAMILY, true, 'T', 0.08, 0.02);
        check(HEADING_FAMILY, true, 'Т', 0.08, 0.03);
        check(HEADING_FAMILY, false, 'Γ', 0.0, 0.07);
        check(BODY_FAMILY, false, 'n', 0.0, 0.0);
    }
}
