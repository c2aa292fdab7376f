//! Facts and cells alike, and where those of a province stand.

use crate::cube::{Cell, Joint};

/// A fact or a cell.
pub(super) trait Entry: Copy {
    fn province(self) -> u32;
    fn product(self) -> u32;
    fn partner(self) -> u32;
    fn rows(self) -> u32;
    fn amount_e4(self) -> i64;
}

impl Entry for Joint {
    #[inline(always)]
    fn province(self) -> u32 {
        Joint::province(self)
    }
    #[inline(always)]
    fn product(self) -> u32 {
        Joint::product(self)
    }
    #[inline(always)]
    fn partner(self) -> u32 {
        Joint::partner(self)
    }
    #[inline(always)]
    fn rows(self) -> u32 {
        Joint::rows(self)
    }
    #[inline(always)]
    fn amount_e4(self) -> i64 {
        self.amount_e4
    }
}

impl Entry for Cell {
    #[inline(always)]
    fn province(self) -> u32 {
        Cell::province(self)
    }
    #[inline(always)]
    fn product(self) -> u32 {
        Cell::product(self)
    }
    /// Cells are asked where partners do not matter, so the first one's group is everyone's.
    #[inline(always)]
    fn partner(self) -> u32 {
        0
    }
    #[inline(always)]
    fn rows(self) -> u32 {
        Cell::rows(self)
    }
    #[inline(always)]
    fn amount_e4(self) -> i64 {
        self.amount_e4
    }
}

/// Where the facts of a province begin and end among sorted ones.
pub(super) fn of_province<E: Entry>(entries: &[E], province: u32) -> &[E] {
    let rest = &entries[entries.partition_point(|entry| entry.province() < province)..];
    &rest[..first_not(rest, |entry| entry.province() == province)]
}

/// The first entry of which something does not hold that holds of all before it, which are likely few.
fn first_not<E: Entry>(entries: &[E], holds: impl Fn(E) -> bool) -> usize {
    let mut bound = 1;
    while entries.get(bound).is_some_and(|entry| holds(*entry)) {
        bound *= 2;
    }
    let near = &entries[bound / 2..entries.len().min(bound)];
    bound / 2 + near.partition_point(|entry| holds(*entry))
}

/// Sorted facts with the place where those of each province begin, and the end.
pub(super) struct ByProvince<'a, E> {
    entries: &'a [E],
    begins: Vec<usize>,
}

impl<'a, E: Entry> ByProvince<'a, E> {
    pub fn new(entries: &'a [E], provinces: usize) -> ByProvince<'a, E> {
        let mut begin = 0;
        let mut next = |province| {
            begin += first_not(&entries[begin..], |entry: E| entry.province() < province);
            begin
        };
        ByProvince { entries, begins: (0..=provinces as u32).map(&mut next).collect() }
    }

    pub fn get(&self, province: u32) -> &'a [E] {
        let province = province as usize;
        match (self.begins.get(province), self.begins.get(province + 1)) {
            (Some(begin), Some(end)) => &self.entries[*begin..*end],
            _ => &[],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cube::Key;

    #[test]
    fn provinces_are_found_among_sorted_facts() {
        let provinces = [0, 0, 0, 2, 3, 3, 3, 3, 3, 7];
        let fact = |province: &u32| Joint { key: Key::province_part(*province) | 1, amount_e4: 1 };
        for count in 0..=provinces.len() {
            let facts: Vec<Joint> = provinces[..count].iter().map(fact).collect();
            let begins = ByProvince::new(&facts, 8);
            for province in 0..10 {
                let expected = provinces[..count].iter().filter(|known| **known == province).count();
                assert_eq!(of_province(&facts, province).len(), expected);
                assert_eq!(begins.get(province).len(), expected);
                assert!(begins.get(province).iter().all(|fact| fact.province() == province));
            }
        }
    }
}
