//! A picture of points as plain values: what it says, and where everything lies.

mod labels;

use crate::indicators::{Index, Over, Scatter, ScatterPoint, TierKey};
use crate::messages::{
    BesideText, Drift, Lang, ShareOf, ValueWords, Whole, correlation_words, line_words, period_label,
    point_count, scatter_alternative, scatter_title, short_number, unit_million, value_name,
};
use crate::types::Level;
use crate::view::axis::Axis;
use crate::view::sheet::area_name;

use super::beside::short;
use super::cell::tier_name;
use super::{FigureInput, Points};

/// A picture of points. All texts are in the language of the view.
#[derive(Clone, PartialEq, Debug)]
pub struct ScatterView {
    /// What is seen.
    pub title: String,
    /// How many points, both correlations, the line: a sentence each.
    pub words: Vec<String>,
    /// The picture for who does not see it.
    pub alternative: String,
    /// What runs from left to right.
    pub x_title: String,
    /// What runs upwards, with its unit.
    pub y_title: String,
    /// Pearson's and Spearman's correlation, for programs.
    pub correlations: [Option<f64>; 2],
    /// The same points for a wide page and for a phone.
    pub plots: Vec<Plot>,
    /// Every point as text: place, index, value. Empty where the table of the indicator has them.
    pub values: Option<Points>,
}

/// One picture, in its own units.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Plot {
    /// `wide` or `narrow`.
    pub id: &'static str,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
    /// Left, top, right and bottom of the field of points.
    pub field: [f64; 4],
    /// Marks of the axis from left to right: place and text.
    pub x_ticks: Vec<(f64, String)>,
    /// Marks of the axis upwards.
    pub y_ticks: Vec<(f64, String)>,
    /// Both ends of the line of least squares, within the field.
    pub line: Option<[f64; 4]>,
    /// Points.
    pub dots: Vec<Dot>,
    /// Names where there is room.
    pub labels: Vec<DotLabel>,
}

/// One point.
#[derive(Clone, PartialEq, Debug)]
pub struct Dot {
    /// Where.
    pub x: f64,
    /// Where.
    pub y: f64,
    /// Name and both numbers.
    pub title: String,
    /// Both numbers, for programs.
    pub numbers: (f64, f64),
    /// Whether it is the province that is chosen on the map.
    pub chosen: bool,
}

/// The name of a point.
#[derive(Clone, PartialEq, Debug)]
pub struct DotLabel {
    /// Where it begins, ends or has its middle.
    pub x: f64,
    /// Its base line.
    pub y: f64,
    /// `start`, `middle` or `end`.
    pub anchor: &'static str,
    /// The name.
    pub text: String,
}

/// Sizes of the two pictures; a phone of 390 pixels has 358 of them for it.
const SIZES: [(&str, f64, f64); 2] = [("wide", 800.0, 440.0), ("narrow", 358.0, 320.0)];

/// Letters of both pictures.
const LETTER: f64 = 12.0;

/// The picture of the points of a view; nothing where there are none.
pub(super) fn scatter_view(input: &FigureInput<'_>) -> Option<ScatterView> {
    let scatter = input.scatter.as_ref().filter(|scatter| !scatter.points.is_empty())?;
    let index = input.beside.as_ref()?.index.as_ref().ok()?;
    let words = Words::new(input, scatter, index);
    let axes = words.axes()?;
    let plots = SIZES.map(|(id, width, height)| words.plot(id, (width, height), axes)).to_vec();
    Some(ScatterView {
        title: scatter_title(words.drift(), &words.index, &words.value_and_period(), words.lang),
        words: words.sentences(),
        alternative: words.alternative(),
        x_title: words.index.clone(),
        y_title: format!("{} ({})", words.value_and_period(), words.unit),
        correlations: [scatter.pearson, scatter.spearman].map(|found| found.map(|found| found.value)),
        plots,
        values: (input.spec.entry.id == "index-correlation").then(|| words.values()),
    })
}

/// The points and the words for them.
struct Words<'a> {
    scatter: &'a Scatter,
    lang: Lang,
    level: Level,
    index: String,
    value: String,
    unit: String,
    chosen: Option<&'a str>,
}

