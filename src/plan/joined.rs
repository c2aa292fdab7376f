//! Province texts that need a person: several provinces in one, or half of one.

use crate::messages::fold;

use super::{ProvinceText, resolve_province};

/// Plates of the provinces that a text names, where it names several, or a part of one; empty for any other
/// text.
///
/// ```
/// use teknoharita::plan::named_provinces;
/// assert_eq!(named_provinces("Bartın-Zonguldak"), [74, 67]);
/// assert_eq!(named_provinces("İstanbul (Anadolu)"), [34]);
/// assert!(named_provinces("Lefkoşa").is_empty());
/// ```
pub fn named_provinces(text: &str) -> Vec<u8> {
    let plate = |part: &str| {
        let named = part.chars().any(char::is_alphabetic).then(|| resolve_province(part))?;
        match named {
            ProvinceText::Place(place) => place.plate(),
            _ => None,
        }
    };
    let spaced = text.replace(" ve ", "/").replace(" and ", "/");
    let parts: Vec<&str> = spaced
        .split(['-', '–', '/', ',', '&', '+', ';'])
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .collect();
    let plates: Vec<u8> = parts.iter().filter_map(|part| plate(part)).collect();
    if parts.len() >= 2 && plates.len() == parts.len() {
        return plates;
    }
    // "İstanbul (Anadolu)", "İstanbul Avrupa Yakası", "Ankara-2".
    let words: Vec<&str> =
        text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let Some((first, rest)) = words.split_first() else { return Vec::new() };
    let halves = [
        "anadolu", "avrupa", "yakasi", "kuzey", "guney", "dogu", "bati", "north", "south", "east", "west",
        "asya", "asia", "europe", "1", "2", "i", "ii", "kismi", "bolgesi", "diger",
    ];
    let is_half = !rest.is_empty() && rest.iter().all(|word| halves.contains(&fold(word).as_str()));
    match plate(first).filter(|_| is_half) {
        Some(plate) => vec![plate],
        None => Vec::new(),
    }
}

/// Plates of the provinces whose names are nearest to a text, the nearest first: those with few letters
/// changed, and those that begin alike or stand within it.
pub fn nearest_provinces(text: &str) -> Vec<u8> {
    const MOST: usize = 3;
    let named = named_provinces(text);
    if !named.is_empty() {
        return named;
    }
    let wanted = fold(text);
    if wanted.len() < 2 {
        return Vec::new();
    }
    let mut scored: Vec<(usize, u8)> = Vec::new();
    for province in crate::data::provinces::all() {
        let spellings = [province.name].into_iter().chain(province.aliases.iter().copied());
        let best = spellings.map(fold).filter_map(|name| score(&wanted, &name)).min();
        scored.extend(best.map(|score| (score, province.plate)));
    }
    scored.sort_unstable();
    scored.into_iter().take(MOST).map(|(_, plate)| plate).collect()
}

/// Small is near; `None` is too far.
fn score(wanted: &str, name: &str) -> Option<usize> {
    if name.len() >= 4 && (wanted.contains(name) || wanted.len() >= 3 && name.starts_with(wanted)) {
        return Some(1);
    }
    let distance = distance(wanted.as_bytes(), name.as_bytes());
    // A third of the letters may differ.
    (distance * 3 <= name.len().max(wanted.len())).then_some(distance * 2)
}

/// Letters to insert, drop or change, and neighbours to exchange: the distance of Damerau and Levenshtein in
/// its restricted form (<https://doi.org/10.1145/363958.363994>).
fn distance(a: &[u8], b: &[u8]) -> usize {
    let mut before_last: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for (i, letter) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, other) in b.iter().enumerate() {
            let change = last[j] + usize::from(letter != other);
            let mut best = change.min(last[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && *letter == b[j - 1] && a[i - 1] == *other {
                best = best.min(before_last[j - 1] + 1);
            }
            row.push(best);
        }
        before_last = std::mem::replace(&mut last, row);
    }
    last[b.len()]
}
