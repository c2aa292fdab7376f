//! Colours of differences and of two numbers on one map. `tests/promises/charts/colours.rs` looks at them as
//! colour-blind readers do.

/// Share by amount on light paper: rows from the lowest share to the highest, in each from the smallest amount to
/// the largest. A share alone is sand, an amount alone is blue, both together nearly black.
pub const PAIR_LIGHT: [[&str; 3]; 3] =
    [["#dde5e5", "#98c2f0", "#5482ce"], ["#d2c499", "#8f8d8a", "#375381"], ["#ab873a", "#78553d", "#382933"]];

/// The same on dark paper: more is brighter, both together nearly white.
pub const PAIR_DARK: [[&str; 3]; 3] =
    [["#2d3b45", "#3f679a", "#5e97e6"], ["#504932", "#878986", "#bdcfe5"], ["#8d6d20", "#bda86f", "#efebd9"]];

/// Steps of the diverging ramp that some bounds on either side of zero take: evenly from the middle outwards.
pub fn sign_steps(bounds: usize) -> Vec<u8> {
    match bounds {
        0 => vec![4],
        1 => vec![1, 4, 7],
        2 => vec![0, 2, 4, 6, 8],
        _ => vec![0, 1, 3, 4, 5, 7, 8],
    }
}
