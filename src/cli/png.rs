//! Pictures of pixels: resvg draws what browsers draw on the page.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::fontdb::{Database, Family, Query, Stretch, Style, Weight};
use resvg::usvg::{Font, FontResolver, Group, Node, Options, Tree};

use super::run::Stop;
use crate::messages::Lang;

/// Fonts without serifs that hold Turkish letters, none wider than our pictures leave room for but the last.
const KNOWN: [&str; 10] = [
    "Segoe UI",
    "Roboto",
    "Helvetica Neue",
    "Arial",
    "Helvetica",
    "Inter",
    "Liberation Sans",
    "Noto Sans",
    "Open Sans",
    "DejaVu Sans",
];

/// Draws a picture, with so many pixels for each that it says, and packs it as PNG.
///
/// Letters come from font files where some are given, so that the picture is the same on every machine, else from the fonts
/// of the system.
///
/// # Errors
///
/// Words for what to do where a font cannot be read, where there is none, and where none holds a letter: nothing is left
/// out of a picture silently.
pub(super) fn pixels(svg: &[u8], scale: u8, fonts: &[PathBuf], lang: Lang) -> Result<Vec<u8>, Stop> {
    let (fonts, family) = match fonts {
        [] => of_the_system(lang)?,
        files => of_files(files, lang)?,
    };
    let options = Options { fontdb: Arc::new(fonts), font_resolver: resolver(&family), ..Options::default() };
    let tree = Tree::from_data(svg, &options).map_err(|error| refused(error.to_string()))?;
    let mut missing = BTreeSet::new();
    note_missing(tree.root(), &mut missing);
    if !missing.is_empty() {
        let letters: Vec<String> = missing.iter().map(|letter| format!("“{letter}”")).collect();
        let what = lang.pick(
            "hiçbir yazı tipinde şu harfler yok; başka bir yazı tipini --font DOSYA ile verin",
            "no font holds these letters; give another font by --font FILE",
        );
        return Err(refused(format!("{what}: {}", letters.join(" "))));
    }
    let scale = f32::from(scale);
    let [width, height] = [tree.size().width(), tree.size().height()].map(|it| (it * scale).ceil() as u32);
    let mut drawn = Pixmap::new(width, height).ok_or_else(|| refused(format!("{width} x {height}")))?;
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut drawn.as_mut());
    drawn.encode_png().map_err(|error| refused(error.to_string()))
}

fn refused(text: String) -> Stop {
    Stop::Refused(text)
}

/// The fonts of the system, and the family that letters are taken of first.
fn of_the_system(lang: Lang) -> Result<(Database, String), Stop> {
    let mut fonts = Database::new();
    fonts.load_system_fonts();
    let is_there =
        |name: &&str| fonts.query(&Query { families: &[Family::Name(name)], ..Query::default() }).is_some();
    let known = KNOWN.iter().find(|name| is_there(name)).map(|name| name.to_string());
    let family = known.or_else(|| first_family(&fonts)).ok_or_else(|| {
        let what = lang.pick(
            "bu makinede yazı tipi yok; bir yazı tipi kurun (örneğin fonts-dejavu paketi) ya da --font DOSYA ile verin",
            "this machine has no fonts; install one (such as the package fonts-dejavu) or give it by --font FILE",
        );
        refused(what.to_string())
    })?;
    Ok((fonts, family))
}

/// The fonts of some files alone, and the family of the first.
fn of_files(files: &[PathBuf], lang: Lang) -> Result<(Database, String), Stop> {
    let mut fonts = Database::new();
    for file in files {
        let before = fonts.len();
        fonts.load_font_file(file).map_err(|error| Stop::Io(file.clone(), error, lang))?;
        if fonts.len() == before {
            let what = lang.pick("yazı tipi olarak okunamadı", "could not be read as a font");
            return Err(refused(format!("{}: {what}", file.display())));
        }
    }
    let family = first_family(&fonts).unwrap_or_default();
    Ok((fonts, family))
}

fn first_family(fonts: &Database) -> Option<String> {
    fonts.faces().find_map(|face| face.families.first()).map(|(name, _)| name.clone())
}

/// Takes letters of one family, in the weight that is asked for; what it lacks, of any other.
fn resolver(family: &str) -> FontResolver<'_> {
    FontResolver {
        select_font: Box::new(move |font: &Font, fonts: &mut Arc<Database>| {
            let families = &[Family::Name(family)];
            let weight = Weight(font.weight());
            fonts.query(&Query { families, weight, stretch: Stretch::Normal, style: Style::Normal })
        }),
        select_fallback: FontResolver::default_fallback_selector(),
    }
}

/// Letters for which no font has a shape.
fn note_missing(group: &Group, missing: &mut BTreeSet<String>) {
    for node in group.children() {
        match node {
            Node::Group(group) => note_missing(group, missing),
            Node::Text(text) => {
                let glyphs = text.layouted().iter().flat_map(|span| &span.positioned_glyphs);
                let without = glyphs.filter(|glyph| glyph.id.0 == 0);
                missing.extend(without.map(|glyph| glyph.text.clone()));
            }
            _ => {}
        }
    }
}
