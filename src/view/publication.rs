//! What an author decides about a map that becomes public: its texts, its shape, its look, what readers can do with it.

mod words;

use std::ops::RangeInclusive;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::types::SecrecySettings;

pub use words::{LATEST, ViewWords};

/// Letters of a text at most, as embeds take them.
pub const MOST_LETTERS: usize = 2_000;

/// What an author decides. What is left open is as the view says it: a text that is `None` is written anew from next
/// month's numbers, one that was edited stays as it was written.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct PublishSettings {
    /// The texts.
    pub texts: PublishTexts,
    /// Width and height of pictures.
    pub shape: PictureShape,
    /// Pixels for each unit of a picture without a fixed size, 1 to 4.
    pub scale: u8,
    /// Light, dark, or what the reader's system says.
    pub theme: Theme,
    /// What readers can do with it.
    pub interactive: Interactive,
    /// Who the method card is for.
    pub card: CardForm,
    /// Under what numbers that could tell of a single firm become public.
    pub secrecy: SecrecySettings,
    /// Whether the step is unfolded on the page; nothing of what is published depends on it.
    #[serde(skip_serializing_if = "is_folded")]
    pub open: bool,
}

fn is_folded(open: &bool) -> bool {
    !open
}

/// The texts of a map. `None` is what the view says.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct PublishTexts {
    /// The sentence above the map.
    pub headline: Option<String>,
    /// What the map shows.
    pub title: Option<String>,
    /// Where the figures come from.
    pub source: Option<String>,
    /// A note of the author's below the map; there is none by default.
    pub note: Option<String>,
    /// What the map shows, for those who cannot see it.
    pub alt: Option<String>,
}

/// What readers of a web page can do with a map.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Interactive {
    /// A province says its number under pointer, finger and keyboard.
    pub tooltip: bool,
    /// The numbers as a table. Notes stay where it is absent: they say what the numbers are.
    pub table: bool,
    /// The numbers as a file.
    pub data: bool,
}

/// Width and height of a picture.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PictureShape {
    /// As high as its parts are, 960 units wide.
    #[default]
    Free,
    /// 1200 x 630 pixels, for links in social networks.
    Landscape,
    /// 1080 x 1080 pixels.
    Square,
    /// 1080 x 1920 pixels, for the whole of a phone.
    Story,
}

/// The colours of what is published.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Theme {
    /// Light paper for whoever looks.
    Light,
    /// Dark paper for whoever looks.
    Dark,
    /// What the reader's system says; pictures are light.
    #[default]
    Both,
}

/// When and by which build something was made; both come from outside, because the core has no clock.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Stamp {
    /// `2026-11-27`; empty where it is not known.
    pub day: String,
    /// The commit of the program; empty where it is not known.
    pub commit: String,
}

/// Who a method card is for.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CardForm {
    /// For everybody: without names and hashes of files.
    #[default]
    Public,
    /// For one's own shelf: with them.
    Internal,
}

impl Default for PublishSettings {
    fn default() -> PublishSettings {
        PublishSettings {
            texts: PublishTexts::default(),
            shape: PictureShape::default(),
            scale: 2,
            theme: Theme::default(),
            interactive: Interactive::default(),
            card: CardForm::default(),
            secrecy: SecrecySettings::default(),
            open: false,
        }
    }
}

impl Default for Interactive {
    fn default() -> Interactive {
        Interactive { tooltip: true, table: true, data: true }
    }
}

impl Interactive {
    /// Whether nothing is switched off; then an embed does not name it.
    pub fn is_all(&self) -> bool {
        *self == Interactive::default()
    }
}

impl PictureShape {
    /// All of them.
    pub const ALL: [PictureShape; 4] =
        [PictureShape::Free, PictureShape::Landscape, PictureShape::Square, PictureShape::Story];

    /// The word in settings and file names.
    pub fn id(self) -> &'static str {
        match self {
            PictureShape::Free => "free",
            PictureShape::Landscape => "landscape",
            PictureShape::Square => "square",
            PictureShape::Story => "story",
        }
    }

    /// Width and height in pixels; `None` where the height follows from the parts.
    pub fn pixels(self) -> Option<(u16, u16)> {
        match self {
            PictureShape::Free => None,
            PictureShape::Landscape => Some((1200, 630)),
            PictureShape::Square => Some((1080, 1080)),
            PictureShape::Story => Some((1080, 1920)),
        }
    }
}

impl Theme {
    /// All of them.
    pub const ALL: [Theme; 3] = [Theme::Both, Theme::Light, Theme::Dark];

    /// Whether the reader's system decides; then an embed does not name it.
    pub fn is_both(&self) -> bool {
        *self == Theme::Both
    }

    /// The word in settings and embeds.
    pub fn id(self) -> &'static str {
        match self {
            Theme::Light => "light",
            Theme::Dark => "dark",
            Theme::Both => "both",
        }
    }
}

