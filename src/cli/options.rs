mod choices;
mod format;
mod words;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::error::{Coarse, Overlap, Role};
use crate::messages::Lang;
use crate::protocol::Answers;
use crate::types::{Currency, Flow, Nomenclature, Period, Place, RepairKind, SecrecySettings, YearPart};
use crate::view::classes::Classing;
use crate::view::{Indicator, ShowCircles};

pub use choices::{Choices, Fonts, Labels, OwnDefinition};
pub use format::MapFormat;

/// How much technology is in what each province of Türkiye trades?
#[derive(Parser)]
#[command(name = "teknoharita", version, about, arg_required_else_help = true)]
pub struct Options {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Subcommand)]
pub enum Command {
    /// Print the catalogue: every indicator with its formula, unit, denominator, source and an example
    Tables {
        #[arg(long, value_parser = words::lang, default_value = "tr")]
        lang: Lang,
        #[arg(long, value_enum, default_value = "csv")]
        format: Format,
    },
    /// Print a table of the catalogue
    Table {
        /// Name in the catalogue; `tables` lists them
        id: String,
        #[command(flatten)]
        input: Input,
        #[arg(long, value_enum, default_value = "csv")]
        format: Format,
        #[command(flatten)]
        choice: Choices,
        #[command(flatten)]
        labels: Labels,
    },
    /// Print the method card: definition, nomenclature, and how much was classified how
    Card {
        #[command(flatten)]
        input: Input,
        #[arg(long, value_enum, default_value = "csv")]
        format: Format,
        #[command(flatten)]
        labels: Labels,
    },
    /// Write every fact that the files hold, added up by the dimensions that are asked for
    ///
    /// The columns are the dimensions with the texts of the files, then the exact amount in dollars and the
    /// number of rows. Rows that could not be read are no facts, and totals repeat them: neither is written,
    /// and `ledger` counts both.
    Cube {
        #[command(flatten)]
        input: Input,
        /// Dimensions, from: period, flow, province, product, partner
        #[arg(long, value_delimiter = ',', required = true)]
        by: Vec<Dimension>,
        /// Where to write; `-` is the standard output
        #[arg(short, long, default_value = "-")]
        out: PathBuf,
    },
    /// Print where every row and every dollar went
    Ledger {
        #[command(flatten)]
        input: Input,
        #[arg(long, value_enum, default_value = "csv")]
        format: Format,
    },
    /// Print the plan of the files: the answers that were given, to be given to next month's files
    Plan {
        #[command(flatten)]
        input: Input,
    },
    /// Print what a newer file changed: old, new, difference, percent
    Revisions {
        #[command(flatten)]
        input: Input,
    },
    /// Print what was repaired or noticed, and whether stated totals hold
    Repairs {
        #[command(flatten)]
        input: Input,
    },
    /// Make everything that a publication file says: embed, web page, pictures, numbers, method card
    ///
    /// The page saves such a file under “Prepare for publication”. A newsroom gives it next month's file and has the
    /// same maps of the new numbers.
    Publish {
        /// The publication file
        #[arg(long, value_name = "FILE")]
        spec: PathBuf,
        #[command(flatten)]
        input: Input,
        #[command(flatten)]
        own: OwnDefinition,
        #[command(flatten)]
        fonts: Fonts,
        /// The folder to write into; it is made where it is not there
        #[arg(short, long, value_name = "FOLDER")]
        output: PathBuf,
    },
    /// Compute a method card again from its files, and say whether the numbers are the same
    ///
    /// The files are read under the plan that the card holds. Exit code 0 where everything on the card follows from
    /// them, 1 where something differs: then each part that does is named. A card under a definition of a user's own
    /// does not hold it: then its file is needed too (--definition-file).
    Verify {
        /// The card: its JSON, or the SVG or HTML file that carries it
        card: PathBuf,
        #[command(flatten)]
        input: Input,
        #[command(flatten)]
        own: OwnDefinition,
    },
    /// Draw a chart, or print the numbers behind it
    Chart {
        /// tiers, ranking, slope, scatter, treemap, heatmap, coverage, maps-tiers, maps-years, compare or
        /// bivariate; what can be chosen follows, as in addresses
        /// of the page: `ranking;top=50`
        kind: String,
        #[command(flatten)]
        input: Input,
        /// What the map of the same name shows: a tier, high_medium_high, or total
        #[arg(long, value_parser = words::indicator, default_value = "high")]
        indicator: Indicator,
        /// 2024, 2024-03, 2024-01..10; without it, the latest complete year
        #[arg(long, value_parser = words::period)]
        period: Option<Period>,
        #[arg(long, value_parser = words::flow)]
        flow: Option<Flow>,
        /// The province that is shown, or stands out, by its plate
        #[arg(long, value_parser = words::plate)]
        province: Option<Place>,
        #[arg(long, value_enum, default_value = "svg")]
        format: ChartFormat,
        #[command(flatten)]
        fonts: Fonts,
        /// Whether the file is made for the public: numbers that could tell of a single firm are then withheld from a
        /// map and a chart that has such numbers is refused, where the data name firms. Each run is a visit of its own:
        /// what earlier runs published is not known
        #[arg(long, value_enum, default_value = "on")]
        secrecy: Secrecy,
        /// Where to write; `-` is the standard output
        #[arg(short, long)]
        output: PathBuf,
        #[command(flatten)]
        labels: Labels,
    },
    /// Draw a map, or write its numbers
    Map {
        /// A tier of the definition (high, medium_high, medium_low, low, not_classified; ht1 ... pp under
        /// lall2000), high_medium_high, or total
        #[arg(value_parser = words::indicator)]
        indicator: Indicator,
        #[command(flatten)]
        input: Input,
        /// 2024, 2024-03, 2024-01..10
        #[arg(long, value_parser = words::period)]
        period: Period,
        #[arg(long, value_parser = words::flow)]
        flow: Option<Flow>,
        /// How values are put into classes: rounded.7, quantile.5, equal.5, natural.5, country.7 (around the country's
        /// value), three to nine of them; or continuous
        #[arg(long, value_parser = words::classes, value_name = "METHOD.N")]
        classes: Option<Classing>,
        /// The bounds of the classes: percent, or millions of the currency for totals
        #[arg(long, value_parser = words::bound, value_name = "N,N", value_delimiter = ',', conflicts_with = "classes")]
        bounds: Vec<i64>,
        /// Circles that show volumes: on, off, or auto, where a high share stands on a small volume
        #[arg(long, value_parser = words::circles, default_value = "auto", value_name = "ON|OFF|AUTO")]
        circles: ShowCircles,
        #[arg(long, value_enum, default_value = "svg")]
        format: MapFormat,
        #[command(flatten)]
        fonts: Fonts,
        /// The code of an embed in place of a picture; ADDRESS is the page's folder, such as https://example.org/map/
        #[arg(long, value_name = "ADDRESS")]
        embed: Option<String>,
        /// Whether the file is made for the public: numbers that could tell of a single firm are then withheld from a
        /// map and a chart that has such numbers is refused, where the data name firms. Each run is a visit of its own:
        /// what earlier runs published is not known
        #[arg(long, value_enum, default_value = "on")]
        secrecy: Secrecy,
        /// Where to write; `-` is the standard output
        #[arg(short, long)]
        output: PathBuf,
        #[command(flatten)]
        labels: Labels,
    },
}

