//! What makes a number fragile.

use super::{Fraction, Text};

/// Why a number should not be read without a second look.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Mark {
    /// The volume behind a share is below the limit.
    SmallVolume,
    /// What growth is measured from is below the limit.
    SmallBase,
    /// What is divided by is below the limit.
    SmallDenominator,
    /// One product is most of it.
    OneProduct,
    /// One partner is most of it.
    OnePartner,
    /// A few firms are most of it: fewer than three, one with 80% or two with 90%.
    FewFirms,
    /// Provinces of the region are missing.
    PartialRegion,
    /// Less than half of the amount has a weight.
    LowCoverage,
}

impl Mark {
    /// All of them.
    pub const ALL: [Mark; 8] = [
        Mark::SmallVolume,
        Mark::SmallBase,
        Mark::SmallDenominator,
        Mark::OneProduct,
        Mark::OnePartner,
        Mark::FewFirms,
        Mark::PartialRegion,
        Mark::LowCoverage,
    ];

    /// The word in files.
    pub fn id(self) -> &'static str {
        match self {
            Mark::SmallVolume => "small_volume",
            Mark::SmallBase => "small_base",
            Mark::SmallDenominator => "small_denominator",
            Mark::OneProduct => "one_product",
            Mark::OnePartner => "one_partner",
            Mark::FewFirms => "few_firms",
            Mark::PartialRegion => "partial_region",
            Mark::LowCoverage => "low_coverage",
        }
    }

    /// Whether it says that an amount is below the limit which was chosen.
    pub fn is_of_limit(self) -> bool {
        matches!(self, Mark::SmallVolume | Mark::SmallBase | Mark::SmallDenominator)
    }

    /// The reason in words.
    pub fn reason(self) -> Text {
        match self {
            Mark::SmallVolume => Text(
                "rakamın arkasındaki tutar sınırın altında",
                "the amount behind the figure is below the limit",
            ),
            Mark::SmallBase => Text(
                "artışın ölçüldüğü tutar sınırın altında",
                "growth is measured from an amount below the limit",
            ),
            Mark::SmallDenominator => {
                Text("bölünen tutar sınırın altında", "the amount divided by is below the limit")
            }
            Mark::OneProduct => {
                Text("tutarın en az yüzde 80'i tek bir üründen", "one product is at least 80% of the amount")
            }
            Mark::OnePartner => {
                Text("tutarın en az yüzde 80'i tek bir ülkeyle", "one partner is at least 80% of the amount")
            }
            Mark::FewFirms => Text(
                "tutar birkaç firmanın: üçten az, ya da biri yüzde 80, ikisi yüzde 90",
                "few firms are behind it: fewer than three, or one has 80%, or two 90%",
            ),
            Mark::PartialRegion => {
                Text("bölgenin bazı illeri veride yok", "some provinces of the region are not in the data")
            }
            Mark::LowCoverage => {
                Text("tutarın yarısından azının ağırlığı var", "less than half of the amount has a weight")
            }
        }
    }
}

/// The part from which one product or partner counts as most of an amount.
pub const MOST_OF: Fraction = (4, 5);

/// Whether a part is most of a whole.
pub fn is_most(part_e4: i128, whole_e4: i128) -> bool {
    whole_e4 > 0 && part_e4 * MOST_OF.1 >= whole_e4 * MOST_OF.0
}
