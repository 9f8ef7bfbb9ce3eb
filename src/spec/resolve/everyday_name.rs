//! Names of countries that people write and ISO 3166-1 doesn't have.

use any_ascii::any_ascii;

/// Short and former names, and those that differ from another country's only in a word that most official names have;
/// in small letters without accents and spaces, with their alpha-2 codes.
const NAMES: [(&str, &str); 39] = [
    ("bosnia", "BA"),
    ("britain", "GB"),
    ("brunei", "BN"),
    ("burma", "MM"),
    ("capeverde", "CV"),
    ("congobrazzaville", "CG"),
    ("congokinshasa", "CD"),
    ("czechrepublic", "CZ"),
    ("dprk", "KP"),
    ("drc", "CD"),
    ("drcongo", "CD"),
    ("easttimor", "TL"),
    ("greatbritain", "GB"),
    ("holland", "NL"),
    ("ivorycoast", "CI"),
    ("kyrgyzrepublic", "KG"),
    ("laos", "LA"),
    ("macau", "MO"),
    ("macedonia", "MK"),
    ("northkorea", "KP"),
    ("republicofchina", "TW"),
    ("russia", "RU"),
    ("slovakrepublic", "SK"),
    ("southkorea", "KR"),
    ("stlucia", "LC"),
    ("swaziland", "SZ"),
    ("syria", "SY"),
    ("turkey", "TR"),
    ("uae", "AE"),
    ("uk", "GB"),
    ("unitedkingdom", "GB"),
    ("unitedstates", "US"),
    ("us", "US"),
    ("usa", "US"),
    ("usvirginislands", "VI"),
    ("vatican", "VA"),
    ("vaticancity", "VA"),
    ("vietnam", "VN"),
    ("westernsamoa", "WS"),
];

/// The code of the country that an everyday name means.
pub(super) fn code_of_everyday_name(name: &str) -> Option<&'static str> {
    let plain = any_ascii(name).to_lowercase();
    let without_article = plain.trim_start().strip_prefix("the ").unwrap_or(&plain);
    let run_together: String = without_article.chars().filter(|letter| letter.is_alphanumeric()).collect();
    NAMES.iter().find(|(name, _)| *name == run_together).map(|(_, code)| *code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_is_one() {
        for (name, code) in NAMES {
            assert!(rust_iso3166::from_alpha2(code).is_some(), "{name} {code}");
            assert_eq!(code_of_everyday_name(name), Some(code));
        }
    }
}