/// What to read, and what is known beforehand.
#[derive(Args)]
pub struct Input {
    /// Files, `-` for the standard input, `builtin:annex` or `builtin:ministry`
    #[arg(required = true)]
    pub files: Vec<PathBuf>,
    /// Language of names and messages
    #[arg(long, value_parser = words::lang, default_value = "tr")]
    pub lang: Lang,
    /// The flow of files without a flow column
    #[arg(long, value_parser = words::flow, value_name = "export|import")]
    pub assume_flow: Option<Flow>,
    /// The column of a role where several could be it
    #[arg(long, value_parser = words::column, value_name = "ROLE=HEADER")]
    pub column: Vec<(Role, String)>,
    /// The nomenclature of the product codes where they leave it open
    #[arg(long, value_parser = words::nomenclature, value_name = "ID")]
    pub nomenclature: Option<Nomenclature>,
    /// The decimal mark where numbers such as 1.234 leave it open
    #[arg(long, value_parser = words::decimal_mark, value_name = "point|comma")]
    pub decimal: Option<char>,
    /// A plan that the page saved, or this program with `plan`; the other options go before it
    #[arg(long, value_name = "FILE")]
    pub plan: Option<PathBuf>,
    /// The currency of the amounts where nothing says it
    #[arg(long, value_parser = words::currency, value_name = "usd|try|eur")]
    pub currency: Option<Currency>,
    /// The unit of the amounts where nothing says it
    #[arg(long, value_parser = words::unit, value_name = "1|1000|1000000")]
    pub unit: Option<u32>,
    /// Whether the day or the month comes first in dates such as 03/04/2024
    #[arg(long, value_parser = words::date_order, value_name = "dmy|mdy")]
    pub date_order: Option<bool>,
    /// What numbers such as 2024/1 count where no word says it
    #[arg(long, value_parser = words::year_part, value_name = "month|quarter")]
    pub year_part: Option<YearPart>,
    /// A sheet of a workbook to read, where several could be meant
    #[arg(long, value_name = "NAME")]
    pub sheet: Vec<String>,
    /// What counts where files say the same period twice
    #[arg(long, value_parser = words::overlap, value_name = "newer|first|compare|add")]
    pub overlap: Option<Overlap>,
    /// Whether finer rows are parts of a coarse one (84 beside 8471) that is more than their sum, or beside it
    #[arg(long, value_parser = words::coarse, value_name = "within|apart")]
    pub coarse: Option<Coarse>,
    /// The province that a text means: TEXT=PLATE
    #[arg(long, value_parser = words::assign, value_name = "TEXT=PLATE", allow_hyphen_values = true)]
    pub assign: Vec<(String, i8)>,
    /// A repair that is not to be done, as `ledger --format json` names it
    #[arg(long, value_parser = words::repair, value_name = "KIND")]
    pub undo: Vec<RepairKind>,
    /// Threads that read; without it, as many as the machine has processors
    #[arg(long, value_name = "N")]
    pub threads: Option<std::num::NonZeroUsize>,
}