impl CardForm {
    /// Both.
    pub const ALL: [CardForm; 2] = [CardForm::Public, CardForm::Internal];

    /// The word in settings.
    pub fn id(self) -> &'static str {
        match self {
            CardForm::Public => "public",
            CardForm::Internal => "internal",
        }
    }
}

impl PublishTexts {
    /// The text of a name; `None` where there is no such text.
    pub fn get_mut(&mut self, name: &str) -> Option<&mut Option<String>> {
        match name {
            "headline" => Some(&mut self.headline),
            "title" => Some(&mut self.title),
            "source" => Some(&mut self.source),
            "note" => Some(&mut self.note),
            "alt" => Some(&mut self.alt),
            _ => None,
        }
    }

    /// The first text that is longer than [`MOST_LETTERS`], by its name.
    pub fn too_long(&self) -> Option<&'static str> {
        let all = [
            ("headline", &self.headline),
            ("title", &self.title),
            ("source", &self.source),
            ("note", &self.note),
            ("alt", &self.alt),
        ];
        let is_long =
            |text: &&Option<String>| text.as_ref().is_some_and(|text| text.chars().count() > MOST_LETTERS);
        all.into_iter().find(|(_, text)| is_long(text)).map(|(name, _)| name)
    }
}

impl PublishSettings {
    /// Chooses something by a name and a value, as the page's controls say it. What is not known changes nothing; a
    /// text that is emptied becomes the view's own again.
    pub fn set(&mut self, name: &str, value: &str) {
        if let Some(text) = self.texts.get_mut(name) {
            let clean = value.split_whitespace().collect::<Vec<&str>>().join(" ");
            if clean.chars().count() <= MOST_LETTERS {
                *text = Some(clean).filter(|clean| !clean.is_empty());
            }
            return;
        }
        // A box that is not ticked says its value behind a minus.
        let is_on = !value.starts_with('-');
        match name {
            "shape" => self.shape = find(PictureShape::ALL, PictureShape::id, value).unwrap_or(self.shape),
            "theme" => self.theme = find(Theme::ALL, Theme::id, value).unwrap_or(self.theme),
            "card" => self.card = find(CardForm::ALL, CardForm::id, value).unwrap_or(self.card),
            "scale" => {
                let scale = value.parse().ok().filter(|scale| (1..=4).contains(scale));
                self.scale = scale.unwrap_or(self.scale);
            }
            "tooltip" => self.interactive.tooltip = is_on,
            "table" => self.interactive.table = is_on,
            "data" => self.interactive.data = is_on,
            "open" => self.open = is_on,
            "secrecy" => self.secrecy.off = !is_on,
            "fewest" => set_within(&mut self.secrecy.rule.fewest_firms, value, 2..=20),
            "one" => set_within(&mut self.secrecy.rule.one_percent, value, 50..=100),
            "two" => set_within(&mut self.secrecy.rule.two_percent, value, 50..=100),
            _ => {}
        }
    }

    /// From the text that the page keeps between questions; what is not understood is as by default.
    pub fn parse(text: &str) -> PublishSettings {
        serde_json::from_str(text).unwrap_or_default()
    }

    /// As a text.
    pub fn text(&self) -> String {
        // Writing to memory cannot fail for these types; an empty text is the default.
        serde_json::to_string(self).unwrap_or_default()
    }
}

/// A number, where it is one within bounds.
fn set_within<T: FromStr + PartialOrd>(place: &mut T, value: &str, bounds: RangeInclusive<T>) {
    if let Some(number) = value.parse().ok().filter(|number| bounds.contains(number)) {
        *place = number;
    }
}

fn find<T: Copy, const N: usize>(all: [T; N], id: fn(T) -> &'static str, word: &str) -> Option<T> {
    all.into_iter().find(|one| id(*one) == word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_chosen_is_kept_and_what_is_unknown_changes_nothing() {
        let mut settings = PublishSettings::default();
        let chosen = [
            ("headline", " Bir\n başlık "),
            ("shape", "square"),
            ("table", "-on"),
            ("scale", "9"),
            ("x", "y"),
        ];
        chosen.iter().for_each(|(name, value)| settings.set(name, value));
        assert_eq!(settings.texts.headline.as_deref(), Some("Bir başlık"));
        assert_eq!(
            (settings.shape, settings.interactive.table, settings.scale),
            (PictureShape::Square, false, 2)
        );
        assert_eq!(PublishSettings::parse(&settings.text()), settings);
        settings.set("headline", "  ");
        assert_eq!(settings.texts.headline, None);
        settings.set("note", &"x".repeat(MOST_LETTERS + 1));
        assert_eq!(settings.texts.note, None);
        assert_eq!(PublishSettings::parse("{\"shape\":7}"), PublishSettings::default());
    }
}
