use std::sync::Arc;

use std::borrow::Cow;

use crate::classify::{DefinitionId, Denominator};
use crate::data::Tier;
use crate::error::Lacks;
use crate::types::{E4, Flow, Period, Place};

use super::{
    Area, AreaTable, Facts, Fraction, Grouping, Index, Interval, Mark, Slice, Tables, TierKey, share_over,
};

/// What an indicator is computed from.
pub struct Ask<'a> {
    /// The sums of the data set under a definition and with lists left out.
    pub tables: &'a Tables,
    /// Its products and partners; published data have none.
    pub facts: Option<&'a Facts<'a>>,
    /// What was chosen.
    pub choice: &'a Choice,
}

/// What the reader chooses. What is not chosen is the data set's own default.
#[derive(Clone, PartialEq, Debug)]
pub struct Choice {
    /// One direction; without one, every direction, or exports where an indicator shows one.
    pub flow: Option<Flow>,
    /// The period; without one, the latest complete year, or all of them where an indicator shows many.
    pub period: Option<Period>,
    /// Whether finer periods are added up: to the chosen one, or to years.
    pub added_up: bool,
    /// The period that it is compared with; without one, the same months of the year before.
    pub base: Option<Period>,
    /// One place.
    pub place: Option<Place>,
    /// The country alone.
    pub country: bool,
    /// What places are grouped to.
    pub grouping: Grouping,
    /// What shares are shares of; without one, what the definition says.
    pub over: Option<Over>,
    /// One tier.
    pub tier: Option<TierKey>,
    /// A number of every province beside the data.
    pub index: Option<Arc<Index>>,
    /// How many of the largest.
    pub top: usize,
    /// The amount in 1/10,000 below which what stands behind a number is called small.
    pub limit_e4: i128,
    /// The amount in 1/10,000 above which areas are counted.
    pub threshold_e4: i128,
}

/// The denominator of shares, by name.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Over {
    /// All goods.
    All,
    /// What has a tier: manufacturing under the definitions of industry.
    Manufacturing,
    /// All goods but confidential ones.
    WithoutConfidential,
}

impl Over {
    /// All of them, in the order of the chooser.
    pub const ALL: [Over; 3] = [Over::All, Over::Manufacturing, Over::WithoutConfidential];

    /// The word in options, addresses and files.
    pub fn id(self) -> &'static str {
        match self {
            Over::All => "all",
            Over::Manufacturing => "manufacturing",
            Over::WithoutConfidential => "without-confidential",
        }
    }

    /// The denominator of an [`id`](Over::id).
    pub fn from_id(id: &str) -> Option<Over> {
        Over::ALL.into_iter().find(|over| over.id() == id)
    }
}

/// 25 million: the high technology of Adıyaman, 25.6% of its exports in 2024, was 12 million dollars.
pub const LIMIT_E4: i128 = 25_000_000 * E4;

/// A billion, as the ministry counts provinces.
pub const THRESHOLD_E4: i128 = 1_000_000_000 * E4;

impl Default for Choice {
    fn default() -> Choice {
        Choice {
            flow: None,
            period: None,
            added_up: false,
            base: None,
            place: None,
            country: false,
            grouping: Grouping::Own,
            over: None,
            tier: None,
            index: None,
            top: 10,
            limit_e4: LIMIT_E4,
            threshold_e4: THRESHOLD_E4,
        }
    }
}

