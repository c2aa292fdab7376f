use super::date;

/// What one cell of a sheet holds.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub enum Cell {
    /// Nothing, or an empty text.
    #[default]
    Empty,
    /// A text as it stands, blanks included.
    Text(String),
    /// The shortest decimal text of a number: `.` as mark, no exponent, `1234` and not `1234.0`.
    Number(String),
    /// A number that is formatted as a date.
    Date {
        /// Year.
        year: u16,
        /// Month, from 1.
        month: u8,
        /// Day, from 1.
        day: u8,
    },
    /// True or false.
    Bool(bool),
    /// A failed formula, as Excel says it in English: `#DIV/0!`.
    Error(String),
}

impl Cell {
    /// A text, or nothing where it is empty.
    pub(super) fn text(text: impl Into<String>) -> Cell {
        let text = text.into();
        if text.is_empty() { Cell::Empty } else { Cell::Text(text) }
    }

    /// A number. Text of a `f64` is the shortest that reads back as the same number, so what was typed
    /// as 0.1 comes back as 0.1.
    pub(super) fn number(number: f64) -> Cell {
        match number {
            number if !number.is_finite() => Cell::Error("#NUM!".to_string()),
            0.0 => Cell::Number("0".to_string()),
            number => Cell::Number(number.to_string()),
        }
    }

    /// A count of days that is formatted as a date. What is no day of the calendar stays a number.
    pub(super) fn day(serial: f64, from_1904: bool) -> Cell {
        match date::of_serial(serial, from_1904) {
            Some((year, month, day)) => Cell::Date { year, month, day },
            None => Cell::number(serial),
        }
    }

    /// Bytes of text that it holds.
    pub(super) fn bytes(&self) -> usize {
        match self {
            Cell::Text(text) | Cell::Number(text) | Cell::Error(text) => text.len(),
            Cell::Empty | Cell::Date { .. } | Cell::Bool(_) => 0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_their_shortest_decimals() {
        let cases = [
            (0.1, "0.1"),
            (-0.0, "0"),
            (1234.0, "1234"),
            (1e15, "1000000000000000"),
            (1e21, "1000000000000000000000"),
            (1.5e-7, "0.00000015"),
            (-56984.83, "-56984.83"),
            (0.1 + 0.2, "0.30000000000000004"),
        ];
        for (number, text) in cases {
            assert_eq!(Cell::number(number), Cell::Number(text.to_string()));
        }
        assert_eq!(Cell::number(f64::NAN), Cell::Error("#NUM!".to_string()));
    }
}
