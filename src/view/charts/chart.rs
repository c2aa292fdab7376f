//! What every chart is built from.

use super::scene::{Look, Paint};
use super::{ChartSpec, Picture};
use crate::error::{Error, Lacks};
use crate::indicators::{Answer, Ask, Cell, Choice as Asked, Entry, Fraction, Row, TierKey};
use crate::messages::{ChartText, Lang, error_text, place_name};
use crate::types::Place;
use crate::view::build::Context;
use crate::view::{Choice, Control, Indicator};

/// A view with every default resolved, and what was chosen of a chart.
pub(super) struct Chart<'a> {
    /// The view above the chart: data set, indicator, flow, period, definition and province are the chart's too.
    pub context: Context<'a>,
    /// What was chosen.
    pub spec: ChartSpec,
    /// What of it counts.
    pub kept: ChartSpec,
    /// What can be chosen.
    pub controls: Vec<Control>,
}

/// A chart that was built.
#[derive(Default)]
pub(super) struct Drawn {
    /// What is seen: a sentence, with a number where the data bear one.
    pub title: String,
    /// What is counted, and in which unit.
    pub unit: String,
    /// The picture in words.
    pub alternative: String,
    /// The picture.
    pub picture: Option<Picture>,
    /// The numbers behind it.
    pub answer: Answer,
    /// What has to be said beside it.
    pub notes: Vec<String>,
    /// Whether it shows all goods, whatever their tiers.
    pub is_of_totals: bool,
}

/// Why there is no chart.
pub(super) enum Refused {
    /// The data lack something.
    Lacks(Lacks),
    /// Something else: what, and what to do.
    Words(String, String),
}

impl From<Lacks> for Refused {
    fn from(lacks: Lacks) -> Refused {
        Refused::Lacks(lacks)
    }
}

impl Refused {
    /// What is the matter, and what to do.
    pub fn words(self, lang: Lang) -> (String, String) {
        match self {
            Refused::Words(what, todo) => (what, todo),
            Refused::Lacks(lacks @ Lacks::Product) => {
                (ChartText::NeedsCodes.text(lang).to_string(), error_text(&Error::from(lacks), lang).todo)
            }
            Refused::Lacks(lacks) => {
                let words = error_text(&Error::from(lacks), lang);
                (format!("{}. {}", words.title, words.body).trim_end().to_string(), words.todo)
            }
        }
    }
}

