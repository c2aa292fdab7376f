//! Our own command line, built as its users have it: the one place that knows its arguments.

use crate::root::{root, this_program};
use crate::run::{command, run};
use std::path::{Path, PathBuf};
use std::process::Command;

/// The dimensions without partners, as all groups are asked for.
pub const FOUR: &str = "period,flow,province,product";
/// All dimensions.
pub const FIVE: &str = "period,flow,province,product,partner";

/// The built program.
pub struct Ours {
    program: PathBuf,
    root: PathBuf,
}

impl Ours {
    pub fn build() -> Result<Self, String> {
        let root = root()?;
        let args = ["build", "--quiet", "--locked", "--profile", "native", "--features", "cli"];
        let mut cargo = command("cargo", &args, &root);
        run(cargo.args(["--package", "teknoharita", "--bin", "teknoharita"]))?;
        // Ours stands in a folder of the profile, and so does that program, beside this one's.
        let this = this_program()?;
        let target = this.ancestors().nth(2).ok_or("this program stands in no target folder")?;
        let program = target.join("native").join(format!("teknoharita{}", std::env::consts::EXE_SUFFIX));
        if !program.is_file() {
            return Err(format!("cargo built no {}", program.display()));
        }
        Ok(Self { program, root })
    }

    /// All groups of a file by these dimensions, with their sums and rows, written as CSV.
    pub fn groups(&self, file: &Path, by: &str, threads: Option<u32>, out: &Path) -> Command {
        let mut ours = command(&self.program, &["cube"], &self.root);
        ours.arg(file).args(["--by", by, "--out"]).arg(out);
        if let Some(threads) = threads {
            ours.args(["--threads", &threads.to_string()]);
        }
        ours
    }

    /// Reads a file and answers with a small table.
    pub fn answer(&self, file: &Path) -> Command {
        let mut ours = command(&self.program, &["table", "totals"], &self.root);
        ours.arg(file);
        ours
    }
}
