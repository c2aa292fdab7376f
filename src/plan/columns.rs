//! Which column holds what, from heads and cells. Two equally good candidates are a question, never a choice.

mod amounts;
mod places;
mod search;
mod weights;

use serde::{Deserialize, Serialize};

use crate::error::{Answers, NotATable, Question, Role};
use crate::types::{ColumnReport, Flow, Nomenclature, Why};

use super::facets::{Derived, Facets};
use super::grid::GridRow;
use super::headers::Header;
use super::layout::{Label, ValueColumn};
use super::money::Money;

use search::Search;

pub(super) use amounts::across_nomenclature;

/// Which column holds what, by position from 0, where each row is one observation.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Columns {
    /// Name, plate or NUTS code.
    pub province: usize,
    /// Product code, or the name of a sector or tier; `None` where there are no products.
    pub product: Option<usize>,
    /// Amount.
    pub amount: usize,
    /// A date or a period in one column.
    pub period: Option<usize>,
    /// Year alone.
    pub year: Option<usize>,
    /// Month alone.
    pub month: Option<usize>,
    /// Export or import.
    pub flow: Option<usize>,
    /// Partner country.
    pub partner: Option<usize>,
    /// Tax number or name of the firm, which is counted and not kept.
    pub firm: Option<usize>,
    /// Currency and unit of each amount, where a column says them.
    pub money: Option<usize>,
    /// Weight.
    pub weight: Option<usize>,
    /// Line and column where the observation stands in the file, in rows that were made of it.
    pub origin: Option<[usize; 2]>,
}

/// One column: its heads and what they say.
pub(super) struct Head {
    /// The texts of its head rows in one.
    pub text: String,
    pub header: Header,
    pub facets: Facets,
}

impl Head {
    /// Of the texts of its head rows, the highest first.
    pub fn new(parts: &[String]) -> Head {
        let text = parts.join(" ");
        Head { header: Header::new(&text), facets: Facets::new(parts), text }
    }
}

/// What is known of a table before its columns are looked at.
pub(super) struct Table<'a> {
    pub file: &'a str,
    pub heads: &'a [Head],
    pub rows: &'a [GridRow],
    pub answers: &'a Answers,
    /// The period that titles name.
    pub has_period: bool,
}

/// What heads and cells gave.
pub(super) struct Found {
    pub labels: Vec<Label>,
    pub product_name: Option<usize>,
    pub values: Vec<ValueColumn>,
    /// The flow that the head of the amounts names, where there is one column of them.
    pub flow: Option<Flow>,
    /// What the heads of the amounts say of currency and unit.
    pub money: Money,
    /// The nomenclatures that heads name; none, one, or the revisions of one.
    pub named: Vec<Nomenclature>,
    pub reports: Vec<ColumnReport>,
    /// What shares are multiplied by to be percentages.
    pub share_scale: u32,
    /// What each column follows from, where it does.
    pub derived: Vec<Option<Derived>>,
}

impl Found {
    pub fn label(&self, role: Role) -> Option<usize> {
        self.labels.iter().find(|label| label.role == role).map(|label| label.column)
    }
}

/// Finds every column.
pub(super) fn find(table: &Table<'_>, questions: &mut Vec<Question>) -> Result<Found, NotATable> {
    let mut search = Search::new(table, questions);
    let missing = |role| {
        let headers = table.heads.iter().map(|head| head.text.clone()).collect();
        NotATable::NoColumn { role, headers }
    };
    // The order matters where a header could serve twice: the narrower role takes it first.
    let mut labels = Vec::new();
    let mut label = |role: Role, column: Option<usize>| {
        labels.extend(column.map(|column| Label { column, role, fills_down: false }));
        column
    };
    label(Role::SampleMark, search.best(Role::SampleMark));
    let flow = search.best(Role::Flow).or_else(|| search.by_cells(Role::Flow));
    label(Role::Flow, flow);
    label(Role::Partner, search.best(Role::Partner));
    label(Role::Firm, search.best(Role::Firm));
    label(Role::Quantity, search.best(Role::Quantity));
    // A year and a month in columns of their own say more than the date of a report.
    let has_both = search.is_clear(Role::Year) && search.is_clear(Role::Month);
    let mut period = if has_both { None } else { label(Role::Period, search.best(Role::Period)) };
    if period.is_none() {
        period = label(Role::Year, search.best(Role::Year));
        let month = search.best(Role::Month);
        label(Role::Month, month);
    }
    let across = search.across();
    let province =
        search.by_nuts().or_else(|| search.best(Role::Province)).or_else(|| search.by_cells(Role::Province));
    let province = search.held_against_names(province);
    label(Role::Province, province);
    let product = search.best(Role::Product);
    if let Some(product) = product.filter(|at| table.heads[*at].header.is_other_nomenclature()) {
        let is_told = search.is_told(Role::Product) || table.answers.nomenclature.is_some();
        if !is_told {
            return Err(NotATable::OtherNomenclature { header: table.heads[product].text.clone() });
        }
    }
    label(Role::Product, product);
    let product_name = product.and_then(|product| search.product_name(product));
    if period.is_none() && !across.periods && !table.has_period {
        period = label(Role::Year, search.by_cells(Role::Year));
    }
    if province.is_none() && !across.provinces {
        return Err(missing(Role::Province));
    }
    let mut amounts = amounts::find(&mut search)?;
    weights::find(&mut search, &mut amounts.values);
    if period.is_none() && !table.has_period && !amounts.values.iter().any(|value| value.period.is_some()) {
        return Err(missing(Role::Period));
    }
    if amounts.values.is_empty() {
        return Err(missing(Role::Amount));
    }
    let flow = match amounts.values.as_slice() {
        [only] => only.flow,
        _ => None,
    };
    let named = product.map_or_else(Vec::new, |at| table.heads[at].header.nomenclatures());
    let mut reports: Vec<ColumnReport> = search.reports();
    for label in &labels {
        reports[label.column].role = Some(label.role);
    }
    if let Some(report) = product_name.and_then(|at| reports.get_mut(at)) {
        (report.role, report.why) = (Some(Role::ProductName), Why::Header);
    }
    for value in &amounts.values {
        let weak = table.heads[value.column].header.score(Role::Amount) == 0
            && table.heads[value.column].facets.is_empty();
        let why = match search.is_told(Role::Amount) {
            true => Why::Told,
            false if weak => Why::Cells,
            false => Why::Header,
        };
        (reports[value.column].role, reports[value.column].why) = (Some(Role::Amount), why);
        if let Some(total) = value.share_of {
            (reports[total].role, reports[total].why) = (Some(Role::Amount), Why::Header);
        }
    }
    for at in amounts.values.iter().filter_map(|value| value.weight) {
        reports[at].role = Some(Role::Weight);
    }
    Ok(Found {
        labels,
        product_name,
        values: amounts.values,
        flow,
        money: amounts.money,
        named,
        reports,
        share_scale: amounts.share_scale,
        derived: table.heads.iter().map(|head| head.facets.derived).collect(),
    })
}
