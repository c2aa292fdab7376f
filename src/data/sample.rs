//! A synthetic file to try the page with.
//!
//! It looks like a detailed release, and no row of it is real: products, partners, months and
//! weights are drawn by a small generator with fixed seeds. Only its sums are published ones: per
//! province they are the annex's exports of 2024 to the dollar, and the shares of the tiers print
//! as the annex prints them. Every row says that it is synthetic.

use super::{Tier, annex, isic3, provinces};
use crate::types::merged;

/// The year of the rows, and of the published sums behind them.
pub const YEAR: u16 = 2024;

/// What the last column says in every row.
pub const MARK: &str = "SENTETİK ÖRNEK / SYNTHETIC SAMPLE";

const HEADER: &str = "yıl,ay,akış,il,isic_rev3,ürün,ülke,değer_usd,miktar_kg,sentetik_örnek";

/// The province text of plate 0, as TÜİK prints it.
const NONSPECIFIED: &str = "Belirsiz(Nonspecified)";

/// Common exports of each tier, in the order of [`Tier::OECD`].
const CODES: [&[u16]; 5] = [
    &[2423, 3000, 3220, 3230, 3311, 3312, 3313, 3320, 3530],
    &[2411, 2413, 2424, 2429, 2912, 2915, 2919, 2921, 2925, 2929, 2930, 3110, 3120, 3130, 3410, 3420, 3430],
    &[2320, 2511, 2520, 2610, 2694, 2695, 2696, 2710, 2720, 2811, 2893, 2899, 3511],
    &[
        1511, 1513, 1514, 1520, 1531, 1541, 1543, 1549, 1711, 1721, 1722, 1730, 1810, 1920, 2021, 2102, 3610,
        3691,
    ],
    &[111, 112, 113, 122, 1310, 1320, 1410, 1421, 1429, 9999],
];

/// A plausible price in cents a kilogram, by tier.
const CENTS_PER_KG: [u64; 5] = [6_000, 900, 160, 420, 85];

const PARTNERS: [&str; 30] = [
    "Almanya",
    "Birleşik Krallık",
    "ABD",
    "Irak",
    "İtalya",
    "İspanya",
    "Fransa",
    "Hollanda",
    "Rusya Federasyonu",
    "Birleşik Arap Emirlikleri",
    "Polonya",
    "Romanya",
    "Belçika",
    "Mısır",
    "Bulgaristan",
    "Yunanistan",
    "Fas",
    "Suudi Arabistan",
    "Kazakistan",
    "Ukrayna",
    "Azerbaycan",
    "Özbekistan",
    "Gürcistan",
    "Çin",
    "Libya",
    "Cezayir",
    "Avusturya",
    "İsveç",
    "Macaristan",
    "Çekya",
];

/// Where an amount goes: month, plate, code, place in `PARTNERS`. It is also the rows' order.
type Key = (u8, u8, u16, usize);

/// The sample as a CSV file: UTF-8 without a mark, comma, line feed.
///
/// The bytes are the same on every machine and at every call.
pub fn csv() -> Vec<u8> {
    let mut rows: Vec<(Key, u64)> = Vec::new();
    for row in annex::rows().iter().filter(|row| row.year == YEAR) {
        let mut random = SplitMix64(u64::from(row.plate));
        for (tier, cents) in Tier::OECD.into_iter().zip(tier_cents(row)) {
            scatter(row.plate, tier, cents, &mut random, &mut rows);
        }
    }
    // One row a cell: what fell twice on the same cell is added up.
    let rows = merged(rows);
    let mut text = String::with_capacity(rows.len() * 150);
    text.push_str(HEADER);
    text.push('\n');
    for (key, cents) in rows {
        write_row(&mut text, key, cents);
    }
    text.into_bytes()
}

