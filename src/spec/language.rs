//! Languages: their tags, and how they write capitals.

mod months;

use oxilangtag::LanguageTag;
use pure_rust_locales::Locale;

pub(super) use months::{month, month_named};

/// The region whose locale speaks for a language that comes without one.
const REGIONS: &[(&str, &str)] = &[
    ("ar", "EG"),
    ("be", "BY"),
    ("bn", "BD"),
    ("bs", "BA"),
    ("ca", "ES"),
    ("cs", "CZ"),
    ("cy", "GB"),
    ("da", "DK"),
    ("el", "GR"),
    ("en", "GB"),
    ("et", "EE"),
    ("eu", "ES"),
    ("fa", "IR"),
    ("ga", "IE"),
    ("gl", "ES"),
    ("he", "IL"),
    ("hi", "IN"),
    ("hy", "AM"),
    ("ja", "JP"),
    ("ka", "GE"),
    ("kk", "KZ"),
    ("ko", "KR"),
    ("ku", "TR"),
    ("ky", "KG"),
    ("lb", "LU"),
    ("ms", "MY"),
    ("nb", "NO"),
    ("ne", "NP"),
    ("nn", "NO"),
    ("no", "NO"),
    ("ps", "AF"),
    ("sl", "SI"),
    ("sq", "AL"),
    ("sr", "RS"),
    ("sv", "SE"),
    ("sw", "TZ"),
    ("ta", "IN"),
    ("tg", "TJ"),
    ("tk", "TM"),
    ("tt", "RU"),
    ("uk", "UA"),
    ("ur", "PK"),
    ("vi", "VN"),
    ("yue", "HK"),
    ("zh", "CN"),
];

/// Letters of the longest primary subtag that is in use; longer ones are well-formed, and are
/// names of languages that somebody wrote out ("english").
const LONGEST_LANGUAGE: usize = 3;

/// The languages with a code of two letters (ISO 639-1), as of 2024.
const CODES: &str = "\
    aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de \
    dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia \
    id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo \
    lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl \
    ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk \
    tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu";

/// The languages whose usual script runs from right to left (Unicode CLDR 46, likely subtags; ISO 639).
const RIGHT_TO_LEFT_LANGUAGES: &str = "\
    acm acq aeb aii ajp apc apd ar arc ars ary arz azb bal bgn bqi ckb dv fa glk hac haz he kmz ks lad lrc luz \
    mzn nqo pnb prs ps rhg sd sdh skr syr ug ur yi";

/// The scripts that run from right to left (ISO 15924), of those that are written today.
const RIGHT_TO_LEFT_SCRIPTS: &str = "Adlm Arab Aran Hebr Mand Mend Nkoo Rohg Samr Syrc Thaa Yezi";

/// The tag in its usual spelling: language small, script with a capital, region in capitals.
///
/// # Errors
/// The cure for a tag that is not well-formed (BCP 47, 2.2.9), or names no language.
pub fn tag(written: &str) -> Result<String, String> {
    let hyphens = written.replace('_', "-");
    let known = LanguageTag::parse_and_normalize(&hyphens)
        .ok()
        .filter(|tag| tag.primary_language().len() <= LONGEST_LANGUAGE);
    match known {
        Some(tag) if !is_language(tag.primary_language()) => Err(cure_of_code(tag.primary_language())),
        Some(tag) if tag.region() == Some("UK") && tag.primary_language() == "uk" => Err(format!(
            "write \"{}\" for Ukrainian in Ukraine, or \"en-GB\" for English in the United Kingdom",
            tag.as_str().replacen("-UK", "-UA", 1)
        )),
        Some(tag) if tag.region() == Some("UK") => Err(format!(
            "write \"{}\": the code of the United Kingdom is GB",
            tag.as_str().replacen("-UK", "-GB", 1)
        )),
        Some(tag) if hyphens == written => Ok(tag.into_inner()),
        Some(tag) => Err(format!("write \"{}\"", tag.as_str())),
        None => Err(CURE.to_owned()),
    }
}

/// The cure for what is no tag.
const CURE: &str = "write \"en-GB\", \"fr\" or \"zh-Hans\", say";

/// Whether a code stands for a language. Those of three letters, which are some eight thousand, are taken as they are.
fn is_language(code: &str) -> bool {
    code.len() != 2 || CODES.split(' ').any(|known| known == code)
}

/// The cure for a code that stands for no language: often it is that of a country.
fn cure_of_code(code: &str) -> String {
    match REGIONS.iter().find(|(_, region)| region.eq_ignore_ascii_case(code)) {
        Some((language, region)) => format!("{region} is a country; write \"{language}\" for its language"),
        None => CURE.to_owned(),
    }
}

/// Whether a tag is that of English, in any country.
pub fn is_english(tag: &str) -> bool {
    primary(tag) == "en"
}

