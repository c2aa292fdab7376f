//! The forms of files.

use clap::ValueEnum;

use crate::protocol::PublishForm;

/// What a map becomes.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub enum MapFormat {
    /// The picture
    Svg,
    /// The picture in pixels
    Png,
    /// A page in one file
    Html,
    /// The numbers, for spreadsheets of the language (in Turkish with semicolons and decimal commas)
    Csv,
    /// The numbers for programs: commas, decimal points, the same heads in every language
    CsvPlain,
    /// The numbers as Datawrapper takes them
    Datawrapper,
    /// A workbook: numbers, notes, method card
    Xlsx,
    /// The shapes in longitude and latitude, with their numbers
    #[value(name = "geojson")]
    GeoJson,
    /// Everything that the map says
    Json,
}

impl MapFormat {
    /// The form of the same name.
    pub fn form(self) -> PublishForm {
        match self {
            MapFormat::Svg => PublishForm::Svg,
            MapFormat::Png => PublishForm::Png,
            MapFormat::Html => PublishForm::Html,
            MapFormat::Csv => PublishForm::Csv,
            MapFormat::CsvPlain => PublishForm::CsvPlain,
            MapFormat::Datawrapper => PublishForm::Datawrapper,
            MapFormat::Xlsx => PublishForm::Xlsx,
            MapFormat::GeoJson => PublishForm::GeoJson,
            MapFormat::Json => PublishForm::Json,
        }
    }
}
