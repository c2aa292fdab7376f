use crate::error::{Problem, ProblemKind};

/// Most problems that are kept; counts stay exact beyond it.
pub const MOST_KEPT: usize = 10_000;

/// Problems as they are found: all counted, the first ones kept, each handed on where a list of all is made.
pub(super) struct Problems<'a> {
    counts: [u64; ProblemKind::ALL.len()],
    pub kept: Vec<Problem>,
    each: Option<&'a mut (dyn FnMut(&Problem) + Send)>,
}

impl<'a> Problems<'a> {
    pub fn new(each: Option<&'a mut (dyn FnMut(&Problem) + Send)>) -> Problems<'a> {
        Problems { counts: [0; ProblemKind::ALL.len()], kept: Vec::new(), each }
    }

    pub fn add(&mut self, problem: Problem) {
        self.counts[problem.kind as usize] += 1;
        if let Some(each) = self.each.as_mut() {
            each(&problem);
        }
        if self.kept.len() < MOST_KEPT {
            self.kept.push(problem);
        }
    }

    /// Problems that were counted and kept elsewhere.
    pub fn from_parts(counted: &[(ProblemKind, u64)], kept: Vec<Problem>) -> Problems<'a> {
        let mut counts = [0; ProblemKind::ALL.len()];
        for (kind, count) in counted {
            counts[*kind as usize] = *count;
        }
        Problems { counts, kept, each: None }
    }

    /// Adds those of a later part of the same file; `lines` go before it in the file.
    pub fn absorb(&mut self, other: Problems<'_>, lines: u64) {
        for (mine, theirs) in self.counts.iter_mut().zip(other.counts) {
            *mine += theirs;
        }
        let room = MOST_KEPT - self.kept.len();
        let shifted = |problem: Problem| Problem { line: problem.line + lines, ..problem };
        self.kept.extend(other.kept.into_iter().take(room).map(shifted));
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