/// What facts can be added up by.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, ValueEnum)]
pub enum Dimension {
    Period,
    Flow,
    Province,
    Product,
    Partner,
}

impl Dimension {
    /// The head of its column.
    pub fn id(self) -> &'static str {
        match self {
            Dimension::Period => "period",
            Dimension::Flow => "flow",
            Dimension::Province => "province",
            Dimension::Product => "product",
            Dimension::Partner => "partner",
        }
    }
}

impl Input {
    /// How many threads read.
    pub fn threads(&self) -> usize {
        let all = || std::thread::available_parallelism().map_or(1, usize::from);
        self.threads.map_or_else(all, usize::from)
    }

    /// What the options answer, and what they leave open the kept plan.
    pub fn answers(&self, kept: Answers) -> Answers {
        let all = |own: &[(Role, String)], kept: Vec<(Role, String)>| {
            let others = kept.into_iter().filter(|(role, _)| !own.iter().any(|(known, _)| known == role));
            own.iter().cloned().chain(others).collect()
        };
        Answers {
            flow: self.assume_flow.or(kept.flow),
            columns: all(&self.column, kept.columns),
            decimal_mark: self.decimal.or(kept.decimal_mark),
            nomenclature: self.nomenclature.or(kept.nomenclature),
            currency: self.currency.or(kept.currency),
            unit: self.unit.or(kept.unit),
            day_first: self.date_order.or(kept.day_first),
            year_part: self.year_part.or(kept.year_part),
            sheets: if self.sheet.is_empty() { kept.sheets } else { self.sheet.clone() },
            overlap: self.overlap.or(kept.overlap),
            coarse: self.coarse.or(kept.coarse),
            assign: self.assign.iter().cloned().chain(kept.assign).collect(),
            undo: self.undo.iter().copied().chain(kept.undo).collect(),
            passport: kept.passport,
        }
    }
}

/// Whether the rule of secrecy is applied.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Secrecy {
    On,
    Off,
}

impl Secrecy {
    /// The same as settings, with the rule by default.
    pub fn settings(self) -> SecrecySettings {
        SecrecySettings { off: self == Secrecy::Off, ..SecrecySettings::default() }
    }
}

/// What a chart becomes.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ChartFormat {
    /// The picture
    Svg,
    /// The picture in pixels, two for each of the drawing
    Png,
    /// The numbers behind it
    Csv,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    Csv,
    Json,
}
