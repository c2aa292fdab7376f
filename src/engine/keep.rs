//! What is kept of a reading, to be given to the next one: the visitor's answers as a small file.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use super::paper::read_paper;
use crate::error::{Answers, Coarse, Error, Overlap, PlanError, Role};
use crate::protocol::{LoadReport, MadeFile};
use crate::types::{Currency, Flow, Nomenclature, PassportAnswers, RepairKind, YearPart};

const SCHEMA: &str = "teknoharita/plan";
const VERSION: u64 = 1;

/// A plan as it is kept. Keys that are not there leave the decision to the program.
#[derive(Serialize, Deserialize, Default)]
#[serde(default, deny_unknown_fields)]
struct Kept {
    schema: String,
    version: u64,
    flow: Option<String>,
    currency: Option<Currency>,
    unit: Option<u32>,
    decimal_mark: Option<char>,
    nomenclature: Option<String>,
    day_first: Option<bool>,
    year_part: Option<YearPart>,
    columns: Map<String, Value>,
    sheets: Vec<String>,
    overlap: Option<Overlap>,
    coarse: Option<Coarse>,
    assign: Map<String, Value>,
    undo: Vec<RepairKind>,
    passport: PassportAnswers,
    /// What the program decided by itself; for the reader of the file, not for the next reading.
    decided: Value,
}

/// The answers to a reading as they are kept, with what the program decided beside them where that is wanted too:
/// for who keeps them on their own shelf. Without it no file and no sheet is named.
pub(super) fn plan_of(answers: &Answers, report: &LoadReport, with_decided: bool) -> Value {
    let kept = match with_decided {
        true => kept(answers, report),
        false => Kept { decided: Value::Null, sheets: Vec::new(), ..kept(answers, report) },
    };
    serde_json::to_value(kept).unwrap_or_default()
}

/// The answers to a reading as a file, with what the program decided beside them.
pub(super) fn plan_file(answers: &Answers, report: &LoadReport) -> MadeFile {
    let text = serde_json::to_string_pretty(&kept(answers, report)).unwrap_or_default();
    MadeFile {
        name: "teknoharita-plan.json".to_string(),
        mime: "application/json".to_string(),
        bytes: (text + "\n").into_bytes(),
    }
}

fn kept(answers: &Answers, report: &LoadReport) -> Kept {
    let columns = answers.columns.iter().map(|(role, header)| (role.id().to_string(), json!(header)));
    let assign = answers.assign.iter().map(|(text, place)| (text.clone(), json!(place)));
    Kept {
        schema: SCHEMA.to_string(),
        version: VERSION,
        flow: answers.flow.map(|flow| flow.id().to_string()),
        currency: answers.currency,
        unit: answers.unit,
        decimal_mark: answers.decimal_mark,
        nomenclature: answers.nomenclature.map(|known| known.id().to_string()),
        day_first: answers.day_first,
        year_part: answers.year_part,
        columns: columns.collect(),
        sheets: answers.sheets.clone(),
        overlap: answers.overlap,
        coarse: answers.coarse,
        assign: assign.collect(),
        undo: answers.undo.clone(),
        passport: answers.passport,
        decided: decided(report),
    }
}

fn decided(report: &LoadReport) -> Value {
    let files = report.files.iter().map(|file| {
        let columns: Map<String, Value> = file
            .columns
            .iter()
            .filter_map(|column| Some((column.header.clone(), json!(column.role?.id()))))
            .collect();
        json!({
            "encoding": file.encoding,
            "delimiter": file.delimiter.to_string(),
            "sheets": file.sheets,
            "unit": file.unit,
            "nomenclature": file.codes.nomenclature.id(),
            "columns": columns,
        })
    });
    json!({ "files": files.collect::<Vec<Value>>(), "passport": report.passport })
}

/// The answers of a plan within another file; those by default where there is none.
///
/// # Errors
///
/// As [`read_plan`].
pub(super) fn answers_in(plan: Option<&Value>) -> Result<Answers, Error> {
    match plan {
        None | Some(Value::Null) => Ok(Answers::default()),
        Some(plan) => read_plan(&plan.to_string()),
    }
}

/// The answers that a kept plan holds.
///
/// # Errors
///
/// [`Error::BadPlan`] where it is none, or one of a version that is not known.
pub fn read_plan(text: &str) -> Result<Answers, Error> {
    let bad = |why| Error::BadPlan { why };
    let value = read_paper(text, SCHEMA, VERSION).map_err(bad)?;
    let kept: Kept = serde_json::from_value(value)
        .map_err(|error| bad(PlanError::BadValue { what: error.to_string() }))?;
    let wrong = |what: &str| bad(PlanError::BadValue { what: what.to_string() });
    let mut columns = Vec::new();
    for (role, header) in &kept.columns {
        let header = header.as_str().ok_or_else(|| wrong(role))?;
        columns.push((Role::from_id(role).ok_or_else(|| wrong(role))?, header.to_string()));
    }
    let mut assign = Vec::new();
    for (text, place) in &kept.assign {
        let place = place.as_i64().and_then(|place| i8::try_from(place).ok()).ok_or_else(|| wrong(text))?;
        assign.push((text.clone(), place));
    }
    let named = |id: &Option<String>| id.clone();
    let flow = match named(&kept.flow) {
        Some(id) => Some(Flow::from_id(&id).ok_or_else(|| wrong(&id))?),
        None => None,
    };
    let nomenclature = match named(&kept.nomenclature) {
        Some(id) => Some(Nomenclature::from_id(&id).ok_or_else(|| wrong(&id))?),
        None => None,
    };
    if kept.unit.is_some_and(|unit| !matches!(unit, 1 | 1_000 | 1_000_000)) {
        return Err(wrong("unit"));
    }
    if kept.decimal_mark.is_some_and(|mark| !matches!(mark, '.' | ',')) {
        return Err(wrong("decimal_mark"));
    }
    Ok(Answers {
        flow,
        columns,
        decimal_mark: kept.decimal_mark,
        nomenclature,
        currency: kept.currency,
        unit: kept.unit,
        day_first: kept.day_first,
        year_part: kept.year_part,
        sheets: kept.sheets,
        overlap: kept.overlap,
        coarse: kept.coarse,
        assign,
        undo: kept.undo,
        passport: kept.passport,
    })
}
