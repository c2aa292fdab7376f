//! The order of rows, their split into files, the order of columns, the quotes, and the pieces in which the
//! bytes come change nothing.

use super::generated::{Form, Random, Row, detail, read, rows};

fn case(seed: u64) {
    let random = &mut Random(seed);
    let count = random.below(400);
    let mut rows = rows(random, count);
    let mut whole = read(vec![Form::PLAIN.write(&rows)], usize::MAX, seed).data_set;
    let expected = whole.canonical_bytes();
    detail(&mut whole);
    assert!(whole.canonical_bytes() == expected, "seed {seed}: the second stage changes the bytes");

    random.shuffle(&mut rows);
    let mut files = Vec::new();
    let mut left = rows.as_slice();
    for more in (0..1 + random.below(5)).rev() {
        let count = if more == 0 { left.len() } else { random.below(left.len() + 1) };
        let (part, rest) = left.split_at(count);
        // A file without rows is refused.
        if !part.is_empty() {
            files.push(Form::any(random).write(part));
        }
        left = rest;
    }
    let most = [1 + random.below(40), 1 + random.below(2_000), usize::MAX][random.below(3)];
    let number = files.len();
    let mut again = read(files, most, seed).data_set;
    assert!(again.canonical_bytes() == expected, "seed {seed}: {number} files in pieces of {most}");
    if random.chance(50) {
        detail(&mut again);
        assert!(again.canonical_bytes() == expected, "seed {seed}: {number} files, second stage");
    }
}

#[test]
fn a_hundred_shuffles_and_splits_give_identical_bytes() {
    (0..100).for_each(case);
}

#[test]
#[ignore = "long"]
fn a_thousand_shuffles_and_splits_give_identical_bytes() {
    (1_000..2_000).for_each(case);
}

#[test]
fn other_rows_give_other_bytes() {
    let mut rows = rows(&mut Random(5), 50);
    // Rows that become no fact have a place in the bytes too: no amount, a missing field, a total over months.
    let bad = |row: &Row, change: fn(&mut Row)| {
        let mut row = row.clone();
        change(&mut row);
        row
    };
    let more = [
        bad(&rows[0], |row| row.cents = None),
        bad(&rows[0], |row| row.ragged = true),
        bad(&rows[0], |row| row.month = 4),
    ];
    rows.extend(more);
    let bytes = |rows: &[_]| read(vec![Form::PLAIN.write(rows)], usize::MAX, 1).data_set.canonical_bytes();
    let whole = bytes(&rows);
    for row in 0..rows.len() {
        let mut less = rows.clone();
        less.remove(row);
        assert!(bytes(&less) != whole, "row {row} is not in the bytes");
        let mut more = rows.clone();
        more[row].cents = more[row].cents.map(|cents| cents + 1);
        assert!(more[row].cents.is_none() || more[row].ragged || bytes(&more) != whole, "amount {row}");
    }
}
