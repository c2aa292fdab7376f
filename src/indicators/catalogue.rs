use crate::messages::Lang;

/// A table of the catalogue.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TableId {
    /// Tiers of every place, in percent of the place's total.
    TierShares,
    /// Tiers of every place, in percent of the country's tier.
    TierContributions,
    /// Totals of every place, in percent of the country.
    Totals,
}

/// What the catalogue says of a table.
pub struct TableInfo {
    /// Which one.
    pub table: TableId,
    /// Name in options.
    pub id: &'static str,
    title: [&'static str; 2],
    formula: [&'static str; 2],
    unit: [&'static str; 2],
}

impl TableInfo {
    /// What it shows.
    pub fn title(&self, lang: Lang) -> &'static str {
        lang.pick(self.title[0], self.title[1])
    }

    /// How the share is computed.
    pub fn formula(&self, lang: Lang) -> &'static str {
        lang.pick(self.formula[0], self.formula[1])
    }

    /// Units of value and share.
    pub fn unit(&self, lang: Lang) -> &'static str {
        lang.pick(self.unit[0], self.unit[1])
    }

    /// The table of a name.
    pub fn from_id(id: &str) -> Option<&'static TableInfo> {
        CATALOGUE.iter().find(|info| info.id == id)
    }
}

/// All tables.
pub const CATALOGUE: [TableInfo; 3] = [
    TableInfo {
        table: TableId::TierShares,
        id: "tier-shares",
        title: [
            "İlin dış ticaretinde teknoloji düzeylerinin payı",
            "Share of each technology tier in a province's trade",
        ],
        formula: [
            "ilin o düzeydeki tutarı / ilin toplamı",
            "the province's amount in the tier / the province's total",
        ],
        unit: ["ABD doları; yüzde", "US dollars; percent"],
    },
    TableInfo {
        table: TableId::TierContributions,
        id: "tier-contributions",
        title: [
            "Ülkenin her teknoloji düzeyinde illerin payı",
            "Share of each province in the country's technology tiers",
        ],
        formula: [
            "ilin o düzeydeki tutarı / ülkenin o düzeydeki tutarı",
            "the province's amount in the tier / the country's amount in the tier",
        ],
        unit: ["ABD doları; yüzde", "US dollars; percent"],
    },
    TableInfo {
        table: TableId::Totals,
        id: "totals",
        title: ["İllerin toplam dış ticareti", "Total trade of each province"],
        formula: ["ilin toplamı / ülkenin toplamı", "the province's total / the country's total"],
        unit: ["ABD doları; yüzde", "US dollars; percent"],
    },
];
