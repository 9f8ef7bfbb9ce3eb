//! Places that have a code of their own and are a part of a country, or share their name with one.

/// Codes of countries, each with those of the places that may well be given it: territories that belong to it
/// (ISO 3166-1, as of 2024), and for the United States also Georgia, which is the name of a state.
const TERRITORIES: [(&str, &str); 10] = [
    ("AU", "CC CX HM NF"),
    ("CN", "HK MO TW"),
    ("DK", "FO GL"),
    ("FI", "AX"),
    ("FR", "BL GF GP MF MQ NC PF PM RE TF WF YT"),
    ("GB", "AI BM FK GG GI GS IM IO JE KY MS PN SH TC VG"),
    ("NL", "AW BQ CW SX"),
    ("NO", "BV SJ"),
    ("NZ", "CK NU TK"),
    ("US", "AS GE GU MP PR UM VI"),
];

/// Whether the code `country` may well be given for the place whose own code is `place`.
pub(super) fn may_stand_for(country: &str, place: &str) -> bool {
    TERRITORIES.iter().any(|(code, places)| *code == country && places.split(' ').any(|known| known == place))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_is_one() {
        for (country, places) in TERRITORIES {
            for code in places.split(' ').chain([country]) {
                assert!(rust_iso3166::from_alpha2(code).is_some(), "{code}");
            }
        }
    }
}
