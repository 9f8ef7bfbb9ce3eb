//! The operators of a content stream, one by one (ISO 32000-1, annex A).

use std::collections::BTreeSet;

use lopdf::content::Operation;
use lopdf::{Dictionary, Object, ObjectId};

use super::mark::{Mark, Marks, mark};
use super::space::Space;
use super::state::{Paint, State};
use super::{Contents, Stretch};
use crate::pdf::check::finding::Findings;
use crate::pdf::check::objects::{Objects, id, number};
use crate::pdf::check::rule::Rule;
use crate::pdf::check::sheet::Sheet;
use crate::pdf::guarded::{operations, unpacked};
use crate::pdf::read::state::Matrix;

/// How many forms may show one another.
const DEEPEST: usize = 24;

/// Follows the content of a page.
pub(super) struct Walker<'w, 'a> {
    pub(super) contents: &'w mut Contents<'a>,
    pub(super) sheet: Sheet<'a>,
    findings: &'w mut Findings,
    pub(super) state: State,
    kept: Vec<State>,
    pub(super) marks: Marks,
    pub(super) resources: Option<&'a Dictionary>,
    /// Forms of this page that were looked at, or are being looked at.
    seen: BTreeSet<ObjectId>,
    depth: usize,
    /// Where the line of text begins.
    line: Matrix,
    /// Where the path begins, on the page.
    path: Option<(f64, f64)>,
}

impl<'w, 'a> Walker<'w, 'a> {
    /// At the beginning of a page.
    pub(super) fn new(contents: &'w mut Contents<'a>, sheet: Sheet<'a>, findings: &'w mut Findings) -> Self {
        Walker {
            contents,
            sheet,
            findings,
            state: State::new(),
            kept: Vec::new(),
            marks: Marks::unasked(),
            resources: None,
            seen: BTreeSet::new(),
            depth: 0,
            line: Matrix::IDENTITY,
            path: None,
        }
    }

