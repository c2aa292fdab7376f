//! Groups with their sums, from CSV files of different programs, compared to the last unit.

use std::cmp::Ordering;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;

const DIMENSIONS: [&str; 5] = ["period", "flow", "province", "product", "partner"];

/// One group: its texts, its sum in 1/10,000, its rows.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Group {
    pub key: String,
    pub amount_e4: i128,
    pub rows: u64,
}

/// What a comparison found.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Comparison {
    pub groups: u64,
    pub differences: u64,
    /// The first few differences, in words.
    pub first: Vec<String>,
}

/// All groups of a CSV file, in the order of their keys' bytes: the programs sort differently or not at all.
///
/// The texts of our generated files hold neither delimiters nor quotes, so a field ends at a comma.
pub fn read(path: &Path) -> Result<Vec<Group>, String> {
    let file = File::open(path).map_err(|e| format!("{} cannot be opened: {e}", path.display()))?;
    let groups = parse(BufReader::with_capacity(1 << 20, file));
    groups.map_err(|e| format!("{}: {e}", path.display()))
}

fn parse(mut from: impl BufRead) -> Result<Vec<Group>, String> {
    let mut line = String::new();
    from.read_line(&mut line).map_err(|e| e.to_string())?;
    let header: Vec<&str> = fields(&line).collect();
    let column = |name: &str| header.iter().position(|found| *found == name);
    let dimensions: Vec<usize> = DIMENSIONS.into_iter().filter_map(column).collect();
    let amount = column("amount").ok_or("there is no column \"amount\"")?;
    let rows = column("rows").ok_or("there is no column \"rows\"")?;
    let (mut groups, mut line_number) = (Vec::new(), 1);
    loop {
        line.clear();
        line_number += 1;
        if from.read_line(&mut line).map_err(|e| e.to_string())? == 0 {
            break;
        }
        let found: Vec<&str> = fields(&line).collect();
        let text = |at: usize| found.get(at).copied().unwrap_or_default();
        let key: Vec<&str> = dimensions.iter().map(|&at| text(at)).collect();
        let wrong = |what: &str| format!("line {line_number}: {what} in {:?}", line.trim_end());
        let amount_e4 = e4(text(amount)).ok_or_else(|| wrong("no amount"))?;
        let rows = text(rows).parse().map_err(|_| wrong("no number of rows"))?;
        groups.push(Group { key: key.join(" | "), amount_e4, rows });
    }
    groups.sort_unstable();
    Ok(groups)
}

fn fields(line: &str) -> impl Iterator<Item = &str> {
    line.trim_end_matches(['\r', '\n']).split(',').map(|field| field.trim_matches('"'))
}

/// An exact decimal with up to four places, in 1/10,000.
fn e4(text: &str) -> Option<i128> {
    let (negative, digits) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
    let (whole, behind) = digits.split_once('.').unwrap_or((digits, ""));
    let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || behind.len() > 4 || !is_digits(whole) || !is_digits(behind) {
        return None;
    }
    let all: i128 = format!("{whole}{behind:0<4}").parse().ok()?;
    Some(if negative { -all } else { all })
}

/// Goes through two sorted lists side by side.
pub fn compare(ours: &[Group], theirs: &[Group]) -> Comparison {
    let mut found = Comparison::default();
    let (mut ours, mut theirs) = (ours.iter().peekable(), theirs.iter().peekable());
    loop {
        let order = match (ours.peek(), theirs.peek()) {
            (None, None) => return found,
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (Some(mine), Some(their)) => mine.key.cmp(&their.key),
        };
        found.groups += 1;
        let mine = if order.is_le() { ours.next() } else { None };
        let their = if order.is_ge() { theirs.next() } else { None };
        if mine != their {
            found.differences += 1;
            if found.first.len() < 5 {
                found.first.push(format!("ours {}, theirs {}", words(mine), words(their)));
            }
        }
    }
}

fn words(group: Option<&Group>) -> String {
    group.map_or_else(
        || "nothing".to_string(),
        |group| format!("{}: {} in 1/10,000 of {} rows", group.key, group.amount_e4, group.rows),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_read_to_the_last_unit() {
        assert_eq!(e4("-12.5"), Some(-125_000));
        assert_eq!(e4("-0.0001"), Some(-1));
        assert_eq!(e4("90071992547409931234.5678"), Some(900_719_925_474_099_312_345_678));
        assert_eq!([e4("1e5"), e4(""), e4("1.00001"), e4("-"), e4(".5")], [None; 5]);
    }

    #[test]
    fn order_of_rows_and_columns_does_not_matter_but_every_unit_does() {
        let ours = "period,flow,amount,rows\n2024-01,export,1.50,2\n2024-02,export,3,1\n";
        let theirs = "flow,period,rows,amount\r\nexport,2024-02,1,3.0000\r\n\"export\",2024-01,2,1.5\r\n";
        let [ours, mut theirs] = [ours, theirs].map(|text| parse(text.as_bytes()).unwrap());
        assert_eq!(compare(&ours, &theirs), Comparison { groups: 2, ..Comparison::default() });
        theirs[0].amount_e4 += 1;
        assert_eq!(compare(&ours, &theirs).differences, 1);
        theirs[1].key.push('x');
        let found = compare(&ours, &theirs);
        assert_eq!((found.groups, found.differences, found.first.len()), (3, 3, 3));
    }
}
