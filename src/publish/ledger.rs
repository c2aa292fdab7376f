use serde_json::{Map, Value, json};

use crate::messages::{Lang, bucket_label, problem_text};
use crate::types::{Bucket, Count, LoadReport, decimal_text};
use crate::view::sheet::Sheet;

use super::sheet_csv;

/// The ledger for programs: `schema`, `version`, `files`, `rows` and `value` by bucket, `problems`.
///
/// Money is a string with an exact decimal, rows are numbers; the buckets add up to `total`.
pub fn ledger_json(report: &LoadReport, lang: Lang) -> String {
    let files: Vec<Value> = report
        .files
        .iter()
        .map(|file| {
            json!({
                "name": file.name,
                "sha256": file.sha256,
                "bytes": file.bytes,
                "encoding": file.encoding,
                "delimiter": file.delimiter.to_string(),
                "records": file.records,
                "nomenclature": file.codes.nomenclature.id(),
            })
        })
        .collect();
    let by_bucket = |part: fn(&Count) -> Value| {
        let mut map = Map::new();
        map.insert("total".to_string(), part(&report.ledger.total()));
        for bucket in Bucket::ALL {
            map.insert(bucket.id().to_string(), part(&report.ledger.get(bucket)));
        }
        Value::Object(map)
    };
    let problems: Vec<Value> = report
        .problems
        .iter()
        .map(|problem| {
            json!({
                "kind": problem.kind.id(),
                "file": report.files.get(problem.file as usize).map(|file| &file.name),
                "line": problem.line,
                "column": problem.column,
                "text": problem.text,
                "message": problem_text(problem, lang),
            })
        })
        .collect();
    let counts: Map<String, Value> = report
        .problem_counts
        .iter()
        .map(|(kind, count)| (kind.id().to_string(), Value::from(*count)))
        .collect();
    let unmatched: Vec<Value> = report
        .unmatched
        .iter()
        .map(|unmatched| {
            json!({
                "text": unmatched.text,
                "rows": unmatched.rows,
                "value": decimal_text(unmatched.amount_e4),
                "candidates": unmatched.candidates,
                "assigned": unmatched.assigned,
            })
        })
        .collect();
    let ledger = json!({
        "schema": "teknoharita-ledger",
        "version": 1,
        "files": files,
        "rows": by_bucket(|count| Value::from(count.rows)),
        "value": by_bucket(|count| Value::from(decimal_text(count.amount_e4))),
        "firms": report.firms,
        "partners": report.partners,
        "passport": report.passport,
        "repairs": report.repairs,
        "checks": report.checks,
        "unmatched": unmatched,
        "revisions": report.revisions.len(),
        "problem_counts": counts,
        "problems": problems,
    });
    let mut json = serde_json::to_string_pretty(&ledger).unwrap_or_default();
    json.push('\n');
    json
}

/// The ledger's buckets as CSV: `bucket,label,rows,value`, the total last.
pub fn ledger_csv(report: &LoadReport, lang: Lang) -> String {
    let row = |id: &str, label: &str, count: Count| {
        vec![id.to_string(), label.to_string(), count.rows.to_string(), decimal_text(count.amount_e4)]
    };
    let buckets = Bucket::ALL
        .iter()
        .map(|bucket| row(bucket.id(), bucket_label(*bucket, lang), report.ledger.get(*bucket)));
    let total = row("total", lang.pick("Toplam", "Total"), report.ledger.total());
    sheet_csv(&Sheet {
        columns: ["bucket", "label", "rows", "value"].map(String::from).to_vec(),
        rows: buckets.chain([total]).collect(),
    })
}
