//! The layout of the file: header, streams, objects packed into object streams, cross-references
//! (ISO 32000-1, 7.5).
//!
//! lopdf's own way to save leaves object 0 out of a cross-reference stream, which some readers call damaged, leaves
//! that stream uncompressed, and writes each packed object three times.

use std::hash::Hasher;

use lopdf::{Document as File, Object, ObjectId, Stream, dictionary};
use siphasher::sip128::{Hasher128, SipHasher13};

use super::PdfError;
use super::content::integer;
use super::convert::bytes;
use super::deflate::Deflater;
use super::object::{self, Written};

/// The first line, and a second that shows the file to be binary (ISO 32000-1, 7.5.2).
const HEADER: &[u8] = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n";

/// Objects in one object stream: as many as all readers are known to take.
const OBJECTS_PER_STREAM: usize = 200;

/// The bytes that an object takes beside its content, once it is packed with others.
const BYTES_PER_OBJECT: usize = 128;

/// About how many objects are added to those of the document: object streams, and the one of cross-references.
const NEW_OBJECTS: usize = 4;

/// Where an object stands.
#[derive(Clone, Copy)]
enum Entry {
    Free,
    At(usize),
    Packed { stream: u32, place: usize },
}

/// A file as it grows.
struct Layout<'a> {
    bytes: Vec<u8>,
    entries: Vec<Entry>,
    deflater: &'a mut Deflater,
}

/// The objects of `file`, whose catalog and Info are named, and those that are `written` already, as the bytes of a
/// PDF file.
pub(super) fn lay_out(
    file: File,
    mut written: Written,
    root: ObjectId,
    info: ObjectId,
    packs_objects: bool,
    deflater: &mut Deflater,
) -> Result<Vec<u8>, PdfError> {
    let count = file.max_id as usize + 1;
    let mut entries = Vec::with_capacity(count + NEW_OBJECTS);
    entries.resize(count, Entry::Free);
    let mut layout =
        Layout { bytes: Vec::with_capacity(size(&file) + written.streams.size()), entries, deflater };
    layout.bytes.extend_from_slice(HEADER);
    for (id, object) in file.objects {
        match object {
            Object::Stream(stream) => layout.stream(id.0, &stream),
            object => written.others.add(id, |bytes| object::write(bytes, &object)),
        }
    }
    written.streams.iter().for_each(|(number, stream)| layout.object(number, stream));
    let mut objects = written.others.iter();
    if !packs_objects {
        objects.for_each(|(number, object)| layout.object(number, object));
        return Ok(layout.finish_plainly(root, info));
    }
    while objects.len() > 0 {
        layout.object_stream(objects.by_ref().take(OBJECTS_PER_STREAM))?;
    }
    layout.finish(root, info)
}

/// About the bytes of the objects of a file: its streams, and what is said of each object.
fn size(file: &File) -> usize {
    let bytes =
        |object: &Object| BYTES_PER_OBJECT + object.as_stream().map_or(0, |stream| stream.content.len());
    file.objects.values().map(bytes).sum()
}

