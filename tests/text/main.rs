//! Paragraphs as lines of glyphs: what a reader sees of the text stage.

#![allow(clippy::unwrap_used)] // A test that cannot go on says so by panicking.

mod customs;
mod last_lines;
mod right_to_left;
mod ties;
mod tone;

use flysheet::geom::Length;
use flysheet::text::{
    BODY_FAMILY, FaceQuery, Faces, Inset, Line, Measures, ParagraphOptions, Setting, StyledText, TextStyle,
    Typesetter,
};

/// A paragraph long enough for every rule to have its say.
const RIVER: &str = "The Syr-Darya rises in the mountains of the east and runs through four countries before it \
    reaches the sea. Each of them draws water from it for fields, for towns and for industry, and each of them \
    returns some of that water less clean than it was. On 9 December 2015, officials and efficient flood \
    offices agreed on 17–18 May for a joint survey [ref. 983945].";

fn styled(text: &str, lang: &str) -> StyledText {
    let face = FaceQuery { family: BODY_FAMILY.into(), weight: 400, italic: false };
    let mut styled = StyledText::new(lang);
    styled.push(text, TextStyle { face, size: Length::pt(10.0), tracking: 0.0 }, 0);
    styled
}

/// How most paragraphs are prepared.
const OPTIONS: ParagraphOptions = ParagraphOptions {
    indent: Length::ZERO,
    hyphenate: true,
    by_sense: false,
    whole_up_to: Length::ZERO,
    hang: true,
    flex: true,
};

fn set(styled: StyledText, millimetres: f64, setting: Setting) -> Vec<Line> {
    set_with(styled, OPTIONS, millimetres, setting)
}

fn set_with(styled: StyledText, options: ParagraphOptions, millimetres: f64, setting: Setting) -> Vec<Line> {
    let faces = Faces::built_in();
    let mut typesetter = Typesetter::new(&faces, &styled.lang.clone());
    let prepared = typesetter.prepare(styled, options).unwrap();
    typesetter.set(&prepared, Length::mm(millimetres), setting)
}

/// What a line's glyphs stand for.
fn words(line: &Line) -> String {
    line.runs.iter().flat_map(|run| run.glyphs.iter()).map(|glyph| &*glyph.text).collect()
}

/// Whether a line ends in a hyphen, one of the text or one that a line break put in.
fn ends_in_hyphen(line: &Line) -> bool {
    words(line).trim_end().ends_with(['-', '\u{ad}'])
}

/// All lines as one text again: hyphens that a line break put in vanish.
fn rejoined(lines: &[Line]) -> String {
    lines.iter().map(words).collect::<String>().replace('\u{ad}', "")
}

#[test]
fn every_character_comes_back_in_order() {
    let check = |text: &str, lang: &str| {
        for millimetres in [25.0, 40.0, 60.0, 85.0, 150.0] {
            for setting in [Setting::Justified, Setting::Ragged, Setting::Balanced] {
                let lines = set(styled(text, lang), millimetres, setting);
                assert_eq!(rejoined(&lines), text, "{setting:?} at {millimetres} mm");
            }
        }
    };
    check(RIVER, "en-GB");
    check("Тоҷикистон, Қазақстан ва Қирғизистон аз дарёи Сир об мегиранд.", "tg");
    check("Η Κεντρική Ασία μοιράζεται τον ποταμό.", "el");
    check("Der Donaudampfschifffahrtskapitän prüft die Wasserverschmutzung.", "de");
}

#[test]
fn justified_lines_end_at_the_measure() {
    for millimetres in [60.0, 75.0, 85.0] {
        let lines = set(styled(RIVER, "en-GB"), millimetres, Setting::Justified);
        let (_, full) = lines.split_last().unwrap();
        for line in full {
            let off = (line.width - Length::mm(millimetres)).abs();
            assert!(off.fits(Length::pt(0.01)), "{} at {millimetres} mm is {off:?} off", words(line));
        }
    }
}

#[test]
fn no_line_of_a_wide_column_is_overfull_or_a_ladder() {
    let lines = set(styled(RIVER, "en-GB"), 85.0, Setting::Justified);
    assert!(lines.iter().all(|line| line.overfull.is_none()));
    assert!(lines.windows(3).all(|three| three.iter().any(|line| !line.divided)));
}

/// Words that a narrow column has to hyphenate often, as one paragraph.
const GERMAN: &str = "Die gemeinsame Bewirtschaftung des Grundwassers verlangt Zusammenarbeit zwischen den \
    Verwaltungen und Wissenschaftlern aller Anrainerstaaten. Messstationen überwachen Verunreinigungen, \
    Wasserstände und Niederschlagsmengen; Untersuchungen der Umweltbehörden vergleichen internationale \
    Verfahren zur Wiederaufbereitung. Verantwortung tragen Wirtschaftsunternehmen, Landwirtschaftsbetriebe und \
    Gemeindeverwaltungen gleichermaßen, denn Hochwasserschutzmaßnahmen, Bewässerungsanlagen und \
    Trinkwasserversorgung hängen voneinander ab. Weiterbildungsveranstaltungen vermitteln Fachkenntnisse über \
    Erdbebenfrühwarnung, Sicherheitsvorkehrungen, Katastrophenvorsorge und Strahlenschutzbestimmungen.";

