//! What of a view for the public has no numbers because of the rule of secrecy.

use super::build::Context;
use crate::types::Place;

impl Context<'_> {
    /// Whether a place has no numbers because of the rule of secrecy.
    pub fn withholds(&self, place: Place) -> bool {
        self.input.withheld.is_some_and(|withheld| withheld.has(place))
    }

    /// Places without numbers because of the rule of secrecy.
    pub fn withheld(&self) -> impl Iterator<Item = Place> {
        self.input.withheld.iter().flat_map(|withheld| withheld.places.iter().copied())
    }

    /// Whether the country has none either.
    pub fn withholds_country(&self) -> bool {
        self.input.withheld.is_some_and(|withheld| withheld.country)
    }
}
