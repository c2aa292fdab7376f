//! Classes that several maps share, and their key.

use super::colours::sign_steps;
use super::subtract::Difference;
use super::{ClassColour, Hatch, KeyClass, KeyOther, MapKey, OtherKind, SmallMap};
use crate::indicators::Fraction;
use crate::messages::{Core, Lang, MapsText, class_counts, counted_title};
use crate::types::{Currency, Level};
use crate::view::build::Context;
use crate::view::classes::{self, ClassMethod, Classing};
use crate::view::palette::{self, Scheme};
use crate::view::places::Value;
use crate::view::scale::{Alike, Classes};

/// Classes that maps share. A map without classes has those by default here: shades of small maps cannot be told
/// apart.
pub(super) struct Scale {
    classes: Classes,
    steps: Vec<u8>,
}

impl Scale {
    /// The classes of the map above: those of all periods of the same length.
    pub fn above(context: &Context<'_>) -> Scale {
        let alike = Alike::new(context);
        let classes = Classes::new(context, &alike);
        match classes.steps() {
            Some((_, steps)) => Scale { steps: steps.to_vec(), classes },
            None => {
                let is_share = context.indicator.tiers().is_some();
                let plain =
                    Scale::pooled(alike.values(), &Classing::default(), is_share, context.passport.currency);
                Scale { classes: plain.classes.of_scheme(classes.scheme()), ..plain }
            }
        }
    }

    /// The classes of some values together.
    pub fn pooled<'a>(
        values: impl Iterator<Item = &'a Value>,
        classing: &Classing,
        is_share: bool,
        currency: Currency,
    ) -> Scale {
        let has_classes = !matches!(classing.method, ClassMethod::Continuous | ClassMethod::Country);
        let usual = Classing::default();
        let classing = if has_classes { classing } else { &usual };
        let mut sorted: Vec<i64> = values.map(Value::order).collect();
        sorted.sort_unstable();
        let bounds = classes::bounds(&sorted, classing, is_share);
        let steps = palette::steps(bounds.len() + 1);
        Scale { steps, classes: Classes::from_bounds(bounds, is_share, currency) }
    }

    pub fn colour(&self, value: &Value) -> ClassColour {
        let class = usize::from(self.classes.class(value));
        ClassColour::Step(self.classes.scheme(), self.steps.get(class).copied().unwrap_or(0))
    }

    pub fn is_wide(&self, value: &Value) -> bool {
        self.classes.is_hatched(value)
    }

    /// The key of the maps that share these classes.
    pub fn key(&self, title: String, maps: &[&SmallMap], level: Level, lang: Lang) -> MapKey {
        let class = |(class, step): (usize, &u8)| {
            let colour = ClassColour::Step(self.classes.scheme(), *step);
            key_class(colour, self.classes.range(class, lang), maps, lang)
        };
        MapKey {
            title: counted_title(&title, maps.len(), level, lang),
            axes: None,
            classes: self.steps.iter().enumerate().map(class).collect(),
            others: others(maps, MapsText::Undefined, lang),
        }
    }
}

/// One class of a key with the places that have its colour.
pub(super) fn key_class(colour: ClassColour, label: String, maps: &[&SmallMap], lang: Lang) -> KeyClass {
    let is = |fill: super::PlaceFill| fill == super::PlaceFill::Class(colour);
    let count = |map: &&SmallMap| map.places.iter().filter(|place| is(place.fill)).count() as u32;
    let counts: Vec<u32> = maps.iter().map(count).collect();
    KeyClass { colour, label, count: counts.iter().sum(), count_text: class_counts(&counts, lang) }
}

/// What is no class, as far as it occurs.
pub(super) fn others(maps: &[&SmallMap], undefined: MapsText, lang: Lang) -> Vec<KeyOther> {
    let kinds = [
        (OtherKind::Wide, Core::Hatched.text(lang)),
        (OtherKind::Open, MapsText::SignOpen.text(lang)),
        (OtherKind::Undefined, undefined.text(lang)),
        (OtherKind::Missing, Core::NoData.text(lang)),
    ];
    let other = |(kind, label): (OtherKind, &str)| {
        let counts: Vec<u32> = maps.iter().map(|map| map.count(kind) as u32).collect();
        let count = counts.iter().sum();
        let count_text = class_counts(&counts, lang);
        (count > 0).then(|| KeyOther { kind, label: label.to_string(), count, count_text })
    };
    kinds.into_iter().filter_map(other).collect()
}

