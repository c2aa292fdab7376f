use crate::error::Lacks;
use crate::indicators::{Answer, Ask};
use crate::messages::Lang;

/// A text, Turkish and English.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Text(pub &'static str, pub &'static str);

impl Text {
    /// In a language.
    pub fn text(self, lang: Lang) -> &'static str {
        lang.pick(self.0, self.1)
    }
}

/// What the catalogue says of an indicator.
pub struct Entry {
    /// Name in options and addresses. It never changes.
    pub id: &'static str,
    /// Where it stands in the chooser.
    pub group: Group,
    /// What it is, in a line.
    pub title: Text,
    /// What it tells, for somebody who never heard of it.
    pub meaning: Text,
    /// How it is computed.
    pub formula: Text,
    /// What its numbers count.
    pub unit: Text,
    /// What shares are shares of, or what a ratio is divided by.
    pub denominator: Text,
    /// Where it is not defined, and so empty.
    pub undefined: Text,
    /// What becomes of goods that can be of several tiers.
    pub intervals: Text,
    /// Where it is described: a paper or a manual, with DOI or address.
    pub source: &'static str,
    /// An example with numbers that can be followed by hand.
    pub example: Text,
    /// What a data set has to have.
    pub needs: &'static [Need],
    /// Computes it.
    pub answer: fn(&Ask<'_>) -> Result<Answer, Lacks>,
}

/// A group of the chooser.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Group {
    /// How much, and of which tiers.
    Levels,
    /// What changed.
    Time,
    /// Exports beside imports.
    Flows,
    /// With whom, and what.
    Concentration,
    /// In what a province is special.
    Specialisation,
    /// A number of the visitor's beside it.
    Beside,
}

impl Group {
    /// All, in the order of the chooser.
    pub const ALL: [Group; 6] = [
        Group::Levels,
        Group::Time,
        Group::Flows,
        Group::Concentration,
        Group::Specialisation,
        Group::Beside,
    ];

    /// The word in files.
    pub fn id(self) -> &'static str {
        match self {
            Group::Levels => "levels",
            Group::Time => "time",
            Group::Flows => "flows",
            Group::Concentration => "concentration",
            Group::Specialisation => "specialisation",
            Group::Beside => "beside",
        }
    }

    /// Its name.
    pub fn name(self) -> Text {
        match self {
            Group::Levels => Text("Düzey ve yapı", "Levels and structure"),
            Group::Time => Text("Zaman içinde değişim", "Change over time"),
            Group::Flows => Text("İhracat ve ithalat birlikte", "Exports beside imports"),
            Group::Concentration => Text("Ülkeler ve ürünler", "Partners and products"),
            Group::Specialisation => Text("Uzmanlaşma", "Specialisation"),
            Group::Beside => Text("Başka bir göstergeyle birlikte", "Beside another index"),
        }
    }
}

/// What a data set has to have, so that an indicator says anything.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Need {
    /// Product codes, and so tiers; published tiers will do.
    Tiers,
    /// Product codes of its own.
    Products,
    /// Partners.
    Partners,
    /// Exports and imports.
    BothFlows,
    /// Two periods that can be compared.
    TwoPeriods,
    /// A column of weights.
    Weight,
    /// A file of the visitor's with a number a province.
    Index,
}

impl Need {
    /// What it asks for.
    pub fn name(self) -> Text {
        match self {
            Need::Tiers => Text("teknoloji düzeyi ya da ürün kodu", "tiers or product codes"),
            Need::Products => Text("ürün kodu", "product codes"),
            Need::Partners => Text("ülke", "partners"),
            Need::BothFlows => Text("ihracat ve ithalat", "exports and imports"),
            Need::TwoPeriods => Text("karşılaştırılabilir iki dönem", "two comparable periods"),
            Need::Weight => Text("ağırlık", "weights"),
            Need::Index => Text("illerin bir göstergesi", "a file of province and number"),
        }
    }
}
