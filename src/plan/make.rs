//! A plan from the first rows of a table, whatever the file is.

mod around;

use crate::error::{Answers, Error, NotATable, Question, Role};
use crate::ingest::{Dialect, Encoding};
use crate::types::{CodeReport, Nomenclature, Period, PreviewRow, RepairKind};

use super::columns::{self, Found, Head, across_nomenclature};
use super::grid::GridRow;
use super::layout::{Label, Layout};
use super::money::Money;
use super::{
    Codes, DecimalMark, Has, Plan, fills, heads, nomenclature, numbers, parse_period, scope, title, wordy,
    year_part,
};

use around::{column_heads, names_amounts, part_of_trade, second_table, texts_of, titles};

/// The beginning of a table.
pub(super) struct Sample<'a> {
    pub file: &'a str,
    pub rows: &'a [GridRow],
    /// Whether the rows are all that there are.
    pub whole: bool,
    pub encoding: Option<Encoding>,
    pub dialect: Dialect,
    /// Name of the sheet, where it is one of a workbook.
    pub sheet: Option<&'a str>,
}

/// Makes the plan of one sheet of a workbook from its first rows.
///
/// # Errors
///
/// As [`super::make_plan`], where they do not concern bytes.
pub fn make_sheet_plan(
    file: &str,
    sheet: &str,
    rows: &[GridRow],
    whole: bool,
    answers: &Answers,
) -> Result<Plan, Error> {
    let dialect = Dialect { delimiter: super::UNFOLDED_DELIMITER };
    let encoding = Some(Encoding::Utf8);
    make(&Sample { file, rows, whole, encoding, dialect, sheet: Some(sheet) }, answers)
}

