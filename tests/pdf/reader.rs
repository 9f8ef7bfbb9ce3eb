//! Reads a PDF back: what stands where, what it says, what it is content of.

use std::collections::BTreeMap;

use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object, ObjectId};

/// A file that was read back.
pub struct File {
    pub file: Document,
}

/// One glyph on a page, in the PDF's own measures.
#[derive(Debug)]
pub struct Shown {
    /// The characters that extraction gives for it.
    pub text: String,
    pub x: f64,
    pub y: f64,
    /// The tag that it stands in, with its number where it is content.
    pub tag: String,
    pub mcid: Option<i64>,
}

/// A font as it must be read.
struct Font {
    widths: BTreeMap<u32, f64>,
    texts: BTreeMap<u32, String>,
}

impl File {
    pub fn new(bytes: &[u8]) -> File {
        File { file: Document::load_mem(bytes).unwrap() }
    }

    pub fn page(&self, number: usize) -> &Dictionary {
        let id = self.file.get_pages().into_values().nth(number).unwrap();
        self.file.get_dictionary(id).unwrap()
    }

    pub fn catalog(&self) -> &Dictionary {
        self.file.catalog().unwrap()
    }

    /// What stands under `key`, wherever it is kept.
    pub fn get<'a>(&'a self, object: &'a Dictionary, key: &str) -> &'a Object {
        let found = object.get(key.as_bytes()).unwrap_or_else(|_| panic!("no {key} in {object:?}"));
        self.file.dereference(found).unwrap().1
    }

    pub fn dict<'a>(&'a self, object: &'a Dictionary, key: &str) -> &'a Dictionary {
        self.get(object, key).as_dict().unwrap()
    }

    pub fn name(&self, object: &Dictionary, key: &str) -> String {
        String::from_utf8(self.get(object, key).as_name().unwrap().to_vec()).unwrap()
    }

    pub fn text(&self, object: &Dictionary, key: &str) -> String {
        lopdf::decode_text_string(self.get(object, key)).unwrap()
    }

    pub fn numbers(&self, object: &Dictionary, key: &str) -> Vec<f32> {
        self.get(object, key).as_array().unwrap().iter().map(|number| number.as_float().unwrap()).collect()
    }

    pub fn stream(&self, object: &Dictionary, key: &str) -> Vec<u8> {
        self.get(object, key).as_stream().unwrap().get_plain_content().unwrap()
    }

    /// The fonts of a page with the names by which it calls them.
    pub fn fonts(&self, page: usize) -> Vec<(Vec<u8>, &Dictionary)> {
        let fonts = self.dict(self.dict(self.page(page), "Resources"), "Font");
        fonts.iter().map(|(name, font)| (name.clone(), self.follow(font))).collect()
    }

    /// The only descendant of a composite font.
    pub fn descendant<'a>(&'a self, font: &'a Dictionary) -> &'a Dictionary {
        self.follow(&self.get(font, "DescendantFonts").as_array().unwrap()[0])
    }

    pub fn follow<'a>(&'a self, object: &'a Object) -> &'a Dictionary {
        self.file.dereference(object).unwrap().1.as_dict().unwrap()
    }

    /// Every glyph of a page, in order.
    pub fn glyphs(&self, page: usize) -> Vec<Shown> {
        let fonts: BTreeMap<Vec<u8>, Font> =
            self.fonts(page).into_iter().map(|(name, font)| (name, self.font(font))).collect();
        let id = self.file.get_pages().into_values().nth(page).unwrap();
        let content = Content::decode(&self.file.get_page_content(id)).unwrap();
        let (mut font, mut size, mut spacing, mut rise) = (None, 0.0, 0.0, 0.0);
        let (mut stretch, mut x, mut y) = (1.0, 0.0, 0.0);
        let mut marks: Vec<(String, Option<i64>)> = Vec::new();
        let mut shown = Vec::new();
        for operation in &content.operations {
            let number = |at: usize| f64::from(operation.operands[at].as_float().unwrap());
            match operation.operator.as_str() {
                "BDC" => {
                    let tag = String::from_utf8(operation.operands[0].as_name().unwrap().to_vec()).unwrap();
                    let properties = operation.operands[1].as_dict().unwrap();
                    marks.push((tag, properties.get(b"MCID").ok().map(|mcid| mcid.as_i64().unwrap())));
                }
                "EMC" => {
                    marks.pop().unwrap();
                }
                "Tf" => {
                    font = fonts.get(operation.operands[0].as_name().unwrap());
                    size = number(1);
                }
                "Tc" => spacing = number(0),
                "Ts" => rise = number(0),
                "Tm" => (stretch, x, y) = (number(0), number(4), number(5)),
                "TJ" => {
                    for part in operation.operands[0].as_array().unwrap() {
                        let Object::String(codes, _) = part else {
                            x -= f64::from(part.as_float().unwrap()) / 1000.0 * size * stretch;
                            continue;
                        };
                        for code in codes.chunks(2) {
                            let code = u32::from(u16::from_be_bytes([code[0], code[1]]));
                            let (tag, mcid) = marks.last().unwrap().clone();
                            let text = font.unwrap().texts[&code].clone();
                            shown.push(Shown { text, x, y: y + rise, tag, mcid });
                            x += (font.unwrap().widths[&code] / 1000.0 * size + spacing) * stretch;
                        }
                    }
                }
                _ => {}
            }
        }
        assert!(marks.is_empty(), "a mark stays open");
        shown
    }

