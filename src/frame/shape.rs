//! Paths and the inks that they are drawn in.

use crate::geom::{Length, Point, Rect, Size};

/// A path, filled or stroked or both.
#[derive(Clone, Debug, PartialEq)]
pub struct Shape {
    /// The path.
    pub path: Vec<PathPart>,
    /// The colour inside.
    pub fill: Option<Ink>,
    /// What is inside.
    pub rule: FillRule,
    /// The line along the path.
    pub stroke: Option<Stroke>,
}

/// What counts as the inside of a path that crosses itself or has holes (ISO 32000-1, 8.5.3.3).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FillRule {
    /// Where the path winds around a place, on balance.
    #[default]
    NonZero,
    /// Where a ray from the place crosses the path an odd number of times.
    EvenOdd,
}

impl Shape {
    /// A filled rectangle.
    pub fn rectangle(rect: Rect, ink: Ink) -> Shape {
        let corner = |x, y| Point::new(x, y);
        Shape {
            path: vec![
                PathPart::Move(corner(rect.left(), rect.top())),
                PathPart::Line(corner(rect.right(), rect.top())),
                PathPart::Line(corner(rect.right(), rect.bottom())),
                PathPart::Line(corner(rect.left(), rect.bottom())),
                PathPart::Close,
            ],
            fill: Some(ink),
            rule: FillRule::NonZero,
            stroke: None,
        }
    }

    /// The upright rectangle around the path and the controls of its curves; the line's width does not
    /// count. `None` where the path has no place at all.
    pub fn bounds(&self) -> Option<Rect> {
        let mut corners: Option<(Point, Point)> = None;
        let mut hold = |place: Point| {
            let (least, most) = corners.unwrap_or((place, place));
            corners = Some((
                Point::new(least.x.min(place.x), least.y.min(place.y)),
                Point::new(most.x.max(place.x), most.y.max(place.y)),
            ));
        };
        for part in &self.path {
            match *part {
                PathPart::Move(end) | PathPart::Line(end) => hold(end),
                PathPart::Curve(first, second, end) => [first, second, end].into_iter().for_each(&mut hold),
                PathPart::Close => {}
            }
        }
        let (least, most) = corners?;
        Some(Rect::new(least, Size::new(most.x - least.x, most.y - least.y)))
    }
}

impl Shape {
    /// Moves the path to the right and down.
    pub fn move_by(&mut self, by: Point) {
        for part in &mut self.path {
            *part = match *part {
                PathPart::Move(to) => PathPart::Move(to.moved(by)),
                PathPart::Line(to) => PathPart::Line(to.moved(by)),
                PathPart::Curve(one, two, to) => PathPart::Curve(one.moved(by), two.moved(by), to.moved(by)),
                PathPart::Close => PathPart::Close,
            };
        }
    }
}

/// A line along a path, with butt caps, and with mitred joins up to four times its width.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stroke {
    /// The colour.
    pub ink: Ink,
    /// The line's width.
    pub width: Length,
}

/// One step of a path.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum PathPart {
    /// Begins a new outline.
    Move(Point),
    /// A straight line.
    Line(Point),
    /// A cubic Bézier curve: two controls and the end.
    Curve(Point, Point, Point),
    /// A straight line back to where the outline began.
    Close,
}

/// A colour with both its values: on screen and on press.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Ink {
    /// Red, green and blue, 0 to 255.
    pub rgb: [u8; 3],
    /// What a press prints.
    pub press: PressInk,
}

/// What a press prints a colour with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum PressInk {
    /// Cyan, magenta, yellow and black, in per cent, as somebody chose them.
    Process([u8; 4]),
    /// What the press's profile makes of the screen's value: nobody has chosen anything else.
    FromScreen,
    /// An ink of its own, mixed before it comes to the press.
    Spot {
        /// Place in [`Document::spots`](super::Document::spots).
        place: u8,
        /// How strong it is printed, in per cent.
        strength: u8,
    },
    /// All inks of the press at full strength, for marks that show how its plates lie on one another.
    Registration,
}

/// An ink that is mixed before it comes to the press.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot {
    /// The name that the press knows it by.
    pub name: String,
    /// What stands for it where it is not to be had: cyan, magenta, yellow and black in per cent.
    pub cmyk: [u8; 4],
}

impl Ink {
    /// Black text: black only, on press.
    pub const BLACK: Ink = Ink::new([0, 0, 0], [0, 0, 0, 100]);
    /// Paper.
    pub const WHITE: Ink = Ink::new([255, 255, 255], [0, 0, 0, 0]);

    /// An ink of which both values were chosen: red, green and blue, 0 to 255, and cyan, magenta, yellow and black
    /// in per cent.
    pub const fn new(rgb: [u8; 3], cmyk: [u8; 4]) -> Ink {
        Ink { rgb, press: PressInk::Process(cmyk) }
    }

    /// Whether a press prints it with black alone, or with a tint of it.
    pub fn is_black_only(self) -> bool {
        matches!(self.press, PressInk::Process([0, 0, 0, black]) if black > 0)
    }

    /// An ink of which only the screen's value is known. Greys are tints of black on the press too, and white is
    /// paper, whatever a profile makes of them.
    pub fn from_rgb(rgb: [u8; 3]) -> Ink {
        let [r, g, b] = rgb;
        if r == g && g == b {
            let black = (f64::from(255 - r) / 2.55).round() as u8;
            return Ink::new(rgb, [0, 0, 0, black]);
        }
        Ink { rgb, press: PressInk::FromScreen }
    }

    /// This ink thinned to `share` (0 to 1) of its strength, as an opaque tint.
    pub fn tint(self, share: f64) -> Ink {
        let thin = |value: u8| (f64::from(value) * share).round() as u8;
        let lighten = |value: u8| 255 - (f64::from(255 - value) * share).round() as u8;
        let press = match self.press {
            PressInk::Process(cmyk) => PressInk::Process(cmyk.map(thin)),
            PressInk::Spot { place, strength } => PressInk::Spot { place, strength: thin(strength) },
            press @ (PressInk::FromScreen | PressInk::Registration) => press,
        };
        Ink { rgb: self.rgb.map(lighten), press }
    }
}
