//! Units: what belongs to the number before it, in the languages of the flyers.
//!
//! Written out, they stand here as they do after one, after two to four and after more, which are three forms in Slavic
//! languages. They are looked up in any language, as all [`words`](super::words) are.

use super::words::Words;

/// Signs of units and magnitudes that are told by their letters alone, capital or small: another letter is another
/// unit, or the first of a sentence or a name. The last are Cyrillic.
pub(super) const SIGNS_AS_WRITTEN: &[&str] = &[
    "A", "C", "J", "K", "L", "M", "N", "T", "V", "W", "g", "h", "l", "m", "r", "s", "t", "Ah", "Ci", "Pa",
    "VA", "Wh", "eV", "mA", "В", "г", "л", "м", "р", "т", "ц", "ч",
];

/// Units that are words of languages as well, and likely to be those behind a year: "s" in Croatian and Czech, "am" and
/// "den" in German, "an" in English, "dan" in Dutch, "secondo" in Italian, "ur" in Swedish.
pub(super) const WORDS_AFTER_YEARS: &[&str] = &[
    "A", "M", "В", "am", "an", "bin", "dan", "den", "let", "ora", "s", "sat", "secondo", "segundo", "tun",
    "ur",
];

/// The word for a year behind one that is an ordinal number, with a full stop: in Croatian, Bosnian and Serbian, and in
/// Latvian. With a capital it begins a sentence.
pub(super) const YEARS: &[&str] =
    &["godina", "godine", "godini", "godinu", "година", "године", "години", "годину", "gada", "gadā", "gadu"];

/// Units of two words, the first of which says many other things.
pub(super) const PER_CENT: &[(&str, &str)] = &[
    ("la", "sută"),
    ("per", "cent"),
    ("per", "cento"),
    ("por", "cento"),
    ("por", "ciento"),
    ("pour", "cent"),
    ("τοις", "εκατό"),
];

