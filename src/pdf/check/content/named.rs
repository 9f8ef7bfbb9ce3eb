//! What content calls by name: graphics states, fonts, images and forms.

use lopdf::{Dictionary, Object};

use super::mark::Marks;
use super::space::Space;
use super::walk::Walker;
use crate::pdf::check::objects::{as_dict, id, number, shown};
use crate::pdf::check::rule::Rule;
use crate::pdf::read::state::Matrix;

/// Encodings whose codes stand for known characters (ISO 14289-1, 7.21.7).
const KNOWN_ENCODINGS: [&[u8]; 3] = [b"MacRomanEncoding", b"MacExpertEncoding", b"WinAnsiEncoding"];

/// Ways to blend that let nothing shine through.
const OPAQUE: [&[u8]; 2] = [b"Normal", b"Compatible"];

impl<'a> Walker<'_, 'a> {
    /// What resources of a kind give a name to.
    pub(super) fn named(&mut self, kind: &str, name: &[u8]) -> Option<&'a Object> {
        let objects = self.objects();
        let named = self.resources.and_then(|resources| objects.dict(resources, kind));
        let object = named.and_then(|named| named.get(name).ok());
        let object = object.filter(|object| objects.follow(object).is_some());
        if object.is_none() {
            let name = shown(name);
            self.add(Rule::BrokenContent, format!("the content calls {kind} {name}, which is not there"));
        }
        object
    }

    /// Sets what a graphics state says (ISO 32000-1, 8.4.5).
    pub(super) fn graphics_state(&mut self, name: Option<&[u8]>) {
        let objects = self.objects();
        let named = name.and_then(|name| self.named("ExtGState", name));
        let Some(set) = named.and_then(|named| as_dict(objects.follow(named)?)) else { return };
        if let Some(over) = objects.truth(set, "OP") {
            self.state.stroke_overprints = over;
            self.state.fill_overprints = over;
        }
        if let Some(over) = objects.truth(set, "op") {
            self.state.fill_overprints = over;
        }
        if let Some(mode) = objects.integer(set, "OPM") {
            self.state.keeps_below = mode == 1;
        }
        let has_curve = ["TR", "HTP"].iter().any(|key| objects.get(set, key).is_some())
            || objects.get(set, "TR2").is_some_and(|curve| curve.as_name().ok() != Some(b"Default"));
        if has_curve {
            self.add(Rule::Transfer, "a graphics state changes the plates by a curve");
        }
        let is_thin = |key| objects.number(set, key).is_some_and(|share| share < 1.0);
        let blends = match objects.get(set, "BM") {
            Some(Object::Array(modes)) => {
                modes.first().is_some_and(|mode| mode.as_name().is_ok_and(|mode| !OPAQUE.contains(&mode)))
            }
            mode => mode.and_then(|mode| mode.as_name().ok()).is_some_and(|mode| !OPAQUE.contains(&mode)),
        };
        let mask = objects.dict(set, "SMask");
        if is_thin("ca") || is_thin("CA") || blends || mask.is_some() {
            self.add(Rule::Transparency, "a graphics state lets something shine through");
        }
        if let Some(group) = mask.and_then(|mask| mask.get(b"G").ok()) {
            self.form(group, None, Marks::unasked());
        }
    }

    /// Looks at a font, once.
    pub(super) fn font(&mut self, name: Option<&[u8]>) {
        let Some(named) = name.and_then(|name| self.named("Font", name)) else { return };
        if id(named).is_some_and(|id| !self.contents.fonts.insert(id)) {
            return;
        }
        let objects = self.objects();
        let Some(font) = objects.follow(named).and_then(as_dict) else { return };
        let called = objects.name(font, "BaseFont").map_or("without a name".into(), shown);
        match objects.name(font, "Subtype") {
            Some(b"Type3") => {
                let glyphs = objects.dict(font, "CharProcs").into_iter().flat_map(Dictionary::iter);
                for (_, glyph) in glyphs {
                    self.form(glyph, None, Marks::unasked());
                }
            }
            Some(b"Type0") => {
                let glyphs = objects.array(font, "DescendantFonts").first();
                let glyphs = glyphs.and_then(|glyphs| as_dict(objects.follow(glyphs)?));
                self.font_file(glyphs.unwrap_or(font), &called);
            }
            _ => self.font_file(font, &called),
        }
        let encoding = objects.get(font, "Encoding");
        let encoding = match encoding.and_then(as_dict) {
            Some(dict) => objects.name(dict, "BaseEncoding"),
            None => encoding.and_then(|encoding| encoding.as_name().ok()),
        };
        let is_simple = objects.name(font, "Subtype") != Some(b"Type0");
        let is_known = is_simple && encoding.is_some_and(|encoding| KNOWN_ENCODINGS.contains(&encoding));
        if objects.stream(font, "ToUnicode").is_none() && !is_known {
            self.add(Rule::ToUnicode, format!("the font {called} does not say which characters it shows"));
        }
    }

    fn font_file(&mut self, font: &'a Dictionary, called: &str) {
        let objects = self.objects();
        let descriptor = objects.dict(font, "FontDescriptor");
        let has_file = descriptor.is_some_and(|descriptor| {
            let mut keys = ["FontFile", "FontFile2", "FontFile3"].iter();
            keys.any(|key| objects.stream(descriptor, key).is_some())
        });
        if !has_file {
            self.add(Rule::FontFile, format!("the font {called} is not embedded"));
        }
    }

    /// Shows an image or a form.
    pub(super) fn object(&mut self, name: Option<&[u8]>) {
        let Some(named) = name.and_then(|name| self.named("XObject", name)) else { return };
        let objects = self.objects();
        let Some(dict) = objects.follow(named).and_then(as_dict) else { return };
        let place = self.corner();
        if objects.get(dict, "OPI").is_some() || objects.get(dict, "Ref").is_some() {
            self.add_at(Rule::StandIn, place, "a picture stands in for one in another file");
        }
        match objects.name(dict, "Subtype") {
            Some(b"Image") => {
                self.painted(place);
                self.image(dict);
            }
            Some(b"Form") if objects.name(dict, "Subtype2") == Some(b"PS") => {
                self.add_at(Rule::PostScript, place, "a form is a program in PostScript");
            }
            Some(b"Form") => {
                let numbers = objects.array(dict, "Matrix").iter().filter_map(number);
                let matrix = numbers.collect::<Vec<f64>>().try_into().ok().map(Matrix);
                let marks = self.marks.in_form(objects.integer(dict, "StructParents"));
                self.form(named, matrix, marks);
            }
            Some(b"PS") => self.add_at(Rule::PostScript, place, "a program in PostScript is called"),
            _ => {}
        }
    }

    fn image(&mut self, dict: &'a Dictionary) {
        let objects = self.objects();
        let place = self.corner();
        if objects.get(dict, "Alternates").is_some() {
            self.add_at(Rule::StandIn, place, "an image has another one to stand in for it");
        }
        if objects.truth(dict, "Interpolate") == Some(true) {
            self.add_at(Rule::Interpolated, place, "an image is to be smoothed");
        }
        let stands_out = objects.get(dict, "SMask").is_some()
            || objects.integer(dict, "SMaskInData").is_some_and(|kind| kind > 0);
        if stands_out {
            self.add_at(Rule::Transparency, place, "an image lets something shine through");
        }
        if let Ok(space) = dict.get(b"ColorSpace") {
            let space = Space::read(objects, space, self.resources);
            self.judge_space(&space, "an image");
        }
    }

    /// An image within the operators.
    pub(super) fn inline_image(&mut self, image: Option<&Object>) {
        let place = self.corner();
        self.painted(place);
        let Some(dict) = image.and_then(as_dict) else {
            return self.add_at(Rule::UnreadImage, place, "an inline image cannot be read");
        };
        if let Ok(space) = dict.get(b"CS").or_else(|_| dict.get(b"ColorSpace")) {
            let space = Space::read(self.objects(), space, self.resources);
            self.judge_space(&space, "an image");
        }
    }
}
