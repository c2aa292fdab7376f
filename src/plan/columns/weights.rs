//! The column of weights of each column of amounts: that whose heads say the same.

use crate::error::{Question, Role};
use crate::types::Why;

use super::super::grid::is_number;
use super::super::layout::ValueColumn;
use super::search::Search;

/// Finds the weights of amounts: a column that the visitor names, or those of which heads speak of mass. A unit
/// that is not read, and one column for several of amounts, are no weights.
pub(super) fn find(search: &mut Search<'_>, values: &mut [ValueColumn]) {
    let told = search.told(Role::Weight);
    let candidates: Vec<usize> = match told {
        Some(at) => vec![at],
        None => (0..search.table.heads.len()).filter(|at| is_weight(search, *at)).collect(),
    };
    let single = values.len() == 1;
    for value in values.iter_mut().filter(|value| value.share_of.is_none() && !value.is_total) {
        let fitting: Vec<usize> = candidates
            .iter()
            .copied()
            .filter(|at| *at != value.column && fits(search, *at, value, single))
            .collect();
        let score = |at: &usize| search.table.heads[*at].header.score(Role::Weight);
        let top = fitting.iter().map(score).max().unwrap_or(0);
        let best: Vec<usize> = fitting.into_iter().filter(|at| score(at) == top).collect();
        if best.len() > 1 && single {
            search.questions.push(Question::Column {
                file: search.table.file.to_string(),
                role: Role::Weight,
                candidates: best.iter().map(|at| search.table.heads[*at].text.clone()).collect(),
            });
        }
        value.weight = best.first().copied();
    }
    // One unit for all of a table.
    let unit = |at: usize| search.table.heads[at].header.kilograms();
    let first = values.iter().find_map(|value| value.weight).and_then(unit);
    for value in values.iter_mut() {
        value.weight = value.weight.filter(|at| unit(*at) == first);
    }
    for at in values.iter().filter_map(|value| value.weight) {
        search.take(at, if told.is_some() { Why::Told } else { Why::Header });
    }
}

fn is_weight(search: &Search<'_>, at: usize) -> bool {
    let head = &search.table.heads[at];
    search.is_free(at)
        && head.header.score(Role::Weight) > 0
        && head.header.kilograms().is_some()
        && head.facets.derived.is_none()
        && search.is_mostly(at, is_number)
}

/// Whether a column of weights is that of a column of amounts: what one says of period, flow, product and
/// province, the other says too. A single column of amounts may say more or less.
fn fits(search: &Search<'_>, at: usize, value: &ValueColumn, single: bool) -> bool {
    let facets = &search.table.heads[at].facets;
    let same = |known: bool, equal: bool| equal || single && !known;
    let product = facets.product.as_ref().map(|(_, text)| text);
    same(facets.period.is_some(), facets.period == value.period)
        && same(facets.flow.is_some(), facets.flow == value.flow)
        && same(product.is_some(), product == value.product.as_ref())
        && same(facets.province.is_some(), facets.province == value.province)
}
