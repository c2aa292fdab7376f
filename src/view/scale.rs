//! From values to colours: the classes of a map, or its shades, and the key that says what they are.

use crate::indicators::PlaceTable;
use crate::messages::{
    Core, Lang, ScaleText, SecrecyText, around_country, capital, country_is, grouped, money_label,
    money_span, percent_1,
};
use crate::types::{Currency, E4, Period, Place, round_ratio};

use super::build::Context;
use super::classes::{self, Around, ClassMethod, class, is_wider_than_a_class};
use super::palette::{self, LEVELS, STEPS, Scheme};
use super::places::{Value, values};
use super::timeline;
use super::{Gap, Gradient, Indicator, Legend, LegendClass, MapProvince};

/// Below what distance from the country's value no bound lies, in 1/1,000,000 percent: the precision of print.
const LEAST_DISTANCE: i64 = 100_000;

/// Colours that the diverging scheme has on either side of its middle.
const A_SIDE: usize = STEPS / 2;

/// Levels that a range may span before it is hatched on a map without classes: a ninth of them.
const WIDE: u8 = LEVELS / STEPS as u8;

/// The values on the maps of every period of the same length, so that a colour says the same in all of them.
pub(super) struct Alike(Vec<OfPeriod>);

/// The values of all places of a period.
struct OfPeriod {
    period: Period,
    values: Vec<(Place, Value)>,
    national: Option<Value>,
}

impl Alike {
    /// Those of the view's number.
    pub fn new(context: &Context<'_>) -> Alike {
        Alike::of(context, context.indicator)
    }

    /// Those of another number under the same terms.
    pub fn of(context: &Context<'_>, indicator: Indicator) -> Alike {
        let shown = context.table.period;
        let of = |table: &PlaceTable| OfPeriod {
            period: table.period,
            values: values(indicator, table, context.terms()),
            national: Value::of(indicator, &table.national, context.terms()),
        };
        // Of what is public nothing may depend on numbers that nobody checked.
        let is_public = context.input.withheld.is_some();
        let others = timeline::alike(context).into_iter().filter(|period| *period != shown && !is_public);
        let others = others.filter_map(|period| context.tables.at(period, context.flow));
        let mut all: Vec<OfPeriod> = others.map(|table| of(&table)).collect();
        all.push(match indicator == context.indicator {
            true => OfPeriod { period: shown, values: context.values.clone(), national: context.national },
            false => of(&context.table),
        });
        Alike(all)
    }

    /// Those of a period; nothing where it is another one.
    pub fn of_period(&self, period: Period) -> &[(Place, Value)] {
        self.0.iter().find(|known| known.period == period).map_or(&[], |known| &known.values)
    }

    /// Those of places on the map.
    pub fn values(&self) -> impl Iterator<Item = &Value> {
        self.0.iter().flat_map(OfPeriod::on_map)
    }

    /// How far each lies from the country's value of its period.
    fn distances(&self) -> Vec<i64> {
        let far = |(value, national): (&Value, &Value)| {
            value.order().saturating_sub(national.order()).saturating_abs()
        };
        let pairs = |known: &OfPeriod| -> Vec<i64> {
            known.national.iter().flat_map(|all| known.on_map().map(move |value| far((value, all)))).collect()
        };
        self.0.iter().flat_map(pairs).collect()
    }
}

impl OfPeriod {
    fn on_map(&self) -> impl Iterator<Item = &Value> {
        self.values.iter().filter(|(place, _)| place.is_on_map()).map(|(_, value)| value)
    }
}

/// How values of a view become colours; map, key and table share it.
pub(super) struct Classes {
    scale: Scale,
    /// The least and the greatest value of all periods that share the classes.
    domain: Option<(i64, i64)>,
    scheme: Scheme,
    is_share: bool,
    currency: Currency,
}

enum Scale {
    /// Bounds, and the step of the ramp of each class.
    Steps { bounds: Vec<i64>, steps: Vec<u8> },
    /// No classes: the value of the first shade and of the last.
    Shades { low: i64, high: i64 },
}

impl Classes {
    pub fn new(context: &Context<'_>, alike: &Alike) -> Classes {
        let is_share = context.indicator.tiers().is_some();
        let own = Scheme::of(context.indicator);
        let mut sorted: Vec<i64> = alike.values().map(Value::order).collect();
        sorted.sort_unstable();
        let (least, most) = sorted.first().zip(sorted.last()).map_or((0, 0), |(least, most)| (*least, *most));
        let classes = usize::from(context.classing.classes);
        let (scale, scheme) = match (context.classing.method, context.national.as_ref()) {
            (ClassMethod::Continuous, _) if least < 0 => {
                let far = most.max(least.saturating_neg());
                (Scale::Shades { low: -far, high: far }, Scheme::Diverging)
            }
            (ClassMethod::Continuous, _) => (Scale::Shades { low: least, high: most }, own),
            (ClassMethod::Country, Some(national)) => {
                let mut distances = alike.distances();
                distances.sort_unstable();
                let printed = printed(national);
                let asked = (classes, LEAST_DISTANCE);
                let around = classes::around(&distances, &sorted, (national.order(), printed), asked);
                (Scale::around(around), Scheme::Diverging)
            }
            (method, _) => {
                let bounds = classes::bounds(&sorted, &context.classing, is_share);
                let fits = |around: &Around| around.farthest as usize <= A_SIDE;
                let signs = match method {
                    // The reader's own bounds stay as they are.
                    ClassMethod::Custom => None,
                    _ => classes::of_signs(bounds.clone(), least, most, A_SIDE).filter(fits),
                };
                match signs {
                    Some(around) => (Scale::around(around), Scheme::Diverging),
                    None => {
                        let steps = palette::steps(bounds.len() + 1);
                        (Scale::Steps { bounds, steps }, own)
                    }
                }
            }
        };
        let domain = sorted.first().copied().zip(sorted.last().copied());
        Classes { scale, domain, scheme, is_share, currency: context.passport.currency }
    }

