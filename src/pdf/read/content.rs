//! The operators of a page, read back as items: those that flysheet writes, and no others.

use lopdf::content::Operation;
use lopdf::{Dictionary, Object};

use super::Edges;
use super::font::Fonts;
use super::picture::Pictures;
use super::state::{Matrix, State, ink};
use super::structure::Tree;
use crate::frame::{ArtifactKind, FillRule, Glyph, GlyphRun, Item, ItemKind, Mark, PathPart, Shape, Turn};
use crate::geom::{Length, Point};
use crate::pdf::font::GLYPH_SPACE;
use crate::text::FaceId;

/// What is not content and says no more of itself.
const DECORATION: Mark = Mark::Artifact(ArtifactKind::Decoration);

/// The items of a page as they gather.
struct Reader<'a> {
    page: usize,
    edges: Edges,
    tree: &'a Tree,
    fonts: &'a Fonts,
    pictures: &'a mut Pictures,
    state: State,
    kept: Vec<State>,
    marks: Vec<Mark>,
    /// The text matrix: where the pen stands.
    pen: Matrix,
    path: Vec<PathPart>,
    items: Vec<Item>,
}

/// The items that the operators of page `page` draw.
pub(super) fn items(
    operations: &[Operation],
    page: usize,
    edges: Edges,
    tree: &Tree,
    fonts: &Fonts,
    pictures: &mut Pictures,
) -> Vec<Item> {
    let state = State::new();
    let pen = state.place;
    let (kept, marks, path, items) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let mut reader = Reader { page, edges, tree, fonts, pictures, state, kept, marks, pen, path, items };
    for operation in operations {
        reader.operation(operation);
    }
    reader.items
}

