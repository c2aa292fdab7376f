//! A map with all that its author decided, on its way into files.

use serde_json::Value;

use super::card::{card_in_markup, card_text_of, method_line};
use super::embed::Payload;
use super::svg::{Beside, picture};
use super::{card_sheet, embed, html, map_csv, numbers, sheet_csv};
use crate::error::Error;
use crate::view::{
    MadeFile, PageView, PictureShape, PublishForm, PublishSettings, Stamp, Theme, ViewNumbers,
};

/// The type of a workbook.
const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// A map, its author's texts in place, with its method card.
pub struct Publication {
    /// The view with the author's texts.
    pub view: PageView,
    /// The numbers behind it.
    pub numbers: ViewNumbers,
    /// What the author decided.
    pub settings: PublishSettings,
    /// When and by which build.
    pub stamp: Stamp,
    /// The method card for programs.
    pub card: Value,
}

impl Publication {
    /// Puts an author's texts in place of the view's own.
    pub fn new(
        (mut view, numbers): (PageView, ViewNumbers),
        settings: PublishSettings,
        stamp: Stamp,
        card: Value,
    ) -> Publication {
        let texts = &settings.texts;
        let put = |own: &mut String, text: &Option<String>| {
            if let Some(text) = text {
                own.clone_from(text);
            }
        };
        put(&mut view.headline, &texts.headline);
        put(&mut view.title, &texts.title);
        put(&mut view.source, &texts.source);
        put(&mut view.map.description, &texts.alt);
        view.notes.splice(0..0, texts.note.clone());
        Publication { view, numbers, settings, stamp, card }
    }

    /// How the numbers came about, in a line.
    pub fn method(&self) -> String {
        method_line(&self.view, &self.stamp)
    }

    /// The picture in a shape; `scale` is pixels for each unit where the shape has no fixed size.
    pub fn picture(&self, shape: PictureShape, scale: u8) -> String {
        let card = card_in_markup(&self.card);
        let (note, method) = (self.settings.texts.note.as_deref(), self.method());
        picture(
            &self.view,
            &Beside {
                shape,
                scale,
                dark: self.settings.theme == Theme::Dark,
                note,
                method: Some(&method),
                card: Some(&card),
            },
        )
    }

    /// Every text that stands on it.
    pub fn texts(&self) -> Vec<String> {
        let view = &self.view;
        let own = [&view.headline, &view.title, &view.passport, &view.source, &view.map.description];
        let more = view.mark.iter().chain(&view.notes);
        own.into_iter().chain(more).cloned().chain([self.method()]).filter(|text| !text.is_empty()).collect()
    }

    /// What its embed holds.
    pub fn payload(&self) -> Payload {
        let (interactive, theme) = (self.settings.interactive, self.settings.theme);
        Payload { interactive, theme, ..Payload::of(&self.view) }
    }

    /// The code of its embed.
    ///
    /// # Errors
    ///
    /// [`Error::EmbedTooLong`] where it would be cut on its way.
    pub fn embed_code(&self, base: &str) -> Result<String, Error> {
        embed::code_of(&self.payload(), &self.view, base)
    }

    /// A file of it.
    ///
    /// # Errors
    ///
    /// [`Error::EmbedTooLong`] where an embed's code would be cut on its way.
    pub fn file(&self, form: &PublishForm) -> Result<MadeFile, Error> {
        let (shape, scale) = (self.settings.shape, self.settings.scale);
        let named = |extension: &str| format!("{}.{extension}", self.name());
        let text = |extension: &str, mime: &str, text: String| MadeFile {
            name: named(extension),
            mime: format!("{mime};charset=utf-8"),
            bytes: text.into_bytes(),
        };
        let bytes = |extension: &str, mime: &str, bytes: Vec<u8>| MadeFile {
            name: named(extension),
            mime: mime.to_string(),
            bytes,
        };
        let (view, own) = (&self.view, &self.numbers);
        Ok(match form {
            PublishForm::EmbedCode { base } => text("txt", "text/plain", self.embed_code(base)?),
            PublishForm::Html => text("html", "text/html", html::published(self)),
            PublishForm::Svg => text("svg", "image/svg+xml", self.picture(shape, 1)),
            // The page draws the pixels: the picture says how many there are.
            PublishForm::Png => MadeFile {
                name: named("png"),
                mime: "image/svg+xml;charset=utf-8".to_string(),
                bytes: self.picture(shape, scale).into_bytes(),
            },
            PublishForm::Csv => MadeFile {
                name: named("csv"),
                mime: "text/csv;charset=utf-8".to_string(),
                bytes: map_csv(&self.view),
            },
            PublishForm::CsvPlain => {
                bytes("plain.csv", "text/csv;charset=utf-8", numbers::csv_plain(view, own))
            }
            PublishForm::Datawrapper => {
                bytes("datawrapper.csv", "text/csv;charset=utf-8", numbers::datawrapper(view, own))
            }
            PublishForm::Xlsx => bytes("xlsx", XLSX, numbers::xlsx(view, own, &self.card)),
            // Both are UTF-8 by definition.
            PublishForm::GeoJson => {
                bytes("geojson", "application/geo+json", numbers::geojson(view, own, &self.card))
            }
            PublishForm::Json => bytes("json", "application/json", numbers::json(view, own, &self.card)),
            PublishForm::Card => text("card.json", "application/json", card_text_of(&self.card)),
            PublishForm::CardTable => text("card.csv", "text/csv", sheet_csv(&card_sheet(&self.view.card))),
        })
    }

    /// `teknoharita-annex-high-export-2024`, and the shape where it is not the free one.
    pub fn name(&self) -> String {
        let spec = &self.view.spec;
        let flow = spec.flow.map(|flow| flow.id()).unwrap_or_default();
        let period = spec.period.map(|period| period.to_string()).unwrap_or_default();
        let sample = if self.view.mark.is_some() { "-synthetic-sample" } else { "" };
        let shape = match self.settings.shape {
            PictureShape::Free => String::new(),
            shape => format!("-{}", shape.id()),
        };
        format!("teknoharita-{}-{}-{flow}-{period}{sample}{shape}", spec.data_set.id(), spec.indicator.id())
    }
}
