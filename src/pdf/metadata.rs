//! What the file says of itself: the Info dictionary and the XMP packet, which must agree
//! (ISO 19005-2, 6.6; ISO 14289-1, 5).

use std::ops::RangeInclusive;

use lopdf::{Dictionary, Stream, dictionary};

use super::convert::{bytes, name, text};
use super::deflate::plain;
use super::file::fingerprint;
use super::profile::Rules;
use super::{Options, Timestamp};
use crate::frame::Document;

/// The digits of a date in Info, from the year to the second.
const DATE_DIGITS: usize = 14;

/// The program that wrote the file.
const PRODUCER: &str = concat!("flysheet ", env!("CARGO_PKG_VERSION"));

/// A property that is not among those that PDF/A knows, so that it must be described in the file
/// (ISO 19005-2, 6.6.2.3.3).
struct Described {
    schema: &'static str,
    namespace: &'static str,
    prefix: &'static str,
    name: &'static str,
    kind: &'static str,
    description: &'static str,
}

/// The mark of PDF/UA (ISO 14289-1, 5).
const UA_PART: Described = Described {
    schema: "PDF/UA identification",
    namespace: "http://www.aiim.org/pdfua/ns/id/",
    prefix: "pdfuaid",
    name: "part",
    kind: "Integer",
    description: "Part of ISO 14289",
};

/// The mark of PDF/X-4 (ISO 15930-7, 6.3).
const X_VERSION: Described = Described {
    schema: "PDF/X identification",
    namespace: "http://www.npes.org/pdfx/ns/id/",
    prefix: "pdfxid",
    name: "GTS_PDFXVersion",
    kind: "Text",
    description: "Version of ISO 15930",
};

/// Whether plates have been spread to hide gaps between them; PDF/A knows the namespace and not the name.
const TRAPPED: Described = Described {
    schema: "Adobe PDF",
    namespace: "http://ns.adobe.com/pdf/1.3/",
    prefix: "pdf",
    name: "Trapped",
    kind: "Text",
    description: "Whether the file has been trapped",
};

impl Described {
    fn written(&self) -> String {
        let Described { schema, namespace, prefix, name, kind, description } = self;
        format!(
            "<rdf:li rdf:parseType=\"Resource\">\
             <pdfaSchema:schema>{schema}</pdfaSchema:schema>\
             <pdfaSchema:namespaceURI>{namespace}</pdfaSchema:namespaceURI>\
             <pdfaSchema:prefix>{prefix}</pdfaSchema:prefix>\
             <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\
             <pdfaProperty:name>{name}</pdfaProperty:name>\
             <pdfaProperty:valueType>{kind}</pdfaProperty:valueType>\
             <pdfaProperty:category>internal</pdfaProperty:category>\
             <pdfaProperty:description>{description}</pdfaProperty:description>\
             </rdf:li></rdf:Seq></pdfaSchema:property></rdf:li>"
        )
    }
}

/// The Info dictionary (ISO 32000-1, 14.3.3).
pub(super) fn info(document: &Document, options: &Options, rules: &Rules) -> Dictionary {
    let date = options.created.in_pdf();
    let mut info = dictionary! {
        "Title" => text(&document.title),
        "Producer" => text(PRODUCER),
        "CreationDate" => bytes(date.as_bytes()),
        "ModDate" => bytes(date.as_bytes()),
    };
    if rules.is_exchanged {
        info.set("Trapped", name("False"));
    }
    info
}

/// The XMP packet. It stays uncompressed, so that programs that know no PDF can find it.
/// `contents` are those of its pages.
pub(super) fn xmp(document: &Document, options: &Options, rules: &Rules, contents: &[Stream]) -> Stream {
    let title = escaped(&document.title);
    let lang = escaped(&document.lang);
    let date = options.created.in_xmp();
    let exchange = if rules.is_exchanged { exchange(&title, &date, contents) } else { String::new() };
    let described: &[Described] =
        if rules.is_exchanged { &[UA_PART, X_VERSION, TRAPPED] } else { &[UA_PART] };
    let described: String = described.iter().map(Described::written).collect();
    let packet = format!(
        "<?xpacket begin=\"\u{feff}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\
         <x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\
         <rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\
         <rdf:Description rdf:about=\"\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\" \
         xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" \
         xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" \
         xmlns:xmpMM=\"http://ns.adobe.com/xap/1.0/mm/\" \
         xmlns:pdfxid=\"http://www.npes.org/pdfx/ns/id/\" \
         xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\" \
         xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\" \
         xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\" \
         xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\" \
         xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\
         <dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">{title}</rdf:li></rdf:Alt></dc:title>\
         <dc:language><rdf:Bag><rdf:li>{lang}</rdf:li></rdf:Bag></dc:language>\
         <pdf:Producer>{PRODUCER}</pdf:Producer>\
         <xmp:CreateDate>{date}</xmp:CreateDate><xmp:ModifyDate>{date}</xmp:ModifyDate>\
         {exchange}<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>\
         <pdfuaid:part>1</pdfuaid:part>\
         <pdfaExtension:schemas><rdf:Bag>{described}</rdf:Bag></pdfaExtension:schemas>\
         </rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end=\"r\"?>"
    );
    plain(dictionary! { "Type" => "Metadata", "Subtype" => "XML" }, packet.into_bytes())
}

