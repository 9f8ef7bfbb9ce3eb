//! Pages as sheets: their boxes, and the annotations on them (ISO 32000-1, 14.11.2 and 12.5).

use lopdf::{Dictionary, Object, ObjectId};

use super::finding::Findings;
use super::objects::{Objects, id, shown};
use super::rule::Rule;
use crate::geom::{Length, Point};

/// How far a box may stand out of the one around it, in mm: what numbers are rounded to.
const TOLERANCE: f64 = 0.01;

/// How far up the tree of pages inherited values are looked for.
const HIGHEST: usize = 64;

/// The bits of an annotation's flags (ISO 32000-1, 12.5.3).
const PRINT: i64 = 1 << 2;
const UNSEEN: i64 = 1 | 1 << 1 | 1 << 5 | 1 << 8;

/// Left, bottom, right and top, in points.
type Edges = [f64; 4];

/// A page.
#[derive(Clone, Copy)]
pub(super) struct Sheet<'a> {
    /// The number of the page, from zero.
    pub(super) number: usize,
    /// The object that it is.
    pub(super) id: ObjectId,
    /// Its dictionary.
    pub(super) page: &'a Dictionary,
    /// The left and top edge of what is left of it when it is trimmed, in points.
    corner: (f64, f64),
    /// The printed area.
    bleed: Option<Edges>,
}

impl<'a> Sheet<'a> {
    /// The page of a number that an object is.
    pub(super) fn new(objects: Objects<'a>, number: usize, id: ObjectId) -> Option<Sheet<'a>> {
        let page = objects.0.get_dictionary(id).ok()?;
        let named = |key| edges(objects, page, key);
        let media = named("MediaBox");
        let crop = named("CropBox").or(media);
        let bleed = named("BleedBox").or(crop);
        let trim = named("TrimBox").or(named("ArtBox")).or(crop);
        let corner = trim.map_or((0.0, 0.0), |[left, _, _, top]| (left, top));
        Some(Sheet { number, id, page, corner, bleed })
    }

    /// A place from the top left corner of the trimmed page.
    pub(super) fn place(self, (x, y): (f64, f64)) -> Point {
        Point::new(Length::pt(x - self.corner.0), Length::pt(self.corner.1 - y))
    }

    /// What stands under a key of the page, or of a node above it.
    pub(super) fn inherited(self, objects: Objects<'a>, key: &str) -> Option<&'a Object> {
        inherited(objects, self.page, key)
    }

    /// Looks at the boxes.
    pub(super) fn check_boxes(self, objects: Objects<'a>, findings: &mut Findings) {
        let mut add = |rule, message: String| findings.on(rule, Some(self.number), None, message);
        let mut known = Vec::new();
        for key in ["MediaBox", "BleedBox", "TrimBox", "ArtBox", "CropBox"] {
            match (inherited(objects, self.page, key), edges(objects, self.page, key)) {
                (Some(_), None) => add(Rule::Malformed, format!("{key} is not a box")),
                (None, _) if key == "MediaBox" => add(Rule::Malformed, "there is no MediaBox".into()),
                (_, Some(edges)) => known.push((key, edges)),
                (None, None) => {}
            }
        }
        let has = |key: &str| inherited(objects, self.page, key).is_some();
        if !has("TrimBox") && !has("ArtBox") {
            add(Rule::TrimBox, "there is neither a TrimBox nor an ArtBox".into());
        }
        if has("TrimBox") && has("ArtBox") {
            add(Rule::TrimAndArt, "there are both a TrimBox and an ArtBox".into());
        }
        let of = |key: &str| known.iter().find(|(known, _)| *known == key);
        for (inner, outer) in [
            ("BleedBox", "MediaBox"),
            ("TrimBox", "BleedBox"),
            ("ArtBox", "BleedBox"),
            ("TrimBox", "MediaBox"),
        ] {
            // Without a BleedBox, the MediaBox stands around the others; with one, it is that one's affair.
            if outer == "MediaBox" && inner == "TrimBox" && has("BleedBox") {
                continue;
            }
            if let (Some((_, inside)), Some((_, around))) = (of(inner), of(outer)) {
                let [left, bottom, right, top] = *inside;
                let out = [around[0] - left, around[1] - bottom, right - around[2], top - around[3]];
                let most = Length::pt(out.into_iter().fold(0.0, f64::max)).to_mm();
                if most > TOLERANCE {
                    add(Rule::Nesting, format!("{inner} stands {most:.2} mm out of {outer}"));
                }
            }
        }
    }

    /// The annotations of the page.
    pub(super) fn annotations(
        self,
        objects: Objects<'a>,
    ) -> impl Iterator<Item = (Option<ObjectId>, &'a Dictionary)> {
        let listed = objects.array(self.page, "Annots").iter();
        listed.filter_map(move |object| Some((id(object), objects.follow(object)?.as_dict().ok()?)))
    }

    /// Looks at the annotations, but not at what they are tagged as.
    pub(super) fn check_annotations(self, objects: Objects<'a>, findings: &mut Findings) {
        for (_, annotation) in self.annotations(objects) {
            let kind = objects.name(annotation, "Subtype").map_or("an unknown type".into(), shown);
            let edges = edges(objects, annotation, "Rect");
            let place = edges.map(|[left, _, _, top]| self.place((left, top)));
            let mut add = |rule, message: String| findings.on(rule, Some(self.number), place, message);
            let touches = |[left, bottom, right, top]: Edges| {
                self.bleed.is_none_or(|bleed| {
                    left < bleed[2] && right > bleed[0] && bottom < bleed[3] && top > bleed[1]
                })
            };
            if edges.is_none_or(touches) && kind != "TrapNet" {
                add(Rule::Annotation, format!("an annotation ({kind}) lies in the printed area"));
            }
            let flags = objects.integer(annotation, "F").unwrap_or_default();
            if kind != "Popup" && (flags & PRINT == 0 || flags & UNSEEN != 0) {
                add(Rule::Unprinted, format!("an annotation ({kind}) is not printed"));
            }
            if kind == "Link" && objects.text(annotation, "Contents").is_none() {
                add(Rule::Contents, "a link is not described".into());
            }
        }
        if self.annotations(objects).next().is_some() && objects.name(self.page, "Tabs") != Some(b"S") {
            findings.on(Rule::Tabs, Some(self.number), None, "the page has annotations and no tab order");
        }
    }
}

/// A box: four numbers with an area, in whichever order its corners stand.
fn edges<'a>(objects: Objects<'a>, dict: &'a Dictionary, key: &str) -> Option<Edges> {
    let array = inherited(objects, dict, key)?.as_array().ok()?;
    let numbers = array.iter().filter_map(|part| super::objects::number(objects.follow(part)?));
    let [a, b, c, d]: [f64; 4] = numbers.collect::<Vec<_>>().try_into().ok()?;
    let edges = [a.min(c), b.min(d), a.max(c), b.max(d)];
    (edges[0] < edges[2] && edges[1] < edges[3]).then_some(edges)
}

/// What stands under a key of a page, or of the nearest node above it.
fn inherited<'a>(objects: Objects<'a>, dict: &'a Dictionary, key: &str) -> Option<&'a Object> {
    let mut node = dict;
    for _ in 0..HIGHEST {
        if let Some(found) = objects.get(node, key) {
            return Some(found);
        }
        node = objects.dict(node, "Parent")?;
    }
    None
}
