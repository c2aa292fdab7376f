//! A plan from the first rows of a table, whatever the file is.

use crate::error::{Answers, Error, NotATable, Question, Role};
use crate::ingest::{Dialect, Encoding};
use crate::types::{CodeReport, Currency, Nomenclature, PreviewRow, RepairKind};

use super::columns::{self, Found, Head, across_nomenclature};
use super::grid::GridRow;
use super::layout::{Label, Layout};
use super::money::{self, Money};
use super::{
    Codes, DecimalMark, Plan, fills, heads, marker, nomenclature, number_style, parse_period, title,
};

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
    let heads = column_heads(rows, place);
    let body = &rows[place.data.min(rows.len())..];
    let titles = titles(sample, place);
    let title_period = title::period(&titles);
    let mut questions = Vec::new();
    let table =
        columns::Table { file, heads: &heads, rows: body, answers, has_period: title_period.is_some() };
    let found = columns::find(&table, &mut questions).map_err(not_a_table)?;
    if body.is_empty() && whole {
        return Err(not_a_table(NotATable::NoRows));
    }
    let notes: Vec<String> = texts_of(&titles, &heads, body);
    let passport = title::passport(&notes);
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
    let money = money(sample, answers, &found, &heads, &titles, body, &mut questions);
    let decimal_mark = decimal_mark(sample, answers, &found, body, &mut questions);
    // Amounts that are computed from shares have decimals whatever the shares have.
    let has_shares = found.values.iter().any(|value| value.share_of.is_some());
    let decimal_mark = if has_shares { decimal_mark.or(Some(DecimalMark::Point)) } else { decimal_mark };
    let day_first = day_first(sample, answers, &found, body, &mut questions);
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
    let layout = (!is_plain).then(|| Layout {
        first_line: body.first().map_or_else(|| rows.last().map_or(1, |row| row.line + 1), |row| row.line),
        head_lines: rows.iter().take(place.last + 1).skip(place.first).map(|row| row.line).collect(),
        last_head: rows
            .get(place.last)
            .map_or_else(Vec::new, |row| row.cells.iter().map(|cell| cell.text.clone()).collect()),
        half_width_ppm: half_width(&found, body),
        share_scale: found.share_scale,
        serial_dates: serial_dates(&found, body),
        values: found.values.clone(),
        period: title_period,
        labels: labels.clone(),
    });
    let has_product =
        found.label(Role::Product).is_some() || found.values.iter().any(|value| value.product.is_some());
    let has_partner = found.label(Role::Partner).is_some();
    let columns = match &layout {
        Some(_) => Plan::unfolded_columns(has_product, has_partner, found.label(Role::Firm).is_some()),
        None => plain_columns(&labels, found.values[0].column),
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
        unit_evidence: if answers.unit.is_some() { String::new() } else { money.evidence },
        codes,
        code_report,
        day_first,
        header,
        reports: found.reports,
        preview,
        passport: passport.corrected(&answers.passport),
        undo: answers.undo.clone(),
        assign: answers.assign.clone(),
        has_other_labels,
        world_is_total: world_is_total(&labels, body),
    })
}

/// The heads of every column: the texts of its rows, one that stands over several columns over each.
fn column_heads(rows: &[GridRow], place: heads::Heads) -> Vec<Head> {
    let head_rows = &rows[place.first.min(rows.len())..(place.last + 1).min(rows.len())];
    let body = rows.iter().skip(place.data).take(50);
    let filled = |row: &GridRow| row.filled().last().map_or(0, |(at, _)| at + 1);
    let last = head_rows.last().map_or(0, |row| row.cells.len());
    let width = match head_rows.len() {
        0 | 1 => last,
        _ => head_rows.iter().map(|row| row.cells.len()).max().unwrap_or(0),
    };
    let wider = body.map(filled).max().unwrap_or(0);
    // Only a table whose heads are cut short is wider than they are: a stray delimiter is a problem of its row.
    let width = if last < wider && head_rows.len() > 1 { width.max(wider) } else { width };
    let mut parts: Vec<Vec<String>> = vec![Vec::new(); width];
    for (at, row) in head_rows.iter().enumerate() {
        let is_last = at + 1 == head_rows.len();
        let mut above = "";
        for (column, parts) in parts.iter_mut().enumerate() {
            let text = row.text(column);
            if !text.is_empty() {
                above = text;
                parts.push(text.to_string());
                continue;
            }
            // A head over several columns: the ones to its right are blank, and the row below goes on.
            let below = head_rows.get(at + 1).map_or("", |row| row.text(column));
            let groups = !above.is_empty() && !is_last && !below.is_empty() && is_group(above);
            if groups {
                parts.push(above.to_string());
            }
        }
    }
    for parts in &mut parts {
        parts.dedup();
    }
    parts.iter().map(|parts| Head::new(parts)).collect()
}

