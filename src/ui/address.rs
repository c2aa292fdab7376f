//! The state in the fragment of the address: what is looked at, never data.

use crate::data::codes::LIST_IDS;
use crate::messages::Lang;
use crate::protocol::{DataSetId, ViewSpec};
use crate::types::{Flow, Level, Period};
use crate::view::{DefinitionId, Indicator, ShowCircles};

/// What a fragment says; all of it may be missing, and what is not understood is left out.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Address {
    /// `data=annex`
    pub data_set: Option<DataSetId>,
    /// `indicator=high`
    pub indicator: Option<Indicator>,
    /// `period=2024`
    pub period: Option<Period>,
    /// `flow=export`
    pub flow: Option<Flow>,
    /// `definition=tuik-nace2`
    pub definition: Option<DefinitionId>,
    /// `without=gold.energy`
    pub exclude: Vec<String>,
    /// `compare=oecd-isic3`
    pub compare: Option<DefinitionId>,
    /// `classes=natural.5`
    pub classes: String,
    /// `volume=circles`, `volume=none`
    pub circles: ShowCircles,
    /// `province=26`
    pub province: Option<u8>,
    /// `borders=nuts1`
    pub borders: Level,
    /// `highlight=6.26`
    pub highlight: Vec<u8>,
    /// `zoom=TR51`
    pub zoom: String,
    /// `figure=growth;by=nuts2`, in the few letters that such a text can have.
    pub figure: Option<String>,
    /// `chart=ranking;top=20`, likewise.
    pub chart: Option<String>,
    /// `lang=tr`
    pub lang: Option<Lang>,
}

impl Address {
    /// Reads a fragment, with or without its `#`. Fragments come from anywhere, so nothing in here
    /// is kept as text but which indicator and which chart are shown, and that only where it is written in plain letters.
    pub fn parse(fragment: &str) -> Address {
        let mut address = Address::default();
        for pair in fragment.trim_start_matches('#').split('&') {
            let Some((key, word)) = pair.split_once('=') else {
                continue;
            };
            match key {
                "data" => address.data_set = DataSetId::from_id(word),
                "indicator" => address.indicator = Indicator::from_id(word),
                "period" => address.period = word.parse().ok(),
                "flow" => address.flow = Flow::from_id(word),
                "definition" => address.definition = DefinitionId::from_id(word),
                "without" => address.exclude = lists(word),
                "compare" => address.compare = DefinitionId::from_id(word),
                "classes" => address.classes = plain(word).unwrap_or_default(),
                "volume" => address.circles = ShowCircles::from_id(word),
                "province" => address.province = plate(word),
                "borders" => address.borders = level(word),
                "highlight" => address.highlight = word.split('.').filter_map(plate).collect(),
                "zoom" => address.zoom = plain(word).unwrap_or_default(),
                "figure" => address.figure = plain(word),
                "chart" => address.chart = plain(word),
                "lang" if word.len() == 2 => address.lang = Lang::from_tag(word),
                _ => {}
            }
        }
        address
    }

    /// Whether it says nothing.
    pub fn is_empty(&self) -> bool {
        *self == Address::default()
    }

    /// The fragment of a view, with its `#`. What the data set shows by default needs no saying.
    pub fn of(spec: &ViewSpec) -> String {
        format!("#{}", spec.fragment())
    }
}

fn plate(word: &str) -> Option<u8> {
    word.parse().ok().filter(|plate| (1..=81).contains(plate))
}

/// The level of a word; provinces where it is none.
pub fn level(word: &str) -> Level {
    Level::ALL.into_iter().find(|level| level.id() == word).unwrap_or_default()
}

/// The longest text of a table: a dozen regions of the visitor's own, each with a name and its provinces.
const MOST_LETTERS: usize = 5_000;

/// A text of letters, digits and the marks that stand between them.
fn plain(word: &str) -> Option<String> {
    let is_plain = |letter: u8| letter.is_ascii_alphanumeric() || b"-_;=.".contains(&letter);
    (word.len() <= MOST_LETTERS && word.bytes().all(is_plain)).then(|| word.to_owned())
}

