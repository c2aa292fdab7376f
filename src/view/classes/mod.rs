//! Class methods of maps: where the classes of a choropleth part, and in which one a value lies.

mod around;
mod cuts;
mod method;
mod rounded;
mod snap;

pub(super) use around::{Around, around, of_signs};
pub use cuts::{equal, natural, quantiles};
pub use method::{CLASSES, ClassMethod, Classing, NoClasses};

use crate::indicators::Fraction;

use super::places::Value;
use rounded::rounded;
pub(super) use snap::snap;

/// Bounds between classes, rising: percent in 1/1,000,000, or units of the currency. A value on a bound belongs to
/// the upper class. The values are sorted.
pub(super) fn bounds(sorted: &[i64], classing: &Classing, is_share: bool) -> Vec<i64> {
    let classes = usize::from(classing.classes);
    match classing.method {
        ClassMethod::Rounded => rounded(sorted, classes, is_share),
        ClassMethod::Custom => classing.bounds.clone(),
        // Made around a value, or not at all.
        ClassMethod::Country | ClassMethod::Continuous => Vec::new(),
        ClassMethod::Quantile => snapped(sorted, &quantiles(sorted, classes), i64::MAX),
        ClassMethod::Natural => snapped(sorted, &natural(sorted, classes), i64::MAX),
        ClassMethod::Equal => {
            // Near enough that the classes still look equal.
            let span =
                sorted.last().zip(sorted.first()).map_or(0, |(most, least)| most.saturating_sub(*least));
            snapped(sorted, &equal(sorted, classes), span / (50 * classes as i64).max(1))
        }
    }
}

/// The roundest bounds that part the same values as the cuts do, no further from them than so much.
fn snapped(sorted: &[i64], cuts: &[i64], reach: i64) -> Vec<i64> {
    let bound = |cut: &i64| {
        let at = sorted.partition_point(|value| value < cut);
        let low = at.checked_sub(1).and_then(|at| sorted.get(at)).copied().unwrap_or(i64::MIN);
        let high = sorted.get(at).copied().unwrap_or(*cut);
        let (near, far) = (cut.saturating_sub(reach), cut.saturating_add(reach));
        snap(low.max(near.saturating_sub(1)), *cut, high.min(far).max(*cut))
    };
    let mut bounds: Vec<i64> = cuts.iter().map(bound).collect();
    bounds.dedup();
    bounds
}

/// The class of a value: how many bounds it reaches. Compared exactly, not as printed.
pub(super) fn class(value: &Value, bounds: &[i64], is_share: bool) -> u8 {
    class_of(value.fractions()[0], bounds, is_share)
}

/// Whether the ends of a value that is a range lie in different classes.
pub(super) fn is_wider_than_a_class(value: &Value, bounds: &[i64], is_share: bool) -> bool {
    let [_, low, high] = value.fractions();
    value.is_open() && class_of(low, bounds, is_share) != class_of(high, bounds, is_share)
}

fn class_of((numerator, denominator): Fraction, bounds: &[i64], is_share: bool) -> u8 {
    let scale = if is_share { 100_000_000 } else { 1 };
    let reaches = |bound: &&i64| {
        let (left, right) = (numerator.checked_mul(scale), i128::from(**bound).checked_mul(denominator));
        // Numbers this large are beyond any file; the middle of a range may have them.
        left.zip(right)
            .map_or(numerator / denominator.max(1) * scale >= i128::from(**bound), |(left, right)| {
                left >= right
            })
    };
    bounds.iter().filter(reaches).count() as u8
}
