use crate::classify::{DefinitionId, Denominator};
use crate::cube::Kind;
use crate::data::{Tier, TierSet};

/// What one place traded in one period and flow, by what its goods can be, in 1/10,000 of the currency.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Slice {
    /// Sum of everything that is not left out.
    pub total_e4: i128,
    /// Sum of each tier by [`Tier::index`], of goods that have one tier only; confidential goods, where a
    /// definition does not fold them, stand under [`Tier::Confidential`].
    pub tiers_e4: [i128; Tier::COUNT],
    /// Goods that can be of several tiers, confidential ones included, by the set of tiers, in order.
    pub open_e4: Vec<(TierSet, Signed)>,
    /// Goods that a list leaves out, by the set of tiers, in order.
    pub excluded_e4: Vec<(TierSet, Signed)>,
    /// Confidential goods among all those, by the set of tiers that they can be of, in order.
    confidential_e4: Vec<(TierSet, Signed)>,
    /// How far each tier can lie below and above its sum, where shares were printed, by their order.
    printed_e4: [Bounds; Tier::OECD.len()],
    /// Observations.
    pub rows: u64,
    /// Observations of confidential goods.
    pub confidential_rows: u64,
}

/// Least and most of a sum in 1/10,000 of the currency; the same where it is certain.
pub type Bounds = (i128, i128);

/// Sums of facts of one set of tiers in 1/10,000 of the currency: of those above zero, and of those below. Each
/// fact may be of any tier of the set, so a correction need not be of the tier of the goods beside it, and the two
/// are not set against each other.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Signed {
    /// Above zero.
    pub above_e4: i128,
    /// Below zero.
    pub below_e4: i128,
}

impl Signed {
    fn of(amount_e4: i128) -> Signed {
        Signed { above_e4: amount_e4.max(0), below_e4: amount_e4.min(0) }
    }

    /// Both together.
    pub fn total_e4(self) -> i128 {
        self.above_e4 + self.below_e4
    }

    pub(super) fn add(&mut self, other: Signed) {
        self.above_e4 += other.above_e4;
        self.below_e4 += other.below_e4;
    }

    fn negated(self) -> Signed {
        Signed { above_e4: -self.above_e4, below_e4: -self.below_e4 }
    }
}

impl Slice {
    /// Adds facts of one kind, all of one sign.
    pub fn add(&mut self, kind: Kind, amount_e4: i128, rows: u64) {
        self.rows += rows;
        let signed = Signed::of(amount_e4);
        match kind {
            Kind::Goods(set) => {
                self.total_e4 += amount_e4;
                match set.only() {
                    Some(tier) => self.tiers_e4[tier.index()] += amount_e4,
                    None => add_to(&mut self.open_e4, set, signed),
                }
            }
            Kind::Confidential(set) => {
                self.total_e4 += amount_e4;
                self.confidential_rows += rows;
                add_to(&mut self.confidential_e4, set, signed);
                match set.only() {
                    Some(tier) => self.tiers_e4[tier.index()] += amount_e4,
                    None => {
                        self.tiers_e4[Tier::Confidential.index()] += amount_e4;
                        add_to(&mut self.open_e4, set, signed);
                    }
                }
            }
            Kind::Excluded(set) => add_to(&mut self.excluded_e4, set, signed),
            Kind::NoTiers => self.total_e4 += amount_e4,
            Kind::Total | Kind::Unknown | Kind::Overflow => {}
        }
    }

    /// Says that shares were printed with this half-width in 1/1,000,000 of the total.
    ///
    /// [`Tier::NotClassified`], what the printed ones leave over, can lie four times as far. No tier lies
    /// below zero or above the total.
    pub(super) fn print(&mut self, half_width_ppm: i128) {
        if half_width_ppm == 0 || self.total_e4 <= 0 {
            return;
        }
        let step = self.total_e4 * half_width_ppm / 1_000_000;
        for (printed, tier) in self.printed_e4.iter_mut().zip(Tier::OECD) {
            let width = if tier == Tier::NotClassified { 4 * step } else { step };
            let sum = self.tiers_e4[tier.index()];
            *printed = (width.min(sum), width.min(self.total_e4 - sum));
        }
    }

    /// Adds another slice: sums add, and so do bounds.
    pub fn merge(&mut self, other: &Slice) {
        self.total_e4 += other.total_e4;
        for (mine, theirs) in self.printed_e4.iter_mut().zip(&other.printed_e4) {
            *mine = (mine.0 + theirs.0, mine.1 + theirs.1);
        }
        self.rows += other.rows;
        self.confidential_rows += other.confidential_rows;
        for (mine, theirs) in self.tiers_e4.iter_mut().zip(&other.tiers_e4) {
            *mine += theirs;
        }
        for (set, signed) in &other.open_e4 {
            add_to(&mut self.open_e4, *set, *signed);
        }
        for (set, signed) in &other.excluded_e4 {
            add_to(&mut self.excluded_e4, *set, *signed);
        }
        for (set, signed) in &other.confidential_e4 {
            add_to(&mut self.confidential_e4, *set, *signed);
        }
    }

