//! Rows of a table as it was laid out to rows that are one observation each.
//!
//! What comes out is read again as any other rows are, so that numbers, texts, problems and the ledger know
//! nothing of layouts. Each such row carries the line and the column where its amount stands in the file.

mod labels;
mod periods;
mod shares;

use crate::error::Role;
use crate::plan::{
    Layout, Plan, ProvinceText, ValueColumn, is_total_text, marker, parse_flow, resolve_province,
};
use crate::types::{Flow, Period, RepairExample, RepairKind, decimal_text};

use super::facts::{Tell, Told};
use super::rows::shorten;
use super::unfolded::{worded_year, write_fields, write_row};

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

    /// Whether a record of a text has another number of fields than the heads: a stray delimiter would shift
    /// its amounts under other heads.
    fn is_ragged(&self, cells: &[RawCell<'_>], width: usize) -> bool {
        let beyond = cells.iter().skip(width).any(|cell| !cell.text.is_empty());
        let last_value = self.layout.values.iter().map(|value| value.column).max().unwrap_or(0);
        beyond
            || cells.len() <= last_value && self.layout.values.iter().any(|value| value.column < cells.len())
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