/// Units, magnitudes, currencies and years, without a full stop.
pub(super) static UNITS: Words = Words::new(&[
    // Signs of the International System and beside it, and of currencies
    "% ‰ ° € $ £ ₽ ₴ ₸ k€ m€ chf czk eur gbp kzt pln rub uah usd",
    "nm µm μm mm cm dm km ha ml cl dl hl µl μl µg μg mg kg kt mt gt µs μs ms min ft lb nmi rpm",
    "mv kv mw kw gw tw kwh mwh gwh twh kva mva mah hz khz mhz ghz thz ω kω mω db dba dbm lm lx cd",
    "bit kbit mbit gbit tbit kbps mbps gbps kb mb gb tb pt ppi dpi ppm ppb px",
    "bq kbq mbq gbq tbq pbq sv µsv μsv msv gy µgy μgy mgy kev mev gev mci kci",
    "hpa kpa mpa gpa bar mbar kn mn kj mj gj tj kcal mol mmol µmol μmol kmol",
    // Signs in Cyrillic
    "мм см дм км га мг кг мл мкм мкг вт квт мвт гвт квтч ма мв кв гц кгц мгц ггц тгц кб мб гб тб бк кбк мбк гбк зв мзв мкзв",
    "па кпа мпа кдж мдж бар дб эв кэв мэв моль мбит гбит",
    // Bulgarian, Macedonian
    "година години градуса ден дена дни долар долара долари евро илјада илјади килограм килограма килограми",
    "километар километра километри километър лв лева литра литри литър месец месеца месеци метар метра метри метър",
    "милиард милиарда милиарди милион милиона милиони минута минути недела недели процент процента проценти седмица",
    "седмици секунда секунди тон тона тони тонове хектар хектара хектари хил хиляда хиляди час часа часове",
    // Croatian, Bosnian, Serbian
    "dan dana decenija decenije desetljeća desetljeće dinara dolar dolara dolari eura euro evra evro godina godine",
    "godini gram grama grami hektar hektara hektari hiljada hiljade hiljadu kilogram kilograma kilogrami kilometar",
    "kilometara kilometra kilometri kuna litar litara litra litre litri maraka mesec meseca meseci metar metara",
    "metra metri milijarda milijarde milijardi milijun milijuna milijuni milion miliona milioni minut minuta minute",
    "minuti mjesec mjeseca mjeseci nedelja nedelje nedjelja nedjelje odsto posto postotak postotaka postotka",
    "procenat procenata procenta sat sata sati sedmica sedmice sekunda sekunde sekundi stepen stepena stepeni",
    "stupanj stupnja stupnjeva stupnjevi tisuća tisuće tjedan tjedana tjedna tjedni tona tone",
    // Czech
    "den desetiletí dne dny dní dnů dolar dolaru dolary dolarů eur eura euro gram gramu gramy gramů hektar hektaru",
    "hektary hektarů hod hodin hodina hodiny kilogram kilogramu kilogramy kilogramů kilometr kilometru kilometry",
    "kilometrů korun koruna koruny kč let litr litru litry litrů léta metr metru metry metrů mil miliard miliarda",
    "miliardy milion milionu miliony milionů milión miliónu milióny miliónů minut minuta minuty mld měsíc měsíce",
    "měsíců procent procenta procento rok roku roky roků sekund sekunda sekundy století stupeň stupně stupňů tis",
    "tisíc tisíce tisíců tun tuna tuny týden týdne týdny týdnů",
    // Danish, Norwegian, Swedish
    "dag dagar dage dager decennier decennium dollar dollars dygn døgn euro grad grader gram hektar kilo kilogram",
    "kilometer kroner kronor liter meter miljard miljarder miljon miljoner milliard milliarder million millioner",
    "minut minuter minutt minutter mkr månad månader måned måneder procent prosent sekund sekunder timer timmar",
    "timme tiår ton tonn tonne tusen tusende tusind uge uger uke uker vecka veckor år årti",
    // Dutch, Afrikaans
    "dae dag dagen decennia decennium dollar dollars duizend euro euro’s graad graden gram hectare hectaren",
    "hectares hektaar jaar jaren kilo kilogram kilometer kilometers liter liters maand maande maanden meter meters",
    "miljard miljarden miljoen miljoenen minuten minuut pond procent seconde seconden ton tonnen uren uur week weke",
    "weken",
    // English
    "a.m acre acres am billion billions cent centimeter centimeters centimetre centimetres cents centuries century",
    "cubic day days decade decades degree degrees dollar dollars euro euros feet foot ft gallon gallons gigawatt",
    "gigawatts gram gramme grammes grams hectare hectares hertz hour hours hr hrs inch inches kilo kilogram",
    "kilogramme kilogrammes kilograms kilometer kilometers kilometre kilometres kilos kilowatt kilowatts liter",
    "liters litre litres megawatt megawatts meter meters metre metres mile miles millimeter millimeters millimetre",
    "millimetres million millions minute minutes month months p.m percent pm pound pounds second seconds sq square",
    "thousand thousands ton tonne tonnes tons trillion trillions volt volts watt watts week weeks yard yards year",
    "years",
    // Estonian, Latvian, Lithuanian
    "aastat dienas dienos dienu dienų dollarit eurai eurot eurų gadi gadu hektarai hektarit hektarų hektāri hektāru",
    "kilogrammi kilomeetrit kilometrai kilometri kilometru kilometrų kuud liitrit litrai litri litru litrų meetrit",
    "metai metrai metri metru metrų metų milijardai milijardų milijonai milijonų miljardi miljardit miljardu",
    "miljoni miljonit miljonu minutit minutės minučių minūtes minūšu mln mlrd mēneši mēnešu mėnesiai mėnesių",
    "nedēļas nedēļu nädalat procentai procenti procentu procentų protsenti päeva savaitės savaičių sekundit stundas",
    "stundu tonnas tonni tonnu tonos tonų tuhat tundi tūkst tūkstoši tūkstošu valandos valandų",
    // Finnish
    "aste astetta dollari dollaria euro euroa euron gramma grammaa hehtaari hehtaaria hehtaarin kilo kiloa",
    "kilogramma kilogrammaa kilometri kilometrin kilometriä kilon kuukauden kuukausi kuukautta litra litraa litran",
    "metri metrin metriä milj miljardi miljardia miljardin miljoona miljoonaa miljoonan minuutin minuutti minuuttia",
    "mrd prosentin prosentti prosenttia päivä päivän päivää sekunti sekuntia tonni tonnia tonnin tuhat tuhatta",
    "tunnin tunti tuntia viikko viikkoa viikon vuoden vuosi vuosikymmen vuosikymmentä vuotta",
    // French
    "an année années ans centimètre centimètres degré degrés dollar dollars décennie décennies euro euros franc",
    "francs gramme grammes hectare hectares heure heures jour jours kilo kilogramme kilogrammes kilomètre",
    "kilomètres kilos litre litres livre livres mille milliard milliards millier milliers millimètre millimètres",
    "million millions minute minutes mois mètre mètres seconde secondes semaine semaines tonne tonnes",
    // German
    "dollar euro franken gigawatt grad gramm hektar jahr jahre jahren jahrhundert jahrhunderts jahrzehnt jahrzehnte",
    "jahrzehnten jh kilo kilogramm kilometer kilometern kilowatt kilowattstunden kubikmeter liter litern megawatt",
    "meter metern milliarde milliarden millimeter millimetern million millionen minute minuten mio monat monate",
    "monaten mrd pfund prozent quadratkilometer quadratmeter sekunde sekunden stunde stunden tag tage tagen tausend",
    "tonne tonnen tsd uhr volt watt woche wochen zentimeter zentimetern",
    // Greek
    "έτη έτος έτους βαθμοί βαθμούς βαθμός βαθμών δεκαετία δεκαετίες δευτερολέπτων δευτερόλεπτα δευτερόλεπτο δισ",
    "δισεκατομμυρίων δισεκατομμύρια δισεκατομμύριο δολάρια δολάριο δολαρίων εβδομάδα εβδομάδες εβδομάδων εκατ",
    "εκατομμυρίων εκατομμύρια εκατομμύριο εκτάρια εκτάριο εκταρίων ετών ευρώ ημέρα ημέρες ημερών κιλά κιλό κιλών",
    "λίτρα λίτρο λίτρων λεπτά λεπτό λεπτών μέρα μέρες μέτρα μέτρο μέτρων μήνα μήνας μήνες μηνών τόνοι τόνος τόνους",
    "τόνων χιλ χιλιάδα χιλιάδες χιλιάδων χιλιογράμμων χιλιομέτρων χιλιόγραμμα χιλιόγραμμο χιλιόμετρα χιλιόμετρο",
    "χιλιόμετρων χλμ χρόνια χρόνο χρόνος χρόνων ωρών ώρα ώρες",
    // Hungarian
    "dollár euró ezer fok forint gramm hektár hét hónap kilogramm kilométer liter milliárd millió másodperc méter",
    "nap perc százalék tonna év évtized óra",
    // Italian
    "anni anno centimetri centimetro chili chilo chilogrammi chilogrammo chilometri chilometro decenni decennio",
    "dollari dollaro ettari ettaro euro giorni giorno gradi grado grammi grammo litri litro mese mesi metri metro",
    "mila miliardi miliardo milione milioni mille millimetri millimetro minuti minuto ora ore secondi secondo",
    "settimana settimane sterlina sterline tonnellata tonnellate",
    // Kazakh, Mongolian
    "жыл жылы жылғы оны",
    // Polish
    "centymetr centymetra centymetry centymetrów dekad dekada dekady dni dnia dniach dolar dolara dolary dolarów",
    "dzień euro godz godzin godzina godziny gr gram grama gramy gramów hektar hektara hektary hektarów kilogram",
    "kilograma kilogramy kilogramów kilometr kilometra kilometry kilometrów lat lata latach litr litra litry litrów",
    "metr metra metry metrów miesiąc miesiąca miesiące miesięcy miliard miliarda miliardy miliardów milion miliona",
    "miliony milionów minut minuta minuty mld mln procent procenta rok roku sekund sekunda sekundy stopień stopni",
    "stopnia stopnie ton tona tony tydzień tygodni tygodnia tygodnie tys tysiąc tysiąca tysiące tysięcy zł złote",
    "złoty złotych",
    // Portuguese
    "ano anos bilhão bilhões bilião biliões centímetro centímetros dia dias década décadas dólar dólares euro euros",
    "grama gramas grau graus hectare hectares hora horas libra libras litro litros meses metro metros mil milhar",
    "milhares milhão milhões minuto minutos mês quilo quilograma quilogramas quilos quilómetro quilómetros",
    "quilômetro quilômetros segundo segundos semana semanas tonelada toneladas",
    // Romanian
    "an ani centimetri centimetru decenii deceniu dolar dolari euro grad grade gram grame hectar hectare kilogram",
    "kilograme kilometri kilometru lei leu litri litru luni lună metri metru mie mii miliard miliarde milioane",
    "milion minut minute ore oră procent procente secunde secundă săptămâni săptămână tone tonă zi zile",
    // Russian, Belarusian
    "гадах гадоў гады гг гектар гектара гектаров гектары год года годах годов годом году годы градус градуса",
    "градусов градусы грамм грамма граммов граммы день десятилетие десятилетий десятилетия дней дни дня долл доллар",
    "доллара долларов доллары евро кв килограмм килограмма килограммов килограммы километр километра километров",
    "километры коп куб лет литр литра литров литры месяц месяца месяцев месяцы метр метра метров метры миллиард",
    "миллиарда миллиардов миллиарды миллиметр миллиметра миллиметров миллион миллиона миллионов миллионы мин минут",
    "минута минуту минуты млн млрд мільярда мільярдаў мільёна мільёнаў недели недель неделю неделя процент процента",
    "процентов проценты руб рублей рубль рубля сантиметр сантиметра сантиметров сантиметры секунд секунда секунду",
    "секунды сутки суток тенге тонн тонна тонны триллион триллиона триллионов трлн тыс тысяч тысяча тысячи тысячу",
    "тысячы хвілін час часа часов часы",
    // Serbian in Cyrillic
    "година године години грам грама дан дана деценија деценије дин динара долар долара долари евра евро килограм",
    "килограма килограми километар километара километра километри литар литара литра литри месец месеца месеци",
    "метар метара метра метри мил милион милиона милиони милијарда милијарде милијарди минут минута минуте минути",
    "недеља недеље одсто посто проценат процената процента сат сата сати седмица седмице секунда секунде секунди",
    "степен степена степени тона тоне хектар хектара хектари хиљ хиљада хиљаде хиљаду час часа часова",
    // Slovak
    "deň dni dní dolár dolára doláre dolárov dňa eur eura euro eurá gram gramov gramu gramy hektár hektára hektáre",
    "hektárov hodina hodiny hodín kilogram kilogramov kilogramu kilogramy kilometer kilometra kilometre kilometrov",
    "liter litra litre litrov mesiac mesiaca mesiace mesiacov meter metra metre metrov miliarda miliardy miliárd",
    "milión milióna miliónov milióny minút minúta minúty percent percenta percento percentá rok roka rokov roku",
    "roky sekunda sekundy sekúnd storočia stupeň stupne stupňa stupňov tisíc tisíce ton tona tony týždeň týždne",
    "týždňa týždňov",
    // Slovenian
    "dan dneva dnevi dni dolar dolarja dolarjev dolarji evra evri evro evrov hektar hektara hektari hektarov",
    "kilogram kilograma kilogrami kilogramov kilometer kilometra kilometre kilometri kilometrov let leta leti leto",
    "liter litra litri litrov mesec meseca mesecev meseci meter metra metre metri metrov milijard milijarda",
    "milijarde milijardi milijon milijona milijoni milijonov minut minuta minute minuti odstotek odstotka odstotki",
    "odstotkov teden tedna tedni tednov tisoč ton tona tone toni ur ura ure uri",
    // Spanish
    "año años billones billón centímetro centímetros década décadas día días dólar dólares euro euros grado grados",
    "gramo gramos hectárea hectáreas hora horas kilo kilogramo kilogramos kilos kilómetro kilómetros libra libras",
    "litro litros mes meses metro metros mil millar millares millones millón milímetro milímetros minuto minutos",
    "segundo segundos semana semanas tonelada toneladas",
    // Turkish, Azerbaijani
    "avro ay bin dakika derece dolar dəqiqə dərəcə euro faiz gram gün hafta hektar həftə kilo kilogram kilometr",
    "kilometre lira litr litre manat metr metre milyar milyard milyon min saat saniye saniyə ton trilyon yüzyıl yıl",
    // Ukrainian
    "відсотка відсотки відсотків відсоток гектар гектара гектари гектарів год годин година години годину градус",
    "градуса градуси градусів грам грама грами грамів гривень гривня гривні грн день десятиліття дня дні днів доба",
    "доби долар долара долари доларів діб кілограм кілограма кілограми кілограмів кілометр кілометра кілометри",
    "кілометрів літр літра літри літрів метр метра метри метрів млн млрд мільйон мільйона мільйони мільйонів",
    "мільярд мільярда мільярди мільярдів місяць місяця місяці місяців роках роки року років році рр рік сантиметр",
    "сантиметра сантиметри сантиметрів секунд секунда секунди тиждень тижня тижні тижнів тис тисяч тисяча тисячу",
    "тисячі тонн тонна тонни хв хвилин хвилина хвилини хвилину євро",
]);
