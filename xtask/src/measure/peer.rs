//! DuckDB and Polars, as the scripts in tests/peers/ drive them.

use super::timing::timed;
use crate::root::root;
use crate::run::command;
use crate::tools;
use std::path::{Path, PathBuf};

/// A peer's script.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Peer {
    DuckDb,
    Polars,
}

impl Peer {
    pub fn name(self) -> &'static str {
        match self {
            Self::DuckDb => "DuckDB",
            Self::Polars => "Polars",
        }
    }

    fn script(self) -> &'static str {
        match self {
            Self::DuckDb => "tests/peers/duckdb_peer.py",
            Self::Polars => "tests/peers/polars_peer.py",
        }
    }
}

/// What a peer's run took.
pub struct Took {
    /// From the question to the answer, in a process that had started and was warm.
    pub query_s: f64,
    /// The whole process.
    pub process_s: f64,
}

/// The Python that has both.
pub struct Python {
    program: PathBuf,
    root: PathBuf,
}

impl Python {
    pub fn ready() -> Result<Self, String> {
        Ok(Self { program: tools::peers()?, root: root()? })
    }

    /// Times a plan of a peer; with `out`, writing the groups belongs to the question.
    pub fn time(
        &self,
        peer: Peer,
        plan: &str,
        threads: u32,
        file: &Path,
        out: Option<&Path>,
    ) -> Result<Took, String> {
        self.run(peer, file, &["--plan", plan, "--threads", &threads.to_string()], out)
    }

    /// Writes all groups with sums of decimals and the file's texts; `options` of the scripts.
    pub fn write_exact(&self, peer: Peer, file: &Path, options: &[&str], out: &Path) -> Result<(), String> {
        self.run(peer, file, &[&["--exact", "--threads", "2"], options].concat(), Some(out)).map(|_| ())
    }

    fn run(&self, peer: Peer, file: &Path, options: &[&str], out: Option<&Path>) -> Result<Took, String> {
        // -B: no compiled copies beside the scripts.
        let mut script = command(&self.program, &["-B", peer.script()], &self.root);
        script.arg(file).args(options);
        if let Some(out) = out {
            script.arg("--out").arg(out);
        }
        let (process_s, output) = timed(&mut script)?;
        let query_s = output.lines().find_map(|line| line.strip_prefix("seconds ")?.parse().ok());
        let query_s = query_s.ok_or_else(|| format!("{} gave no time", peer.name()))?;
        Ok(Took { query_s, process_s })
    }
}