impl Layout<'_> {
    /// Adds an object under its number.
    fn object(&mut self, number: u32, object: &[u8]) {
        self.object_with(number, |bytes| bytes.extend_from_slice(object));
    }

    /// Adds a stream under its number.
    fn stream(&mut self, number: u32, stream: &Stream) {
        self.object_with(number, |bytes| object::write_stream(bytes, stream));
    }

    fn object_with(&mut self, number: u32, write: impl FnOnce(&mut Vec<u8>)) {
        self.note(number, Entry::At(self.bytes.len()));
        integer(&mut self.bytes, i64::from(number));
        self.bytes.extend_from_slice(b" 0 obj\n");
        write(&mut self.bytes);
        self.bytes.extend_from_slice(b"\nendobj\n");
    }

    /// Packs objects into a stream of their own (ISO 32000-1, 7.5.7).
    fn object_stream<'w>(&mut self, objects: impl Iterator<Item = (u32, &'w [u8])>) -> Result<(), PdfError> {
        let number = self.new_number();
        let (mut index, mut content) = (Vec::new(), Vec::new());
        let mut count = 0;
        for (place, (packed, object)) in objects.enumerate() {
            self.note(packed, Entry::Packed { stream: number, place });
            for figure in [i64::from(packed), content.len() as i64] {
                integer(&mut index, figure);
                index.push(b' ');
            }
            content.extend_from_slice(object);
            content.push(b'\n');
            count += 1;
        }
        let dict = dictionary! { "Type" => "ObjStm", "N" => count, "First" => index.len() as i64 };
        index.append(&mut content);
        let stream = self.deflater.stream(dict, index)?;
        self.stream(number, &stream);
        Ok(())
    }

    /// Adds the cross-reference stream (ISO 32000-1, 7.5.8) and the end.
    fn finish(mut self, root: ObjectId, info: ObjectId) -> Result<Vec<u8>, PdfError> {
        let start = self.bytes.len();
        let id = bytes(&fingerprint([self.bytes.as_slice()]));
        let number = self.new_number();
        self.note(number, Entry::At(start));
        let content = self.entries.iter().flat_map(|entry| {
            let (kind, second, third) = match *entry {
                Entry::Free => (0, 0, u16::MAX),
                Entry::At(offset) => (1, offset as u32, 0),
                Entry::Packed { stream, place } => (2, stream, place as u16),
            };
            let ([a, b, c, d], [e, f]) = (second.to_be_bytes(), third.to_be_bytes());
            [kind, a, b, c, d, e, f]
        });
        let dict = dictionary! {
            "Type" => "XRef",
            "Size" => self.entries.len() as i64,
            "W" => [1, 4, 2].map(Object::Integer).to_vec(),
            "Root" => root,
            "Info" => info,
            "ID" => vec![id.clone(), id],
        };
        let stream = self.deflater.stream(dict, content.collect())?;
        self.stream(number, &stream);
        self.bytes.extend_from_slice(format!("startxref\n{start}\n%%EOF\n").as_bytes());
        Ok(self.bytes)
    }

    /// Adds the cross-reference table (ISO 32000-1, 7.5.4), the trailer and the end.
    fn finish_plainly(mut self, root: ObjectId, info: ObjectId) -> Vec<u8> {
        let start = self.bytes.len();
        let id = bytes(&fingerprint([self.bytes.as_slice()]));
        let count = self.entries.len();
        self.bytes.extend_from_slice(format!("xref\n0 {count}\n").as_bytes());
        for entry in &self.entries {
            let line = match *entry {
                Entry::At(offset) => format!("{offset:010} 00000 n\r\n"),
                Entry::Free | Entry::Packed { .. } => "0000000000 65535 f\r\n".to_owned(),
            };
            self.bytes.extend_from_slice(line.as_bytes());
        }
        let trailer = dictionary! {
            "Size" => count as i64, "Root" => root, "Info" => info, "ID" => vec![id.clone(), id],
        };
        self.bytes.extend_from_slice(b"trailer\n");
        object::write_dictionary(&mut self.bytes, &trailer);
        self.bytes.extend_from_slice(format!("\nstartxref\n{start}\n%%EOF\n").as_bytes());
        self.bytes
    }

    fn new_number(&mut self) -> u32 {
        self.entries.push(Entry::Free);
        (self.entries.len() - 1) as u32
    }

    fn note(&mut self, number: u32, entry: Entry) {
        if let Some(place) = self.entries.get_mut(number as usize) {
            *place = entry;
        }
    }
}

/// Sixteen bytes that tell one content from another: SipHash-1-3 with a key of nought, the same on
/// every machine and in every version.
pub(super) fn fingerprint<'c>(content: impl IntoIterator<Item = &'c [u8]>) -> [u8; 16] {
    let mut hasher = SipHasher13::new();
    content.into_iter().for_each(|part| hasher.write(part));
    hasher.finish128().as_bytes()
}
