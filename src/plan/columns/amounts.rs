//! The columns of amounts: one, or several that heads tell apart by period, flow, product or province.

use std::collections::BTreeMap;

use crate::data::Tier;
use crate::error::{NotATable, Question, Role};
use crate::types::{Currency, Flow, Nomenclature, Period};

use super::super::facets::{Derived, Facets, tier_of};
use super::super::grid::is_number;
use super::super::layout::{PeriodPart, ValueColumn};
use super::super::money::Money;
use super::super::product;
use super::search::Search;

/// What the columns of amounts are.
pub(super) struct Amounts {
    pub values: Vec<ValueColumn>,
    pub money: Money,
    /// What shares are multiplied by to be percentages.
    pub share_scale: u32,
}

/// What tells one column of amounts from another.
type Told = (Option<PeriodPart>, Option<Flow>, Option<String>, Option<String>);

/// Columns that nothing tells apart, beyond which only the first is looked at.
const MOST_RIVALS: usize = 50;

/// The word that stands for a total over what stands across.
const TOTAL: &str = "Toplam";

/// Finds the columns of amounts among those that are no labels.
pub(super) fn find(search: &mut Search<'_>) -> Result<Amounts, NotATable> {
    if search.is_told(Role::Amount) {
        let told = search.best(Role::Amount);
        return Ok(Amounts {
            values: told.map(|column| one(search, column)).into_iter().collect(),
            money: told.map_or_else(Money::default, |column| Money::of(&search.table.heads[column].header)),
            share_scale: 1,
        });
    }
    let head = |at: usize| &search.table.heads[at];
    let free: Vec<usize> = (0..search.table.heads.len()).filter(|at| search.is_free(*at)).collect();
    let figures: Vec<usize> = free.iter().copied().filter(|at| search.holds_figures(*at)).collect();
    let filled = |at: usize| search.cells(at).next().is_some();
    let is_amount = |at: &usize| head(*at).facets.derived.is_none() && !is_quantity(search, *at);
    let across = |test: fn(&Facets) -> bool| figures.iter().filter(|at| test(&head(**at).facets)).count();
    let products = across(|facets| facets.product.is_some());
    let provinces = across(|facets| facets.province.is_some());
    let strong: Vec<usize> = figures
        .iter()
        .copied()
        .filter(is_amount)
        .filter(|at| {
            let facets = &head(*at).facets;
            // "Diğer" alone is neither a province nor a tier.
            let says = facets.period.is_some()
                || facets.product.is_some() && products >= 2
                || facets.province.is_some() && provinces >= 2;
            head(*at).header.score(Role::Amount) >= 5
                || says && filled(*at)
                || facets.says_total && filled(*at)
        })
        .collect();
    let has_words =
        strong.iter().any(|at| !head(*at).facets.is_empty() || head(*at).header.score(Role::Amount) >= 5);
    let candidates: Vec<usize> = match has_words {
        true => strong,
        false => {
            // A column that is named clearly and holds no figures is taken, so that the rows can say why.
            let named: Vec<usize> =
                free.iter().copied().filter(|at| head(*at).header.score(Role::Amount) >= 6).collect();
            let weak = || figures.iter().copied().filter(is_amount).filter(|at| filled(*at)).collect();
            if named.is_empty() { weak() } else { named }
        }
    };
    if let Some(other) = candidates.iter().find(|at| head(**at).header.is_other_currency())
        && candidates.iter().all(|at| head(*at).header.is_other_currency())
    {
        return Err(NotATable::OtherCurrency { header: head(*other).text.clone() });
    }
    let candidates = of_one_currency(search, candidates);
    let shares = shares(search, &figures, &candidates);
    let mut values = told_apart(search, &candidates);
    totals(&mut values, search);
    let mut share_scale = 1;
    if let Some(shares) = shares {
        match shares {
            Ok((shares, scale)) => (values, share_scale) = (shares, scale),
            Err(headers) if values.is_empty() => return Err(NotATable::OnlyShares { headers }),
            Err(_) => {}
        }
    }
    if candidates.is_empty()
        && let Some(at) = free.iter().find(|at| head(**at).header.is_other_currency())
    {
        return Err(NotATable::OtherCurrency { header: head(*at).text.clone() });
    }
    let named = values.iter().flat_map(|value| std::iter::once(value.column).chain(value.share_of));
    let money = named.fold(Money::default(), |money, at| money.or(Money::of(&head(at).header)));
    Ok(Amounts { values, money, share_scale })
}

/// A single column of amounts, whatever its head says.
fn one(search: &Search<'_>, column: usize) -> ValueColumn {
    let facets = &search.table.heads[column].facets;
    ValueColumn { column, flow: facets.flow, period: facets.period, ..ValueColumn::default() }
}

fn is_quantity(search: &Search<'_>, at: usize) -> bool {
    search.table.heads[at].header.score(Role::Quantity) > 0
}