impl Reader<'_> {
    fn operation(&mut self, operation: &Operation) {
        let operands = operation.operands.as_slice();
        let numbers: Vec<f64> = operands.iter().filter_map(number).collect();
        match (operation.operator.as_str(), numbers.as_slice()) {
            ("BDC", _) => self.marks.push(self.mark(operands.get(1).and_then(|kept| kept.as_dict().ok()))),
            ("BMC", _) => self.marks.push(DECORATION),
            ("EMC", _) => drop(self.marks.pop()),
            ("q", _) => self.kept.push(self.state.clone()),
            ("Q", _) => self.state = self.kept.pop().unwrap_or_else(|| self.state.clone()),
            ("cm", &[a, b, c, d, e, f]) => {
                self.state.place = Matrix([a, b, c, d, e, f]).then(self.state.place);
            }
            ("g" | "rg" | "k", shares) => self.state.fill = ink(shares).unwrap_or(self.state.fill),
            ("G" | "RG" | "K", shares) => {
                self.state.stroke.ink = ink(shares).unwrap_or(self.state.stroke.ink);
            }
            ("w", &[width]) => self.state.stroke.width = Length::pt(width),
            ("Tf", &[size]) => {
                let name = operands.first().and_then(|name| name.as_name().ok()).unwrap_or_default();
                self.state.font = (name.to_vec(), size);
            }
            ("Tc", &[tracking]) => self.state.tracking = tracking,
            ("Ts", &[rise]) => self.state.rise = rise,
            ("Tm", &[a, b, c, d, e, f]) => self.pen = Matrix([a, b, c, d, e, f]),
            ("TJ", _) => self.show(operands.first().and_then(|shown| shown.as_array().ok())),
            ("m", &[x, y]) => self.path.push(PathPart::Move(self.place(x, y))),
            ("l", &[x, y]) => self.path.push(PathPart::Line(self.place(x, y))),
            ("c", &[ax, ay, bx, by, x, y]) => {
                let (one, two) = (self.place(ax, ay), self.place(bx, by));
                self.path.push(PathPart::Curve(one, two, self.place(x, y)));
            }
            ("h", _) => self.path.push(PathPart::Close),
            ("re", &[x, y, width, height]) => {
                let corners = [(x, y), (x + width, y), (x + width, y + height), (x, y + height)];
                let [first, rest @ ..] = corners.map(|(x, y)| self.place(x, y));
                self.path.push(PathPart::Move(first));
                self.path.extend(rest.map(PathPart::Line));
                self.path.push(PathPart::Close);
            }
            ("f" | "F", _) => self.paint(Some(FillRule::NonZero), false),
            ("f*", _) => self.paint(Some(FillRule::EvenOdd), false),
            ("B", _) => self.paint(Some(FillRule::NonZero), true),
            ("B*", _) => self.paint(Some(FillRule::EvenOdd), true),
            ("S", _) => self.paint(None, true),
            ("s", _) => {
                self.path.push(PathPart::Close);
                self.paint(None, true);
            }
            ("n", _) => self.path.clear(),
            ("Do", _) => self.picture(operands.first().and_then(|name| name.as_name().ok())),
            _ => {}
        }
    }

    /// What a marked stretch is content of.
    fn mark(&self, properties: Option<&Dictionary>) -> Mark {
        let Some(properties) = properties else { return DECORATION };
        match properties.get(b"MCID").and_then(Object::as_i64) {
            Ok(number) => self.tree.of_stretch(self.page, number),
            Err(_) if properties.has_type(b"Pagination") => Mark::Artifact(ArtifactKind::Foot),
            Err(_) => DECORATION,
        }
    }

    fn place(&self, x: f64, y: f64) -> Point {
        let (x, y) = self.state.place.apply((x, y));
        self.edges.place(x, y)
    }

    fn add(&mut self, kind: ItemKind) {
        self.items.push(Item { mark: self.marks.last().copied().unwrap_or(DECORATION), kind });
    }

    /// Paints the path: its inside by a rule, and a line along it.
    fn paint(&mut self, rule: Option<FillRule>, line: bool) {
        let path = std::mem::take(&mut self.path);
        let shape = Shape {
            path,
            fill: rule.map(|_| self.state.fill),
            rule: rule.unwrap_or_default(),
            stroke: line.then_some(self.state.stroke),
        };
        self.add(ItemKind::Shape(shape));
    }

    /// Shows codes from the pen on.
    fn show(&mut self, shown: Option<&Vec<Object>>) {
        let (name, size) = &self.state.font;
        let (Some(font), Some(shown)) = (self.fonts.get(name), shown) else { return };
        let [stretch, .., x, y] = self.pen.0;
        // Points for each thousandth of an em.
        let thousandth = size * stretch / GLYPH_SPACE;
        let mut glyphs: Vec<Glyph> = Vec::new();
        let (mut start, mut moved) = (0.0, 0.0);
        for part in shown {
            if let Some(kern) = number(part) {
                let by = -kern * thousandth;
                moved += by;
                match glyphs.last_mut() {
                    Some(last) => last.advance += Length::pt(by),
                    None => start += by,
                }
                continue;
            }
            for code in part.as_str().unwrap_or_default().chunks_exact(2) {
                let code = font.code(code.try_into().map_or(0, u16::from_be_bytes));
                let advance = code.width * thousandth + self.state.tracking * stretch;
                moved += advance;
                glyphs.push(Glyph {
                    id: code.glyph,
                    advance: Length::pt(advance),
                    x_offset: Length::ZERO,
                    y_offset: Length::pt(self.state.rise),
                    text: code.text,
                });
            }
        }
        let origin = self.place(x + start, y);
        self.pen.0 = [stretch, 0.0, 0.0, 1.0, x + moved, y];
        let run = GlyphRun {
            face: font.face.unwrap_or(FaceId::NONE),
            size: Length::pt(*size),
            ink: self.state.fill,
            origin,
            stretch,
            glyphs: glyphs.into(),
            line: None,
        };
        self.add(ItemKind::Glyphs(run));
    }

    /// Shows an image in what the square of one by one has become.
    fn picture(&mut self, name: Option<&[u8]>) {
        let Some(picture) = name.and_then(|name| self.pictures.get(name)) else { return };
        let corner = |x, y| self.state.place.apply((x, y));
        let rect = self.edges.rect(corner(0.0, 0.0), corner(1.0, 1.0));
        self.pictures.turned(picture, turn(self.state.place));
        self.add(ItemKind::Picture { picture, rect });
    }
}

/// How an image is turned whose upright square a transformation has made into another.
fn turn(place: Matrix) -> Turn {
    let [a, b, c, d, ..] = place.0;
    let mirrored = a * d - b * c < 0.0;
    let a_along = if mirrored { (-a, -b) } else { (a, b) };
    let quarters = match a_along {
        (x, y) if x.abs() >= y.abs() => {
            if x > 0.0 {
                0
            } else {
                2
            }
        }
        (_, y) => {
            if y > 0.0 {
                3
            } else {
                1
            }
        }
    };
    Turn { mirrored, quarters }
}

fn number(object: &Object) -> Option<f64> {
    object.as_float().ok().map(f64::from)
}
