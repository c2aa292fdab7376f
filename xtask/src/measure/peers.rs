//! Our command line beside DuckDB and Polars: the same file, groups and number of threads, in one run.

use super::generate::{Order, Size, write_file};
use super::ours::{FOUR, Ours};
use super::peer::{Peer, Python};
use super::timing::{median, timed, warm};
use super::{folder, groups, number, remove};
use crate::run::run;
use std::path::{Path, PathBuf};

const REPETITIONS: usize = 5;
const THREADS: [u32; 2] = [1, 2];
const MB: u64 = 1000;

/// What is timed: the answer in memory by each plan, and the answer as a CSV file by the better plan.
const PLANS: [(Peer, &str, bool); 6] = [
    (Peer::DuckDb, "csv", false),
    (Peer::DuckDb, "table", false),
    (Peer::DuckDb, "csv", true),
    (Peer::Polars, "categories", false),
    (Peer::Polars, "texts", false),
    (Peer::Polars, "categories", true),
];

struct Options {
    file: Option<PathBuf>,
    mb: u64,
    facts: Option<usize>,
    repetitions: usize,
    /// Without our own program: what there is to beat.
    alone: bool,
}

/// One line of the table, with the seconds of each repetition.
struct Entrant {
    name: String,
    threads: u32,
    /// `None` is our own program, which always writes its groups.
    plan: Option<(Peer, &'static str, bool)>,
    query_s: Vec<f64>,
    process_s: Vec<f64>,
}

/// `cargo xtask peers [--file F | --mb N [--facts N]] [--reps N] [--alone]`
pub fn chore(args: &[String]) -> Result<(), String> {
    let options = Options::parse(args)?;
    let python = Python::ready()?;
    let ours = if options.alone { None } else { Some(Ours::build()?) };
    let file = options.file()?;
    warm(&file)?;
    let count = equality(&file, &python, ours.as_ref())?;
    let mut entrants = entrants(ours.is_some());
    let out = folder()?.join("peers-out.csv");
    for repetition in 0..options.repetitions {
        eprintln!("repetition {} of {}", repetition + 1, options.repetitions);
        // There and back, so that no one always follows the same one.
        let mut turn: Vec<&mut Entrant> = entrants.iter_mut().collect();
        if repetition % 2 == 1 {
            turn.reverse();
        }
        for entrant in turn {
            entrant.run(&file, &out, &python, ours.as_ref())?;
            remove(&out)?;
        }
    }
    print(&file, count, options.repetitions, &entrants)
}

fn entrants(with_ours: bool) -> Vec<Entrant> {
    let mut entrants = Vec::new();
    for threads in THREADS {
        let mut add = |name, plan| {
            entrants.push(Entrant { name, threads, plan, query_s: Vec::new(), process_s: Vec::new() })
        };
        if with_ours {
            add("ours, written as CSV".to_string(), None);
        }
        for (peer, plan, written) in PLANS {
            let end = if written { ", written as CSV" } else { "" };
            add(format!("{}, plan {plan}{end}", peer.name()), Some((peer, plan, written)));
        }
    }
    entrants
}

impl Entrant {
    fn run(&mut self, file: &Path, out: &Path, python: &Python, ours: Option<&Ours>) -> Result<(), String> {
        match (self.plan, ours) {
            (Some((peer, plan, written)), _) => {
                let took = python.time(peer, plan, self.threads, file, written.then_some(out))?;
                self.query_s.push(took.query_s);
                self.process_s.push(took.process_s);
            }
            (None, Some(ours)) => {
                let (seconds, _) = timed(&mut ours.groups(file, FOUR, Some(self.threads), out))?;
                // Our start belongs to our time.
                self.query_s.push(seconds);
                self.process_s.push(seconds);
            }
            (None, None) => {}
        }
        Ok(())
    }
}

/// All programs must give the same groups to the last unit; their number.
fn equality(file: &Path, python: &Python, ours: Option<&Ours>) -> Result<u64, String> {
    let out = folder()?.join("peers-groups.csv");
    python.write_exact(Peer::DuckDb, file, &[], &out)?;
    let duckdb = groups::read(&out)?;
    python.write_exact(Peer::Polars, file, &[], &out)?;
    let mut found = vec![("Polars", groups::compare(&groups::read(&out)?, &duckdb))];
    if let Some(ours) = ours {
        run(&mut ours.groups(file, FOUR, None, &out))?;
        found.push(("ours", groups::compare(&groups::read(&out)?, &duckdb)));
    }
    remove(&out)?;
    for (name, comparison) in found {
        println!("{name} and DuckDB: {} groups, {} differences", comparison.groups, comparison.differences);
        if comparison.differences > 0 {
            return Err(format!("the groups differ:\n  {}", comparison.first.join("\n  ")));
        }
    }
    Ok(duckdb.len() as u64)
}

fn print(file: &Path, count: u64, repetitions: usize, entrants: &[Entrant]) -> Result<(), String> {
    let bytes = file.metadata().map_err(|e| format!("{} cannot be read: {e}", file.display()))?.len();
    println!(
        "\n{:.0} MB, {count} groups, median of {repetitions} interleaved repetitions\n",
        bytes as f64 / 1e6
    );
    println!("| threads | program | query s | least..most | process s | query, times ours |");
    println!("| ---: | --- | ---: | ---: | ---: | ---: |");
    for entrant in entrants {
        let query = median(&entrant.query_s);
        let ours = entrants.iter().find(|other| other.plan.is_none() && other.threads == entrant.threads);
        let ratio =
            ours.map_or_else(|| "-".to_string(), |ours| format!("{:.2}", query / median(&ours.query_s)));
        let least = entrant.query_s.iter().copied().fold(f64::INFINITY, f64::min);
        let most = entrant.query_s.iter().copied().fold(0.0, f64::max);
        println!(
            "| {} | {} | {query:.3} | {least:.3}..{most:.3} | {:.3} | {ratio} |",
            entrant.threads,
            entrant.name,
            median(&entrant.process_s),
        );
    }
    for threads in THREADS {
        for (what, written) in [("in memory", false), ("as CSV", true)] {
            let of = |entrant: &&Entrant| {
                entrant.threads == threads && entrant.plan.is_some_and(|plan| plan.2 == written)
            };
            let best = entrants
                .iter()
                .filter(of)
                .map(|entrant| median(&entrant.query_s))
                .fold(f64::INFINITY, f64::min);
            let ours = entrants.iter().find(|entrant| entrant.plan.is_none() && entrant.threads == threads);
            let ratio = ours.map(|ours| format!(", {:.2} times ours", best / median(&ours.query_s)));
            println!("threads {threads}, the better peer {what}: {best:.3} s{}", ratio.unwrap_or_default());
        }
    }
    Ok(())
}

impl Options {
    fn parse(args: &[String]) -> Result<Self, String> {
        let mut options = Self { file: None, mb: MB, facts: None, repetitions: REPETITIONS, alone: false };
        let mut args = args.iter();
        while let Some(arg) = args.next() {
            match arg.as_str() {
                "--file" => options.file = Some(args.next().ok_or("--file needs a file")?.into()),
                "--mb" => options.mb = number(arg, args.next())?,
                "--facts" => options.facts = usize::try_from(number(arg, args.next())?).ok(),
                "--reps" => options.repetitions = number(arg, args.next())?.clamp(1, 1_000) as usize,
                "--alone" => options.alone = true,
                other => return Err(format!("unknown argument \"{other}\"")),
            }
        }
        Ok(options)
    }

    /// The file given, or one of our making, which is kept for the next run.
    fn file(&self) -> Result<PathBuf, String> {
        if let Some(file) = &self.file {
            return std::path::absolute(file).map_err(|e| format!("{}: {e}", file.display()));
        }
        let facts = self.facts.map(|facts| format!("-{facts}")).unwrap_or_default();
        let file = folder()?.join(format!("plain-{}{facts}.csv", self.mb));
        if !file.is_file() {
            eprintln!("writing {}", file.display());
            let order = Order { facts: self.facts, ..Order::plain(Size::Bytes(self.mb * 1_000_000)) };
            write_file(&file, &order)?;
        }
        Ok(file)
    }
}
