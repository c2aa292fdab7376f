//! Rows of a table as it was laid out to rows that are one observation each.
//!
//! What comes out is read again as any other rows are, so that numbers, texts, problems and the ledger know
//! nothing of layouts. Each such row carries the line and the column where its amount stands in the file.

use crate::error::Role;
use crate::plan::{
    Label, Layout, PeriodPart, Plan, ProvinceText, ValueColumn, is_total_text, marker, parse_flow,
    parse_part, parse_period_of, parse_year, resolve_province,
};
use crate::types::{Flow, Period, RepairExample, RepairKind, decimal_text, mended};

use super::amount::parse_amount;
use super::facts::{Tell, Told};
use super::rows::shorten;
use super::unfolded::{day_of_serial, worded_year, write_fields, write_row};

/// Makes rows of one observation each.
pub struct Unfolder {
    layout: Layout,
    plan: Plan,
    file: u32,
    /// The labels of the row before, by position among the layout's labels.
    above: Vec<String>,
    /// What a row that holds nothing else says of those below it.
    section: Section,
    told_titles: bool,
    /// Whether the row is a total by a word that stands in a column without a role.
    is_total: bool,
    /// Currency and unit that the row says.
    money: String,
    /// Rows that held amounts.
    rows: u64,
    /// The line on which the next row begins, where no blank line stands between.
    next_line: u64,
}

#[derive(Default)]
struct Section {
    period: Option<Period>,
    flow: Option<Flow>,
    province: Option<String>,
}

/// One cell of a row on its way.
#[derive(Clone, Copy, Debug, Default)]
pub struct RawCell<'a> {
    /// Its text.
    pub text: &'a str,
    /// Whether it is a workbook's number, written with a point.
    pub is_number: bool,
    /// Whether it is a workbook's date, which it keeps as a number of days.
    pub is_date: bool,
}

impl Unfolder {
    /// For the file at this position of the data set; `None` where its rows are observations already.
    pub fn new(plan: &Plan, file: u32) -> Option<Unfolder> {
        let layout = plan.layout.clone()?;
        let above = vec![String::new(); layout.labels.len()];
        Some(Unfolder {
            layout,
            plan: plan.clone(),
            file,
            above,
            section: Section::default(),
            told_titles: false,
            is_total: false,
            money: String::new(),
            rows: 0,
            next_line: 0,
        })
    }

    /// Rows that held amounts, so far.
    pub fn rows(&self) -> u64 {
        self.rows
    }

    /// Takes a row of texts.
    pub fn texts(&mut self, line: u64, texts: &[String], out: &mut Vec<u8>, tell: Tell<'_>) {
        let cells: Vec<RawCell<'_>> =
            texts.iter().map(|text| RawCell { text: text.trim(), ..RawCell::default() }).collect();
        self.row(line, &cells, out, tell);
    }

