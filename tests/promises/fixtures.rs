//! Every file that an analyst of Turkish trade really has: what `tests/fixtures/` holds, read through the
//! protocol and held to what an independent script says of it.

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde_json::Value;
use teknoharita::cube::{Dimension, Query};
use teknoharita::engine::Engine;
use teknoharita::error::{Answers, Error, NotATable, Overlap, Question, Role};
use teknoharita::messages::{Lang, error_text};
use teknoharita::protocol::LoadReport;
use teknoharita::resolve::ProvinceText;
use teknoharita::types::{Bucket, Currency, Flow, Nomenclature, RepairKind, decimal_text};

use super::support::read_files;

/// Cases that must be there, and of them those that may ask nothing.
const LEAST_CASES: usize = 60;
const LEAST_WITHOUT_QUESTION: usize = 57;

struct Case {
    name: String,
    files: Vec<(String, Vec<u8>)>,
    expected: Value,
}

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures")
}

fn cases() -> Vec<Case> {
    let text = std::fs::read_to_string(folder().join("expected.json")).unwrap();
    let all: Vec<Value> = serde_json::from_str(&text).unwrap();
    let only = std::env::var("FIXTURE").ok();
    all.into_iter()
        .map(|expected| {
            let name = expected["name"].as_str().unwrap().to_string();
            let files = expected["files"].as_array().unwrap().iter().map(|file| {
                let file = file.as_str().unwrap();
                (file.to_string(), std::fs::read(folder().join("files").join(file)).unwrap())
            });
            Case { name, files: files.collect(), expected }
        })
        .filter(|case| only.as_ref().is_none_or(|only| case.name == *only))
        .collect()
}

fn read(case: &Case, answers: Answers) -> Result<(Engine, LoadReport), Error> {
    let files: Vec<(&str, &[u8])> =
        case.files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    read_files(&files, answers)
}

/// The word of a question in `expected.json`.
fn word(question: &Question) -> &'static str {
    match question {
        Question::Flow { .. } => "flow",
        Question::Column { .. } => "column",
        Question::Nomenclature { .. } => "nomenclature",
        Question::DecimalMark { .. } => "decimal",
        Question::Money { .. } => "money",
        Question::DateOrder { .. } => "date_order",
        Question::YearPart { .. } => "year_part",
        Question::Sheet { .. } => "sheet",
        Question::Overlap { .. } => "overlap",
        Question::Coarse { .. } => "coarse",
        Question::Province { .. } => "province",
    }
}

fn answers(given: &Value) -> Answers {
    let text = |key: &str| given[key].as_str();
    Answers {
        flow: text("flow").and_then(Flow::from_id),
        decimal_mark: text("decimal").map(|mark| if mark == "comma" { ',' } else { '.' }),
        currency: text("currency").and_then(Currency::from_id),
        unit: given["unit"].as_u64().map(|unit| unit as u32),
        nomenclature: text("nomenclature").and_then(Nomenclature::from_id),
        day_first: text("date_order").map(|order| order == "dmy"),
        overlap: text("overlap").map(|overlap| match overlap {
            "newer" => Overlap::Newer,
            "first" => Overlap::First,
            _ => Overlap::Compare,
        }),
        sheets: text("sheet").map(str::to_string).into_iter().collect(),
        columns: pairs(&given["columns"])
            .map(|(role, header)| (Role::from_id(&role).unwrap(), header))
            .collect(),
        assign: pairs(&given["assign"]).map(|(text, place)| (text, place.parse().unwrap())).collect(),
        ..Answers::default()
    }
}

fn pairs(object: &Value) -> impl Iterator<Item = (String, String)> + '_ {
    let entries = object.as_object().into_iter().flatten();
    entries.map(|(key, value)| (key.clone(), value.as_str().unwrap_or_default().to_string()))
}

/// Sums by flow, period and place, as `expected.json` writes them.
fn cells(engine: &Engine) -> BTreeMap<Vec<String>, String> {
    let query =
        Query { by: vec![Dimension::Flow, Dimension::Period, Dimension::Province], ..Query::default() };
    let data_set = engine.data_set().unwrap();
    let groups = query.run(data_set).unwrap();
    let mut found = BTreeMap::new();
    for (key, group) in groups.iter() {
        let Some(ProvinceText::Place(place)) = key.province else { panic!("{key:?}") };
        let key = vec![key.flow.unwrap().id().to_string(), key.period.unwrap().to_string(), place.id()];
        found.insert(key, decimal_text(group.amount_e4));
    }
    found
}

/// The sum of all facts that are shown.
fn sum_of_cells(engine: &Engine) -> i128 {
    let groups = Query::default().run(engine.data_set().unwrap()).unwrap();
    groups.iter().map(|(_, group)| group.amount_e4).sum()
}

