//! Correlation and least squares. Functions that are not exact come from `libm`, so that every machine agrees.

/// The 97.5th percentile of the standard normal distribution.
const Z_95: f64 = 1.959_963_984_540_054;

/// A correlation and its 95% confidence interval.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Correlation {
    /// From -1 to 1.
    pub value: f64,
    /// Lower end.
    pub low: f64,
    /// Upper end.
    pub high: f64,
}

/// A straight line.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Line {
    /// The value at 0.
    pub intercept: f64,
    /// By how much it rises for each 1.
    pub slope: f64,
}

/// Pearson's correlation, its interval by Fisher's z with the standard error sqrt(1 / (n - 3)).
pub(super) fn pearson(pairs: &[(f64, f64)]) -> Option<Correlation> {
    interval(correlation(pairs)?, pairs.len(), |_| 1.0)
}

/// Spearman's: Pearson's of the ranks, equal numbers sharing their mean rank. The standard error is that of
/// Bonett and Wright, sqrt((1 + r^2 / 2) / (n - 3)).
pub(super) fn spearman(pairs: &[(f64, f64)]) -> Option<Correlation> {
    let xs = mean_ranks(pairs.iter().map(|(x, _)| *x));
    let ys = mean_ranks(pairs.iter().map(|(_, y)| *y));
    let ranked: Vec<(f64, f64)> = xs.into_iter().zip(ys).collect();
    interval(correlation(&ranked)?, pairs.len(), |r| 1.0 + r * r / 2.0)
}

/// The line of least squares through points (x, y); `None` below three points or where x is the same for all.
pub(super) fn least_squares(pairs: &[(f64, f64)]) -> Option<Line> {
    if pairs.len() < 3 || is_constant(pairs.iter().map(|(x, _)| *x)) {
        return None;
    }
    let (x_mean, y_mean) = means(pairs);
    let sum =
        |of: fn(f64, f64) -> f64| -> f64 { pairs.iter().map(|(x, y)| of(x - x_mean, y - y_mean)).sum() };
    let slope = sum(|x, y| x * y) / sum(|x, _| x * x);
    Some(Line { intercept: y_mean - slope * x_mean, slope })
}

/// `None` below four points, where nothing is left for an interval, and where one side does not vary.
fn correlation(pairs: &[(f64, f64)]) -> Option<f64> {
    let is_flat = is_constant(pairs.iter().map(|(x, _)| *x)) || is_constant(pairs.iter().map(|(_, y)| *y));
    if pairs.len() < 4 || is_flat {
        return None;
    }
    let (x_mean, y_mean) = means(pairs);
    let sum =
        |of: fn(f64, f64) -> f64| -> f64 { pairs.iter().map(|(x, y)| of(x - x_mean, y - y_mean)).sum() };
    let r = sum(|x, y| x * y) / (libm::sqrt(sum(|x, _| x * x)) * libm::sqrt(sum(|_, y| y * y)));
    r.is_finite().then(|| r.clamp(-1.0, 1.0))
}

fn interval(r: f64, number: usize, variance: fn(f64) -> f64) -> Option<Correlation> {
    let degrees = number.checked_sub(3).filter(|degrees| *degrees > 0)?;
    if r.abs() >= 1.0 {
        return Some(Correlation { value: r, low: r, high: r });
    }
    let (z, half) = (libm::atanh(r), Z_95 * libm::sqrt(variance(r) / degrees as f64));
    Some(Correlation { value: r, low: libm::tanh(z - half), high: libm::tanh(z + half) })
}

fn means(pairs: &[(f64, f64)]) -> (f64, f64) {
    let number = pairs.len() as f64;
    let sum = |of: fn(&(f64, f64)) -> f64| -> f64 { pairs.iter().map(of).sum() };
    (sum(|pair| pair.0) / number, sum(|pair| pair.1) / number)
}

fn is_constant(mut numbers: impl Iterator<Item = f64>) -> bool {
    let first = numbers.next();
    numbers.all(|number| Some(number) == first)
}

/// Ranks from 1; equal numbers share the mean of theirs.
fn mean_ranks(numbers: impl Iterator<Item = f64>) -> Vec<f64> {
    let mut sorted: Vec<(f64, usize)> = numbers.zip(0..).collect();
    sorted.sort_by(|(a, _), (b, _)| a.total_cmp(b));
    let mut ranks = vec![0.0; sorted.len()];
    let mut before = 0;
    for same in sorted.chunk_by(|(a, _), (b, _)| a == b) {
        for (_, place) in same {
            if let Some(rank) = ranks.get_mut(*place) {
                *rank = before as f64 + (same.len() + 1) as f64 / 2.0;
            }
        }
        before += same.len();
    }
    ranks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn by_hand() {
        // x: mean 2.5, squares 5; y = 1, 3, 2, 4: squares 5, products 4: r = 0.8; ranks are the numbers.
        let pairs = [(1.0, 1.0), (2.0, 3.0), (3.0, 2.0), (4.0, 4.0)];
        let (pearson, spearman) = (pearson(&pairs).unwrap(), spearman(&pairs).unwrap());
        assert!((pearson.value - 0.8).abs() < 1e-15 && (spearman.value - 0.8).abs() < 1e-15);
        // z = ln(1.8 / 0.2) / 2 = ln 3; tanh(ln 3 - 1.96) by hand.
        let z = libm::log(3.0);
        assert!((pearson.low - libm::tanh(z - Z_95)).abs() < 1e-12);
        assert!((spearman.high - libm::tanh(z + Z_95 * libm::sqrt(1.32))).abs() < 1e-12);
        let line = least_squares(&pairs).unwrap();
        assert!((line.slope - 0.8).abs() < 1e-15 && (line.intercept - 0.5).abs() < 1e-15);
        assert_eq!(mean_ranks([5.0, 1.0, 5.0, 7.0].into_iter()), [2.5, 1.0, 2.5, 4.0]);
        assert_eq!(super::pearson(&pairs[..3]), None);
        assert_eq!(super::pearson(&[(1.0, 2.0); 5]), None);
        assert_eq!(least_squares(&[(1.0, 2.0); 5]), None);
    }
}
