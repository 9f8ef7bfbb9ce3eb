//! Words that belong together: numbers, labels, abbreviations, and what stands on both sides of a separator.

use flysheet::geom::Length;
use flysheet::text::{Line, Setting};

use super::{rejoined, set, styled, words};

/// `~` stands at the spaces of a text at which no line of columns of most widths ends.
fn check(lang: &str, tied: &str) {
    let text = tied.replace('~', " ");
    for millimetres in 30..100 {
        let lines = set(styled(&text, lang), f64::from(millimetres), Setting::Justified);
        assert_eq!(rejoined(&lines), text);
        let mut end = 0;
        for line in lines.iter().rev().skip(1).rev() {
            end += words(line).replace('\u{ad}', "").len();
            let space = tied.get(end - 1..end);
            assert_ne!(space, Some("~"), "{millimetres} mm, {:?}", words(line));
        }
    }
}

#[test]
fn lines_end_at_no_tie() {
    let repeated = |lang: &str, text: &str| check(lang, text.repeat(4).trim());
    repeated(
        "en-GB",
        "Dr~Smith found 50~mg of it in 35~m³ on 17~May, and p.~7 of No.~5 tells of fig.~3 as well. ",
    );
    repeated(
        "de",
        "Dort fließen, z.~B. am 17.~Mai, bis 20~Uhr 35~m³ ab, s. S.~7, Abb.~3 und §~15 vom 5.~September. ",
    );
    repeated(
        "fr",
        "Le 17~mai à 20~h~30, M.~Dupont a pris 2~500~m de fil, voir n°~15, p.~7, et la fig.~3 du livre. ",
    );
    repeated(
        "es",
        "El 9~de~diciembre el Sr.~Pérez midió 35~mm de lluvia, véase la pág.~7 y la fig.~3 del libro. ",
    );
    repeated(
        "ru",
        "Всего 17~мая 2012~года за 12~млн руб. взято 50~мг, т.~е. до 35~м³ воды, см. стр.~7 и рис.~3. ",
    );
    repeated(
        "uk",
        "Усього 17~травня 2012~року за 300~грн взято 50~мг, тобто до 35~м³ води, див. с.~7 і мал.~3. ",
    );
    repeated(
        "pl",
        "Razem 17~maja 2012~r. za 300~zł pobrano 50~mg, czyli do 35~m³ wody, por. s.~7 oraz rys.~3. ",
    );
}

#[test]
fn a_tie_parts_before_a_line_runs_past_its_measure() {
    let text = "Call +41 22 555 01 70 early";
    let lines = |millimetres: f64, setting| -> Vec<Line> { set(styled(text, "en-GB"), millimetres, setting) };
    for setting in [Setting::Justified, Setting::Ragged] {
        assert!(lines(38.0, setting).iter().any(|line| words(line).contains("+41 22 555 01 70")));
        let narrow = lines(20.0, setting);
        assert_eq!(rejoined(&narrow), text);
        assert!(narrow.iter().all(|line| line.overfull.is_none()), "{setting:?}");
    }
}

#[test]
fn a_part_of_a_compound_name_before_the_last_stays_whole_in_any_column_that_it_fits() {
    let check = |lang: &str, name: &str, millimetres: std::ops::Range<i32>, is_whole: bool| {
        let text = format!("De l’eau pour {name} et les experts de {name}, ");
        let parts: Vec<&str> = name.split_inclusive('-').collect();
        let (_, first) = parts.split_last().unwrap();
        for width in millimetres {
            let lines = set(styled(text.repeat(4).trim(), lang), f64::from(width), Setting::Justified);
            assert!(lines.iter().all(|line| line.overfull.is_none()), "{width} mm");
            let whole = first
                .iter()
                .map(|part| lines.iter().map(|line| words(line).matches(part).count()).sum::<usize>());
            assert_eq!(whole.sum::<usize>() == 8 * first.len(), is_whole, "{name}, {width} mm");
        }
    };
    check("fr", "Bosnie-Herzégovine", 30..100, true);
    check("de", "Bosnien-Herzegowina", 30..100, true);
    check("fr", "Papouasie-Nouvelle-Guinée", 35..100, true);
    check("de", "Nordmazedonien-Süd", 20..22, false);
}

#[test]
fn a_line_that_breaks_at_a_separator_shows_none() {
    let set = |millimetres: f64| -> Vec<String> {
        let mut text = styled("Project of many years · 2021–2025", "en-GB");
        text.separators.push("Project of many years".len().."Project of many years · ".len());
        let lines = set(text, millimetres, Setting::Ragged);
        assert!(lines.iter().all(|line| line.width.fits(Length::mm(millimetres))));
        lines.iter().map(|line| words(line).trim().to_owned()).collect()
    };
    assert_eq!(set(80.0), ["Project of many years · 2021–2025"]);
    assert_eq!(set(40.0), ["Project of many years", "2021–2025"]);
    assert_eq!(set(25.0), ["Project of", "many years", "2021–2025"]);
}
