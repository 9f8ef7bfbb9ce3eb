//! The XMP packet: what a file says of itself (ISO 16684-1).

use usvg::roxmltree::{Document, Node};

/// The namespace of RDF, which the packet is written in.
const RDF: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
/// Titles and languages.
pub(super) const DC: &str = "http://purl.org/dc/elements/1.1/";
/// Dates.
pub(super) const XMP: &str = "http://ns.adobe.com/xap/1.0/";
/// Identifiers and versions.
pub(super) const XMP_MM: &str = "http://ns.adobe.com/xap/1.0/mm/";
/// Producer and trapping.
pub(super) const PDF: &str = "http://ns.adobe.com/pdf/1.3/";
/// The mark of PDF/X-4.
pub(super) const PDFX: &str = "http://www.npes.org/pdfx/ns/id/";
/// The mark of PDF/A.
pub(super) const PDFA: &str = "http://www.aiim.org/pdfa/ns/id/";
/// The mark of PDF/UA.
pub(super) const PDFUA: &str = "http://www.aiim.org/pdfua/ns/id/";
/// Descriptions of properties that PDF/A does not know.
const EXTENSION: &str = "http://www.aiim.org/pdfa/ns/extension/";
const SCHEMA: &str = "http://www.aiim.org/pdfa/ns/schema#";
const PROPERTY: &str = "http://www.aiim.org/pdfa/ns/property#";

/// The namespaces whose properties PDF/A knows (ISO 19005-2, 6.6.2.3.1 by way of the XMP Specification of 2005).
const KNOWN: [&str; 12] = [
    RDF,
    DC,
    XMP,
    XMP_MM,
    PDFA,
    EXTENSION,
    PDF,
    "http://ns.adobe.com/xap/1.0/rights/",
    "http://ns.adobe.com/xap/1.0/bj/",
    "http://ns.adobe.com/xap/1.0/t/pg/",
    "http://ns.adobe.com/photoshop/1.0/",
    "http://ns.adobe.com/tiff/1.0/",
];

/// The properties of [`PDF`] that PDF/A knows.
const KNOWN_OF_PDF: [&str; 3] = ["Keywords", "PDFVersion", "Producer"];

/// A property.
struct Property {
    namespace: String,
    name: String,
    value: String,
}

/// What a packet says.
#[derive(Default)]
pub(super) struct Packet {
    properties: Vec<Property>,
    /// Namespaces and names that the packet describes.
    described: Vec<(String, String)>,
}

impl Packet {
    /// Reads a packet; `None` where it is no XML.
    pub(super) fn read(bytes: &[u8]) -> Option<Packet> {
        let text = std::str::from_utf8(bytes).ok()?;
        let tree = Document::parse(text.trim_start_matches('\u{feff}')).ok()?;
        let mut packet = Packet::default();
        let descriptions = tree.descendants().filter(|node| {
            let is_top = node.parent().is_some_and(|parent| parent.has_tag_name((RDF, "RDF")));
            is_top && node.has_tag_name((RDF, "Description"))
        });
        for description in descriptions {
            for attribute in description.attributes().filter(|attribute| attribute.namespace().is_some()) {
                packet.property(attribute.namespace(), attribute.name(), attribute.value());
            }
            for child in description.children().filter(Node::is_element) {
                let tag = child.tag_name();
                packet.property(tag.namespace(), tag.name(), &value(child));
            }
        }
        let schemas = tree.descendants().filter(|node| node.has_tag_name((SCHEMA, "namespaceURI")));
        for namespace in schemas {
            let names = namespace.parent().into_iter().flat_map(|schema| schema.descendants());
            let names = names.filter(|node| node.has_tag_name((PROPERTY, "name")));
            packet.described.extend(names.map(|name| (value(namespace), value(name))));
        }
        Some(packet)
    }

    fn property(&mut self, namespace: Option<&str>, name: &str, value: &str) {
        let namespace = namespace.unwrap_or_default().to_owned();
        self.properties.push(Property { namespace, name: name.to_owned(), value: value.trim().to_owned() });
    }

    /// The value of a property; `None` where there is nothing in it.
    pub(super) fn get(&self, namespace: &str, name: &str) -> Option<&str> {
        let found =
            self.properties.iter().find(|found| found.namespace == namespace && found.name == name)?;
        Some(found.value.as_str()).filter(|value| !value.is_empty())
    }

    /// The properties that PDF/A does not know and the packet does not describe.
    pub(super) fn undescribed(&self) -> impl Iterator<Item = &str> {
        self.properties
            .iter()
            .filter(|found| {
                let is_known = KNOWN.contains(&found.namespace.as_str())
                    && (found.namespace != PDF || KNOWN_OF_PDF.contains(&found.name.as_str()));
                let is_described = self
                    .described
                    .iter()
                    .any(|(namespace, name)| *namespace == found.namespace && *name == found.name);
                !is_known && !is_described && !found.namespace.starts_with("http://www.w3.org/XML")
            })
            .map(|found| found.name.as_str())
    }
}

/// The first text in a node: that of a plain value, or of the first of several.
fn value(node: Node<'_, '_>) -> String {
    let texts = node.descendants().filter(Node::is_text).filter_map(|text| text.text());
    texts.map(str::trim).find(|text| !text.is_empty()).unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn properties_are_elements_or_attributes() {
        let packet = format!(
            "<x><rdf:RDF xmlns:rdf='{RDF}' xmlns:a='{PDFA}' xmlns:d='{DC}' xmlns:u='{PDFUA}'>\
             <rdf:Description a:part='2' u:part='1'><a:conformance> A </a:conformance>\
             <d:title><rdf:Alt><rdf:li>One</rdf:li><rdf:li>Two</rdf:li></rdf:Alt></d:title>\
             </rdf:Description></rdf:RDF></x>"
        );
        let packet = Packet::read(packet.as_bytes()).unwrap();
        assert_eq!(packet.get(PDFA, "part"), Some("2"));
        assert_eq!(packet.get(PDFA, "conformance"), Some("A"));
        assert_eq!(packet.get(DC, "title"), Some("One"));
        assert_eq!(packet.get(DC, "language"), None);
        assert_eq!(packet.undescribed().collect::<Vec<_>>(), ["part"]);
        assert!(Packet::read(b"<x>").is_none());
    }
}
