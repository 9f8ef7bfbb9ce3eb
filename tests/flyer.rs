//! Good specs, and what the flyers read from them hold.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod harness;

use std::fs;
use std::path::Path;

use flysheet::geom::Length;
use flysheet::spec::contract::{self, Key, Kind};
use flysheet::spec::{self, Block, Date, Flyer, LINE_BREAK, PageSpans, Paragraph};

use harness::{Disk, Memory, findings, in_crate, specs};

const GOOD: &str = "tests/specs/good";

/// The flyer of a good spec.
fn flyer(name: &str) -> Flyer {
    let reading = spec::read(&Path::new(GOOD).join(name), &Disk);
    assert_eq!(findings(&reading), Vec::<String>::new(), "{name}");
    reading.flyer.unwrap()
}

#[test]
fn good_specs_have_no_findings() {
    let specs = specs(GOOD);
    assert!(specs.len() >= 3);
    for path in specs {
        flyer(path.file_name().unwrap().to_str().unwrap());
    }
}

#[test]
fn a_minimal_spec_has_all_defaults() {
    let flyer = flyer("minimal.toml");
    assert_eq!(flyer.country.text, "Tajikistan");
    assert_eq!(flyer.date, Date { year: 2022, month: None, day: None });
    assert_eq!((flyer.lang.as_str(), flyer.pages), ("en-GB", None));
    assert_eq!((flyer.masthead.programme.text.as_str(), flyer.masthead.month), ("The Programme", None));
    assert_eq!((flyer.intro, flyer.priorities, flyer.closing, flyer.contact), (None, None, None, None));
    assert_eq!((flyer.overview, flyer.activities_heading, flyer.activities), (vec![], None, vec![]));
}

/// The paragraphs of a text, one line each.
fn lines(blocks: &[Block], lines: &mut Vec<String>) {
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => lines.push(paragraph.text.clone()),
            Block::List(list) => list.items.iter().for_each(|item| self::lines(item, lines)),
        }
    }
}

/// The characters that a mark covers.
fn marked(paragraph: &Paragraph) -> Vec<&str> {
    paragraph.markup.iter().map(|mark| &paragraph.text[mark.range.clone()]).collect()
}

/// All characters of a flyer in the order of the page, one line for each paragraph.
fn printed(flyer: &Flyer) -> String {
    let mut printed = vec![flyer.masthead.programme.text.clone()];
    printed
        .extend(flyer.masthead.edition.iter().map(|edition| format!("{} {}", edition.text, flyer.date.year)));
    printed.extend(flyer.masthead.month.iter().map(|month| month.text.clone()));
    printed.extend(flyer.masthead.tagline.iter().map(|tagline| tagline.text.clone()));
    if let Some(intro) = &flyer.intro {
        printed.extend(intro.lead.iter().map(|lead| lead.text.clone()));
        lines(&intro.text, &mut printed);
    }
    if let Some(priorities) = &flyer.priorities {
        printed.extend(priorities.lead_in.iter().chain(&priorities.items).map(|text| text.text.clone()));
        lines(&priorities.after, &mut printed);
    }
    printed.push(flyer.country.text.to_uppercase());
    lines(&flyer.overview, &mut printed);
    printed.extend(flyer.activities_heading.iter().map(|heading| heading.text.clone()));
    for activity in &flyer.activities {
        printed.push(activity.title.text.clone());
        lines(&activity.text, &mut printed);
        if let (Some(reference), Some(last)) = (&activity.reference, printed.last_mut()) {
            *last += &format!(" [ref. {}].", reference.text);
        }
    }
    if let Some(closing) = &flyer.closing {
        printed.extend(closing.title.iter().map(|title| title.text.clone()));
        lines(&closing.text, &mut printed);
    }
    printed.join("\n") + "\n"
}

