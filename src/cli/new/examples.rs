//! What a new spec says in the place of the words to come, key by key, in TOML.

/// Words that stand on the flyer until better ones do: each says what to write. Their lengths are those of a flyer
/// that is done, so that its page can be judged.
pub const WORDS: &[(&str, &str)] = &[
    ("masthead.programme", r#""The Name of Your Programme""#),
    ("masthead.edition", r#""Country Flyer""#),
    ("masthead.tagline", r#""What the programme is for, in one line""#),
    (
        "intro.lead",
        r#""Say here in one sentence what {country_in_text} does in the programme, and since when.""#,
    ),
    (
        "intro.text",
        r#""""
Say here in two or three sentences what the programme is: who founded it, who takes part in it, and what question it
is there to answer. This text is the same in every country’s flyer: from the second flyer on, it had better stand in a
file that all of them extend, with the priorities and whatever else they share.

Then say in two sentences how it works: by projects, workshops or scholarships, how long they last, what a project may
cost, and who may apply for one.
""""#,
    ),
    ("priorities.lead_in", r#""The programme’s priorities are:""#),
    (
        "priorities.items",
        r#"[
  "The first priority, in two to six words",
  "The second one, as short as the first",
  "The third one, for those who only read lists",
  "The fourth one; four to eight look well",
  "The fifth one, which need not come last",
  "The sixth one, if the programme has six",
]"#,
    ),
    (
        "overview.text",
        r#""""
Say here in two or three sentences what has been done in {country_in_text} so far: how many activities, in which fields,
and with which partners. Then name in one sentence what came of it that a reader will remember: a map, a method, a
laboratory that was not there before.

Say here in one sentence what comes next: which activity is planned, in which town and month, and who may come.
""""#,
    ),
    ("activities.heading", r#""Activities""#),
    ("closing.title", r#""Take Part""#),
    (
        "closing.text",
        r#""""
Say here in two sentences who in {country_in_text} may take part, and what the first step is. Then say by when, and who
answers questions.
""""#,
    ),
    (
        "contact.text",
        r#""""
The Name of Your Programme\\
1 Your Street, Your Town
""""#,
    ),
    ("contact.url", r#""https://example.org""#),
    // Larger than the default: flyers are read at arm's length, and a new one has room.
    ("theme.type.size", r#""10pt""#),
    ("theme.type.leading", r#""13.5pt""#),
    ("theme.fit.size", r#"["9.25pt", "10.5pt"]"#),
    ("theme.fit.leading", r#"["12.5pt", "14.5pt"]"#),
];

/// The activities that a new flyer has: their titles and texts.
pub const ACTIVITIES: [[(&str, &str); 4]; 3] = [
    [
        ("activity.title", r#""The Title of the First Activity""#),
        (
            "activity.text",
            r#""""
Say here in three to five sentences what was done, by whom, and what came of it. Name the places and the partners, and
give figures: how many laboratories, how many students, how many kilometres. Two stars make words **strong**, and one
*stresses* them.

A blank line begins a new paragraph. An address can stand behind words, as in [the report](https://example.org).
""""#,
        ),
        ("activity.kind", r#""Multi-Year Project""#),
        ("activity.dates", r#""2023–2026""#),
    ],
    [
        ("activity.title", r#""The Title of the Second Activity""#),
        (
            "activity.text",
            r#""""
Say here what the second activity was, who came, and from how many countries. Where it had several results, a list
tells them apart:

- the first result, in a few words;
- the second one, as short as the first;
- the third one.
""""#,
        ),
        ("activity.kind", r#""Workshop""#),
        ("activity.dates", r#""17–18 May 2026""#),
    ],
    [
        ("activity.title", r#""The Title of the Third Activity""#),
        (
            "activity.text",
            r#""""
Say here what the third activity was, in three sentences: what those who took part have learnt, where they work now,
and who taught them. Put the newest activities first, or the largest ones. For one more, copy its block in the file; for
one less, take a block away.
""""#,
        ),
        ("activity.kind", r#""Training Course""#),
        ("activity.dates", r#""since 2025""#),
    ],
];

/// Examples of keys that a new flyer does without, and that have no default.
pub const UNUSED: &[(&str, &str)] = &[
    ("extends", r#""_programme.toml""#),
    // No country's: whoever takes it into use has to write another.
    ("code", r#""XX""#),
    ("since", "1996"),
    ("pages", "1"),
    ("masthead.logo", r#""../assets/mark.svg""#),
    ("masthead.logo_alt", r#""Two open rings""#),
    ("priorities.after", r#""What goes for all priorities.""#),
    ("activities.register", r#""_activities.toml""#),
    ("activities.ref_pattern", "'[0-9]{6}'"),
    ("activity.ref", r#""100217""#),
    ("activity.id", r#""first-activity""#),
    ("activity.partners", r#"["Kazakhstan", "Norway"]"#),
    (
        "activity.image",
        r#"{ file = "../assets/station.jpg", alt = "A hut by a river", caption = "The station", credit = "A. B." }"#,
    ),
    ("activity.use", r#""100218""#),
    ("theme.page.margin", r#"{ top = "14mm", bottom = "16mm", left = "16mm", right = "16mm" }"#),
    ("theme.type.fonts", r#"["../fonts"]"#),
    ("theme.type.body", r#""Source Serif 4""#),
    ("theme.type.heading", r#""Source Sans 3""#),
    ("theme.colour.accent", r##"{ rgb = "#14508c", cmyk = [90, 60, 0, 15] }"##),
    ("theme.press.bleed", r#""3mm""#),
];

/// The value of a key in a list.
pub fn find(list: &'static [(&str, &str)], path: &str) -> Option<&'static str> {
    list.iter().find(|(known, _)| *known == path).map(|(_, value)| *value)
}
