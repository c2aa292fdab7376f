//! The colours of maps and tiers, as tried for contrast and for colour-blind readers (`tests/promises/palette.rs`).

use serde::{Deserialize, Serialize};

use super::Indicator;
use crate::data::Tier;

/// Nine steps of one scheme, as `#rrggbb`. Of a sequential one from low to high: darker on light paper, brighter on
/// dark paper. Of the diverging one from far below the middle to far above it.
pub type Ramp = [&'static str; STEPS];

/// Steps of a ramp.
pub const STEPS: usize = 9;

/// Shades of a map without classes: eight between two steps.
pub const LEVELS: u8 = 64;

/// The colours of a map: a hue for each tier, so that two maps beside each other are not taken for the same number.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize)]
pub enum Scheme {
    /// Violet: high technology.
    High,
    /// Blue: medium-high.
    MediumHigh,
    /// From blue to violet: high and medium-high together.
    #[default]
    Upper,
    /// Teal: medium-low.
    MediumLow,
    /// Gold to brown: low technology, goods made of raw materials.
    Low,
    /// Grey: what is not classified.
    NotClassified,
    /// Green-grey, which is no tier's: amounts, and primary products.
    Volume,
    /// Red below a middle, blue above it.
    Diverging,
}

impl Scheme {
    /// All of them.
    pub const ALL: [Scheme; 8] = [
        Scheme::High,
        Scheme::MediumHigh,
        Scheme::Upper,
        Scheme::MediumLow,
        Scheme::Low,
        Scheme::NotClassified,
        Scheme::Volume,
        Scheme::Diverging,
    ];

    /// The word in `data-scheme` and in embeds.
    pub fn id(self) -> &'static str {
        match self {
            Scheme::High => "high",
            Scheme::MediumHigh => "medium-high",
            Scheme::Upper => "upper",
            Scheme::MediumLow => "medium-low",
            Scheme::Low => "low",
            Scheme::NotClassified => "not-classified",
            Scheme::Volume => "volume",
            Scheme::Diverging => "diverging",
        }
    }

    /// The scheme of an [`id`](Scheme::id).
    pub fn from_id(id: &str) -> Option<Scheme> {
        Scheme::ALL.into_iter().find(|scheme| scheme.id() == id)
    }

    /// The scheme of what a map shows. Tiers of other definitions take the family that their technology is nearest
    /// to: Lall's high, medium and low technology are violet, blue and gold, goods made of raw materials brown.
    pub fn of(indicator: Indicator) -> Scheme {
        let tier = match indicator {
            Indicator::Share(tier) => tier,
            Indicator::HighAndMediumHigh => return Scheme::Upper,
            Indicator::Total => return Scheme::Volume,
        };
        match tier {
            Tier::High | Tier::Ht1 | Tier::Ht2 => Scheme::High,
            Tier::MediumHigh | Tier::Mt1 | Tier::Mt2 | Tier::Mt3 => Scheme::MediumHigh,
            Tier::Medium => Scheme::Upper,
            Tier::MediumLow => Scheme::MediumLow,
            Tier::Low | Tier::Lt1 | Tier::Lt2 | Tier::Rb1 | Tier::Rb2 => Scheme::Low,
            Tier::NotClassified | Tier::Confidential => Scheme::NotClassified,
            Tier::Pp => Scheme::Volume,
        }
    }

    /// Its colours on light paper.
    pub fn light(self) -> &'static Ramp {
        &LIGHT[self as usize]
    }

    /// Its colours on dark paper.
    pub fn dark(self) -> &'static Ramp {
        &DARK[self as usize]
    }
}

/// The ramp of two tiers together on light paper, for what has no scheme of its own.
pub const RAMP_LIGHT: Ramp = LIGHT[2];

/// The same on dark paper.
pub const RAMP_DARK: Ramp = DARK[2];

/// The colour of a level from 0 to [`LEVELS`]: between the steps of a ramp each part of sRGB is interpolated.
pub fn colour(ramp: &Ramp, level: u8) -> String {
    let (step, part) = (usize::from(level.min(LEVELS) / 8), u32::from(level.min(LEVELS) % 8));
    let [low, high] = [step, (step + 1).min(STEPS - 1)].map(|step| ramp[step]);
    let channel = |at: usize| {
        let of = |colour: &str| u32::from_str_radix(colour.get(at..at + 2).unwrap_or("00"), 16).unwrap_or(0);
        (of(low) * (8 - part) + of(high) * part + 4) / 8
    };
    format!("#{:02x}{:02x}{:02x}", channel(1), channel(3), channel(5))
}

