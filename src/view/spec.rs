use serde::{Deserialize, Serialize};

use crate::classify::DefinitionId;
use crate::messages::Lang;
use crate::types::{Flow, Level, Period};

use super::{Indicator, ShowCircles};

/// A data set that can be shown.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
pub enum DataSetId {
    /// The published shares 2019-2024 by head office.
    Annex,
    /// The ministry's totals 2022-2023 by province of activity.
    Ministry,
    /// The visitor's files.
    Own,
}

impl DataSetId {
    /// All data sets.
    pub const ALL: [DataSetId; 3] = [DataSetId::Annex, DataSetId::Ministry, DataSetId::Own];

    /// The word used in addresses and by the command line (`builtin:annex`).
    pub fn id(self) -> &'static str {
        match self {
            DataSetId::Annex => "annex",
            DataSetId::Ministry => "ministry",
            DataSetId::Own => "own",
        }
    }

    /// The data set of an [`id`](DataSetId::id).
    pub fn from_id(id: &str) -> Option<DataSetId> {
        DataSetId::ALL.into_iter().find(|set| set.id() == id)
    }
}

/// What to show. `None` stands for the data set's own default: its latest complete year, exports
/// where it has them.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct ViewSpec {
    /// Which data.
    pub data_set: DataSetId,
    /// Which number.
    pub indicator: Indicator,
    /// When.
    pub period: Option<Period>,
    /// Which direction.
    pub flow: Option<Flow>,
    /// The definition of tiers.
    pub definition: DefinitionId,
    /// Lists of goods that are left out of shares, by their ids.
    pub exclude: Vec<String>,
    /// Another definition whose ranks stand beside.
    pub compare: Option<DefinitionId>,
    /// How values are put into classes, as [`super::classes::Classing`] is written; nothing stands for the way by
    /// default, and so does what is not understood.
    pub classes: String,
    /// Whether circles show volumes.
    pub circles: ShowCircles,
    /// Plate of the province in the panel.
    pub province: Option<u8>,
    /// Outlines over a map of provinces: those of regions of this level; none for [`Level::Province`].
    pub borders: Level,
    /// Plates of highlighted provinces, rising; the others are muted. Nothing is muted where there is none.
    pub highlight: Vec<u8>,
    /// The part of the map that is looked at, as [`super::window::Window`] reads it; nothing is all of it.
    pub zoom: String,
    /// Language of every text.
    pub lang: Lang,
}

impl ViewSpec {
    /// A number of a data set by default: its latest complete year, exports where it has them, the definition
    /// by default, nothing left out.
    pub fn new(data_set: DataSetId, indicator: Indicator, lang: Lang) -> ViewSpec {
        ViewSpec {
            data_set,
            indicator,
            period: None,
            flow: None,
            definition: DefinitionId::default(),
            exclude: Vec::new(),
            compare: None,
            classes: String::new(),
            circles: ShowCircles::Auto,
            province: None,
            borders: Level::Province,
            highlight: Vec::new(),
            zoom: String::new(),
            lang,
        }
    }
}

/// What to make of a view.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum PublishForm {
    /// The text of an `<iframe>`; `base` is the address of the page, ending in `/`.
    EmbedCode {
        /// Address of the page's folder.
        base: String,
    },
    /// One self-contained HTML file.
    Html,
    /// The map with title, legend and source.
    Svg,
    /// The same as a picture of pixels: an SVG that says how many, for the page to draw.
    Png,
    /// The numbers behind the map, as spreadsheets of the language open them.
    Csv,
    /// The same for programs: commas, decimal points, no byte order mark, the same heads in every language.
    CsvPlain,
    /// The same for Datawrapper: a row a place, codes that its maps match, heads that readers may see.
    Datawrapper,
    /// A workbook of numbers, notes and the method card.
    Xlsx,
    /// The shapes of the places in degrees, with their numbers.
    GeoJson,
    /// Everything that the map says.
    Json,
    /// The method card for programs.
    Card,
    /// The method card as a table.
    CardTable,
}

impl PublishForm {
    /// The form of a word, as the page's buttons and kept publications say it; `base` is the address of the page.
    pub fn from_id(id: &str, base: &str) -> Option<PublishForm> {
        Some(match id {
            "embed" => PublishForm::EmbedCode { base: base.to_string() },
            "html" => PublishForm::Html,
            "svg" => PublishForm::Svg,
            "png" => PublishForm::Png,
            "csv" => PublishForm::Csv,
            "csv-plain" => PublishForm::CsvPlain,
            "datawrapper" => PublishForm::Datawrapper,
            "xlsx" => PublishForm::Xlsx,
            "geojson" => PublishForm::GeoJson,
            "json" => PublishForm::Json,
            "card" => PublishForm::Card,
            "card-csv" => PublishForm::CardTable,
            _ => return None,
        })
    }
}

/// What to make of a chart.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum ChartForm {
    /// The picture with title, unit and source.
    Svg,
    /// The numbers behind it.
    Csv,
}

/// A file made of a view or of a list.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct MadeFile {
    /// Proposed file name.
    pub name: String,
    /// MIME type.
    pub mime: String,
    /// Content.
    pub bytes: Vec<u8>,
}
