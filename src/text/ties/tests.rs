//! What stays together, language by language.

use pure_rust_locales::{Locale, locale_match};

use super::is_tied;

/// `~` stands at the spaces that are ties, and spaces at all others.
#[track_caller]
fn check(expected: &str) {
    let text = expected.replace('~', " ");
    let mut found = text.clone();
    for (at, _) in text.match_indices(' ') {
        let (before, after) = (text.get(..at).unwrap(), text.get(at + 1..).unwrap());
        if is_tied(before, after) {
            found.replace_range(at..=at, "~");
        }
    }
    assert_eq!(found, expected);
}

#[test]
fn english() {
    check("on 9~December, on 17–18~May 2012, since May~17, 2012, by the 5th~September");
    check("about 1,300~tonnes (2.2~million euro), at −5~°C, from ≥5~km, 35~m³/s, 50~mg/l, at 8~pm, 45~%");
    check("[ref.~983945], (refs.~12 and 14), Ref.~SFP-983, ref. none, No.~5, p.~7, fig.~3, EUR~300, >~5~km");
    check("Dr~Smith, Mr~Jones, Mrs~Brown and Prof.~G.~Tsulukidze of St~Petersburg, Smith et~al. wrote");
    check("phone +41~22~555~01~70. The next");
    check("at 10:30~am, from 9:00–10:30~pm, two things by 10: am I late?");
    check("US$5~million, (A$2.5~billion), US$2~500, NZ$-5~million, in ABCD$5 million, at 12~V and 30~s");
    check("In 2012 per head, 10~per cent and 35 per day, at 1500~m");
    check(
        "an 8~hour day, 20~degrees, 5~square kilometres, 2015~days, in 2015 an expert and the second half of a day",
    );
    check(
        "In May 2012, in 2015. May we, in 2015 the 35 experts met 4 times. In 1997, m was 3, and 12 more may 5 come",
    );
}

#[test]
fn french() {
    check("le 1er~janvier, le 17~mai 2012, à 20~h~30, 2~500~m, 12~millions d’euros et 300~€ par tête");
    check(
        "n°~15, p.~7, fig.~3, M.~Dupont et Mme~Durand, Dr~Martin, au XIXe~siècle, en 2012 les 500 personnes",
    );
}

#[test]
fn german() {
    check(
        "z.~B. daneben, d.~h. dort, u.~a. hier, i.~d.~R. auch; am 17.~Mai 2012, vom 17.–18.~Mai, am 1.~Januar",
    );
    check(
        "12~Mio. Euro, 3~Mrd. Franken, 20~Uhr, §~15, Nr.~5, S.~7, Abb.~3, Dr.~Huber und Prof.~Maier, 35~m³",
    );
    check("um 20:30~Uhr, von 2010–2012 am Rhein, seit 2012 am Ufer");
    check("2~500~Meter, im 19.~Jahrhundert, im Jahr 2015. Im Sommer waren 300 dort");
}

#[test]
fn spanish_and_portuguese() {
    check("el 9~de~diciembre de 2012, el 5~de~septiembre, 12~millones de euros, 2~500~m, 45~%");
    check("núm.~15, pág.~7, fig.~3, Sr.~Pérez y Dra.~López, 20~h. De la casa");
    check("em 17~de~março de 2012, de junho, 12~milhões, Sra.~Silva");
}

#[test]
fn polish() {
    check(
        "17~maja 2012~r., 5~września, w 1990~roku, 12~mln zł i 300~zł na osobę, 8~tys. osób, 35~m³, 2~500~m",
    );
    check(
        "ul.~Nabrzeżna 12, nr~15, s.~7, art.~3, rys.~3, o 8~godz. rano, m.~in. tam, dr~Nowak, w XX~w. oraz",
    );
}

#[test]
fn prepositions_of_one_letter_are_no_units() {
    check("od 2012 w Polsce, a 12 w Czechach; 5~września");
    check("v roce 2012 v Praze, od 2012 s podporou, 17 v Brně");
    check("od 2012 s podrškom, leta 2012 pa");
}

#[test]
fn czech_and_slovak() {
    check("17.~května 2012, 5.~září, č.~5, s.~7, 300~Kč, 12~mld. korun, sv.~Anna");
    check("17.~mája 2012, obr.~3");
}