/// A level as `data-step` says it: `3`, or `3.5` for five eighths of the way to the next step.
pub fn step_text(level: u8) -> String {
    match level % 8 {
        0 => (level / 8).to_string(),
        part => format!("{}.{part}", level / 8),
    }
}

/// The steps on which a line of ink shows better than one of paper, on light paper.
pub fn is_light(scheme: Scheme, step: u8) -> bool {
    match scheme {
        Scheme::Diverging => (2..=6).contains(&step),
        _ => step <= 3,
    }
}

/// Light paper.
pub const PAPER: &str = "#fbfaf7";
/// Ink on light paper.
pub const INK: &str = "#1c2128";
/// Quiet text on light paper.
pub const MUTED: &str = "#5b6470";
/// Dark paper.
pub const PAPER_DARK: &str = "#14171c";
/// Ink on dark paper.
pub const INK_DARK: &str = "#e8eaed";
/// Quiet text on dark paper.
pub const MUTED_DARK: &str = "#a9b1bd";
/// Tier colours on light paper: high, medium-high, medium-low, low, not classified, confidential.
pub const TIERS_LIGHT: [&str; 6] = ["#45207c", "#2a6fb0", "#45b29a", "#e8c95a", "#c9ccd1", "#9aa0a8"];
/// Tier colours on dark paper.
pub const TIERS_DARK: [&str; 6] = ["#7c4dc4", "#3f8fd6", "#58c9ae", "#f0d97a", "#565c66", "#7a818c"];

/// Steps of a ramp for `classes` classes, evenly sampled, low to high.
pub fn steps(classes: usize) -> Vec<u8> {
    const LAST: usize = STEPS - 1;
    match classes {
        0 => Vec::new(),
        1 => vec![LAST as u8 / 2],
        _ => (0..classes)
            .map(|class| ((class * LAST + (classes - 1) / 2) / (classes - 1)).min(LAST) as u8)
            .collect(),
    }
}

const LIGHT: [Ramp; 8] = [
    ["#f4ebf7", "#e2ccec", "#ccabe1", "#b48dd6", "#9d74c6", "#895eb8", "#7247a9", "#59328d", "#401d6b"],
    ["#dcf2f8", "#b0daed", "#88c2e3", "#62a9d8", "#378dc7", "#0775b5", "#035f9a", "#00477d", "#012e5b"],
    ["#dff2fd", "#bcdaf3", "#9bbee5", "#81a3d7", "#6e8ac8", "#5f73ba", "#555dab", "#4a4399", "#402584"],
    ["#dbf3ed", "#9ed8cb", "#63c0ad", "#40a797", "#229084", "#057c73", "#006661", "#014d4e", "#003438"],
    ["#f9f1d0", "#f2de9c", "#e8c558", "#d2a03b", "#bd8123", "#a66818", "#8c5212", "#703c0b", "#502401"],
    ["#eceef2", "#c9cdd2", "#acb1b8", "#9298a0", "#7c828b", "#686f78", "#545b64", "#3f464f", "#272f38"],
    ["#e3f2e6", "#bdd1c3", "#9bb6a5", "#7e9d8c", "#668879", "#517468", "#3c6057", "#264944", "#0c312f"],
    ["#892218", "#a95444", "#c58171", "#e0b7aa", "#f3f1ec", "#b9cee1", "#78a1cb", "#4577af", "#0b4c92"],
];
const DARK: [Ramp; 8] = [
    ["#302649", "#4a3773", "#64459a", "#8056b7", "#986bca", "#b182de", "#cb9feb", "#e4c2f5", "#f9e4ff"],
    ["#1a2b41", "#194065", "#03568c", "#006eab", "#1485c3", "#329eda", "#5ebeee", "#94dcf9", "#c8f2ff"],
    ["#28253b", "#383b59", "#465275", "#52688f", "#5c7da6", "#6594bc", "#6faed4", "#7dcced", "#a0ecff"],
    ["#152e30", "#154849", "#13625f", "#1a7971", "#288e82", "#37a594", "#4dbfa9", "#89dbc4", "#c1fae6"],
    ["#3e2716", "#5d3a1c", "#7a501f", "#936524", "#aa7b2a", "#c19331", "#d9b143", "#edd37b", "#fff1b4"],
    ["#272c33", "#3e444b", "#535a62", "#676d76", "#7a808a", "#90969f", "#a9aeb6", "#c6cbd2", "#e8ebf1"],
    ["#192e2c", "#2b4641", "#3d5e55", "#4f7365", "#618875", "#799d88", "#96b6a0", "#b7d3bd", "#ddf4de"],
    ["#fec1ad", "#e28b75", "#bd5f4f", "#7b4841", "#2f3034", "#3b516a", "#3977a8", "#5ea4d0", "#96dbfa"],
];