pub(super) fn make(sample: &Sample<'_>, answers: &Answers) -> Result<Plan, Error> {
    let Sample { file, rows, whole, .. } = *sample;
    let not_a_table = |why| Error::NotATable { file: file.to_string(), why };
    let place = heads::find(rows);
    if heads::is_missing(rows) {
        return Err(not_a_table(NotATable::NoHeads));
    }
    let heads = column_heads(rows, place);
    let body = &rows[place.data.min(rows.len())..];
    let titles = titles(sample, place);
    if let Some(line) = second_table(rows, place, &titles) {
        return Err(not_a_table(NotATable::SeveralTables { line }));
    }
    let title_period = title::period(&titles);
    let mut questions = Vec::new();
    let table =
        columns::Table { file, heads: &heads, rows: body, answers, has_period: title_period.is_some() };
    let mut found = columns::find(&table, &mut questions).map_err(|why| {
        // No column of amounts was seen where none of them is a number.
        let is_blind = matches!(why, NotATable::NoColumn { role: Role::Amount | Role::Period, .. });
        let width = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
        let wordy = is_blind.then(|| wordy::refusal(rows, 0..width)).flatten();
        not_a_table(wordy.unwrap_or(why))
    })?;
    // Such a column of a year among others would be passed over.
    let is_label = |at: &usize| found.labels.iter().any(|label| label.column == *at);
    if let Some(why) = wordy::refusal(body, (0..heads.len()).filter(|at| !is_label(at))) {
        return Err(not_a_table(why));
    }
    if body.is_empty() && whole {
        return Err(not_a_table(NotATable::NoRows));
    }
    let notes: Vec<String> = texts_of(&titles, &heads, found.label(Role::Province), body);
    let place_head = found.label(Role::Province).map_or("", |at| heads[at].text.as_str());
    let passport = title::passport(&notes, place_head);
    // Flow: a column, a head, the visitor, a title.
    let by_values = found.values.iter().all(|value| value.flow.is_some());
    let flow = match (found.label(Role::Flow), answers.flow, found.flow) {
        (Some(_), _, _) => None,
        (None, Some(told), _) if !by_values || found.values.len() == 1 => Some(told),
        (None, _, _) if by_values && found.values.len() > 1 => None,
        (None, _, Some(said_by_header)) => Some(said_by_header),
        (None, ..) => {
            let said = title::flow(&titles);
            if said.is_none() {
                questions.push(Question::Flow { file: file.to_string() });
            }
            said
        }
    };
    let (money, money_column) =
        numbers::money(file, answers, &found, &heads, &titles, body, &mut questions).map_err(not_a_table)?;
    if let Some(title) = titles.iter().find(|title| scope::counts(title))
        && !found.values.iter().any(|value| names_amounts(&heads[value.column]))
        && answers.currency.is_none()
        && Money::of_texts(titles.iter().map(String::as_str)).currency.is_none()
    {
        return Err(not_a_table(NotATable::Counts { title: title.clone() }));
    }
    let decimal_mark = numbers::decimal_mark(file, answers, &found, body, &mut questions);
    // Amounts that are computed from shares have decimals whatever the shares have.
    let has_shares = found.values.iter().any(|value| value.share_of.is_some());
    let decimal_mark = if has_shares { decimal_mark.or(Some(DecimalMark::Point)) } else { decimal_mark };
    let day_first = numbers::day_first(file, answers, &found, body, &mut questions);
    let head_line = rows.get(place.last).map_or(1, |row| row.line);
    let over = (&found, heads.as_slice(), head_line);
    if let Some(why) = year_part::damaged(over, body) {
        return Err(not_a_table(why));
    }
    let part = year_part::find(file, answers, over, &titles, body, &mut questions);
    year_part::apply(part, &mut found, &heads);
    let (codes, code_report) = codes(file, &heads, body, &found, &titles, answers, &mut questions);
    if !questions.is_empty() {
        return Err(Error::NeedsAnswer { questions });
    }
    let passport = crate::types::Passport {
        currency: money.currency.unwrap_or_default(),
        synthetic: found.label(Role::SampleMark).is_some(),
        ..passport
    };
    let header: Vec<String> = heads.iter().map(|head| head.text.clone()).collect();
    let mut labels = found.labels.clone();
    if answers.repairs(RepairKind::FillDown) {
        fills::mark(&mut labels, &found.values, body);
    }
    let is_plain = sample.sheet.is_none()
        && place == heads::Heads { first: 0, last: 0, data: 1 }
        && rows.first().is_some_and(|row| row.line == 1)
        && !matches!(sample.encoding, Some(Encoding::Utf16Le | Encoding::Utf16Be))
        && is_long(&found)
        && labels.iter().all(|label| !label.fills_down)
        && (found.label(Role::Period).is_some() || found.label(Role::Year).is_some())
        && !has_sections(body, &found);
    let others = others(&found, body);
    let has_totals_beside = body.iter().any(|row| others.iter().any(|at| is_total_text(row.text(*at))));
    let layout = (!is_plain || has_totals_beside).then(|| Layout {
        others,
        money: money_column.map(|(at, _)| at),
        months: months(&titles, &found, title_period),
        width: sample.sheet.is_none().then_some(heads.len()),
        first_line: body.first().map_or_else(|| rows.last().map_or(1, |row| row.line + 1), |row| row.line),
        head_lines: rows.iter().take(place.last + 1).skip(place.first).map(|row| row.line).collect(),
        last_head: rows
            .get(place.last)
            .map_or_else(Vec::new, |row| row.cells.iter().map(|cell| cell.text.clone()).collect()),
        half_width_ppm: numbers::half_width(&found, body),
        share_scale: found.share_scale,
        serial_dates: numbers::serial_dates(&found, body),
        values: found.values.clone(),
        period: title_period,
        labels: labels.clone(),
    });
    let has_product =
        found.label(Role::Product).is_some() || found.values.iter().any(|value| value.product.is_some());
    let has_partner = found.label(Role::Partner).is_some();
    let weights = numbers::kilograms(&found, &heads);
    let columns = match &layout {
        Some(_) => {
            let firm = found.label(Role::Firm).is_some();
            let (money, weight) = (money_column.is_some(), weights.is_some());
            Plan::unfolded_columns(&Has { product: has_product, partner: has_partner, firm, money, weight })
        }
        None => columns::Columns {
            money: money_column.map(|(at, _)| at),
            weight: found.values[0].weight,
            ..plain_columns(&labels, found.values[0].column)
        },
    };
    let unit = match answers.repairs(RepairKind::Unit) {
        true => money.unit.unwrap_or(1),
        false => answers.unit.unwrap_or(1),
    };
    let has_other_labels = has_other_labels(&found, body);
    let preview = preview(rows, place, found.label(Role::Firm));
    Ok(Plan {
        version: 2,
        encoding: sample.encoding,
        dialect: sample.dialect,
        fields: if layout.is_some() { super::UNFOLDED_FIELDS } else { header.len() },
        columns,
        layout,
        flow,
        decimal_mark,
        unit,
        kilograms: weights.unwrap_or(1),
        money: money_column.map(|(_, said)| said),
        part: part_of_trade(&titles, &heads, &found, has_product),
        unit_evidence: if answers.unit.is_some() { String::new() } else { money.evidence },
        codes,
        code_report,
        day_first,
        year_part: part,
        header,
        reports: found.reports,
        preview,
        passport: passport.corrected(&answers.passport),
        undo: answers.undo.clone(),
        assign: answers.assign.clone(),
        has_other_labels,
        merges_partners: false,
    })
}

