//! What rows of one observation are written with, and texts that only a laid-out table has.

use crate::messages::fold;
use crate::plan::{UNFOLDED_DELIMITER, UNFOLDED_FIELDS};
use crate::types::Period;

/// `2023 Yılı`, `Yıl: 2023`: a year among words, standing alone.
pub(super) fn worded_year(text: &str) -> Option<Period> {
    let mut years = text.split(|letter: char| !letter.is_ascii_digit()).filter(|word| word.len() == 4);
    let year = years.next()?.parse().ok()?;
    let rest: String = text.chars().filter(|letter| letter.is_alphabetic()).collect();
    let known = matches!(fold(&rest).as_str(), "yili" | "yil" | "year" | "donemi" | "yilyear" | "yiliyear");
    (known && years.next().is_none()).then(|| Period::year(year))?
}

/// The day of a spreadsheet's serial number, 1 being the first of January 1900 and 60 a day that never was;
/// the way of counting back is that of Howard Hinnant
/// (<https://howardhinnant.github.io/date_algorithms.html#civil_from_days>).
pub(super) fn day_of_serial(serial: u32) -> String {
    // Days since the first of March of the year 0; serial 25569 is the first of January 1970.
    let days = i64::from(serial) - 25_569 + 719_468;
    let era = days.div_euclid(146_097);
    let of_era = days.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * of_year + 2) / 153;
    let day = of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    format!("{year:04}-{month:02}-{day:02}")
}

/// A row of the fields that [`crate::plan::UNFOLDED_FIELDS`] counts.
pub(super) fn write_row(fields: [&str; UNFOLDED_FIELDS], out: &mut Vec<u8>) {
    for (number, field) in fields.into_iter().enumerate() {
        if number > 0 {
            out.push(UNFOLDED_DELIMITER);
        }
        write_field(field, out);
    }
    out.push(b'\n');
}

/// A row of other fields, which is no observation.
pub(super) fn write_fields(fields: &[String], out: &mut Vec<u8>) {
    for (number, field) in fields.iter().enumerate() {
        if number > 0 {
            out.push(UNFOLDED_DELIMITER);
        }
        write_field(field, out);
    }
    out.push(b'\n');
}

/// A field, in quotes where it holds what shapes rows.
pub(super) fn write_field(field: &str, out: &mut Vec<u8>) {
    let odd = |byte: &u8| matches!(*byte, b'\n' | b'\r' | b'"' | UNFOLDED_DELIMITER);
    if !field.as_bytes().iter().any(odd) {
        out.extend_from_slice(field.as_bytes());
        return;
    }
    out.push(b'"');
    for byte in field.bytes() {
        if byte == b'"' {
            out.push(b'"');
        }
        out.push(byte);
    }
    out.push(b'"');
}
