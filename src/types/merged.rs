use std::ops::AddAssign;

/// One entry for each key, in the order of keys: what has the same one is added up.
///
/// ```
/// use teknoharita::types::merged;
/// assert_eq!(merged(vec![("b", 1), ("a", 2), ("b", 3)]), [("a", 2), ("b", 4)]);
/// ```
pub fn merged<K: Ord, V: Ord + Copy + AddAssign>(mut pairs: Vec<(K, V)>) -> Vec<(K, V)> {
    pairs.sort_unstable();
    pairs.dedup_by(|next, kept| {
        let is_same = next.0 == kept.0;
        if is_same {
            kept.1 += next.1;
        }
        is_same
    });
    pairs
}
