//! `docs/INDICATORS.md` says what the catalogue says, and its commands give tables.

use std::path::PathBuf;
use std::process::Command;

use teknoharita::indicators::{CATALOGUE, Group};
use teknoharita::messages::Lang;

const CATALOGUE_HEAD: &str = "## The catalogue\n\n";

fn root(file: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(file)
}

/// The second half of the page.
fn catalogue() -> String {
    let mut out = String::new();
    for group in Group::ALL {
        out += &format!("### {}\n\n", group.name().text(Lang::En));
        for entry in CATALOGUE.iter().filter(|entry| entry.group == group) {
            let text = |text: teknoharita::indicators::Text| text.text(Lang::En);
            let needs: Vec<&str> = entry.needs.iter().map(|need| text(need.name())).collect();
            out += &format!("#### `{}`: {}\n\n{}\n\n", entry.id, text(entry.title), text(entry.meaning));
            let lines = [
                ("formula", text(entry.formula)),
                ("unit", text(entry.unit)),
                ("denominator", text(entry.denominator)),
                ("undefined", text(entry.undefined)),
                ("goods of an open tier", text(entry.intervals)),
                ("needs", &needs.join(", ")),
                ("example", text(entry.example)),
                ("source", entry.source),
            ];
            for (label, text) in lines.into_iter().filter(|(_, text)| !text.is_empty()) {
                out += &format!("- {label}: {text}\n");
            }
            out += "\n";
        }
    }
    format!("{}\n", out.trim_end())
}

/// `UPDATE_DOCS=1` writes the page anew.
#[test]
fn the_page_says_what_the_catalogue_says() {
    let path = root("docs/INDICATORS.md");
    let page = std::fs::read_to_string(&path).unwrap();
    let (head, told) = page.split_once(CATALOGUE_HEAD).unwrap();
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::write(&path, format!("{head}{CATALOGUE_HEAD}{}", catalogue())).unwrap();
        return;
    }
    assert!(told == catalogue(), "docs/INDICATORS.md is out of date: run this test with UPDATE_DOCS=1");
}

#[test]
fn every_command_of_the_page_gives_a_table() {
    let page = std::fs::read_to_string(root("docs/INDICATORS.md")).unwrap();
    let commands: Vec<&str> = page
        .lines()
        .filter(|line| line.starts_with("| "))
        .filter_map(|line| line.split('`').find(|part| part.starts_with("teknoharita table ")))
        .collect();
    assert!(commands.len() >= 36, "{}", commands.len());
    let file = root("tests/oracle/trade.csv");
    for command in commands {
        let words = command.split(' ').skip(1).map(|word| match word {
            "FILE" => file.to_str().unwrap(),
            word => word,
        });
        let output = Command::new(env!("CARGO_BIN_EXE_teknoharita"))
            .args(words)
            .args(["--coarse", "apart"])
            .output()
            .unwrap();
        let text = String::from_utf8(output.stdout).unwrap();
        let error = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success() && text.lines().count() > 1, "{command}\n{error}\n{text}");
    }
}