    /// Takes a row.
    pub fn row(&mut self, line: u64, cells: &[RawCell<'_>], out: &mut Vec<u8>, tell: Tell<'_>) {
        if line < self.layout.first_line {
            if cells.iter().any(|cell| !cell.text.is_empty()) && !self.told_titles {
                self.titles(line, cells, out, tell);
            }
            return;
        }
        let is_blank = cells.iter().all(|cell| cell.text.is_empty());
        // Readers pass over blank lines: then the number of the line says that there was one.
        if is_blank || line > self.next_line {
            self.forget();
        }
        self.next_line = line + 1 + self.line_ends(cells);
        if is_blank {
            return;
        }
        let text = |column: usize| cells.get(column).map_or("", |cell| cell.text);
        if self.is_head_again(cells) {
            self.aside(RepairKind::TitleRows, line, cells, out, tell);
            return;
        }
        let has_amount = self.layout.values.iter().any(|value| !text(value.column).is_empty());
        if !has_amount && !self.is_bare_row(cells) {
            self.no_amount(line, cells, out, tell);
            return;
        }
        if self.layout.values.iter().all(|value| {
            let amount = text(value.column);
            amount.is_empty() || (!amount.bytes().any(|b| b.is_ascii_digit()) && marker(amount).is_none())
        }) && has_amount
            && self.says_no_label(cells)
        {
            // A title in the middle of a sheet, over the columns of amounts.
            self.forget();
            self.aside(RepairKind::Notes, line, cells, out, tell);
            return;
        }
        if let Some(width) = self.layout.width
            && self.is_ragged(cells, width)
        {
            let fields = [&format!("{}/{width}", cells.len()), line.to_string().as_str()].map(str::to_string);
            write_fields(&fields, out);
            return;
        }
        self.rows += 1;
        let is_total = self.layout.others.iter().any(|at| is_total_text(text(*at)));
        self.money = self.layout.money.map_or_else(String::new, |at| text(at).to_string());
        let labels = self.labels(line, cells, is_total, tell);
        for at in 0..self.layout.values.len() {
            self.value(at, line, cells, &labels, out, tell);
        }
        if self.layout.half_width_ppm.is_some() {
            self.rest(line, cells, &labels, out);
        }
    }

    /// A row of a long table whose amount alone is missing: it is a row, and a bad one.
    fn is_bare_row(&self, cells: &[RawCell<'_>]) -> bool {
        let filled = |role: Role| {
            self.layout
                .label(role)
                .is_some_and(|label| cells.get(label.column).is_some_and(|cell| !cell.text.is_empty()))
        };
        let labels = self
            .layout
            .labels
            .iter()
            .filter(|label| cells.get(label.column).is_some_and(|cell| !cell.text.is_empty()));
        let is_place = self.layout.label(Role::Province).is_some_and(|label| {
            let text = cells.get(label.column).map_or("", |cell| cell.text);
            resolve_province(text) != ProvinceText::Unknown
        });
        self.layout.is_long() && filled(Role::Province) && is_place && labels.count() >= 2
    }

    fn says_no_label(&self, cells: &[RawCell<'_>]) -> bool {
        self.layout.labels.iter().all(|label| cells.get(label.column).is_none_or(|cell| cell.text.is_empty()))
    }

    /// A row without an amount: a period, a flow or a province over the rows below it, or a note.
    fn no_amount(&mut self, line: u64, cells: &[RawCell<'_>], out: &mut Vec<u8>, tell: Tell<'_>) {
        let mut filled = cells.iter().enumerate().filter(|(_, cell)| !cell.text.is_empty());
        let (Some((column, cell)), second) = (filled.next(), filled.next()) else { return };
        let alone = second.is_none();
        if alone && self.section(cell.text, column) {
            return;
        }
        // A title between two blocks ends the first one; a row whose amounts are blank does not.
        let is_inner = self.layout.labels.iter().any(|label| label.column == column && !label.fills_down);
        if alone && !is_inner {
            self.forget();
        }
        // Labels that stand over a block of rows are those of the rows below.
        for (at, label) in self.layout.labels.iter().enumerate() {
            let text = cells.get(label.column).map_or("", |cell| cell.text);
            if label.fills_down && !text.is_empty() && !alone {
                self.above[at] = text.to_string();
            }
        }
        self.aside(RepairKind::Notes, line, cells, out, tell);
    }

    /// Takes a row for no data; where the visitor took that back, it is a row without an amount.
    fn aside(&self, kind: RepairKind, line: u64, cells: &[RawCell<'_>], out: &mut Vec<u8>, tell: Tell<'_>) {
        let words = self.words(cells);
        if self.plan.repairs(kind) {
            self.note(kind, line, 0, &words, "", tell);
            return;
        }
        let flow = self.plan.flow.map_or("", Flow::id);
        let fields = ["", flow, "", "", "", &words, &line.to_string(), "0", "", "", ""];
        write_row(fields, out);
    }

    /// What stands in a row, but for its firm.
    fn words(&self, cells: &[RawCell<'_>]) -> String {
        let firm = self.layout.label(Role::Firm).map(|label| label.column);
        let shown = cells.iter().enumerate().filter(|(at, cell)| Some(*at) != firm && !cell.text.is_empty());
        shown.map(|(_, cell)| cell.text).collect::<Vec<_>>().join(" · ")
    }

    /// Whether a text that stands alone in a row says when, which way or where the rows below are.
    fn section(&mut self, text: &str, column: usize) -> bool {
        let has = |role: Role| self.layout.label(role).is_some_and(|label| label.column != column);
        let over_values = |test: fn(&ValueColumn) -> bool| self.layout.values.iter().any(test);
        let timed = has(Role::Period) || has(Role::Year) || over_values(|value| value.period.is_some());
        // The day of a print says nothing of the rows below it.
        let is_day = text.split(['.', '-', '/']).filter(|part| part.parse::<u16>().is_ok()).count() == 3;
        if !timed
            && !is_day
            && let Some(period) = self.period_of(text).or_else(|| worded_year(text))
        {
            self.section.period = Some(period);
            self.forget();
            return true;
        }
        let flows = has(Role::Flow) || over_values(|value| value.flow.is_some());
        if !flows && let Some(flow) = parse_flow(text) {
            self.section.flow = Some(flow);
            self.forget();
            return true;
        }
        let placed = has(Role::Province) || over_values(|value| value.province.is_some());
        if placed || !matches!(resolve_province(text), ProvinceText::Place(_)) {
            return false;
        }
        self.forget();
        match self.layout.labels.iter().position(|label| label.role == Role::Province) {
            // In the column of the provinces it fills down, as any other one there.
            Some(at) => self.above[at] = text.to_string(),
            None => self.section.province = Some(text.to_string()),
        }
        true
    }

    /// The texts of the labels of a row, blank ones filled from above where that is what they mean.
    fn labels(&mut self, line: u64, cells: &[RawCell<'_>], is_total: bool, tell: Tell<'_>) -> Vec<String> {
        self.is_total = is_total;
        let mut texts = Vec::with_capacity(self.layout.labels.len());
        for at in 0..self.layout.labels.len() {
            let Label { column, role, fills_down } = self.layout.labels[at];
            let text = cells.get(column).map_or("", |cell| cell.text);
            // What is read here and not where texts get their numbers is mended here.
            let sound = match role {
                Role::Period if self.layout.serial_dates => {
                    let date = text.parse().ok().map(day_of_serial);
                    if let Some(date) = &date {
                        self.note(RepairKind::Dates, line, column as u32 + 1, text, date, tell);
                    }
                    date
                }
                Role::Period if cells.get(column).is_some_and(|cell| cell.is_date) => {
                    self.note(RepairKind::Dates, line, column as u32 + 1, "", text, tell);
                    None
                }
                Role::Period | Role::Month | Role::Flow => mended(text),
                _ => None,
            };
            let text = sound.as_deref().unwrap_or(text);
            let filled = text.is_empty() && fills_down && !is_total && !self.above[at].is_empty();
            if filled {
                let above = self.above[at].clone();
                // A province's or a year's total does not belong to the product above it.
                self.note(RepairKind::FillDown, line, column as u32 + 1, "", &above, tell);
                texts.push(above);
                continue;
            }
            if !text.is_empty() {
                if fills_down
                    && matches!(role, Role::Province | Role::Year | Role::Period)
                    && text != self.above[at]
                {
                    self.forget_behind(at);
                }
                self.above[at] = text.to_string();
            }
            texts.push(text.to_string());
        }
        texts
    }

    /// A block ends: no label of it is one of the rows below.
    fn forget(&mut self) {
        self.above.iter_mut().for_each(String::clear);
    }

    /// Line ends within the cells of a record of a text; a row of a sheet is one line whatever its cells hold.
    fn line_ends(&self, cells: &[RawCell<'_>]) -> u64 {
        match self.layout.width {
            Some(_) => cells.iter().map(|cell| cell.text.matches('\n').count() as u64).sum(),
            None => 0,
        }
    }

    /// A new block begins: the labels to its right begin anew.
    fn forget_behind(&mut self, at: usize) {
        let column = self.layout.labels[at].column;
        for (other, label) in self.layout.labels.iter().enumerate() {
            if label.column > column && label.fills_down {
                self.above[other].clear();
            }
        }
    }

    fn value(
        &mut self,
        at: usize,
        line: u64,
        cells: &[RawCell<'_>],
        labels: &[String],
        out: &mut Vec<u8>,
        tell: Tell<'_>,
    ) {
        let value = &self.layout.values[at];
        let cell = cells.get(value.column).copied().unwrap_or_default();
        if cell.text.is_empty() && !self.layout.is_long() {
            return;
        }
        let amount = match value.share_of {
            Some(total) => match self.share(cell, cells.get(total).copied().unwrap_or_default()) {
                Some(amount_e4) => self.in_mark(&decimal_text(amount_e4)),
                None => cell.text.to_string(),
            },
            None => self.written(cell),
        };
        let column = value.column;
        if !self.layout.is_long() && value.share_of.is_none() {
            self.note(RepairKind::Unpivoted, line, column as u32 + 1, cell.text, "", tell);
        }
        let weight = value.weight.and_then(|at| cells.get(at)).map(|cell| self.written(*cell));
        let texts = (amount.as_str(), weight.as_deref().unwrap_or(""));
        self.emit_as(at, (line, column), texts, labels, None, out);
    }

    /// What the shares of a row leave to the whole.
    fn rest(&self, line: u64, cells: &[RawCell<'_>], labels: &[String], out: &mut Vec<u8>) {
        let mut done: Vec<usize> = Vec::new();
        for (at, value) in self.layout.values.iter().enumerate() {
            let Some(total) = value.share_of.filter(|total| !done.contains(total)) else { continue };
            done.push(total);
            let total_cell = cells.get(total).copied().unwrap_or_default();
            let Some(mut rest_e4) = self.amount_e4(total_cell) else { continue };
            let same = self.layout.values.iter().filter(|other| other.share_of == Some(total));
            for other in same {
                let cell = cells.get(other.column).copied().unwrap_or_default();
                rest_e4 -= self.share(cell, total_cell).unwrap_or(0);
            }
            let rest = self.in_mark(&decimal_text(rest_e4));
            self.emit_as(at, (line, total), (&rest, ""), labels, Some("not_classified"), out);
        }
    }

    fn emit_as(
        &self,
        at: usize,
        (line, column): (u64, usize),
        (amount, weight): (&str, &str),
        labels: &[String],
        product: Option<&str>,
        out: &mut Vec<u8>,
    ) {
        let value = &self.layout.values[at];
        let label = |role: Role| {
            let at = self.layout.labels.iter().position(|label| label.role == role)?;
            labels.get(at).map(String::as_str)
        };
        let flow = match (label(Role::Flow), value.flow, self.section.flow) {
            (Some(text), ..) => text.to_string(),
            (None, Some(flow), _) | (None, None, Some(flow)) => flow.id().to_string(),
            (None, None, None) => self.plan.flow.map_or_else(String::new, |flow| flow.id().to_string()),
        };
        let province =
            value.province.as_deref().or(label(Role::Province)).or(self.section.province.as_deref());
        let product = product.or(value.product.as_deref()).or(label(Role::Product)).unwrap_or("");
        let fields = [
            self.period(value, label(Role::Period), label(Role::Year), label(Role::Month)),
            flow,
            province.unwrap_or("").to_string(),
            product.to_string(),
            label(Role::Partner).unwrap_or("").to_string(),
            amount.to_string(),
            line.to_string(),
            (column + 1).to_string(),
            label(Role::Firm).unwrap_or("").to_string(),
            self.money.clone(),
            weight.to_string(),
        ];
        write_row(fields.each_ref().map(String::as_str), out);
    }

    /// The period of an observation, from its column, its row, the row above it, or the titles; as it stands
    /// where it cannot be read.
    fn period(
        &self,
        value: &ValueColumn,
        whole: Option<&str>,
        year: Option<&str>,
        month: Option<&str>,
    ) -> String {
        let by_row = || -> Option<Period> {
            if let Some(text) = whole {
                return self.period_of(text);
            }
            let year_text = year?;
            let year = parse_year(year_text);
            match (year, month.filter(|month| !month.is_empty())) {
                (Some(year), Some(month)) => self.part_of(year, month),
                (Some(year), None) => Period::year(year),
                (None, _) => self.period_of(year_text),
            }
        };
        let base = || by_row().or(self.section.period).or(self.layout.period);
        let is_total = value.is_total && value.period.is_none() && self.has_periods_across();
        if is_total || self.is_total {
            let base = || match value.period {
                Some(PeriodPart::Whole(period)) => Some(period),
                _ => base(),
            };
            return match base() {
                Some(year) => format!("Toplam {}", year.calendar_year()),
                None => "Toplam".to_string(),
            };
        }
        // Months in rows, the year in the heads, the titles or a row above.
        if let (None, Some(month)) = (whole.or(year), month.filter(|month| !month.is_empty())) {
            let base = match value.period {
                Some(PeriodPart::Whole(period)) => Some(period),
                _ => self.section.period.or(self.layout.period),
            };
            if let Some(base) = base.filter(|base| base.is_year()) {
                let found = self.part_of(base.calendar_year(), month);
                return found.map_or_else(|| format!("{month} {base}"), |period| period.to_string());
            }
        }
        let found = match value.period {
            Some(PeriodPart::Whole(period)) => Some(period),
            Some(PeriodPart::Months(first, last)) => {
                base().and_then(|year| Period::months(year.calendar_year(), first, last))
            }
            None => match (whole.or(year), by_row()) {
                // What cannot be read is for the reader of rows to complain of; a total over months is one.
                (Some(text), None) if !text.is_empty() => {
                    let of_months = month.filter(|month| !month.is_empty());
                    return of_months.map_or_else(|| text.to_string(), |month| format!("{month} {text}"));
                }
                (_, Some(period)) => Some(period),
                _ => self.section.period.or(self.layout.period),
            },
        };
        // Titles that name months speak of these months of each year.
        let found = found.and_then(|period| match self.layout.months {
            Some((first, last)) if period.is_year() => Period::months(period.calendar_year(), first, last),
            _ => Some(period),
        });
        found.map_or_else(String::new, |period| period.to_string())
    }

    fn period_of(&self, text: &str) -> Option<Period> {
        parse_period_of(text, self.plan.year_part, self.plan.day_first)
    }

    fn part_of(&self, year: u16, text: &str) -> Option<Period> {
        let (first, last) = parse_part(text, self.plan.year_part)?;
        Period::months(year, first, last)
    }

    /// Whether a record of a text has another number of fields than the heads: a stray delimiter would shift
    /// its amounts under other heads.
    fn is_ragged(&self, cells: &[RawCell<'_>], width: usize) -> bool {
        let beyond = cells.iter().skip(width).any(|cell| !cell.text.is_empty());
        let last_value = self.layout.values.iter().map(|value| value.column).max().unwrap_or(0);
        beyond
            || cells.len() <= last_value && self.layout.values.iter().any(|value| value.column < cells.len())
    }

    fn has_periods_across(&self) -> bool {
        self.layout.values.iter().filter(|value| value.period.is_some()).count() >= 2
    }

    /// An amount as the plan's decimal mark has it.
    fn written(&self, cell: RawCell<'_>) -> String {
        if cell.is_number { self.in_mark(cell.text) } else { cell.text.to_string() }
    }

    /// A number with a point, as the plan's decimal mark has it.
    fn in_mark(&self, number: &str) -> String {
        use crate::plan::DecimalMark::Comma;
        match self.plan.decimal_mark == Some(Comma) {
            true => number.replace('.', ","),
            false => number.to_string(),
        }
    }

    /// An amount in the file's own unit.
    fn amount_e4(&self, cell: RawCell<'_>) -> Option<i128> {
        let text = self.written(cell);
        let parsed = parse_amount(text.as_bytes(), self.plan.decimal_mark, 1);
        parsed.ok().map(|(amount, _)| i128::from(amount))
    }

    /// An amount of so many percent of another one, exactly where it has four decimals at most.
    fn share(&self, cell: RawCell<'_>, total: RawCell<'_>) -> Option<i128> {
        if cell.text.is_empty() {
            return Some(0);
        }
        let text = self.written(RawCell { text: cell.text.trim_matches('%').trim(), ..cell });
        let (percent_e4, _) = parse_amount(text.as_bytes(), self.plan.decimal_mark, 1).ok()?;
        let product = self.amount_e4(total)?.checked_mul(i128::from(percent_e4))?;
        crate::types::round_ratio(product, 1_000_000, i128::from(self.layout.share_scale.max(1)))
    }

    /// Whether a line is one of the heads.
    fn is_head_line(&self, line: u64) -> bool {
        self.layout.head_lines.contains(&line)
    }

    fn is_head_again(&self, cells: &[RawCell<'_>]) -> bool {
        let head = &self.layout.last_head;
        let filled = head.iter().filter(|text| !text.is_empty()).count();
        let same =
            head.iter().zip(cells).filter(|(text, cell)| !text.is_empty() && text.as_str() == cell.text);
        filled >= 2 && same.count() == filled
    }

    fn titles(&mut self, line: u64, cells: &[RawCell<'_>], out: &mut Vec<u8>, tell: Tell<'_>) {
        // The heads themselves are no title; all above them are.
        let is_head = self.is_head_again(cells);
        if is_head {
            self.told_titles = true;
        } else if !self.is_head_line(line) {
            self.aside(RepairKind::TitleRows, line, cells, out, tell);
        }
    }

    fn note(&self, kind: RepairKind, line: u64, column: u32, before: &str, after: &str, tell: Tell<'_>) {
        tell(Told::Repair(
            kind,
            RepairExample { file: self.file, line, column, before: shorten(before), after: shorten(after) },
        ));
    }
}
