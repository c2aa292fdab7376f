//! What a total is called: the country's, or that of data of which nobody says that they are all its trade.

use crate::types::{Flow, Passport, Producer};

use super::Lang;
use super::sentences::Scope;

/// What the sum over all places is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Whole {
    /// The country's trade: an official table says so.
    #[default]
    Country,
    /// What the data hold, which may be a part of it.
    Data,
}

/// How a noun stands in a Turkish sentence; English has one form.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Case {
    /// "ihracat".
    Plain,
    /// "ihracatın": what has a part.
    Genitive,
    /// "ihracatta": in which something has a part.
    Locative,
}

impl Whole {
    /// What a passport says. A file that names no producer may hold any part of the country's trade, and a
    /// synthetic one holds none of it.
    ///
    /// ```
    /// use teknoharita::messages::{Lang, Whole};
    /// use teknoharita::types::{Passport, Producer};
    /// assert_eq!(Whole::of(Passport::unknown()).name(Lang::En), "Total");
    /// let official = Passport { producer: Producer::Tuik, ..Passport::unknown() };
    /// assert_eq!(Whole::of(official).name(Lang::En), "Türkiye");
    /// ```
    pub fn of(passport: Passport) -> Whole {
        match passport.producer {
            _ if passport.synthetic => Whole::Data,
            Producer::Visitor => Whole::Data,
            Producer::TuikViaAso | Producer::Tuik | Producer::Ministry | Producer::Tim => Whole::Country,
        }
    }

    /// The name of its row, its figure, its line.
    pub fn name(self, lang: Lang) -> &'static str {
        match self {
            Whole::Country => "Türkiye",
            Whole::Data => lang.pick("Toplam", "Total"),
        }
    }

    /// Of two data sets side by side.
    pub fn and(self, other: Whole) -> Whole {
        if self == other { self } else { Whole::Data }
    }

    /// Head of a column with parts of the total.
    pub fn part_head(self, lang: Lang) -> &'static str {
        match self {
            Whole::Country => lang.pick("Ülkede %", "Of country %"),
            Whole::Data => lang.pick("Toplamda %", "Of total %"),
        }
    }

    /// Title of a table of ranks and such parts.
    pub fn ranks_title(self, lang: Lang) -> &'static str {
        match self {
            Whole::Country => lang.pick("Sıra ve ülkedeki pay", "Rank and part of the country"),
            Whole::Data => lang.pick("Sıra ve toplamdaki pay", "Rank and part of the total"),
        }
    }
}

impl Scope {
    /// All trade of a direction: "Türkiye ihracatının", "bu verideki ihracatın"; "Türkiye's exports", "exports in
    /// these data".
    pub(super) fn all(&self, flow: Flow, case: Case, lang: Lang) -> String {
        let of = self.flow(flow, lang);
        let (before, is_owned) = match (self.whole, lang) {
            (Whole::Country, Lang::En) => return format!("Türkiye's {of}"),
            (Whole::Data, Lang::En) => return format!("{of} in these data"),
            (Whole::Country, Lang::Tr) if case == Case::Plain => ("Türkiye'nin", true),
            (Whole::Country, Lang::Tr) => ("Türkiye", true),
            (Whole::Data, Lang::Tr) => ("bu verideki", self.manufacturing),
        };
        let ending = match (case, is_owned) {
            (Case::Plain, true) => "ı",
            (Case::Plain, false) => "",
            (Case::Genitive, true) => "ının",
            (Case::Genitive, false) => "ın",
            (Case::Locative, true) => "ında",
            (Case::Locative, false) => "ta",
        };
        format!("{before} {of}{ending}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_total_is_called_what_it_is_known_to_be() {
        let of = |whole, manufacturing| Scope { whole, manufacturing, ..Scope::default() };
        let said = |scope: &Scope, case| scope.all(Flow::Export, case, Lang::Tr);
        let (country, data) = (of(Whole::Country, false), of(Whole::Data, false));
        assert_eq!(said(&country, Case::Plain), "Türkiye'nin ihracatı");
        assert_eq!(said(&country, Case::Genitive), "Türkiye ihracatının");
        assert_eq!(said(&country, Case::Locative), "Türkiye ihracatında");
        assert_eq!(said(&data, Case::Plain), "bu verideki ihracat");
        assert_eq!(said(&data, Case::Genitive), "bu verideki ihracatın");
        assert_eq!(said(&data, Case::Locative), "bu verideki ihracatta");
        let made = of(Whole::Data, true);
        assert_eq!(said(&made, Case::Genitive), "bu verideki imalat sanayii ihracatının");
        assert_eq!(made.all(Flow::Import, Case::Plain, Lang::En), "manufacturing imports in these data");
        assert_eq!(Whole::Country.and(Whole::Data), Whole::Data);
    }
}
