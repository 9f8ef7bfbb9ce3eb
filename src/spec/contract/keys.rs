//! The keys themselves, table by table, in the order in which a spec is written.

use super::limits::{BLEED, GUTTER, INK_LIMIT, LEADING, MARGIN, MOST_PAGES, SIDE, SIZE, YEARS};
use super::{Key, Kind, Need};

const fn optional(name: &'static str, kind: Kind, doc: &'static str) -> Key {
    Key { name, kind, need: Need::Optional, default: None, doc }
}

const fn required(name: &'static str, kind: Kind, doc: &'static str) -> Key {
    Key { name, kind, need: Need::Required, default: None, doc }
}

const fn required_unless_use(name: &'static str, kind: Kind, doc: &'static str) -> Key {
    Key { name, kind, need: Need::RequiredUnlessUse, default: None, doc }
}

const fn defaulted(name: &'static str, kind: Kind, default: &'static str, doc: &'static str) -> Key {
    Key { name, kind, need: Need::Optional, default: Some(default), doc }
}

/// The keys of a flyer spec, and of a fragment that `extends` names.
pub const SPEC: &[Key] = &[
    optional(
        "extends",
        Kind::Paths,
        "Files with what flyers share, one or several in [ ]; a later one wins over an earlier one, and this file over all.",
    ),
    required("country", Kind::Name, "The country's name, as a heading."),
    optional(
        "country_in_text",
        Kind::Name,
        "The country's name within a sentence, for `{country_in_text}`; default: `country`.",
    ),
    optional("code", Kind::CountryCode, "The country's code of two letters (ISO 3166-1)."),
    required("date", Kind::Date, "A year, a year and month, or a day, as in `\"2022-08-31\"`."),
    defaulted(
        "lang",
        Kind::Language,
        r#""en-GB""#,
        "The language (BCP 47): for hyphens, the month's name and screen readers.",
    ),
    optional("since", YEARS, "The year in which cooperation began, for `{since}`."),
    optional(
        "pages",
        Kind::Integer { least: 1, most: MOST_PAGES },
        "The number of pages to fit the flyer to; without it, as many as it takes.",
    ),
    required("masthead", Kind::Table(MASTHEAD), "The band across the head of the first page."),
    optional("intro", Kind::Table(INTRO), "The introduction."),
    optional("priorities", Kind::Table(PRIORITIES), "The programme's priorities, in a tinted panel."),
    optional("overview", Kind::Table(OVERVIEW), "The country's own part."),
    optional("activities", Kind::Table(ACTIVITIES), "What goes for all activities."),
    optional(
        "activity",
        Kind::Tables(ACTIVITY),
        "An activity; one block for each, in the order of the page.",
    ),
    optional("closing", Kind::Table(CLOSING), "A panel at the end."),
    optional("contact", Kind::Table(CONTACT), "Where to turn to."),
    optional("theme", Kind::Table(THEME), "What the flyer looks like: its page, type and colour."),
];

const MASTHEAD: &[Key] = &[
    required("programme", Kind::Text, "The programme's name."),
    optional("edition", Kind::Text, "The name of the series, printed with the year."),
    optional("tagline", Kind::Text, "A line under the edition, in a few words."),
    optional("logo", Kind::Path, "The programme's mark: SVG, PNG, JPEG, WebP or TIFF."),
    optional(
        "logo_alt",
        Kind::PlainText,
        "What the mark shows, for readers who cannot see it; default: `programme`.",
    ),
];

const INTRO: &[Key] = &[
    optional("lead", Kind::Text, "The opening sentence, set larger."),
    optional("text", Kind::Prose, "What follows the lead: paragraphs and lists."),
];

const PRIORITIES: &[Key] = &[
    optional("lead_in", Kind::Text, "The words that lead into the list."),
    optional("items", Kind::Texts, "The priorities, each in a few words."),
    optional("after", Kind::Prose, "What follows the panel."),
];

const OVERVIEW: &[Key] = &[optional("text", Kind::Prose, "What stands under the country's name.")];