/// Cents by tier that add up to the total and print as the published shares.
fn tier_cents(row: &annex::Row) -> [u64; 5] {
    let total = row.total_usd * 100;
    let mut cents = [0; 5];
    for (cell, tenths) in cents.iter_mut().zip(row.share_tenths) {
        *cell = half_even(row.total_usd * u64::from(tenths), 10);
    }
    let classified: u64 = cents.iter().sum();
    if row.share_tenths.iter().sum::<u16>() < 1000 {
        cents[Tier::NotClassified.index()] = total.saturating_sub(classified);
    } else {
        // Nothing is left to classify, so the cents lost in rounding go where they show least.
        let largest = (0..4).max_by_key(|&place| cents[place]).unwrap_or(0);
        cents[largest] = (cents[largest] + total).saturating_sub(classified);
    }
    cents
}

fn half_even(number: u64, by: u64) -> u64 {
    let (floor, rest) = (number / by, number % by);
    let up = rest * 2 > by || (rest * 2 == by && floor % 2 == 1);
    floor + u64::from(up)
}

/// Splits an amount among some products, partners and months.
fn scatter(plate: u8, tier: Tier, cents: u64, random: &mut SplitMix64, rows: &mut Vec<(Key, u64)>) {
    if cents == 0 {
        return;
    }
    let pool = CODES.get(tier.index()).copied().unwrap_or_default();
    // A greater trade has more kinds of goods: from 1 for pennies to 8 for billions of dollars.
    let kinds = (cents.ilog10() as usize).saturating_sub(4).clamp(1, 8);
    let codes: Vec<u16> = (0..kinds).map(|_| pool[random.below(pool.len())]).collect();
    // At least ten dollars a row on average, so that no row is empty after rounding down.
    let count = (kinds as u64 * 2 + 2).min(cents / 1_000).max(1);
    let weights: Vec<u64> = (0..count).map(|_| 20 + random.below(101) as u64).collect();
    let weight_sum: u64 = weights.iter().sum();
    let mut left = cents;
    for (place, weight) in weights.iter().enumerate() {
        let last = place + 1 == weights.len();
        let part = if last { left } else { cents / weight_sum * weight };
        left -= part;
        let month = 1 + random.below(12) as u8;
        let code = codes[random.below(codes.len())];
        // The smaller of two draws: partners at the head of the list come more often.
        let partner = random.below(PARTNERS.len()).min(random.below(PARTNERS.len()));
        rows.push(((month, plate, code, partner), part));
    }
}

fn write_row(text: &mut String, (month, plate, code, partner): Key, cents: u64) {
    use std::fmt::Write;
    let province = provinces::get(plate).map_or(NONSPECIFIED, |province| province.name);
    let class = isic3::get(code);
    let label = class.map_or("", |class| class.label_tr);
    let quote = if label.contains(',') { "\"" } else { "" };
    let price = class.and_then(|class| CENTS_PER_KG.get(class.tier.index())).unwrap_or(&100);
    let kg = (cents / price).max(1);
    let (usd, cent) = (cents / 100, cents % 100);
    let partner = PARTNERS[partner];
    // Writing into a string cannot fail.
    let _ = writeln!(
        text,
        "{YEAR},{month},İhracat,{province},{code:04},{quote}{label}{quote},{partner},{usd}.{cent:02},{kg},{MARK}"
    );
}

/// The generator of Steele, Lea and Flood (2014), DOI 10.1145/2660193.2660195.
struct SplitMix64(u64);

impl SplitMix64 {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number below the limit. The slight bias of the remainder does not matter here.
    fn below(&mut self, limit: usize) -> usize {
        (self.next() % limit.max(1) as u64) as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_go_to_the_even_neighbour() {
        assert_eq!([25, 35, 24, 36].map(|n| half_even(n, 10)), [2, 4, 2, 4]);
    }

    #[test]
    fn the_generator_is_the_published_one() {
        assert_eq!(SplitMix64(0).next(), 0xE220_A839_7B1D_CDAF);
    }

    #[test]
    fn every_common_export_is_a_class_of_its_tier() {
        for (tier, codes) in Tier::OECD.into_iter().zip(CODES) {
            assert!(codes.iter().all(|&code| isic3::get(code).is_some_and(|c| c.tier == tier)));
        }
    }
}
