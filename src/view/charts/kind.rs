use crate::messages::{ChartText, Lang, MapsText};

/// A kind of chart.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum ChartKind {
    /// Tiers over time: areas or lines.
    #[default]
    Tiers,
    /// Provinces as bars, the largest number first.
    Ranking,
    /// Provinces between two years.
    Slope,
    /// Share beside volume.
    Scatter,
    /// Products as areas, in the colours of their tiers.
    Treemap,
    /// Provinces by tiers.
    Heatmap,
    /// Exports as a part of imports.
    Coverage,
    /// A small map a tier.
    MapsTiers,
    /// A small map a year.
    MapsYears,
    /// Two maps and their difference.
    Compare,
    /// Share and total on one map.
    Pair,
}

/// A group of the chooser.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ChartGroup {
    /// Bars, lines, points.
    Charts,
    /// Several maps beside one another.
    Maps,
}

impl ChartKind {
    /// All of them, in the order of the chooser.
    pub const ALL: [ChartKind; 11] = [
        ChartKind::Tiers,
        ChartKind::Ranking,
        ChartKind::Slope,
        ChartKind::Scatter,
        ChartKind::Treemap,
        ChartKind::Heatmap,
        ChartKind::Coverage,
        ChartKind::MapsTiers,
        ChartKind::MapsYears,
        ChartKind::Compare,
        ChartKind::Pair,
    ];

    /// The word in addresses and on the command line. It never changes.
    pub fn id(self) -> &'static str {
        match self {
            ChartKind::Tiers => "tiers",
            ChartKind::Ranking => "ranking",
            ChartKind::Slope => "slope",
            ChartKind::Scatter => "scatter",
            ChartKind::Treemap => "treemap",
            ChartKind::Heatmap => "heatmap",
            ChartKind::Coverage => "coverage",
            ChartKind::MapsTiers => "maps-tiers",
            ChartKind::MapsYears => "maps-years",
            ChartKind::Compare => "compare",
            ChartKind::Pair => "bivariate",
        }
    }

    /// The kind of an [`id`](ChartKind::id).
    pub fn from_id(id: &str) -> Option<ChartKind> {
        ChartKind::ALL.into_iter().find(|kind| kind.id() == id)
    }

    /// Where it stands in the chooser.
    pub fn group(self) -> ChartGroup {
        match self {
            ChartKind::MapsTiers | ChartKind::MapsYears | ChartKind::Compare | ChartKind::Pair => {
                ChartGroup::Maps
            }
            _ => ChartGroup::Charts,
        }
    }

    /// Its name in the chooser.
    pub fn name(self, lang: Lang) -> &'static str {
        let text = match self {
            ChartKind::Tiers => ChartText::Tiers,
            ChartKind::Ranking => ChartText::Ranking,
            ChartKind::Slope => ChartText::Slope,
            ChartKind::Scatter => ChartText::Scatter,
            ChartKind::Treemap => ChartText::Treemap,
            ChartKind::Heatmap => ChartText::Heatmap,
            ChartKind::Coverage => ChartText::Coverage,
            ChartKind::MapsTiers => return MapsText::MapsOfTiers.text(lang),
            ChartKind::MapsYears => return MapsText::MapsOfYears.text(lang),
            ChartKind::Compare => return MapsText::Compare.text(lang),
            ChartKind::Pair => return MapsText::Pair.text(lang),
        };
        text.text(lang)
    }
}

impl ChartGroup {
    /// Both, in the order of the chooser.
    pub const ALL: [ChartGroup; 2] = [ChartGroup::Charts, ChartGroup::Maps];

    /// Its name in the chooser.
    pub fn name(self, lang: Lang) -> &'static str {
        match self {
            ChartGroup::Charts => ChartText::Charts.text(lang),
            ChartGroup::Maps => ChartText::Maps.text(lang),
        }
    }
}
