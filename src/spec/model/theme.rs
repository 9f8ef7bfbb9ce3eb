//! What a flyer looks like: page, type, bounds for fitting, colour.

use std::path::PathBuf;
use std::sync::Arc;

use crate::diag::Span;
use crate::geom::{Length, Size};

/// Page, type, bounds and colour of a flyer.
#[derive(Clone, Debug, PartialEq, Hash)]
pub struct Theme {
    /// The page.
    pub page: PageTheme,
    /// The type.
    pub text: TypeTheme,
    /// Bounds for fitting.
    pub fit: FitTheme,
    /// The programme's colour.
    pub accent: Accent,
    /// The press.
    pub press: PressTheme,
}

/// The page and its columns.
#[derive(Clone, Debug, PartialEq, Hash)]
pub struct PageTheme {
    /// The trimmed page.
    pub size: Size,
    /// The top margin.
    pub top: Length,
    /// The bottom margin.
    pub bottom: Length,
    /// The left margin.
    pub left: Length,
    /// The right margin.
    pub right: Length,
    /// The number of columns, 1 to 4.
    pub columns: usize,
    /// The space between two columns.
    pub gutter: Length,
    /// How far art that reaches the edge goes past it.
    pub bleed: Length,
    /// Where the theme speaks of the page, for findings about it.
    pub span: Option<Span>,
    /// Where it gives single measures of it.
    pub spans: PageSpans,
}

/// Where a theme gives measures of its page, for findings about them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct PageSpans {
    /// The top margin.
    pub top: Option<Span>,
    /// The bottom margin.
    pub bottom: Option<Span>,
    /// The left margin.
    pub left: Option<Span>,
    /// The right margin.
    pub right: Option<Span>,
    /// The bleed, of the page or of the press.
    pub bleed: Option<Span>,
}

/// The type of a flyer.
#[derive(Clone, Debug, PartialEq, Hash)]
pub struct TypeTheme {
    /// Extra folders of font files, as paths that can be opened.
    pub fonts: Vec<(PathBuf, Span)>,
    /// The family of running text; `None` for the built-in one.
    pub body: Option<(String, Span)>,
    /// The family of headings; `None` for the built-in one.
    pub heading: Option<(String, Span)>,
    /// The size of running text.
    pub size: Length,
    /// The distance between baselines: the unit of the grid.
    pub leading: Length,
    /// Whether running text is justified where columns are wide enough for it.
    pub justify: bool,
}

/// How far fitting may go.
#[derive(Clone, Debug, PartialEq, Hash)]
pub struct FitTheme {
    /// Least and greatest size of running text.
    pub size: (Length, Length),
    /// Least and greatest leading.
    pub leading: (Length, Length),
}

/// One colour, for the screen and for the press.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Accent {
    /// Red, green and blue, 0 to 255.
    pub rgb: [u8; 3],
    /// Cyan, magenta, yellow and black in per cent; `None` where the spec gives no press value.
    pub cmyk: Option<[u8; 4]>,
    /// The name of an ink of its own, where the press is to have one; there is a press value then.
    pub spot: Option<String>,
    /// Where the spec gives the colour on the screen, for findings about it.
    pub span: Option<Span>,
    /// Where it gives the one on the press.
    pub press_span: Option<Span>,
}

/// What a print shop asks of the file that it gets.
#[derive(Clone, Debug, PartialEq, Hash)]
pub struct PressTheme {
    /// How its press shows inks on its paper; `None` for coated paper after FOGRA39.
    pub profile: Option<IccProfile>,
    /// Whether crop marks, registration marks and a colour bar stand around the page.
    pub marks: bool,
    /// The most ink in one place, all inks together, in per cent.
    pub ink_limit: u16,
    /// How far art that reaches the edge must go past it.
    pub bleed: Length,
    /// Where the theme speaks of the press, for findings about it.
    pub span: Option<Span>,
}

/// An ICC profile from a file, for output in cyan, magenta, yellow and black.
#[derive(Clone, Debug, PartialEq, Hash)]
pub struct IccProfile {
    /// The path, for messages.
    pub path: PathBuf,
    /// The profile.
    pub bytes: Arc<[u8]>,
    /// Where the spec names it.
    pub span: Span,
}
