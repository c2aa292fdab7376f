use super::Proxy;
use crate::types::Place;

/// Places without numbers in what is made public, because of the rule.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Withheld {
    /// The places, in order.
    pub places: Vec<Place>,
    /// Whether the country has none either.
    pub country: bool,
}

impl Withheld {
    /// Whether a place has no numbers.
    pub fn has(&self, place: Place) -> bool {
        self.places.binary_search(&place).is_ok()
    }
}

/// What the rule means for a view, before anything of it is public.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct SecrecyReport {
    /// Whether the data name firms; without them nothing is withheld.
    pub has_firms: bool,
    /// Whether they are so many that they were not counted. Then nothing can be checked, and nothing is published under
    /// the rule.
    pub uncounted: bool,
    /// Places one of whose sums could tell of a firm.
    pub sensitive: usize,
    /// All places that are withheld, in order.
    pub withheld: Vec<Place>,
    /// Those of them without which another's numbers would follow.
    pub companions: Vec<Place>,
    /// Whether the country's own numbers are withheld.
    pub country: bool,
    /// Sensitive sums that follow from what was published before already.
    pub known_before: usize,
    /// Where the data name no firms: places of whose amount one product is nearly all.
    pub proxies: Vec<Proxy>,
}
