use crate::classify::Product;
use crate::data::{Tier, codes};
use crate::messages::fold;
use crate::types::{Code, Nomenclature};

use super::Codes;

/// Resolves a product text: a code of the file's nomenclature, also with dots and blanks (`8703.23.19.00.11`,
/// `01.11`), with its name behind it (`87 Motorlu kara taşıtları`), and where leading zeros were lost (`111`);
/// the name of a sector or a tier where the file has those; a total; or what the producer hides. Digits that
/// can be two codes because zeros were lost are no valid code.
///
/// ```
/// use teknoharita::{classify::Product, plan::{Codes, resolve_product}};
/// use teknoharita::types::{Code, Nomenclature};
/// let hs = Codes { nomenclature: Nomenclature::Hs, digits: 6, zeros_lost: true };
/// let olives = Product::Code(Nomenclature::Hs, Code::new("070992").unwrap());
/// assert_eq!(resolve_product("70992", &hs), olives);
/// assert_eq!(resolve_product("Gizli Veri", &hs), Product::Confidential);
/// assert_eq!(resolve_product("123456", &hs), Product::Unknown);
/// ```
pub fn resolve_product(text: &str, codes: &Codes) -> Product {
    let text = text.trim();
    if let Some(digits) = digits_of(text) {
        return code(&digits, codes).map_or(Product::Unknown, |code| Product::Code(codes.nomenclature, code));
    }
    if is_confidential(text) {
        return Product::Confidential;
    }
    let folded = fold(text);
    if is_total(&folded) {
        return Product::Total;
    }
    match codes.nomenclature {
        Nomenclature::Tiers => tier(&folded).map_or(Product::Unknown, Product::Tier),
        Nomenclature::Tim => match codes::sector(text) {
            Some(number) if codes::sectors()[usize::from(number)].is_sum => Product::Total,
            Some(number) => Product::Sector(number),
            None => Product::Unknown,
        },
        _ => Product::Unknown,
    }
}

/// Whether a text can be a code of the file's nomenclature, or a name in it; also where it can be two codes,
/// so that [`resolve_product`] takes neither.
pub(super) fn fits(text: &str, codes: &Codes) -> bool {
    match digits_of(text.trim()) {
        Some(digits) => !Readings::new(&digits, codes.nomenclature).is_empty(),
        None => resolve_product(text, codes) != Product::Unknown,
    }
}

/// A product or partner that the producer hides.
pub fn is_confidential(text: &str) -> bool {
    matches!(
        fold(text).as_str(),
        "gizliveri" | "gizli" | "confidential" | "confidentialdata" | "gizliveriler" | "gizlibilgi"
    )
}

fn is_total(folded: &str) -> bool {
    matches!(
        folded,
        "toplam"
            | "geneltoplam"
            | "total"
            | "grandtotal"
            | "tumu"
            | "tumurunler"
            | "all"
            | "toplamtotal"
            | "tumuall"
            | "aratoplam"
            | "subtotal"
            | "urunlertoplami"
            | "sektorlertoplami"
            | "allproducts"
    )
}

/// Whether a text says nothing about its nomenclature: empty, a total, or hidden.
pub(super) fn is_aside(text: &str) -> bool {
    text.trim().is_empty() || is_confidential(text) || is_total(&fold(text))
}

/// The name behind the digits of a text.
pub(super) fn name_behind(text: &str) -> Option<&str> {
    digits_of(text)?;
    let at = text.find(char::is_alphabetic)?;
    text.get(at..)
}

/// The digits at the beginning of a text, dots and blanks between them taken out, where the rest is empty or
/// a name. A span of codes (`15-16`) is none.
pub(super) fn digits_of(text: &str) -> Option<String> {
    // A spreadsheet may have made a number of a code.
    let text = text.strip_suffix(".0").filter(|rest| rest.len() >= 3).unwrap_or(text);
    let end = text.find(|letter: char| !(letter.is_ascii_digit() || letter == '.' || letter == ' '));
    let (head, rest) = text.split_at(end.unwrap_or(text.len()));
    let parted = rest.is_empty() || head.ends_with([' ', '.']) || rest.starts_with(MARKS);
    let digits: String = head.chars().filter(char::is_ascii_digit).collect();
    let begins = head.starts_with(|letter: char| letter.is_ascii_digit());
    (parted && begins && !is_span(&digits, rest)).then_some(digits)
}

/// What parts a code from its name.
const MARKS: [char; 5] = ['-', '–', ':', '(', '/'];

