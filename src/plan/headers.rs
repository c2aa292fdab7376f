//! What a header says: the words by which columns are known, Turkish and English, folded.

use crate::error::Role;
use crate::messages::fold;
use crate::types::{Currency, Flow, Nomenclature};

/// Words of mass.
const WEIGHTS: &[&str] = &[
    "agirlik",
    "agirligi",
    "weight",
    "netkg",
    "brutkg",
    "kg",
    "kgs",
    "kilo",
    "kilogram",
    "kilograms",
    "ton",
    "tons",
    "tonne",
    "tonnes",
];

/// A header, taken apart.
pub(super) struct Header {
    /// All of it, folded.
    pub folded: String,
    /// Its words, folded.
    pub words: Vec<String>,
    /// As it stands.
    pub text: String,
}

impl Header {
    pub fn new(text: &str) -> Header {
        let words = text
            .split(|letter: char| !letter.is_alphanumeric())
            .flat_map(split_camel_case)
            .map(|word| fold(&word))
            .filter(|word| !word.is_empty())
            .collect();
        Header { folded: fold(text), words, text: text.to_string() }
    }

    fn has(&self, any_of: &[&str]) -> bool {
        self.words.iter().any(|word| any_of.contains(&word.as_str()))
    }

    /// The word itself, or what a short header is made of, whatever stands between.
    fn is(&self, any_of: &[&str]) -> bool {
        any_of.contains(&self.folded.as_str())
    }

    /// How well the header fits a role; 0 is not at all.
    pub fn score(&self, role: Role) -> u32 {
        let points = |table: &[(u32, &[&str], &[&str])]| {
            let score = |(points, whole, words): &(u32, &[&str], &[&str])| {
                if self.is(whole) || self.has(words) { *points } else { 0 }
            };
            table.iter().map(score).max().unwrap_or(0)
        };
        match role {
            Role::Province => points(&[
                (9, &["il", "iladi", "iller", "province", "provincename", "ilismi", "ili"], &[]),
                (7, &["sehir", "city", "ihracatciil", "firmaili"], &["il", "province", "iller", "ili"]),
                (5, &["plaka", "plate", "ilkodu", "plakano", "plakakodu"], &["plaka", "plate"]),
                (
                    4,
                    &["nuts3", "ibbs3", "duzey3", "ibbsduzey3", "nuts3kodu", "nuts3code"],
                    &[
                        "nuts3", "ibbs3", "nuts2", "ibbs2", "nuts1", "ibbs1", "nuts", "ibbs", "bolge",
                        "bolgesi", "region", "regions",
                    ],
                ),
                (
                    3,
                    &["nuts2", "ibbs2", "duzey2", "ibbsduzey2", "nuts2kodu", "nuts2code"],
                    &["nuts2", "ibbs2", "duzey2"],
                ),
                (2, &["bolge", "bolgeadi", "bolgeler", "altbolge", "region", "regionname", "nuts"], &[]),
                (1, &["nuts1", "ibbs1", "duzey1"], &["nuts1", "ibbs1", "duzey1"]),
            ]),
            Role::Year => points(&[(9, &["yil", "year", "sene", "takvimyili", "refyear"], &["yil", "year"])]),
            // "2024 (10 ay)" is a stretch of a year.
            Role::Month if self.text.bytes().any(|byte| byte.is_ascii_digit()) => 0,
            Role::Month => points(&[(
                9,
                &["ay", "month", "aylar", "ayadi", "ayno", "ceyrek", "ceyrekler", "quarter"],
                &["ay", "month", "ceyrek", "ceyregi", "quarter"],
            )]),
            Role::Period
                if self.has(&["guncelleme", "rapor", "sorgu", "indirme", "veritarihi", "erisim"]) =>
            {
                0
            }
            Role::Period => points(&[
                (9, &["donem", "period", "tarih", "date", "yilay", "timeperiod"], &[]),
                (7, &[], &["donem", "period", "tarih", "tarihi", "date"]),
            ]),
            Role::Flow => points(&[
                (9, &["akis", "flow", "tradeflow", "ticaretakisi", "yon", "islem", "ihracatithalat"], &[]),
                (7, &["islemturu", "exportimport", "ticaretyonu"], &["akis", "akisi", "flow", "yon", "yonu"]),
            ]),
            Role::Product => self.product_score(),
            Role::Partner => points(&[
                (9, &["ulke", "country", "partner", "ulkeadi", "partnercountry", "countryname"], &[]),
                (7, &[], &["ulke", "ulkesi", "country", "partner"]),
            ]),
            Role::Quantity => points(&[
                (9, &["miktar", "quantity", "agirlik", "weight", "netkg", "kg"], &[]),
                (7, &[], &["miktar", "quantity", "qty"]),
            ])
            .max(if self.names_mass() { 7 } else { 0 }),
            Role::Weight => self.weight_score(),
            Role::Amount => self.amount_score(),
            Role::Firm => points(&[
                (
                    9,
                    &[
                        "vkn",
                        "vergino",
                        "vergikimlikno",
                        "firma",
                        "firmaadi",
                        "firmaunvani",
                        "taxnumber",
                        "company",
                    ],
                    &[],
                ),
                (7, &[], &["vkn", "vergi", "unvan", "unvani", "firma", "company", "firm", "tckn"]),
            ]),
            Role::ProductName => u32::from(self.names_products()) * 3,
            Role::SampleMark => points(&[(9, &[], &["sentetik"])]),
        }
    }

