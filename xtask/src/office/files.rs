//! The files that a spreadsheet program is to open, with what it must find in them.

use super::cell;
use super::cells::Cell;
use crate::samples::{self, Sample};
use teknoharita::messages::Lang;
use teknoharita::protocol::PublishForm;
use teknoharita::publish::Publication;
use teknoharita::view::{MapProvince, PageView, PublishSettings, Stamp, ViewNumbers};

/// Texts that want to be formulas; each becomes the name of a province that is not in the data.
const ATTACKS: [&str; 12] = [
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(1;1)",
    "\t=1+1",
    "\r=1+1",
    "＝1+1",
    "\u{feff}=1+1",
    "\"=1+1",
    "Ankara;=1+1",
    "Ankara,=1+1",
    "=HYPERLINK(\"http://example.org\";\"x\")",
];

/// How a file is opened.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// CSV as a Turkish system opens it: semicolons, decimal commas.
    Turkish,
    /// CSV as an English one does.
    English,
    Workbook,
}

impl Kind {
    /// LibreOffice's settings for CSV: separator, quote, UTF-8, first line, language; formulas are evaluated, which is
    /// not its default but what others do.
    pub fn filter(self) -> Option<&'static str> {
        match self {
            Kind::Turkish => Some("CSV:59,34,76,1,,1055,false,true,false,false,false,0,true"),
            Kind::English => Some("CSV:44,34,76,1,,1033,false,true,false,false,false,0,true"),
            Kind::Workbook => None,
        }
    }
}

/// A file, how it is opened, and where the numbers stand in it.
pub struct Filed {
    pub name: String,
    pub bytes: Vec<u8>,
    pub kind: Kind,
    /// The column of the names.
    names: usize,
    /// The columns of value, least and most.
    values: usize,
    rows: Vec<Expected>,
}

/// What a row must hold.
struct Expected {
    name: String,
    is_attack: bool,
    /// Value, least and most.
    numbers: [Option<f64>; 3],
}

/// The forms for spreadsheets in both languages, and the one for programs.
pub fn all() -> Result<Vec<Filed>, String> {
    let mut all = Vec::new();
    for lang in Lang::ALL {
        let (view, numbers) = view(lang)?;
        let csv = if lang == Lang::Tr { Kind::Turkish } else { Kind::English };
        // Form, how it is opened, and where names and values stand.
        let forms = [
            (PublishForm::Csv, "csv", csv, (4, 5)),
            (PublishForm::CsvPlain, "plain.csv", Kind::English, (4, 9)),
            (PublishForm::Xlsx, "xlsx", Kind::Workbook, (3, 4)),
        ];
        for (form, extension, kind, (names, values)) in forms {
            let it = (view.clone(), numbers.clone());
            let it = Publication::new(it, PublishSettings::default(), Stamp::default(), Default::default());
            let name = format!("numbers-{}.{extension}", lang.tag());
            let bytes = it.file(&form).map_err(|error| format!("{name}: {error:?}"))?.bytes;
            all.push(Filed { name, bytes, kind, names, values, rows: expected(&view) });
        }
    }
    Ok(all)
}

/// A view of the small file with attacks for names where a place has no colour, and in its texts.
fn view(lang: Lang) -> Result<(PageView, ViewNumbers), String> {
    let Sample { mut view, numbers, .. } = samples::trade(lang)?;
    let mut attacks = ATTACKS.iter().cycle();
    for province in view.map.provinces.iter_mut().filter(|province| province.gap.is_some()) {
        province.name = attacks.next().copied().unwrap_or_default().to_string();
        province.aria = province.name.clone();
    }
    (view.passport, view.source) = (ATTACKS[0].to_string(), ATTACKS[3].to_string());
    (view.title, view.headline) = (ATTACKS[1].to_string(), ATTACKS[2].to_string());
    view.notes.extend(ATTACKS.map(str::to_string));
    Ok((view, numbers))
}

/// A row for each place of the map, from what the map itself says.
fn expected(view: &PageView) -> Vec<Expected> {
    let parsed = |text: &String| text.parse::<f64>().ok();
    let row = |place: &MapProvince| {
        let value = place.data_value.as_ref().and_then(parsed);
        let [low, high] = match &place.data_bounds {
            Some(bounds) => bounds.each_ref().map(parsed),
            None => [value; 2],
        };
        Expected { name: place.name.clone(), is_attack: place.gap.is_some(), numbers: [value, low, high] }
    };
    view.map.places().into_iter().map(row).collect()
}

impl Filed {
    /// Holds the cells of the first sheet against what they must be.
    pub fn compare(&self, rows: &[Vec<Cell>]) -> Result<usize, String> {
        let mut compared = 0;
        for (expected, row) in self.rows.iter().zip(rows.iter().skip(1)) {
            let fails = |what: &str| Err(format!("{}: {what}: {} in {row:?}", self.name, expected.name));
            let name = cell(row, self.names);
            if name.number.is_some() {
                return fails("a text became a number");
            }
            // Line ends and tabs of an attack are shown in another way; it must have stayed text.
            if !expected.is_attack && name.text != expected.name {
                return fails("a name has other letters");
            }
            for (at, number) in expected.numbers.iter().enumerate() {
                if cell(row, self.values + at).number != *number {
                    return fails("a number is another one");
                }
                compared += 1;
            }
            compared += 1;
        }
        if compared < 4 * 81 {
            return Err(format!("{}: only {compared} cells were compared", self.name));
        }
        Ok(compared)
    }

    /// Holds the lines that a workbook became as CSV against the names and numbers: unrounded, as the cells hold them.
    pub fn compare_lines(&self, plain: &str) -> Result<usize, String> {
        let known = self.rows.iter().filter(|row| !row.is_attack);
        let mut compared = 0;
        for row in known {
            let line = plain.lines().find(|line| line.split(',').nth(self.names) == Some(&row.name));
            let line = line.ok_or_else(|| format!("{}: no line of {}", self.name, row.name))?;
            let cells: Vec<Option<f64>> =
                line.split(',').skip(self.values).take(3).map(|cell| cell.parse().ok()).collect();
            if cells != row.numbers {
                return Err(format!("{}: {line} is not {:?}", self.name, row.numbers));
            }
            compared += cells.len();
        }
        if compared == 0 { Err(format!("{}: no line was compared", self.name)) } else { Ok(compared) }
    }
}
