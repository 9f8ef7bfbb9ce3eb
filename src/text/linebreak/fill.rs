//! How a line is brought to the measure: its letters give first, and its spaces give what is left.

use crate::geom::Length;

/// How much the letters of a line may widen or narrow in shape, as a share of their width: what the eye does not
/// see (H. Zapf's hz-program; Thành, cited in `protrusion`, chapter 5).
pub(in crate::text) const EXPANSION: f64 = 0.02;

/// How much the letters of a line may be set apart or together, as a share of their width.
pub(in crate::text) const TRACKING: f64 = 0.02;

/// What letters and spaces of a line do to fill the measure.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::text) struct Fill {
    /// The share of what the letters may widen (positive) or narrow (negative) that they do.
    pub letters: f64,
    /// How far the spaces stretch (positive) or shrink (negative), in units of what they well may.
    pub spaces: f64,
}

/// How a line takes up a shortfall, or an excess where it is negative: letters first, by up to `flex`; what is
/// left goes into spaces, which well may stretch by `stretch` and shrink by `shrink`.
pub(in crate::text) fn fill(shortfall: Length, flex: Length, stretch: Length, shrink: Length) -> Fill {
    let left = shortfall.abs() - flex;
    if left <= Length::ZERO {
        let letters = if flex > Length::ZERO { shortfall / flex } else { 0.0 };
        return Fill { letters, spaces: 0.0 };
    }
    let letters = if flex > Length::ZERO { 1.0 } else { 0.0 };
    if left.fits(Length::ZERO) {
        return Fill { letters: if shortfall < Length::ZERO { -letters } else { letters }, spaces: 0.0 };
    }
    match shortfall < Length::ZERO {
        true => Fill { letters: -letters, spaces: -(left / shrink.max(LEAST)) },
        false => Fill { letters, spaces: left / stretch.max(LEAST) },
    }
}

/// What a line without spaces counts as able to give: next to nothing.
const LEAST: Length = Length::pt(1e-6);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_give_first() {
        let check = |shortfall: f64, letters: f64, spaces: f64| {
            let filled = fill(Length::pt(shortfall), Length::pt(4.0), Length::pt(10.0), Length::pt(5.0));
            assert_eq!(filled, Fill { letters, spaces }, "{shortfall}");
        };
        check(0.0, 0.0, 0.0);
        check(2.0, 0.5, 0.0);
        check(-4.0, -1.0, 0.0);
        check(9.0, 1.0, 0.5);
        check(-9.0, -1.0, -1.0);
    }

    #[test]
    fn without_letters_that_flex_spaces_give_it_all() {
        let filled = fill(Length::pt(5.0), Length::ZERO, Length::pt(10.0), Length::pt(5.0));
        assert_eq!(filled, Fill { letters: 0.0, spaces: 0.5 });
    }
}