/// Long English words, and compounds with hyphens of their own.
const ENGLISH: &str = "International collaboration between scientific institutions strengthens environmental \
    monitoring, early-warning capabilities and counter-terrorism preparedness. Interdisciplinary researchers \
    investigate trans-boundary contamination, seismological vulnerability and post-disaster reconstruction; \
    telecommunications specialists demonstrate state-of-the-art infrastructure throughout neighbouring \
    administrations. Non-governmental organisations, representatives of municipalities and science-and-technology \
    advisers recommend internationally standardised, pre- and post-accident decontamination procedures.";

#[test]
fn no_three_lines_in_a_row_end_in_a_hyphen() {
    let check = |text: &str, lang: &str| {
        for millimetres in [45.0, 60.0, 75.0, 85.0] {
            for words_left_out in [0, 3, 6, 9] {
                let text = text.splitn(words_left_out + 1, ' ').last().unwrap();
                let lines = set(styled(text, lang), millimetres, Setting::Justified);
                let hyphens: Vec<bool> = lines.iter().map(ends_in_hyphen).collect();
                assert!(
                    hyphens.windows(3).all(|three| three.contains(&false)),
                    "{millimetres} mm: {:#?}",
                    lines.iter().map(words).collect::<Vec<_>>()
                );
            }
        }
    };
    check(GERMAN, "de");
    check(ENGLISH, "en-GB");
}

#[test]
fn what_belongs_together_stays_on_one_line() {
    for millimetres in 30..120 {
        let mut styled = styled(RIVER, "en-GB");
        let reference = RIVER.find("[ref.").unwrap();
        styled.unbroken.push(reference..RIVER.len() - 1);
        let lines = set(styled, f64::from(millimetres), Setting::Justified);
        for line in lines.iter().map(words) {
            for parted in ["[ref. ", " 9 ", "17–18 ", "17–"] {
                assert!(!line.ends_with(parted), "“{line}” at {millimetres} mm");
            }
        }
    }
}

#[test]
fn a_thin_space_keeps_a_number_whole_and_is_not_printed_at_the_end_of_a_line() {
    let text = "about 25\u{2009}km and 100\u{2009}000 people, thin\u{2009}spaced\u{2009}words ".repeat(6);
    let mut ended_at_one = false;
    for millimetres in 30..100 {
        let lines = set(styled(text.trim_end(), "en-GB"), f64::from(millimetres), Setting::Justified);
        for line in lines.iter().map(words) {
            for parted in ["25", "25 ", "100", "100 ", "\u{2009}"] {
                assert!(!line.ends_with(parted), "“{line}” at {millimetres} mm");
            }
            ended_at_one |= line.ends_with("thin ") || line.ends_with("spaced ");
        }
    }
    assert!(ended_at_one);
}

#[test]
fn a_ligature_stands_for_its_letters() {
    let lines = set(styled("flood offices", "en-GB"), 85.0, Setting::Justified);
    let texts: Vec<&str> = lines
        .iter()
        .flat_map(|line| &line.runs)
        .flat_map(|run| run.glyphs.iter())
        .map(|glyph| &*glyph.text)
        .collect();
    assert!(texts.contains(&"fl") || texts.contains(&"ffi"), "{texts:?}");
}

#[test]
fn punctuation_hangs_out_of_the_measure() {
    let lines = set(styled("“Quotations, stops.”", "en-GB"), 85.0, Setting::Justified);
    assert!(lines.first().unwrap().runs.first().unwrap().x < Length::ZERO);
}

#[test]
fn a_word_that_fits_nowhere_is_reported_and_kept() {
    let lines =
        set(styled("see 314159265358979323846264338327950288419 now", "en-GB"), 30.0, Setting::Justified);
    assert_eq!(lines.iter().filter(|line| line.overfull.is_some()).count(), 1);
    assert_eq!(rejoined(&lines), "see 314159265358979323846264338327950288419 now");
}

#[test]
fn only_words_that_fit_no_line_are_hyphenated_where_others_are_to_stay_whole() {
    let text = "Gemeinsame Weiterbildung Sicherheitsverantwortlicher";
    let hyphenated = |options: ParagraphOptions| -> Vec<String> {
        let lines = set_with(styled(text, "de"), options, 35.0, Setting::Balanced);
        assert!(lines.iter().all(|line| line.overfull.is_none()));
        assert_eq!(rejoined(&lines), text);
        let words = text.split(' ').filter(|word| !lines.iter().any(|line| words(line).contains(word)));
        words.map(str::to_owned).collect()
    };
    assert_eq!(hyphenated(OPTIONS), ["Weiterbildung", "Sicherheitsverantwortlicher"]);
    let whole = ParagraphOptions { whole_up_to: Length::mm(35.0), ..OPTIONS };
    assert_eq!(hyphenated(whole), ["Sicherheitsverantwortlicher"]);
}