#[test]
fn a_real_flyer_keeps_every_word() {
    let flyer = flyer("tajikistan.toml");
    let expected = fs::read_to_string(in_crate(Path::new("tests/specs/good/tajikistan.txt"))).unwrap();
    assert_eq!(printed(&flyer), expected);
    let Some(Block::Paragraph(overview)) = flyer.overview.first() else { panic!("no overview") };
    assert_eq!(marked(overview), ["Environmental Security", "Disaster Forecasting and Prevention."]);
    assert_eq!(
        flyer.title(),
        "Tajikistan – Country Flyer 2022 – The NATO Science for Peace and Security Programme"
    );
}

#[test]
fn every_key_comes_through() {
    let flyer = flyer("every-key.toml");
    assert_eq!(flyer.date, Date { year: 2022, month: Some(8), day: Some(31) });
    assert_eq!((flyer.lang.as_str(), flyer.pages.map(|(pages, _)| pages)), ("en-GB", Some(2)));

    let masthead = &flyer.masthead;
    assert_eq!(
        (masthead.programme.text.as_str(), masthead.month.as_ref().map(|month| month.text.as_str())),
        ("The Science Programme", Some("August"))
    );
    assert_eq!(marked(&masthead.programme), ["Science"]);
    assert_eq!(masthead.edition.as_ref().unwrap().text, "Country Flyer");
    assert_eq!(masthead.tagline.as_ref().unwrap().text, "Since 1996");
    let logo = masthead.logo.as_ref().unwrap();
    assert_eq!(
        (logo.path.to_str().unwrap(), logo.alt.as_str()),
        ("tests/specs/good/assets/mark.svg", "The mark of Kyrgyz Republic")
    );
    assert!(logo.bytes.starts_with(b"<svg"));

    let intro = flyer.intro.as_ref().unwrap();
    assert_eq!(intro.lead.as_ref().unwrap().text, "Kyrgyz Republic has been engaged since 1996.");
    let mut text = Vec::new();
    lines(&intro.text, &mut text);
    assert_eq!(
        text,
        [
            "First paragraph, with strong, emphasis and a link.".to_owned(),
            format!("Second paragraph,{LINE_BREAK}in two lines with {{braces}}.")
        ]
    );
    let Some(Block::Paragraph(first)) = intro.text.first() else { panic!("no text") };
    let link = first.markup.iter().find_map(|mark| mark.link.as_deref());
    assert_eq!((marked(first), link), (vec!["strong", "emphasis", "link"], Some("https://example.org/2022")));

    let priorities = flyer.priorities.as_ref().unwrap();
    assert_eq!(priorities.lead_in.as_ref().unwrap().text, "The priorities in August 2022 include:");
    let items: Vec<&str> = priorities.items.iter().map(|item| item.text.as_str()).collect();
    assert_eq!(items, ["Water", "Energy;", "3. Mai"]);

    let mut overview = Vec::new();
    lines(&flyer.overview, &mut overview);
    assert_eq!(overview, ["What stands under KYRGYZ REPUBLIC:", "One", "Two", "nested"]);

    let activities = &flyer.activities;
    let titles: Vec<&str> = activities.iter().map(|activity| activity.title.text.as_str()).collect();
    assert_eq!(titles, ["INFORMATION DAY", "Another title", "With a number"]);
    let references: Vec<Option<&str>> = activities
        .iter()
        .map(|activity| activity.reference.as_ref().map(|reference| reference.text.as_str()))
        .collect();
    assert_eq!(references, [None, Some("983945"), Some("984416")]);
    assert_eq!(activities[0].dates.as_ref().unwrap().text, "9. December 2015");
    let partners: Vec<&str> = activities[0].partners.iter().map(|partner| partner.text.as_str()).collect();
    assert_eq!(partners, ["Kyrgyz Republic", "Tajikistan"]);
    assert_eq!(activities[0].id.as_ref().unwrap().text, "bishkek-2015");
    let image = activities[0].image.as_ref().unwrap();
    assert_eq!(
        (image.picture.alt.as_str(), image.credit.as_ref().unwrap().text.as_str()),
        ("Two rings", "Somebody")
    );
    let mut text = Vec::new();
    lines(&activities[1].text, &mut text);
    assert_eq!(text, ["Led by experts from the Kyrgyz Republic."]);
    assert_eq!(activities[1].kind.as_ref().unwrap().text, "Multi-Year Project");
    assert_eq!(activities[1].image.as_ref().unwrap().picture.alt, "A river");

    let url = flyer.contact.as_ref().unwrap().url.as_ref().unwrap();
    assert_eq!(&*url.address, "https://example.org/science");

    let theme = &flyer.theme;
    assert_eq!((theme.page.size.width, theme.page.size.height), (Length::mm(200.0), Length::mm(200.0)));
    assert_eq!((theme.page.columns, theme.page.right), (3, Length::inches(1.0)));
    assert_eq!(theme.text.fonts[0].0, Path::new("tests/specs/good/../fonts"));
    assert_eq!((theme.text.size, theme.text.justify), (Length::pt(10.0), false));
    assert_eq!(theme.fit.leading, (Length::pt(12.0), Length::pt(14.0)));
    assert_eq!((theme.accent.rgb, theme.accent.cmyk), ([0x00, 0x66, 0x33], Some([90, 0, 90, 50])));
    assert_eq!(theme.accent.spot.as_deref(), Some("PANTONE 340 C"));
    assert_eq!((theme.press.marks, theme.press.ink_limit), (true, 270));
    assert!(theme.press.profile.is_none() && theme.page.bleed == Length::mm(6.0));
}

