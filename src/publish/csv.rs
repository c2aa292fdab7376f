use crate::messages::Lang;

/// Writes CSV that spreadsheets open rightly: UTF-8 with a byte order mark; semicolons in Turkish, where
/// the comma is the decimal mark; text that a spreadsheet would take for a formula is neutralised with an
/// apostrophe.
pub struct Csv {
    out: String,
    delimiter: char,
    line_end: &'static str,
    at_start: bool,
}

impl Csv {
    /// Begins with a header row, already written in the language's delimiter.
    pub fn new(header: &str, lang: Lang) -> Csv {
        let delimiter = match lang {
            Lang::Tr => ';',
            Lang::En => ',',
        };
        Csv { out: format!("\u{feff}{header}\n"), delimiter, line_end: "\n", at_start: true }
    }

    /// Begins a file for programs as RFC 4180 describes it: commas, points, CRLF, no byte order mark. Its
    /// header row is written like the others.
    pub fn plain() -> Csv {
        Csv { out: String::new(), delimiter: ',', line_end: "\r\n", at_start: true }
    }

    /// A text cell.
    pub fn text(&mut self, text: &str) {
        self.separate();
        let text = harmless(text);
        if text.contains(SEPARATORS) || text.contains('"') {
            self.out.push('"');
            self.out.push_str(&text.replace('"', "\"\""));
            self.out.push('"');
        } else {
            self.out.push_str(&text);
        }
    }

    /// A number in its plain form, a point before the decimals; in Turkish files the mark becomes a comma.
    pub fn number(&mut self, number: &str) {
        self.separate();
        match self.delimiter {
            ';' => self.out.push_str(&number.replace('.', ",")),
            _ => self.out.push_str(number),
        }
    }

    /// Ends a row.
    pub fn end_row(&mut self) {
        self.out.push_str(self.line_end);
        self.at_start = true;
    }

    /// The bytes.
    pub fn finish(self) -> Vec<u8> {
        self.out.into_bytes()
    }

    fn separate(&mut self) {
        if !self.at_start {
            self.out.push(self.delimiter);
        }
        self.at_start = false;
    }
}

/// What spreadsheets may take for the end of a cell, each under its own settings.
const SEPARATORS: [char; 6] = ['\n', '\r', ',', ';', '\t', '|'];

/// A text with an apostrophe before everything that a spreadsheet might run: where the text begins with such a
/// letter, and where one follows a separator, because a file that is opened with another separator has cells there.
fn harmless(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 1);
    let mut begins = true;
    for (at, letter) in text.char_indices() {
        let is_first = at == 0 && matches!(letter, '\t' | '\r' | '\n');
        if is_first || begins && is_formula(letter) {
            out.push('\'');
        }
        // Quotes and letters that nobody sees do not begin a cell.
        begins = SEPARATORS.contains(&letter) || begins && (letter == '"' || is_unseen(letter));
        out.push(letter);
    }
    out
}

/// Whether a spreadsheet would take a text for a formula if someone typed it.
pub(super) fn begins_formula(text: &str) -> bool {
    text.chars().find(|letter| !is_unseen(*letter)).is_some_and(is_formula)
}

/// Whether a formula can begin with a letter; the wide ones become the plain ones in some settings.
fn is_formula(letter: char) -> bool {
    matches!(letter, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠' | '﹦' | '﹢' | '﹣' | '﹫')
}

/// Controls, marks of direction, joiners and byte order marks.
fn is_unseen(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_never_a_formula_and_a_number_stays_one() {
        let mut csv = Csv::new("a;b", Lang::Tr);
        csv.text("=HYPERLINK(\"x\";1)");
        csv.number("-1.5");
        csv.end_row();
        assert_eq!(csv.finish(), "\u{feff}a;b\n\"'=HYPERLINK(\"\"x\"\";1)\";-1,5\n".as_bytes());
    }

    #[test]
    fn a_cell_that_another_separator_would_make_is_harmless_too() {
        assert_eq!(harmless("a;=1+1"), "a;'=1+1");
        assert_eq!(harmless("a,\"=1+1\""), "a,\"'=1+1\"");
        assert_eq!(harmless("\u{feff}=1"), "\u{feff}'=1");
        assert_eq!(harmless("＝1"), "'＝1");
        // Sentences, ranges and negative numbers in them stay as they are.
        for text in ["Ankara: -%3,2, -1,2 milyon dolar", "12,1-14,0", "a = b", "2024-01..10"] {
            assert_eq!(harmless(text), text);
        }
    }
}
