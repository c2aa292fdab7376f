//! How time and memory grow with the bytes of a file and with its distinct facts.

use super::generate::{Order, Size, Written, write_file};
use super::ours::{FIVE, Ours};
use super::series::{By, Point, markdown, replace};
use super::timing::{median, timed_with_memory, warm};
use super::{folder, number, picture, remove};
use crate::page;
use crate::root::{root, this_program};
use crate::run::{capture, command};
use crate::tools::{self, Tools};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Bytes grow while the facts stay the same, and the other way round, so that each has its own effect.
const MEGABYTES: [u64; 4] = [10, 100, 1_000, 4_400];
const FACTS_OF_MEGABYTES: usize = 100_000;
const FACTS: [usize; 5] = [1_000, 10_000, 100_000, 1_000_000, 10_000_000];
/// About 12 million rows.
const MEGABYTES_OF_FACTS: u64 = 600;

struct Options {
    page: bool,
    build: bool,
    repetitions: u64,
    /// Larger files are left out.
    mb_max: u64,
}

/// A file to be measured.
struct Case {
    by: By,
    mb: u64,
    facts: usize,
}

/// What is measured.
enum Program {
    CommandLine { ours: Ours, out: PathBuf },
    Page { chromium: PathBuf },
}

/// `cargo xtask growth [--page [--no-build]] [--reps N] [--mb-max N]`
pub fn chore(args: &[String]) -> Result<(), String> {
    let options = Options::parse(args)?;
    let program = Program::ready(&options)?;
    let mut points = Vec::new();
    for case in cases().iter().filter(|case| case.mb <= options.mb_max) {
        points.extend(case.measure(&program, options.repetitions)?);
    }
    let missing = points.iter().filter(|point| point.seconds.or(point.memory_mb).is_none()).count();
    print!("{}", markdown(&points));
    let all = replace(&folder()?.join("growth.csv"), points)?;
    let drawn = root()?.join("docs/growth.svg");
    fs::write(&drawn, picture::draw(&all))
        .map_err(|e| format!("{} cannot be written: {e}", drawn.display()))?;
    if missing == 0 { Ok(()) } else { Err(format!("{missing} figures could not be measured")) }
}

impl Program {
    fn ready(options: &Options) -> Result<Self, String> {
        if !options.page {
            return Ok(Self::CommandLine { ours: Ours::build()?, out: folder()?.join("growth-out.csv") });
        }
        if options.build {
            page::build(&Tools::ready()?)?;
        }
        Ok(Self::Page { chromium: tools::chromium()? })
    }

    fn name(&self) -> &'static str {
        match self {
            Self::CommandLine { .. } => "command line",
            Self::Page { .. } => "page",
        }
    }

    fn measure(&self, file: &Path, repetitions: u64) -> Result<Vec<Measured>, String> {
        match self {
            Self::CommandLine { ours, out } => {
                let groups = ours.groups(file, FIVE, None, out);
                let figures = vec![
                    program_figures("answer", &ours.answer(file), repetitions),
                    program_figures("all groups written", &groups, repetitions),
                ];
                remove(out)?;
                Ok(figures)
            }
            Self::Page { chromium } => {
                let mut node = command("node", &["tests/peers/page_growth.mjs"], &root()?);
                node.env("CHROMIUM", chromium).env("XTASK_BIN", this_program()?);
                Ok(page_figures(node.arg(file).arg(repetitions.to_string())))
            }
        }
    }
}

/// A figure of a program: what it is of, the seconds, the megabytes.
type Measured = (String, Option<f64>, Option<f64>);

fn cases() -> Vec<Case> {
    let megabytes = MEGABYTES.map(|mb| Case { by: By::Megabytes, mb, facts: FACTS_OF_MEGABYTES });
    let facts = FACTS.map(|facts| Case { by: By::Facts, mb: MEGABYTES_OF_FACTS, facts });
    megabytes.into_iter().chain(facts).collect()
}

impl Case {
    /// Writes the file, measures, removes the file: 4.4 GB are not left lying about.
    fn measure(&self, program: &Program, repetitions: u64) -> Result<Vec<Point>, String> {
        eprintln!("{} MB, {} facts", self.mb, self.facts);
        let file = folder()?.join("growth.in.csv");
        let order = Order { facts: Some(self.facts), ..Order::plain(Size::Bytes(self.mb * 1_000_000)) };
        let Written { rows, bytes } = write_file(&file, &order)?;
        warm(&file)?;
        let figures = program.measure(&file, repetitions)?;
        remove(&file)?;
        let x = if self.by == By::Facts { self.facts as f64 } else { self.mb as f64 };
        let point = |(what, seconds, memory_mb): Measured| Point {
            series: format!("{}, {what}", program.name()),
            by: self.by,
            x,
            mb: bytes as f64 / 1e6,
            rows,
            seconds,
            memory_mb,
        };
        Ok(figures.into_iter().map(point).collect())
    }
}

/// Medians of a program's runs. A run that fails leaves a gap in the figures, with its reason on the terminal.
fn program_figures(what: &str, program: &Command, repetitions: u64) -> Measured {
    let runs: Result<Vec<(f64, f64)>, String> =
        (0..repetitions).map(|_| timed_with_memory(program)).collect();
    match runs {
        Ok(runs) => {
            let (seconds, memory_mb): (Vec<f64>, Vec<f64>) = runs.into_iter().unzip();
            (what.to_string(), Some(median(&seconds)), Some(median(&memory_mb)))
        }
        Err(message) => {
            eprintln!("{message}");
            (what.to_string(), None, None)
        }
    }
}

/// The page's figures: `name<tab>seconds<tab>megabytes` a line, a dash where there is none.
fn page_figures(node: &mut Command) -> Vec<Measured> {
    let text = capture(node).unwrap_or_else(|message| {
        eprintln!("{message}");
        "cube-ready\t-\t-".to_string()
    });
    let line = |line: &str| {
        let mut fields = line.split('\t');
        let name = fields.next()?.to_string();
        let mut number = || fields.next().and_then(|text| text.parse().ok());
        Some((name, number(), number()))
    };
    text.lines().filter_map(line).collect()
}

impl Options {
    fn parse(args: &[String]) -> Result<Self, String> {
        let mut options = Self { page: false, build: true, repetitions: 3, mb_max: u64::MAX };
        let mut args = args.iter();
        while let Some(arg) = args.next() {
            match arg.as_str() {
                "--page" => options.page = true,
                "--no-build" => options.build = false,
                "--reps" => options.repetitions = number(arg, args.next())?.max(1),
                "--mb-max" => options.mb_max = number(arg, args.next())?,
                other => return Err(format!("unknown argument \"{other}\"")),
            }
        }
        Ok(options)
    }
}