/// Whether a language is written from right to left: in the script that its tag names, or else in its usual one.
pub(super) fn runs_right_to_left(tag: &str) -> bool {
    let script = LanguageTag::parse(tag).ok().and_then(|tag| tag.script().map(str::to_owned));
    match script {
        Some(script) => RIGHT_TO_LEFT_SCRIPTS.split(' ').any(|known| known == script),
        None => RIGHT_TO_LEFT_LANGUAGES.split(' ').any(|known| known == primary(tag)),
    }
}

/// `text` with a capital at its head.
pub(super) fn capitalised(text: &str, tag: &str) -> String {
    let mut characters = text.chars();
    let first: String = characters.by_ref().take(1).collect();
    let capital = in_capitals(&first, tag);
    // Georgian capitals stand only among capitals (The Unicode Standard 11.0, 7.7): no word begins with one.
    let is_georgian = capital.starts_with(|capital| ('\u{1C90}'..='\u{1CBF}').contains(&capital));
    if is_georgian { text.to_owned() } else { capital + characters.as_str() }
}

/// `text` in capitals; in Turkish and Azerbaijani, i keeps its dot and ı has none (Unicode 16.0,
/// SpecialCasing).
pub(super) fn in_capitals(text: &str, tag: &str) -> String {
    if matches!(primary(tag), "tr" | "az") {
        text.replace('i', "İ").to_uppercase()
    } else {
        text.to_uppercase()
    }
}

fn primary(tag: &str) -> &str {
    tag.split('-').next().unwrap_or_default()
}

/// The locale that knows most about the language of `tag`.
fn locale(tag: &str) -> Locale {
    let parsed = LanguageTag::parse(tag).ok();
    let region = parsed.as_ref().and_then(|tag| tag.region());
    let script = parsed.as_ref().and_then(|tag| tag.script());
    let language = match primary(tag) {
        "no" => "nb",
        language => language,
    };
    let usual = match (language, script) {
        ("zh", Some("Hant")) => "TW".to_owned(),
        _ => REGIONS
            .iter()
            .find(|(known, _)| *known == language)
            .map_or_else(|| language.to_uppercase(), |(_, region)| (*region).to_owned()),
    };
    let modifier = match script {
        Some("Latn") => "@latin",
        Some("Cyrl") => "@cyrillic",
        Some("Deva") => "@devanagari",
        _ => "",
    };
    let names = [region.unwrap_or(&usual), usual.as_str()]
        .into_iter()
        .flat_map(|region| [format!("{language}_{region}{modifier}"), format!("{language}_{region}")]);
    names.into_iter().find_map(|name| Locale::try_from(name.as_str()).ok()).unwrap_or(Locale::en_GB)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_checked() {
        let check = |written: &str, expected: Result<&str, &str>| {
            let found = tag(written);
            assert_eq!(found.as_deref().map_err(String::as_str), expected, "{written}");
        };
        check("en-gb", Ok("en-GB"));
        check("zh-hans", Ok("zh-Hans"));
        check("en_GB", Err("write \"en-GB\""));
        check("en_UK", Err("write \"en-GB\": the code of the United Kingdom is GB"));
        check("cy-UK", Err("write \"cy-GB\": the code of the United Kingdom is GB"));
        check(
            "uk-UK",
            Err("write \"uk-UA\" for Ukrainian in Ukraine, or \"en-GB\" for English in the United Kingdom"),
        );
        check("english", Err("write \"en-GB\", \"fr\" or \"zh-Hans\", say"));
        check("kk-kz", Ok("kk-KZ"));
        check("yue", Ok("yue"));
        check("kz", Err("KZ is a country; write \"kk\" for its language"));
        check("zz-ZZ", Err("write \"en-GB\", \"fr\" or \"zh-Hans\", say"));
        check("e", Err("write \"en-GB\", \"fr\" or \"zh-Hans\", say"));
    }

    #[test]
    fn a_script_says_more_than_a_language() {
        let check = |tag: &str, expected: bool| assert_eq!(runs_right_to_left(tag), expected, "{tag}");
        check("ar-TN", true);
        check("he", true);
        check("en-GB", false);
        check("ku", false);
        check("ku-Arab-IQ", true);
        check("ar-Latn", false);
    }

    #[test]
    fn capitals_know_turkish() {
        let check = |text: &str, tag: &str, expected: &str| assert_eq!(in_capitals(text, tag), expected);
        check("Tajikistan", "en-GB", "TAJIKISTAN");
        check("Tacikistan ılık", "tr", "TACİKİSTAN ILIK");
        check("Türkiye", "az-Latn", "TÜRKİYE");
        assert_eq!(capitalised("iyun", "az"), "İyun");
        assert_eq!(capitalised("août", "fr"), "Août");
        assert_eq!(capitalised("მაისი", "ka"), "მაისი");
    }
}
