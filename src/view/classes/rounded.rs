//! Class breaks: round numbers near the quantiles of the values, so that a class holds about as many
//! provinces as the next and its bounds can be said aloud.

/// Cuts at round numbers, of shares in 1/1,000,000 percent or of amounts.
pub(super) fn rounded(sorted: &[i64], classes: usize, is_share: bool) -> Vec<i64> {
    let (Some(&least), Some(&most)) = (sorted.first(), sorted.last()) else {
        return Vec::new();
    };
    let ladder = ladder(is_share);
    let mut breaks = Vec::new();
    for class in 1..classes {
        let quantile = sorted[(class * sorted.len() / classes).min(sorted.len() - 1)];
        let near = ladder.iter().copied().min_by_key(|step| (step - quantile).abs());
        // A bound that leaves one side empty would be a class for nobody.
        if let Some(near) = near.filter(|near| least < *near && *near <= most) {
            breaks.push(near);
        }
    }
    // The long tail of a skewed share is told apart too: a bound over the last seventh's own middle.
    let last = breaks.last().copied().unwrap_or(least);
    let tail: Vec<i64> = sorted.iter().copied().filter(|value| *value > last.saturating_mul(3)).collect();
    if let (true, Some(middle)) = (tail.len() >= 3, tail.get((tail.len().max(1) - 1) / 2)) {
        let near = ladder.iter().copied().filter(|step| *step > last && *step <= most);
        breaks.extend(near.min_by_key(|step| (step - middle).abs()));
    }
    breaks.sort_unstable();
    breaks.dedup();
    while breaks.len() >= classes {
        breaks.remove(0);
    }
    breaks
}

/// Round numbers: 1, 2, 5 and their tens; between 10 and 100 percent also the fives and tens.
pub(super) fn ladder(is_share: bool) -> Vec<i64> {
    let mut ladder = Vec::new();
    let (from, to) = if is_share { (100_000i64, 10_000_000) } else { (1_000, 1_000_000_000_000) };
    let mut power = from;
    while power < to {
        ladder.extend([power, power * 2, power * 5]);
        power *= 10;
    }
    if is_share {
        let percents = [10, 15, 20, 25, 30, 35, 40, 45, 50, 60, 70, 80, 90];
        ladder.extend(percents.map(|percent| percent * 1_000_000));
    }
    ladder
}
