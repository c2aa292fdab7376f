use rustc_hash::FxHashSet;

use super::Rule;
use crate::cube::{DataSet, Dominance, FirmFact, Key, Kind};
use crate::resolve::ProvinceText;

/// Whether any cell of a province, a product, a flow and a period of the file could tell of one firm. Where none can, no
/// sum of cells can either: the part of the largest firms in a sum lies between their parts in the cells.
///
/// `kinds` are what products come to, by number; what is set aside counts nowhere. A cell of which no row names a firm is
/// taken as one that could.
pub fn any_sensitive(data_set: &DataSet, kinds: &[Kind], rule: &Rule) -> bool {
    let facts = data_set.firms.as_ref().map_or(&[][..], |firms| firms.facts());
    let key = |fact: &FirmFact| (fact.block, fact.province, fact.product);
    if !facts.is_sorted_by_key(key) {
        return true;
    }
    let is_shown = |province: u32, product: u32| {
        matches!(data_set.provinces.meaning(province), Some(ProvinceText::Place(_)))
            && kinds.get(product as usize).is_some_and(|kind| !kind.is_set_aside())
    };
    let mut named = FxHashSet::default();
    for cell in facts.chunk_by(|one, other| key(one) == key(other)) {
        let Some((block, province, product)) = cell.first().map(key) else { continue };
        named.insert((block, province, product));
        // The rows of a firm may stand in several entries.
        let firms = cell.chunk_by(|one, other| one.firm == other.firm);
        let sum = |firm: &[FirmFact]| firm.iter().map(|fact| i128::from(fact.amount_e4.unsigned_abs())).sum();
        if is_shown(province, product) && Dominance::of(firms.map(sum)).is_sensitive_under(rule) {
            return true;
        }
    }
    let is_unnamed = |block: usize, province: u32, product: u32| {
        is_shown(province, product) && !named.contains(&(block as u32, province, product))
    };
    data_set.cube.blocks().any(|(flow, period, block)| {
        let number = Key::block(flow, period);
        let mut facts = block.facts().flatten();
        facts.any(|fact| is_unnamed(number, fact.province(), fact.product()))
    })
}
