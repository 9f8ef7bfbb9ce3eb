//! The kinds of finding, each with a stable name that scripts may rely on.

use super::Severity;

/// Declares the kinds: variant, stable name, severity.
macro_rules! codes {
    ($($(#[$doc:meta])* $variant:ident = $name:literal $severity:ident,)*) => {
        /// A kind of finding.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
        pub enum Code {
            $($(#[$doc])* #[serde(rename = $name)] $variant,)*
        }

        impl Code {
            /// All kinds.
            pub const ALL: &[Code] = &[$(Code::$variant,)*];

            /// The stable name, as printed in brackets after the severity.
            pub const fn name(self) -> &'static str {
                match self {
                    $(Code::$variant => $name,)*
                }
            }

            /// How bad findings of this kind are.
            pub const fn severity(self) -> Severity {
                match self {
                    $(Code::$variant => Severity::$severity,)*
                }
            }
        }
    };
}

codes! {
    /// The file cannot be read.
    Unreadable = "unreadable" Error,
    /// The file is not UTF-8.
    NotUtf8 = "not-utf8" Error,
    /// The file is not TOML.
    Syntax = "syntax" Error,
    /// A key that the spec does not know.
    UnknownKey = "unknown-key" Error,
    /// A value of the wrong type.
    WrongType = "wrong-type" Error,
    /// A required key is not there.
    MissingKey = "missing-key" Error,
    /// A required text has no characters in it.
    EmptyText = "empty-text" Error,
    /// A value outside what its key allows.
    InvalidValue = "invalid-value" Error,
    /// A date that is not in the calendar.
    InvalidDate = "invalid-date" Error,
    /// A length without a unit, with an unknown one, or out of bounds.
    InvalidLength = "invalid-length" Error,
    /// A colour that is not written as `#rrggbb`, or not as four parts of ink in per cent.
    InvalidColour = "invalid-colour" Error,
    /// Not an ICC profile, or not one of a press.
    InvalidProfile = "invalid-profile" Error,
    /// More ink in one place than the paper takes.
    TooMuchInk = "too-much-ink" Error,
    /// A page size that has no such name.
    UnknownPageSize = "unknown-page-size" Error,
    /// Not an ISO 3166-1 country code.
    UnknownCountryCode = "unknown-country-code" Error,
    /// A country code that belongs to another country than the name.
    OtherCountryCode = "other-country-code" Warning,
    /// A year in which work together began that has two figures, or comes after the flyer's date.
    DoubtfulYear = "doubtful-year" Warning,
    /// Not a well-formed BCP 47 language tag.
    InvalidLanguage = "invalid-language" Error,
    /// A fragment, a register, a preset or an ICC profile that the spec names cannot be found.
    MissingFile = "missing-file" Error,
    /// Files that extend one another in a circle, or too deep.
    ExtendsCycle = "extends-cycle" Error,
    /// Two register entries with the same key.
    DuplicateRef = "duplicate-ref" Error,
    /// `use` names a block that the register does not hold.
    UnknownUse = "unknown-use" Error,
    /// `use` without a register to take from.
    NoRegister = "no-register" Error,
    /// Two activities of a flyer that take the same block of the register, and say the same.
    RepeatedUse = "repeated-use" Warning,
    /// A regular expression that cannot be read.
    InvalidPattern = "invalid-pattern" Error,
    /// A reference number that does not follow the programme's pattern.
    RefPattern = "ref-pattern" Warning,
    /// A placeholder that does not exist.
    UnknownPlaceholder = "unknown-placeholder" Error,
    /// A placeholder whose key is not set.
    UnsetPlaceholder = "unset-placeholder" Error,
    /// A brace that is neither doubled nor part of a placeholder.
    LoneBrace = "lone-brace" Error,
    /// A control character in a text.
    ControlCharacter = "control-character" Error,
    /// A character without a meaning that Unicode knows.
    PrivateUseCharacter = "private-use-character" Error,
    /// A text of several paragraphs where there is room for one.
    SeveralParagraphs = "several-paragraphs" Error,
    /// Words that lead into a list, and no list.
    NoItems = "no-items" Error,
    /// A heading of activities, and no activities.
    LoneHeading = "lone-heading" Warning,
    /// A language that is written from right to left, for which pages are not mirrored.
    RightToLeft = "right-to-left" Warning,
    /// A construct outside the subset of CommonMark.
    UnsupportedMarkup = "unsupported-markup" Error,
    /// Marks of markup that are printed as they stand, or stars that are not, and were probably not meant so.
    DoubtfulMarkup = "doubtful-markup" Warning,
    /// A link to something that is not a web or mail address.
    InvalidUrl = "invalid-url" Error,
    /// A picture that is not there.
    MissingPicture = "missing-picture" Error,
    /// A picture that cannot be decoded.
    InvalidPicture = "invalid-picture" Error,
    /// A picture without alternative text.
    MissingAlt = "missing-alt" Error,
    /// A font family that no face belongs to.
    UnknownFont = "unknown-font" Error,
    /// A font file that cannot be used.
    InvalidFont = "invalid-font" Error,
    /// A character that no face has.
    MissingGlyph = "missing-glyph" Error,
    /// A line that does not go into its measure.
    OverfullLine = "overfull-line" Warning,
    /// A block that is taller than a column.
    BlockTooTall = "block-too-tall" Error,
    /// The page leaves no room for text.
    NoRoom = "no-room" Error,
    /// The flyer does not come out at the declared number of pages.
    PageCount = "page-count" Error,
    /// A reference number with other titles, dates or partners in another flyer of the run.
    ConflictingRef = "conflicting-ref" Warning,
    /// A country named in `partners` whose flyer does not carry the activity.
    PartnerWithoutActivity = "partner-without-activity" Warning,
    /// An entry of the register that no flyer of the run takes.
    UnusedEntry = "unused-entry" Warning,
    /// A picture with too few pixels for its size on the page.
    LowResolution = "low-resolution" Error,
    /// A line too fine to be printed.
    Hairline = "hairline" Error,
    /// Colour that reaches the edge of the page, and does not go far enough past it.
    NoBleed = "no-bleed" Error,
    /// Text so near to the edge that it may be cut off.
    UnsafeMargin = "unsafe-margin" Error,
    /// Text that is too much like what is behind it.
    LowContrast = "low-contrast" Error,
    /// Alternative text that says nothing of what a picture shows.
    UnhelpfulAlt = "unhelpful-alt" Warning,
    /// Something went wrong inside flysheet.
    Internal = "internal" Error,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_differ_and_are_kebab_case() {
        let mut names: Vec<&str> = Code::ALL.iter().map(|code| code.name()).collect();
        for name in &names {
            assert!(
                name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-'),
                "{name}"
            );
        }
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), Code::ALL.len());
    }
}
