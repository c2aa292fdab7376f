//! Rows of every kind that a trade file can have, written in every way a file can be written.

use teknoharita::cube::DataSet;
use teknoharita::engine::{BUDGET, Loaded, load};
use teknoharita::error::{Error, Overlap};
use teknoharita::ingest::Source;
use teknoharita::protocol::Answers;
use teknoharita::types::RepairKind;

/// Provinces: names, plates, buckets, totals, and texts that are none.
pub const PROVINCES: [&str; 13] = [
    "Ankara",
    "ANKARA",
    "06",
    "Eskişehir",
    "Şanlıurfa",
    "Belirsiz",
    "Gizli Veri",
    "Diğer",
    "Atlantis",
    "Toplam",
    "",
    "Yok; \"merkez\"",
    "Bin\nbir",
];

/// Products: codes in all spellings, hidden ones, totals, and texts that are none.
pub const CODES: [&str; 11] =
    ["3530", "2423", "3410", "200", "0200", "02.00", "9999", "Gizli Veri", "Toplam", "1234", ""];

/// Partners, with blanks and quotes.
pub const PARTNERS: [&str; 6] = ["Almanya", "Çin; HK", "\"Kuzey\" Irak", "", "almanya", "Bir, iki"];

/// Years, months and what is no period; "Toplam" is a total over months.
pub const MONTHS: [&str; 6] = ["", "1", "Şubat", "12", "Toplam", "13"];

/// One row, by places in the lists above.
#[derive(Clone, Debug)]
pub struct Row {
    pub year: u16,
    pub month: usize,
    pub flow: &'static str,
    pub province: usize,
    pub code: usize,
    pub partner: usize,
    /// `None` is no amount.
    pub cents: Option<i64>,
    /// A field is missing.
    pub ragged: bool,
}

/// Numbers that come out the same every time.
pub struct Random(pub u64);

impl Random {
    pub fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % bound.max(1)
    }

    pub fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for at in (1..items.len()).rev() {
            items.swap(at, self.below(at + 1));
        }
    }
}

/// Some rows; a few of them are bad.
pub fn rows(random: &mut Random, count: usize) -> Vec<Row> {
    let mut rows = vec![Row {
        // Always one that can be shown, so that a table comes out.
        year: 2020,
        month: 1,
        flow: "İhracat",
        province: 0,
        code: 0,
        partner: 0,
        cents: Some(1),
        ragged: false,
    }];
    for _ in 0..count {
        let cents = random.below(1 << 31) as i64 * 40 - (1 << 33);
        let months = if random.chance(20) { MONTHS.len() } else { 3 };
        let flows = if random.chance(10) { 4 } else { 3 };
        rows.push(Row {
            year: 2019 + random.below(3) as u16,
            month: random.below(months),
            flow: ["İhracat", "ithalat", "export", "?"][random.below(flows)],
            province: random.below(PROVINCES.len()),
            code: random.below(CODES.len()),
            partner: random.below(PARTNERS.len()),
            cents: (!random.chance(3)).then_some(cents),
            ragged: random.chance(2),
        });
    }
    rows
}

/// How one file is written.
#[derive(Clone, Debug)]
pub struct Form {
    /// The columns by place in [`HEADERS`].
    columns: [usize; 7],
    delimiter: char,
    line_end: &'static str,
    /// Every how many fields one is quoted that need not be.
    quotes: usize,
}

const HEADERS: [&str; 7] = ["yıl", "ay", "akış", "il", "isic_rev3", "ülke", "değer usd"];

impl Form {
    pub const PLAIN: Form =
        Form { columns: [0, 1, 2, 3, 4, 5, 6], delimiter: ';', line_end: "\n", quotes: 1_000_000 };

    pub fn any(random: &mut Random) -> Form {
        let mut form = Form::PLAIN;
        random.shuffle(&mut form.columns);
        form.delimiter = [';', '\t', ','][random.below(3)];
        form.line_end = ["\n", "\r\n"][random.below(2)];
        form.quotes = 1 + random.below(9);
        form
    }

    pub fn write(&self, rows: &[Row]) -> Vec<u8> {
        let mut text = self.line(&HEADERS.map(str::to_string), 7, usize::MAX);
        for (number, row) in rows.iter().enumerate() {
            let amount = row.cents.map_or("yok".to_string(), |cents| {
                let sign = if cents < 0 { "-" } else { "" };
                format!("{sign}{},{:02}", cents.abs() / 100, cents.abs() % 100)
            });
            let fields = [
                row.year.to_string(),
                MONTHS[row.month].to_string(),
                row.flow.to_string(),
                PROVINCES[row.province].to_string(),
                CODES[row.code].to_string(),
                PARTNERS[row.partner].to_string(),
                amount,
            ];
            text += &self.line(&fields, if row.ragged { 6 } else { 7 }, number);
        }
        text.into_bytes()
    }

    fn line(&self, fields: &[String; 7], count: usize, number: usize) -> String {
        let mut line = String::new();
        for (at, column) in self.columns.iter().take(count).enumerate() {
            let field = &fields[*column];
            if at > 0 {
                line.push(self.delimiter);
            }
            let must = field.contains([self.delimiter, '"', '\n', '\r']);
            if must || number.wrapping_add(at).is_multiple_of(self.quotes) {
                line += &format!("\"{}\"", field.replace('"', "\"\""));
            } else {
                line += field;
            }
        }
        line + self.line_end
    }
}

/// Bytes that come in pieces of any size.
struct Pieces {
    name: String,
    bytes: Vec<u8>,
    random: Random,
    most: usize,
}

impl Source for Pieces {
    fn name(&self) -> &str {
        &self.name
    }

    fn len(&self) -> u64 {
        self.bytes.len() as u64
    }

    fn read_at(&mut self, offset: u64, buffer: &mut [u8]) -> Result<usize, Error> {
        let left = &self.bytes[offset as usize..];
        let count = buffer.len().min(left.len()).min(1 + self.random.below(self.most));
        buffer[..count].copy_from_slice(&left[..count]);
        Ok(count)
    }
}

/// Reads files whose bytes come in pieces of at most `most`.
pub fn read(files: Vec<Vec<u8>>, most: usize, seed: u64) -> Loaded {
    let mut sources: Vec<Box<dyn Source>> = Vec::new();
    for (number, bytes) in files.into_iter().enumerate() {
        let name = format!("{number}.csv");
        sources.push(Box::new(Pieces { name, bytes, random: Random(seed), most }));
    }
    // The files are parts of one table, whose blanks are blanks: a few random rows may look like merged cells, and what
    // a blank below a name means would depend on the order.
    let undo = vec![RepairKind::FillDown];
    let answers = Answers { overlap: Some(Overlap::Add), undo, ..Answers::default() };
    match load(&mut sources, &answers, BUDGET, &mut |_, _| {}) {
        Ok(loaded) => loaded,
        Err(error) => panic!("{error:?}"),
    }
}

/// Does the second stage.
pub fn detail(data_set: &mut DataSet) {
    while data_set.cube.detail() {}
}