/// The known lists of goods among these ids, each once and in their own order.
fn lists(word: &str) -> Vec<String> {
    let named = |id: &&str| word.split(['.', ',']).any(|other| other == *id);
    LIST_IDS.into_iter().filter(named).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::Tier;

    #[test]
    fn a_view_comes_back_from_its_address() {
        let spec = ViewSpec {
            period: Period::months(2024, 1, 10),
            flow: Some(Flow::Export),
            province: Some(26),
            ..ViewSpec::new(DataSetId::Annex, Indicator::Share(Tier::High), Lang::Tr)
        };
        let text = Address::of(&spec);
        assert_eq!(text, "#data=annex&indicator=high&period=2024-01..10&flow=export&lang=tr&province=26");
        let address = Address::parse(&text);
        assert_eq!(address.data_set, Some(DataSetId::Annex));
        assert_eq!(address.indicator, Some(spec.indicator));
        assert_eq!(address.period, spec.period);
        assert_eq!(address.flow, spec.flow);
        assert_eq!(address.province, Some(26));
        assert_eq!(address.lang, Some(Lang::Tr));
    }

    #[test]
    fn classes_stand_there_where_they_are_not_those_by_default() {
        for text in ["natural.5", "custom.500000.5000000", "rounded.3"] {
            let plain = ViewSpec::new(DataSetId::Annex, Indicator::Share(Tier::High), Lang::Tr);
            let address = Address::of(&ViewSpec { classes: text.to_owned(), ..plain });
            assert_eq!(address, format!("#data=annex&indicator=high&classes={text}&lang=tr"));
            assert_eq!(Address::parse(&address).classes, text);
        }
        assert_eq!(Address::parse("#classes=<b>.5").classes, "");
    }

    #[test]
    fn circles_stand_there_where_they_were_chosen() {
        let plain = ViewSpec::new(DataSetId::Annex, Indicator::Share(Tier::Low), Lang::En);
        for circles in [ShowCircles::Auto, ShowCircles::On, ShowCircles::Off] {
            let address = Address::of(&ViewSpec { circles, ..plain.clone() });
            assert_eq!(address.contains("&volume="), circles != ShowCircles::Auto, "{address}");
            assert_eq!(Address::parse(&address).circles, circles);
        }
        assert!(Address::parse("#volume=<b>").is_empty());
    }

    #[test]
    fn borders_highlights_and_zoom_stand_there_where_there_are_any() {
        let plain = ViewSpec::new(DataSetId::Annex, Indicator::Share(Tier::High), Lang::Tr);
        let spec =
            ViewSpec { borders: Level::Nuts1, highlight: vec![6, 26], zoom: "TR51".to_owned(), ..plain };
        let text = Address::of(&spec);
        assert_eq!(text, "#data=annex&indicator=high&borders=nuts1&highlight=6.26&zoom=TR51&lang=tr");
        let address = Address::parse(&text);
        assert_eq!((address.borders, &address.zoom), (spec.borders, &spec.zoom));
        assert_eq!(address.highlight, spec.highlight);
        let hostile = Address::parse("#borders=<b>&highlight=82.x..6&zoom=<b>");
        assert_eq!(
            (hostile.borders, hostile.highlight, hostile.zoom),
            (Level::Province, vec![6], String::new())
        );
    }

    #[test]
    fn a_definition_and_what_is_left_out_stand_there_only_where_they_were_chosen() {
        let plain = ViewSpec::new(DataSetId::Own, Indicator::Share(Tier::Ht1), Lang::En);
        assert_eq!(Address::of(&plain), "#data=own&indicator=ht1&lang=en");
        let spec = ViewSpec {
            definition: DefinitionId::Lall2000,
            exclude: vec!["gold".into(), "energy".into()],
            compare: Some(DefinitionId::Oecd2016),
            ..plain
        };
        let text = Address::of(&spec);
        assert_eq!(
            text,
            "#data=own&indicator=ht1&definition=lall2000&without=gold.energy&compare=oecd2016-rd&lang=en"
        );
        let address = Address::parse(&text);
        assert_eq!((address.definition, address.compare), (Some(spec.definition), spec.compare));
        assert_eq!(address.exclude, spec.exclude);
    }

    #[test]
    fn lists_are_known_ones_once_and_in_order() {
        let address = Address::parse("#without=energy,<b>,gold.gold&definition=x&compare=");
        assert_eq!(address.exclude, ["gold", "energy"]);
        assert_eq!((address.definition, address.compare), (None, None));
    }

    #[test]
    fn what_is_not_understood_is_left_out() {
        let address = Address::parse("#province=82&period=<b>&lang=trx&flow=&data=annex&indicator=%00&x&=");
        assert_eq!(address, Address { data_set: Some(DataSetId::Annex), ..Address::default() });
        assert!(Address::parse("#method").is_empty());
        assert!(Address::parse("").is_empty());
    }
}