impl<'a> Chart<'a> {
    /// A chart that nothing was asked of yet.
    pub fn new(context: Context<'a>, spec: ChartSpec) -> Chart<'a> {
        let kept = ChartSpec::of(spec.kind);
        Chart { context, spec, kept, controls: Vec::new() }
    }

    /// The language of every text.
    pub fn lang(&self) -> Lang {
        self.context.lang
    }

    /// A text in it.
    pub fn text(&self, text: ChartText) -> String {
        text.text(self.context.lang).to_string()
    }

    /// Offers ways, each an id and a label; says which one was chosen. The first is the default, and what is not
    /// among them is the default too. Where there is one way alone nothing is offered.
    pub fn choose(&mut self, name: &str, label: ChartText, ways: &[(&str, String)]) -> String {
        let default = ways.first().map_or("", |(id, _)| *id);
        let asked = self.spec.get(name);
        let chosen = ways.iter().map(|(id, _)| *id).find(|id| *id == asked).unwrap_or(default).to_string();
        if chosen != default {
            self.kept.set(name, &chosen);
        }
        if ways.len() > 1 {
            // An empty value is the default, which no address has to say.
            let choice = |(id, label): &(&str, String)| {
                Choice::new(if *id == default { "" } else { *id }, label.as_str(), *id == chosen)
            };
            self.controls.push(Control {
                name: name.to_string(),
                label: label.text(self.context.lang).to_string(),
                choices: ways.iter().map(choice).collect(),
            });
        }
        chosen
    }

    /// Offers numbers of the largest, the first by default.
    pub fn choose_top(&mut self, ways: &[usize]) -> usize {
        let all = || self.text(ChartText::All);
        let texts: Vec<(String, String)> = ways
            .iter()
            .map(|top| match *top {
                usize::MAX => ("all".to_string(), all()),
                top => (top.to_string(), top.to_string()),
            })
            .collect();
        let ways: Vec<(&str, String)> =
            texts.iter().map(|(id, label)| (id.as_str(), label.clone())).collect();
        self.choose("top", ChartText::Top, &ways).parse().unwrap_or(usize::MAX)
    }

    /// The place that is chosen on the map.
    pub fn chosen(&self) -> Option<Place> {
        self.context.spec.province.and_then(|plate| self.context.place(plate))
    }

    /// Offers the country and the place that is chosen on the map, where there is one: that by default.
    pub fn choose_area(&mut self) -> Option<Place> {
        let place = self.chosen()?;
        let lang = self.context.lang;
        let ways = [
            ("place", place_name(place, lang).to_string()),
            ("country", self.context.whole().name(lang).to_string()),
        ];
        (self.choose("where", ChartText::Where, &ways) == "place").then_some(place)
    }

    /// What of the map's flow and period is asked for.
    pub fn asked(&self) -> Asked {
        Asked {
            flow: Some(self.context.flow),
            period: Some(self.context.table.period),
            added_up: true,
            ..Asked::default()
        }
    }

    /// What an indicator of the catalogue says.
    pub fn answer(&self, id: &str, choice: &Asked) -> Result<Answer, Lacks> {
        let entry = Entry::from_id(id).ok_or(Lacks::Product)?;
        (entry.answer)(&self.ask(choice))
    }

    /// A question to the view's data.
    pub fn ask<'b>(&'b self, choice: &'b Asked) -> Ask<'b> {
        Ask { tables: self.context.tables, facts: self.context.input.facts, choice }
    }

    /// The map's indicator as a tier.
    pub fn tier(&self) -> TierKey {
        tier_of(self.context.indicator)
    }

    /// The map's indicator, or the first tier where the map shows totals.
    pub fn share_indicator(&self) -> Result<Indicator, Lacks> {
        match self.context.indicator {
            Indicator::Total => {
                let offered = Indicator::of(self.context.definition);
                let first = offered.first().filter(|_| self.context.tables.has_tiers);
                first.copied().filter(|first| *first != Indicator::Total).ok_or(Lacks::Product)
            }
            indicator => Ok(indicator),
        }
    }
}

/// An indicator of the map as a tier of the catalogue.
pub(super) fn tier_of(indicator: Indicator) -> TierKey {
    match indicator {
        Indicator::Share(tier) => TierKey::One(tier),
        Indicator::HighAndMediumHigh => TierKey::HighAndMediumHigh,
        Indicator::Total => TierKey::Total,
    }
}

/// How a bar or a point of a tier looks; pale tiers have an outline.
pub(super) fn tier_look(tier: TierKey) -> Look {
    Look::fill(tier_paint(tier)).edge(Paint::Edge, 1.0)
}

/// The colour of a tier; of several together and of all goods that of the page.
pub(super) fn tier_paint(tier: TierKey) -> Paint {
    match tier {
        TierKey::One(tier) => Paint::Tier(tier),
        _ => Paint::Accent,
    }
}

/// A fraction in percent, to draw it.
pub(super) fn percent((numerator, denominator): Fraction) -> f64 {
    numerator as f64 / denominator as f64 * 100.0
}

/// The place of a column of an answer.
pub(super) fn column(answer: &Answer, id: &str) -> usize {
    answer.columns.iter().position(|column| column.id == id).unwrap_or(usize::MAX)
}

/// A cell of a row; nothing where there is no such column.
pub(super) fn cell(row: &Row, at: usize) -> &Cell {
    row.cells.get(at).unwrap_or(&Cell::None)
}