/// Classes of differences, the same on both sides of zero.
pub(super) struct SignScale {
    /// Sizes at which a class begins, rising; the mirrored ones lie below zero.
    pub bounds: Vec<i64>,
    is_share: bool,
    currency: Currency,
}

/// Classes on either side of zero.
const SIDES: usize = 3;

impl SignScale {
    /// Round sizes near the second fifth, the 70th and the 92nd hundredth of all sizes, so that the outer classes hold few.
    pub fn of(differences: &[Difference], is_share: bool, currency: Currency) -> SignScale {
        let mut sizes: Vec<i64> = differences.iter().map(Difference::size).filter(|size| *size > 0).collect();
        sizes.sort_unstable();
        let mut bounds: Vec<i64> = Vec::new();
        let most = sizes.last().copied().unwrap_or(0);
        for part in [40, 70, 92] {
            let at = sizes.len() * part / 100;
            let near = sizes.get(at.min(sizes.len().saturating_sub(1))).map(|size| round(*size));
            // A bound that nothing reaches would be a class for nobody.
            bounds.extend(near.filter(|near| *near <= most));
        }
        bounds.sort_unstable();
        bounds.dedup();
        bounds.truncate(SIDES);
        SignScale { bounds, is_share, currency }
    }

    /// The class of a number, from the lowest: twice the bounds and the middle one.
    fn class(&self, difference: &Difference, number: Fraction) -> usize {
        let from_middle = isize::from(difference.class(number, &self.bounds));
        (self.bounds.len() as isize + from_middle).max(0) as usize
    }

    /// The colour of a difference, by its middle.
    pub fn colour(&self, difference: &Difference) -> ClassColour {
        let class = self.class(difference, difference.interval.middle());
        ClassColour::Step(Scheme::Diverging, sign_steps(self.bounds.len()).get(class).copied().unwrap_or(4))
    }

    /// An open sign before a wide range.
    pub fn hatch(&self, difference: &Difference) -> Hatch {
        let (low, high) = difference.interval.shown();
        match difference.turn() {
            super::Turn::Open => Hatch::Open,
            _ if self.class(difference, low) != self.class(difference, high) => Hatch::Wide,
            _ => Hatch::None,
        }
    }

    /// The key of a map of differences.
    pub fn key(&self, title: String, map: &SmallMap, level: Level, lang: Lang) -> MapKey {
        let labels = Classes::from_bounds(self.bounds.clone(), self.is_share, self.currency);
        let count = self.bounds.len();
        let steps = sign_steps(count);
        let class = |(class, step): (usize, &u8)| {
            let label = match class.cmp(&count) {
                std::cmp::Ordering::Equal if count == 0 => labels.range(0, lang),
                std::cmp::Ordering::Equal => format!("±{}", labels.range(0, lang).trim_start_matches("< ")),
                std::cmp::Ordering::Less => format!("▼ {}", labels.range(count - class, lang)),
                std::cmp::Ordering::Greater => format!("▲ {}", labels.range(class - count, lang)),
            };
            key_class(ClassColour::Step(Scheme::Diverging, *step), label, &[map], lang)
        };
        MapKey {
            title: counted_title(&title, 1, level, lang),
            axes: None,
            classes: steps.iter().enumerate().map(class).collect(),
            others: others(&[map], MapsText::UndefinedDifference, lang),
        }
    }
}

/// The nearest of 1, 2, 3, 5 and their tens.
fn round(size: i64) -> i64 {
    let mut power = 1i64;
    while power <= size / 10 {
        power = power.saturating_mul(10);
    }
    let steps = [1, 2, 3, 5, 10].map(|step| power.saturating_mul(step));
    steps.into_iter().min_by_key(|step| (step - size).abs()).unwrap_or(power)
}