/// Whether a head can stand over several columns: it says when, which way, of what, or in which unit.
fn is_group(text: &str) -> bool {
    let head = Head::new(&[text.to_string()]);
    let money = Money::of(&head.header);
    !head.facets.is_empty()
        || head.facets.derived.is_some()
        || money.currency.is_some()
        || money.unit.is_some()
        || head.header.score(Role::Amount) > 0
}

/// Texts above the heads, and the name of the sheet.
fn titles(sample: &Sample<'_>, place: heads::Heads) -> Vec<String> {
    let above = sample.rows.iter().take(place.first);
    let texts = above.flat_map(|row| row.filled().map(|(_, text)| text.to_string()));
    texts.chain(sample.sheet.map(str::to_string)).collect()
}

/// Titles, heads, and lines below the table that hold no figures: all that speaks of the whole of it.
fn texts_of(titles: &[String], heads: &[Head], body: &[GridRow]) -> Vec<String> {
    let is_note = |row: &&GridRow| {
        let filled: Vec<&str> = row.filled().map(|(_, text)| text).collect();
        filled.len() <= 2 && filled.iter().any(|text| text.chars().count() > 12)
    };
    let notes = body.iter().filter(is_note).flat_map(|row| row.filled().map(|(_, text)| text.to_string()));
    titles.iter().cloned().chain(heads.iter().map(|head| head.text.clone())).chain(notes).collect()
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
        origin: None,
    }
}

/// Currency and unit: the visitor, heads, titles, signs in the cells. Whoever says nothing is asked.
fn money(
    sample: &Sample<'_>,
    answers: &Answers,
    found: &Found,
    heads: &[Head],
    titles: &[String],
    body: &[GridRow],
    questions: &mut Vec<Question>,
) -> Money {
    let told = Money { currency: answers.currency, unit: answers.unit, evidence: String::new() };
    let of_heads = found.money.clone();
    // A head of its own column: "Birim", or a unit over a column that is not used.
    let beside = Money::of_texts(heads.iter().map(|head| head.text.as_str()));
    let of_titles = Money::of_texts(titles.iter().map(String::as_str));
    let unit_column = heads.iter().position(|head| {
        matches!(head.header.folded.as_str(), "birim" | "unit" | "parabirimi" | "currency" | "olcubirimi")
    });
    let of_cells =
        unit_column.map_or_else(Money::default, |at| Money::of_texts(body.iter().map(|row| row.text(at))));
    let signs = found.values.iter().flat_map(|value| body.iter().map(|row| row.text(value.column)));
    let sign = signs.clone().find_map(money::sign);
    let of_signs = Money { currency: sign, unit: None, evidence: String::new() };
    let money = told.or(of_heads).or(of_cells).or(of_titles).or(of_signs).or(beside);
    if money.currency.is_none() {
        let first = found.values.first().map_or(0, |value| value.column);
        questions.push(Question::Money {
            file: sample.file.to_string(),
            header: heads.get(first).map_or_else(String::new, |head| head.text.clone()),
            example: signs.clone().find(|text| super::grid::is_number(text)).unwrap_or("").to_string(),
        });
    }
    Money { currency: Some(money.currency.unwrap_or(Currency::Usd)), ..money }
}

/// The decimal mark, from the texts of all amounts; numbers of a workbook have none.
fn decimal_mark(
    sample: &Sample<'_>,
    answers: &Answers,
    found: &Found,
    body: &[GridRow],
    questions: &mut Vec<Question>,
) -> Option<DecimalMark> {
    match answers.decimal_mark {
        Some(',') => return Some(DecimalMark::Comma),
        Some('.') => return Some(DecimalMark::Point),
        _ => {}
    }
    let columns: Vec<usize> =
        found.values.iter().flat_map(|value| std::iter::once(value.column).chain(value.share_of)).collect();
    let mut texts = Vec::new();
    let mut numbers = false;
    for row in body {
        for cell in columns.iter().filter_map(|at| row.cells.get(*at)) {
            match cell.is_number {
                true => numbers = true,
                false if marker(&cell.text).is_none() && super::grid::is_number(&cell.text) => {
                    texts.push((row.line, cell.text.as_str()));
                }
                false => {}
            }
        }
    }
    let amounts: Vec<&str> = texts.iter().map(|(_, text)| *text).collect();
    match number_style::decide(&amounts) {
        number_style::Decision::Mark(mark) => Some(mark),
        number_style::Decision::WholeNumbers => numbers.then_some(DecimalMark::Point),
        number_style::Decision::Either { row } => {
            // Shares and changes beside the amounts are written by the same hand.
            if let Some(mark) = mark_beside(found, body) {
                return Some(mark);
            }
            let (line, example) = texts.get(row).copied().unwrap_or((1, ""));
            questions.push(Question::DecimalMark {
                file: sample.file.to_string(),
                example: example.to_string(),
                line,
            });
            None
        }
    }
}

