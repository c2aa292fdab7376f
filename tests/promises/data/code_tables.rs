//! Every line of the tables of codes is read, and says what its head promises.

use std::collections::BTreeSet;

/// The lines of a table, parted at the tabs; their number is checked, so that none goes missing unseen.
fn lines(file: &str, count: usize) -> Vec<Vec<String>> {
    let path = super::data_folder().join("codes").join(file);
    let text = std::fs::read_to_string(path).unwrap();
    assert!(text.ends_with('\n') && !text.contains('\r'), "{file}");
    let rows = text.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    let rows: Vec<Vec<String>> = rows.map(|line| line.split('\t').map(str::to_string).collect()).collect();
    assert_eq!(rows.len(), count, "{file}");
    for row in &rows {
        assert!(row.iter().all(|field| field.trim() == field), "{file} {row:?}");
    }
    rows
}

fn is_digits(text: &str, least: usize, most: usize) -> bool {
    (least..=most).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// A sum of versions: 1 to 1f, hexadecimal.
fn is_mask(text: &str) -> bool {
    text.len() <= 2 && u8::from_str_radix(text, 16).is_ok_and(|mask| (1..=0x1F).contains(&mask))
}

/// Whether the pairs of code and version rise strictly: nothing stands twice or out of its place.
fn rises(rows: &[Vec<String>], columns: usize) -> bool {
    rows.is_sorted_by(|a, b| a[..columns.min(a.len())] < b[..columns.min(b.len())])
}

#[test]
fn every_rule_of_the_harmonized_system_has_a_prefix_a_target_and_versions() {
    let words = ["used", "waste", "other", "unspecified", "-"];
    for (file, count, least, most) in
        [("hs_isic3.tsv", 776, 4, 4), ("hs_isic4.tsv", 526, 2, 4), ("hs_sitc3.tsv", 829, 3, 3)]
    {
        let mut seen = BTreeSet::new();
        for row in lines(file, count) {
            assert!((2..=3).contains(&row.len()) && is_digits(&row[0], 2, 6) && row[0].len() != 3, "{row:?}");
            let is_target = |target: &str| is_digits(target, least, most);
            let no_industry = file != "hs_isic3.tsv" && words.contains(&row[1].as_str());
            assert!(no_industry || row[1].split('+').all(is_target), "{file} {row:?}");
            assert!(row.get(2).is_none_or(|mask| is_mask(mask)), "{file} {row:?}");
            assert!(seen.insert((row[0].clone(), row.get(2).cloned())), "{file} {row:?} stands twice");
        }
        // Two rules of one prefix are for different versions.
        let all = u8::MAX;
        let mask =
            |text: &Option<String>| text.as_deref().map_or(all, |mask| u8::from_str_radix(mask, 16).unwrap());
        for (prefix, first) in &seen {
            let others = seen.iter().filter(|(other, versions)| other == prefix && versions != first);
            for (_, second) in others {
                assert_eq!(mask(first) & mask(second), 0, "{file} {prefix}");
            }
        }
    }
}

#[test]
fn every_line_of_the_lists_of_codes_is_a_group_and_what_follows() {
    let mut codes = BTreeSet::new();
    for row in lines("hs_codes.txt", 1_260) {
        assert!(row.len() == 2 && is_digits(&row[0], 4, 4), "{row:?}");
        for suffix in row[1].split(' ') {
            let (digits, mask) = suffix.split_once(':').unwrap_or((suffix, "1f"));
            assert!(is_digits(digits, 2, 2) && is_mask(mask), "{row:?}");
            assert!(codes.insert(format!("{}{digits}", row[0])), "{row:?}");
        }
    }
    for (file, count) in [("sitc3_codes.txt", 261), ("sitc4_codes.txt", 262)] {
        let rows = lines(file, count);
        assert!(rises(&rows, 1), "{file}");
        for row in rows {
            assert!(row.len() == 2 && is_digits(&row[0], 3, 3), "{row:?}");
            assert!(row[1] == "*" || row[1].split(' ').all(|suffix| is_digits(suffix, 1, 2)), "{row:?}");
        }
    }
    let mut levels = Vec::new();
    for row in lines("activity_codes.txt", 15) {
        assert_eq!(row.len(), 3);
        let digits: usize = row[1].parse().unwrap();
        for part in row[2].split(' ') {
            let (head, lasts) = part.split_once(':').unwrap_or((part, ""));
            let before = if digits == 2 { 2 } else { digits - 1 };
            assert!(is_digits(head, before, before), "{row:?} {part}");
            assert_eq!(lasts.is_empty(), digits == 2, "{row:?}");
            assert!(lasts.is_empty() || is_digits(lasts, 1, 9), "{row:?}");
        }
        levels.push((row[0].clone(), digits));
    }
    let expected = ["isic3", "isic31", "isic4", "nace2", "nace21"];
    let expected: Vec<_> =
        expected.iter().flat_map(|id| [2, 3, 4].map(|digits| (id.to_string(), digits))).collect();
    assert_eq!(levels, expected);
}

#[test]
fn every_correspondence_leads_from_a_code_to_codes() {
    for (file, count, least, most) in [
        ("isic31_isic3.tsv", 8, 4, 4),
        ("isic31_isic4.tsv", 159, 4, 4),
        ("isic3_isic4.tsv", 158, 4, 4),
        ("isic4_isic3.tsv", 222, 4, 4),
        ("nace2_isic4.tsv", 223, 2, 4),
        ("nace21_nace2.tsv", 197, 2, 4),
        ("sitc3_isic3.tsv", 477, 2, 5),
        ("sitc4_isic3.tsv", 508, 2, 5),
    ] {
        let rows = lines(file, count);
        assert!(rises(&rows, 1), "{file}");
        for row in rows {
            assert!(row.len() == 2 && is_digits(&row[0], least, most), "{file} {row:?}");
            assert!(row[1].split('+').all(|target| is_digits(target, 2, 4)), "{file} {row:?}");
        }
    }
}

#[test]
fn every_name_stands_in_two_languages_and_once() {
    for (file, count) in [
        ("hs_labels.tsv", 1_358),
        ("isic3_labels.tsv", 129),
        ("isic31_labels.tsv", 4),
        ("isic4_labels.tsv", 382),
        ("nace2_labels.tsv", 250),
        ("nace21_labels.tsv", 116),
        ("sitc_labels.tsv", 340),
    ] {
        let mut seen = BTreeSet::new();
        for row in lines(file, count) {
            let sitc = file == "sitc_labels.tsv";
            assert!(
                row.len() == 3 || sitc && row.len() == 4 && ["3", "4"].contains(&row[3].as_str()),
                "{row:?}"
            );
            assert!(is_digits(&row[0], 1, 4) && !row[1].is_empty() && !row[2].is_empty(), "{file} {row:?}");
            assert!(seen.insert((row[0].clone(), row.get(3).cloned())), "{file} {row:?} stands twice");
        }
    }
}

#[test]
fn every_line_of_the_other_tables_is_read() {
    let categories = ["PP", "RB1", "RB2", "LT1", "LT2", "MT1", "MT2", "MT3", "HT1", "HT2", "OTHER"];
    for row in lines("lall2000.tsv", 259) {
        assert!(row.len() == 2 && is_digits(&row[0], 3, 3), "{row:?}");
        assert!(categories.contains(&row[1].as_str()), "{row:?}");
    }
    for row in lines("code_lists.tsv", 84) {
        assert_eq!(row.len(), 5, "{row:?}");
        assert!(["gold", "jewellery", "energy", "ships", "arms"].contains(&row[0].as_str()), "{row:?}");
        assert!(["hs", "isic3", "isic4", "sitc3", "sitc4"].contains(&row[1].as_str()), "{row:?}");
        assert!(is_digits(row[2].trim_start_matches('~'), 1, 6) && row[2].len() <= 7, "{row:?}");
        assert!(!row[3].is_empty() && !row[4].is_empty(), "{row:?}");
    }
    let tiers = ["high", "medium_high", "medium_low", "low", "not_classified"];
    for row in lines("hs_contested.tsv", 197) {
        assert!(row.len() == 6 && (is_digits(&row[0], 6, 6) || is_digits(&row[0], 4, 4)), "{row:?}");
        assert!(row[1].is_empty() || is_mask(&row[1]), "{row:?}");
        assert!(is_digits(&row[2], 4, 4) && tiers.contains(&row[3].as_str()), "{row:?}");
        assert!(row[4] == "-" || row[4].split('|').all(|tier| tiers.contains(&tier)), "{row:?}");
        assert!(!row[5].is_empty(), "{row:?}");
    }
    let mut names = BTreeSet::new();
    for row in lines("tim.tsv", 39) {
        assert_eq!(row.len(), 8, "{row:?}");
        assert!(
            names.insert(row[0].clone()) && ["group", "sector", "total"].contains(&row[4].as_str()),
            "{row:?}"
        );
        for (column, most) in [(5, 4), (6, 4), (7, 6)] {
            let prefixes = row[column].split(' ').filter(|prefix| !prefix.is_empty());
            assert!(prefixes.clone().all(|prefix| is_digits(prefix, 1, most)), "{row:?}");
            assert!(prefixes.count() > 0 || row[4] == "total", "{row:?}");
        }
    }
}
