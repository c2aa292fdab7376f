//! Round numbers for bounds: a bound may stand anywhere between the values that it parts.

/// The roundest number above `low` and no higher than `high`, of several the one nearest to `cut`: the same
/// values lie on either side of it.
pub(in crate::view) fn snap(low: i64, cut: i64, high: i64) -> i64 {
    let mut power = 1_000_000_000_000_000i64;
    while power > 0 {
        for step in [power, power / 2, power / 5] {
            if step == 0 {
                continue;
            }
            let below = cut.div_euclid(step).saturating_mul(step);
            let near = [below, below.saturating_add(step)].into_iter().filter(|at| low < *at && *at <= high);
            if let Some(near) = near.min_by_key(|at| (at.abs_diff(cut), *at)) {
                return near;
            }
            // The multiple nearest to the cut may lie outside while another one fits.
            let first = low.div_euclid(step).saturating_mul(step).saturating_add(step);
            if low < first && first <= high {
                return first;
            }
        }
        power /= 10;
    }
    cut
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds_are_as_round_as_the_gap_allows() {
        assert_eq!(snap(11_800_000, 12_100_000, 12_100_000), 12_000_000);
        assert_eq!(snap(12_000_000, 13_456_789, 25_000_000), 20_000_000);
        assert_eq!(snap(1_234_567, 1_234_568, 1_234_568), 1_234_568);
        assert_eq!(snap(-7, -3, -3), -5);
        assert_eq!(snap(-5, 3, 8), 0);
        assert_eq!(snap(i64::MIN, 0, i64::MAX), 0);
        assert_eq!(snap(i64::MAX - 1, i64::MAX, i64::MAX), i64::MAX);
    }
}
