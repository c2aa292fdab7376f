//! Sorting facts of a block: a radix sort over the bits that are in use.

use super::key::Joint;

/// Bits of a digit: a table of counts that fits the nearest cache.
const DIGIT_BITS: u32 = 11;
/// Below so many facts a comparing sort is faster, and above the second bound its memory counts more.
const FEW: usize = 1_000;
const MANY: usize = 8 << 20;

/// Sorts by [`Joint::id`]; facts of the same id may come in any order. `spare` is room that is kept from
/// one call to the next.
pub(super) fn sort(facts: &mut Vec<Joint>, spare: &mut Vec<Joint>) {
    if facts.len() < FEW || facts.len() > MANY {
        facts.sort_unstable_by_key(|fact| fact.id());
        return;
    }
    let mut used = 0;
    let first = facts[0].id();
    for fact in facts.iter() {
        used |= fact.id() ^ first;
    }
    spare.clear();
    spare.resize(facts.len(), Joint::default());
    for digit in digits(used) {
        let mut places = [0u32; 1 << DIGIT_BITS];
        for fact in facts.iter() {
            places[digit.of(fact.id())] += 1;
        }
        let mut sum = 0;
        for place in &mut places {
            sum += std::mem::replace(place, sum);
        }
        for fact in facts.iter() {
            let place = &mut places[digit.of(fact.id())];
            spare[*place as usize] = *fact;
            *place += 1;
        }
        std::mem::swap(facts, spare);
    }
}

/// Some neighbouring bits of an id.
#[derive(Clone, Copy)]
struct Digit {
    shift: u32,
    mask: u64,
}

impl Digit {
    #[inline]
    fn of(self, id: u64) -> usize {
        (id >> self.shift & self.mask) as usize
    }
}

/// Digits from the lowest to the highest that cover every bit of `used`, each starting at a bit in use.
fn digits(mut used: u64) -> impl Iterator<Item = Digit> {
    std::iter::from_fn(move || {
        if used == 0 {
            return None;
        }
        let shift = used.trailing_zeros();
        let mask = (1u64 << DIGIT_BITS) - 1;
        used &= !(mask << shift);
        Some(Digit { shift, mask })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_sorts_as_the_standard_sort_does() {
        let mut state = 3u64;
        for count in [0, 1, 2, 999, 1_000, 5_000, 40_000] {
            let mut facts: Vec<Joint> = (0..count)
                .map(|row| {
                    state =
                        state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                    Joint { key: state & 0x0FF0_3F03_FF00_FFFF | 1, amount_e4: row }
                })
                .collect();
            let mut expected: Vec<u64> = facts.iter().map(|fact| fact.id()).collect();
            expected.sort_unstable();
            let sum: i64 = facts.iter().map(|fact| fact.amount_e4).sum();
            sort(&mut facts, &mut Vec::new());
            assert_eq!(facts.iter().map(|fact| fact.id()).collect::<Vec<u64>>(), expected);
            assert_eq!(facts.iter().map(|fact| fact.amount_e4).sum::<i64>(), sum);
        }
    }
}
