//! What is ordered from the generator.

use super::{Dialect, Size};
use crate::measure::number;
use std::path::PathBuf;

/// More distinct facts than this, and drawing the last ones of a period takes long.
const FACTS_MAX: usize = 20_000_000;

/// An order: the same order gives the same bytes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Order {
    pub size: Size,
    /// How many distinct keys there are; as many as the rows need where it is reached.
    pub facts: Option<usize>,
    pub dialect: Dialect,
    /// In no order instead of by period.
    pub shuffled: bool,
    /// Amounts with none to four decimals, some below zero.
    pub rich: bool,
    pub seed: u64,
}

impl Order {
    /// A plain file by period.
    pub fn plain(size: Size) -> Self {
        Self { size, facts: None, dialect: Dialect::Plain, shuffled: false, rich: false, seed: 1 }
    }
}

/// FILE [--rows N | --mb N] [--facts N] [--dialect plain|turkish] [--shuffled] [--rich] [--seed N]
pub fn parse(args: &[String]) -> Result<(PathBuf, Order), String> {
    let mut path = None;
    let mut order = Order::plain(Size::Rows(1_000_000));
    let mut args = args.iter();
    while let Some(arg) = args.next() {
        let mut number = || number(arg, args.next());
        match arg.as_str() {
            "--rows" => order.size = Size::Rows(number()?),
            "--mb" => {
                let bytes = number()?.checked_mul(1_000_000).ok_or("--mb is too large")?;
                order.size = Size::Bytes(bytes);
            }
            "--facts" => {
                let facts = usize::try_from(number()?).ok();
                let facts = facts.filter(|facts| (1..=FACTS_MAX).contains(facts));
                order.facts = Some(facts.ok_or(format!("--facts is from 1 to {FACTS_MAX}"))?);
            }
            "--seed" => order.seed = number()?,
            "--dialect" => {
                let dialect = args.next().and_then(|id| Dialect::from_id(id));
                order.dialect = dialect.ok_or("--dialect is plain or turkish")?;
            }
            "--shuffled" => order.shuffled = true,
            "--rich" => order.rich = true,
            flag if flag.starts_with("--") => return Err(format!("unknown argument \"{flag}\"")),
            file if path.is_none() => path = Some(PathBuf::from(file)),
            more => return Err(format!("one file at a time, and not \"{more}\" too")),
        }
    }
    Ok((path.ok_or("the file to write is missing")?, order))
}
