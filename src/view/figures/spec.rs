use std::fmt;

use super::regions::OwnRegions;
use crate::indicators::{
    CATALOGUE, Choice, Entry, Grouping, LIMIT_E4, Over, THRESHOLD_E4, TierKey, tier_key,
};
use crate::types::{E4, Flow, Level, Period, Place};

/// Which indicator is shown, and how: what stands in the address behind `figure=`.
///
/// Written as the indicator's id and words of a name and a value: `growth;base=2019;by=nuts2`, the visitor's
/// own regions as `by=own;region=Ege.9.35.45`. What is as by
/// default is not written, and what is not understood is left out: addresses come from anywhere.
///
/// ```
/// use teknoharita::view::FigureSpec;
/// let spec = FigureSpec::parse("growth;by=nuts2;base=2019;king=1;top=<b>");
/// assert_eq!(spec.to_string(), "growth;base=2019;by=nuts2");
/// assert_eq!(FigureSpec::parse("no-such-thing").to_string(), "tier-shares");
/// ```
#[derive(Clone)]
pub struct FigureSpec {
    /// The indicator.
    pub entry: &'static Entry,
    /// All periods of the data, and not the map's alone.
    pub all_periods: bool,
    /// The period to compare with.
    pub base: Option<Period>,
    /// Regions that provinces are added up to.
    pub by: Option<Level>,
    /// Provinces are added up to the visitor's own regions.
    pub is_own: bool,
    /// The visitor's own regions, also while they are not shown.
    pub regions: OwnRegions,
    /// The denominator of shares.
    pub over: Option<Over>,
    /// One tier.
    pub tier: Option<TierKey>,
    /// How many of the largest.
    pub top: usize,
    /// Millions below which numbers are marked.
    pub limit: u32,
    /// Millions above which areas are counted.
    pub threshold: u32,
    /// The province of the map alone.
    pub here: bool,
    /// By what rows are sorted; without it, as the indicator orders them.
    pub sort: Option<Sort>,
    /// Every row is shown.
    pub all_rows: bool,
}

/// An order of rows.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Sort {
    /// Number of the column among those of the answer.
    pub column: u8,
    /// The largest first.
    pub falling: bool,
}

/// The visitor's own regions among the geographies.
pub(super) const OWN: &str = "own";
const MILLION_E4: i128 = 1_000_000 * E4;
/// Rows of a list of the largest.
const MOST_TOP: usize = 1_000;

impl Default for FigureSpec {
    fn default() -> FigureSpec {
        FigureSpec {
            entry: Entry::from_id("tier-shares").unwrap_or(CATALOGUE[0]),
            all_periods: false,
            base: None,
            by: None,
            is_own: false,
            regions: OwnRegions::default(),
            over: None,
            tier: None,
            top: Choice::default().top,
            limit: (LIMIT_E4 / MILLION_E4) as u32,
            threshold: (THRESHOLD_E4 / MILLION_E4) as u32,
            here: false,
            sort: None,
            all_rows: false,
        }
    }
}

impl FigureSpec {
    /// Reads what an address says.
    pub fn parse(text: &str) -> FigureSpec {
        let mut spec = FigureSpec::default();
        for word in text.split(';') {
            // Of regions an address says what they are, not how they change.
            match word.split_once('=').filter(|(name, _)| !name.starts_with("region-")) {
                None if word.contains('=') => {}
                None => spec.entry = Entry::from_id(word).unwrap_or(spec.entry),
                Some((name, value)) => spec.set(name, value),
            }
        }
        spec
    }

    /// Chooses something; an empty value is the default.
    pub fn set(&mut self, name: &str, value: &str) {
        let usual = FigureSpec::default();
        match name {
            "id" => {
                if let Some(entry) = Entry::from_id(value) {
                    // Another indicator has other columns.
                    (self.entry, self.sort, self.all_rows) = (entry, None, false);
                }
            }
            "periods" => self.all_periods = value == "all",
            "base" => self.base = value.parse().ok(),
            "by" => {
                self.by = [Level::Nuts2, Level::Nuts1].into_iter().find(|level| level.id() == value);
                self.is_own = value == OWN;
            }
            "region" => self.regions.read(value),
            "region-new" => self.regions.add(value),
            "region-gone" => self.regions.remove(value),
            "over" => self.over = Over::from_id(value),
            "tier" => self.tier = tier_key(value),
            "top" => {
                let top = value.parse().ok().filter(|top| (1..=MOST_TOP).contains(top));
                self.top = top.unwrap_or(usual.top);
            }
            "limit" => self.limit = value.parse().unwrap_or(usual.limit),
            "threshold" => self.threshold = value.parse().unwrap_or(usual.threshold),
            "here" => self.here = value == "yes",
            "rows" => self.all_rows = value == "all",
            "sort" => {
                let falling = value.starts_with('-');
                let column = value.trim_start_matches('-').parse().ok();
                self.sort = column.map(|column| Sort { column, falling });
            }
            _ => {
                if let Some(at) = name.strip_prefix("region-name-") {
                    self.regions.rename(at, value);
                } else if let Some(at) = name.strip_prefix("region-place-") {
                    self.regions.toggle(at, value);
                }
            }
        }
    }

    /// What places are added up to.
    fn grouping(&self) -> Grouping {
        match (self.is_own, self.by) {
            (true, _) => Grouping::Named(self.regions.filled()),
            (false, Some(level)) => Grouping::Level(level),
            (false, None) => Grouping::Own,
        }
    }

    /// What the indicator is asked, beside a map of a flow and period with a chosen province.
    pub fn choice(&self, flow: Flow, period: Option<Period>, province: Option<Place>) -> Choice {
        Choice {
            flow: Some(flow),
            period: period.filter(|_| !self.all_periods),
            added_up: true,
            base: self.base,
            // One province is a row of provinces alone.
            place: province.filter(|_| self.here && self.by.is_none() && !self.is_own),
            country: false,
            grouping: self.grouping(),
            over: self.over,
            tier: self.tier,
            // It comes beside the request.
            index: None,
            top: self.top,
            limit_e4: i128::from(self.limit) * MILLION_E4,
            threshold_e4: i128::from(self.threshold) * MILLION_E4,
        }
    }
}

impl fmt::Display for FigureSpec {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let usual = FigureSpec::default();
        out.write_str(self.entry.id)?;
        let mut word = |name: &str, value: Option<String>| match value {
            Some(value) => write!(out, ";{name}={value}"),
            None => Ok(()),
        };
        word("periods", self.all_periods.then(|| "all".to_string()))?;
        word("base", self.base.map(|base| base.to_string()))?;
        let by = if self.is_own { Some(OWN) } else { self.by.map(Level::id) };
        word("by", by.map(str::to_string))?;
        for region in self.regions.words() {
            word("region", Some(region))?;
        }
        word("over", self.over.map(|over| over.id().to_string()))?;
        word("tier", self.tier.map(|tier| tier.id().to_string()))?;
        word("top", (self.top != usual.top).then(|| self.top.to_string()))?;
        word("limit", (self.limit != usual.limit).then(|| self.limit.to_string()))?;
        word("threshold", (self.threshold != usual.threshold).then(|| self.threshold.to_string()))?;
        word("here", self.here.then(|| "yes".to_string()))?;
        word("rows", self.all_rows.then(|| "all".to_string()))?;
        let sort = |sort: Sort| format!("{}{}", if sort.falling { "-" } else { "" }, sort.column);
        word("sort", self.sort.map(sort))
    }
}