    /// Classes between bounds that were made elsewhere.
    pub fn from_bounds(bounds: Vec<i64>, is_share: bool, currency: Currency) -> Classes {
        let steps = palette::steps(bounds.len() + 1);
        Classes {
            scale: Scale::Steps { bounds, steps },
            domain: None,
            scheme: Scheme::default(),
            is_share,
            currency,
        }
    }

    /// The bounds between classes, rising, and the step of the ramp of each class; `None` of a map without classes.
    pub fn steps(&self) -> Option<(&[i64], &[u8])> {
        match &self.scale {
            Scale::Steps { bounds, steps, .. } => Some((bounds, steps)),
            Scale::Shades { .. } => None,
        }
    }

    /// The least and the greatest value of all periods that share the classes; `None` where there is no value.
    pub fn domain(&self) -> Option<(i64, i64)> {
        self.domain
    }

    /// The step of the ramp of a class, or the one that a shade lies above.
    pub fn step(&self, class: u8) -> u8 {
        match self.steps() {
            Some((_, steps)) => steps.get(usize::from(class)).copied().unwrap_or(0),
            None => class / 8,
        }
    }

    /// The same in other colours.
    pub fn of_scheme(self, scheme: Scheme) -> Classes {
        Classes { scheme, ..self }
    }

    /// The bounds between classes, rising; none of a map without classes.
    pub fn bounds(&self) -> &[i64] {
        self.steps().map_or(&[], |(bounds, _)| bounds)
    }

    /// The colours.
    pub fn scheme(&self) -> Scheme {
        self.scheme
    }

    /// The range of a class in words; nothing of a map without classes.
    pub fn range(&self, class: usize, lang: Lang) -> String {
        self.steps().map(|(bounds, _)| self.label(bounds, class, lang)).unwrap_or_default()
    }

    /// The class of a value; of a map without classes its shade, from 0 to [`LEVELS`].
    pub fn class(&self, value: &Value) -> u8 {
        match &self.scale {
            Scale::Steps { bounds, .. } => class(value, bounds, self.is_share),
            Scale::Shades { low, high } => shade(value.order(), *low, *high),
        }
    }

    /// Whether the range of a value is wider than a class, or than a ninth of the shades.
    pub fn is_hatched(&self, value: &Value) -> bool {
        match &self.scale {
            Scale::Steps { bounds, .. } => is_wider_than_a_class(value, bounds, self.is_share),
            Scale::Shades { low, high } => {
                let [_, from, to] = value.fractions();
                let at = |(numerator, denominator)| {
                    let scale = if self.is_share { 100_000_000 } else { 1 };
                    let order = round_ratio(numerator, denominator, scale).unwrap_or(0);
                    shade(i64::try_from(order).unwrap_or(i64::MAX), *low, *high)
                };
                value.is_open() && at(to).abs_diff(at(from)) > WIDE
            }
        }
    }

    /// Whether a class is the one of the largest numbers: the last, or the last ninth of the shades.
    pub fn is_highest(&self, class: u8) -> bool {
        match &self.scale {
            Scale::Steps { bounds, .. } => usize::from(class) == bounds.len() && !bounds.is_empty(),
            Scale::Shades { .. } => class > LEVELS - WIDE,
        }
    }

