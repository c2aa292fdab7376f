//! Bounds of shares against every way in which the goods can fall.

use proptest::prelude::*;

use teknoharita::classify::DefinitionId;
use teknoharita::cube::Kind;
use teknoharita::data::{Tier, TierSet};
use teknoharita::indicators::{Fraction, Interval, Slice, compare, contribution, ranks, share};
use teknoharita::types::{Place, round_ratio};

type Cells = Vec<(TierSet, i128)>;

/// Up to five cells that can be of several tiers, and some that are of one.
fn cells() -> impl Strategy<Value = Cells> {
    cells_of(0..50)
}

/// The same with corrections.
fn signed_cells() -> impl Strategy<Value = Cells> {
    cells_of(-20..50)
}

fn cells_of(amounts: std::ops::Range<i128>) -> impl Strategy<Value = Cells> {
    let set = prop::collection::vec(prop::sample::select(Tier::OECD.to_vec()), 2..4);
    let open = prop::collection::vec((set, amounts.clone()), 0..5);
    let certain = prop::collection::vec((prop::sample::select(Tier::OECD.to_vec()), amounts), 1..5);
    (open, certain).prop_map(|(open, certain)| {
        let open = open.into_iter().map(|(set, amount)| (set.into_iter().collect(), amount));
        open.chain(certain.into_iter().map(|(tier, amount)| (TierSet::from(tier), amount))).collect()
    })
}

fn slice(cells: &Cells) -> Slice {
    let mut slice = Slice::default();
    for (set, amount) in cells {
        slice.add(Kind::Goods(*set), *amount, 1);
    }
    slice
}

/// Every way to give each cell one of its tiers: the sums by tier.
fn worlds(cells: &Cells) -> Vec<[i128; Tier::COUNT]> {
    let mut worlds = vec![[0; Tier::COUNT]];
    for (set, amount) in cells {
        let with = |world: &[i128; Tier::COUNT], tier: Tier| {
            let mut world = *world;
            world[tier.index()] += amount;
            world
        };
        worlds = worlds.iter().flat_map(|world| set.iter().map(move |tier| with(world, tier))).collect();
    }
    worlds
}

/// Least and most share over all worlds in which it is defined.
fn extremes(cells: &Cells, tiers: &[Tier], of: &[Tier]) -> Option<(Fraction, Fraction)> {
    let sum =
        |world: &[i128; Tier::COUNT], of: &[Tier]| of.iter().map(|tier| world[tier.index()]).sum::<i128>();
    let shares = worlds(cells).into_iter().map(|world| (sum(&world, tiers), sum(&world, of)));
    let shares: Vec<Fraction> = shares.filter(|(_, of)| *of > 0).collect();
    let least = shares.iter().copied().min_by(|a, b| compare(*a, *b))?;
    let most = shares.iter().copied().max_by(|a, b| compare(*a, *b))?;
    Some((least, most))
}

/// Numbers of few and of many digits.
fn sized() -> impl Strategy<Value = i128> {
    (0u32..126, any::<i128>()).prop_map(|(shift, number)| number >> shift >> 3)
}

