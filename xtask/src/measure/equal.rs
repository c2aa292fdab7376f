//! Money equal to DuckDB's decimals to the last unit, for every group of three files.

use super::generate::{Dialect, Order, Size, write_file};
use super::ours::{FIVE, Ours};
use super::peer::{Peer, Python};
use super::{folder, groups, number, remove};
use crate::run::run;

const ROWS: u64 = 1_000_000;

/// `cargo xtask equal [--rows N]`
pub fn chore(args: &[String]) -> Result<(), String> {
    let rows = match args {
        [] => ROWS,
        [flag, rest @ ..] if flag == "--rows" && rest.len() <= 1 => number(flag, rest.first())?,
        other => return Err(format!("unknown arguments \"{}\"", other.join(" "))),
    };
    let python = Python::ready()?;
    let ours = Ours::build()?;
    let plain = Order::plain(Size::Rows(rows));
    // Half as many facts as rows, so that most groups are sums.
    let facts = usize::try_from(rows / 2).ok().filter(|facts| *facts > 0);
    let orders = [
        ("plain, by period", plain.clone()),
        ("Turkish dialect", Order { dialect: Dialect::Turkish, facts, seed: 2, ..plain.clone() }),
        ("shuffled, rich amounts", Order { shuffled: true, rich: true, facts, seed: 3, ..plain }),
    ];
    let (mut all, mut differences) = (0, 0);
    for (name, order) in &orders {
        let found = compare(order, &python, &ours)?;
        println!("{name}: {} groups, {} differences", found.groups, found.differences);
        found.first.iter().for_each(|difference| println!("  {difference}"));
        all += found.groups;
        differences += found.differences;
    }
    let summary = format!("{} files, {all} groups, {differences} differences", orders.len());
    println!("{summary}");
    if differences == 0 { Ok(()) } else { Err(summary) }
}

fn compare(order: &Order, python: &Python, ours: &Ours) -> Result<groups::Comparison, String> {
    let folder = folder()?;
    let [file, mine, theirs] =
        ["equal.csv", "equal-ours.csv", "equal-duckdb.csv"].map(|name| folder.join(name));
    write_file(&file, order)?;
    let turkish: &[&str] = if order.dialect == Dialect::Turkish { &["--turkish"] } else { &[] };
    python.write_exact(Peer::DuckDb, &file, &[&["--partner"], turkish].concat(), &theirs)?;
    run(&mut ours.groups(&file, FIVE, None, &mine))?;
    let found = groups::compare(&groups::read(&mine)?, &groups::read(&theirs)?);
    [file, mine, theirs].iter().try_for_each(|path| remove(path))?;
    Ok(found)
}