const ACTIVITIES: &[Key] = &[
    optional("heading", Kind::Text, "The heading above the activities."),
    optional(
        "register",
        Kind::Path,
        "A file of activities that several flyers have in common, to take from with `use`.",
    ),
    optional(
        "ref_pattern",
        Kind::Pattern,
        "A regular expression that every `ref` follows as a whole; another one is a warning.",
    ),
];

const ACTIVITY_TITLE: Key = required_unless_use("title", Kind::Text, "What the activity is called.");
const ACTIVITY_TEXT: Key =
    required_unless_use("text", Kind::Prose, "What was done, and what came of it: paragraphs and lists.");
const ACTIVITY_REF: Key =
    optional("ref", Kind::Reference, "The reference number, printed at the end of the text as [ref. …].");
const ACTIVITY_ID: Key =
    optional("id", Kind::Reference, "A name of its own, for an activity without a reference number.");
const ACTIVITY_KIND: Key = optional("kind", Kind::Text, "The kind of activity, such as Multi-Year Project.");
const ACTIVITY_DATES: Key = optional("dates", Kind::Text, "When it took place, printed as given.");
const ACTIVITY_PARTNERS: Key = optional(
    "partners",
    Kind::Names,
    "The partner countries, for the list of references and its checks; not printed.",
);
const ACTIVITY_IMAGE: Key =
    optional("image", Kind::Table(IMAGE), "A picture, with words for readers who cannot see it (`alt`).");

const ACTIVITY_SPAN: Key =
    defaulted("span", Kind::Flag, "false", "Whether it stands across the page, its text in columns below.");

const ACTIVITY: &[Key] = &[
    ACTIVITY_TITLE,
    ACTIVITY_TEXT,
    ACTIVITY_REF,
    ACTIVITY_ID,
    ACTIVITY_KIND,
    ACTIVITY_DATES,
    ACTIVITY_PARTNERS,
    ACTIVITY_IMAGE,
    ACTIVITY_SPAN,
    optional(
        "use",
        Kind::Reference,
        "Takes the activity with this `ref` or `id` from the register; keys beside it win over those there.",
    ),
];

/// Where a picture may stand.
pub const PLACES: &[&str] = &["column", "span", "inset"];

const IMAGE: &[Key] = &[
    required("file", Kind::Path, "The picture: SVG, PNG, JPEG, WebP or TIFF."),
    required(
        "alt",
        Kind::PlainText,
        "What the picture shows, for readers who cannot see it; empty for decoration.",
    ),
    optional("caption", Kind::Text, "The line under the picture."),
    optional("credit", Kind::Text, "Whose picture it is."),
    defaulted(
        "place",
        Kind::Choice(PLACES),
        r#""column""#,
        "Where the picture stands: as wide as the column, across the page, or inset with text beside it.",
    ),
];

const CLOSING: &[Key] = &[
    optional("title", Kind::Text, "The panel's title."),
    optional("text", Kind::Prose, "The panel's text."),
    defaulted("span", Kind::Flag, "false", "Whether it stands across the page, its text in columns inside."),
];

const CONTACT: &[Key] = &[
    optional("text", Kind::Prose, r"The name and the address, say; `\\` ends a line."),
    optional("url", Kind::Url, "A web or mail address, linked and printed as a QR code."),
];

const THEME: &[Key] = &[
    optional("page", Kind::Table(PAGE), "The page and its columns."),
    optional("type", Kind::Table(TYPE), "The type."),
    optional("fit", Kind::Table(FIT), "How far fitting to `pages` may go."),
    optional("colour", Kind::Table(COLOUR), "Colours."),
    optional("press", Kind::Table(PRESS), "What the print shop asks for."),
];

