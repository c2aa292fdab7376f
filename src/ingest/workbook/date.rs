/// 9999-12-31, the last day that Excel knows.
const LAST: f64 = 2_958_465.0;

/// Year, month and day of a serial number, where it is a day: time alone and numbers out of range are not.
///
/// Excel counts from 1900-01-01 as day 1 and takes 1900 for a leap year, as Lotus did, so day 60 is a day
/// that never was and is read as 28 February. The other system counts from 1904-01-01 as day 0.
pub(super) fn of_serial(serial: f64, from_1904: bool) -> Option<(u16, u8, u8)> {
    let first = if from_1904 { 0.0 } else { 1.0 };
    let last = if from_1904 { LAST - 1462.0 } else { LAST };
    let day = serial.floor();
    if !(first..=last).contains(&day) || serial > 0.0 && serial < 1.0 {
        return None;
    }
    let day = day as i64;
    let since_1970 = match (from_1904, day) {
        (true, day) => day - 24_107,
        (false, day) if day < 60 => day - 25_568,
        (false, day) => day - 25_569,
    };
    Some(civil(since_1970))
}

/// Days since 1970-01-01 to a date of the Gregorian calendar (Howard Hinnant's `civil_from_days`), for
/// years from 1900 to 9999.
fn civil(since_1970: i64) -> (u16, u8, u8) {
    let shifted = since_1970 + 719_468;
    let era = shifted.div_euclid(146_097);
    let day_of_era = shifted.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    (year as u16, month as u8, day as u8)
}

/// The date at the beginning of an ISO text: `2024-01-31`, `2024-01-31T10:00:00`.
pub(super) fn of_iso(text: &str) -> Option<(u16, u8, u8)> {
    let digits = |range: std::ops::Range<usize>| -> Option<u16> {
        let part = text.get(range)?;
        if part.bytes().all(|byte| byte.is_ascii_digit()) { part.parse().ok() } else { None }
    };
    let bytes = text.as_bytes();
    let (year, month, day) = (digits(0..4)?, digits(5..7)?, digits(8..10)?);
    let marks = bytes.get(4) == Some(&b'-') && bytes.get(7) == Some(&b'-');
    let ends = matches!(bytes.get(10), None | Some(b'T' | b' ' | b'Z'));
    let valid = (1..=12).contains(&month) && (1..=31).contains(&day);
    (marks && ends && valid).then_some((year, month as u8, day as u8))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_systems() {
        assert_eq!(of_serial(45_292.0, false), Some((2024, 1, 1)));
        assert_eq!(of_serial(45_351.99, false), Some((2024, 2, 29)));
        assert_eq!(of_serial(43_830.0, true), Some((2024, 1, 1)));
        assert_eq!(of_serial(0.0, true), Some((1904, 1, 1)));
        assert_eq!(of_serial(1.0, false), Some((1900, 1, 1)));
        assert_eq!(of_serial(59.0, false), Some((1900, 2, 28)));
        assert_eq!(of_serial(60.0, false), Some((1900, 2, 28)));
        assert_eq!(of_serial(61.0, false), Some((1900, 3, 1)));
        assert_eq!(of_serial(LAST, false), Some((9999, 12, 31)));
    }

    #[test]
    fn what_is_no_day() {
        for serial in [0.0, 0.5, -1.0, LAST + 1.0, f64::NAN, f64::INFINITY] {
            assert_eq!(of_serial(serial, false), None);
        }
        assert_eq!(of_serial(0.5, true), None);
    }

    #[test]
    fn iso_texts() {
        assert_eq!(of_iso("2024-01-31T10:00:00"), Some((2024, 1, 31)));
        assert_eq!(of_iso("2024-13-31"), None);
        assert_eq!(of_iso("PT10H"), None);
        assert_eq!(of_iso("çççç-çç-çç"), None);
    }
}
