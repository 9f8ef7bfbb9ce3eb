//! The errors of the TOML parser by what a writer did.

use std::ops::Range;

/// An error of the TOML parser, with its place in the file.
#[derive(Clone, Debug)]
pub(in crate::spec::written) struct TomlError {
    pub(in crate::spec::written) span: Range<usize>,
    pub(super) message: String,
    pub(super) mistake: Mistake,
}

/// What a writer did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mistake {
    /// A quote or bracket is open to the end of what was parsed; what opens it.
    Unclosed(&'static str),
    UnclosedHeader,
    NoEquals,
    AfterValue,
    KeyCharacter,
    NoKey,
    NoComma,
    ExtraComma,
    ExtraEquals,
    Duplicate,
    /// Anything else after which the parser has no hold on what follows.
    OtherStructural,
    Unquoted,
    /// Something that begins like a number, or like one of its words.
    Number,
    NoOpeningQuote,
    Escape,
    EscapeDigits,
    ControlCharacter,
    Date,
    /// Anything else within one value.
    OtherInValue,
}

/// How the parser's messages begin; of two that fit, the first one counts.
const MESSAGES: &[(&str, Mistake)] = &[
    ("invalid basic string, expected `\"`", Mistake::Unclosed("\"")),
    ("invalid literal string, expected `'`", Mistake::Unclosed("'")),
    ("invalid multi-line basic string, expected `\"`", Mistake::Unclosed("\"\"\"")),
    ("invalid multi-line literal string, expected `'`", Mistake::Unclosed("'''")),
    ("unclosed array table", Mistake::UnclosedHeader),
    ("unclosed table", Mistake::UnclosedHeader),
    ("unclosed array", Mistake::Unclosed("[")),
    ("unclosed inline table", Mistake::Unclosed("{")),
    ("key with no value", Mistake::NoEquals),
    ("missing value for key", Mistake::NoEquals),
    ("missing assignment", Mistake::NoEquals),
    ("invalid inline table element, expected `=`", Mistake::NoEquals),
    ("unexpected key or value", Mistake::AfterValue),
    ("invalid unquoted key", Mistake::KeyCharacter),
    ("unquoted keys cannot be empty", Mistake::NoKey),
    ("missing key", Mistake::NoKey),
    ("invalid key-value pair", Mistake::NoKey),
    ("invalid inline table element, expected key", Mistake::NoKey),
    ("keys cannot be multi-line", Mistake::KeyCharacter),
    ("missing comma", Mistake::NoComma),
    ("extra comma", Mistake::ExtraComma),
    ("extra `=`", Mistake::ExtraEquals),
    ("extra assignment", Mistake::ExtraEquals),
    ("duplicate key", Mistake::Duplicate),
    ("cannot extend", Mistake::OtherStructural),
    ("invalid inline table", Mistake::OtherStructural),
    ("invalid table", Mistake::OtherStructural),
    ("missing array", Mistake::OtherStructural),
    ("missing inline", Mistake::OtherStructural),
    ("missing table", Mistake::OtherStructural),
    ("missing value", Mistake::OtherStructural),
    ("recursion limit", Mistake::OtherStructural),
    ("unexpected `", Mistake::OtherStructural),
    ("string values must be quoted", Mistake::Unquoted),
    ("invalid boolean", Mistake::Unquoted),
    ("invalid exponent", Mistake::Number),
    ("invalid float", Mistake::Number),
    ("invalid fraction", Mistake::Number),
    ("invalid mantissa", Mistake::Number),
    ("unexpected leading zero", Mistake::Number),
    ("`_` may only go", Mistake::Number),
    ("missing opening quote", Mistake::NoOpeningQuote),
    ("missing escaped value", Mistake::Escape),
    ("too few unicode value digits", Mistake::EscapeDigits),
    ("invalid value, expected unicode", Mistake::EscapeDigits),
    ("invalid basic string", Mistake::ControlCharacter),
    ("invalid literal string", Mistake::ControlCharacter),
    ("invalid multi-line", Mistake::ControlCharacter),
    ("carriage return must be", Mistake::ControlCharacter),
    ("invalid date", Mistake::Date),
    ("invalid time", Mistake::Date),
];

impl TomlError {
    /// The error of a parse of the bytes `range` of a file.
    pub(in crate::spec::written) fn new(error: &toml::de::Error, range: &Range<usize>) -> TomlError {
        let span = error.span().unwrap_or(0..0);
        let shift = |offset: usize| (range.start + offset).min(range.end);
        let message = error.message().to_owned();
        let known = MESSAGES.iter().find(|(start, _)| message.starts_with(start));
        let mistake = known.map_or(Mistake::OtherInValue, |(_, mistake)| *mistake);
        TomlError { span: shift(span.start)..shift(span.end), message, mistake }
    }

    /// Whether what follows the error cannot be trusted.
    pub(in crate::spec::written) fn is_structural(&self) -> bool {
        !matches!(
            self.mistake,
            Mistake::Unquoted
                | Mistake::Number
                | Mistake::NoOpeningQuote
                | Mistake::Escape
                | Mistake::EscapeDigits
                | Mistake::ControlCharacter
                | Mistake::Date
                | Mistake::OtherInValue
        )
    }

    /// Whether what follows the error in the file `text` cannot be trusted, whatever the parser made of it.
    pub(in crate::spec::written) fn loses_hold(&self, text: &str) -> bool {
        self.is_structural()
            || self.opens_text_below(text)
            || self.to_closing_quote(text).is_some()
            || self.odd_character(text).is_some()
    }

    /// Whether a character stands in a key that no key may hold.
    pub(in crate::spec::written) fn is_in_key(&self) -> bool {
        self.mistake == Mistake::KeyCharacter
    }

    /// Whether a quote or bracket is open to the end of what was parsed.
    pub(in crate::spec::written) fn is_unclosed(&self) -> bool {
        matches!(self.mistake, Mistake::Unclosed(_))
    }
}