    pub(super) fn objects(&self) -> Objects<'a> {
        self.contents.objects
    }

    /// Whether the file claims a standard.
    pub(super) fn claims(&self, standard: crate::pdf::check::Standard) -> bool {
        self.findings.claims(standard)
    }

    /// Adds a breach of this page.
    pub(super) fn add(&mut self, rule: Rule, message: impl Into<String>) {
        self.findings.on(rule, Some(self.sheet.number), None, message);
    }

    /// Adds a breach at a place of this page.
    pub(super) fn add_at(&mut self, rule: Rule, place: Option<(f64, f64)>, message: impl Into<String>) {
        let place = place.map(|place| self.sheet.place(place));
        self.findings.on(rule, Some(self.sheet.number), place, message);
    }

    /// Follows operators that call things by the names of these resources.
    pub(super) fn run(&mut self, operations: &[Operation], resources: Option<&'a Dictionary>, marks: Marks) {
        let (kept_resources, kept_marks) = (self.resources, std::mem::replace(&mut self.marks, marks));
        let (state, depth) = (self.state.clone(), self.marks.depth());
        let kept = std::mem::take(&mut self.kept);
        self.resources = resources;
        for operation in operations {
            self.operation(operation);
        }
        if self.marks.depth() != depth {
            self.add(Rule::BrokenContent, "a mark stays open at the end of the content");
        }
        (self.resources, self.marks, self.state, self.kept) = (kept_resources, kept_marks, state, kept);
    }

    /// Looks at a form, or at anything else with content of its own, once for each page.
    pub(super) fn form(&mut self, object: &'a Object, matrix: Option<Matrix>, marks: Marks) {
        let is_new = id(object).is_none_or(|id| self.seen.insert(id));
        let stream = self.objects().follow(object).and_then(|object| object.as_stream().ok());
        let Some(stream) = stream.filter(|_| is_new && self.depth < DEEPEST) else { return };
        self.group(&stream.dict);
        let Some(operations) = unpacked(stream).and_then(|content| operations(&content)) else {
            return self.add(Rule::BrokenContent, "the content of a form cannot be read");
        };
        let place = self.state.place;
        self.state.place = matrix.unwrap_or(Matrix::IDENTITY).then(place);
        let resources = self.objects().dict(&stream.dict, "Resources").or(self.resources);
        self.depth += 1;
        self.run(&operations, resources, marks);
        self.depth -= 1;
        self.state.place = place;
    }

    /// The beginning of the line of text, on the page.
    fn pen(&self) -> Option<(f64, f64)> {
        Some(self.state.place.apply(self.line.apply((0.0, 0.0))))
    }

    /// Where the square of one by one begins that images fill.
    pub(super) fn corner(&self) -> Option<(f64, f64)> {
        Some(self.state.place.apply((0.0, 1.0)))
    }

    fn operation(&mut self, operation: &Operation) {
        let operands = operation.operands.as_slice();
        let numbers: Vec<f64> = operands.iter().filter_map(number).collect();
        let operator = operation.operator.as_str();
        let name = || operands.last().and_then(|name| name.as_name().ok());
        match (operator, numbers.as_slice()) {
            ("q", _) => self.kept.push(self.state.clone()),
            ("Q", _) => self.state = self.kept.pop().unwrap_or_else(|| self.state.clone()),
            ("cm", &[a, b, c, d, e, f]) => {
                self.state.place = Matrix([a, b, c, d, e, f]).then(self.state.place);
            }
            ("gs", _) => self.graphics_state(name()),
            ("g" | "rg" | "k" | "G" | "RG" | "K", shares) => self.set_device(operator, shares),
            ("cs" | "CS", _) => {
                if let Some(space) = operands.last() {
                    let space = Space::read(self.objects(), space, self.resources);
                    self.judge_space(&space, operator);
                    self.set(operator, Paint { space, shares: Vec::new() });
                }
            }
            ("sc" | "scn" | "SC" | "SCN", shares) => self.set_shares(operator, shares, name()),
            ("BT", _) => self.line = Matrix::IDENTITY,
            ("Tm", &[a, b, c, d, e, f]) => self.line = Matrix([a, b, c, d, e, f]),
            ("Td", &[x, y]) => self.next_line(x, y),
            ("TD", &[x, y]) => {
                self.state.leading = -y;
                self.next_line(x, y);
            }
            ("TL", &[leading]) => self.state.leading = leading,
            ("T*", _) => self.next_line(0.0, -self.state.leading),
            ("Tr", &[mode]) => self.state.text_mode = mode as i64,
            ("Tf", _) => self.font(operands.first().and_then(|name| name.as_name().ok())),
            ("Tj" | "TJ", _) => self.show(),
            ("'" | "\"", _) => {
                self.next_line(0.0, -self.state.leading);
                self.show();
            }
            ("m" | "re", &[x, y, ..]) if self.path.is_none() => {
                self.path = Some(self.state.place.apply((x, y)));
            }
            ("f" | "F" | "f*", _) => self.paint_path(true, false),
            ("S" | "s", _) => self.paint_path(false, true),
            ("B" | "B*" | "b" | "b*", _) => self.paint_path(true, true),
            ("n", _) => self.path = None,
            ("sh", _) => {
                self.painted(None);
                self.shading(name());
            }
            ("Do", _) => self.object(name()),
            ("BI", _) => self.inline_image(operands.first()),
            ("BMC" | "BDC", _) => self.begin(operands),
            ("EMC", _) => self.marks.end(),
            _ => {}
        }
    }

    fn next_line(&mut self, x: f64, y: f64) {
        self.line = Matrix([1.0, 0.0, 0.0, 1.0, x, y]).then(self.line);
    }

    /// Sets the colour of lines, or of all else, as the case of the operator says.
    pub(super) fn set(&mut self, operator: &str, paint: Paint) {
        let is_stroke = operator.starts_with(|first: char| first.is_ascii_uppercase());
        if is_stroke { self.state.stroke = paint } else { self.state.fill = paint }
    }

    fn begin(&mut self, operands: &[Object]) {
        let tag = operands.first().and_then(|tag| tag.as_name().ok()).unwrap_or_default();
        let objects = self.objects();
        let mark = match operands.get(1) {
            Some(Object::Name(name)) => {
                let named = self.resources.and_then(|resources| objects.dict(resources, "Properties"));
                let properties = named.and_then(|named| objects.dict(named, std::str::from_utf8(name).ok()?));
                mark(tag, properties)
            }
            properties => mark(tag, properties.and_then(|properties| properties.as_dict().ok())),
        };
        let is_mixed = self.marks.begin(mark);
        if is_mixed {
            self.add(Rule::Nested, "content and artifact stand in one another");
        }
        if let Mark::Content(number) = mark {
            let Marks { key, is_of_page, .. } = self.marks;
            self.contents.stretches.push(Stretch { page: self.sheet.number, key, number, is_of_page });
        }
    }

    fn show(&mut self) {
        let place = self.pen();
        let (fills, strokes) = self.state.text_paints();
        self.painted(place);
        if fills {
            self.judge_text(place);
        }
        self.judge_ink(fills, strokes, place);
    }

    fn paint_path(&mut self, fills: bool, strokes: bool) {
        let place = self.path.take();
        self.painted(place);
        self.judge_ink(fills, strokes, place);
    }

    /// Something is painted, which must be marked.
    pub(super) fn painted(&mut self, place: Option<(f64, f64)>) {
        if self.marks.is_untagged() {
            self.add_at(Rule::Untagged, place, "something is neither content nor artifact");
        }
    }
}
