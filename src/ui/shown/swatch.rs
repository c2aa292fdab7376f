use crate::view::Legend;

/// The step of the ramp that a class is painted with, as text; empty for what is missing.
pub fn step(legend: &Legend, class: Option<u8>) -> String {
    legend.step_text(class)
}

/// The class as text, `missing` where there is none.
pub fn class(class: Option<u8>) -> String {
    class.map_or("missing".to_owned(), |class| class.to_string())
}
