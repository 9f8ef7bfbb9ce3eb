//! The words that belong to a number or a name, in the languages of the flyers.
//!
//! Each table has its words in small letters, those of one language or script on a line, with spaces between them. They
//! are looked up in any language: a flyer quotes others, and a word that follows a figure is seldom anything else.

use std::collections::HashSet;
use std::sync::OnceLock;

use foldhash::fast::FixedState;

/// Words of one kind.
pub(super) struct Words {
    /// The words, as the table has them.
    lines: &'static [&'static str],
    /// The same, to look one up.
    known: OnceLock<HashSet<&'static str, FixedState>>,
}

impl Words {
    /// The words of a table.
    pub const fn new(lines: &'static [&'static str]) -> Words {
        Words { lines, known: OnceLock::new() }
    }

    /// Whether a word, in whatever letters, is one of them.
    pub fn contain(&self, word: &str) -> bool {
        let known = self.known.get_or_init(|| set(self.lines));
        if word.chars().any(char::is_uppercase) {
            known.contains(word.to_lowercase().as_str())
        } else {
            known.contains(word)
        }
    }
}

/// The bytes that a word of a table takes on average, with the space behind it, or more: a table has room for as many
/// words as its bytes make at this length.
const BYTES_PER_WORD: usize = 5;

/// The words of a table.
fn set(lines: &[&'static str]) -> HashSet<&'static str, FixedState> {
    let bytes: usize = lines.iter().map(|line| line.len()).sum();
    let mut words = HashSet::with_capacity_and_hasher(bytes / BYTES_PER_WORD, FixedState::default());
    words.extend(lines.iter().flat_map(|line| line.split(' ')));
    words
}

/// Names of months as they stand behind a day, without a full stop.
pub(super) static MONTHS: Words = Words::new(&[
    // English
    "january february march april may june july august september october november december",
    "jan feb mar apr jun jul aug sep sept oct nov dec",
    // French
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre janv févr juil déc",
    // German, Luxembourgish
    "januar jänner februar märz april mai juni juli august september oktober november dezember okt dez",
    "mäerz abrëll mee",
    // Italian, Spanish, Portuguese, Galician, Catalan, Romanian
    "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre",
    "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "xaneiro febreiro xuño xullo decembro",
    "gener febrer març d’abril maig juny juliol d’agost setembre d’octubre novembre desembre",
    "ianuarie februarie martie aprilie iunie iulie septembrie octombrie noiembrie decembrie",
    // Dutch, Afrikaans
    "januari februari maart mei augustus januarie februarie junie julie desember",
    // Danish, Norwegian, Swedish, Icelandic
    "marts maj desember augusti janúar febrúar apríl maí júní júlí ágúst október nóvember",
    // Finnish, Estonian, Latvian
    "tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta",
    "marraskuuta joulukuuta",
    "jaanuar veebruar märts aprill juuni juuli oktoober detsember",
    "janvāris februāris aprīlis maijs jūnijs jūlijs augusts septembris oktobris novembris decembris",
    "janvārī februārī martā aprīlī maijā jūnijā jūlijā augustā septembrī oktobrī novembrī decembrī",
    // Polish, Czech, Slovak, Slovenian
    "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
    "ledna února března dubna května června července srpna září října listopadu prosince",
    "januára februára apríla mája júna júla augusta septembra októbra novembra decembra",
    "január február marec apríl máj jún júl október",
    "januarja februarja aprila junija julija avgusta oktobra junij julij avgust",
    // Croatian, Bosnian, Serbian in both scripts, Macedonian, Bulgarian
    "siječnja veljače ožujka travnja svibnja lipnja srpnja kolovoza rujna studenoga studenog prosinca",
    "januara februara mart marta juna jula jun jul septembar oktobar novembar decembar",
    "јануар фебруар март април мај јун јул август септембар октобар новембар децембар",
    "јануара фебруара марта априла маја јуна јула августа септембра октобра новембра децембра",
    "јануари февруари јуни јули септември октомври ноември декември",
    "януари февруари март април май юни юли август",
    // Russian, Tajik; Kyrgyz, Tatar, Uzbek; Ukrainian, Belarusian
    "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "январь февраль апрель июнь июль сентябрь октябрь ноябрь декабрь гыйнвар",
    "январ феврал апрел июн июл сентябр октябр ноябр декабр",
    "январи феврали марти апрели майи июни июли августи сентябри октябри ноябри декабри",
    "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
    "студзеня лютага сакавіка красавіка чэрвеня ліпеня жніўня верасня кастрычніка лістапада снежня",
    // Kazakh; the word for a month in Mongolian, which counts them
    "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан",
    "сарын",
    // Turkish, Azerbaijani, Turkmen, Uzbek, Kurmanji
    "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık",
    "yanvar fevral aprel iyun iyul avqust sentyabr oktyabr noyabr dekabr",
    "ýanwar fewral maý iýun iýul awgust sentýabr oktýabr noýabr avgust sentabr oktabr",
    "çile sibat adar nîsan gulan hezîran tîrmeh tebax îlon cotmeh mijdar kanûn",
    // Albanian, Maltese, Welsh
    "janar shkurt prill qershor korrik gusht shtator tetor nëntor dhjetor",
    "jannar frar marzu mejju ġunju lulju awwissu settembru ottubru novembru diċembru",
    "ionawr chwefror mawrth ebrill mehefin gorffennaf awst medi hydref tachwedd rhagfyr",
    // Greek, Georgian, Armenian
    "ιανουαρίου φεβρουαρίου μαρτίου απριλίου μαΐου ιουνίου ιουλίου αυγούστου σεπτεμβρίου οκτωβρίου νοεμβρίου",
    "δεκεμβρίου",
    "იანვარი თებერვალი მარტი აპრილი მაისი ივნისი ივლისი აგვისტო სექტემბერი ოქტომბერი ნოემბერი დეკემბერი",
    "იანვარს თებერვალს მარტს აპრილს მაისს ივნისს ივლისს აგვისტოს სექტემბერს ოქტომბერს ნოემბერს დეკემბერს",
    "հունվարի փետրվարի մարտի ապրիլի մայիսի հունիսի հուլիսի օգոստոսի սեպտեմբերի հոկտեմբերի նոյեմբերի դեկտեմբերի",
]);

/// Names of months that a day follows.
pub(super) static MONTHS_BEFORE_DAYS: Words = Words::new(&[
    // English
    "january february march april may june july august september october november december",
    // Hungarian
    "január február március április május június július augusztus szeptember október",
    // Lithuanian
    "sausio vasario kovo balandžio gegužės birželio liepos rugpjūčio rugsėjo spalio lapkričio gruodžio",
    // Mongolian
    "сарын",
]);

/// What belongs to the Roman number of a century.
pub(super) static CENTURIES: Words = Words::new(&[
    "в. вв. век века веке веков веках ст. століття столітті siècle siècles",
    "w. wiek wieku wieki stol. století storočia",
]);

/// What belongs to the number behind it: of pages, figures, articles and things.
pub(super) static BEFORE_NUMBERS: Words = Words::new(&[
    // Signs
    "§ §§ № №№ ± ≈ ~ < > ≤ ≥ − + € $ £ us$ eur usd chf gbp",
    // English, French, Spanish, Italian and Portuguese, by what they have in common
    "ref. no. nos. n° nº n.º n.os núm. num. p. pp. pg. pág. págs. pag. fig. figs. tab. art. arts. vol. vols. ch. chap.",
    "sec. sect. eq. cap. ca. approx. tel. tél.",
    // German, Dutch, the languages of the North
    "nr. nr s. abb. bd. kap. ziff. abs. taf. anm. blz. sid. str.",
    // Polish, Czech, Slovak, Slovenian, Croatian
    "t. rys. ryc. poz. pkt ust. rozdz. godz. č. čís. obr. čl. odst. sl. br.",
    // Russian, Bulgarian, Serbian
    "с. стр. рис. табл. гл. ст. п. пп. пункт т. тт. вып. разд. ч. илл. ил. кв. корп. тел. ок. см. бр. чл. сл.",
    // Ukrainian
    "мал. розд. вип. буд. бл.",
]);

/// What belongs to the name behind it: titles, and words for places, as they are shortened.
pub(super) static BEFORE_NAMES: Words = Words::new(&[
    // English
    "dr dr. mr mr. mrs mrs. ms ms. prof prof. st st. mt mt.",
    // French, Spanish, Portuguese, Italian
    "mm. mme mmes mlle ste sr. sra. srta. dra. d.ª dña. ing. lic. profa. sig. sig.ra dott. dott.ssa",
    // German
    "hr. dipl.-ing.",
    // Polish, Czech, Slovak
    "ul. pl. os. im. św. inż. mgr doc. akad. nám. tř. sv.",
    // Russian, Bulgarian
    "г. гор. с. пос. дер. д. ул. пл. пер. наб. пр. пр-т просп. р. оз. о. им. св. акад. проф. доц. инж. д-р г-н г-жа",
    // Ukrainian
    "м. смт вул. просп. ім. ін-т",
]);

/// Abbreviations of two words, which are one to the reader.
pub(super) const PAIRS: &[(&str, &str)] = &[
    ("et", "al."),
    ("m.", "in."),
    ("и", "др."),
    ("и", "пр."),
    ("и", "т."),
    ("і", "т."),
    ("і", "ін."),
    ("й", "ін."),
    ("та", "ін."),
];