    fn product_score(&self) -> u32 {
        // "Yüksek teknolojili ürün ihracatı (USD)" is over amounts.
        if self.currency().is_some() && self.flow().is_some() {
            return 0;
        }
        if !self.nomenclatures().is_empty() || self.is_other_nomenclature() {
            return 9;
        }
        let product = self.has(&[
            "urun",
            "product",
            "mal",
            "sektor",
            "faaliyet",
            "commodity",
            "madde",
            "sinif",
            "sector",
            "tier",
            "teknoloji",
            "teknolojik",
            "technology",
            "tech",
            "duzey",
            "duzeyi",
            "seviye",
            "seviyesi",
        ]);
        let code = self.has(&["kod", "kodu", "code", "no"]);
        match (product, code) {
            (true, true) => 8,
            _ if self.is(&["urunkodu", "productcode", "kod", "code", "malkodu"]) => 7,
            (true, false) => 3,
            _ => 0,
        }
    }

    /// Weights are of mass, and not per mass: "USD/kg" and "birim değer (kg)" are none. Net weight is what
    /// unit values are taken over; gross weight serves where there is no other.
    fn weight_score(&self) -> u32 {
        let per = self.has(&["birim", "unit", "basina", "per", "fiyat", "fiyati", "price"])
            || self.has(&["deger", "degeri", "value", "tutar", "tutari"]);
        if !self.names_mass() || per || self.currency().is_some() || self.is_change() || self.is_share() {
            return 0;
        }
        if self.has(&["brut", "gross"]) { 7 } else { 9 }
    }

    /// Whether it speaks of mass, and not of tuna.
    fn names_mass(&self) -> bool {
        self.has(WEIGHTS) && !self.has(&["balik", "baligi"])
    }

    /// Kilograms that a weight of this head is in: `None` where it names a unit that is not read.
    pub fn kilograms(&self) -> Option<u32> {
        let tonnes = self.has(&["ton", "tons", "tonne", "tonnes"]);
        let many = self.has(&["bin", "milyon", "thousand", "million", "000", "1000"]);
        match (tonnes, many) {
            (false, false) => Some(1),
            (true, false) => Some(1_000),
            // A thousand kilograms, and a thousand tonnes.
            (false, true) if self.has(&["bin", "thousand", "000", "1000"]) => Some(1_000),
            (true, true) if self.has(&["bin", "thousand", "000", "1000"]) => Some(1_000_000),
            _ => None,
        }
    }

    fn amount_score(&self) -> u32 {
        let derived = self.is_share() || self.is_change() || self.is_rank() || self.is_of_flows();
        if self.score(Role::Quantity) > 0 || derived {
            return 0;
        }
        let dollars = self.currency().is_some();
        let value = self
            .has(&["deger", "degeri", "value", "amount", "tutar", "tutari", "fob", "cif", "bedel", "bedeli"]);
        let flow = self.flow().is_some();
        match (dollars, value || flow) {
            (true, true) => 9,
            (true, false) => 8,
            (false, true) if value => 6,
            (false, true) => 5,
            (false, false) => 0,
        }
    }

