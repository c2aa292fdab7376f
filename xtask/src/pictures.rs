//! Whether two programs that know nothing of each other draw our pictures alike: resvg and Chromium.

use crate::root::{root, this_program};
use crate::run::{command, run, version_line};
use crate::samples::{self, Sample};
use crate::tools;
use std::fs;
use teknoharita::publish::map_svg;

/// The font of both pictures: what `system-ui` is differs between the two.
const FONT: &str = "DejaVu Sans";

/// Draws the maps with both and counts the pixels that differ; where there is no resvg, says so.
pub fn check() -> Result<(), String> {
    if version_line("resvg").is_none() {
        eprintln!(
            "resvg was not found, so whether it draws our pictures as Chromium does is not checked here: \
             `cargo install resvg --locked`"
        );
        return Ok(());
    }
    let folder = root()?.join("target/pictures");
    fs::create_dir_all(&folder).map_err(|e| format!("{} cannot be made: {e}", folder.display()))?;
    let mut node = command("node", &["tests/peers/pictures.mjs"], &root()?);
    for Sample { name, view, .. } in samples::all()? {
        let svg = with_font(&map_svg(&view))?;
        let [drawing, drawn] = ["svg", "png"].map(|extension| folder.join(format!("{name}.{extension}")));
        fs::write(&drawing, svg).map_err(|e| format!("{} cannot be written: {e}", drawing.display()))?;
        run(command("resvg", &["--font-family", FONT, "--background", "white"], &folder)
            .arg(&drawing)
            .arg(&drawn))?;
        node.arg(&drawing).arg(&drawn);
    }
    run(node.env("CHROMIUM", tools::chromium()?).env("XTASK_BIN", this_program()?))
}

/// A picture whose letters are of the one font.
fn with_font(svg: &str) -> Result<String, String> {
    let (before, rest) = svg.split_once("font-family=\"").ok_or("the picture names no font")?;
    let (_, after) = rest.split_once('"').ok_or("the picture names no font")?;
    Ok(format!("{before}font-family=\"{FONT}\"{after}"))
}
