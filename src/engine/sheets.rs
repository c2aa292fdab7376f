//! The sheets of a workbook as tables: which of them hold data, and their rows as observations.

use crate::error::{Answers, Error, Limit, NotATable, Question, Role};
use crate::ingest::Source;
use crate::ingest::workbook::{Book, Cell, MAX_BYTES};
use crate::plan::{GridCell, GridRow, Plan, make_sheet_plan};
use crate::resolve::{RawCell, Told, Unfolder};

use super::repairs::Repairs;
use super::units::{Sheet, Unit, read_sample};

/// Rows of a sheet that a plan is made from.
const SAMPLE_ROWS: usize = 2_000;

/// The tables of a workbook: one, or several sheets that are parts of one table.
pub(super) fn sheets(file: usize, source: &mut dyn Source, answers: &Answers) -> Result<Vec<Unit>, Error> {
    let name = source.name().to_string();
    if source.len() > MAX_BYTES {
        return Err(Error::LimitExceeded {
            file: name,
            which: Limit::WorkbookBytes,
            limit: MAX_BYTES,
            found: source.len(),
            line: 0,
        });
    }
    let length = usize::try_from(source.len()).unwrap_or(usize::MAX);
    let bytes = read_sample(source, length)?;
    let mut book = Book::open(&name, bytes)?;
    let all: Vec<String> = book.sheets().iter().map(|sheet| sheet.name.clone()).collect();
    let chosen = choose(&name, &mut book, &all, answers)?;
    let mut units = Vec::new();
    for (number, plan) in chosen {
        let sheet = unfold(&mut book, number, file, &plan, &all)?;
        units.push(Unit { file, plan, sheet: Some(sheet) });
    }
    Ok(units)
}

/// The sheets that are read, and how. Sheets that are no tables are passed over; tables of unlike kinds are
/// a question.
fn choose(
    name: &str,
    book: &mut Book,
    all: &[String],
    answers: &Answers,
) -> Result<Vec<(usize, Plan)>, Error> {
    let told = |number: &usize| answers.sheets.is_empty() || answers.sheets.contains(&all[*number]);
    let visible: Vec<usize> = (0..all.len())
        .filter(|number| book.sheets()[*number].visible || answers.sheets.contains(&all[*number]))
        .filter(told)
        .collect();
    let mut plans: Vec<(usize, Plan)> = Vec::new();
    let mut open: Vec<Question> = Vec::new();
    let mut failure: Option<Error> = None;
    for number in visible {
        let (rows, whole) = beginning(book, number)?;
        if rows.is_empty() {
            continue;
        }
        match make_sheet_plan(name, &all[number], &rows, whole, answers) {
            Ok(plan) => plans.push((number, plan)),
            Err(Error::NeedsAnswer { questions }) => open.extend(questions),
            // The sheet that comes nearest to a table says what is missing.
            Err(error) => failure = Some(nearer(failure, error)),
        }
    }
    if !open.is_empty() {
        // A question of each of twelve months is one question.
        open.dedup();
        let mut kinds: Vec<Question> = Vec::new();
        for question in open {
            if !kinds.iter().any(|known| std::mem::discriminant(known) == std::mem::discriminant(&question)) {
                kinds.push(question);
            }
        }
        return Err(Error::NeedsAnswer { questions: kinds });
    }
    let Some((_, first)) = plans.first() else {
        let empty = || Error::NotATable { file: name.to_string(), why: NotATable::NoRows };
        return Err(failure.unwrap_or_else(empty));
    };
    if answers.sheets.is_empty() && plans.iter().any(|(_, plan)| kind_of(plan) != kind_of(first)) {
        let candidates = plans.iter().map(|(number, _)| all[*number].clone()).collect();
        return Err(Error::NeedsAnswer {
            questions: vec![Question::Sheet { file: name.to_string(), candidates }],
        });
    }
    Ok(plans)
}

/// Of two refusals, the one of the sheet that has more of a table.
fn nearer(known: Option<Error>, other: Error) -> Error {
    let columns = |error: &Error| match error {
        Error::NotATable { why: NotATable::NoColumn { role, headers }, .. } => {
            headers.len() + if *role == Role::Province { 0 } else { 100 }
        }
        Error::NotATable { why: NotATable::NoRows, .. } => 0,
        _ => 1_000,
    };
    match known {
        Some(known) if columns(&known) >= columns(&other) => known,
        _ => other,
    }
}

/// What makes sheets parts of one table: the labels that rows have, and whether there are products.
fn kind_of(plan: &Plan) -> (Vec<Role>, bool, bool) {
    let layout = plan.layout.as_ref();
    let counts = |role: &Role| !matches!(role, Role::Flow | Role::Period | Role::Year | Role::Month);
    let mut roles: Vec<Role> = layout
        .map_or(&[][..], |layout| layout.labels.as_slice())
        .iter()
        .map(|label| label.role)
        .filter(counts)
        .collect();
    roles.sort_unstable();
    let by_province = layout.is_some_and(|layout| layout.values.iter().any(|value| value.province.is_some()));
    (roles, plan.columns.product.is_some(), by_province)
}

/// The first rows of a sheet, and whether they are all.
fn beginning(book: &mut Book, sheet: usize) -> Result<(Vec<GridRow>, bool), Error> {
    let (mut rows, mut whole) = (Vec::new(), true);
    book.rows(sheet, &mut |line, cells| {
        if rows.len() == SAMPLE_ROWS {
            whole = false;
            return false;
        }
        rows.push(GridRow { line: u64::from(line), cells: cells.iter().map(grid_cell).collect() });
        true
    })?;
    Ok((rows, whole))
}

fn grid_cell(cell: &Cell) -> GridCell {
    let is_number = matches!(cell, Cell::Number(_));
    let text = crate::types::mended(&text_of(cell)).unwrap_or_else(|| text_of(cell));
    GridCell { text: text.trim().to_string(), is_number }
}

fn text_of(cell: &Cell) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) | Cell::Number(text) | Cell::Error(text) => text.clone(),
        Cell::Date { year, month, day } => format!("{year:04}-{month:02}-{day:02}"),
        Cell::Bool(value) => if *value { "TRUE" } else { "FALSE" }.to_string(),
    }
}

/// All rows of a sheet as observations.
fn unfold(book: &mut Book, number: usize, file: usize, plan: &Plan, all: &[String]) -> Result<Sheet, Error> {
    let mut rows = Vec::new();
    let mut repairs = Repairs::default();
    let mut records = 0;
    if let Some(mut unfolder) = Unfolder::new(plan, file as u32) {
        book.rows(number, &mut |line, cells| {
            let texts: Vec<String> = cells.iter().map(text_of).collect();
            let raw: Vec<RawCell<'_>> = texts
                .iter()
                .zip(cells)
                .map(|(text, cell)| RawCell {
                    text: text.trim(),
                    is_number: matches!(cell, Cell::Number(_)),
                    is_date: matches!(cell, Cell::Date { .. }),
                })
                .collect();
            unfolder.row(u64::from(line), &raw, &mut rows, &mut |told| {
                if let Told::Repair(kind, example) = told {
                    repairs.add(kind, example);
                }
            });
            true
        })?;
        records = unfolder.rows();
    }
    let name = all.get(number).cloned().unwrap_or_default();
    Ok(Sheet { name, all: all.to_vec(), rows, records, repairs })
}
