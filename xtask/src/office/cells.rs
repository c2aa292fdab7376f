//! What stands in the cells of a flat OpenDocument spreadsheet.

/// A cell as LibreOffice understood it.
#[derive(Clone, Default, PartialEq, Debug)]
pub struct Cell {
    /// Its number, where it is one.
    pub number: Option<f64>,
    /// What it shows.
    pub text: String,
    /// Its formula, where it is one.
    pub formula: Option<String>,
}

/// Most cells that a repetition stands for; rows end in thousands of empty ones.
const MOST: usize = 64;

/// The rows of the first sheet.
pub fn rows(document: &str) -> Vec<Vec<Cell>> {
    let sheet = document.split("<table:table ").nth(1).unwrap_or_default();
    let sheet = sheet.split("</table:table>").next().unwrap_or_default();
    sheet.split("<table:table-row").skip(1).map(row).collect()
}

fn row(xml: &str) -> Vec<Cell> {
    let mut cells = Vec::new();
    for xml in xml.split("<table:table-cell").skip(1) {
        let (tag, content) = xml.split_once('>').unwrap_or((xml, ""));
        let attribute = |name: &str| {
            let (_, value) = tag.split_once(&format!(" {name}=\""))?;
            value.split_once('"').map(|(value, _)| unescaped(value))
        };
        let cell = Cell {
            number: attribute("office:value").and_then(|number| number.parse().ok()),
            text: text(content),
            formula: attribute("table:formula"),
        };
        let times = attribute("table:number-columns-repeated").and_then(|times| times.parse().ok());
        cells.extend(vec![cell; times.unwrap_or(1).min(MOST)]);
    }
    cells
}

/// The text of the paragraphs of a cell.
fn text(content: &str) -> String {
    let paragraphs = content.split("<text:p>").skip(1).filter_map(|rest| rest.split("</text:p>").next());
    let mut inside = false;
    let bare = |paragraph: &str| -> String {
        let letters = paragraph.chars().filter(|letter| {
            inside = (inside || *letter == '<') && *letter != '>';
            !inside && *letter != '>'
        });
        letters.collect()
    };
    paragraphs.map(bare).map(|paragraph| unescaped(&paragraph)).collect::<Vec<_>>().join("\n")
}

fn unescaped(text: &str) -> String {
    let named = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&amp;", "&")];
    named.iter().fold(text.to_string(), |text, (name, letter)| text.replace(name, letter))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_read_with_their_repetitions() {
        let document = "<table:table table:name=\"a\"><table:table-row><table:table-cell \
            office:value-type=\"float\" office:value=\"-1.5\"><text:p>-1,5</text:p></table:table-cell>\
            <table:table-cell table:number-columns-repeated=\"2\"/><table:table-cell \
            table:formula=\"of:=1+1\" office:value=\"2\"><text:p>2 &amp; <text:s/>3</text:p></table:table-cell>\
            </table:table-row></table:table>";
        let rows = rows(document);
        assert_eq!(rows.len(), 1);
        assert_eq!((rows[0][0].number, rows[0][0].text.as_str()), (Some(-1.5), "-1,5"));
        assert_eq!(rows[0][1..3], [Cell::default(), Cell::default()]);
        assert_eq!((rows[0][3].formula.as_deref(), rows[0][3].text.as_str()), (Some("of:=1+1"), "2 & 3"));
    }
}
