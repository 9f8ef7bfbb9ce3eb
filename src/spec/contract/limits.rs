//! The least and the greatest that keys may hold, each with what lies at either end.

use super::{Bounds, Kind};
use crate::geom::Length;

/// The least and greatest year: what four digits can say.
pub(super) const YEARS: Kind = Kind::Integer { least: 1, most: 9999 };

/// The greatest number of pages: a flyer of more is a typing error.
pub const MOST_PAGES: i64 = 64;

/// Sides of a page, from a business card's short side to beyond A0.
pub(super) const SIDE: Bounds = Bounds { least: Length::mm(50.0), most: Length::mm(1500.0), unit: "mm" };
/// Margins, from none to half of an A2 page.
pub(super) const MARGIN: Bounds = Bounds { least: Length::ZERO, most: Length::mm(200.0), unit: "mm" };
/// Gutters, from none to what still reads as one page.
pub(super) const GUTTER: Bounds = Bounds { least: Length::ZERO, most: Length::mm(100.0), unit: "mm" };
/// Bleeds, from none to more than any press asks for.
pub(super) const BLEED: Bounds = Bounds { least: Length::ZERO, most: Length::mm(25.0), unit: "mm" };
/// Limits of ink, from one ink in full to all four.
pub(super) const INK_LIMIT: Kind = Kind::Integer { least: 100, most: 400 };
/// Type sizes, from the smallest print to a poster's running text.
pub(super) const SIZE: Bounds = Bounds { least: Length::pt(4.0), most: Length::pt(72.0), unit: "pt" };
/// Distances between baselines, for those sizes.
pub(super) const LEADING: Bounds = Bounds { least: Length::pt(4.0), most: Length::pt(144.0), unit: "pt" };
