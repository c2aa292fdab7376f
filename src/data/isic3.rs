//! The classes of ISIC Rev.3 that name goods, with their tiers.
//!
//! 137 classes are listed, with tiers, by the Ankara Chamber of Industry's report (its Annexes 1
//! and 2). They follow the OECD definition but for 0200, forestry, which the report counts as low
//! and the OECD leaves out; the report's figures rest on its own list, so its list stands here.
//!
//! 22 more codes occur in trade statistics and are known here as `NotClassified`, so that they are
//! counted as known goods and not as unmatched ones: goods outside manufacturing (mixed farming,
//! hunting, fishing, energy, water), codes that correspondences give to goods that are by-products
//! of services (7421, 7494, 9211, 9214, 9302), the conventional 9999, and seven manufacturing
//! classes that the report omits because they describe work rather than goods: 1712, 2731, 2732,
//! 2891, 2892, 3710, 3720. The OECD's rule by divisions would place those seven (low: 1712, 3710,
//! 3720; medium-low: the others). Here a valid code outside the definition's list is
//! `NotClassified`, without exception, so that what a file shows can be checked against the list.

use super::Tier;
use std::sync::OnceLock;

/// One class of ISIC Rev.3.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Class {
    /// The four digits as a number: 0111 is 111.
    pub code: u16,
    /// The tier under the definition.
    pub tier: Tier,
    /// The Turkish name. Those of the listed classes are the report's, misprints mended.
    pub label_tr: &'static str,
    /// A short English name.
    pub label_en: &'static str,
}

/// All known classes, by code.
pub fn all() -> &'static [Class] {
    &table().0
}

/// The class with this code.
pub fn get(code: u16) -> Option<&'static Class> {
    let place = all().binary_search_by_key(&code, |class| class.code).ok()?;
    all().get(place)
}

/// Whether the definition itself lists this code: one of the 137.
pub fn listed(code: u16) -> bool {
    table().1.binary_search(&code).is_ok()
}

/// The classes, and the codes among them that the definition lists.
fn table() -> &'static (Vec<Class>, Vec<u16>) {
    static TABLE: OnceLock<(Vec<Class>, Vec<u16>)> = OnceLock::new();
    TABLE.get_or_init(|| {
        let rows: Vec<(Class, bool)> =
            super::records(include_str!("isic3.tsv")).filter_map(|fields| parse(&fields)).collect();
        let listed = rows.iter().filter(|row| row.1).map(|row| row.0.code).collect();
        (rows.into_iter().map(|row| row.0).collect(), listed)
    })
}

fn parse(fields: &[&'static str]) -> Option<(Class, bool)> {
    let &[code, tier, listed, label_tr, label_en] = fields else {
        return None;
    };
    let class = Class { code: code.parse().ok()?, tier: Tier::from_id(tier)?, label_tr, label_en };
    Some((class, listed == "1"))
}
