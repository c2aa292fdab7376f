//! What the fragment of an embed holds: the numbers that its author saw, and nothing else.
//!
//! Names of provinces are not in it: the page has its own, so no fragment can rename one.
//! `public/embed/embed.js` reads the same form and refuses the same things.

mod check;

use serde::{Deserialize, Serialize};

use crate::messages::{Core, Ui};
use crate::publish::card::method_line;
use crate::publish::svg;
use crate::types::Level;
use crate::view::{DataSetId, DefinitionId, Gap, PageView, Stamp, TableRow};

pub use crate::view::{Interactive, Theme as EmbedTheme};

/// Name of the form.
pub const SCHEMA: &str = "teknoharita-embed";
/// Its version; it goes up when an old page could not show a new fragment rightly.
pub const VERSION: u32 = 3;
/// The first version: seven steps of one ramp, and neither schemes nor circles. It is read for ever, as is the
/// second, which knows neither settings of its author nor a link and stands in fragments as it is, not packed.
const FIRST: u32 = 1;
/// Longest fragment that is looked at.
pub const MOST_BYTES: usize = 1 << 20;

/// Numbers and texts of one embedded map.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Payload {
    /// [`SCHEMA`].
    pub schema: String,
    /// [`VERSION`].
    pub version: u32,
    /// `tr` or `en`.
    pub lang: String,
    /// Short title of the map.
    pub title: String,
    /// The sentence with the number.
    pub headline: String,
    /// The passport in short.
    pub passport: String,
    /// What the map shows, for those who cannot see it.
    pub description: String,
    /// The country's figure in one line.
    pub national: String,
    /// Where the figures come from.
    pub source: String,
    /// Notes below the table.
    pub notes: Vec<String>,
    /// "SENTETİK ÖRNEK / SYNTHETIC SAMPLE" where it applies.
    pub mark: Option<String>,
    /// What the numbers of the key are.
    pub legend_title: String,
    /// Whose colours these are; nothing in fragments of the first version.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub scheme: String,
    /// Classes from the lowest to the highest; none where the map has shades.
    pub legend: Vec<LegendEntry>,
    /// The key of a map without classes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shades: Option<Shades>,
    /// Label and number of provinces without data: "Veri yok", "3 il".
    pub missing: Option<(String, String)>,
    /// Label, number and plates of provinces whose range is wider than a class. A page of the first version
    /// that does not know it shows the middle's colour alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hatched: Option<(String, String, Vec<u8>)>,
    /// The same of provinces whose share is not defined.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub undefined: Option<(String, String, Vec<u8>)>,
    /// The same of provinces all of whose goods are confidential.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confidential: Option<(String, String, Vec<u8>)>,
    /// Circles that show volumes, large ones first: plate and radius in tenths of the map's unit.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub circles: Vec<(u8, u16)>,
    /// What their area is, and round amounts with the radius of each.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub circle_key: Option<(String, Vec<(u16, String)>)>,
    /// Names on the map that are moved down by so many units, to keep clear of circles.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub moved: Vec<(u8, i16)>,
    /// Label and unit of each column of the table; the first is the name.
    pub columns: Vec<(String, String)>,
    /// Provinces in the order of the table.
    pub provinces: Vec<Province>,
    /// Rows of places beside the map, with their names.
    pub beside: Vec<Vec<String>>,
    /// The country's row, with its name.
    pub total: Vec<String>,
    /// The fragment of the page that opens the same view, without its `#`: of published data alone, since nobody
    /// else has the visitor's.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub link: String,
    /// What readers can do with it.
    #[serde(default, skip_serializing_if = "Interactive::is_all")]
    pub interactive: Interactive,
    /// Its colours; the address may say otherwise (`?theme=light`).
    #[serde(default, skip_serializing_if = "EmbedTheme::is_both")]
    pub theme: EmbedTheme,
}

/// One class of the key; an array in the fragment.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(from = "(String, u8, String)", into = "(String, u8, String)")]
pub struct LegendEntry {
    /// Range in words.
    pub label: String,
    /// Step of the ramp, 0-8; of the first version 0-6 of seven.
    pub step: u8,
    /// "12 il".
    pub count: String,
}

/// One province; an array in the fragment, for there are 81 of them.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(from = "ProvinceArray", into = "ProvinceArray")]
pub struct Province {
    /// Plate, 1-81.
    pub plate: u8,
    /// Place in the key, or the shade from 0 to 64.
    pub class: u8,
    /// For machines: percent with six decimals, or dollars.
    pub data_value: String,
    /// As printed.
    pub value: String,
    /// Volume in short.
    pub volume: String,
    /// Whether name and value stand on the map itself: 0 no, 1 yes, 2 where the map is wide.
    pub label: u8,
    /// Cells of the table after the name.
    pub cells: Vec<String>,
}