#[test]
fn open_shares_of_real_sums_are_ordered_by_their_middle() {
    // 482.7 million dollars of which up to 92.5 can be high, and so on; in 1/10,000.
    let open = |most: i128, total: i128| {
        let [most, total] = [most, total].map(|million| million * 100_000 * 10_000);
        Interval { value: (0, total), low: (0, total), high: (most, total), is_open: true }
    };
    let shares = [(1, open(925, 4827)), (9, open(1739, 5339)), (16, open(1099, 4963)), (5, open(774, 4671))];
    let values: Vec<(Place, Interval)> =
        shares.into_iter().map(|(plate, share)| (Place::province(plate).unwrap(), share)).collect();
    let plates: Vec<_> = ranks(&values).into_iter().map(|(place, _)| place.plate().unwrap()).collect();
    assert_eq!(plates, [9, 16, 1, 5]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn a_share_of_everything_lies_between_the_extremes_and_reaches_them(cells in cells()) {
        for tiers in [&[Tier::High][..], &[Tier::High, Tier::MediumHigh], &[Tier::NotClassified]] {
            let expected = extremes(&cells, tiers, &Tier::OECD);
            let found = share(&slice(&cells), tiers, DefinitionId::OecdIsic3);
            prop_assert_eq!(found.is_some(), expected.is_some());
            let (Some(found), Some((least, most))) = (found, expected) else { continue };
            prop_assert!(compare(found.low, least).is_eq() && compare(found.high, most).is_eq());
        }
    }

    #[test]
    fn a_share_of_manufacturing_lies_between_the_extremes_and_reaches_them(cells in cells()) {
        let manufacturing = &Tier::OECD[..4];
        for tiers in [&[Tier::High][..], &[Tier::High, Tier::MediumHigh], &[Tier::Low]] {
            let Some((least, most)) = extremes(&cells, tiers, manufacturing) else { continue };
            let found = share(&slice(&cells), tiers, DefinitionId::TuikNace2);
            let found = found.expect("some world has manufacturing");
            prop_assert!(compare(found.low, least).is_eq(), "{:?} {:?}", found, least);
            prop_assert!(compare(found.high, most).is_eq(), "{:?} {:?}", found, most);
        }
    }

    #[test]
    fn shares_beside_corrections_hold_every_world_and_reach_the_extremes(cells in signed_cells()) {
        for tiers in [&[Tier::High][..], &[Tier::High, Tier::MediumHigh], &[Tier::NotClassified]] {
            let expected = extremes(&cells, tiers, &Tier::OECD);
            let found = share(&slice(&cells), tiers, DefinitionId::OecdIsic3);
            prop_assert_eq!(found.is_some(), expected.is_some());
            let (Some(found), Some((least, most))) = (found, expected) else { continue };
            prop_assert!(compare(found.low, least).is_eq() && compare(found.high, most).is_eq());
        }
        let manufacturing = &Tier::OECD[..4];
        for tiers in [&[Tier::High][..], &[Tier::High, Tier::MediumHigh], &[Tier::Low]] {
            // Where there may be no manufacturing nothing is said.
            let Some(found) = share(&slice(&cells), tiers, DefinitionId::TuikNace2) else { continue };
            let (least, most) = extremes(&cells, tiers, manufacturing).expect("some world has manufacturing");
            prop_assert!(compare(found.low, least).is_eq(), "{:?} {:?}", found, least);
            prop_assert!(compare(found.high, most).is_eq(), "{:?} {:?}", found, most);
        }
    }

    #[test]
    fn the_part_of_a_place_holds_every_world_and_reaches_the_extremes(
        own in signed_cells(), other in signed_cells()
    ) {
        let (place, mut country) = (slice(&own), slice(&own));
        country.merge(&slice(&other));
        for tiers in [&[Tier::High][..], &[Tier::High, Tier::MediumHigh], &[Tier::Low]] {
            let sum = |world: &[i128; Tier::COUNT]| tiers.iter().map(|tier| world[tier.index()]).sum::<i128>();
            let [own, others] = [&own, &other].map(|cells| worlds(cells).iter().map(sum).collect::<Vec<i128>>());
            let (least, most) = country.bounds(tiers);
            let wholes = || own.iter().flat_map(|own| others.iter().map(move |other| own + other));
            prop_assert_eq!((wholes().min(), wholes().max()), (Some(least), Some(most)));
            // Where the country may have none of them nothing is said.
            let Some([_, low, high]) = contribution(&place, &country, tiers) else { continue };
            let ends = |all: &[i128]| [*all.iter().min().unwrap(), *all.iter().max().unwrap()];
            let corners = || {
                let others = ends(&others);
                ends(&own).into_iter().flat_map(move |own| others.map(|other| (own, own + other)))
            };
            prop_assert!(corners().all(|(_, whole)| whole > 0));
            let least = corners().min_by(|a, b| compare(*a, *b)).unwrap();
            let most = corners().max_by(|a, b| compare(*a, *b)).unwrap();
            prop_assert!(compare(low, least).is_eq() && compare(high, most).is_eq());
        }
    }

    #[test]
    fn fractions_of_any_size_are_compared_as_numbers(a in sized(), b in sized(), c in sized(), d in sized()) {
        // Within 128 bits by their cross products, beyond by long division.
        let digits = |(mut numerator, denominator): Fraction| {
            let mut digits = vec![numerator.div_euclid(denominator)];
            for _ in 0..300 {
                numerator = numerator.rem_euclid(denominator);
                // Doubling stays within 128 bits: denominators are below a quarter of them.
                numerator *= 2;
                digits.push(numerator / denominator);
            }
            digits
        };
        let (b, d) = (b.abs() + 1, d.abs() + 1);
        let order = digits((a, b)).cmp(&digits((c, d)));
        prop_assert_eq!(compare((a, b), (c, d)), order);
        prop_assert!(compare((a, b), (a, b)).is_eq());
    }

    #[test]
    fn the_middle_of_any_sums_can_be_printed_and_lies_between(
        low in 0i128..1 << 56, more in 0i128..1 << 56, least in 1i128 << 54..1 << 60, most in 1i128 << 54..1 << 60
    ) {
        for (below, above) in [(most, most), (most, least)] {
            let (low, high) = ((low, below), (low + more, above));
            // Negative cells can make shares larger than one, but not by much.
            prop_assume!(compare(low, high).is_le() && high.0 <= 4 * high.1);
            let middle = Interval { value: low, low, high, is_open: true }.middle();
            let micro = |(numerator, denominator)| round_ratio(numerator, denominator, 100_000_000);
            prop_assert!(micro(low) <= micro(middle) && micro(middle) <= micro(high), "{:?}", middle);
            prop_assert!(micro(middle).is_some());
        }
    }

    #[test]
    fn bounds_of_slices_add_up_as_the_slices_do(one in signed_cells(), other in signed_cells()) {
        let mut both = slice(&one);
        both.merge(&slice(&other));
        let all: Cells = one.iter().chain(&other).copied().collect();
        prop_assert_eq!(&both, &slice(&all));
    }
}