    /// The same without confidential goods.
    pub fn without_confidential(&self) -> Slice {
        let mut rest = Slice { confidential_e4: Vec::new(), confidential_rows: 0, ..self.clone() };
        for (set, signed) in &self.confidential_e4 {
            rest.total_e4 -= signed.total_e4();
            match set.only() {
                Some(tier) => rest.tiers_e4[tier.index()] -= signed.total_e4(),
                None => {
                    rest.tiers_e4[Tier::Confidential.index()] -= signed.total_e4();
                    add_to(&mut rest.open_e4, *set, signed.negated());
                }
            }
        }
        rest
    }

    /// Whether there is something, and all of it is confidential goods.
    pub fn is_all_confidential(&self) -> bool {
        if self.confidential_rows == 0 || self.total_e4 == 0 {
            return false;
        }
        let rest = self.without_confidential();
        let is_nothing = |(_, amount_e4): (TierSet, i128)| amount_e4 == 0;
        rest.total_e4 == 0 && rest.cells().all(is_nothing)
    }

    /// Sum of confidential goods.
    pub fn confidential_total_e4(&self) -> i128 {
        total(&self.confidential_e4)
    }

    /// How far some tiers together can lie below and above their sum because shares were printed.
    pub(super) fn printed(&self, tiers: &[Tier]) -> Bounds {
        let printed = tiers.iter().filter_map(|tier| self.printed_e4.get(tier.index()));
        printed.fold((0, 0), |sum, printed| (sum.0 + printed.0, sum.1 + printed.1))
    }

    /// The same with what the lists leave out.
    pub fn with_excluded(&self) -> Slice {
        let mut whole = Slice { excluded_e4: Vec::new(), ..self.clone() };
        for (set, signed) in &self.excluded_e4 {
            whole.add(Kind::Goods(*set), signed.above_e4, 0);
            whole.add(Kind::Goods(*set), signed.below_e4, 0);
        }
        whole
    }

    /// Sum of what the lists leave out.
    pub fn excluded_total_e4(&self) -> i128 {
        total(&self.excluded_e4)
    }

    /// Sum of goods whose tier is open.
    pub fn open_total_e4(&self) -> i128 {
        total(&self.open_e4)
    }

    /// The sum of some tiers as far as goods have no other: the point where all is certain.
    pub fn sum(&self, tiers: &[Tier]) -> i128 {
        let set: TierSet = tiers.iter().copied().collect();
        self.cells().filter(|(own, _)| own.is_within(set)).map(|(_, amount_e4)| amount_e4).sum()
    }

    /// The sum of one tier: of goods that have no other.
    pub fn tier(&self, tier: Tier) -> i128 {
        self.tiers_e4[tier.index()]
    }

    /// Least and most of some tiers together: goods that can be of them and of others count once as if they
    /// were not and once as if they were; printed shares lie half a step around what was printed.
    ///
    /// What is below zero lowers the least and not the most.
    pub fn bounds(&self, tiers: &[Tier]) -> Bounds {
        let set: TierSet = tiers.iter().copied().collect();
        let certain = self.sum(tiers);
        let open = self.cells().filter(|(own, _)| own.meets(set) && !own.is_within(set));
        let (mut low, mut high) = (certain, certain);
        for (_, amount_e4) in open {
            low += amount_e4.min(0);
            high += amount_e4.max(0);
        }
        let (below, above) = self.printed(tiers);
        (low - below, high + above)
    }

    /// Whether the tiers' sum is open because codes are coarse or goods confidential, and not because a
    /// printed share was rounded.
    pub fn is_open(&self, tiers: &[Tier]) -> bool {
        let set: TierSet = tiers.iter().copied().collect();
        self.cells().any(|(own, amount_e4)| amount_e4 != 0 && own.meets(set) && !own.is_within(set))
    }

    /// Every cell: what its goods can be, and its sum; open ones above zero and below zero apart. Confidential
    /// goods of open kind stand among the open ones only.
    pub(super) fn cells(&self) -> impl Iterator<Item = (TierSet, i128)> {
        let single = Tier::ALL
            .into_iter()
            .filter(|tier| *tier != Tier::Confidential)
            .map(|tier| (TierSet::from(tier), self.tiers_e4[tier.index()]));
        let signed = |(set, signed): &(TierSet, Signed)| [(*set, signed.above_e4), (*set, signed.below_e4)];
        single.chain(self.open_e4.iter().flat_map(signed))
    }

    /// The denominator of shares, least and most: everything, or what has a tier.
    pub fn denominator(&self, definition: DefinitionId) -> Bounds {
        match definition.denominator() {
            Denominator::Everything => (self.total_e4, self.total_e4),
            Denominator::Classified => self.bounds(classified(definition)),
        }
    }
}

/// The tiers of a definition without what it does not classify, which comes last.
pub(super) fn classified(definition: DefinitionId) -> &'static [Tier] {
    let tiers = definition.tiers();
    &tiers[..tiers.len() - 1]
}

fn total(cells: &[(TierSet, Signed)]) -> i128 {
    cells.iter().map(|(_, signed)| signed.total_e4()).sum()
}

fn add_to(cells: &mut Vec<(TierSet, Signed)>, set: TierSet, signed: Signed) {
    match cells.binary_search_by_key(&set, |(known, _)| *known) {
        Ok(at) => cells[at].1.add(signed),
        Err(at) => cells.insert(at, (set, signed)),
    }
}
