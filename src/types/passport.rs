use std::fmt;

use serde::{Deserialize, Serialize};

use super::Currency;

/// Who made the figures.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Producer {
    /// TÜİK's figures as published by the Ankara Chamber of Industry (ASO).
    TuikViaAso,
    /// TÜİK.
    Tuik,
    /// The Ministry of Trade.
    Ministry,
    /// The exporters' assembly (TİM).
    Tim,
    /// The visitor's own file, which names nobody.
    Visitor,
}

/// What ties a trade flow to a province.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// The province of the trading firm's head office.
    HeadOffice,
    /// The province where the goods were made ("faaliyet ili").
    Activity,
    /// The file does not say.
    Unknown,
}

/// Which trade is counted, in the sense of the UN's "International Merchandise Trade Statistics:
/// Concepts and Definitions 2010" (<https://unstats.un.org/unsd/trade/imts/>).
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TradeSystem {
    /// Special trade: goods that enter or leave free circulation.
    Special,
    /// General trade: customs warehouses and free zones included.
    General,
    /// The file does not say.
    Unknown,
}

/// At which point goods are valued (Incoterms, as the UN's manual uses them).
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Valuation {
    /// Free on board: at the exporter's border.
    Fob,
    /// Cost, insurance and freight included: at the importer's border.
    Cif,
    /// The file does not say.
    Unknown,
}

/// How final the figures are.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Still to be revised ("geçici").
    Provisional,
    /// Revised.
    Revised,
    /// Final ("kesin").
    Final,
    /// The file does not say.
    Unknown,
}

/// Who made the figures, and the values of a control.
pub const PRODUCERS: [(Producer, &str); 5] = [
    (Producer::Visitor, "visitor"),
    (Producer::Tuik, "tuik"),
    (Producer::Ministry, "ministry"),
    (Producer::Tim, "tim"),
    (Producer::TuikViaAso, "tuik_via_aso"),
];

/// What ties a flow to a province, and the values of a control.
pub const BASES: [(Basis, &str); 3] =
    [(Basis::Unknown, "unknown"), (Basis::HeadOffice, "head_office"), (Basis::Activity, "activity")];

/// Which trade is counted, and the values of a control.
pub const SYSTEMS: [(TradeSystem, &str); 3] =
    [(TradeSystem::Unknown, "unknown"), (TradeSystem::Special, "special"), (TradeSystem::General, "general")];

/// At which point goods are valued, and the values of a control.
pub const VALUATIONS: [(Valuation, &str); 3] =
    [(Valuation::Unknown, "unknown"), (Valuation::Fob, "fob"), (Valuation::Cif, "cif")];

/// How final the figures are, and the values of a control.
pub const STATUSES: [(Status, &str); 4] = [
    (Status::Unknown, "unknown"),
    (Status::Provisional, "provisional"),
    (Status::Revised, "revised"),
    (Status::Final, "final"),
];

/// A day of the calendar.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub struct Day {
    /// Year.
    pub year: u16,
    /// Month, 1-12.
    pub month: u8,
    /// Day, 1-31.
    pub day: u8,
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// What a data set says about itself. Data sets of unlike passports are never merged.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Passport {
    /// Who made the figures.
    pub producer: Producer,
    /// What ties a flow to a province.
    pub basis: Basis,
    /// Which trade is counted.
    pub system: TradeSystem,
    /// At which point goods are valued.
    pub valuation: Valuation,
    /// Currency of the amounts.
    pub currency: Currency,
    /// How final the figures are.
    pub status: Status,
    /// The day on which the figures were retrieved, where the file says it.
    pub retrieved: Option<Day>,
    /// Made by this project for practice, not real trade.
    pub synthetic: bool,
}

impl Passport {
    /// A file that says nothing about itself.
    pub fn unknown() -> Passport {
        Passport {
            producer: Producer::Visitor,
            basis: Basis::Unknown,
            system: TradeSystem::Unknown,
            valuation: Valuation::Unknown,
            currency: Currency::Usd,
            status: Status::Unknown,
            retrieved: None,
            synthetic: false,
        }
    }

    /// Whether figures of the two may be put into one data set. The day of retrieval and the status may
    /// differ: last year revised and this year provisional are one series.
    pub fn is_like(&self, other: &Passport) -> bool {
        let alike = |passport: &Passport| Passport { retrieved: None, status: Status::Unknown, ..*passport };
        alike(self) == alike(other)
    }

    /// What the visitor corrected.
    pub fn corrected(self, by: &PassportAnswers) -> Passport {
        Passport {
            producer: by.producer.unwrap_or(self.producer),
            basis: by.basis.unwrap_or(self.basis),
            system: by.system.unwrap_or(self.system),
            valuation: by.valuation.unwrap_or(self.valuation),
            status: by.status.unwrap_or(self.status),
            ..self
        }
    }
}

/// What the visitor says of the figures, in place of what their file says. The currency is an answer of
/// its own, because amounts depend on it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct PassportAnswers {
    /// Who made the figures.
    pub producer: Option<Producer>,
    /// What ties a flow to a province.
    pub basis: Option<Basis>,
    /// Which trade is counted.
    pub system: Option<TradeSystem>,
    /// At which point goods are valued.
    pub valuation: Option<Valuation>,
    /// How final the figures are.
    pub status: Option<Status>,
}