fn expected_cells(rows: &Value) -> BTreeMap<Vec<String>, String> {
    let mut found = BTreeMap::new();
    for row in rows.as_array().unwrap() {
        let mut texts: Vec<String> =
            row.as_array().unwrap().iter().map(|text| text.as_str().unwrap().to_string()).collect();
        let amount = texts.pop().unwrap();
        found.insert(texts, amount);
    }
    found
}

/// Sums by flow, period, place and tier, of products that are not hidden.
fn tiers(engine: &Engine) -> BTreeMap<Vec<String>, String> {
    let by = vec![Dimension::Flow, Dimension::Period, Dimension::Province, Dimension::Tier];
    let query = Query { by, ..Query::default() };
    let groups = query.run(engine.data_set().unwrap()).unwrap();
    let mut sums: BTreeMap<Vec<String>, i128> = BTreeMap::new();
    for (key, group) in groups.iter() {
        let Some(ProvinceText::Place(place)) = key.province else { panic!("{key:?}") };
        let tier = key.tier.map_or("", |tier| tier.id());
        let when = key.period.unwrap().to_string();
        let key = vec![key.flow.unwrap().id().to_string(), when, place.id(), tier.to_string()];
        *sums.entry(key).or_default() += group.amount_e4;
    }
    sums.into_iter().map(|(key, amount)| (key, decimal_text(amount))).collect()
}

/// What differs between what was read and what was expected; empty where all is right.
fn differences(case: &Case, engine: &Engine, report: &LoadReport) -> Vec<String> {
    let mut wrong = Vec::new();
    let (found, wanted) = (cells(engine), expected_cells(&case.expected["cells"]));
    for (key, amount) in &wanted {
        if found.get(key) != Some(amount) {
            wrong.push(format!("{}: {amount} expected, {:?} found", key.join(" "), found.get(key)));
        }
    }
    for (key, amount) in &found {
        if !wanted.contains_key(key) {
            wrong.push(format!("{}: {amount} found, nothing expected", key.join(" ")));
        }
    }
    if case.expected["tiers"].is_array() {
        let found = tiers(engine);
        for (key, amount) in expected_cells(&case.expected["tiers"]) {
            if found.get(&key) != Some(&amount) {
                wrong.push(format!("{}: {amount} expected, {:?} found", key.join(" "), found.get(&key)));
            }
        }
    }
    for bucket in Bucket::ALL {
        let count = report.ledger.get(bucket);
        let entry = &case.expected["ledger"][bucket.id()];
        let rows = entry[0].as_u64().unwrap_or(0);
        let amount = entry[1].as_str().unwrap_or("0");
        if count.rows != rows || decimal_text(count.amount_e4) != amount {
            wrong.push(format!(
                "{}: {rows} rows and {amount} expected, {} and {} found",
                bucket.id(),
                count.rows,
                decimal_text(count.amount_e4)
            ));
        }
    }
    for (kind, least) in case.expected["repairs"].as_object().into_iter().flatten() {
        let kind_found = RepairKind::from_id(kind).unwrap_or_else(|| panic!("{kind}"));
        let count =
            report.repairs.iter().find(|repair| repair.kind == kind_found).map_or(0, |repair| repair.count);
        if count < least.as_u64().unwrap() {
            wrong.push(format!("{kind}: {least} expected, {count} found"));
        }
    }
    if let Some(checks) = case.expected["checks"].as_object() {
        let held: u64 = report.checks.iter().map(|check| check.held).sum();
        let failed: u64 = report.checks.iter().map(|check| check.failed).sum();
        let wanted = (checks["held"].as_u64().unwrap(), checks["failed"].as_u64().unwrap());
        if (held, failed) != wanted {
            wrong.push(format!("checks: {wanted:?} expected, {:?} found", (held, failed)));
        }
    }
    for (field, wanted) in case.expected["passport"].as_object().into_iter().flatten() {
        let passport = serde_json::to_value(report.passport).unwrap();
        if passport[field] != *wanted && !(field == "producer" && wanted == "visitor") {
            wrong.push(format!("passport {field}: {wanted} expected, {} found", passport[field]));
        }
    }
    wrong
}

#[test]
fn every_file_gives_what_the_oracle_says() {
    let cases = cases();
    let mut failures = Vec::new();
    let mut without_question = 0;
    for case in &cases {
        let mut asks: Vec<&str> =
            case.expected["asks"].as_array().unwrap().iter().map(|word| word.as_str().unwrap()).collect();
        asks.sort_unstable();
        let first = read(case, Answers::default());
        let answered = match (&first, asks.is_empty()) {
            (Ok(_), true) => {
                without_question += 1;
                first
            }
            (Err(Error::NeedsAnswer { questions }), false) => {
                let mut found: Vec<&str> = questions.iter().map(word).collect();
                found.sort_unstable();
                found.dedup();
                if found != asks {
                    failures.push(format!("{}: asks {asks:?} expected, {found:?} found", case.name));
                    continue;
                }
                read(case, answers(&case.expected["answers"]))
            }
            (Ok(_), false) => {
                failures.push(format!("{}: asks {asks:?} expected, nothing asked", case.name));
                continue;
            }
            (Err(error), _) => {
                failures.push(format!("{}: {error:?}", case.name));
                continue;
            }
        };
        match answered {
            Ok((engine, report)) => {
                let wrong = differences(case, &engine, &report);
                if !wrong.is_empty() {
                    let shown: Vec<String> = wrong.iter().take(8).cloned().collect();
                    failures.push(format!("{} ({}):\n    {}", case.name, wrong.len(), shown.join("\n    ")));
                }
            }
            Err(error) => failures.push(format!("{}: with the answers {error:?}", case.name)),
        }
    }
    assert!(failures.is_empty(), "{} of {} cases:\n{}", failures.len(), cases.len(), failures.join("\n"));
    if std::env::var("FIXTURE").is_err() {
        assert!(cases.len() >= LEAST_CASES && without_question >= LEAST_WITHOUT_QUESTION);
    }
}