fn is_long(found: &Found) -> bool {
    matches!(found.values.as_slice(), [only] if only.period.is_none()
        && only.product.is_none() && only.province.is_none() && only.share_of.is_none())
}

/// Whether rows that hold a year, a flow or a province alone stand over others.
fn has_sections(body: &[GridRow], found: &Found) -> bool {
    let firm = found.label(Role::Firm).is_some();
    !firm
        && body.iter().any(|row| {
            let mut filled = row.filled();
            matches!((filled.next(), filled.next()), (Some((_, text)), None)
            if parse_period(text, None).is_some() || super::parse_flow(text).is_some())
        })
}

fn plain_columns(labels: &[Label], amount: usize) -> columns::Columns {
    let at = |role| labels.iter().find(|label| label.role == role).map(|label| label.column);
    columns::Columns {
        province: at(Role::Province).unwrap_or(0),
        product: at(Role::Product),
        amount,
        period: at(Role::Period),
        year: at(Role::Year),
        month: at(Role::Month),
        flow: at(Role::Flow),
        partner: at(Role::Partner),
        firm: at(Role::Firm),
        money: None,
        weight: None,
        origin: None,
    }
}

/// How the product codes of a table are read.
fn codes(
    file: &str,
    heads: &[Head],
    body: &[GridRow],
    found: &Found,
    titles: &[String],
    answers: &Answers,
    questions: &mut Vec<Question>,
) -> (Codes, CodeReport) {
    let product = found.label(Role::Product);
    let across: Vec<String> = found
        .values
        .iter()
        .filter(|value| !value.is_total)
        .filter_map(|value| value.product.clone())
        .collect();
    if product.is_none() && across.is_empty() {
        return nomenclature::none();
    }
    let mut cells: Vec<(&str, Option<&str>)> = across.iter().map(|text| (text.as_str(), None)).collect();
    if let Some(product) = product {
        let data = body.iter().filter(|row| fills::has_figure(row, &found.values));
        cells.extend(data.map(|row| (row.text(product), found.product_name.map(|at| row.text(at)))));
    }
    let time = found.label(Role::Period).or(found.label(Role::Year));
    let years = body.iter().filter_map(|row| time.map(|at| row.text(at)));
    let over = heads.iter().map(|head| head.text.as_str());
    // The head of the codes names their nomenclature, else a title does.
    let mut named = found.named.clone();
    for title in titles.iter().filter(|_| found.named.is_empty()) {
        let more = super::headers::Header::new(title).nomenclatures();
        named.extend(more.into_iter().filter(|known| *known != Nomenclature::Tiers));
    }
    named.dedup();
    if product.is_none()
        && let Some(known) = across_nomenclature(heads, &found.values)
        && matches!(known, Nomenclature::Tiers | Nomenclature::Tim)
    {
        named = vec![known];
    }
    let clues = nomenclature::Clues {
        file,
        header: product.map_or("", |at| heads[at].text.as_str()),
        named,
        cells,
        latest_year: years.chain(over).filter_map(year_of).max(),
        told: answers.nomenclature,
    };
    nomenclature::decide(&clues, questions)
}