/// Reads a spec in memory as if it stood among the good ones.
fn read(text: &str) -> spec::Reading {
    let path = Path::new("tests/specs/good/memory.toml");
    spec::read(path, &Memory { path, bytes: text.as_bytes() })
}

#[test]
fn later_files_win_and_this_file_wins_over_all() {
    let check = |extends: &str, own: &str, expected: (&str, &str, usize)| {
        let text = format!("extends = {extends}\ncountry = \"T\"\ndate = 2022\n[masthead]\n{own}\n");
        let reading = read(&text);
        assert_eq!(findings(&reading), Vec::<String>::new());
        let flyer = reading.flyer.unwrap();
        let edition = flyer.masthead.edition.unwrap().text;
        let tagline = flyer.masthead.tagline.unwrap().text;
        assert_eq!((edition.as_str(), tagline.as_str(), flyer.theme.page.columns), expected);
    };
    check("'_programme.toml'", "", ("Country Flyer", "From the style", 1));
    check("['_programme.toml', '_style.toml']", "", ("Flyer", "From the style", 1));
    check("'_programme.toml'", "tagline = 'Own'", ("Country Flyer", "Own", 1));
}

#[test]
fn alternative_text_is_what_its_markup_says() {
    let check = |alt: &str, expected: &str| {
        let text = format!(
            "country = 'T'\ndate = 2022\n[masthead]\nprogramme = '''The\\\nProgramme'''\nlogo = 'assets/mark.svg'\n{alt}\n"
        );
        let reading = read(&text);
        assert_eq!(findings(&reading), Vec::<String>::new(), "{alt}");
        assert_eq!(reading.flyer.unwrap().masthead.logo.unwrap().alt, expected, "{alt}");
    };
    check(
        "logo_alt = 'Two **open** rings, as in [{country}](https://example.org)'",
        "Two open rings, as in T",
    );
    check("logo_alt = '<span lang=\"fr\">Deux</span> *rings* \\*'", "Deux rings *");
    check("logo_alt = \"\"\"\n  Two  \n  rings\n\"\"\"", "Two rings");
    check("logo_alt = ''", "");
    check("", "The Programme");
}

#[test]
fn a_byte_order_mark_moves_nothing() {
    let reading = read("\u{feff}contry = \"T\"\ndate = 2022\nmasthead.programme = \"P\"\n");
    assert_eq!(
        findings(&reading),
        ["tests/specs/good/memory.toml:1:1: error[unknown-key]: unknown key `contry`\n"]
    );
    assert!(read("\u{feff}country = \"T\"\ndate = 2022\nmasthead.programme = \"P\"\n").flyer.is_some());
}

