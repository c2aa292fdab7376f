//! Running other programs, with messages that say which one failed.

use std::path::Path;
use std::process::Command;
use std::time::Instant;

/// A command in the project's folder.
pub fn command(program: impl AsRef<std::ffi::OsStr>, args: &[&str], root: &Path) -> Command {
    let mut command = Command::new(program);
    command.args(args).current_dir(root);
    command
}

/// Runs a command to its end; its output goes where ours goes.
pub fn run(command: &mut Command) -> Result<(), String> {
    let shown = show(command);
    let status = command.status().map_err(|e| format!("`{shown}` could not be started: {e}"))?;
    if status.success() { Ok(()) } else { Err(format!("`{shown}` failed ({status})")) }
}

/// Runs a command and gives back what it wrote to standard output.
pub fn capture(command: &mut Command) -> Result<String, String> {
    let shown = show(command);
    let output = command
        .stderr(std::process::Stdio::inherit())
        .output()
        .map_err(|e| format!("`{shown}` could not be started: {e}"))?;
    if !output.status.success() {
        return Err(format!("`{shown}` failed ({})", output.status));
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// The first line that `program --version` prints, if there is such a program.
pub fn version_line(program: impl AsRef<std::ffi::OsStr>) -> Option<String> {
    let output = Command::new(program).arg("--version").output().ok()?;
    if !output.status.success() {
        return None;
    }
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    Some(text.lines().next()?.trim().to_string())
}

/// A step under its heading, with the time that it took.
///
/// Headings go to standard error, so that standard output belongs to the programs that are run.
pub fn step(heading: &str, work: impl FnOnce() -> Result<(), String>) -> Result<(), String> {
    eprintln!("\n== {heading}");
    let start = Instant::now();
    work().map_err(|message| format!("step \"{heading}\": {message}"))?;
    eprintln!("== {heading}: {:.1} s", start.elapsed().as_secs_f64());
    Ok(())
}

/// The command as a person would type it.
fn show(command: &Command) -> String {
    let mut shown = command.get_program().to_string_lossy().into_owned();
    for arg in command.get_args() {
        shown.push(' ');
        shown.push_str(&arg.to_string_lossy());
    }
    shown
}
