use rustc_hash::FxHashMap;

use crate::cube::CubeError;

use super::entry::Entry;
use super::groups::Group;
use super::sides::{Side, Sides};
use super::sums::Part;
use super::table::Total;

/// The sums of a part where a table would be too large: a place for the groups alone that occur.
pub(super) fn hashed(
    sides: &Sides,
    part: &Part<'_>,
    from: u64,
    out: &mut Vec<Group>,
) -> Result<(), CubeError> {
    let mut totals: FxHashMap<u64, Total> = FxHashMap::default();
    let group = |side: &Side, number: u32| {
        side.groups().get(number as usize).filter(|group| **group != Side::OUT).map(|group| u64::from(*group))
    };
    let (of_province, of_product) = (sides.within_province(), sides.partners.len() as u64);
    let place = |province: u32, product: u32, partner: u32| {
        Some(
            group(&sides.provinces, province)? * of_province
                + group(&sides.products, product)? * of_product
                + group(&sides.partners, partner)?,
        )
    };
    hash_runs(&part.unsorted, &place, &mut totals)?;
    hash_runs(&part.facts, &place, &mut totals)?;
    hash_runs(&part.cells, &place, &mut totals)?;
    let mut groups = Vec::new();
    groups.try_reserve_exact(totals.len()).map_err(|_| CubeError::Memory)?;
    groups.extend(totals.iter().map(|(place, t)| Group {
        amount_e4: t.amount_e4,
        rows: t.rows,
        id: from + place,
    }));
    groups.sort_unstable_by_key(|group| group.id);
    out.try_reserve(groups.len()).map_err(|_| CubeError::Memory)?;
    out.append(&mut groups);
    Ok(())
}

fn hash_runs<E: Entry>(
    runs: &[&[E]],
    place: &impl Fn(u32, u32, u32) -> Option<u64>,
    totals: &mut FxHashMap<u64, Total>,
) -> Result<(), CubeError> {
    for entry in runs.iter().copied().flatten() {
        if totals.len() == totals.capacity() {
            totals.try_reserve(totals.len().max(1_024)).map_err(|_| CubeError::Memory)?;
        }
        if let Some(place) = place(entry.province(), entry.product(), entry.partner()) {
            totals.entry(place).or_default().add(*entry);
        }
    }
    Ok(())
}
