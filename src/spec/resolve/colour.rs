//! The programme's colour, for the screen and for the press.

use super::Resolver;
use super::field::{Field, Section};
use crate::diag::{Code, Diagnostic};
use crate::spec::merged::{Data, Value};
use crate::spec::model::Accent;
use crate::spec::rgb;

impl Resolver<'_, '_> {
    /// Reads the two values of the colour into `accent`; a colour without a value for the press has
    /// none, rather than that of another colour.
    pub(super) fn accent(&mut self, section: &Section<'_>, accent: &mut Accent) {
        let rgb = self.string(section, "rgb").and_then(|(written, span)| match rgb::parse(&written) {
            Some(rgb) => Field::Given(rgb),
            None => {
                let message = format!("`{written}` is not a colour");
                let help = match rgb::meant(&written) {
                    Some(meant) => format!("write \"{meant}\""),
                    None => "write # and six hexadecimal digits: \"#14508c\"".to_owned(),
                };
                self.report(Diagnostic::new(Code::InvalidColour, span, message).help(help));
                Field::Faulty
            }
        });
        let cmyk = self.value(section, "cmyk").and_then(|value| match parse_cmyk(value) {
            Some(cmyk) => Field::Given(cmyk),
            None => {
                if !has_faulty_element(value) {
                    let message = "a colour of the press is four whole numbers from 0 to 100";
                    self.report(
                        Diagnostic::new(Code::InvalidColour, value.span, message)
                            .help("write cyan, magenta, yellow and black in per cent: [90, 60, 0, 15]"),
                    );
                }
                Field::Faulty
            }
        });
        let spot = self.spot(section, matches!(cmyk, Field::Absent));
        if let Field::Given(rgb) = rgb {
            let (span, press_span) = (section.span_of("rgb"), section.span_of("cmyk"));
            *accent = Accent { rgb, cmyk: cmyk.given(), spot, span, press_span };
        }
    }
}

impl Resolver<'_, '_> {
    /// The name of the colour's own ink. It needs a value in the usual inks, for presses that do not have it.
    fn spot(&mut self, section: &Section<'_>, lacks_cmyk: bool) -> Option<String> {
        let (name, span) = self.string(section, "spot").given()?;
        if PROCESS_INKS.iter().any(|ink| ink.eq_ignore_ascii_case(&name)) {
            let message = format!("`{name}` is the name of an ink that every press has, or of all inks");
            let help = "write the name that the shop knows the ink by, such as \"PANTONE 286 C\"";
            self.report(Diagnostic::new(Code::InvalidColour, span, message).help(help));
            return None;
        }
        if lacks_cmyk && !self.may_be_lost(section.table) {
            let message = "a spot colour without a value in cyan, magenta, yellow and black";
            let help = "write cmyk = [90, 60, 0, 15], say, for a press that does not have the ink";
            self.report(Diagnostic::new(Code::InvalidColour, span, message).help(help));
            return None;
        }
        Some(name)
    }
}

/// Names that a spot colour cannot have (ISO 32000-1, 8.6.6.4).
const PROCESS_INKS: [&str; 6] = ["Cyan", "Magenta", "Yellow", "Black", "All", "None"];

/// Four whole numbers from 0 to 100.
fn parse_cmyk(value: &Value) -> Option<[u8; 4]> {
    let Data::Array(elements) = &value.data else { return None };
    let parts: Vec<u8> = elements
        .iter()
        .map(|element| match element.data {
            Data::Integer(part) => u8::try_from(part).ok().filter(|part| *part <= 100),
            _ => None,
        })
        .collect::<Option<_>>()?;
    parts.try_into().ok()
}

fn has_faulty_element(value: &Value) -> bool {
    matches!(&value.data, Data::Array(elements) if elements.iter().any(|element| element.data == Data::Faulty))
}
