use serde::{Deserialize, Serialize};

use crate::classify::Product;
use crate::error::Answers;
use crate::error::{NotATable, Question, Role};
use crate::types::{Flow, Nomenclature};

use super::Codes;
use super::headers::Header;

/// Which column holds what, by position from 0.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Columns {
    /// Name, plate or NUTS-3 code.
    pub province: usize,
    /// Product code, or the name of a sector or tier.
    pub product: usize,
    /// Name of the product beside its code.
    pub product_name: Option<usize>,
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
    /// Quantity.
    pub quantity: Option<usize>,
    /// The mark of the synthetic sample.
    pub sample_mark: Option<usize>,
}

impl Columns {
    /// Every column that has a role.
    pub(super) fn roles(&self) -> Vec<(usize, Role)> {
        let mut roles =
            vec![(self.province, Role::Province), (self.product, Role::Product), (self.amount, Role::Amount)];
        let optional = [
            (self.period, Role::Period),
            (self.year, Role::Year),
            (self.month, Role::Month),
            (self.flow, Role::Flow),
            (self.partner, Role::Partner),
            (self.quantity, Role::Quantity),
            (self.sample_mark, Role::SampleMark),
        ];
        roles.extend(optional.into_iter().filter_map(|(index, role)| Some((index?, role))));
        roles
    }
}

/// What the header gave.
pub(super) struct Found {
    pub columns: Columns,
    /// The flow that the amount's header names.
    pub flow: Option<Flow>,
    pub unit_usd: u32,
    /// The nomenclatures that headers name; none, one, or the revisions of one.
    pub named: Vec<Nomenclature>,
}

/// Finds every column. Two equally good candidates are a question, never a choice.
pub(super) fn find(
    file: &str,
    header: &[String],
    rows: &[Vec<String>],
    answers: &Answers,
    questions: &mut Vec<Question>,
) -> Result<Found, NotATable> {
    let heads: Vec<Header> = header.iter().map(|text| Header::new(text)).collect();
    let mut search = Search { file, header, heads: &heads, rows, answers, questions, taken: Vec::new() };

    // The order matters where a header could serve twice: the narrower role takes it first.
    let sample_mark = search.best(Role::SampleMark);
    let flow_column = search.best(Role::Flow);
    let partner = search.best(Role::Partner);
    let quantity = search.best(Role::Quantity);
    let period = search.best(Role::Period);
    let (year, month) = match period {
        Some(_) => (None, None),
        None => (search.best(Role::Year), search.best(Role::Month)),
    };
    let province = search.best(Role::Province);
    let amount = search.best(Role::Amount);
    let product = search.best(Role::Product);

    let missing = |role| NotATable::NoColumn { role, headers: header.to_vec() };
    if province.is_none() {
        return Err(missing(Role::Province));
    }
    let is_other = |index: usize| heads[index].is_other_nomenclature();
    let is_told = answers.columns.iter().any(|(told, _)| *told == Role::Product);
    if let Some(index) =
        product.filter(|index| is_other(*index) && !is_told && answers.nomenclature.is_none())
    {
        return Err(NotATable::OtherNomenclature { header: header[index].clone() });
    }
    let Some(amount) = amount else {
        if let Some((_, text)) = heads.iter().zip(header).find(|(head, _)| head.is_other_currency()) {
            return Err(NotATable::OtherCurrency { header: text.clone() });
        }
        return Err(missing(Role::Amount));
    };
    if heads[amount].is_other_currency() {
        return Err(NotATable::OtherCurrency { header: header[amount].clone() });
    }
    let product = product.ok_or_else(|| missing(Role::Product))?;
    if period.is_none() && year.is_none() {
        return Err(missing(Role::Period));
    }
    let province = province.unwrap_or_default();
    let columns = Columns {
        province,
        product,
        product_name: product_name(&heads, rows, product, &search.taken),
        amount,
        period,
        year,
        month,
        flow: flow_column,
        partner,
        quantity,
        sample_mark,
    };
    let named = heads[product].nomenclatures();
    Ok(Found { columns, flow: heads[amount].flow(), unit_usd: heads[amount].unit_usd(), named })
}