/// Whether what follows a code is a second one: as long, or without any name.
fn is_span(digits: &str, rest: &str) -> bool {
    let second = rest.trim_start_matches(|letter: char| letter == ' ' || MARKS.contains(&letter));
    let end = second.find(|letter: char| !(letter.is_ascii_digit() || letter == '.')).unwrap_or(second.len());
    let other = second[..end].chars().filter(char::is_ascii_digit).count();
    other > 0 && (other == digits.len() || !second.contains(char::is_alphabetic))
}

/// What digits can be read as.
pub(super) struct Readings {
    /// As they stand.
    plain: Option<Code>,
    /// With one lost zero, and with two.
    longer: [Option<Code>; 2],
}

impl Readings {
    /// The valid codes that these digits can be.
    pub fn new(digits: &str, nomenclature: Nomenclature) -> Readings {
        let valid = |digits: &str| {
            Code::new(digits)
                .filter(|code| codes::is_valid(nomenclature, *code) && codes::is_goods(nomenclature, *code))
        };
        let even = digits.len().is_multiple_of(2);
        let is_hs = nomenclature == Nomenclature::Hs;
        let zero = || valid(&format!("0{digits}"));
        Readings {
            plain: valid(digits).filter(|_| even || !is_hs),
            // Levels of the Harmonized System have two digits each; no code but those of the SITC has two
            // zeros in front.
            longer: [
                zero().filter(|_| !(even && is_hs)),
                valid(&format!("00{digits}")).filter(|_| is_sitc(nomenclature)),
            ],
        }
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.plain.or(self.longer[0]).or(self.longer[1]).is_none()
    }

    /// Whether zeros must have been lost, in a file whose codes have at most so many digits.
    pub fn need_zeros(&self, most: usize) -> bool {
        self.plain.is_none() && self.each().any(|code| code.len() <= most)
    }

    /// The reading of so many digits.
    pub fn of(&self, digits: usize) -> Option<Code> {
        self.each().find(|code| code.len() == digits)
    }

    /// The only one that is a finest code.
    pub fn finest(&self, nomenclature: Nomenclature) -> Option<Code> {
        let mut finest = self.each().filter(|code| codes::leaves(nomenclature, *code) == [*code]);
        finest.next().filter(|_| finest.next().is_none())
    }

    /// Whether one of them is a finest code.
    pub fn has_finest(&self, nomenclature: Nomenclature) -> bool {
        self.each().any(|code| codes::leaves(nomenclature, code) == [code])
    }

    fn each(&self) -> impl Iterator<Item = Code> {
        [self.plain, self.longer[0], self.longer[1]].into_iter().flatten()
    }
}

/// The valid code of these digits, where they are one and no other.
fn code(digits: &str, codes: &Codes) -> Option<Code> {
    let readings = Readings::new(digits, codes.nomenclature);
    let first = readings.each().next()?;
    if readings.each().nth(1).is_none() {
        return Some(first);
    }
    match (usize::from(codes.digits), codes.zeros_lost) {
        // In a file of several levels nothing says which is meant.
        (0, true) => None,
        (0, false) => Some(first),
        // The basic headings of the SITC have four digits or five.
        (4.., true) if is_sitc(codes.nomenclature) => readings.finest(codes.nomenclature),
        // In a file of classes whose zeros were lost `111` is 0111 and not the group 111.
        (level, true) => readings.of(level).or(Some(first)),
        // A division among groups, or a group without its zero.
        (level, false) => Some(first).filter(|_| digits.len() >= level),
    }
}

fn is_sitc(nomenclature: Nomenclature) -> bool {
    matches!(nomenclature, Nomenclature::Sitc3 | Nomenclature::Sitc4)
}

/// The tier of a name, folded.
fn tier(folded: &str) -> Option<Tier> {
    let bare = folded.strip_suffix("urunler").or(folded.strip_suffix("urunleri")).unwrap_or(folded);
    let bare = bare.strip_suffix("technology").or(bare.strip_suffix("teknolojili")).unwrap_or(bare);
    let bare = bare.strip_suffix("teknoloji").or(bare.strip_suffix("tech")).unwrap_or(bare);
    match bare {
        "high" | "yuksek" | "ileri" => Some(Tier::High),
        "mediumhigh" | "ortayuksek" | "ortaileri" | "ortaustu" => Some(Tier::MediumHigh),
        "mediumlow" | "ortadusuk" | "ortaalti" => Some(Tier::MediumLow),
        "low" | "dusuk" => Some(Tier::Low),
        "notclassified"
        | "siniflanmamis"
        | "siniflandirilmamis"
        | "siniflamadisi"
        | "siniflamayadahilolmayan"
        | "siniflandirilmayan"
        | "diger"
        | "other"
        | "unclassified" => Some(Tier::NotClassified),
        _ => None,
    }
}