/// The first rows as they stand: the heads, what stands above them, and a few below; firms are not shown.
fn preview(rows: &[GridRow], place: heads::Heads, firm: Option<usize>) -> Vec<PreviewRow> {
    const ABOVE: usize = 3;
    const BELOW: usize = 6;
    let from = place.first.saturating_sub(ABOVE);
    let shown = rows.iter().enumerate().skip(from).take(place.data - from + BELOW);
    let cell = |text: &str| text.chars().take(80).collect();
    let row = |(at, row): (usize, &GridRow)| PreviewRow {
        line: row.line,
        is_head: at < place.data,
        cells: row
            .cells
            .iter()
            .enumerate()
            .take(40)
            .map(|(column, found)| match Some(column) == firm && at >= place.data {
                true => "•••".to_string(),
                false => cell(&found.text),
            })
            .collect(),
    };
    shown.map(row).collect()
}

/// Columns of words that have no role.
fn others(found: &Found, body: &[GridRow]) -> Vec<usize> {
    let unused = found.reports.iter().enumerate().filter(|(_, report)| report.role.is_none());
    let holds_words = |at: &usize| body.iter().any(|row| row.text(*at).chars().any(char::is_alphabetic));
    unused.map(|(at, _)| at).filter(holds_words).collect()
}

/// Whether a text says that its row is a total: "Toplam", "Marmara Toplamı".
pub fn is_total_text(text: &str) -> bool {
    let folded = crate::messages::fold(text);
    ["toplam", "toplami", "geneltoplam", "total", "subtotal"].iter().any(|word| folded.ends_with(word))
}

/// The months of each year that a table is of, where its titles name them and its columns years alone.
fn months(titles: &[String], found: &Found, whole: Option<Period>) -> Option<(u8, u8)> {
    let of_years = |value: &super::ValueColumn| match value.period {
        Some(super::PeriodPart::Whole(period)) => Some(period.calendar_year()).filter(|_| period.is_year()),
        _ => None,
    };
    let years: Vec<u16> = found.values.iter().filter_map(of_years).collect();
    if let Some(part) = whole.filter(|period| !period.is_year() && years.contains(&period.calendar_year())) {
        return Some((part.first_month(), part.last_month()));
    }
    if found.label(Role::Month).is_some() || found.label(Role::Period).is_some() {
        return None;
    }
    // A month in a name or in an address is no period of trade.
    let speaks_of_trade = |title: &&String| {
        let folded = crate::messages::fold(title);
        ["donem", "ihracat", "ithalat", "ticaret", "export", "import", "trade"]
            .iter()
            .any(|word| folded.contains(word))
    };
    let mut named: Vec<(u8, u8)> = Vec::new();
    for title in titles.iter().filter(speaks_of_trade) {
        if let Some(super::PeriodPart::Months(first, last)) =
            super::facets::period(std::slice::from_ref(title))
        {
            named.push((first, last));
        }
    }
    named.dedup();
    match named.as_slice() {
        [only] => Some(*only),
        _ => None,
    }
}

/// Whether a column that is not used holds words or codes, in which rows may differ; firms do.
fn has_other_labels(found: &Found, body: &[GridRow]) -> bool {
    if found.label(Role::Firm).is_some() {
        return true;
    }
    let unused = found.reports.iter().enumerate().filter(|(_, report)| report.role.is_none());
    unused.into_iter().any(|(at, report)| {
        report.why != crate::types::Why::Derived && body.iter().any(|row| !row.text(at).is_empty())
    })
}

/// Four digits in a row that can be a year.
fn year_of(text: &str) -> Option<u16> {
    let parts = text.split(|letter: char| !letter.is_ascii_digit());
    parts
        .filter(|part| part.len() == 4)
        .filter_map(|part| part.parse().ok())
        .find(|year| (1900..2100).contains(year))
}