impl Ask<'_> {
    /// The definition of tiers.
    pub fn definition(&self) -> DefinitionId {
        self.tables.definition
    }

    /// The directions that are asked for.
    ///
    /// # Errors
    ///
    /// [`Lacks::Flow`] where the data set has not the one that was chosen.
    pub fn flows(&self) -> Result<Vec<Flow>, Lacks> {
        let known = self.tables.flows();
        match self.choice.flow {
            Some(flow) if !known.contains(&flow) => Err(Lacks::Flow(flow)),
            Some(flow) => Ok(vec![flow]),
            None => Ok(known),
        }
    }

    /// The one direction that is asked for: exports where nothing was chosen and there are any.
    ///
    /// # Errors
    ///
    /// [`Lacks::Flow`] where the data set has not the one that was chosen.
    pub fn flow(&self) -> Result<Flow, Lacks> {
        let flows = self.flows()?;
        flows.first().copied().ok_or(Lacks::Flow(self.choice.flow.unwrap_or(Flow::Export)))
    }

    /// Period and flow of every table that is asked for, in order: in the data set's own grain, or the chosen
    /// period added up.
    ///
    /// # Errors
    ///
    /// [`Lacks::Flow`] and [`Lacks::Period`] where the data hold nothing of what was chosen.
    pub fn own_tables(&self) -> Result<Vec<(Period, Flow)>, Lacks> {
        let flows = self.flows()?;
        if self.choice.added_up {
            let years =
                |flow: Flow| self.tables.years(flow).into_iter().filter_map(|(year, _)| Period::year(year));
            let periods = |flow: Flow| match self.choice.period {
                Some(period) => vec![period],
                None => years(flow).collect(),
            };
            let known =
                |flow: Flow| periods(flow).into_iter().filter_map(move |period| self.covered(period, flow));
            let pairs = |flow: Flow| known(flow).map(move |period| (period, flow)).collect::<Vec<_>>();
            let mut whole: Vec<_> = flows.into_iter().flat_map(pairs).collect();
            // Of a year that is not over the months that are there are named.
            whole.sort_by_key(|(period, flow): &(Period, Flow)| (period.calendar_year(), *flow));
            return match self.choice.period {
                Some(period) if whole.is_empty() => Err(Lacks::Period(period)),
                _ => Ok(whole),
            };
        }
        let wanted = |period: Period| self.choice.period.is_none_or(|chosen| chosen.contains(period));
        let keys = self.tables.keys();
        let keys: Vec<_> = keys.filter(|(period, flow)| flows.contains(flow) && wanted(*period)).collect();
        match (self.choice.period, keys.is_empty()) {
            (Some(period), true) => Err(Lacks::Period(period)),
            _ => Ok(keys),
        }
    }

    /// The one period that is asked for: the latest complete year where nothing was chosen.
    ///
    /// # Errors
    ///
    /// [`Lacks::Period`] where the data hold nothing of it.
    pub fn period(&self, flow: Flow) -> Result<Period, Lacks> {
        let default = || self.tables.default_period(flow).ok_or(Lacks::Flow(flow));
        self.choice.period.map_or_else(default, Ok)
    }

    /// A table by area.
    ///
    /// # Errors
    ///
    /// [`Lacks::Period`] where the data hold nothing of the period.
    pub fn table(&self, period: Period, flow: Flow) -> Result<AreaTable, Lacks> {
        let table = self.tables.at(period, flow).ok_or(Lacks::Period(period))?;
        Ok(self.choice.grouping.group(&table, self.tables.level))
    }

    /// Whether rows of an area are wanted.
    pub fn wants(&self, area: &Area) -> bool {
        match self.choice.place {
            Some(place) => *area == Area::Place(place),
            None => !self.choice.country || *area == Area::Country,
        }
    }

    /// What rows are made of: every tier of the definition, or the one that was chosen.
    ///
    /// # Errors
    ///
    /// [`Lacks::Product`] where the data set has no tiers.
    pub fn tiers(&self) -> Result<Vec<TierKey>, Lacks> {
        if !self.tables.has_tiers {
            return Err(Lacks::Product);
        }
        Ok(match self.choice.tier {
            Some(tier) => vec![tier],
            None => self.definition().tiers().iter().copied().map(TierKey::One).collect(),
        })
    }

    /// The tiers that were chosen, or every tier and the total; the total alone where there are no tiers.
    pub fn tiers_and_total(&self) -> Vec<TierKey> {
        match self.tiers() {
            Ok(tiers) if self.choice.tier.is_some() => tiers,
            Ok(tiers) => tiers.into_iter().chain(std::iter::once(TierKey::Total)).collect(),
            Err(_) => vec![TierKey::Total],
        }
    }

    /// What shares are shares of.
    pub fn over(&self) -> Over {
        self.choice.over.unwrap_or(match self.definition().denominator() {
            Denominator::Everything => Over::All,
            Denominator::Classified => Over::Manufacturing,
        })
    }

    /// Refuses a denominator that the data do not know: published shares do not tell what is confidential.
    ///
    /// # Errors
    ///
    /// [`Lacks::Confidential`].
    pub fn check_over(&self) -> Result<(), Lacks> {
        let fixed = self.facts.is_none() && self.choice.over == Some(Over::WithoutConfidential);
        if fixed { Err(Lacks::Confidential) } else { Ok(()) }
    }

    /// What of a slice counts under the denominator that was chosen: everything, or all but confidential goods.
    pub fn counted<'b>(&self, slice: &'b Slice) -> Cow<'b, Slice> {
        match self.over() {
            Over::WithoutConfidential => Cow::Owned(slice.without_confidential()),
            Over::All | Over::Manufacturing => Cow::Borrowed(slice),
        }
    }

    /// The share of tiers in a slice over what was chosen. See [`share_over`].
    pub fn share(&self, slice: &Slice, tier: TierKey) -> Option<Interval> {
        match tier.tiers() {
            Some(tiers) => share_over(slice, tiers, self.definition(), self.over()),
            None => {
                let whole: Fraction = (slice.total_e4, slice.total_e4);
                (whole.1 > 0).then_some(Interval::certain(whole))
            }
        }
    }

    /// The amount of tiers in a slice: point, least and most.
    pub fn amount(&self, slice: &Slice, tier: TierKey) -> Sum {
        match tier.tiers() {
            None if tier == TierKey::Excluded => Sum::certain(slice.excluded_total_e4()),
            None => Sum::certain(slice.total_e4),
            Some(tiers) => {
                let (low, high) = slice.bounds(tiers);
                Sum { value: slice.sum(tiers), low, high, is_open: slice.is_open(tiers) }
            }
        }
    }

    /// The mark of a region that lacks provinces.
    pub fn partial(&self, table: &AreaTable, area: &Area) -> Vec<Mark> {
        self.partial_in([table, table], area)
    }

    /// The mark of a region that lacks provinces in either table.
    pub fn partial_in(&self, tables: [&AreaTable; 2], area: &Area) -> Vec<Mark> {
        let is_partial = tables.iter().any(|table| table.is_partial(area));
        is_partial.then_some(Mark::PartialRegion).into_iter().collect()
    }

    /// A mark where an amount is there, or may be, and is under the limit that was chosen.
    pub fn small(&self, mark: Mark, sum: Option<Sum>) -> Option<Mark> {
        sum.filter(|sum| sum.high > 0 && self.is_small(sum.high)).map(|_| mark)
    }

    /// Whether an amount is under the limit that was chosen.
    pub fn is_small(&self, amount_e4: i128) -> bool {
        amount_e4 < self.choice.limit_e4
    }
}

/// An amount with its bounds, in 1/10,000.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Sum {
    /// What is certain of it.
    pub value: i128,
    /// Least.
    pub low: i128,
    /// Most.
    pub high: i128,
    /// Whether it is open because codes are coarse or goods confidential.
    pub is_open: bool,
}

impl Sum {
    /// One without bounds.
    pub fn certain(value: i128) -> Sum {
        Sum { value, low: value, high: value, is_open: false }
    }

    /// Least and most where it is open; the point twice where it is not.
    pub fn shown(self) -> (i128, i128) {
        if self.is_open { (self.low, self.high) } else { (self.value, self.value) }
    }

    /// As a cell with bounds.
    pub fn cell(self) -> super::Cell {
        super::Cell::Amounts { value: (!self.is_open).then_some(self.value), low: self.low, high: self.high }
    }
}

/// A tier of a name in options: a tier's id, `high_medium_high` or `total`.
pub fn tier_key(id: &str) -> Option<TierKey> {
    match id {
        "high_medium_high" => Some(TierKey::HighAndMediumHigh),
        "total" => Some(TierKey::Total),
        _ => Tier::from_id(id).map(TierKey::One),
    }
}
