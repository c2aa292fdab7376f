//! Whether bare numbers behind a year are months or quarters, and periods that a spreadsheet has damaged.

use crate::error::{Answers, NotATable, Question, Role};
use crate::types::YearPart;

use super::columns::{Found, Head};
use super::grid::GridRow;
use super::layout::PeriodPart;
use super::stretch;

/// Months or quarters: the visitor, the head of the column, the numbers themselves, a title. Where all numbers
/// are those of quarters and no word says which, the visitor is asked.
pub(super) fn find(
    file: &str,
    answers: &Answers,
    (found, heads, head_line): (&Found, &[Head], u64),
    titles: &[String],
    body: &[GridRow],
    questions: &mut Vec<Question>,
) -> YearPart {
    let whole = found.label(Role::Period).or(found.label(Role::Year));
    let month = found.label(Role::Month);
    let column = month.or(whole);
    // A number that stands alone is one of a year's parts only in a column of its own.
    let number = |text: &str| match month {
        Some(_) => text.parse().ok().map(|number| (number, text.len() == 1)),
        None => behind_year(text),
    };
    let mut numbers: Vec<(u8, bool, u64, &str)> = Vec::new();
    for row in body {
        let text = column.map_or("", |at| row.text(at));
        numbers.extend(number(text).map(|(number, is_short)| (number, is_short, row.line, text)));
    }
    for value in &found.values {
        let text = heads[value.column].text.as_str();
        numbers.extend(behind_year(text).map(|(number, is_short)| (number, is_short, head_line, text)));
    }
    let Some((_, _, line, example)) = numbers.first().copied() else { return YearPart::Month };
    if let Some(told) = answers.year_part {
        return told;
    }
    let over = column.map(|at| &heads[at]);
    let says_quarter = over.is_some_and(|head| stretch::says_quarter(&head.text));
    let says_month = over.is_some_and(|head| head.header.names_months());
    match (says_quarter, says_month) {
        (true, false) => return YearPart::Quarter,
        (false, true) => return YearPart::Month,
        _ => {}
    }
    if numbers.iter().any(|(number, is_short, ..)| *number > 4 || !is_short) {
        return YearPart::Month;
    }
    // A title that names one quarter may stand over its three months.
    let titled = |title: &&String| stretch::says_quarter(title);
    if titles.iter().any(|title| titled(&title))
        && titles.iter().filter(titled).all(|title| stretch::stretch(title).is_none())
    {
        return YearPart::Quarter;
    }
    questions.push(Question::YearPart { file: file.to_string(), example: example.to_string(), line });
    YearPart::Month
}

/// Columns of amounts whose heads say `2024/1` become those of quarters.
pub(super) fn apply(part: YearPart, found: &mut Found, heads: &[Head]) {
    for value in &mut found.values {
        let Some(PeriodPart::Whole(period)) = value.period else { continue };
        if let Some((number, _)) = behind_year(&heads[value.column].text)
            && let Some((first, last)) = part.months(number)
        {
            let period = crate::types::Period::months(period.calendar_year(), first, last);
            value.period = period.map(PeriodPart::Whole);
        }
    }
}

/// A period such as `2024.1`, which is January, or what a spreadsheet left of `2024.10`.
pub(super) fn damaged(
    (found, heads, head_line): (&Found, &[Head], u64),
    body: &[GridRow],
) -> Option<NotATable> {
    let in_heads = heads.iter().map(|head| (head.text.as_str(), head_line));
    let columns = [found.label(Role::Period), found.label(Role::Year)];
    let in_cells = body.iter().flat_map(|row| columns.iter().flatten().map(|at| (row.text(*at), row.line)));
    let (example, line) = in_heads.chain(in_cells).find(|(text, _)| is_damaged(text))?;
    Some(NotATable::DecimalPeriods { example: example.to_string(), line })
}

/// Whether a text is a year, a decimal mark, and what may have lost a zero; with a comma no text is a month.
fn is_damaged(text: &str) -> bool {
    let Some((year, rest)) = text.split_once(['.', ',']) else { return false };
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let is_year = year.len() == 4 && year.parse().is_ok_and(|year: u16| (1980..=2060).contains(&year));
    let is_mark = rest.len() == 1 && rest != "0" || rest.len() == 2 && text.contains(',');
    is_year && digits(rest) && is_mark
}

/// The number behind a year, and whether it is written with one digit: `2024/1`, `2024-03`.
fn behind_year(text: &str) -> Option<(u8, bool)> {
    let (year, number) = text.trim().split_once(['/', '-'])?;
    let is_year = year.len() == 4 && super::parse_year(year).is_some();
    let is_number = (1..=2).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit());
    (is_year && is_number).then(|| Some((number.parse().ok()?, number.len() == 1)))?
}