/// The decimal mark that columns beside the amounts are written with, where they agree on one.
fn mark_beside(found: &Found, body: &[GridRow]) -> Option<DecimalMark> {
    use number_style::Evidence;
    let used: Vec<usize> = found.labels.iter().map(|label| label.column).collect();
    let mut marks: Vec<DecimalMark> = Vec::new();
    for row in body {
        for (at, text) in row.filled().filter(|(at, _)| !used.contains(at)) {
            let is_code = found.values.iter().any(|value| value.column == at);
            let evidence =
                if is_code { Evidence::None } else { number_style::evidence(text.trim_matches('%')) };
            match evidence {
                Evidence::Certain(mark) if super::grid::is_number(text) && !marks.contains(&mark) => {
                    marks.push(mark)
                }
                _ => {}
            }
        }
    }
    match marks.as_slice() {
        [only] => Some(*only),
        _ => None,
    }
}

/// Whether the day comes first: a number that passes 12 settles it, else the visitor does.
fn day_first(
    sample: &Sample<'_>,
    answers: &Answers,
    found: &Found,
    body: &[GridRow],
    questions: &mut Vec<Question>,
) -> Option<bool> {
    if answers.day_first.is_some() {
        return answers.day_first;
    }
    let column = found.label(Role::Period).or(found.label(Role::Year))?;
    let (mut first, mut second, mut open) = (false, false, None);
    for row in body {
        let date = row.text(column);
        let parts: Vec<u16> = date.split('/').map(|part| part.trim().parse().unwrap_or(0)).collect();
        if let [a, b, year] = parts.as_slice()
            && *year > 31
        {
            first |= (13..=31).contains(a);
            second |= (13..=31).contains(b);
            if a != b && open.is_none() && (1..=12).contains(a) && (1..=12).contains(b) {
                open = Some((row.line, date));
            }
        }
    }
    match (first, second) {
        (true, false) => Some(true),
        (false, true) => Some(false),
        _ => {
            if let Some((line, example)) = open {
                questions.push(Question::DateOrder {
                    file: sample.file.to_string(),
                    example: example.to_string(),
                    line,
                });
            }
            None
        }
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

/// Whether the periods are numbers of days as spreadsheets keep dates.
fn serial_dates(found: &Found, body: &[GridRow]) -> bool {
    let Some(column) = found.label(Role::Period) else { return false };
    let mut texts = body.iter().map(|row| row.text(column)).filter(|text| !text.is_empty()).peekable();
    texts.peek().is_some()
        && texts.all(|text| text.parse::<u32>().is_ok_and(|days| (18_264..73_050).contains(&days)))
}

/// Half of the last digit that the shares print, in 1/1,000,000 of the total.
fn half_width(found: &Found, body: &[GridRow]) -> Option<u32> {
    let columns: Vec<usize> =
        found.values.iter().filter(|value| value.share_of.is_some()).map(|value| value.column).collect();
    if columns.is_empty() {
        return None;
    }
    let decimals = |text: &str| {
        let text = text.trim_matches('%').trim();
        text.rsplit_once(['.', ',']).map_or(0, |(_, decimals)| decimals.len())
    };
    let most =
        body.iter().flat_map(|row| columns.iter().map(|at| decimals(row.text(*at)))).max().unwrap_or(0);
    let width = [5_000u32, 500, 50, 5].get(most).copied().unwrap_or(0);
    Some(width.saturating_mul(found.share_scale.max(1)).min(5_000))
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

/// Whether a partner such as "Dünya" stands beside others. Where it is the only one, its rows are the data.
fn world_is_total(labels: &[Label], body: &[GridRow]) -> bool {
    let Some(partner) = labels.iter().find(|label| label.role == Role::Partner) else { return false };
    let texts = body.iter().map(|row| row.text(partner.column)).filter(|text| !text.is_empty());
    let (mut total, mut other) = (false, false);
    for text in texts {
        match is_all_partners(text) {
            true => total = true,
            false => other = true,
        }
    }
    total && other
}

/// Whether a partner text stands for all partners.
pub fn is_all_partners(text: &str) -> bool {
    super::resolve_partner(text) == super::PartnerText::Total
}

/// Four digits in a row that can be a year.
fn year_of(text: &str) -> Option<u16> {
    let parts = text.split(|letter: char| !letter.is_ascii_digit());
    parts
        .filter(|part| part.len() == 4)
        .filter_map(|part| part.parse().ok())
        .find(|year| (1900..2100).contains(year))
}
