//! Where classes part: cuts among values, by the methods of cartography (Slocum, McMaster, Kessler and Howard,
//! Thematic Cartography and Geovisualization, chapter on data classification).
//!
//! A cut is the least value of the class above it, so a value on a cut belongs to the upper class. Values and
//! cuts are whole numbers in one unit; fewer classes come out where values are alike.

/// Cuts at the quantiles, so that classes hold as many values each as ties allow. The quantile between two
/// values is interpolated (Hyndman and Fan 1996, type 7, <https://doi.org/10.2307/2684934>).
pub fn quantiles(sorted: &[i64], classes: usize) -> Vec<i64> {
    let (Some(last), Some(least)) = (sorted.len().checked_sub(1), sorted.first()) else { return Vec::new() };
    let mut cuts: Vec<i64> = (1..classes)
        .map(|class| {
            let (at, rest) = (class * last / classes, class * last % classes);
            let (low, high) = (i128::from(sorted[at]), i128::from(sorted[(at + 1).min(last)]));
            // The smallest whole number that is no less than the quantile parts values just as it does.
            let (rest, classes) = (rest as i128, classes as i128);
            let quantile = low * classes + (high - low) * rest;
            let up = quantile.div_euclid(classes) + i128::from(quantile.rem_euclid(classes) > 0);
            i64::try_from(up).unwrap_or(i64::MAX)
        })
        .filter(|cut| cut > least)
        .collect();
    cuts.dedup();
    cuts
}

/// Cuts at equal distances between the least and the greatest value. Classes in between may be empty.
pub fn equal(sorted: &[i64], classes: usize) -> Vec<i64> {
    let (Some(least), Some(most)) = (sorted.first(), sorted.last()) else { return Vec::new() };
    let width = i128::from(*most) - i128::from(*least);
    let mut cuts: Vec<i64> = (1..classes)
        .map(|class| {
            let (class, classes) = (class as i128, classes as i128);
            let up =
                (width * class).div_euclid(classes) + i128::from((width * class).rem_euclid(classes) > 0);
            i64::try_from(i128::from(*least) + up).unwrap_or(i64::MAX)
        })
        .filter(|cut| cut > least)
        .collect();
    cuts.dedup();
    cuts
}

/// Natural breaks: the cuts for which the squared distances of values from the mean of their class are least in
/// all (Fisher 1958, <https://doi.org/10.1080/01621459.1958.10501479>; Jenks 1977), found exactly by dynamic
/// programming over the distinct values.
pub fn natural(sorted: &[i64], classes: usize) -> Vec<i64> {
    let mut values: Vec<(f64, f64)> = Vec::new();
    let mut firsts: Vec<i64> = Vec::new();
    let middle = sorted.get(sorted.len() / 2).copied().unwrap_or(0);
    for value in sorted {
        if firsts.last() == Some(value) {
            if let Some((_, count)) = values.last_mut() {
                *count += 1.0;
            }
        } else {
            firsts.push(*value);
            // Around the middle, so that squares lose no digits that matter.
            values.push(((i128::from(*value) - i128::from(middle)) as f64, 1.0));
        }
    }
    let count = values.len();
    let classes = classes.min(count);
    if classes < 2 {
        return Vec::new();
    }
    let spread = Spread::new(&values);
    // The least sum of squares of the first values in so many classes, and where the last class begins.
    let mut best: Vec<f64> = (0..count).map(|to| spread.of(0, to)).collect();
    let mut begins: Vec<Vec<usize>> = vec![vec![0; count]];
    for class in 1..classes {
        let mut next = vec![f64::INFINITY; count];
        let mut begin = vec![class; count];
        for to in class..count {
            for from in class..=to {
                let sum = best[from - 1] + spread.of(from, to);
                if sum < next[to] {
                    (next[to], begin[to]) = (sum, from);
                }
            }
        }
        best = next;
        begins.push(begin);
    }
    let mut cuts = Vec::new();
    let mut to = count - 1;
    for begin in begins.iter().skip(1).rev() {
        let from = begin[to];
        cuts.push(firsts[from]);
        to = from - 1;
    }
    cuts.reverse();
    cuts
}

/// Sums of squared distances from the mean of any run of values.
struct Spread {
    /// Of the values before each: how many, their sum and the sum of their squares.
    before: Vec<[f64; 3]>,
}

impl Spread {
    fn new(values: &[(f64, f64)]) -> Spread {
        let mut before = vec![[0.0; 3]];
        let mut sum = [0.0; 3];
        for (value, count) in values {
            sum = [sum[0] + count, sum[1] + count * value, sum[2] + count * value * value];
            before.push(sum);
        }
        Spread { before }
    }

    fn of(&self, from: usize, to: usize) -> f64 {
        let (low, high) = (self.before[from], self.before[to + 1]);
        let [count, sum, squares] = [high[0] - low[0], high[1] - low[1], high[2] - low[2]];
        (squares - sum * sum / count).max(0.0)
    }
}
