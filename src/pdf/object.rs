//! Objects as bytes (ISO 32000-1, 7.3).
//!
//! lopdf's writer is reached by way of whole files and of content streams alone, and takes names apart byte by byte: a
//! flyer has hundreds of objects, and thousands of names.

use lopdf::{Dictionary, Object, ObjectId, Stream, StringFormat};

use super::content::{integer, string};

/// The delimiters (7.2.2), and what begins a number in a name.
const NUMBERED: &[u8] = b"()<>[]{}/%#";

/// Objects of a file as bytes.
#[derive(Default)]
pub(super) struct Written {
    /// Those that are streams.
    pub(super) streams: Bodies,
    /// All others, which may be packed.
    pub(super) others: Bodies,
}

/// Objects as bytes, each with its number.
#[derive(Default)]
pub(super) struct Bodies {
    bytes: Vec<u8>,
    /// The number of each, and where it ends.
    ends: Vec<(u32, usize)>,
}

/// A dictionary that is written as it grows: a flyer has more tags than all other objects together, and each would
/// take a dozen pieces of memory as lopdf's.
pub(super) struct Entries<'b> {
    bytes: &'b mut Vec<u8>,
}

impl Written {
    /// Adds the stream `id`.
    pub(super) fn add_stream(&mut self, id: ObjectId, stream: &Stream) {
        self.streams.add(id, |bytes| write_stream(bytes, stream));
    }

    /// Adds the dictionary `id` with the entries that `write` adds.
    pub(super) fn add_dictionary(&mut self, id: ObjectId, write: impl FnOnce(&mut Entries<'_>)) {
        self.others.add(id, |bytes| {
            bytes.extend_from_slice(b"<<");
            write(&mut Entries { bytes });
            bytes.extend_from_slice(b">>");
        });
    }
}

impl Bodies {
    /// Adds the object `id` as `write` writes it.
    pub(super) fn add(&mut self, (number, _): ObjectId, write: impl FnOnce(&mut Vec<u8>)) {
        write(&mut self.bytes);
        self.ends.push((number, self.bytes.len()));
    }

    /// How many bytes all are.
    pub(super) fn size(&self) -> usize {
        self.bytes.len()
    }

    /// The number and the bytes of each object.
    pub(super) fn iter(&self) -> impl ExactSizeIterator<Item = (u32, &[u8])> {
        let mut begins = 0;
        self.ends.iter().map(move |(number, end)| {
            let bytes = self.bytes.get(begins..*end).unwrap_or_default();
            begins = *end;
            (*number, bytes)
        })
    }
}

impl Entries<'_> {
    /// Adds an entry.
    pub(super) fn set(&mut self, key: &str, value: &Object) {
        write_entry(self.bytes, key.as_bytes(), value);
    }

    /// Adds an entry whose value is a name.
    pub(super) fn set_name(&mut self, key: &str, value: &str) {
        write_name(self.bytes, key.as_bytes());
        write_name(self.bytes, value.as_bytes());
    }

    /// Adds an entry whose value is another object.
    pub(super) fn set_reference(&mut self, key: &str, id: ObjectId) {
        self.set(key, &Object::Reference(id));
    }

    /// Adds entries that were written before.
    pub(super) fn extend(&mut self, written: &[u8]) {
        self.bytes.extend_from_slice(written);
    }
}

/// Adds an object.
pub(super) fn write(bytes: &mut Vec<u8>, object: &Object) {
    match object {
        Object::Null => bytes.extend_from_slice(b"null"),
        Object::Boolean(true) => bytes.extend_from_slice(b"true"),
        Object::Boolean(false) => bytes.extend_from_slice(b"false"),
        Object::Integer(value) => integer(bytes, *value),
        Object::Real(value) => bytes.extend_from_slice(value.to_string().as_bytes()),
        Object::Name(name) => write_name(bytes, name),
        Object::String(text, StringFormat::Literal) => string(bytes, text),
        Object::String(text, StringFormat::Hexadecimal) => {
            bytes.push(b'<');
            text.iter().for_each(|byte| hexadecimal(bytes, *byte));
            bytes.push(b'>');
        }
        Object::Array(array) => write_array(bytes, array),
        Object::Dictionary(dictionary) => write_dictionary(bytes, dictionary),
        // A stream is always an object of its own (7.3.8.1): what stands here says of it what can be said.
        Object::Stream(stream) => write_dictionary(bytes, &stream.dict),
        Object::Reference((number, generation)) => {
            integer(bytes, i64::from(*number));
            bytes.push(b' ');
            integer(bytes, i64::from(*generation));
            bytes.extend_from_slice(b" R");
        }
    }
}

