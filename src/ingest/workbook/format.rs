/// Whether a number format shows a day of the calendar, and not a number or an elapsed time.
///
/// Only the first section counts. Quoted and escaped text and colours are not looked at. A format with
/// places for digits before any letter of a date is a number: `#,##0 USD` has an S and a D too.
pub(super) fn shows_day(code: &str) -> bool {
    let mut characters = code.chars();
    while let Some(character) = characters.next() {
        match character {
            '\\' | '_' | '*' => {
                characters.next();
            }
            '"' => {
                characters.by_ref().find(|&end| end == '"');
            }
            '[' => {
                let inside: String = characters.by_ref().take_while(|&end| end != ']').collect();
                let elapsed = inside.chars().all(|letter| "hmsHMS".contains(letter));
                if elapsed && !inside.is_empty() {
                    return false;
                }
            }
            ';' | '#' | '?' | '0' | '@' => return false,
            'd' | 'm' | 'y' | 'h' | 's' | 'D' | 'M' | 'Y' | 'H' | 'S' => {
                return !characters.any(|later| later == '#');
            }
            _ => (),
        }
    }
    false
}

/// Whether one of the formats that have a number and no text shows a day.
pub(super) fn builtin_shows_day(id: u32) -> bool {
    matches!(id, 14..=22 | 27..=36 | 45 | 47 | 50..=58)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_and_numbers() {
        for code in
            ["dd.mm.yyyy", "yyyy\\-mm\\-dd;@", "[$-41F]d mmmm yyyy", "mmm-yy", "m/d/yy h:mm", "gg.aa.yyyy"]
        {
            assert!(shows_day(code), "{code}");
        }
        for code in [
            "General",
            "#,##0 USD",
            "0.00 \"gün\"",
            "[h]:mm:ss",
            "[Red]0.00",
            "0%",
            "#,##0.00\\ \"TL\"",
            "_-* #,##0_-",
            "@",
            "0.00E+00",
            "",
            "[",
            "\\",
        ] {
            assert!(!shows_day(code), "{code}");
        }
    }
}