#[test]
fn every_character_of_a_flyer_points_to_itself() {
    let path = Path::new(GOOD).join("tajikistan.toml");
    let reading = spec::read(&path, &Disk);
    let flyer = reading.flyer.unwrap();
    let Some(Block::Paragraph(paragraph)) = flyer.activities[1].text.first() else { panic!("no text") };
    for (at, character) in paragraph.text.char_indices() {
        let span = paragraph.origin.span(at..at + character.len_utf8());
        let source = &reading.sources.get(span.file).unwrap().text[span.start..span.end];
        assert!(source == character.to_string() || (character == ' ' && source == "\n"), "{at} {source:?}");
    }
}

/// `key = default` for every key below `keys` that has a default.
fn defaults(keys: &[Key], path: &str, written: &mut String) {
    for key in keys {
        let name = format!("{path}{}", key.name);
        if let Some(default) = key.default {
            *written += &format!("{name} = {default}\n");
        }
        if let Kind::Table(keys) = key.kind {
            defaults(keys, &format!("{name}."), written);
        }
    }
}

#[test]
fn the_contract_names_the_defaults_that_are_used() {
    let mut written = "country = \"Tajikistan\"\ndate = 2022\nmasthead.programme = \"P\"\n".to_owned();
    defaults(contract::SPEC, "", &mut written);
    assert!(written.contains("theme.page.margin.top = \"14mm\"") && written.contains("lang = \"en-GB\""));
    let reading = read(&written);
    assert_eq!(findings(&reading), Vec::<String>::new());
    let mut named = reading.flyer.unwrap();
    named.theme.page.span = None;
    named.theme.page.spans = PageSpans::default();
    named.theme.press.span = None;
    let used = flyer("minimal.toml");
    assert_eq!((named.theme, named.lang), (used.theme, used.lang));
}

#[test]
fn a_shops_rules_give_way_to_the_specs_own() {
    let check = |theme: &str, bleed: f64, marks: bool, ink_limit: u16| {
        let reading =
            read(&format!("country = \"T\"\ndate = 2022\nmasthead.programme = \"P\"\n[theme]\n{theme}\n"));
        assert_eq!(findings(&reading), Vec::<String>::new(), "{theme}");
        let theme = reading.flyer.unwrap().theme;
        let found = (theme.page.bleed, theme.press.marks, theme.press.ink_limit);
        assert_eq!(found, (Length::mm(bleed), marks, ink_limit));
    };
    check("", 3.0, false, 300);
    check("press.preset = 'coated-fogra39'", 3.0, false, 300);
    check("press.preset = 'digital-fogra39'", 3.0, true, 260);
    check("press.preset = '_shop.toml'", 5.0, true, 280);
    check("press = { preset = '_shop.toml', marks = false, ink_limit = 320 }", 5.0, false, 320);
    check("press.preset = '_shop.toml'\npage.bleed = '4mm'", 4.0, true, 280);
    check("press = { preset = '_shop.toml', bleed = '6mm' }\npage.bleed = '4mm'", 6.0, true, 280);
}

#[test]
fn a_colour_never_goes_with_the_inks_of_another() {
    let check = |accent: &str, rgb: [u8; 3], cmyk: Option<[u8; 4]>| {
        let path = Path::new("tests/specs/good/memory.toml");
        let text = format!(
            "extends = \"_style.toml\"\ncountry = \"Tajikistan\"\ndate = \"2022\"\n\
             masthead.programme = \"The Programme\"\ntheme.colour.accent = {accent}\n"
        );
        let reading = spec::read(path, &Memory { path, bytes: text.as_bytes() });
        assert_eq!(findings(&reading), Vec::<String>::new());
        let accent = reading.flyer.unwrap().theme.accent;
        assert_eq!((accent.rgb, accent.cmyk), (rgb, cmyk));
    };
    let (red, black, inks) = ([0x8c, 0x14, 0x14], [0, 0, 0], [0, 0, 0, 100]);
    check("{ rgb = \"#8c1414\" }", red, None);
    check("{ rgb = \"#8c1414\", cmyk = [0, 100, 90, 20] }", red, Some([0, 100, 90, 20]));
    check("{ rgb = \"#000000\" }", black, Some(inks));
    check("{ cmyk = [60, 40, 40, 100] }", black, Some([60, 40, 40, 100]));
}