/// What was done to a file can be taken back, one kind at a time: the ledger closes all the same, and says
/// something else than before.
#[test]
fn every_repair_can_be_undone() {
    let mut undone = BTreeMap::new();
    for case in cases() {
        let given = answers(&case.expected["answers"]);
        let (_, before) = read(&case, given.clone()).unwrap();
        for repair in before.repairs.iter().filter(|repair| repair.kind.can_be_undone() && repair.count > 0) {
            let kind = repair.kind;
            let name = format!("{} without {}", case.name, kind.id());
            match read(&case, Answers { undo: vec![kind], ..given.clone() }) {
                Ok((_, after)) => {
                    let listed = after.repairs.iter().find(|repair| repair.kind == kind).unwrap();
                    assert!(listed.undone, "{name}");
                    let sum: i128 =
                        Bucket::ALL.iter().map(|bucket| after.ledger.get(*bucket).amount_e4).sum();
                    assert_eq!(after.ledger.total().amount_e4, sum, "{name}");
                    assert_ne!(after.ledger, before.ledger, "{name}");
                }
                // Without what was repaired nothing may be left, or something has to be asked.
                Err(Error::NotATable { why, .. }) => {
                    let nothing_left = matches!(
                        why,
                        NotATable::OnlyUnknownCodes { .. }
                            | NotATable::OnlyUnknownProvinces { .. }
                            | NotATable::OnlyBadRows { .. }
                    );
                    assert!(nothing_left, "{name}: {why:?}");
                }
                Err(Error::NeedsAnswer { .. }) => {}
                Err(error) => panic!("{name}: {error:?}"),
            }
            *undone.entry(kind).or_insert(0) += 1;
        }
    }
    if std::env::var("FIXTURE").is_err() {
        let kinds: Vec<RepairKind> =
            RepairKind::ALL.into_iter().filter(|kind| kind.can_be_undone()).collect();
        for kind in kinds {
            assert!(undone.contains_key(&kind), "no file needs {}", kind.id());
        }
    }
}

/// Numbers that come out the same every time.
fn next(state: &mut u64) -> usize {
    *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    (*state >> 33) as usize
}

/// Files that were cut, and files in which bytes, fields and lines were changed, doubled or lost: whatever
/// comes of them, nothing panics, and what is read closes.
#[test]
fn damaged_files_end_in_an_answer() {
    let mut state = 20_261_127u64;
    let (mut read_anyway, mut refused) = (0, 0);
    for case in cases() {
        for round in 0..4 {
            let mut damaged =
                Case { name: case.name.clone(), files: case.files.clone(), expected: Value::Null };
            let (_, bytes) = &mut damaged.files[0];
            let at = next(&mut state) % bytes.len().max(1);
            match round {
                0 => bytes.truncate(at),
                1 => bytes[at] = b";,\t\"\n\r0x\xFF-"[next(&mut state) % 10],
                2 => {
                    let end = (at + next(&mut state) % 200).min(bytes.len());
                    let piece = bytes[at..end].to_vec();
                    bytes.splice(at..at, piece);
                }
                _ => {
                    let end = (at + 1 + next(&mut state) % 200).min(bytes.len());
                    bytes.drain(at..end);
                }
            }
            match read(&damaged, Answers::default()) {
                Ok((engine, report)) => {
                    read_anyway += 1;
                    // The sums of all places are what the ledger has in its three shown buckets.
                    let shown = [Bucket::Mapped, Bucket::Confidential, Bucket::UnspecifiedProvince];
                    let in_ledger: i128 =
                        shown.iter().map(|bucket| report.ledger.get(*bucket).amount_e4).sum();
                    assert_eq!(sum_of_cells(&engine), in_ledger, "{}", case.name);
                }
                Err(error) => {
                    refused += 1;
                    let words = error_text(&error, Lang::En);
                    assert!(!words.title.is_empty(), "{}: {error:?}", case.name);
                }
            }
        }
    }
    assert!(read_anyway > 0 && refused > 0 || std::env::var("FIXTURE").is_ok(), "{read_anyway} {refused}");
}
