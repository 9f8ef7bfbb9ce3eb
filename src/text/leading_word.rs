//! Words that lead to the next: articles, possessives, and short prepositions, conjunctions and negations. A heading or
//! lead whose line ends in one is read with a stumble, so that headings break by sense ("Geohazard Monitoring / at the
//! Enguri Dam"); longer ones ("through", "against") end a line well enough.

use hypher::Lang;

use super::hyphen::patterns;
use super::opportunity::{Opportunity, OpportunityKind};
use super::ranges::meeting;
use super::styled::StyledText;

/// The words of English that lead on.
const ENGLISH: &[&str] = &[
    "a", "an", "and", "as", "at", "but", "by", "for", "from", "in", "into", "its", "nor", "of", "on", "or",
    "our", "over", "than", "the", "to", "via", "with",
];

/// Those of German.
const GERMAN: &[&str] = &[
    "als", "am", "an", "auf", "aus", "bei", "beim", "bis", "das", "dem", "den", "der", "des", "die", "ein",
    "eine", "einem", "einen", "einer", "eines", "für", "ihre", "im", "in", "ins", "mit", "nach", "oder",
    "ohne", "um", "und", "vom", "von", "vor", "zu", "zum", "zur", "über",
];

/// Those of French.
const FRENCH: &[&str] = &[
    "au", "aux", "avec", "ce", "ces", "chez", "dans", "de", "des", "du", "dès", "en", "et", "la", "le",
    "les", "leur", "ou", "par", "pour", "sa", "sans", "ses", "son", "sous", "sur", "un", "une", "vers", "à",
];

/// Those of Spanish.
const SPANISH: &[&str] = &[
    "a", "al", "ante", "bajo", "con", "de", "del", "e", "el", "en", "la", "las", "los", "o", "para", "por",
    "sin", "su", "sus", "u", "un", "una", "y",
];

/// Those of Italian.
const ITALIAN: &[&str] = &[
    "a", "ai", "al", "alla", "alle", "con", "da", "dal", "de", "dei", "del", "della", "delle", "di", "e",
    "ed", "fra", "gli", "i", "il", "in", "la", "le", "lo", "nei", "nel", "nella", "nelle", "o", "per", "su",
    "sul", "sulla", "tra", "un", "una",
];

/// Those of Portuguese.
const PORTUGUESE: &[&str] = &[
    "a", "ao", "aos", "as", "com", "da", "das", "de", "do", "dos", "e", "em", "na", "nas", "no", "nos", "o",
    "os", "ou", "para", "pela", "pelo", "por", "sem", "sob", "um", "uma", "à", "às",
];

/// Those of Dutch.
const DUTCH: &[&str] = &[
    "aan", "als", "bij", "de", "door", "een", "en", "het", "in", "met", "na", "naar", "of", "om", "op",
    "over", "te", "tot", "uit", "van", "voor",
];

/// Those of Polish; words of one letter never end a line.
const POLISH: &[&str] =
    &["dla", "do", "ku", "lub", "na", "nad", "nie", "od", "oraz", "po", "pod", "przy", "się", "za", "ze"];

/// Those of Czech and Slovak; words of one letter never end a line.
const CZECH_AND_SLOVAK: &[&str] = &[
    "do", "ke", "mezi", "na", "nad", "nebo", "od", "po", "pod", "pre", "pri", "pro", "před", "přes", "při",
    "se", "so", "ve", "vo", "za", "ze", "zo",
];

/// Those of Russian.
const RUSSIAN: &[&str] = &[
    "без", "в", "во", "для", "до", "за", "и", "из", "или", "к", "ко", "на", "над", "не", "о", "об", "от",
    "по", "под", "при", "про", "с", "со", "у",
];

/// Those of Ukrainian.
const UKRAINIAN: &[&str] = &[
    "або", "без", "в", "від", "для", "до", "з", "за", "зі", "й", "к", "між", "на", "над", "не", "о", "по",
    "при", "про", "під", "та", "у", "і", "із",
];

/// Marks the spaces behind words that lead on.
pub(super) fn mark_leading_words(styled: &StyledText, found: &mut [Opportunity]) {
    for opportunity in found.iter_mut().filter(|opportunity| opportunity.kind == OpportunityKind::Space) {
        if leads_on(styled, opportunity.end) {
            opportunity.kind = OpportunityKind::AfterLeadingWord;
        }
    }
}

/// Whether the word that ends before a byte of a text leads to the next, in its language.
fn leads_on(styled: &StyledText, end: usize) -> bool {
    let last = end.saturating_sub(1);
    let span = meeting(&styled.spans, &(last..end)).first();
    let lang = span.map_or(&*styled.lang, |(_, lang)| lang);
    let before = styled.text.get(..end).unwrap_or_default();
    let word = before.rsplit(char::is_whitespace).next().unwrap_or_default();
    let word = word.trim_start_matches(|mark: char| !mark.is_alphanumeric()).to_lowercase();
    words(lang).contains(&word.as_str())
}

/// The words that lead on in the language of a BCP 47 tag.
fn words(lang: &str) -> &'static [&'static str] {
    match patterns(lang) {
        Some(Lang::English) => ENGLISH,
        Some(Lang::German) => GERMAN,
        Some(Lang::French) => FRENCH,
        Some(Lang::Spanish) => SPANISH,
        Some(Lang::Italian) => ITALIAN,
        Some(Lang::Portuguese) => PORTUGUESE,
        Some(Lang::Dutch) => DUTCH,
        Some(Lang::Polish) => POLISH,
        Some(Lang::Czech | Lang::Slovak) => CZECH_AND_SLOVAK,
        Some(Lang::Russian) => RUSSIAN,
        Some(Lang::Ukrainian) => UKRAINIAN,
        _ => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `_` stands at the spaces behind words that lead on.
    fn check(lang: &str, expected: &str) {
        let mut styled = StyledText::new(lang);
        styled.text = expected.replace('_', " ");
        let mut found = styled.text.clone();
        for (space, _) in styled.text.match_indices(' ') {
            if leads_on(&styled, space) {
                found.replace_range(space..=space, "_");
            }
        }
        assert_eq!(found, expected, "{lang}");
    }

    #[test]
    fn articles_prepositions_and_conjunctions_lead_on() {
        check("en-GB", "The_Legacy of_Uranium and_(the_Rest), Afterthe in_Asia");
        check("de", "Überwachung der_Güte, und_zwar die_des_Pruth");
        check("fr", "Lutte contre la_désertification");
        check("ru", "Восстановление почв на_бывших землях");
        check("pl", "Szkolenie dla_Ukrainy");
        check("xx", "the rest");
    }

    #[test]
    fn a_span_has_the_words_of_its_own_language() {
        let mut styled = StyledText::new("en");
        styled.text = "the die of".into();
        styled.spans.push((4..7, "de".into()));
        assert!([3, 7, 10].iter().all(|end| leads_on(&styled, *end)));
        styled.spans.clear();
        assert!(!leads_on(&styled, 7));
    }
}
