//! Whether a spreadsheet program opens our files of numbers as what they are: LibreOffice converts them, and what it
//! made of every cell is looked at.

mod cells;
mod files;

use crate::root::root;
use crate::run::{command, run, version_line};
use cells::Cell;
use files::{Filed, Kind};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;

/// What the program is called.
const NAMES: [&str; 2] = ["soffice", "libreoffice"];

/// A file whose cells are formulas, or the check could not fail.
const CONTROL: &str = "name;value\n=1+1;=2+3\n";

/// Converts the files and looks at each; where there is no LibreOffice, says so.
pub fn check() -> Result<(), String> {
    let Some(program) = NAMES.into_iter().find(|name| version_line(name).is_some()) else {
        eprintln!(
            "LibreOffice was not found, so whether it opens our files is not checked here: on Debian, \
             `apt-get install --no-install-recommends libreoffice-calc`"
        );
        return Ok(());
    };
    let folder = root()?.join("target/office");
    fs::create_dir_all(&folder).map_err(|e| format!("{} cannot be made: {e}", folder.display()))?;
    let office = Office { program, folder };
    office.control()?;
    let mut looked_at = 0;
    for filed in files::all()? {
        looked_at += office.look_at(&filed)?;
    }
    eprintln!("LibreOffice: {looked_at} cells have their types, letters and numbers, and no formula ran");
    Ok(())
}

struct Office {
    program: &'static str,
    folder: PathBuf,
}

impl Office {
    /// An unguarded formula must run under our settings.
    fn control(&self) -> Result<(), String> {
        let path = self.write("control.csv", CONTROL.as_bytes())?;
        let rows = cells::rows(&self.convert(&path, Kind::Turkish, "fods")?);
        let ran = rows.get(1).is_some_and(|row| row.iter().all(|cell| cell.formula.is_some()));
        if ran { Ok(()) } else { Err(format!("the control's formulas did not run: {rows:?}")) }
    }

    /// Looks at the first sheet of a file, and at its formulas everywhere. The number of cells that were compared.
    fn look_at(&self, filed: &Filed) -> Result<usize, String> {
        let path = self.write(&filed.name, &filed.bytes)?;
        let document = self.convert(&path, filed.kind, "fods")?;
        if document.contains("table:formula") {
            return Err(format!("{}: a formula ran", filed.name));
        }
        let mut looked_at = filed.compare(&cells::rows(&document))?;
        if filed.kind == Kind::Workbook {
            // What another program gets that reads what this one writes.
            let plain = self.convert(
                &path,
                filed.kind,
                "csv:Text - txt - csv (StarCalc):44,34,76,1,,1033,false,true,false",
            )?;
            looked_at += filed.compare_lines(&plain)?;
        }
        Ok(looked_at)
    }

    fn write(&self, name: &str, bytes: &[u8]) -> Result<PathBuf, String> {
        let path = self.folder.join(name);
        fs::write(&path, bytes).map_err(|e| format!("{} cannot be written: {e}", path.display()))?;
        Ok(path)
    }

    /// The file in another format, as text.
    fn convert(&self, path: &Path, kind: Kind, to: &str) -> Result<String, String> {
        let out = self.folder.join("converted");
        let profile = format!("-env:UserInstallation=file://{}", self.folder.join("profile").display());
        let mut office = command(self.program, &[&profile, "--headless"], &self.folder);
        if let Some(filter) = kind.filter() {
            office.arg(format!("--infilter={filter}"));
        }
        office.args(["--convert-to", to, "--outdir"]).arg(&out).arg(path);
        // It speaks of Java on every run; what it could not do shows in what it did not write.
        run(office.stdout(Stdio::null()).stderr(Stdio::null()))?;
        let extension = to.split(':').next().unwrap_or(to);
        let made = out.join(path.with_extension(extension).file_name().unwrap_or_default());
        fs::read_to_string(&made).map_err(|e| format!("LibreOffice made no {}: {e}", made.display()))
    }
}

/// The cell of a row; an empty one where the row ends before.
fn cell(row: &[Cell], at: usize) -> Cell {
    row.get(at).cloned().unwrap_or_default()
}
