//! Classes around a middle: the country's value, or zero.

use super::rounded::ladder;
use super::snap::snap;

/// Classes around a middle.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(in crate::view) struct Around {
    /// Bounds, rising.
    pub bounds: Vec<i64>,
    /// Of each class how far it lies below or above the middle, and how far a class can lie: -3 of 3. The class
    /// that holds the middle is 0 away; where a bound is the middle, no class is.
    pub away: Vec<i8>,
    /// The most of those.
    pub farthest: i8,
}

/// Classes at equal distances below and above the country's value.
///
/// - Bounds lie one, two, three ... times a round number (1, 2, 5 and their tens) from it: the one nearest to nine
///   tenths of the distances, parted evenly, and not less than `least_distance`.
/// - An odd number of classes has one in the middle, which holds the country's value; of an even number the
///   middle is a bound, which parts what is less than the country's value from what is not.
/// - A bound that no value reaches, or that all reach, is left out: shares below zero need no class.
///
/// `distances` are of all periods, `values` those that the bounds must part, both sorted; `printed` is the country's
/// value as it is printed.
pub(in crate::view) fn around(
    distances: &[i64],
    values: &[i64],
    (middle, printed): (i64, i64),
    (classes, least_distance): (usize, i64),
) -> Around {
    let (Some(&least), Some(&most)) = (values.first(), values.last()) else { return Around::default() };
    let ladder = ladder(true);
    let many = classes.saturating_sub(1) / 2;
    let far = distances.get(distances.len() * 9 / 10).copied().unwrap_or(0) / (many as i64 + 1);
    let step = ladder.iter().copied().min_by_key(|round| (round - far).abs());
    let step = step.unwrap_or(least_distance).max(least_distance);
    let steps = (1..=many as i64).map(|times| step.saturating_mul(times));
    let many = many as i8;
    let is_even = classes.is_multiple_of(2);
    // Each bound with the class above it.
    let mut bounds: Vec<(i64, i8)> = Vec::new();
    for (distance, at) in steps.zip(1..) {
        bounds.push((printed - distance, if is_even { -at } else { 1 - at }));
        bounds.push((printed + distance, if is_even { at + 1 } else { at }));
    }
    if is_even {
        let parting = parting(values, middle, printed);
        // It may have moved as far as the next bound.
        bounds.retain(|(bound, above)| if *above < 0 { *bound < parting } else { *bound > parting });
        bounds.push((parting, 1));
    }
    bounds.sort_unstable();
    let reached = |(bound, _): &(i64, i8)| least < *bound && *bound <= most;
    let farthest = many + i8::from(is_even);
    // What lies below all bounds is one further away than the lowest bound's class.
    let reached: Vec<(i64, i8)> = bounds.iter().copied().filter(reached).collect();
    let lowest = match reached.first() {
        Some((_, 1)) if is_even => -1,
        Some((_, above)) => above - 1,
        None => 0,
    };
    let away = [lowest].into_iter().chain(reached.iter().map(|(_, above)| *above)).collect();
    Around { bounds: reached.into_iter().map(|(bound, _)| bound).collect(), away, farthest }
}

/// A bound that parts what is less than the middle from what is not: the middle as printed where it does, or else
/// the roundest number that does.
fn parting(values: &[i64], middle: i64, printed: i64) -> i64 {
    let at = values.partition_point(|value| *value < middle);
    let low = at.checked_sub(1).and_then(|at| values.get(at)).copied().unwrap_or(i64::MIN);
    let high = values.get(at).copied().unwrap_or(middle).max(middle);
    if low < printed && printed <= high { printed } else { snap(low, middle, high) }
}

/// Classes below and above zero: the bounds of another method, with zero among them, and no more of them on a side
/// than there are colours. `None` where no value is below zero.
pub(in crate::view) fn of_signs(
    mut bounds: Vec<i64>,
    least: i64,
    most: i64,
    a_side: usize,
) -> Option<Around> {
    if least >= 0 {
        return None;
    }
    if !bounds.contains(&0) && most >= 0 {
        // In place of the nearest, so that there are not more classes than were asked for.
        if let Some(nearest) = (0..bounds.len()).min_by_key(|at| bounds[*at].unsigned_abs()) {
            bounds.remove(nearest);
        }
        bounds.push(0);
        bounds.sort_unstable();
    }
    let (mut below, mut above): (Vec<i64>, Vec<i64>) =
        bounds.into_iter().filter(|bound| *bound != 0).partition(|bound| *bound < 0);
    while below.len() >= a_side {
        below.pop();
    }
    while above.len() >= a_side {
        above.remove(0);
    }
    let (low, high) = (below.len() as i8 + 1, above.len() as i8 + 1);
    let sides = |most: i64| if most >= 0 { (0..high).map(|at| at + 1).collect() } else { Vec::new() };
    let away = (0..low).map(|at| at - low).chain(sides(most)).collect();
    if most >= 0 {
        below.push(0);
        below.extend(above);
    }
    Some(Around { bounds: below, away, farthest: low.max(high) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds_lie_alike_on_both_sides_of_the_middle() {
        let values: Vec<i64> = (0..200).map(|value| value * 100_000).collect();
        let distances: Vec<i64> = (0..100).map(|value| value * 70_000).collect();
        let odd = around(&distances, &values, (10_020_000, 10_000_000), (5, 100_000));
        // 6.3 in three parts are 2.1 each.
        assert_eq!(odd.bounds, [6_000_000, 8_000_000, 12_000_000, 14_000_000]);
        assert_eq!((odd.away, odd.farthest), (vec![-2, -1, 0, 1, 2], 2));
        let even = around(&distances, &values, (10_020_000, 10_000_000), (4, 100_000));
        // 10.0 is less than 10.02, so the bound stands above it.
        assert_eq!(even.bounds, [8_000_000, 10_100_000, 12_000_000]);
        assert_eq!((even.away, even.farthest), (vec![-2, -1, 1, 2], 2));
    }

    #[test]
    fn a_side_without_values_has_no_class() {
        let values = [0, 100_000, 900_000, 2_000_000, 9_000_000, 30_000_000];
        let distances = [600_000, 1_000_000, 1_400_000, 1_520_000, 4_500_000];
        let found = around(&distances, &values, (1_520_000, 1_500_000), (7, 100_000));
        assert_eq!(found.bounds, [500_000, 2_500_000, 3_500_000, 4_500_000]);
        assert_eq!((found.away, found.farthest), (vec![-1, 0, 1, 2, 3], 3));
        assert_eq!(around(&[], &[], (0, 0), (5, 1)), Around::default());
    }

    #[test]
    fn zero_parts_the_hues() {
        assert_eq!(of_signs(vec![5, 10], 0, 20, 4), None);
        let found = of_signs(vec![5, 10, 20], -3, 50, 4).unwrap();
        assert_eq!((found.bounds, found.away), (vec![0, 10, 20], vec![-1, 1, 2, 3]));
        let many = of_signs(vec![-9, -4, 0, 1, 2, 3, 4, 5], -20, 9, 4).unwrap();
        assert_eq!((many.bounds, many.farthest), (vec![-9, -4, 0, 3, 4, 5], 4));
        assert_eq!(many.away, [-3, -2, -1, 1, 2, 3, 4]);
        let below = of_signs(vec![-9, -4], -20, -1, 4).unwrap();
        assert_eq!((below.bounds, below.away), (vec![-9, -4], vec![-3, -2, -1]));
    }
}
