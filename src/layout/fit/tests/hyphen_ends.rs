//! Columns that end in a hyphen.

use super::*;
use crate::layout::fit::hyphen_ends::ends_in_hyphen;

/// A flyer that one page holds to its last row, and whose first column ends there in a hyphen whatever ways its
/// paragraphs take.
const FULL_PAGE: &str = include_str!("../../../../tests/suite/hyphen-end.toml");

#[test]
fn a_column_that_would_end_in_a_hyphen_does_not_at_a_setting_nearby() {
    let (flyer, faces) = (flyer(FULL_PAGE.to_owned()), Faces::built_in());
    let shared = Shared::new(&flyer, &faces);
    let fitter = unasked(&flyer, &faces, &shared);
    let level = fitter.without_remnant().with_level_ends(None);
    assert!(ends_in_hyphen(&level));
    let before = level.rung;
    let mended = fitter.without_hyphen_ends(level);
    assert!(!ends_in_hyphen(&mended));
    assert_eq!(mended.pages(), 1);
    assert!(mended.rung.size <= before.size && mended.rung != before, "{before}, then {}", mended.rung);
}