/// Where heads name several currencies, the columns of dollars; else all of them.
fn of_one_currency(search: &Search<'_>, candidates: Vec<usize>) -> Vec<usize> {
    let currency = |at: &usize| search.table.heads[*at].header.currency();
    let has = |wanted: Currency| candidates.iter().any(|at| currency(at) == Some(wanted));
    let other = candidates.iter().any(|at| search.table.heads[*at].header.is_other_currency());
    let several = Currency::ALL.into_iter().filter(|known| has(*known)).count() + usize::from(other);
    if several < 2 {
        return candidates;
    }
    let kept = Currency::ALL.into_iter().find(|known| has(*known));
    candidates.into_iter().filter(|at| currency(at) == kept).collect()
}

/// Columns that heads tell apart. Of those that heads do not, the one that is named best; equally good ones
/// are a question.
fn told_apart(search: &mut Search<'_>, candidates: &[usize]) -> Vec<ValueColumn> {
    let facets = |at: usize| &search.table.heads[at].facets;
    // A word such as "Diğer" is a province among provinces and a tier among tiers.
    let products = candidates.iter().filter(|at| facets(**at).product.is_some()).count();
    let provinces = candidates.iter().filter(|at| facets(**at).province.is_some()).count();
    let has_years = search.has_years();
    let coded = has_years
        && candidates.iter().any(|at| {
            matches!(facets(*at).product, Some((Nomenclature::Hs, _))) && facets(*at).period.is_none()
        });
    let mut values: Vec<ValueColumn> = Vec::new();
    for &column in candidates {
        let facets = facets(column);
        let over_provinces = provinces >= 2 && provinces >= products;
        let product = facets.product.clone().filter(|_| products >= 2 && !over_provinces);
        // Where rows have their year and other heads are codes, 2009 is fruit juice.
        let text = &search.table.heads[column].text;
        let is_code = coded && facets.period.is_some() && product::digits_of(text).is_some();
        let product = product.or_else(|| is_code.then(|| (Nomenclature::Hs, text.clone())));
        values.push(ValueColumn {
            column,
            period: facets.period.filter(|_| !is_code),
            flow: facets.flow,
            product: product.map(|(_, text)| text),
            province: facets.province.clone().filter(|_| over_provinces),
            ..ValueColumn::default()
        });
    }
    let key = |value: &ValueColumn| (value.period, value.flow, value.product.clone(), value.province.clone());
    let mut by_key: BTreeMap<Told, Vec<&ValueColumn>> = BTreeMap::new();
    for value in &values {
        by_key.entry(key(value)).or_default().push(value);
    }
    let mut kept: Vec<ValueColumn> = Vec::new();
    let mut asked = false;
    for value in &values {
        let rivals = by_key.get(&key(value)).map_or(&[][..], Vec::as_slice);
        if rivals.first().is_some_and(|first| first.column != value.column) && rivals.len() > MOST_RIVALS {
            continue;
        }
        let score = |value: &ValueColumn| {
            let head = &search.table.heads[value.column];
            head.header.score(Role::Amount) * 2 + u32::from(!head.facets.says_total)
        };
        let best = rivals.iter().map(|rival| score(rival)).max().unwrap_or(0);
        let top: Vec<&&ValueColumn> = rivals.iter().filter(|rival| score(rival) == best).collect();
        // Columns without a name cannot be told apart by a question that names them.
        if top.len() > 1 && top.iter().all(|rival| search.table.heads[rival.column].text.is_empty()) {
            continue;
        }
        if top.first().is_some_and(|first| first.column == value.column) {
            kept.push(value.clone());
            if top.len() > 1 && !asked {
                asked = true;
                search.questions.push(Question::Column {
                    file: search.table.file.to_string(),
                    role: Role::Amount,
                    candidates: top
                        .iter()
                        .map(|rival| search.table.heads[rival.column].text.clone())
                        .collect(),
                });
            }
        }
    }
    kept
}

/// A column that lacks what the others say is their total.
fn totals(values: &mut Vec<ValueColumn>, search: &Search<'_>) {
    if values.len() < 2 {
        return;
    }
    let has = |test: fn(&ValueColumn) -> bool| values.iter().filter(|value| test(value)).count();
    let products = has(|value| value.product.is_some());
    let provinces = has(|value| value.province.is_some());
    let flows = has(|value| value.flow.is_some());
    let exports = has(|value| value.flow == Some(Flow::Export));
    // Of one flow alone: the columns that do not name it are of it too.
    let only = values.iter().find_map(|value| value.flow).filter(|_| exports == 0 || exports == flows);
    let periods: Vec<Option<PeriodPart>> = values.iter().map(|value| value.period).collect();
    let timed = periods.iter().flatten().count();
    let count = values.len();
    let says_total = |value: &ValueColumn| search.table.heads[value.column].facets.says_total;
    let whole = |value: &ValueColumn| match value.period {
        Some(PeriodPart::Whole(period)) => Some(period),
        _ => None,
    };
    let wholes: Vec<Period> = values.iter().filter_map(whole).collect();
    values.retain_mut(|value| {
        if flows > 0 && flows < count && value.flow.is_none() {
            match only {
                Some(flow) => value.flow = Some(flow),
                // Neither exports nor imports: a sum or a difference of them.
                None => return false,
            }
        }
        if products >= 2 && value.product.is_none() {
            value.product = Some(TOTAL.to_string());
            value.is_total = true;
        }
        if provinces >= 2 && value.province.is_none() {
            value.province = Some(TOTAL.to_string());
            value.is_total = true;
        }
        let covers = whole(value).filter(|_| says_total(value)).is_some_and(|period| {
            wholes.iter().filter(|other| **other != period && period.contains(**other)).count() >= 2
        });
        if timed >= 2 && (value.period.is_none() || covers) {
            value.period = None;
            value.is_total = true;
        }
        true
    });
}

