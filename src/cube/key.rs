use crate::types::{Amount, Flow};

/// What a fact is booked under: numbers of texts, not what we think of them.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Key {
    /// Export or import.
    pub flow: Flow,
    /// Number of the period in the data set.
    pub period: u32,
    /// Number of the province text.
    pub province: u32,
    /// Number of the product text.
    pub product: u32,
    /// Number of the partner text; 0 where the data set has no partners.
    pub partner: u32,
}

const PROVINCE_BITS: u32 = 14;
const PRODUCT_BITS: u32 = 20;
const PARTNER_BITS: u32 = 16;
/// What 64 bits leave for the number of rows of a joint, and of a cell.
const JOINT_ROW_BITS: u32 = 64 - PROVINCE_BITS - PRODUCT_BITS - PARTNER_BITS;
const CELL_ROW_BITS: u32 = JOINT_ROW_BITS + PARTNER_BITS;

impl Key {
    /// Most distinct periods.
    pub const PERIODS: usize = 1 << 15;
    /// Most distinct province texts.
    pub const PROVINCES: usize = 1 << PROVINCE_BITS;
    /// Most distinct product texts.
    pub const PRODUCTS: usize = 1 << PRODUCT_BITS;
    /// Most distinct partner texts.
    pub const PARTNERS: usize = 1 << PARTNER_BITS;

    /// The block of a flow and period.
    pub fn block(flow: Flow, period: u32) -> usize {
        period as usize * 2 + usize::from(flow == Flow::Import)
    }

    /// The part of a [`Joint`]'s key that a province brings. The parts add up; the bits of
    /// [`Key::FREE_BITS`] are free.
    pub fn province_part(province: u32) -> u64 {
        u64::from(province) << (64 - PROVINCE_BITS)
    }

    /// The part of a [`Joint`]'s key that a product brings.
    pub fn product_part(product: u32) -> u64 {
        u64::from(product) << CELL_ROW_BITS
    }

    /// The part of a [`Joint`]'s key that a partner brings.
    pub fn partner_part(partner: u32) -> u64 {
        u64::from(partner) << JOINT_ROW_BITS
    }

    /// The lowest bits of a [`Joint`]'s key, which hold its number of rows.
    pub const FREE_BITS: u64 = (1 << JOINT_ROW_BITS) - 1;
}

/// An amount and its rows under the upper bits of a key: 16 bytes. The lowest `ROW_BITS` bits of the key
/// count the rows, [`Packed::MOST_ROWS`] at most, so that what has more rows stands in several entries that
/// follow each other.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Packed<const ROW_BITS: u32> {
    /// Province, product and, where there is room, partner text, and in the lowest bits the rows.
    pub key: u64,
    /// Sum in 1/10,000 of the currency.
    pub amount_e4: Amount,
}

/// A distinct fact with its partner, in a block of one flow and period.
pub type Joint = Packed<JOINT_ROW_BITS>;

/// What one province and product come to in a block of one flow and period, all partners together.
pub type Cell = Packed<CELL_ROW_BITS>;

impl<const ROW_BITS: u32> Packed<ROW_BITS> {
    /// Most rows that one entry counts.
    pub const MOST_ROWS: u64 = (1 << ROW_BITS) - 1;

    /// The key without the rows.
    #[inline]
    pub fn id(self) -> u64 {
        self.key >> ROW_BITS
    }

    /// Number of the province text.
    #[inline]
    pub fn province(self) -> u32 {
        (self.key >> (64 - PROVINCE_BITS)) as u32
    }

    /// Number of the product text.
    #[inline]
    pub fn product(self) -> u32 {
        (self.key >> CELL_ROW_BITS) as u32 & ((1 << PRODUCT_BITS) - 1)
    }

    /// Observations.
    #[inline]
    pub fn rows(self) -> u32 {
        (self.key & Self::MOST_ROWS) as u32
    }

    /// Adds another entry of the same id, as far as one entry can hold both; says whether it could.
    #[inline]
    pub(super) fn add(&mut self, other: Self) -> bool {
        let rows = u64::from(self.rows()) + u64::from(other.rows());
        match self.amount_e4.checked_add(other.amount_e4) {
            Some(amount_e4) if self.id() == other.id() && rows <= Self::MOST_ROWS => {
                *self = Packed { key: self.key + u64::from(other.rows()), amount_e4 };
                true
            }
            _ => false,
        }
    }
}

impl Joint {
    /// Number of the partner text.
    #[inline]
    pub fn partner(self) -> u32 {
        (self.key >> JOINT_ROW_BITS) as u32 & ((1 << PARTNER_BITS) - 1)
    }

    /// The same without its partner.
    #[inline]
    pub(super) fn cell(self) -> Cell {
        let id = self.key >> CELL_ROW_BITS;
        Packed { key: id << CELL_ROW_BITS | u64::from(self.rows()), amount_e4: self.amount_e4 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_comes_back_as_it_went_in() {
        for (province, product, partner) in [(0, 0, 0), (16_383, 1_048_575, 65_535), (81, 3_530, 7)] {
            let key = Key::province_part(province) | Key::product_part(product) | Key::partner_part(partner);
            let joint = Joint { key: key | 5, amount_e4: 1 };
            assert_eq!((joint.province(), joint.product(), joint.partner()), (province, product, partner));
            let mut cell = joint.cell();
            assert!(cell.add(joint.cell()));
            assert_eq!((cell.province(), cell.product(), cell.rows()), (province, product, 10));
            assert_eq!((joint.rows(), cell.id()), (5, joint.cell().id()));
        }
    }
}
