//! Partners of trade: countries, and what stands among them in trade tables.

use std::sync::OnceLock;

/// What a partner is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Kind {
    /// A country or territory of ISO 3166-1, Kosovo, or Northern Cyprus.
    Country,
    /// A country that is no more, or a territory without a code of its own in ISO 3166-1.
    Former,
    /// A Turkish free zone, or all of them.
    Zone,
    /// No country: stores of ships and aircraft, high seas, the rest of a list.
    Other,
    /// The sum of all partners.
    Total,
    /// Kept secret.
    Confidential,
    /// Not known.
    Unspecified,
}

/// One partner, with its codes and names.
#[derive(Clone, PartialEq, Debug)]
pub struct Partner {
    /// What it is.
    pub kind: Kind,
    /// ISO 3166-1 alpha-2, or empty. Kosovo (`XK`), Northern Cyprus (`QN`), Ceuta (`XC`) and Melilla (`XL`)
    /// have codes that ISO leaves to users; `QN` is our choice, the others are in wide use. `IC` is reserved
    /// for the Canary Islands, and countries that are no more have the code they had, if it was theirs alone.
    pub alpha_2: &'static str,
    /// Alpha-3, or empty; `XKX` and `QNC` are user-assigned.
    pub alpha_3: &'static str,
    /// The code of three digits, or empty. Former partners have that of ISO 3166-3 or of the UN's M49.
    pub numeric: &'static str,
    /// The Turkish name.
    pub name_tr: &'static str,
    /// The English name.
    pub name_en: &'static str,
    /// Old names, abbreviations and spellings that mean this partner and no other.
    pub aliases: Vec<&'static str>,
}

/// All partners; the place in this list is a partner's index.
pub fn all() -> &'static [Partner] {
    static TABLE: OnceLock<Vec<Partner>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut kind = None;
        let mut partners = Vec::with_capacity(330);
        for fields in super::records(include_str!("partners.tsv")) {
            match fields.first().and_then(|first| first.strip_prefix('=')) {
                Some(word) => kind = kind_of(word),
                None => partners.extend(kind.and_then(|kind| parse(kind, &fields))),
            }
        }
        partners
    })
}

/// The partner with this index.
pub fn get(index: u16) -> Option<&'static Partner> {
    all().get(usize::from(index))
}

fn kind_of(word: &str) -> Option<Kind> {
    Some(match word {
        "country" => Kind::Country,
        "former" => Kind::Former,
        "zone" => Kind::Zone,
        "other" => Kind::Other,
        "total" => Kind::Total,
        "confidential" => Kind::Confidential,
        "unspecified" => Kind::Unspecified,
        _ => return None,
    })
}

fn parse(kind: Kind, fields: &[&'static str]) -> Option<Partner> {
    let &[alpha_2, alpha_3, numeric, name_tr, name_en, aliases] = fields else {
        return None;
    };
    let aliases = aliases.split('|').filter(|alias| !alias.is_empty()).collect();
    Some(Partner { kind, alpha_2, alpha_3, numeric, name_tr, name_en, aliases })
}
