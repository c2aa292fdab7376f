use crate::view::sheet::Sheet;

/// A table as CSV for programs: LF, no byte order mark, commas, quotes only where they are needed.
pub fn sheet_csv(sheet: &Sheet) -> String {
    let mut out = sheet.columns.join(",");
    out.push('\n');
    for row in &sheet.rows {
        for (at, cell) in row.iter().enumerate() {
            if at > 0 {
                out.push(',');
            }
            if cell.contains(['"', ',', '\n', '\r']) {
                out.push('"');
                out.push_str(&cell.replace('"', "\"\""));
                out.push('"');
            } else {
                out.push_str(cell);
            }
        }
        out.push('\n');
    }
    out
}

/// A table as a JSON array of objects; every value is a string, so no number is rounded on the way.
pub fn sheet_json(sheet: &Sheet) -> String {
    let rows: Vec<serde_json::Map<String, serde_json::Value>> = sheet
        .rows
        .iter()
        .map(|row| {
            let cells = sheet.columns.iter().zip(row);
            cells.map(|(column, cell)| (column.to_string(), serde_json::Value::from(cell.as_str()))).collect()
        })
        .collect();
    let mut json = serde_json::to_string_pretty(&rows).unwrap_or_default();
    json.push('\n');
    json
}