    /// The key.
    pub fn legend(&self, context: &Context<'_>, provinces: &[MapProvince]) -> Legend {
        let lang = context.lang;
        let places = || provinces.iter().filter(|province| province.lead);
        let count = |class: u8| places().filter(|province| province.class == Some(class)).count() as u32;
        let gap = |gap: Gap| {
            let count = places().filter(|province| province.gap == Some(gap)).count() as u32;
            (count > 0).then(|| (gap_label(gap, lang), count))
        };
        let of_gap = |province: &&MapProvince| province.gap == Some(Gap::Confidential);
        let is_withheld = |province: &MapProvince| {
            context.place(province.plate).is_some_and(|place| context.withholds(place))
        };
        let withheld = match [true, false].map(|own| places().filter(of_gap).any(|it| is_withheld(it) == own))
        {
            [true, true] => Some(ScaleText::ConfidentialOrWithheld.text(lang).to_string()),
            [true, false] => Some(capital(SecrecyText::Withheld.text(lang), lang)),
            _ => None,
        };
        let hatched = places().filter(|province| province.hatched).count() as u32;
        let any = !context.values.is_empty();
        let mut legend = Legend {
            title: match self.is_share {
                true => format!("{} (%)", Core::ColumnShare.text(lang)),
                false => Core::ColumnVolume.text(lang).to_string(),
            },
            level: context.level,
            scheme: self.scheme,
            classes: Vec::new(),
            gradient: None,
            missing: gap(Gap::Missing),
            undefined: gap(Gap::Undefined),
            confidential: gap(Gap::Confidential).map(|(label, count)| (withheld.unwrap_or(label), count)),
            hatched: (hatched > 0).then(|| (Core::Hatched.text(lang).to_string(), hatched)),
        };
        let national = context.national.as_ref().filter(|_| self.is_share);
        match &self.scale {
            Scale::Steps { bounds, steps } => {
                let is_around_country = context.classing.method == ClassMethod::Country;
                if let Some(national) = national.filter(|_| is_around_country) {
                    legend.title = around_country(&legend.title, &national.text(lang), context.whole(), lang);
                }
                let classes = steps.iter().enumerate().filter(|_| any).map(|(class, step)| {
                    let label = self.label(bounds, class, lang);
                    LegendClass { class: class as u8, label, provinces: count(class as u8), step: *step }
                });
                legend.classes = classes.collect();
            }
            Scale::Shades { low, high } if any => {
                let mark = national.map(|national| {
                    (
                        country_is(&national.text(lang), context.whole(), lang),
                        shade(national.order(), *low, *high),
                    )
                });
                legend.gradient =
                    Some(Gradient { low: self.end(*low, lang), high: self.end(*high, lang), mark });
            }
            Scale::Shades { .. } => {}
        }
        legend
    }

    fn label(&self, bounds: &[i64], class: usize, lang: Lang) -> String {
        let below = class.checked_sub(1).and_then(|at| bounds.get(at));
        let bound = |bound: &i64| self.bound(*bound, lang);
        match (below, bounds.get(class)) {
            (None, Some(above)) => format!("< {}", bound(above)),
            (Some(below), Some(above)) if self.is_share => format!("{}–{}", bound(below), bound(above)),
            (Some(below), Some(above)) => {
                money_span(i128::from(*below) * E4, i128::from(*above) * E4, self.currency, lang)
            }
            (Some(below), None) => format!("≥ {}", bound(below)),
            (None, None) => ScaleText::All.text(lang).to_string(),
        }
    }

    /// A bound in words.
    pub fn bound(&self, bound: i64, lang: Lang) -> String {
        if !self.is_share {
            return money_label(i128::from(bound) * E4, self.currency, lang);
        }
        let (whole, rest) = (bound.unsigned_abs() / 1_000_000, bound.unsigned_abs() % 1_000_000);
        let sign = if bound < 0 { "−" } else { "" };
        let whole = format!("{sign}{}", grouped(i128::from(whole), lang));
        match rest {
            0 => whole,
            rest => {
                let digits = format!("{rest:06}");
                format!("{whole}{}{}", lang.pick(",", "."), digits.trim_end_matches('0'))
            }
        }
    }

    /// An end of the shades, as values print.
    fn end(&self, end: i64, lang: Lang) -> String {
        match self.is_share {
            true => percent_1(i128::from(end), 100_000_000, lang).unwrap_or_default(),
            false => money_label(i128::from(end) * E4, self.currency, lang),
        }
    }
}

impl Scale {
    /// The middle has the middle step, and what lies farthest from it the last one of its side.
    fn around(around: Around) -> Scale {
        let (most, last) = (i32::from(around.farthest.max(1)), A_SIDE as i32);
        let step = |away: &i8| {
            let far = (2 * last * i32::from(away.unsigned_abs()) + most) / (2 * most);
            (last + far * i32::from(away.signum())) as u8
        };
        let steps = around.away.iter().map(step).collect();
        Scale::Steps { bounds: around.bounds, steps }
    }
}

/// The shade of a value between two others.
fn shade(value: i64, low: i64, high: i64) -> u8 {
    let (value, low, high) = (i128::from(value), i128::from(low), i128::from(high));
    if high <= low {
        return LEVELS / 2;
    }
    let shade = round_ratio(value.clamp(low, high) - low, high - low, i128::from(LEVELS)).unwrap_or(0);
    shade.clamp(0, i128::from(LEVELS)) as u8
}

/// A share as it is printed, to a tenth of a percent, in 1/1,000,000 percent.
fn printed(value: &Value) -> i64 {
    let (numerator, denominator) = value.interval.middle();
    let tenths = round_ratio(numerator, denominator, 1_000).unwrap_or(0);
    i64::try_from(tenths).unwrap_or(0).saturating_mul(LEAST_DISTANCE)
}

/// What a gap is called.
pub(super) fn gap_label(gap: Gap, lang: Lang) -> String {
    match gap {
        Gap::Missing => Core::NoData.text(lang),
        Gap::Undefined => ScaleText::Undefined.text(lang),
        Gap::Confidential => ScaleText::Confidential.text(lang),
    }
    .to_string()
}
