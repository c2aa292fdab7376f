use crate::types::Place;

/// Ranks of provinces by a number, the largest first; equal numbers share the better rank. Buckets beside
/// the map have none.
///
/// Fractions are compared exactly, by cross-multiplication; denominators are positive.
pub fn ranks(values: &[(Place, (i128, i128))]) -> Vec<(Place, u32)> {
    let mut sorted: Vec<&(Place, (i128, i128))> =
        values.iter().filter(|(place, _)| place.plate().is_some()).collect();
    sorted.sort_by(|(a_place, a), (b_place, b)| compare(*b, *a).then(a_place.cmp(b_place)));
    let mut ranked: Vec<(Place, u32)> = Vec::with_capacity(sorted.len());
    for (at, (place, value)) in sorted.iter().enumerate() {
        let rank = match at.checked_sub(1).map(|before| (sorted[before], ranked[before])) {
            Some(((_, previous), (_, rank))) if compare(*previous, *value).is_eq() => rank,
            _ => at as u32 + 1,
        };
        ranked.push((*place, rank));
    }
    ranked
}

fn compare(a: (i128, i128), b: (i128, i128)) -> std::cmp::Ordering {
    match (a.0.checked_mul(b.1), b.0.checked_mul(a.1)) {
        (Some(left), Some(right)) => left.cmp(&right),
        // Sums this large are beyond any file; an ordering by their quotients is still total.
        _ => (a.0 / a.1.max(1)).cmp(&(b.0 / b.1.max(1))),
    }
}
