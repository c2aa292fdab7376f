//! What the fragment of an embed holds: the numbers that its author saw, and nothing else.
//!
//! Names of provinces are not in it: the page has its own, so no fragment can rename one.
//! `public/embed/embed.js` reads the same form and refuses the same things.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::messages::{Core, Lang, Ui};
use crate::publish::svg;
use crate::types::Level;
use crate::view::{PageView, TableRow};

/// Name of the form.
pub const SCHEMA: &str = "teknoharita-embed";
/// Its version; it goes up when an old page could not show a new fragment rightly.
pub const VERSION: u32 = 1;
/// Longest fragment that is looked at.
pub const MOST_BYTES: usize = 1 << 20;

const LONGEST_TEXT: usize = 2_000;
const MOST_NOTES: usize = 16;
const MOST_CLASSES: usize = 7;
const MOST_COLUMNS: usize = 8;
const MOST_BESIDE: usize = 8;

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
    /// Classes from the lowest to the highest.
    pub legend: Vec<LegendEntry>,
    /// Label and number of provinces without data: "Veri yok", "3 il".
    pub missing: Option<(String, String)>,
    /// Label, number and plates of provinces whose range is wider than a class. A page of the first version
    /// that does not know it shows the middle's colour alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hatched: Option<(String, String, Vec<u8>)>,
    /// Label and unit of each column of the table; the first is the name.
    pub columns: Vec<(String, String)>,
    /// Provinces in the order of the table.
    pub provinces: Vec<Province>,
    /// Rows of places beside the map, with their names.
    pub beside: Vec<Vec<String>>,
    /// The country's row, with its name.
    pub total: Vec<String>,
}

/// One class of the key; an array in the fragment.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(from = "(String, u8, String)", into = "(String, u8, String)")]
pub struct LegendEntry {
    /// Range in words.
    pub label: String,
    /// Step of the seven-step ramp, 0-6.
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
    /// Place in the key.
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
        let class =
            |class: u8| legend.classes.iter().position(|entry| entry.class == class).unwrap_or(0) as u8;
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
        let beside = view.table.rows.iter().filter(|row| row.place.is_none_or(|place| place <= 0));
        let entries = legend.classes.iter().map(|entry| LegendEntry {
            label: entry.label.clone(),
            step: entry.step,
            count: Ui::places(entry.provinces, legend.level, lang),
        });
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
            notes: view.notes.clone(),
            mark: view.mark.clone(),
            legend_title: legend.title.clone(),
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
            columns,
            provinces: on_map.collect(),
            beside: beside.map(texts).map(with_region).collect(),
            total: with_region(texts(&view.table.total)),
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
            Some(version) if version == u64::from(VERSION) => {}
            Some(found) => {
                return Err(PayloadError::UnknownVersion { found, known: VERSION });
            }
            None => return Err(PayloadError::NotThisForm),
        }
        let payload: Payload = serde_json::from_value(value).map_err(|_| PayloadError::NotThisForm)?;
        payload.check()?;
        Ok(payload)
    }

    fn check(&self) -> Result<(), PayloadError> {
        let require = |holds: bool, part: &'static str| {
            if holds { Ok(()) } else { Err(PayloadError::OutOfRange { part }) }
        };
        require(Lang::ALL.iter().any(|lang| lang.tag() == self.lang), "lang")?;
        require(self.notes.len() <= MOST_NOTES, "notes")?;
        require(self.legend.len() <= MOST_CLASSES, "legend")?;
        require(self.legend.iter().all(|entry| entry.step <= 6), "step")?;
        require((1..=MOST_COLUMNS).contains(&self.columns.len()), "columns")?;
        let plates: BTreeSet<u8> = self.provinces.iter().map(|province| province.plate).collect();
        require(
            plates.len() == self.provinces.len() && plates.iter().all(|plate| (1..=81).contains(plate)),
            "plate",
        )?;
        let hatched = self.hatched.iter().flat_map(|(_, _, plates)| plates);
        require(
            hatched.clone().count() <= 81 && hatched.clone().all(|plate| (1..=81).contains(plate)),
            "hatched",
        )?;
        require(
            self.provinces.iter().all(|province| usize::from(province.class) < self.legend.len()),
            "class",
        )?;
        require(self.provinces.iter().all(|province| province.label <= 2), "label")?;
        let width = self.columns.len();
        require(self.provinces.iter().all(|province| province.cells.len() + 1 == width), "cells")?;
        require(
            self.beside.len() <= MOST_BESIDE && self.beside.iter().all(|row| row.len() == width),
            "beside",
        )?;
        require(self.total.len() == width, "total")?;
        require(self.texts().all(|text| text.chars().count() <= LONGEST_TEXT), "text")
    }

    /// Every text that would be shown.
    fn texts(&self) -> impl Iterator<Item = &String> {
        let single = [
            &self.title,
            &self.headline,
            &self.passport,
            &self.description,
            &self.national,
            &self.source,
            &self.legend_title,
        ];
        let legend = self.legend.iter().flat_map(|entry| [&entry.label, &entry.count]);
        let missing = self.missing.iter().flat_map(|(label, count)| [label, count]);
        let hatched = self.hatched.iter().flat_map(|(label, count, _)| [label, count]);
        let columns = self.columns.iter().flat_map(|(label, unit)| [label, unit]);
        let provinces = self.provinces.iter().flat_map(|province| {
            [&province.data_value, &province.value, &province.volume].into_iter().chain(&province.cells)
        });
        let beside = self.beside.iter().flatten();
        let lists = self.notes.iter().chain(&self.mark).chain(beside).chain(&self.total);
        single
            .into_iter()
            .chain(legend)
            .chain(missing)
            .chain(hatched)
            .chain(columns)
            .chain(provinces)
            .chain(lists)
    }
}

/// How many provinces have the figures of a place.
fn provinces_of(view: &PageView, place: i8) -> usize {
    view.map.provinces.iter().filter(|province| province.place == place).count()
}

/// The cells of a row as printed.
fn texts(row: &TableRow) -> Vec<String> {
    row.cells.iter().map(|cell| cell.text.clone()).collect()
}
