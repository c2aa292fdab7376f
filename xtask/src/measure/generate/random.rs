//! Draws that come out the same on every machine: whole numbers only.

/// The generator of Steele, Lea and Flood (2014), DOI 10.1145/2660193.2660195.
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number below the limit (0 where the limit is 0).
    pub fn below(&mut self, limit: usize) -> usize {
        ((u128::from(self.next()) * limit as u128) >> 64) as usize
    }

    /// A number below the limit, small ones more often: half of all draws fall into the first quarter.
    pub fn below_skewed(&mut self, limit: usize) -> usize {
        let part = self.next() >> 32;
        let squared = u128::from(part) * u128::from(part);
        ((squared * limit as u128) >> 64) as usize
    }

    pub fn shuffle<T>(&mut self, things: &mut [T]) {
        for last in (1..things.len()).rev() {
            things.swap(last, self.below(last + 1));
        }
    }
}

const SLOTS: usize = 1 << 12;

/// A draw where a few things come often and all come now and then.
pub struct Skewed {
    slots: Vec<u16>,
}

impl Skewed {
    /// Of `count` things (up to some hundreds), in an order drawn here, the k-th is as likely as 1 / (k + 2).
    pub fn new(count: u16, random: &mut Random) -> Self {
        let mut order: Vec<u16> = (0..count).collect();
        random.shuffle(&mut order);
        let weight = |rank: usize| 1_000_000 / (rank + 2);
        let total: usize = (0..order.len()).map(weight).sum();
        let mut slots = Vec::with_capacity(SLOTS);
        let mut passed = 0;
        for (rank, thing) in order.into_iter().enumerate() {
            passed += weight(rank);
            slots.resize(passed * SLOTS / total, thing);
        }
        Self { slots }
    }

    /// The thing of these bits; only the lowest twelve count.
    pub fn of(&self, bits: u64) -> u16 {
        self.slots.get(bits as usize % SLOTS).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_generator_is_the_published_one() {
        assert_eq!(Random::new(0).next(), 0xE220_A839_7B1D_CDAF);
    }

    #[test]
    fn a_few_come_often_and_all_come_now_and_then() {
        let skewed = Skewed::new(200, &mut Random::new(1));
        let mut seen = [0; 200];
        (0..SLOTS as u64).for_each(|bits| seen[usize::from(skewed.of(bits))] += 1);
        seen.sort_unstable();
        assert!(seen[0] > 0);
        assert!(seen[190..].iter().sum::<i32>() > SLOTS as i32 / 3, "{seen:?}");
    }
}