    /// The flow that an amount's header names ("İhracat (USD)").
    pub fn flow(&self) -> Option<Flow> {
        let export = self.has(&[
            "ihracat",
            "ihracati",
            "ihracatin",
            "ihracatlari",
            "ihrac",
            "export",
            "exports",
            "dissatim",
        ]);
        let import = self.has(&[
            "ithalat",
            "ithalati",
            "ithalatin",
            "ithalatlari",
            "ithal",
            "import",
            "imports",
            "disalim",
        ]);
        match (export, import) {
            (true, false) => Some(Flow::Export),
            (false, true) => Some(Flow::Import),
            _ => None,
        }
    }

    /// Units of the currency, from "bin", "milyon", "thousand", "million".
    pub fn unit(&self) -> Option<u32> {
        self.units().into_iter().find_map(|(_, unit)| unit)
    }

    /// Whether it names a unit that is not read: thousands of millions, tens of thousands.
    pub fn has_odd_unit(&self) -> bool {
        self.units().into_iter().any(|(_, unit)| unit.is_none())
    }

    /// The words that count money, by their place, and what they count: they stand near a currency, or are
    /// nearly all that is said. "İlk 1000 firma" counts none.
    fn units(&self) -> Vec<(usize, Option<u32>)> {
        let tokens = tokens(&self.text);
        let is_money = |token: &str| {
            let header = Header { folded: fold(token), words: vec![fold(token)], text: token.to_string() };
            header.currency().is_some()
        };
        let money: Vec<usize> = (0..tokens.len()).filter(|at| is_money(&tokens[*at])).collect();
        let is_near = |at: usize| tokens.len() <= 3 || money.iter().any(|other| at.abs_diff(*other) <= 2);
        let mut found = Vec::new();
        for (at, token) in tokens.iter().enumerate() {
            let unit = match fold(token).as_str() {
                "milyon" | "million" | "millions" | "mn" | "mio" | "mln" | "mil" | "musd" | "usdm"
                | "1000000" => Some(1_000_000),
                "bin" if at > 0 && fold(&tokens[at - 1]) == "yuz" => None,
                "bin" | "thousand" | "thousands" | "thous" | "000" | "000s" | "1000" | "binusd"
                | "bindolar" | "kusd" | "binlik" | "1000usd" | "bintl" => Some(1_000),
                "milyar" | "billion" | "billions" | "bn" | "mr" | "10000" | "100000" | "trilyon" => None,
                _ => continue,
            };
            if is_near(at) {
                found.push((at, unit));
            }
        }
        found
    }

    /// The currency that it names.
    pub fn currency(&self) -> Option<Currency> {
        let dollars = ["usd", "dolar", "dolari", "dollar", "dollars", "binusd", "bindolar"];
        if self.has(&dollars) || self.folded.contains("usd") || self.text.contains('$') {
            return Some(Currency::Usd);
        }
        if self.has(&["eur", "euro", "euros", "avro", "avrosu"]) || self.text.contains('€') {
            return Some(Currency::Eur);
        }
        let liras = ["tl", "try", "lira", "lirasi", "liras"];
        (self.has(&liras) || self.text.contains('₺')).then_some(Currency::Try)
    }

    /// Whether it names a currency that is not read.
    pub fn is_other_currency(&self) -> bool {
        self.has(&["gbp", "sterlin", "pound", "pounds", "rub", "ruble", "cny", "yuan", "chf", "jpy", "yen"])
            && self.currency().is_none()
    }

    /// Whether it says that its cells are months.
    pub fn names_months(&self) -> bool {
        self.has(&["ay", "ayi", "aylar", "month", "months", "ayadi", "ayno", "yilay"])
    }

    /// Whether its cells are shares of something.
    pub fn is_share(&self) -> bool {
        self.has(&["pay", "payi", "paylar", "share", "shares", "oran", "orani", "yuzde", "percent", "pct"])
    }

    /// Whether its cells are changes over time.
    pub fn is_change(&self) -> bool {
        self.has(&[
            "degisim",
            "degisimi",
            "change",
            "artis",
            "growth",
            "fark",
            "difference",
            "buyume",
            "endeks",
            "index",
        ])
    }

    /// Whether its cells count rows or ranks.
    pub fn is_rank(&self) -> bool {
        self.has(&["sira", "sirano", "rank", "sno", "siralama"])
            || self.is(&["no", "sno", "sirano", "rank", "sira"])
    }