impl<'a> Words<'a> {
    fn new(input: &'a FigureInput<'_>, scatter: &'a Scatter, index: &Index) -> Words<'a> {
        let lang = input.lang;
        let tier = (scatter.tier != TierKey::Total).then(|| tier_name(scatter.tier, lang));
        let share_of = (!scatter.is_amount).then_some(match scatter.over {
            Over::All => ShareOf::All,
            Over::Manufacturing => ShareOf::Manufacturing,
            Over::WithoutConfidential => ShareOf::WithoutConfidential,
        });
        let value = ValueWords { tier: tier.as_deref(), flow: scatter.flow, share_of };
        Words {
            scatter,
            lang,
            level: input.spec.by.unwrap_or(input.tables.level),
            index: short(&index.name),
            value: value_name(&value, lang),
            unit: match scatter.is_amount {
                true => unit_million(input.passport.currency, lang),
                false => "%".to_string(),
            },
            chosen: input.province.as_deref(),
        }
    }

    fn value_and_period(&self) -> String {
        format!("{}, {}", self.value, period_label(self.scatter.period, self.lang))
    }

    /// A value as it is shown: a share in percent, or millions.
    fn shown(&self, value: f64) -> f64 {
        if self.scatter.is_amount { value / 1e6 } else { value }
    }

    fn pair(&self, point: &ScatterPoint) -> (f64, f64) {
        (point.index, self.shown(point.value))
    }

    fn with_unit(&self, value: f64) -> String {
        let number = short_number(value, self.lang);
        match (self.unit.as_str(), self.lang) {
            ("%", Lang::Tr) => format!("%{number}"),
            ("%", Lang::En) => format!("{number}%"),
            (unit, _) => format!("{number} {unit}"),
        }
    }

    fn drift(&self) -> Drift {
        match self.scatter.pearson {
            None => Drift::Unknown,
            Some(found) if found.low > 0.0 => Drift::Up,
            Some(found) if found.high < 0.0 => Drift::Down,
            Some(_) => Drift::Unclear,
        }
    }

    fn sentences(&self) -> Vec<String> {
        let (scatter, lang) = (self.scatter, self.lang);
        let mut words = vec![point_count(scatter.points.len(), scatter.left_out, self.level, lang)];
        for (name, found) in [("Pearson r", scatter.pearson), ("Spearman ρ", scatter.spearman)] {
            if let Some(found) = found {
                words.push(correlation_words(name, found.value, (found.low, found.high), lang));
            }
        }
        if scatter.pearson.is_none() {
            words.push(BesideText::TooFew.text(lang).to_string());
        }
        if let Some(line) = scatter.line {
            let step = self.shown(line.slope);
            let step = match scatter.is_amount {
                true => self.with_unit(step),
                false => format!("{} {}", short_number(step, lang), lang.pick("puan", "points")),
            };
            words.push(line_words(&self.index, &step, lang));
        }
        words.push(BesideText::NotCause.text(lang).to_string());
        words
    }

    fn alternative(&self) -> String {
        let by_value = |a: &&ScatterPoint, b: &&ScatterPoint| a.value.total_cmp(&b.value);
        let said =
            |point: Option<&ScatterPoint>| point.map(|point| self.dot_title(point)).unwrap_or_default();
        let points = &self.scatter.points;
        let (lowest, highest) = (points.iter().min_by(by_value), points.iter().max_by(by_value));
        scatter_alternative(&said(lowest), &said(highest), self.lang)
    }

    fn dot_title(&self, point: &ScatterPoint) -> String {
        let (index, value) = self.pair(point);
        let name = area_name(&point.area, (Whole::default(), self.lang));
        format!("{name} ({}; {})", short_number(index, self.lang), self.with_unit(value))
    }

    fn values(&self) -> Points {
        let head = if self.level == Level::Province { BesideText::Province } else { BesideText::Region };
        let row = |point: &ScatterPoint| {
            let (index, value) = self.pair(point);
            [
                area_name(&point.area, (Whole::default(), self.lang)),
                short_number(index, self.lang),
                short_number(value, self.lang),
            ]
        };
        Points {
            label: BesideText::Values.text(self.lang).to_string(),
            heads: [
                head.text(self.lang).to_string(),
                self.index.clone(),
                format!("{} ({})", self.value, self.unit),
            ],
            rows: self.scatter.points.iter().map(row).collect(),
        }
    }

    fn axes(&self) -> Option<[Axis; 2]> {
        let pairs = || self.scatter.points.iter().map(|point| self.pair(point));
        Some([Axis::new(pairs().map(|pair| pair.0), 6.0)?, Axis::new(pairs().map(|pair| pair.1), 5.0)?])
    }

    fn plot(&self, id: &'static str, (width, height): (f64, f64), [x_axis, y_axis]: [Axis; 2]) -> Plot {
        let y_marks = y_axis.ticks(self.lang);
        let left = (widest(&y_marks) + 10.0).min(width / 3.0);
        let field = [left, 8.0, width - 14.0, height - 24.0];
        let x = |value: f64| x_axis.place(value, field[0], field[2]);
        let y = |value: f64| y_axis.place(value, field[3], field[1]);
        let x_marks = x_axis.ticks(self.lang);
        // Where the texts of all marks would touch, every second one does, or every third.
        let room = (field[2] - field[0]) / x_marks.len().max(1) as f64;
        let every = libm::ceil((widest(&x_marks) + 8.0) / room).max(1.0) as usize;
        let names: Vec<String> = self
            .scatter
            .points
            .iter()
            .map(|point| area_name(&point.area, (Whole::default(), self.lang)))
            .collect();
        let dot = |(point, name): (&ScatterPoint, &String)| {
            let numbers = self.pair(point);
            let chosen = Some(name.as_str()) == self.chosen;
            Dot { x: x(numbers.0), y: y(numbers.1), title: self.dot_title(point), numbers, chosen }
        };
        let dots: Vec<Dot> = self.scatter.points.iter().zip(&names).map(dot).collect();
        let line = self.line_within([x_axis, y_axis]);
        Plot {
            id,
            width,
            height,
            field,
            x_ticks: x_marks.into_iter().step_by(every).map(|(value, text)| (x(value), text)).collect(),
            y_ticks: y_marks.into_iter().map(|(value, text)| (y(value), text)).collect(),
            line: line.map(|[(x1, y1), (x2, y2)]| [x(x1), y(y1), x(x2), y(y2)]),
            labels: labels::placed(&dots, &names, field, LETTER),
            dots,
        }
    }

    /// Both ends of the line of least squares, as far as the axes reach.
    fn line_within(&self, [x_axis, y_axis]: [Axis; 2]) -> Option<[(f64, f64); 2]> {
        let line = self.scatter.line?;
        let at = |x: f64| (x, self.shown(line.intercept + line.slope * x));
        y_axis.clip(at(x_axis.low), at(x_axis.high))
    }
}

/// Width of the longest text of some marks.
fn widest(marks: &[(f64, String)]) -> f64 {
    let longest = marks.iter().map(|(_, text)| text.chars().count()).max().unwrap_or(0);
    longest as f64 * LETTER * 0.58
}
