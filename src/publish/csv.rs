use crate::messages::Lang;

/// Writes CSV that spreadsheets open rightly: UTF-8 with a byte order mark; semicolons in Turkish, where
/// the comma is the decimal mark; text that a spreadsheet would take for a formula is neutralised with an
/// apostrophe.
pub struct Csv {
    out: String,
    delimiter: char,
    at_start: bool,
}

impl Csv {
    /// Begins with a header row, already written in the language's delimiter.
    pub fn new(header: &str, lang: Lang) -> Csv {
        let delimiter = match lang {
            Lang::Tr => ';',
            Lang::En => ',',
        };
        Csv { out: format!("\u{feff}{header}\n"), delimiter, at_start: true }
    }

    /// A text cell.
    pub fn text(&mut self, text: &str) {
        self.separate();
        let guard = if is_formula(text) { "'" } else { "" };
        let quoted = text.contains(['"', '\n', '\r', ',', ';', '\t', '|']);
        if quoted {
            self.out.push('"');
            self.out.push_str(guard);
            self.out.push_str(&text.replace('"', "\"\""));
            self.out.push('"');
        } else {
            self.out.push_str(guard);
            self.out.push_str(text);
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
        self.out.push('\n');
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

/// Whether a spreadsheet might run a text cell: it begins with one of `= + - @`, a tab or a line end.
fn is_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n'])
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
}
