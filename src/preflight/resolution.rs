//! Pictures have the pixels that print needs.

use super::{Finished, Shown, corner};
use crate::diag::{Code, Diagnostic, Severity, Span};
use crate::frame::Picture;
use crate::geom::{Length, Rect};

/// Pixels to an inch that a printed picture should have: twice the lines of a screen of 150 to an inch, which is
/// what offset presses use on coated paper.
const WANTED: f64 = 300.0;

/// Pixels to an inch below which anybody sees them.
const LEAST: f64 = 150.0;

/// A finding for each picture with fewer than 300 pixels to an inch where it stands: a warning, and an error below 150.
pub(super) fn check(finished: &Finished<'_>) -> Vec<Diagnostic> {
    let finding = |shown: &Shown<'_>| {
        let pixels = pixels(finished.document.pictures.get(shown.picture)?)?;
        let density = density(pixels, shown.rect);
        let severity = if density < LEAST { Severity::Error } else { Severity::Warning };
        (density < WANTED).then(|| {
            finding(finished.span_of_picture(shown), pixels, density, shown.rect)
                .as_bad_as(severity)
                .on_page(corner(shown.page, shown.rect))
        })
    };
    finished.shown.iter().filter_map(finding).collect()
}

/// Pixels from left to right and from top to bottom, as the picture is looked at; `None` for a drawing.
fn pixels(picture: &Picture) -> Option<(u32, u32)> {
    match picture {
        Picture::Drawing(_) => None,
        Picture::Jpeg(jpeg) if jpeg.turn.is_sideways() => Some((jpeg.height, jpeg.width)),
        Picture::Jpeg(jpeg) => Some((jpeg.width, jpeg.height)),
        Picture::Raster(raster) => Some((raster.width, raster.height)),
    }
}

/// Whole pixels to an inch, in the direction that has fewer.
fn density((across, down): (u32, u32), rect: Rect) -> f64 {
    let inch = Length::inches(1.0);
    let across = f64::from(across) / (rect.size.width / inch);
    let down = f64::from(down) / (rect.size.height / inch);
    across.min(down).round()
}

fn finding(span: Span, (across, down): (u32, u32), density: f64, rect: Rect) -> Diagnostic {
    let (width, height) = (rect.size.width.to_mm(), rect.size.height.to_mm());
    let message = format!(
        "the picture has {density:.0} pixels to an inch, where print needs {WANTED:.0}: {across} × {down} pixels for \
         {width:.1} × {height:.1} mm"
    );
    let grown = |pixels: u32| (f64::from(pixels) * WANTED / density.max(1.0)).ceil();
    let help = format!("give a file of {} × {} pixels", grown(across), grown(down));
    Diagnostic::new(Code::LowResolution, span, message).help(help)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geom::{Point, Size};

    #[test]
    fn pixels_are_counted_in_the_direction_that_has_fewer() {
        let check = |pixels: (u32, u32), inches: (f64, f64), expected: f64| {
            let size = Size::new(Length::inches(inches.0), Length::inches(inches.1));
            assert_eq!(density(pixels, Rect::new(Point::default(), size)), expected, "{pixels:?}");
        };
        check((600, 600), (2.0, 2.0), 300.0);
        check((600, 300), (2.0, 2.0), 150.0);
        check((300, 600), (2.0, 2.0), 150.0);
        // What is lost in placing a picture is not lost to the eye.
        check((600, 600), (2.001, 2.0), 300.0);
    }
}
