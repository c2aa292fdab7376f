//! The colours of maps and tiers, as tried for contrast and for colour-blind readers.

/// Seven steps of the sequential ramp on light paper, low to high.
pub const RAMP_LIGHT: [&str; 7] =
    ["#dff2fd", "#b1d3f0", "#8db2df", "#7190cc", "#5c6eb7", "#4c4b9f", "#402584"];

/// Seven steps on dark paper: more is brighter.
pub const RAMP_DARK: [&str; 7] =
    ["#28253b", "#3c4060", "#4d5f85", "#5d80a9", "#6ba4cb", "#79c9eb", "#a0ecff"];

/// Light paper.
pub const PAPER: &str = "#fbfaf7";
/// Ink on light paper.
pub const INK: &str = "#1c2128";
/// Quiet text on light paper.
pub const MUTED: &str = "#5b6470";
/// Tier colours on light paper: high, medium-high, medium-low, low, not classified, confidential.
pub const TIERS_LIGHT: [&str; 6] = ["#45207c", "#2a6fb0", "#45b29a", "#e8c95a", "#c9ccd1", "#9aa0a8"];
/// Tier colours on dark paper.
pub const TIERS_DARK: [&str; 6] = ["#7c4dc4", "#3f8fd6", "#58c9ae", "#f0d97a", "#565c66", "#7a818c"];

/// Steps of the ramp for `classes` classes, evenly sampled, low to high.
pub fn steps(classes: usize) -> Vec<u8> {
    match classes {
        0 => Vec::new(),
        1 => vec![3],
        _ => {
            (0..classes).map(|class| ((class * 6 + (classes - 1) / 2) / (classes - 1)).min(6) as u8).collect()
        }
    }
}