    /// Whether its cells are made of exports and imports.
    pub fn is_of_flows(&self) -> bool {
        let words = [
            "kisi",
            "capita",
            "sayisi",
            "adedi",
            "adet",
            "ortalama",
            "average",
            "hedef",
            "target",
            "tahmin",
            "forecast",
            "nufus",
            "population",
            "gsyh",
            "gdp",
            "denge",
            "dengesi",
            "dengesidisticaret",
            "balance",
            "hacim",
            "hacmi",
            "volume",
            "karsilama",
            "coverage",
            "acik",
            "acigi",
            "deficit",
        ];
        self.has(&words)
    }

    /// Whether it names a nomenclature that is not classified.
    pub fn is_other_nomenclature(&self) -> bool {
        self.has(&["bec", "cpa", "prodcom", "naics", "cpc"])
    }

    /// The nomenclatures that it names; where it leaves the revision open, all of them.
    pub fn nomenclatures(&self) -> Vec<Nomenclature> {
        use Nomenclature::{Hs, Isic3, Isic4, Isic31, Nace2, Nace21, Sitc3, Sitc4, Tim};
        let hs = [
            "gtip", "gtp", "hs", "hs2", "hs4", "hs6", "hs8", "cn", "cn8", "kn", "fasil", "fasl", "tarife",
            "pozisyon", "chapter",
        ];
        // "Rev.3.1" comes apart into words; folded it is "rev31".
        let says = |marks: &[&str]| marks.iter().any(|mark| self.folded.contains(mark));
        let minor = says(&["rev31", "revizyon31", "isic31", "r31"]);
        if self.folded.contains("isic") || says(&["ustss"]) {
            return match () {
                () if minor => vec![Isic31],
                () if says(&["rev4", "revizyon4", "isic4", "isicr4"]) => vec![Isic4],
                () if says(&["rev3", "revizyon3", "isic3", "isicr3"]) => vec![Isic3],
                () => vec![Isic3, Isic31, Isic4],
            };
        }
        if self.folded.contains("nace") {
            return match () {
                () if says(&["rev21", "nace21", "revizyon21"]) => vec![Nace21],
                () if says(&["rev2", "nace2", "revizyon2"]) => vec![Nace2],
                () => vec![Nace2, Nace21],
            };
        }
        if self.folded.contains("sitc") {
            return match () {
                () if says(&["rev4", "sitc4", "revizyon4"]) => vec![Sitc4],
                () if says(&["rev3", "sitc3", "revizyon3"]) => vec![Sitc3],
                () => vec![Sitc3, Sitc4],
            };
        }
        if self.has(&hs) || says(&["armonize", "harmonized", "harmonised"]) {
            return vec![Hs];
        }
        if self.has(&["tim"]) && self.has(&["sektor", "sektoru", "sector"]) {
            return vec![Tim];
        }
        Vec::new()
    }

    /// Whether it can head a column of product names.
    pub fn names_products(&self) -> bool {
        let product = self.score(Role::Product) > 0;
        let name = self.has(&[
            "ad",
            "adi",
            "isim",
            "ismi",
            "tanim",
            "tanimi",
            "aciklama",
            "name",
            "label",
            "description",
            "title",
        ]);
        let nobody = self.score(Role::Province) == 0 && self.score(Role::Partner) == 0;
        product || (name && nobody)
    }
}

/// The words of a text and its signs of money; digits with group marks between them are one number.
fn tokens(text: &str) -> Vec<String> {
    let letters: Vec<char> = text.chars().collect();
    let mut tokens: Vec<String> = vec![String::new()];
    for (at, letter) in letters.iter().enumerate() {
        let between_digits = at > 0
            && letters[at - 1].is_ascii_digit()
            && letters.get(at + 1..at + 4).is_some_and(|next| next.iter().all(char::is_ascii_digit));
        match letter {
            '$' | '€' | '₺' => tokens.extend([letter.to_string(), String::new()]),
            '.' | ',' | ' ' | '\u{a0}' if between_digits => {}
            letter if letter.is_alphanumeric() => {
                if let Some(token) = tokens.last_mut() {
                    token.push(*letter);
                }
            }
            _ => tokens.push(String::new()),
        }
    }
    tokens.retain(|token| !token.is_empty());
    tokens
}

/// `valueUsd` is two words; `USD` and `İl` are one.
fn split_camel_case(word: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut before_lower = false;
    for letter in word.chars() {
        if letter.is_uppercase() && before_lower {
            parts.push(String::new());
        }
        before_lower = letter.is_lowercase();
        if let Some(part) = parts.last_mut() {
            part.push(letter);
        }
    }
    parts
}
