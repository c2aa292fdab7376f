use std::fmt::Write;

use crate::publish::csv::begins_formula;
use crate::publish::escape::escape;

/// A sheet: heads on the first row, which stays in sight, and cells below.
pub(super) struct Sheet {
    /// What its tab says.
    pub name: String,
    heads: Vec<(String, u32)>,
    /// Cells by row, in the order of the columns.
    pub rows: Vec<Vec<Cell>>,
}

/// A cell; a number that is not there is an empty one. Numbers are exact decimals with a point.
pub(super) enum Cell {
    Text(String),
    /// Out of a hundred, shown with one decimal.
    Percent(Option<String>),
    /// Shown without decimals, in groups of three.
    Amount(Option<String>),
    Whole(Option<i64>),
}

/// What a cell looks like: positions in `cellXfs` of the style part.
#[derive(Clone, Copy)]
#[repr(u8)]
enum Style {
    Text = 1,
    Head = 2,
    Percent = 3,
    Amount = 4,
    Whole = 5,
    /// A text that would become a formula when someone edits it, had it not the mark of a text.
    Quoted = 6,
}

/// The style part.
pub(super) const STYLES: &str = concat!(
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n",
    "<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">",
    "<numFmts count=\"1\"><numFmt numFmtId=\"164\" formatCode=\"0.0\"/></numFmts>",
    "<fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/><family val=\"2\"/></font>",
    "<font><b/><sz val=\"11\"/><name val=\"Calibri\"/><family val=\"2\"/></font></fonts>",
    "<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill>",
    "<fill><patternFill patternType=\"gray125\"/></fill></fills>",
    "<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>",
    "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>",
    "<cellXfs count=\"7\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>",
    "<xf numFmtId=\"49\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\" applyAlignment=\"1\">",
    "<alignment vertical=\"top\" wrapText=\"1\"/></xf>",
    "<xf numFmtId=\"49\" fontId=\"1\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\" applyFont=\"1\" ",
    "applyAlignment=\"1\"><alignment vertical=\"top\" wrapText=\"1\"/></xf>",
    "<xf numFmtId=\"164\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/>",
    "<xf numFmtId=\"3\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/>",
    "<xf numFmtId=\"1\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/>",
    "<xf numFmtId=\"49\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" quotePrefix=\"1\" applyNumberFormat=\"1\" ",
    "applyAlignment=\"1\"><alignment vertical=\"top\" wrapText=\"1\"/></xf></cellXfs>",
    "<cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles></styleSheet>",
);

/// Most letters of a cell, in units of UTF-16: a limit of the format.
const MOST_LETTERS: usize = 32_767;

impl Cell {
    /// A text.
    pub fn text(text: &str) -> Cell {
        Cell::Text(text.to_string())
    }

    fn write(&self, xml: &mut String, at: &str) {
        let number = |xml: &mut String, style: Style, number: &Option<String>| {
            if let Some(number) = number {
                write_number(xml, at, style, number);
            }
        };
        match self {
            Cell::Text(text) if text.is_empty() => {}
            Cell::Text(text) => {
                let style = if begins_formula(text) { Style::Quoted } else { Style::Text };
                write_text(xml, at, style, text);
            }
            Cell::Percent(percent) => number(xml, Style::Percent, percent),
            Cell::Amount(amount) => number(xml, Style::Amount, amount),
            Cell::Whole(whole) => number(xml, Style::Whole, &whole.map(|whole| whole.to_string())),
        }
    }
}

impl Sheet {
    /// An empty sheet.
    pub fn new(name: &str) -> Sheet {
        Sheet { name: name.to_string(), heads: Vec::new(), rows: Vec::new() }
    }

    /// Adds a column, so many letters wide.
    pub fn column(&mut self, head: &str, width: u32) {
        self.heads.push((head.to_string(), width));
    }

    /// Its part of the workbook. The first sheet is the one that is seen when the workbook is opened.
    pub fn xml(&self, is_first: bool) -> String {
        let mut xml = String::from(concat!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n",
            "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">",
        ));
        let selected = if is_first { " tabSelected=\"1\"" } else { "" };
        // Writing into a string cannot fail, here and below.
        let _ = write!(
            xml,
            "<sheetViews><sheetView{selected} workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" \
             activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews><cols>"
        );
        for (at, (_, width)) in (1..).zip(&self.heads) {
            let _ = write!(xml, "<col min=\"{at}\" max=\"{at}\" width=\"{width}\" customWidth=\"1\"/>");
        }
        xml.push_str("</cols><sheetData><row r=\"1\">");
        for (at, (head, _)) in self.heads.iter().enumerate() {
            write_text(&mut xml, &format!("{}1", letters(at)), Style::Head, head);
        }
        xml.push_str("</row>");
        for (row, cells) in (2..).zip(&self.rows) {
            let _ = write!(xml, "<row r=\"{row}\">");
            for (at, cell) in cells.iter().enumerate() {
                cell.write(&mut xml, &format!("{}{row}", letters(at)));
            }
            xml.push_str("</row>");
        }
        xml.push_str("</sheetData></worksheet>");
        xml
    }
}

fn write_number(xml: &mut String, at: &str, style: Style, number: &str) {
    let style = style as u8;
    let _ = write!(xml, "<c r=\"{at}\" s=\"{style}\"><v>{}</v></c>", escape(number));
}

fn write_text(xml: &mut String, at: &str, style: Style, text: &str) {
    let (style, text) = (style as u8, letters_of_cell(text));
    let _ = write!(
        xml,
        "<c r=\"{at}\" s=\"{style}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{text}</t></is></c>"
    );
}

/// A text as a cell may hold it. `_x000D_` is the format's own way to write a carriage return, so a text that looks
/// like that is written in a way that keeps it (ECMA-376 Part 1, 22.9.2.19, ST_Xstring).
fn letters_of_cell(text: &str) -> String {
    let mut units = 0;
    let fits = |letter: &char| {
        units += letter.len_utf16();
        units <= MOST_LETTERS
    };
    let text: String = text.chars().take_while(fits).collect();
    escape(&text.replace("_x", "_x005F_x").replace('\r', "\n"))
}

/// The letters of a column, counted from 0: A to Z, then AA.
fn letters(column: usize) -> String {
    let letter = char::from(b'A' + (column % 26) as u8);
    match column / 26 {
        0 => letter.to_string(),
        before => format!("{}{letter}", letters(before - 1)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_have_letters() {
        assert_eq!([0, 25, 26, 51, 52, 701, 702].map(letters), ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]);
    }

    #[test]
    fn a_text_stays_what_it_is() {
        assert_eq!(letters_of_cell("<a & b>\r_x0041_\u{1}"), "&lt;a &amp; b&gt;\n_x005F_x0041_\u{fffd}");
        assert_eq!(letters_of_cell(&"ğ".repeat(40_000)).chars().count(), MOST_LETTERS);
    }
}