#[test]
fn croatian_bosnian_serbian_and_latvian() {
    check("u 2012.~godini, od 2010.–2014.~godine, u 2012. Godine su prošle, 12.~siječnja 2012.~godine");
    check("од 2012.~године, 2012.~gada 5.~maijā");
}

#[test]
fn russian() {
    check("50~мг на литр, 35~м³ в секунду, 120~км, 2~500~м, 35~мм, 14~кг, 5~т, 3~л, −5~°C, 7~га, 12~кВт·ч");
    check("12~млн рублей, 3~млрд, 8~тыс. человек и 300~руб. на душу, 45~% озёр");
    check(
        "17~мая 2012~года, в 1990~году, в 2012~г. Институт, 2010–2014~гг., в 1990-х~годах, в XX~в. и позже",
    );
    check("г.~Алматы, им.~А.~С.~Пушкина, т.~е. рядом, и~т.~д., и~др., №~15, стр.~7, с.~7, рис.~3");
    check("тел.~+7~727~555~12~34");
    check("в 2012 люди и т");
}

#[test]
fn ukrainian() {
    check(
        "50~мг, 35~м³, 120~км, 12~млн гривень, 8~тис. осіб, 300~грн, 17~травня 2012~року, у 2012~р. Інститут",
    );
    check(
        "м.~Київ, вул.~Шевченка, ім.~Т.~Г.~Шевченка, т.~д., та~ін., №~15, с.~7, мал.~3, 2010–2014~рр., у XX~ст.",
    );
}

/// Every word ties to the number before it.
#[track_caller]
fn check_units(numbers: &str, words: &str) {
    for number in numbers.split(' ') {
        for word in words.split(' ') {
            assert!(is_tied(&format!("von {number}"), &format!("{word}, und")), "{number} {word}");
            assert!(!is_tied("von", word), "{word}");
        }
    }
}

#[test]
fn units_written_out() {
    // English, German, Dutch, Swedish
    check_units("1", "metre kilometer hectare tonne ton litre hour minute second day week month year");
    check_units("447 10–15", "meters tonnes litres hours days weeks years decades feet miles acres inches");
    check_units("2.5", "thousand million billion trillion euros dollars pounds degrees percent");
    check_units("1", "Meter Kilometer Hektar Tonne Liter Stunde Minute Tag Woche Monat Jahr Prozent");
    check_units("447", "Metern Tonnen Stunden Tagen Wochen Monate Jahren Tausend Millionen Milliarden");
    check_units("447", "meter hectare ton uur minuten dagen weken maanden jaar procent miljoen duizend");
    check_units("447", "hektar ton timmar minuter dagar veckor månader år procent miljoner tusen kronor");
    // French, Spanish, Italian, Portuguese, Romanian
    check_units("447", "mètres kilomètres hectares tonnes heures jours semaines mois ans milliards mille");
    check_units("447", "metros kilómetros hectáreas toneladas horas días meses años millones mil dólares");
    check_units("447", "metri chilometri ettari tonnellate ore giorni settimane mesi anni milioni mila");
    check_units("447", "quilómetros quilômetros hectares dias semanas meses anos milhões bilhões mil");
    check_units("2,5", "metri hectare tone litri ore zile săptămâni luni ani milioane miliarde mii euro");
    // Finnish, Turkish, Greek
    check_units("447", "metriä hehtaaria tonnia tuntia päivää viikkoa kuukautta vuotta miljoonaa");
    check_units("447", "kilometre hektar ton litre saat dakika gün hafta ay yıl bin milyon avro dolar");
    check_units("447", "μέτρα χλμ χιλιόμετρα εκτάρια τόνοι ώρες ημέρες εβδομάδες μήνες χρόνια εκατομμύρια");
}