/// Least and greatest value as printed, and the country's value in words with its shade from 0 to 64.
pub type Shades = (String, String, Option<(String, u8)>);

type ProvinceArray = (u8, u8, String, String, String, u8, Vec<String>);

impl From<ProvinceArray> for Province {
    fn from((plate, class, data_value, value, volume, label, cells): ProvinceArray) -> Province {
        Province { plate, class, data_value, value, volume, label, cells }
    }
}

impl From<Province> for ProvinceArray {
    fn from(it: Province) -> ProvinceArray {
        (it.plate, it.class, it.data_value, it.value, it.volume, it.label, it.cells)
    }
}

impl From<(String, u8, String)> for LegendEntry {
    fn from((label, step, count): (String, u8, String)) -> LegendEntry {
        LegendEntry { label, step, count }
    }
}

impl From<LegendEntry> for (String, u8, String) {
    fn from(entry: LegendEntry) -> (String, u8, String) {
        (entry.label, entry.step, entry.count)
    }
}

/// Why a fragment cannot be shown.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum PayloadError {
    /// More than [`MOST_BYTES`].
    TooLong {
        /// What is allowed.
        limit: usize,
        /// What was found.
        found: usize,
    },
    /// It is not base64url without padding: cut short, or changed on its way.
    NotBase64,
    /// It cannot be unpacked: cut short, or changed on its way.
    NotDeflated,
    /// Unpacked it would be larger than any map.
    TooLarge {
        /// What is allowed, in bytes.
        limit: usize,
    },
    /// What it holds is not JSON of this form.
    NotThisForm,
    /// It was made by a version that this one does not know.
    UnknownVersion {
        /// What was found.
        found: u64,
        /// What is known.
        known: u32,
    },
    /// A part of it is outside what a map can have.
    OutOfRange {
        /// Which part.
        part: &'static str,
    },
}

