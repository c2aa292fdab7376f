//! The beginning of a table as it stands: rows of cells, whatever the file is.

/// One cell.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct GridCell {
    /// Its text, blanks at both ends taken off; a workbook's number as its shortest decimal with a point.
    pub text: String,
    /// Whether it is a number of a workbook, whose decimal mark is not in question.
    pub is_number: bool,
}

/// One row.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct GridRow {
    /// Its line in the file or on the sheet, from 1.
    pub line: u64,
    /// Its cells.
    pub cells: Vec<GridCell>,
}

impl GridRow {
    /// A row of texts.
    pub fn of_texts(line: u64, texts: impl IntoIterator<Item = String>) -> GridRow {
        let cell = |text: String| GridCell { text, is_number: false };
        GridRow { line, cells: texts.into_iter().map(cell).collect() }
    }

    /// The text of a cell; empty past the last one.
    pub fn text(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", |cell| cell.text.as_str())
    }

    /// Positions and texts of the cells that hold something.
    pub fn filled(&self) -> impl Iterator<Item = (usize, &str)> {
        let texts = self.cells.iter().enumerate().map(|(at, cell)| (at, cell.text.as_str()));
        texts.filter(|(_, text)| !text.is_empty())
    }

    /// Whether at least so many of its cells hold something; it looks no further than it must.
    pub fn holds(&self, least: usize) -> bool {
        least == 0 || self.filled().nth(least - 1).is_some()
    }

    /// Whether nothing stands in it.
    pub fn is_blank(&self) -> bool {
        self.filled().next().is_none()
    }
}

/// A text that stands for a number or for its absence: digits with marks, or `-`, `..`, `*`.
pub(super) fn is_figure(text: &str) -> bool {
    is_number(text) || super::marker(text).is_some()
}

/// Digits with what may stand among and around them.
pub(super) fn is_number(text: &str) -> bool {
    let mut bare = text;
    for sign in ["USD", "EUR", "TRY", "US$", "ABD$", "TL"] {
        bare = bare.strip_prefix(sign).unwrap_or(bare);
        bare = bare.strip_suffix(sign).unwrap_or(bare);
    }
    bare.bytes().any(|b| b.is_ascii_digit())
        && bare
            .chars()
            .all(|c| c.is_ascii_digit() || " .,-+()$€₺%\u{a0}\u{202f}\u{2009}'’\u{2212}\u{2013}".contains(c))
}
