use std::rc::Rc;

use crate::classify::{DefinitionId, Denominator};
use crate::cube::{DataSet, Kind};
use crate::data::{Tier, TierSet, regions};
use crate::indicators::Tables;
use crate::resolve::ProvinceText;
use crate::types::{Flow, Level, Period, Place};

/// Which products a published sum is of, by their numbers in the data set.
pub(super) type Products = Rc<Vec<bool>>;

/// What one map or table makes public: for each of its places, and for the country, sums of some goods in some
/// blocks of a flow and period. All of it is kept in the numbers of the data set's texts, so that it stays what it was
/// when a text is given another meaning, or another definition is shown.
#[derive(Clone, PartialEq, Debug)]
pub struct Publication {
    /// Blocks of flow and period that are added up, rising.
    pub(super) blocks: Vec<u32>,
    /// The goods of each sum.
    pub(super) goods: Vec<Products>,
    /// The country, then the places.
    pub(super) units: Vec<Unit>,
}

/// A row of what is made public.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Unit {
    /// `None` is the country.
    pub place: Option<Place>,
    /// Province texts, rising.
    pub provinces: Vec<u32>,
    /// How much would be lost with it, in 1/10,000 of the currency.
    pub size_e4: i128,
    /// Whether its numbers are public.
    pub is_shown: bool,
}

/// What is to be made public of a data set.
pub struct Asked<'a> {
    /// The data set.
    pub data_set: &'a DataSet,
    /// Its sums.
    pub tables: &'a Tables,
    /// What each product comes to, by number.
    pub kinds: &'a [Kind],
    /// The tiers whose share is shown; `None` where it is a total.
    pub tiers: Option<&'a [Tier]>,
    /// The definition of the tiers.
    pub definition: DefinitionId,
    /// When; a period that the tables add up to.
    pub period: Period,
    /// Which direction.
    pub flow: Flow,
    /// Whether what lists leave out is shown beside it.
    pub with_excluded: bool,
    /// To what provinces are added up; the data's own places for [`Level::Province`].
    pub level: Level,
}

impl Publication {
    /// Everything that a map and its table say, all of it shown.
    ///
    /// Of a share the tiers' sum, what it is of and what is left are public at once, for each place and for the
    /// country. Where goods can be of the tiers and of others, the ends of the range are printed: what is surely of
    /// the tiers and what can be are then both taken as public, which is more than the ends say.
    pub fn new(asked: &Asked<'_>) -> Publication {
        let Asked { data_set, tables, .. } = asked;
        let parts = tables.parts(asked.period, asked.flow);
        let is_asked = |flow: Flow, number: u32| {
            flow == asked.flow
                && data_set.periods.get(number as usize).is_some_and(|period| parts.contains(period))
        };
        let mut blocks: Vec<u32> = data_set
            .cube
            .blocks()
            .filter(|(flow, number, _)| is_asked(*flow, *number))
            .map(|(flow, number, _)| crate::cube::Key::block(flow, number) as u32)
            .collect();
        blocks.sort_unstable();
        let table = tables.at(asked.period, asked.flow);
        let size = |place: Place| {
            table.as_ref().and_then(|table| table.get(place)).map_or(0, |slice| slice.total_e4.abs())
        };
        let mut units: Vec<Unit> =
            vec![Unit { place: None, provinces: Vec::new(), size_e4: 0, is_shown: true }];
        for (meaning, text) in data_set.provinces.meanings().iter().zip(0u32..) {
            let ProvinceText::Place(own) = meaning else { continue };
            let place = own.plate().and_then(|plate| regions::at(plate, asked.level)).unwrap_or(*own);
            units[0].provinces.push(text);
            let at = units.iter().position(|unit| unit.place == Some(place)).unwrap_or_else(|| {
                units.push(Unit { place: Some(place), provinces: Vec::new(), size_e4: 0, is_shown: true });
                units.len() - 1
            });
            if !units[at].provinces.iter().any(|known| data_set.provinces.meaning(*known) == Some(*meaning)) {
                units[at].size_e4 += size(*own);
            }
            units[at].provinces.push(text);
        }
        Publication { blocks, goods: goods(asked), units }
    }

    /// The same sums in the same order.
    pub(super) fn is_of_the_same(&self, other: &Publication) -> bool {
        self.blocks == other.blocks
            && self.goods == other.goods
            && self
                .units
                .iter()
                .map(|unit| &unit.provinces)
                .eq(other.units.iter().map(|unit| &unit.provinces))
    }

    /// Places whose numbers are withheld.
    pub fn withheld(&self) -> impl Iterator<Item = Place> {
        self.units.iter().filter(|unit| !unit.is_shown).filter_map(|unit| unit.place)
    }

    /// Whether the country's numbers are withheld.
    pub fn withholds_country(&self) -> bool {
        self.units.iter().any(|unit| !unit.is_shown && unit.place.is_none())
    }
}

/// The goods of each public sum: those that are surely of the tiers, those that can be, and the others; under a
/// definition of manufacturing also what can be of manufacturing and what cannot.
fn goods(asked: &Asked<'_>) -> Vec<Products> {
    let wanted: TierSet = asked.tiers.unwrap_or_default().iter().copied().collect();
    let tiers = asked.definition.tiers().iter().copied();
    let others: TierSet = match asked.definition.denominator() {
        Denominator::Everything => TierSet::EMPTY,
        Denominator::Classified => {
            tiers.filter(|tier| *tier != Tier::NotClassified && !wanted.has(*tier)).collect()
        }
    };
    let side = |set: TierSet| match asked.tiers {
        Some(_) => [set.meets(wanted), set.meets(others), !set.is_within(wanted | others)],
        None => [false; 3],
    };
    let side_of = |kind: &Kind, with_excluded: bool| match kind {
        Kind::Goods(set) | Kind::Confidential(set) => Some(side(*set)),
        Kind::Excluded(set) if with_excluded => Some(side(*set)),
        Kind::NoTiers => Some(side(TierSet::EMPTY)),
        _ => None,
    };
    let mut goods: Vec<Products> = Vec::new();
    let ways: &[bool] = if asked.with_excluded { &[false, true] } else { &[false] };
    for with_excluded in ways {
        let sides: Vec<_> = asked.kinds.iter().map(|kind| side_of(kind, *with_excluded)).collect();
        let mut all: Vec<[bool; 3]> = sides.iter().flatten().copied().collect();
        all.sort_unstable();
        all.dedup();
        for one in all {
            let own: Vec<bool> = sides.iter().map(|side| *side == Some(one)).collect();
            if !goods.iter().any(|known| **known == own) {
                goods.push(Rc::new(own));
            }
        }
    }
    goods
}
