//! Amounts that are written with words: `1.5M`, `12 bin`.

use crate::error::NotATable;
use crate::messages::fold;

use super::grid::GridRow;

/// The refusal of a table one of whose columns holds such amounts in at least half of its cells.
pub(super) fn refusal(rows: &[GridRow], columns: impl Iterator<Item = usize>) -> Option<NotATable> {
    let rows: Vec<&GridRow> = rows.iter().filter(|row| row.holds(2)).collect();
    columns.into_iter().find_map(|column| {
        let mut first: Option<(&str, u64)> = None;
        let (mut wordy, mut filled) = (0usize, 0usize);
        for row in &rows {
            let text = row.text(column);
            filled += usize::from(!text.is_empty());
            if is_wordy(text) {
                wordy += 1;
                first = first.or(Some((text, row.line)));
            }
        }
        let (example, line) = first.filter(|_| wordy * 2 >= filled)?;
        Some(NotATable::WordyAmounts { example: example.to_string(), line, column: column as u32 + 1 })
    })
}

/// Whether a text is a number with a unit of money behind it.
fn is_wordy(text: &str) -> bool {
    let is_sign = |letter: char| letter.is_alphabetic() || letter.is_whitespace() || "$€₺".contains(letter);
    let number = text.trim_matches(is_sign);
    if !number.starts_with(|letter: char| letter.is_ascii_digit() || letter == '-')
        || !number.chars().all(|letter| letter.is_ascii_digit() || ".,-".contains(letter))
    {
        return false;
    }
    let words = fold(&text.replace(number, " "));
    let words = ["usd", "eur", "try", "tl", "dolar", "dollars", "avro", "euro", "lira", "abd"]
        .iter()
        .fold(words, |words, money| words.replace(money, ""));
    matches!(
        words.as_str(),
        "m" | "mn"
            | "mio"
            | "mln"
            | "mil"
            | "milyon"
            | "million"
            | "k"
            | "bin"
            | "thousand"
            | "b"
            | "bn"
            | "mr"
            | "mlr"
            | "mia"
            | "milyar"
            | "billion"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_with_its_unit_is_known() {
        for text in ["1.5M", "12 bin", "1,5 milyon", "$2.5M", "3 milyar USD", "12K", "4 mn $"] {
            assert!(is_wordy(text), "{text}");
        }
        for text in ["", "12", "5 USD", "Bingöl", "M", "12 kg", "2024 yılı", "01.11 bitki"] {
            assert!(!is_wordy(text), "{text}");
        }
    }
}