#[test]
fn a_compound_that_fits_no_line_is_hyphenated_only_in_the_part_that_is_too_wide() {
    let text = "Interoperability-Standards-Water";
    let lines = |millimetres: f64| -> Vec<String> {
        let options = ParagraphOptions { whole_up_to: Length::mm(millimetres), ..OPTIONS };
        let lines = set_with(styled(text, "en-GB"), options, millimetres, Setting::Balanced);
        assert!(lines.iter().all(|line| line.overfull.is_none()));
        assert_eq!(rejoined(&lines), text);
        lines.iter().map(words).collect()
    };
    assert_eq!(lines(30.0), ["Interoperability-", "Standards-Water"]);
    let has_part = |part: &str| lines(20.0).iter().any(|line| line.contains(part));
    assert!(has_part("\u{ad}") && has_part("Standards-"), "{:?}", lines(20.0));
}

#[test]
fn a_forced_break_is_obeyed() {
    let lines = set(styled("one\u{2028}two three", "en-GB"), 85.0, Setting::Justified);
    assert_eq!(lines.iter().map(words).collect::<Vec<_>>(), ["one ", "two three"]);
}

#[test]
fn the_same_paragraph_is_set_the_same_way() {
    let once = set(styled(RIVER, "en-GB"), 75.0, Setting::Justified);
    assert_eq!(once, set(styled(RIVER, "en-GB"), 75.0, Setting::Justified));
}

#[test]
fn every_variant_is_the_same_text_in_as_many_lines_as_it_says() {
    let faces = Faces::built_in();
    let mut typesetter = Typesetter::new(&faces, "en-GB");
    let options = OPTIONS;
    let prepared = typesetter.prepare(styled(&[RIVER; 3].join(" "), "en-GB"), options).unwrap();
    let mut shorter_or_longer = 0;
    for millimetres in 60..100 {
        let measure = Length::mm(f64::from(millimetres));
        let variants = typesetter.variants(&prepared, measure, Setting::Justified);
        let best = variants.best().unwrap();
        assert_eq!(best.cost, 0.0);
        assert_eq!(
            typesetter.set(&prepared, measure, Setting::Justified),
            typesetter.compose(&prepared, best, measure)
        );
        for variant in variants.iter() {
            let lines = typesetter.compose(&prepared, variant, measure);
            assert_eq!(rejoined(&lines), [RIVER; 3].join(" "));
            for (line, chosen) in lines.iter().zip(&variant.lines) {
                assert_eq!(ends_in_hyphen(line), line.divided, "{}", words(line));
                assert!(!chosen.fills || (line.width - measure).abs().fits(Length::pt(0.01)));
            }
            shorter_or_longer += usize::from(lines.len() != best.lines.len());
        }
    }
    assert!(shorter_or_longer > 20, "{shorter_or_longer}");
}

#[test]
fn the_first_lines_stand_beside_what_is_inset() {
    let faces = Faces::built_in();
    let mut typesetter = Typesetter::new(&faces, "en-GB");
    let options = ParagraphOptions { hang: false, ..OPTIONS };
    let prepared = typesetter.prepare(styled(RIVER, "en-GB"), options).unwrap();
    let (full, left) = (Length::mm(85.0), Length::mm(30.0));
    let measures = Measures::inset(full, Inset { lines: 3, width: full - left, left });
    let lines = typesetter.set(&prepared, measures, Setting::Justified);
    assert_eq!(rejoined(&lines), RIVER);
    for (at, line) in lines.iter().enumerate() {
        let begins = line.runs.first().unwrap().x;
        assert_eq!(begins, if at < 3 { left } else { Length::ZERO }, "line {at}");
        let full_line = at + 1 < lines.len();
        assert!(!full_line || (line.width - full).abs().fits(Length::pt(0.01)), "line {at}");
    }
}

#[test]
fn a_word_without_a_capital_does_not_stand_under_the_same_with_one_in_any_script() {
    let text = "Вода есть жизнь. Где вода, там и сад. Вода бежит с гор, а вода в море стоит. Вода нужна всем, и чистая \
        вода дорога.";
    // Columns in which other lines cost little.
    for millimetres in [86.0, 87.0, 99.0] {
        let lines = set(styled(&[text; 2].join(" "), "ru"), millimetres, Setting::Justified);
        let first_word = |line: &Line| words(line).split(' ').next().map(str::to_lowercase);
        for (line, next) in lines.iter().zip(lines.iter().skip(1)) {
            assert_ne!(first_word(line), first_word(next), "“{}” at {millimetres} mm", words(next));
        }
    }
}