#[test]
fn units_after_one_two_and_five_in_slavic_languages() {
    // Polish, Czech, Slovak
    check_units("1", "metr hektar tona litr godzina minuta dzień tydzień miesiąc rok procent tysiąc");
    check_units("2", "metry hektary tony litry godziny minuty dni tygodnie miesiące lata tysiące");
    check_units("5", "metrów hektarów ton litrów godzin minut tygodni miesięcy lat tysięcy dolarów");
    check_units("1", "metr hektar tuna litr hodina den týden měsíc rok procento tisíc milion koruna");
    check_units("2", "metry hektary tuny litry hodiny dny týdny měsíce roky procenta tisíce miliony");
    check_units("5", "metrů hektarů tun litrů hodin dnů týdnů měsíců let procent tisíc milionů korun");
    check_units("5", "metrov hektárov ton litrov hodín minút dní týždňov mesiacov rokov miliónov");
    // Russian, Ukrainian
    check_units("1", "метр гектар тонна литр час минута день неделя месяц год процент тысяча миллион");
    check_units("2", "метра гектара тонны литра часа минуты дня недели месяца года тысячи миллиона");
    check_units("5", "метров тонн литров часов минут дней недель месяцев лет процентов тысяч миллионов");
    check_units("1", "метр гектар тонна година хвилина день тиждень місяць рік відсоток тисяча мільйон");
    check_units("2", "метри гектари тонни години хвилини дні тижні місяці роки відсотки мільйони");
    check_units("5", "метрів гектарів тонн годин хвилин днів тижнів місяців років відсотків мільйонів");
    // Croatian, Bosnian, Serbian
    check_units("5", "metara hektara tona litara sati minuta dana tjedana nedelja mjeseci godina miliona");
    check_units("5", "метара хектара тона литара сати минута дана недеља месеци година хиљада милиона");
}

#[test]
fn signs_of_one_letter_are_told_by_their_letters() {
    check("12~V, 16~A, 300~K and 5~J, 30~s, 7~t, 3~l, 220~В");
    check("12~dB, 5~mol, 40~MBq, 2~Gy, 100~Mbit/s, 16~bit, 3~kW·h, 1013~hPa");
    check("the 35 a team, of 5 k or 12 v and 3 S, 35 ma, 12 pa, 220 в");
    check("in 2015 J.~Smith, in 2015 A new one, am 5. A, on 17. V");
}

#[test]
fn units_of_two_words_or_behind_a_link() {
    check("10~pour cent, 35 pour tous, 10~por ciento, 35 por aquí, 10~la sută, 35 la Cluj, 10~τοις εκατό");
    check("447~de~metri, 20~de~milioane de euro, de metri");
}

#[test]
fn months_in_their_own_forms() {
    check("17~январи соли 2012, дар 5~майи, 2015~оны 5~сарын~17");
}

#[test]
fn months_before_their_days() {
    check("2012. május~17-én, birželio~5 d.");
}

#[test]
fn a_list_of_numbers_is_no_number() {
    check("(5~300 of 1~234~567~890) 100~200~300~400 500 600 700 800 people");
}

#[test]
fn a_telephone_number_has_the_sign_of_a_country() {
    check("+7~(727)~555-12-34, +41~(0)22~555; 22 55 and 12 14 people");
}

/// The names of the months in dates, as the locales have them that say the day before the month.
fn months() -> Vec<(&'static str, Locale)> {
    use Locale::*;
    let locales = [
        af_ZA, sq_AL, be_BY, bg_BG, ca_ES, hr_HR, cs_CZ, da_DK, nl_NL, en_GB, et_EE, fr_FR, ka_GE, de_DE,
        el_GR, is_IS, it_IT, ku_TR, nb_NO, pl_PL, pt_PT, ru_RU, sr_RS, sk_SK, sl_SI, es_ES, sv_SE, tr_TR,
        tk_TM, uk_UA, gl_ES, ro_RO, lv_LV, mk_MK, bs_BA, az_AZ, kk_KZ, ky_KG, tg_TJ, uz_UZ, hy_AM, mt_MT,
        cy_GB, lb_LU, tt_RU,
    ];
    let of = |locale: Locale| locale_match!(locale => LC_TIME::MON).iter().map(move |month| (*month, locale));
    locales.into_iter().flat_map(of).collect()
}

#[test]
fn every_month_stays_with_its_day() {
    for (month, locale) in months() {
        assert!(is_tied("17", month.trim()), "{locale:?}: {month}");
    }
}
