//! A map with all that its author decided, on its way into files.

use serde_json::Value;

use super::card::{card_text_of, method_line};
use super::embed::Payload;
use super::svg::{Beside, picture};
use super::{card_sheet, embed, html, map_csv, numbers, sheet_csv};
use crate::error::Error;
use crate::view::{
    MadeFile, PageView, PictureShape, PublishForm, PublishSettings, Stamp, Theme, ViewNumbers,
};

// Types of files.
const TEXT: &str = "text/plain;charset=utf-8";
const SVG: &str = "image/svg+xml;charset=utf-8";
const CSV: &str = "text/csv;charset=utf-8";
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

    /// The picture; `scale` is pixels for each unit where its shape has no fixed size.
    pub fn picture(&self, scale: u8) -> String {
        let (note, method) = (self.settings.texts.note.as_deref(), self.method());
        picture(
            &self.view,
            &Beside {
                shape: self.settings.shape,
                scale,
                dark: self.settings.theme == Theme::Dark,
                note,
                method: Some(&method),
                card: Some(&self.card),
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
        let (view, own, card) = (&self.view, &self.numbers, &self.card);
        let (extension, mime, bytes) = match form {
            PublishForm::EmbedCode { base } => ("txt", TEXT, self.embed_code(base)?.into_bytes()),
            PublishForm::Html => ("html", "text/html;charset=utf-8", html::published(self).into_bytes()),
            PublishForm::Svg => ("svg", SVG, self.picture(1).into_bytes()),
            // The page draws the pixels: the picture says how many there are.
            PublishForm::Png => ("png", SVG, self.picture(self.settings.scale).into_bytes()),
            PublishForm::Csv => ("csv", CSV, map_csv(view)),
            PublishForm::CsvPlain => ("plain.csv", CSV, numbers::csv_plain(view, own)),
            PublishForm::Datawrapper => ("datawrapper.csv", CSV, numbers::datawrapper(view, own)),
            PublishForm::Xlsx => ("xlsx", XLSX, numbers::xlsx(view, own, card)),
            // Both are UTF-8 by definition.
            PublishForm::GeoJson => ("geojson", "application/geo+json", numbers::geojson(view, own, card)),
            PublishForm::Json => ("json", "application/json", numbers::json(view, own, card)),
            PublishForm::Card => {
                ("card.json", "application/json;charset=utf-8", card_text_of(card).into_bytes())
            }
            PublishForm::CardTable => ("card.csv", CSV, sheet_csv(&card_sheet(&view.card)).into_bytes()),
        };
        Ok(MadeFile { name: format!("{}.{extension}", self.name()), mime: mime.to_string(), bytes })
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