/// What a print shop is told (ISO 15930-7, 6.3 and 6.7). The names of the document and of this state of it are
/// made of what it says.
fn exchange(title: &str, date: &str, contents: &[Stream]) -> String {
    let said = [title.as_bytes(), b"\n", date.as_bytes()].into_iter();
    let id = fingerprint(said.chain(contents.iter().map(|stream| stream.content.as_slice())));
    let id: String = id.iter().map(|byte| format!("{byte:02x}")).collect();
    format!(
        "<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion><pdf:Trapped>False</pdf:Trapped>\
         <xmp:MetadataDate>{date}</xmp:MetadataDate><xmpMM:DocumentID>uuid:{id}</xmpMM:DocumentID>\
         <xmpMM:InstanceID>uuid:{id}</xmpMM:InstanceID><xmpMM:VersionID>1</xmpMM:VersionID>\
         <xmpMM:RenditionClass>default</xmpMM:RenditionClass>"
    )
}

impl Timestamp {
    /// As Info writes it (ISO 32000-1, 7.9.4).
    fn in_pdf(self) -> String {
        let Timestamp { year, month, day, hour, minute, second } = self;
        format!("D:{year:04}{month:02}{day:02}{hour:02}{minute:02}{second:02}Z")
    }

    /// The moment that Info writes so, in the form that flysheet gives it.
    pub(super) fn of_pdf(written: &str) -> Option<Timestamp> {
        let digits = written.strip_prefix("D:")?.strip_suffix('Z')?;
        // A number as Rust reads it may have a sign before it.
        if digits.len() != DATE_DIGITS || !digits.bytes().all(|digit| digit.is_ascii_digit()) {
            return None;
        }
        let part = |at: usize, range: RangeInclusive<u8>| {
            let part = digits.get(at..at + 2)?.parse().ok()?;
            range.contains(&part).then_some(part)
        };
        Some(Timestamp {
            year: digits.get(..4)?.parse().ok()?,
            month: part(4, 1..=12)?,
            day: part(6, 1..=31)?,
            hour: part(8, 0..=23)?,
            minute: part(10, 0..=59)?,
            second: part(12, 0..=59)?,
        })
    }

    /// As XMP writes it (ISO 8601).
    fn in_xmp(self) -> String {
        let Timestamp { year, month, day, hour, minute, second } = self;
        format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z")
    }
}

/// Text as XML writes it. Characters that XML 1.0 cannot hold at all become spaces.
fn escaped(text: &str) -> String {
    let mut xml = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => xml.push_str("&amp;"),
            '<' => xml.push_str("&lt;"),
            '>' => xml.push_str("&gt;"),
            '\t' | '\n' | '\r' => xml.push(character),
            '\0'..'\u{20}' | '\u{fffe}' | '\u{ffff}' => xml.push(' '),
            _ => xml.push(character),
        }
    }
    xml
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_escaped() {
        let check = |given: &str, expected: &str| assert_eq!(escaped(given), expected);
        check("Science & Peace <2022>", "Science &amp; Peace &lt;2022&gt;");
        check("a\u{1}b", "a b");
        check("Türkiye", "Türkiye");
    }

    #[test]
    fn dates_are_padded() {
        let moment = Timestamp { year: 2022, month: 8, day: 1, hour: 9, minute: 5, second: 0 };
        assert_eq!(moment.in_pdf(), "D:20220801090500Z");
        assert_eq!(Timestamp::of_pdf(&moment.in_pdf()), Some(moment));
        let is_none = |written: &str| assert_eq!(Timestamp::of_pdf(written), None, "{written}");
        is_none("D:2022");
        is_none("20220801090500Z");
        is_none("D:202208010905001Z");
        is_none("D:+2220801090500Z");
        is_none("D:2022+801090500Z");
        is_none("D:20221301090500Z");
        is_none("D:20220001090500Z");
        is_none("D:20220800090500Z");
        is_none("D:20220832090500Z");
        is_none("D:20220801240500Z");
        is_none("D:20220801096000Z");
        is_none("D:20220801090560Z");
        is_none("D:2022080109050\u{e9}Z");
        assert_eq!(moment.in_xmp(), "2022-08-01T09:05:00Z");
    }
}