/// The column of names beside the codes: one that speaks of products, is taken for nothing else, and holds
/// words.
fn product_name(heads: &[Header], rows: &[Vec<String>], product: usize, taken: &[usize]) -> Option<usize> {
    let holds_words = |index: &usize| {
        let filled = rows.iter().filter_map(|row| row.get(*index)).filter(|cell| !cell.is_empty());
        let (words, all) = filled.fold((0, 0), |(words, all), cell| {
            (words + usize::from(cell.chars().any(char::is_alphabetic)), all + 1)
        });
        all > 0 && words * 2 >= all
    };
    (0..heads.len())
        .filter(|index| *index != product && !taken.contains(index) && heads[*index].names_products())
        .find(holds_words)
}

struct Search<'a> {
    file: &'a str,
    header: &'a [String],
    heads: &'a [Header],
    rows: &'a [Vec<String>],
    answers: &'a Answers,
    questions: &'a mut Vec<Question>,
    taken: Vec<usize>,
}

impl Search<'_> {
    fn best(&mut self, role: Role) -> Option<usize> {
        if let Some((_, told)) = self.answers.columns.iter().find(|(told, _)| *told == role) {
            let index = self.header.iter().position(|text| text == told)?;
            self.taken.push(index);
            return Some(index);
        }
        let free = |index: &usize| !self.taken.contains(index);
        let heads = (0..self.heads.len()).filter(free).map(|index| (index, self.heads[index].score(role)));
        let named: Vec<(usize, u32)> = heads.filter(|&(_, score)| score > 0).collect();
        let fitting: Vec<(usize, u32)> =
            named.iter().copied().filter(|&(index, _)| self.content_fits(role, index)).collect();
        // A column whose name is clear and whose cells are not is taken, so that the rows can say why.
        let clear = |&(_, score): &(usize, u32)| score >= 6;
        let scores = if fitting.is_empty() { named.into_iter().filter(clear).collect() } else { fitting };
        let top = scores.iter().map(|&(_, score)| score).max()?;
        let best: Vec<usize> =
            scores.iter().filter(|&&(_, score)| score == top).map(|&(index, _)| index).collect();
        let asks = matches!(role, Role::Amount | Role::Province | Role::Product | Role::Flow | Role::Period);
        if best.len() > 1 && asks {
            self.questions.push(Question::Column {
                file: self.file.to_string(),
                role,
                candidates: best.iter().map(|&index| self.header[index].clone()).collect(),
            });
        }
        let index = *best.first()?;
        self.taken.push(index);
        Some(index)
    }

    /// "Ürün" alone may be a name or a code: the content decides.
    fn content_fits(&self, role: Role, index: usize) -> bool {
        match role {
            Role::Product => self.is_mostly(index, is_code),
            Role::Amount | Role::Quantity => self.is_mostly(index, is_number),
            _ => true,
        }
    }

    /// Whether at least half of the filled cells pass; an empty column passes, its header is all there is.
    fn is_mostly(&self, index: usize, test: fn(&str) -> bool) -> bool {
        let filled = self.rows.iter().filter_map(|row| row.get(index)).filter(|cell| !cell.is_empty());
        let (mut passed, mut cells) = (0, 0);
        for cell in filled {
            cells += 1;
            passed += usize::from(test(cell));
        }
        passed * 2 >= cells
    }
}

fn is_number(cell: &str) -> bool {
    cell.bytes().any(|b| b.is_ascii_digit())
        && cell.chars().all(|c| c.is_ascii_digit() || " .,-+()$\u{a0}\u{202f}'".contains(c))
}

/// A code, alone or with its name behind it, or the name of a sector or a tier.
fn is_code(cell: &str) -> bool {
    let digits = cell.bytes().filter(u8::is_ascii_digit).count();
    digits > 0 && digits * 2 >= cell.len()
        || super::product::digits_of(cell).is_some_and(|digits| digits.len() >= 2)
        || [Nomenclature::Tim, Nomenclature::Tiers].into_iter().any(|nomenclature| {
            let names = Codes { nomenclature, digits: 0, zeros_lost: false };
            super::product::resolve_product(cell, &names) != Product::Unknown
        })
}
