//! Time and memory of other programs.

use super::folder;
use crate::run::{capture, version_line};
use std::fs::{self, File};
use std::io::Read;
use std::path::Path;
use std::process::Command;
use std::time::Instant;

/// Runs a program to its end; its seconds from start to end, and what it wrote to standard output.
pub fn timed(command: &mut Command) -> Result<(f64, String), String> {
    let start = Instant::now();
    let output = capture(command)?;
    Ok((start.elapsed().as_secs_f64(), output))
}

/// Runs a program to its end; its seconds, and the most memory it held, in megabytes.
pub fn timed_with_memory(command: &Command) -> Result<(f64, f64), String> {
    version_line("time").ok_or("GNU time was not found: install `time` from your system's packages")?;
    let note = folder()?.join("peak.txt");
    let mut outer = Command::new("time");
    outer.args(["--format=%M", "--output"]).arg(&note).arg("--");
    outer.arg(command.get_program()).args(command.get_args());
    if let Some(folder) = command.get_current_dir() {
        outer.current_dir(folder);
    }
    let (seconds, _) = timed(&mut outer)?;
    let text = fs::read_to_string(&note).map_err(|e| format!("{} cannot be read: {e}", note.display()))?;
    let kib: f64 =
        text.trim().parse().map_err(|_| format!("`time` gave no memory but \"{}\"", text.trim()))?;
    super::remove(&note)?;
    Ok((seconds, kib * 1024.0 / 1e6))
}

/// Reads a file once, so that every program after it finds it in memory.
pub fn warm(path: &Path) -> Result<(), String> {
    let failed = |e| format!("{} cannot be read: {e}", path.display());
    let mut file = File::open(path).map_err(failed)?;
    let mut buffer = vec![0; 1 << 20];
    while file.read(&mut buffer).map_err(failed)? > 0 {}
    Ok(())
}

/// The middle of some figures; of an even number, the mean of the middle two.
pub fn median(figures: &[f64]) -> f64 {
    let mut sorted = figures.to_vec();
    sorted.sort_by(f64::total_cmp);
    match sorted.len() {
        0 => f64::NAN,
        len => (sorted[(len - 1) / 2] + sorted[len / 2]) / 2.0,
    }
}

#[cfg(test)]
mod tests {
    use super::median;

    #[test]
    fn one_slow_run_does_not_move_the_median() {
        assert_eq!(median(&[3.0, 1.0, 900.0]), 3.0);
        assert_eq!(median(&[4.0, 1.0, 2.0, 90.0]), 3.0);
        assert!(median(&[]).is_nan());
    }
}
