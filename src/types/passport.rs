use serde::{Deserialize, Serialize};

/// Who made the figures.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Producer {
    /// TÜİK's figures as published by the Ankara Chamber of Industry (ASO).
    TuikViaAso,
    /// The Ministry of Trade.
    Ministry,
    /// The visitor's own file.
    Visitor,
}

/// What ties a trade flow to a province.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
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
pub enum TradeSystem {
    /// Special trade: goods that enter or leave free circulation.
    Special,
    /// General trade: customs warehouses and free zones included.
    General,
    /// The file does not say.
    Unknown,
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
            synthetic: false,
        }
    }
}