const PAGE: &[Key] = &[
    defaulted(
        "size",
        Kind::PageSize(SIDE),
        r#""A4""#,
        "The trimmed page: A3, A4, A5, Letter, Legal, DL, or width and height.",
    ),
    optional("margin", Kind::Table(MARGINS), "The margins."),
    defaulted("columns", Kind::Integer { least: 1, most: 4 }, "2", "The number of columns."),
    defaulted("gutter", Kind::Length(GUTTER), r#""7mm""#, "The space between two columns."),
    defaulted(
        "bleed",
        Kind::Length(BLEED),
        r#""3mm""#,
        "How far colour at the edge goes past it, for cutting.",
    ),
];

const MARGINS: &[Key] = &[
    defaulted("top", Kind::Length(MARGIN), r#""14mm""#, "The top margin."),
    defaulted("bottom", Kind::Length(MARGIN), r#""16mm""#, "The bottom margin."),
    defaulted("left", Kind::Length(MARGIN), r#""16mm""#, "The left margin."),
    defaulted("right", Kind::Length(MARGIN), r#""16mm""#, "The right margin."),
];

const TYPE: &[Key] = &[
    optional("fonts", Kind::Folders, "Folders of font files, beside the fonts that are built in."),
    optional("body", Kind::Family, "The family of running text."),
    optional("heading", Kind::Family, "The family of headings."),
    defaulted("size", Kind::Length(SIZE), r#""9.25pt""#, "The size of running text."),
    defaulted("leading", Kind::Length(LEADING), r#""12.5pt""#, "The leading: the distance between lines."),
    defaulted(
        "justify",
        Kind::Flag,
        "true",
        "Whether running text is justified, where columns are at least 14 em wide; else it is ragged.",
    ),
];

const FIT: &[Key] = &[
    defaulted(
        "size",
        Kind::LengthRange(SIZE),
        r#"["8.5pt", "9.75pt"]"#,
        "Least and greatest size of running text.",
    ),
    defaulted("leading", Kind::LengthRange(LEADING), r#"["11.5pt", "13pt"]"#, "Least and greatest leading."),
];

const COLOUR: &[Key] =
    &[optional("accent", Kind::Table(ACCENT), "The programme's colour, for the screen and for the press.")];

const ACCENT: &[Key] = &[
    required("rgb", Kind::Rgb, "The colour on the screen."),
    optional("cmyk", Kind::Cmyk, "The colour on the press."),
    optional("spot", Kind::Name, "The name of an ink of its own on the press, such as PANTONE 286 C."),
];

const PRESS_BLEED: Key =
    optional("bleed", Kind::Length(BLEED), "How far colour at the edge goes past it, for cutting.");
const PRESS_MARKS: Key = defaulted(
    "marks",
    Kind::Flag,
    "false",
    "Whether crop marks, registration marks and a colour bar are printed.",
);
const PRESS_INK_LIMIT: Key =
    defaulted("ink_limit", INK_LIMIT, "300", "The most ink in one place, all inks together, in per cent.");
const PRESS_PROFILE: Key = defaulted(
    "profile",
    Kind::Path,
    r#""FOGRA39""#,
    "The press's ICC profile: FOGRA39, or the path of a file.",
);

const PRESS: &[Key] = &[
    defaulted(
        "preset",
        Kind::Path,
        r#""coated-fogra39""#,
        "The rules of a shop: coated-fogra39, digital-fogra39, or a TOML file of the keys below.",
    ),
    PRESS_BLEED,
    PRESS_MARKS,
    PRESS_INK_LIMIT,
    PRESS_PROFILE,
];

/// The keys of a preset: a file of a shop's rules.
pub const PRESET: &[Key] = &[PRESS_BLEED, PRESS_MARKS, PRESS_INK_LIMIT, PRESS_PROFILE];

/// The keys of a register.
pub const REGISTER: &[Key] =
    &[optional("activity", Kind::Tables(REGISTER_ENTRY), "A block that flyers take with `use`.")];

const REGISTER_ENTRY: &[Key] = &[
    ACTIVITY_TITLE,
    ACTIVITY_TEXT,
    ACTIVITY_REF,
    ACTIVITY_ID,
    ACTIVITY_KIND,
    ACTIVITY_DATES,
    ACTIVITY_PARTNERS,
    ACTIVITY_IMAGE,
    ACTIVITY_SPAN,
];
