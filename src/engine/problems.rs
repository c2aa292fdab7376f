use crate::error::{Problem, ProblemKind};
use crate::messages::{Lang, problem_kind_label};
use crate::protocol::MadeFile;
use crate::publish;
use crate::resolve::Told;

use super::repairs::Repairs;

/// Most problems that are kept; counts stay exact beyond it.
pub const MOST_KEPT: usize = 10_000;

/// Problems as they are found: all counted, the first ones kept, each written down where a list of all is
/// made.
#[derive(Default)]
pub(super) struct Problems {
    counts: [u64; ProblemKind::ALL.len()],
    pub kept: Vec<Problem>,
    /// What was repaired or noticed.
    pub repairs: Repairs,
    list: Option<ProblemList>,
}

/// Every problem of some files as CSV.
pub(super) struct ProblemList {
    csv: publish::Csv,
    names: Vec<String>,
    lang: Lang,
}

impl ProblemList {
    /// Of files with these names.
    pub fn new(names: Vec<String>, lang: Lang) -> ProblemList {
        let head =
            lang.pick("dosya;satır;sütun;tür;açıklama;metin", "file,line,column,kind,description,text");
        ProblemList { csv: publish::Csv::new(head, lang), names, lang }
    }

    fn add(&mut self, problem: &Problem) {
        let name = self.names.get(problem.file as usize).map_or("", String::as_str);
        self.csv.text(name);
        self.csv.number(&problem.line.to_string());
        self.csv.number(&problem.column.to_string());
        self.csv.text(problem.kind.id());
        self.csv.text(problem_kind_label(problem.kind, self.lang));
        self.csv.text(&problem.text);
        self.csv.end_row();
    }

    /// The file.
    pub fn finish(self) -> MadeFile {
        let name = self.lang.pick("teknoharita-sorunlar.csv", "teknoharita-problems.csv").to_string();
        MadeFile { name, mime: "text/csv;charset=utf-8".to_string(), bytes: self.csv.finish() }
    }
}

impl Problems {
    /// Writes every problem down, too.
    pub fn listing(list: ProblemList) -> Problems {
        Problems { list: Some(list), ..Problems::default() }
    }

    /// Problems that were counted and kept elsewhere.
    pub fn from_parts(counted: &[(ProblemKind, u64)], kept: Vec<Problem>) -> Problems {
        let mut problems = Problems { kept, ..Problems::default() };
        for (kind, count) in counted {
            problems.counts[*kind as usize] = *count;
        }
        problems
    }

    /// Takes what is told of a row.
    pub fn tell(&mut self, told: Told) {
        match told {
            Told::Problem(problem) => self.add(problem),
            Told::Repair(kind, example) => self.repairs.add(kind, example),
        }
    }

    pub fn add(&mut self, problem: Problem) {
        self.counts[problem.kind as usize] += 1;
        if let Some(list) = self.list.as_mut() {
            list.add(&problem);
        }
        if self.kept.len() < MOST_KEPT {
            self.kept.push(problem);
        }
    }

    /// Adds those of a later part of the same file; `lines` go before it in the file.
    pub fn absorb(&mut self, other: Problems, lines: u64) {
        for (mine, theirs) in self.counts.iter_mut().zip(other.counts) {
            *mine += theirs;
        }
        let room = MOST_KEPT - self.kept.len();
        let shifted = |problem: Problem| Problem { line: problem.line + lines, ..problem };
        self.kept.extend(other.kept.into_iter().take(room).map(shifted));
        self.repairs.absorb(other.repairs, lines);
    }

    /// The problems without the list that was made of them, which goes on here.
    pub fn split_list(&mut self) -> Option<ProblemList> {
        self.list.take()
    }

    /// Whether a list is made; then nothing but the problems is of interest.
    pub fn is_listing(&self) -> bool {
        self.list.is_some()
    }

    /// Exact number of one kind.
    pub fn count(&self, kind: ProblemKind) -> u64 {
        self.counts[kind as usize]
    }

    /// Exact number of each kind that occurs.
    pub fn counts(&self) -> Vec<(ProblemKind, u64)> {
        ProblemKind::ALL.into_iter().zip(self.counts).filter(|(_, count)| *count > 0).collect()
    }
}