/// Adds a dictionary.
pub(super) fn write_dictionary(bytes: &mut Vec<u8>, dictionary: &Dictionary) {
    bytes.extend_from_slice(b"<<");
    write_entries(bytes, dictionary);
    bytes.extend_from_slice(b">>");
}

/// Adds the entries of a dictionary.
pub(super) fn write_entries(bytes: &mut Vec<u8>, dictionary: &Dictionary) {
    dictionary.iter().for_each(|(key, value)| write_entry(bytes, key, value));
}

/// Adds a stream (7.3.8).
pub(super) fn write_stream(bytes: &mut Vec<u8>, stream: &Stream) {
    write_dictionary(bytes, &stream.dict);
    bytes.extend_from_slice(b"\nstream\n");
    bytes.extend_from_slice(&stream.content);
    bytes.extend_from_slice(b"\nendstream");
}

fn write_entry(bytes: &mut Vec<u8>, key: &[u8], value: &Object) {
    write_name(bytes, key);
    if !begins_with_delimiter(value) {
        bytes.push(b' ');
    }
    write(bytes, value);
}

fn write_array(bytes: &mut Vec<u8>, array: &[Object]) {
    bytes.push(b'[');
    for (at, object) in array.iter().enumerate() {
        if at > 0 && !begins_with_delimiter(object) {
            bytes.push(b' ');
        }
        write(bytes, object);
    }
    bytes.push(b']');
}

/// Whether nothing need part an object from what stands before it (7.2.2).
fn begins_with_delimiter(object: &Object) -> bool {
    matches!(
        object,
        Object::Name(_) | Object::String(..) | Object::Array(_) | Object::Dictionary(_) | Object::Stream(_)
    )
}

/// Adds a name; white space, delimiters and what is not ASCII are written as numbers (7.3.5).
fn write_name(bytes: &mut Vec<u8>, name: &[u8]) {
    bytes.push(b'/');
    let is_plain = |byte: &u8| matches!(byte, b'!'..=b'~') && !NUMBERED.contains(byte);
    if name.iter().all(is_plain) {
        return bytes.extend_from_slice(name);
    }
    for byte in name {
        if is_plain(byte) {
            bytes.push(*byte);
        } else {
            bytes.push(b'#');
            hexadecimal(bytes, *byte);
        }
    }
}

/// Adds the two hexadecimal figures of a byte.
fn hexadecimal(bytes: &mut Vec<u8>, byte: u8) {
    let figure = |value: u8| if value < 10 { b'0' + value } else { b'A' + value - 10 };
    bytes.extend([figure(byte >> 4), figure(byte & 0xf)]);
}

#[cfg(test)]
mod tests {
    use lopdf::dictionary;

    use super::*;

    #[test]
    fn objects_are_written_as_the_standard_has_them() {
        let literal = |text: &[u8]| Object::String(text.to_vec(), StringFormat::Literal);
        let check = |object: Object, expected: &str| {
            let mut bytes = Vec::new();
            write(&mut bytes, &object);
            assert_eq!(String::from_utf8(bytes).unwrap(), expected);
        };
        check(Object::Null, "null");
        check(Object::Integer(0), "0");
        check(Object::Integer(-1204), "-1204");
        check(Object::Real(-0.25), "-0.25");
        check(Object::Real(595.0), "595");
        check(Object::Name(b"A;Name_1.2".to_vec()), "/A;Name_1.2");
        check(Object::Name("Lime Green #1 é".as_bytes().to_vec()), "/Lime#20Green#20#231#20#C3#A9");
        check(literal(b"a(b)c\\d\r"), "(a\\(b\\)c\\\\d\\r)");
        check(Object::String(vec![0xfe, 0xff, 0x0a], StringFormat::Hexadecimal), "<FEFF0A>");
        check(
            Object::Array(vec![1.into(), Object::Boolean(true), "N".into(), (12, 0).into()]),
            "[1 true/N 12 0 R]",
        );
        let inner = dictionary! { "W" => vec![1.into(), 4.into()], "T" => literal(b"x") };
        check(dictionary! { "Size" => 7, "In" => inner }.into(), "<</Size 7/In<</W[1 4]/T(x)>>>>");
    }
}