impl Payload {
    /// What a view shows.
    pub fn of(view: &PageView) -> Payload {
        let lang = view.spec.lang;
        let legend = &view.map.legend;
        let class = |class: u8| match &legend.gradient {
            Some(_) => class,
            None => legend.classes.iter().position(|entry| entry.class == class).unwrap_or(0) as u8,
        };
        let placed = svg::labels::placed(&view.map);
        let label = |plate: u8| match placed.iter().find(|label| label.province.plate == plate) {
            Some(label) => {
                if label.always {
                    1
                } else {
                    2
                }
            }
            None => 0,
        };
        let is_of_regions = legend.level != Level::Province;
        // Every province of a region has its figures; the last column names the region.
        let on_map = view.table.rows.iter().flat_map(|row| {
            let provinces = view.map.provinces.iter().filter(|province| row.place == Some(province.place));
            provinces.filter_map(|province| {
                // The page knows the names of provinces alone: a region of several would get a wrong one.
                let alone = !is_of_regions || provinces_of(view, province.place) == 1;
                let mut cells = texts(row).split_off(1.min(row.cells.len()));
                cells.extend(is_of_regions.then(|| province.name.clone()));
                Some(Province {
                    plate: province.plate,
                    class: class(province.class?),
                    data_value: province.data_value.clone().unwrap_or_default(),
                    value: province.value.clone(),
                    volume: province.volume.clone(),
                    label: if alone { label(province.plate) } else { 0 },
                    cells,
                })
            })
        });
        let with_region = |mut texts: Vec<String>| {
            texts.extend(is_of_regions.then(String::new));
            texts
        };
        let name = (Core::ColumnName.text(lang).to_string(), String::new());
        let region = (Core::ColumnRegion.text(lang).to_string(), String::new());
        let columns = view.table.columns.iter().map(|column| (column.label.clone(), column.unit.clone()));
        let columns = match is_of_regions {
            true => std::iter::once(name).chain(columns.skip(1)).chain([region]).collect(),
            false => columns.collect(),
        };
        // Places beside the map, and those of the map that have no colour.
        let beside = view.table.rows.iter().filter(|row| row.class.is_none());
        let entries = legend.classes.iter().map(|entry| LegendEntry {
            label: entry.label.clone(),
            step: entry.step,
            count: Ui::places(entry.provinces, legend.level, lang),
        });
        let gap = |gap: Gap| {
            let named = legend.gaps().find(|(known, ..)| *known == gap);
            named.map(|(_, label, count)| {
                let own = view.map.provinces.iter().filter(|province| province.gap == Some(gap));
                let count = Ui::places(count, legend.level, lang);
                (label.to_string(), count, own.map(|province| province.plate).collect())
            })
        };
        let circles = view.map.circles.as_ref();
        let moved = view.map.provinces.iter().filter(|it| it.direct_label && it.label_down != 0);
        Payload {
            schema: SCHEMA.to_string(),
            version: VERSION,
            lang: lang.tag().to_string(),
            title: view.title.clone(),
            headline: view.headline.clone(),
            passport: view.passport.clone(),
            description: view.map.description.clone(),
            national: svg::national(view),
            source: view.source.clone(),
            notes: notes(view),
            mark: view.mark.clone(),
            legend_title: legend.title.clone(),
            scheme: legend.scheme.id().to_string(),
            shades: legend
                .gradient
                .as_ref()
                .map(|shades| (shades.low.clone(), shades.high.clone(), shades.mark.clone())),
            legend: entries.collect(),
            missing: legend
                .missing
                .as_ref()
                .map(|(label, count)| (label.clone(), Ui::places(*count, legend.level, lang))),
            hatched: legend.hatched.as_ref().map(|(label, count)| {
                let hatched = view.map.provinces.iter().filter(|province| province.hatched);
                (
                    label.clone(),
                    Ui::places(*count, legend.level, lang),
                    hatched.map(|province| province.plate).collect(),
                )
            }),
            undefined: gap(Gap::Undefined),
            confidential: gap(Gap::Confidential),
            circles: circles
                .iter()
                .flat_map(|shown| &shown.circles)
                .map(|it| (it.plate, it.radius))
                .collect(),
            circle_key: circles.map(|shown| {
                let key = shown.key.iter().map(|entry| (entry.radius, entry.label.clone()));
                (shown.title.clone(), key.collect())
            }),
            moved: moved.map(|province| (province.plate, province.label_down)).collect(),
            columns,
            provinces: on_map.collect(),
            beside: beside.map(texts).map(with_region).collect(),
            total: with_region(texts(&view.table.total)),
            link: link(view),
            interactive: Interactive::default(),
            theme: EmbedTheme::default(),
        }
    }

    /// As JSON.
    pub fn to_json(&self) -> String {
        // Writing to memory cannot fail for these types; an empty text would be refused when read.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// From JSON.
    ///
    /// # Errors
    ///
    /// [`PayloadError`] says what is wrong; the version is looked at before anything else.
    pub fn from_json(bytes: &[u8]) -> Result<Payload, PayloadError> {
        let value: serde_json::Value =
            serde_json::from_slice(bytes).map_err(|_| PayloadError::NotThisForm)?;
        if value.get("schema").and_then(|schema| schema.as_str()) != Some(SCHEMA) {
            return Err(PayloadError::NotThisForm);
        }
        match value.get("version").and_then(serde_json::Value::as_u64) {
            Some(version) if (u64::from(FIRST)..=u64::from(VERSION)).contains(&version) => {}
            Some(found) => {
                return Err(PayloadError::UnknownVersion { found, known: VERSION });
            }
            None => return Err(PayloadError::NotThisForm),
        }
        let payload: Payload = serde_json::from_value(value).map_err(|_| PayloadError::NotThisForm)?;
        payload.check()?;
        Ok(payload)
    }
}

/// The fragment of the page for everybody's data, under a definition that everybody has.
fn link(view: &PageView) -> String {
    let spec = &view.spec;
    let own = spec.data_set == DataSetId::Own || spec.definition == DefinitionId::Own;
    if own { String::new() } else { spec.fragment() }
}

/// Notes that are shown; an embed takes so many.
const MOST_NOTES: usize = 16;

/// The notes of a view, and how its numbers came about: without day and build, so that the same map has the same code.
fn notes(view: &PageView) -> Vec<String> {
    let own = view.notes.iter().take(MOST_NOTES - 1).cloned();
    own.chain([method_line(view, &Stamp::default())]).collect()
}

/// How many provinces have the figures of a place.
fn provinces_of(view: &PageView, place: i8) -> usize {
    view.map.provinces.iter().filter(|province| province.place == place).count()
}

/// The cells of a row as printed.
fn texts(row: &TableRow) -> Vec<String> {
    row.cells.iter().map(|cell| cell.text.clone()).collect()
}
