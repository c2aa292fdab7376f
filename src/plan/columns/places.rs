//! Several columns that say where: numbers that are plates or only look like them, and names of two kinds.

use crate::error::{Question, Role};
use crate::types::Why;

use super::super::{ProvinceText, resolve_plate, resolve_province};
use super::search::Search;

impl Search<'_> {
    /// Holds a column of provinces against the numbers or the names beside it: names win, and numbers that
    /// contradict them are no plates. Numbers alone are plates where the head says so or only plates could be
    /// written so; else they are asked about.
    pub fn held_against_names(&mut self, found: Option<usize>) -> Option<usize> {
        let at = found?;
        if self.is_told(Role::Province) {
            return Some(at);
        }
        let free = |at: &usize| self.is_free(*at);
        let mut others = (0..self.table.heads.len()).filter(free);
        if !self.holds_numbers(at) {
            let codes: Vec<usize> =
                others.filter(|other| self.says_plates(*other) && self.holds_numbers(*other)).collect();
            for other in codes {
                let (agree, both) = self.agreement(other, at);
                if agree < both {
                    self.take(other, Why::NotPlates);
                }
            }
            self.ask_whose(at);
            return Some(at);
        }
        let Some(names) = others.find(|other| self.holds_names(*other)) else {
            if self.says_plates(at) || self.can_only_be_plates(at) {
                self.take(at, Why::Plates);
            } else {
                self.ask_which(&[at]);
            }
            return Some(at);
        };
        match self.agreement(at, names) {
            (agree, both) if agree == both => Some(at),
            // Numbers of another list hit a plate by chance alone.
            (agree, both) if agree * 2 < both => {
                self.take(at, Why::NotPlates);
                self.take(names, Why::Cells);
                Some(names)
            }
            _ => {
                self.ask_which(&[at, names]);
                Some(at)
            }
        }
    }

    /// Another column of provinces that are not the same, as those where firms sit beside those where they
    /// produce, is asked about.
    fn ask_whose(&mut self, at: usize) {
        let differs = |other: usize| {
            self.table.rows.iter().any(|row| {
                let (mine, theirs) = (resolve_province(row.text(at)), resolve_province(row.text(other)));
                let is_known = |text| matches!(text, ProvinceText::Place(_));
                is_known(mine) && is_known(theirs) && mine != theirs
            })
        };
        let is_other = |other: &usize| {
            let says_province = self.table.heads[*other].header.score(Role::Province) >= 5;
            self.is_free(*other) && says_province && self.holds_names(*other) && differs(*other)
        };
        let others: Vec<usize> = (0..self.table.heads.len()).filter(is_other).collect();
        let is_asked = self
            .questions
            .iter()
            .any(|question| matches!(question, Question::Column { role: Role::Province, .. }));
        if !others.is_empty() && !is_asked {
            self.ask_which(&[&[at], others.as_slice()].concat());
        }
    }

    fn ask_which(&mut self, columns: &[usize]) {
        let mut columns = columns.to_vec();
        columns.sort_unstable();
        self.questions.push(Question::Column {
            file: self.table.file.to_string(),
            role: Role::Province,
            candidates: columns.iter().map(|at| self.table.heads[*at].text.clone()).collect(),
        });
    }

    /// Whether nearly all cells are short whole numbers.
    pub fn holds_numbers(&self, at: usize) -> bool {
        let (numbers, all) = self.count(at, is_number);
        all > 0 && numbers * 10 >= all * 9
    }

    /// Whether most cells are names of provinces.
    pub fn holds_names(&self, at: usize) -> bool {
        let is_name = |cell: &str| {
            cell.chars().any(char::is_alphabetic)
                && matches!(resolve_province(cell), ProvinceText::Place(place) if place.plate().is_some())
        };
        let (names, all) = self.count(at, is_name);
        all > 0 && names * 10 >= all * 6
    }

    /// Of the cells of a column, how many pass, and how many there are.
    fn count(&self, at: usize, test: impl Fn(&str) -> bool) -> (usize, usize) {
        self.cells(at).fold((0, 0), |(passed, all), cell| (passed + usize::from(test(cell)), all + 1))
    }

    /// In how many rows a number is the plate of the name beside it, and in how many both stand.
    fn agreement(&self, numbers: usize, names: usize) -> (usize, usize) {
        let (mut agree, mut both) = (0, 0);
        for row in self.table.rows {
            let (number, name) = (row.text(numbers), row.text(names));
            let ProvinceText::Place(place) = resolve_province(name) else { continue };
            if place.plate().is_some() && is_number(number) {
                both += 1;
                agree += usize::from(resolve_plate(number) == Some(place));
            }
        }
        (agree, both)
    }

    /// Whether a head speaks of plates, or of codes of provinces.
    fn says_plates(&self, at: usize) -> bool {
        let says = |any_of: &[&str]| {
            self.table.heads[at].header.words.iter().any(|word| any_of.contains(&word.as_str()))
        };
        says(&["plaka", "plakasi", "plate", "plates", "ilkodu"])
            || says(&["kod", "kodu", "code", "codes"])
                && says(&["il", "ili", "iller", "sehir", "province", "city"])
    }

    /// Whether numbers are written as plates are (`06`), or are many, or leave out as many as a list of so few
    /// would count.
    fn can_only_be_plates(&self, at: usize) -> bool {
        let mut numbers: Vec<u32> = Vec::new();
        for cell in self.cells(at).filter(|cell| is_number(cell)) {
            if cell.len() == 2 && cell.starts_with('0') {
                return true;
            }
            numbers.extend(cell.trim_end_matches(".0").parse::<u32>());
        }
        numbers.sort_unstable();
        numbers.dedup();
        let (within, many) = (numbers.iter().all(|number| *number <= 81), numbers.len() >= 30);
        let most = numbers.last().map_or(0, |most| *most as usize);
        within && (many || most >= 2 * numbers.len().max(4))
    }
}

/// `6`, `06`, `006`, and as spreadsheets write it `6.0`.
fn is_number(cell: &str) -> bool {
    let digits = cell.strip_suffix(".0").unwrap_or(cell);
    (1..=3).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit())
}