    /// All characters of a page, in order.
    pub fn words(&self, page: usize) -> String {
        self.glyphs(page).into_iter().map(|glyph| glyph.text).collect()
    }

    fn font(&self, font: &Dictionary) -> Font {
        let widths = self.get(self.descendant(font), "W").as_array().unwrap();
        let first = u32::try_from(widths[0].as_i64().unwrap()).unwrap();
        let widths: Vec<f64> =
            widths[1].as_array().unwrap().iter().map(|width| f64::from(width.as_float().unwrap())).collect();
        let mut by_code: BTreeMap<u32, f64> = (first..).zip(widths).collect();
        if let Ok(encoding) = self.get(font, "Encoding").as_stream() {
            let glyphs = codes(&encoding.get_plain_content().unwrap(), "cidchar");
            by_code =
                glyphs.into_iter().map(|(code, glyph)| (code, by_code[&glyph[0].parse().unwrap()])).collect();
        }
        Font { widths: by_code, texts: to_unicode(&self.stream(font, "ToUnicode")) }
    }

    /// Every object of the structure tree below `id`: tag, depth, object.
    pub fn elements(&self, id: ObjectId, depth: usize) -> Vec<(usize, String, &Dictionary)> {
        let object = self.file.get_dictionary(id).unwrap();
        let mut elements = vec![(depth, self.name(object, "S"), object)];
        let kids = match object.get(b"K") {
            Ok(Object::Array(kids)) => kids.clone(),
            Ok(kid) => vec![kid.clone()],
            Err(_) => Vec::new(),
        };
        for kid in kids {
            if let Object::Reference(kid) = kid {
                elements.extend(self.elements(kid, depth + 1));
            }
        }
        elements
    }
}

/// The entries of one kind in a table of codes, by code.
fn codes(table: &[u8], kind: &str) -> Vec<(u32, Vec<String>)> {
    let table = String::from_utf8(table.to_vec()).unwrap();
    let mut codes = Vec::new();
    for block in table.split(&format!("begin{kind}\n")).skip(1) {
        for line in block.split(&format!("\nend{kind}")).next().unwrap().lines() {
            let mut parts = line.split(['<', '>']).filter(|part| !part.is_empty());
            let code = u32::from_str_radix(parts.next().unwrap(), 16).unwrap();
            codes.push((code, parts.map(str::to_owned).collect()));
        }
    }
    codes
}

fn to_unicode(table: &[u8]) -> BTreeMap<u32, String> {
    let units = |hex: &str| -> Vec<u16> {
        hex.as_bytes()
            .chunks(4)
            .map(|unit| u16::from_str_radix(std::str::from_utf8(unit).unwrap(), 16).unwrap())
            .collect()
    };
    let mut texts = BTreeMap::new();
    for (code, parts) in codes(table, "bfchar") {
        texts.insert(code, String::from_utf16(&units(&parts[0])).unwrap());
    }
    for (first, parts) in codes(table, "bfrange") {
        let last = u32::from_str_radix(&parts[0], 16).unwrap();
        let unit = units(&parts[1])[0];
        for code in first..=last {
            texts.insert(code, String::from_utf16(&[unit + (code - first) as u16]).unwrap());
        }
    }
    texts
}
