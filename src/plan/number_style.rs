use serde::{Deserialize, Serialize};

/// The mark between whole and decimal digits.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum DecimalMark {
    /// `1.234,56`, as Turkish is written.
    Comma,
    /// `1,234.56`
    Point,
}

/// What one number's text says about the decimal mark.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Evidence {
    /// No mark at all.
    None,
    /// It can only be read with this mark.
    Certain(DecimalMark),
    /// One mark with three digits behind it: `1.234`, `12,345`.
    Either,
}

/// What a sample decides.
pub(super) enum Decision {
    Mark(DecimalMark),
    WholeNumbers,
    /// This row's number could be read both ways and nothing settles it.
    Either {
        row: usize,
    },
}

/// Weighs one number's text.
///
/// ```
/// use teknoharita::plan::{evidence, DecimalMark};
/// # use teknoharita::plan::Evidence;
/// assert_eq!(evidence("1.234,56"), Evidence::Certain(DecimalMark::Comma));
/// assert_eq!(evidence("1.234"), Evidence::Either);
/// assert_eq!(evidence("1234.567"), Evidence::Certain(DecimalMark::Point));
/// assert_eq!(evidence("1.234.567"), Evidence::Certain(DecimalMark::Comma));
/// ```
pub fn evidence(text: &str) -> Evidence {
    let is_sign = |letter: char| !letter.is_ascii_digit() && letter != '.' && letter != ',';
    let text = text.trim().trim_matches(is_sign);
    let last_point = text.rfind('.');
    let last_comma = text.rfind(',');
    let (mark, other, at) = match (last_point, last_comma) {
        (None, None) => return Evidence::None,
        (Some(point), Some(comma)) if point > comma => {
            return Evidence::Certain(DecimalMark::Point);
        }
        (Some(_), Some(_)) => return Evidence::Certain(DecimalMark::Comma),
        (Some(point), None) => (DecimalMark::Point, DecimalMark::Comma, point),
        (None, Some(comma)) => (DecimalMark::Comma, DecimalMark::Point, comma),
    };
    let sign = if mark == DecimalMark::Point { '.' } else { ',' };
    if text.matches(sign).count() > 1 {
        // Several of one mark group thousands, so the other one is the decimal mark.
        return Evidence::Certain(other);
    }
    let (whole, decimals) = (&text[..at], &text[at + 1..]);
    if decimals.is_empty() {
        return Evidence::None;
    }
    let could_group = decimals.len() == 3 && (1..=3).contains(&whole.len()) && !whole.starts_with('0');
    if could_group { Evidence::Either } else { Evidence::Certain(mark) }
}

pub(super) fn decide(amounts: &[&str]) -> Decision {
    let mut either = None;
    for (row, amount) in amounts.iter().enumerate() {
        match evidence(amount) {
            Evidence::Certain(mark) => return Decision::Mark(mark),
            Evidence::Either => either = either.or(Some(row)),
            Evidence::None => {}
        }
    }
    match either {
        Some(row) => Decision::Either { row },
        None => Decision::WholeNumbers,
    }
}
