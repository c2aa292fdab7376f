//! Charts as plain values: what stands below the map beside the tables of indicators.
//!
//! Each kind is a file that asks the catalogue of indicators for its numbers, so that they agree with map and
//! tables, and lays out [`Scene`]s: shapes with names of colours. It is drawn by the worker as markup, so it is the
//! same on the page, in a file and in a test, it is read by who does not see it, and the first visit carries
//! nothing of it.

mod chart;
mod coverage;
mod fit;
mod heatmap;
mod kind;
pub mod maps;
mod plot;
mod ranking;
mod scatter;
mod scene;
mod slope;
mod spec;
mod squares;
mod table;
mod tiers;
mod treemap;

pub use fit::touch;
pub use kind::{ChartGroup, ChartKind};
pub use scene::{Anchor, LETTER, Line, Look, Mark, Paint, Scene, Shape, Words};
pub use spec::ChartSpec;

use crate::error::{Error, Lacks};
use crate::messages::Core;
use crate::view::sheet::{Sheet, sheet_of};
use crate::view::{Choice, Control, Head, ViewInput, build};
use chart::{Chart, Drawn, Refused};

/// A chart as it stands on the page. All texts are in the language of the view.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct ChartView {
    /// What is shown, as it stands in the address.
    pub spec: String,
    /// Which kind.
    pub kind: ChartKind,
    /// Groups of the chooser, each with its kinds.
    pub groups: Vec<(String, Vec<Choice>)>,
    /// What can be chosen.
    pub controls: Vec<Control>,
    /// What is seen: a sentence, with a number where the data bear one.
    pub title: String,
    /// What is counted, and in which unit.
    pub unit: String,
    /// The passport in short.
    pub passport: String,
    /// Where the figures come from.
    pub source: String,
    /// The mark of a synthetic sample; printed on everything.
    pub mark: Option<String>,
    /// The picture.
    pub picture: Option<Picture>,
    /// The picture in words, for who does not see it.
    pub alternative: String,
    /// Heads of the table behind the picture.
    pub heads: Vec<Head>,
    /// Its rows, as printed.
    pub rows: Vec<Vec<String>>,
    /// The same for programs.
    pub sheet: Option<Sheet>,
    /// What has to be said beside it.
    pub notes: Vec<String>,
    /// Whether it shows tiers, so that the definition of these counts.
    pub is_of_tiers: bool,
    /// Why there is no chart, and what to do.
    pub refusal: Option<(String, String)>,
    /// What the data lack.
    pub lacks: Option<Lacks>,
    /// Name of its files, without the ending.
    pub file: String,
}

/// A picture.
#[derive(Clone, PartialEq, Debug)]
pub enum Picture {
    /// Shapes, for a desk, a tablet and a phone.
    Scenes(Vec<Scene>),
    /// Maps beside one another.
    Maps(Box<maps::MapsView>),
}

/// Builds the chart of a view. What the data lack is said in the chart's place.
///
/// # Errors
///
/// As [`crate::view::page_view`]. `others` are the sums that maps can be compared with.
pub fn chart_view(
    input: &ViewInput<'_>,
    spec: ChartSpec,
    others: &[maps::Other<'_>],
) -> Result<ChartView, Error> {
    let kind = spec.kind;
    let mut chart = Chart::new(build::context(input)?, spec);
    let drawn = match kind {
        ChartKind::Tiers => tiers::build(&mut chart),
        ChartKind::Ranking => ranking::build(&mut chart),
        ChartKind::Slope => slope::build(&mut chart),
        ChartKind::Scatter => scatter::build(&mut chart),
        ChartKind::Treemap => treemap::build(&mut chart),
        ChartKind::Heatmap => heatmap::build(&mut chart),
        ChartKind::Coverage => coverage::build(&mut chart),
        ChartKind::MapsTiers | ChartKind::MapsYears | ChartKind::Compare | ChartKind::Pair => {
            maps::build(&mut chart, others)
        }
    };
    let lang = chart.lang();
    let context = &chart.context;
    let sample = if context.passport.synthetic { "-synthetic-sample" } else { "" };
    let mut view = ChartView {
        spec: chart.kept.to_string(),
        kind,
        groups: groups(kind, lang),
        passport: context.passport_text.clone(),
        source: build::source(context),
        mark: context.passport.synthetic.then(|| Core::SampleMark.text(lang).to_string()),
        file: format!(
            "teknoharita-{}-{}-{}-{}-{}{sample}",
            kind.id(),
            context.spec.data_set.id(),
            context.indicator.id(),
            context.flow.id(),
            context.table.period
        ),
        ..ChartView::default()
    };
    match drawn {
        Ok(drawn) => fill(&mut view, &chart, drawn),
        Err(refused) => {
            if let Refused::Lacks(lacks) = &refused {
                view.lacks = Some(*lacks);
                // No choice would help.
                chart.controls.clear();
            }
            view.refusal = Some(refused.words(lang));
        }
    }
    view.controls = chart.controls;
    Ok(view)
}

fn fill(view: &mut ChartView, chart: &Chart<'_>, drawn: Drawn) {
    let lang = chart.lang();
    (view.heads, view.rows) = table::table(&drawn.answer, &chart.context);
    view.sheet = Some(sheet_of(&drawn.answer, (chart.context.whole(), lang)));
    if let Some(Picture::Maps(maps)) = &drawn.picture {
        (view.heads, view.rows) = maps.table(lang);
        view.sheet = Some(maps.sheet());
        view.source = maps.sources.join(" ");
    }
    view.is_of_tiers = !drawn.is_of_totals;
    view.title = drawn.title;
    view.unit = drawn.unit;
    view.alternative = drawn.alternative;
    view.picture = drawn.picture;
    view.notes = drawn.notes;
}

fn groups(chosen: ChartKind, lang: crate::messages::Lang) -> Vec<(String, Vec<Choice>)> {
    let of = |group: ChartGroup| -> Vec<Choice> {
        let kinds = ChartKind::ALL.into_iter().filter(|kind| kind.group() == group);
        kinds.map(|kind| Choice::new(kind.id(), kind.name(lang), kind == chosen)).collect()
    };
    let groups = ChartGroup::ALL.into_iter().map(|group| (group.name(lang).to_string(), of(group)));
    groups.filter(|(_, kinds)| !kinds.is_empty()).collect()
}
