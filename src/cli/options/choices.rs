//! What is wanted of the data, and under which labels.

use std::path::PathBuf;

use clap::Args;

use super::words;
use crate::indicators::{Choice, Grouping, LIMIT_E4, NamedRegion, Over, THRESHOLD_E4, TierKey};
use crate::types::{E4, Flow, Level, Period, Place};
use crate::view::DefinitionId;

/// The visitor's own definition.
#[derive(Args)]
pub struct OwnDefinition {
    /// A definition of your own: a file with a code, or the beginning of one, and a tier on each line
    #[arg(long, value_name = "FILE")]
    pub definition_file: Option<PathBuf>,
}

/// The letters of pictures in pixels.
#[derive(Args)]
pub struct Fonts {
    /// A font file for the letters of PNG pictures, in place of the fonts of the system: then a picture is the same on every
    /// machine. It can be given more than once, for a regular and a bold face
    #[arg(long, value_name = "FILE")]
    pub font: Vec<PathBuf>,
}

impl Fonts {
    /// That fonts are given for a picture in pixels alone; else what is to be said.
    pub fn are_for(&self, is_png: bool) -> Result<(), String> {
        if self.font.is_empty() || is_png { Ok(()) } else { Err("--font: PNG".to_string()) }
    }
}

/// Under what the facts are added up.
#[derive(Args)]
pub struct Labels {
    /// The definition of tiers: oecd-isic3-report, oecd-isic3, tuik-nace2, oecd2016-rd, lall2000
    #[arg(
        long,
        value_parser = words::definition,
        value_name = "ID",
        default_value = "oecd-isic3-report",
        conflicts_with = "definition_file"
    )]
    pub definition: DefinitionId,
    #[command(flatten)]
    pub own: OwnDefinition,
    /// Goods to leave out of shares, from: gold, jewellery, energy, ships, arms
    #[arg(long, value_parser = words::exclusion, value_name = "LIST", value_delimiter = ',')]
    pub exclude: Vec<String>,
}

impl Labels {
    /// The definition.
    pub fn id(&self) -> DefinitionId {
        if self.own.definition_file.is_some() { DefinitionId::Own } else { self.definition }
    }
}

/// What of an indicator is wanted.
#[derive(Args)]
pub struct Choices {
    /// Only this flow
    #[arg(long, value_parser = words::flow)]
    pub flow: Option<Flow>,
    /// The period, or those within it: 2024, 2024-03, 2024-01..10
    #[arg(long, value_parser = words::period)]
    pub period: Option<Period>,
    /// Add finer periods up: to the period that is asked for, or to years
    #[arg(long)]
    pub added_up: bool,
    /// The period to compare with; without it, the same months of the year before
    #[arg(long, value_parser = words::period, value_name = "PERIOD")]
    pub base: Option<Period>,
    /// Only this place, by plate or NUTS code (0 unspecified, -1 confidential, -2 others)
    #[arg(long, value_parser = words::plate, allow_hyphen_values = true)]
    pub province: Option<Place>,
    /// Only the country
    #[arg(long, conflicts_with = "province")]
    pub country: bool,
    /// Add provinces up to regions
    #[arg(long, value_parser = words::level, value_name = "nuts2|nuts1")]
    pub by: Option<Level>,
    /// A region of your own, which can be given several times: NAME=PLATE,PLATE
    #[arg(long, value_parser = words::region, value_name = "NAME=PLATES", conflicts_with = "by")]
    pub region: Vec<NamedRegion>,
    /// What shares are shares of; without it, what the definition says
    #[arg(long, value_parser = words::over, value_name = "all|manufacturing|without-confidential")]
    pub denominator: Option<Over>,
    /// Only this tier: one of the definition, high_medium_high, or total
    #[arg(long, value_parser = words::tier)]
    pub tier: Option<TierKey>,
    /// A number of every province beside the data: a file with heads, then province and number on each line
    #[arg(long, value_name = "FILE")]
    pub index: Option<PathBuf>,
    /// How many of the largest
    #[arg(long, value_name = "N", default_value_t = 10)]
    pub top: usize,
    /// Mark numbers behind which less than this stands
    #[arg(long, value_name = "AMOUNT", default_value_t = (LIMIT_E4 / E4) as u64)]
    pub limit: u64,
    /// Count provinces that trade more than this
    #[arg(long, value_name = "AMOUNT", default_value_t = (THRESHOLD_E4 / E4) as u64)]
    pub threshold: u64,
}

impl Choices {
    /// What was chosen, for a data set whose places are of a level.
    pub fn choice(&self) -> Choice {
        let grouping = match self.by {
            Some(level) => Grouping::Level(level),
            None if self.region.is_empty() => Grouping::Own,
            None => Grouping::Named(self.region.clone()),
        };
        Choice {
            flow: self.flow,
            period: self.period,
            added_up: self.added_up,
            base: self.base,
            place: self.province,
            country: self.country,
            grouping,
            over: self.denominator,
            tier: self.tier,
            // Its file is read where errors can be said.
            index: None,
            top: self.top,
            limit_e4: i128::from(self.limit) * E4,
            threshold_e4: i128::from(self.threshold) * E4,
        }
    }
}
