//! Readers of the forms, which know nothing of how they were written: the `csv` crate, calamine, serde_json. A number
//! that does not parse as one fails here.

use std::collections::BTreeMap;

use serde_json::Value;
use teknoharita::messages::Lang;

/// What a form says of a place: value, least, most; volume, least, most; total.
pub type Numbers = [Option<f64>; 7];

/// Numbers by place: plate, NUTS code, or `TR`.
pub type Places = BTreeMap<String, Numbers>;

fn number(text: &str) -> Option<f64> {
    (!text.is_empty()).then(|| text.parse().unwrap_or_else(|_| panic!("{text:?} is no number")))
}

/// The records of a CSV file of some delimiter, heads and all.
pub fn records(bytes: &[u8], delimiter: u8) -> Vec<Vec<String>> {
    let mut reader =
        csv::ReaderBuilder::new().delimiter(delimiter).has_headers(false).flexible(false).from_reader(bytes);
    reader.records().map(|record| record.unwrap().iter().map(str::to_string).collect()).collect()
}

/// The spreadsheet form; volumes are not in it.
pub fn excel_csv(bytes: &[u8], lang: Lang) -> Places {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").expect("a byte order mark");
    let mut places = Places::new();
    for record in records(bytes, if lang == Lang::Tr { b';' } else { b',' }).into_iter().skip(1) {
        let decimal = |at: usize| {
            assert!(lang == Lang::En || !record[at].contains('.'), "{record:?}");
            number(&record[at].replace(',', "."))
        };
        let id = if record[3].is_empty() { "TR" } else { &record[3] };
        places.insert(id.to_string(), [decimal(5), decimal(6), decimal(7), None, None, None, None]);
    }
    places
}

/// The form for programs.
pub fn plain_csv(bytes: &[u8]) -> Places {
    assert!(!bytes.starts_with(b"\xEF\xBB\xBF"));
    let records = records(bytes, b',');
    let at = |name: &str| records[0].iter().position(|head| head == name).unwrap();
    let columns = ["value", "low", "high", "volume", "volume_low", "volume_high", "total"].map(at);
    let place = at("place");
    let of = |record: &Vec<String>| (record[place].clone(), columns.map(|at| number(&record[at])));
    records.iter().skip(1).map(of).collect()
}

/// The form for Datawrapper: by plate or NUTS code.
pub fn datawrapper(bytes: &[u8], is_share: bool) -> Places {
    let records = records(bytes, b',');
    let id = records[0].iter().position(|head| ["Plaka", "Plate"].contains(&head.as_str())).unwrap_or(1);
    let of = |record: &Vec<String>| {
        let cell = |offset: usize| number(&record[id + offset]);
        let behind = |offset: usize| if is_share { cell(offset) } else { None };
        let numbers = [cell(1), cell(2), cell(3), behind(4), behind(5), behind(6), behind(7)];
        (record[id].clone(), numbers)
    };
    records.iter().skip(1).map(of).collect()
}

/// The workbook's sheet of numbers, through calamine.
#[cfg(feature = "workbooks")]
pub fn xlsx(bytes: &[u8], is_share: bool) -> Places {
    use calamine::{Data, Reader};
    let mut book: calamine::Xlsx<_> =
        calamine::open_workbook_from_rs(std::io::Cursor::new(bytes.to_vec())).unwrap();
    let name = book.sheet_names()[0].clone();
    let range = book.worksheet_range(&name).unwrap();
    let heads: Vec<String> = range.rows().next().unwrap().iter().map(|cell| cell.to_string()).collect();
    let is_value = |head: &String| {
        head.starts_with("Pay (")
            || head.starts_with("Share (")
            || head.starts_with("Değer (")
            || head.starts_with("Value (")
    };
    let first = heads.iter().position(is_value).unwrap();
    let of = |row: &[Data]| {
        let cell = |offset: usize| match &row[first + offset] {
            Data::Float(number) => Some(*number),
            Data::Empty => None,
            other => panic!("{other:?} is no number"),
        };
        let behind = |offset: usize| if is_share { cell(offset) } else { None };
        let id = match (&row[0], &row[1]) {
            (Data::Float(plate), _) => format!("{plate}"),
            (Data::String(nuts), _) => nuts.clone(),
            (_, Data::String(iso)) => iso.clone(),
            other => panic!("{other:?} is no place"),
        };
        (id, [cell(0), cell(1), cell(2), behind(3), behind(4), behind(5), behind(6)])
    };
    range.rows().skip(1).map(of).collect()
}

fn members(value: &Value) -> (String, Numbers) {
    let cell = |name: &str| match &value[name] {
        Value::Null => None,
        Value::Number(number) => number.as_f64(),
        other => panic!("{name}: {other} is no number"),
    };
    let names = ["value", "low", "high", "volume", "volume_low", "volume_high", "total"];
    (value["place"].as_str().unwrap().to_string(), names.map(cell))
}

/// Everything as JSON.
pub fn json(bytes: &[u8]) -> Places {
    let file: Value = serde_json::from_slice(bytes).unwrap();
    assert_eq!((&file["schema"], &file["version"]), (&"teknoharita-view".into(), &1.into()));
    let lists = ["places", "beside"].into_iter().flat_map(|list| file[list].as_array().unwrap());
    lists.chain([&file["national"]]).map(members).collect()
}

/// Features, and the country of the foreign member.
pub fn geojson(bytes: &[u8]) -> Places {
    let file: Value = serde_json::from_slice(bytes).unwrap();
    let features = file["features"].as_array().unwrap().iter().map(|feature| &feature["properties"]);
    features.chain([&file["teknoharita"]["national"]]).map(members).collect()
}
