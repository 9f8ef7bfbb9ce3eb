//! What is looked for: each rule with its stable name, the clauses that ask for it, and the cure.

use super::claim::Standard::{self, A2a, Ua1, X4};
use crate::diag::Severity;

/// What flysheet asks of a press file beyond its standard.
const HOUSE: &str = "house rule for the press";

/// PDF/X-4 by its clause of technical requirements; its parts are not told apart here.
const X: &str = "ISO 15930-7, 6";

/// The clauses that ask for something, with the standards that they are of.
type Clauses = &'static [(Standard, &'static str)];

/// Declares the rules: variant, stable name, severity, clauses, cure.
macro_rules! rules {
    ($($(#[$doc:meta])* $variant:ident = $name:literal $severity:ident $clauses:expr, $cure:literal;)*) => {
        /// Something that is asked of a finished PDF file.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Rule {
            $($(#[$doc])* $variant,)*
        }

        impl Rule {
            /// All rules.
            pub const ALL: &[Rule] = &[$(Rule::$variant,)*];

            /// The stable name of a breach.
            pub const fn name(self) -> &'static str {
                match self {
                    $(Rule::$variant => $name,)*
                }
            }

            /// How bad a breach is.
            pub const fn severity(self) -> Severity {
                match self {
                    $(Rule::$variant => Severity::$severity,)*
                }
            }

            /// The clauses that ask for it, by standard; none where every PDF file must keep to it.
            pub(super) const fn clauses(self) -> Clauses {
                match self {
                    $(Rule::$variant => $clauses,)*
                }
            }

            /// What to do about a breach.
            pub const fn cure(self) -> &'static str {
                match self {
                    $(Rule::$variant => $cure,)*
                }
            }
        }
    };
}

rules! {
    /// The file cannot be read.
    Broken = "broken-file" Error &[],
        "write the file again, and copy it whole";
    /// The file can be read with a password only.
    Locked = "locked-file" Error &[],
        "write the file without a password";
    /// The content of a page cannot be read.
    BrokenContent = "broken-content" Error &[],
        "write the file again, and copy it whole";
    /// An inline image whose samples hide its colour space.
    UnreadImage = "unread-inline-image" Warning &[],
        "write pictures as objects of their own, so that they can be looked into";
    /// The file claims no standard at all.
    NoClaim = "no-claim" Warning &[],
        "write the file with `flysheet build`, or have its maker name the standard that it is to keep";
    /// The file claims a standard that is not checked here.
    UnknownClaim = "unknown-claim" Warning &[],
        "have it checked by a validator of that standard";
    /// The output intent says PDF/X, and the metadata do not.
    NoIdentification = "missing-identification" Error &[(X4, X)],
        "write `PDF/X-4` as GTS_PDFXVersion into the metadata";

    /// A version of PDF that is newer than the standard.
    Version = "pdf-version" Error &[(X4, X), (A2a, "ISO 19005-2, 6.1.2")],
        "write PDF 1.7 or an earlier version";
    /// The file is encrypted.
    Encrypted = "encrypted" Error &[(X4, X), (A2a, "ISO 19005-2, 6.1.3")],
        "write the file without a password and without restrictions";
    /// No identifier of the file.
    FileId = "missing-file-id" Error &[(X4, X), (A2a, "ISO 19005-2, 6.1.3")],
        "write an ID of two strings into the trailer";
    /// Objects packed into streams.
    ObjectStream = "object-stream" Warning &[(X4, HOUSE)],
        "write objects plainly, as some readers of print shops know no object streams";
    /// A cross-reference stream.
    XrefStream = "xref-stream" Warning &[(X4, HOUSE)],
        "write a cross-reference table, as some readers of print shops know no other";
    /// Something that acts.
    Action = "action" Error &[(X4, X)],
        "take links, scripts and all other actions out of the file for the print shop";
    /// An action that an archive cannot keep.
    ForbiddenAction = "forbidden-action" Error &[(A2a, "ISO 19005-2, 6.5")],
        "take all actions out but those that lead to a place or an address";

    /// No metadata, or such that cannot be read.
    Metadata = "missing-metadata" Error
        &[(X4, X), (A2a, "ISO 19005-2, 6.6.2"), (Ua1, "ISO 14289-1, 7.1")],
        "write an XMP packet as Metadata of the catalog";
    /// No title.
    Title = "missing-title" Error &[(X4, X), (Ua1, "ISO 14289-1, 7.1")],
        "write a title as dc:title, and as Title of Info";
    /// A date is not there.
    Dates = "missing-date" Error &[(X4, X)],
        "write when the file was made and changed, into Info and into the metadata";
    /// Identifiers of the document and its version are not there.
    VersionId = "missing-version-id" Error &[(X4, X)],
        "write xmpMM:DocumentID, xmpMM:VersionID and xmpMM:RenditionClass into the metadata";
    /// Info and metadata say different things.
    InfoDiffers = "info-differs" Error &[(X4, X), (A2a, "ISO 19005-2, 6.1.5")],
        "write the same values into Info and into the metadata";
    /// Whether plates are trapped is not said.
    Trapped = "missing-trapped" Error &[(X4, X)],
        "write Trapped as True or False into Info, and as pdf:Trapped into the metadata";
    /// A property that the file does not describe.
    ExtensionSchema = "missing-extension-schema" Error &[(A2a, "ISO 19005-2, 6.6.2.3")],
        "describe the property in pdfaExtension:schemas";

    /// No output intent of the standard.
    Intent = "missing-output-intent" Error &[(X4, X), (A2a, "ISO 19005-2, 6.2.3")],
        "write an output intent, GTS_PDFX for the press and GTS_PDFA1 for an archive";
    /// More than one output intent of one kind.
    Intents = "several-output-intents" Error &[(X4, X)],
        "leave one output intent of kind GTS_PDFX";
    /// Output intents with different profiles.
    IntentsDiffer = "output-intents-differ" Error &[(A2a, "ISO 19005-2, 6.2.3")],
        "name the same profile in all output intents";
    /// An output intent does not say which condition it means.
    Condition = "missing-condition" Error &[(X4, X)],
        "write the name of the printing condition as OutputConditionIdentifier";
    /// An output intent without its profile.
    Profile = "missing-profile" Error &[(X4, X), (A2a, "ISO 19005-2, 6.2.3")],
        "embed the ICC profile as DestOutputProfile";
    /// A profile that is not one of a press.
    WrongProfile = "wrong-profile" Error &[(X4, X)],
        "embed an ICC profile of class `prtr` with the four colours of a press";

    /// A box that is not four numbers, or has no area.
    Malformed = "malformed-box" Error &[(X4, X)],
        "write each box as two corners that differ";
    /// Nothing says where the page is trimmed.
    TrimBox = "missing-trim-box" Error &[(X4, X)],
        "write a TrimBox, or an ArtBox, on every page";
    /// Both of two boxes that exclude each other.
    TrimAndArt = "trim-and-art-box" Error &[(X4, X)],
        "leave the TrimBox and take the ArtBox out";
    /// A box that stands out of the one around it.
    Nesting = "boxes-not-nested" Error &[(X4, X)],
        "set TrimBox inside BleedBox, and BleedBox inside MediaBox";
    /// An annotation in the printed area.
    Annotation = "annotation-in-bleed" Error &[(X4, X)],
        "take annotations out of the file for the print shop, or move them off the sheet";

    /// An operator that sets red, green and blue.
    RgbOperator = "rgb-operator" Error &[(X4, X), (A2a, "ISO 19005-2, 6.2.4.3")],
        "give the colour in inks";
    /// A colour space of red, green and blue.
    RgbSpace = "rgb-space" Error &[(X4, X), (A2a, "ISO 19005-2, 6.2.4.3")],
        "give the colour in inks";
    /// An image of red, green and blue.
    RgbImage = "rgb-image" Error &[(X4, X), (A2a, "ISO 19005-2, 6.2.4.3")],
        "convert the picture through the press's profile";
    /// A shading of red, green and blue.
    RgbShading = "rgb-shading" Error &[(X4, X), (A2a, "ISO 19005-2, 6.2.4.3")],
        "give the colours of the shading in inks";
    /// A transparency group that blends in red, green and blue.
    RgbGroup = "rgb-group" Error &[(X4, X), (A2a, "ISO 19005-2, 6.2.4.3")],
        "blend in the colours of the press, or flatten the group";
    /// A device colour that no output intent explains.
    Uncovered = "uncovered-colour" Error &[(A2a, "ISO 19005-2, 6.2.4.3")],
        "use the colours of the output intent";
    /// A spot colour with two meanings.
    SpotDiffers = "spot-colour-differs" Error &[(X4, X), (A2a, "ISO 19005-2, 6.2.4.4")],
        "give each spot colour the same alternate everywhere";
    /// Something shines through something else.
    Transparency = "transparency" Warning &[(X4, HOUSE)],
        "flatten it, so that every press prints the same";
    /// A curve that changes the plates.
    Transfer = "transfer-function" Error &[(X4, X), (A2a, "ISO 19005-2, 6.2.5")],
        "take TR, TR2 and HTP out of the graphics state";
    /// Overprint that forgets inks of a profiled colour.
    OverprintMode = "overprint-mode" Error &[(X4, X), (A2a, "ISO 19005-2, 6.2.4.2")],
        "overprint in DeviceCMYK, or with OPM 0";
    /// A stand-in for a picture, or a picture in another file.
    StandIn = "stand-in" Error &[(X4, X), (A2a, "ISO 19005-2, 6.2.8")],
        "place the picture itself, whole, and no other";
    /// A program among the pictures.
    PostScript = "postscript" Error &[(X4, X), (A2a, "ISO 19005-2, 6.2.9")],
        "place the picture itself";
    /// An image that readers are to smooth.
    Interpolated = "interpolated-image" Error &[(A2a, "ISO 19005-2, 6.2.8")],
        "take Interpolate out of the image";
    /// Black text in colours beside black.
    RichBlack = "rich-black-text" Warning &[(X4, HOUSE)],
        "set black text in 0/0/0/100";
    /// Black text that leaves a gap in the colours below.
    Knockout = "black-text-knocks-out" Warning &[(X4, HOUSE)],
        "let black text overprint: OP and op true, OPM 1";
    /// More ink than paper takes.
    Ink = "ink-over-limit" Warning &[(X4, HOUSE)],
        "take some ink out of the colour, as the shop's limit is";

    /// A font that is not in the file.
    FontFile = "font-not-embedded" Error
        &[(X4, X), (A2a, "ISO 19005-2, 6.2.11.4"), (Ua1, "ISO 14289-1, 7.21.4.1")],
        "embed the font";
    /// A font whose codes stand for no characters.
    ToUnicode = "missing-to-unicode" Error
        &[(A2a, "ISO 19005-2, 6.2.11.7.2"), (Ua1, "ISO 14289-1, 7.21.7")],
        "write a ToUnicode table for the font";

    /// The file does not say that it is tagged.
    Marked = "not-marked" Error &[(A2a, "ISO 19005-2, 6.7.2"), (Ua1, "ISO 14289-1, 6.2")],
        "write MarkInfo with Marked true into the catalog";
    /// The maker does not trust the tags.
    Suspects = "suspects" Error &[(Ua1, "ISO 14289-1, 7.1")],
        "see to the tags, and take Suspects out of MarkInfo";
    /// No language.
    Language = "missing-language" Error &[(Ua1, "ISO 14289-1, 7.2")],
        "write the language of the document as Lang of the catalog";
    /// The window shows the name of the file.
    TitleShown = "title-not-shown" Error &[(Ua1, "ISO 14289-1, 7.1")],
        "write DisplayDocTitle true into ViewerPreferences";
    /// No tree of tags.
    Structure = "missing-structure" Error &[(A2a, "ISO 19005-2, 6.7.3"), (Ua1, "ISO 14289-1, 7.1")],
        "tag the document";
    /// Content that leads to no tag.
    ParentTree = "content-without-parent" Error
        &[(A2a, "ISO 19005-2, 6.7.3"), (Ua1, "ISO 14289-1, 7.1")],
        "write an element for each marked stretch into the ParentTree";
    /// A tag and its content that do not know each other.
    Astray = "element-astray" Error &[(A2a, "ISO 19005-2, 6.7.3"), (Ua1, "ISO 14289-1, 7.1")],
        "let the tree of tags and the ParentTree name the same element";
    /// A tag of another kind than the standard ones.
    Role = "unknown-role" Error &[(A2a, "ISO 19005-2, 6.7.3"), (Ua1, "ISO 14289-1, 7.1")],
        "use a standard structure type, or map to one in RoleMap";
    /// Something that is neither content nor artifact.
    Untagged = "untagged-mark" Error &[(Ua1, "ISO 14289-1, 7.1")],
        "mark it as content of an element, or as an artifact";
    /// Content and artifacts inside one another.
    Nested = "artifact-and-content" Error &[(Ua1, "ISO 14289-1, 7.1")],
        "end the one before the other begins";
    /// A heading that skips a level.
    Heading = "heading-skipped" Error &[(Ua1, "ISO 14289-1, 7.4.2")],
        "begin with H1, and go down one level at a time";
    /// A figure that is not described.
    Alt = "figure-without-alt" Error &[(A2a, "ISO 19005-2, 6.7.5"), (Ua1, "ISO 14289-1, 7.3")],
        "say in Alt what the figure tells";
    /// A page with places to click that has no tab order.
    Tabs = "missing-tab-order" Error &[(Ua1, "ISO 14289-1, 7.18.3")],
        "write Tabs S on the page";
    /// A link that is not described.
    Contents = "link-without-contents" Error &[(Ua1, "ISO 14289-1, 7.18.5")],
        "say in Contents where the link leads";
    /// A link that is in no tag.
    LinkTag = "link-untagged" Error &[(Ua1, "ISO 14289-1, 7.18.5")],
        "put the annotation into a Link element, and its StructParent into the ParentTree";
    /// An annotation that is left out in print.
    Unprinted = "annotation-not-printed" Error &[(A2a, "ISO 19005-2, 6.3.2")],
        "set Print, and none of Hidden, Invisible, NoView and ToggleNoView";
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn names_differ_and_are_kebab_case() {
        let names: BTreeSet<&str> = Rule::ALL.iter().map(|rule| rule.name()).collect();
        assert_eq!(names.len(), Rule::ALL.len());
        for name in names {
            assert!(name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-'), "{name}");
        }
    }
}