/// Columns of shares, and what they are multiplied by to be percentages.
type Shares = (Vec<ValueColumn>, u32);

/// Tiers in percent of a total beside them, as the visitor's table has them; `Err` with their headers where
/// there is no such total. `None` where no shares of tiers stand in place of amounts.
fn shares(
    search: &Search<'_>,
    figures: &[usize],
    candidates: &[usize],
) -> Option<Result<Shares, Vec<String>>> {
    let facets = |at: usize| &search.table.heads[at].facets;
    let tier = |at: usize| -> Option<Tier> { tier_of(facets(at).product.as_ref()?) };
    let tiers: Vec<usize> = figures.iter().copied().filter(|at| tier(*at).is_some()).collect();
    let amounts: Vec<usize> = tiers.iter().copied().filter(|at| facets(*at).derived.is_none()).collect();
    let said: Vec<usize> =
        tiers.iter().copied().filter(|at| facets(*at).derived == Some(Derived::Share)).collect();
    let plain_share = |at: &usize| facets(*at).derived == Some(Derived::Share);
    let (columns, scale) = if said.len() >= 2 && amounts.is_empty() {
        let scale = percent_scale(search, &said).unwrap_or(1);
        (said, scale)
    } else if amounts.len() >= 2
        && let Some(scale) = percent_scale(search, &amounts)
    {
        (amounts, scale)
    } else {
        return None;
    };
    let total_for = |at: usize| {
        let fits = |candidate: &&usize| {
            let other = facets(**candidate);
            !columns.contains(candidate)
                && !plain_share(candidate)
                && other.product.is_none()
                && (other.period == facets(at).period
                    || other.period.is_none()
                    || facets(at).period.is_none())
                && (other.flow.is_none() || facets(at).flow.is_none() || other.flow == facets(at).flow)
        };
        let mut totals = candidates.iter().filter(fits);
        let first = totals.next()?;
        totals.next().is_none().then_some(*first)
    };
    let mut values = Vec::new();
    for &column in &columns {
        let Some(total) = total_for(column) else {
            return Some(Err(columns.iter().map(|at| search.table.heads[*at].text.clone()).collect()));
        };
        let total_facets = facets(total);
        values.push(ValueColumn {
            column,
            period: facets(column).period.or(total_facets.period),
            flow: facets(column).flow.or(total_facets.flow),
            product: facets(column).product.clone().map(|(_, text)| text),
            share_of: Some(total),
            ..ValueColumn::default()
        });
    }
    Some(Ok((values, scale)))
}

/// What the cells are multiplied by to be percentages: none of a row above 100, and together no more than
/// 100; or the same of fractions of one. `None` where they are neither.
fn percent_scale(search: &Search<'_>, columns: &[usize]) -> Option<u32> {
    let number = |text: &str| -> Option<f64> {
        if text.is_empty() {
            return Some(0.0);
        }
        is_number(text).then(|| text.trim_matches('%').trim().replace(',', ".").parse().ok())?
    };
    let (mut rows, mut most, mut percent_sign) = (0, 0.0f64, false);
    for row in search.table.rows.iter().filter(|row| row.holds(columns.len() + 1)) {
        percent_sign |= columns.iter().any(|at| row.text(*at).contains('%'));
        let Some(cells) = columns.iter().map(|at| number(row.text(*at))).collect::<Option<Vec<f64>>>() else {
            continue;
        };
        let sum: f64 = cells.iter().sum();
        if cells.iter().any(|cell| !(0.0..=100.0).contains(cell)) || sum > 100.6 {
            return None;
        }
        rows += usize::from(sum > 0.0);
        most = most.max(sum);
    }
    match (rows > 0, most <= 1.006 && !percent_sign) {
        (false, _) => None,
        (true, true) => Some(100),
        (true, false) => Some(1),
    }
}

/// The nomenclature of products that stand across.
pub(in crate::plan) fn across_nomenclature(
    heads: &[super::Head],
    values: &[ValueColumn],
) -> Option<Nomenclature> {
    let over = values.iter().filter(|value| value.product.is_some() && !value.is_total);
    let mut named = over.filter_map(|value| heads[value.column].facets.product.as_ref());
    named.next().map(|(nomenclature, _)| *nomenclature)
}
