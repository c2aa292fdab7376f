use serde::{Deserialize, Serialize};

use super::Gap;
use super::palette::{self, Scheme};
use crate::types::Level;

/// The key of a map.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Legend {
    /// What the numbers are.
    pub title: String,
    /// What is counted.
    pub level: Level,
    /// Whose colours these are (CSS `data-scheme`, and `palette`).
    pub scheme: Scheme,
    /// From the lowest class to the highest; empty where the map has no classes.
    pub classes: Vec<LegendClass>,
    /// The shades of a map without classes.
    pub gradient: Option<Gradient>,
    /// Label and number of places without data.
    pub missing: Option<(String, u32)>,
    /// Label and number of places whose share is not defined.
    pub undefined: Option<(String, u32)>,
    /// Label and number of places all of whose goods are confidential.
    pub confidential: Option<(String, u32)>,
    /// Label and number of places whose range is wider than a class.
    pub hatched: Option<(String, u32)>,
}

/// The shades of a map without classes, from the first step of the scheme to its last.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Gradient {
    /// The value of the first shade, as printed.
    pub low: String,
    /// The value of the last one.
    pub high: String,
    /// The country's value in words, and its shade from 0 to [`palette::LEVELS`].
    pub mark: Option<(String, u8)>,
}

impl Legend {
    /// The shade of a class, from 0 to [`palette::LEVELS`]; the first where the key has no such class.
    pub fn shade(&self, class: u8) -> u8 {
        match &self.gradient {
            Some(_) => class.min(palette::LEVELS),
            None => self.classes.iter().find(|entry| entry.class == class).map_or(0, |entry| entry.step * 8),
        }
    }

    /// What `data-step` says of a class; empty for a gap.
    pub fn step_text(&self, class: Option<u8>) -> String {
        class.map_or(String::new(), |class| palette::step_text(self.shade(class)))
    }

    /// The step of a class, or the one nearest to its shade: patterns exist for whole steps.
    pub fn step(&self, class: u8) -> u8 {
        (self.shade(class) + 4) / 8
    }

    /// Labels and numbers of places without a colour, in the order of the key.
    pub fn gaps(&self) -> impl Iterator<Item = (Gap, &str, u32)> {
        let all = [&self.missing, &self.undefined, &self.confidential];
        let named = Gap::ALL.into_iter().zip(all);
        named.filter_map(|(gap, entry)| entry.as_ref().map(|(label, count)| (gap, label.as_str(), *count)))
    }
}

/// One class of a key.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct LegendClass {
    /// Class number, from 0.
    pub class: u8,
    /// Range in words.
    pub label: String,
    /// Number of places.
    pub provinces: u32,
    /// Step of the ramp, 0-8 (CSS `data-step`, and `palette`).
    pub step: u8,
}
