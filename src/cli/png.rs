//! Pictures of pixels: resvg draws what browsers draw on the page.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::fontdb::{Database, Family, Query, Stretch, Style, Weight};
use resvg::usvg::roxmltree::{self, Document};
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
    let failed = |error: &dyn std::fmt::Display| {
        Stop::Refused(format!("{}: {error}", lang.pick("resim çizilemedi", "the picture could not be drawn")))
    };
    let svg = String::from_utf8_lossy(svg);
    let document = Document::parse(&svg).map_err(|error| failed(&error))?;
    let tree = Tree::from_xmltree(&document, &options).map_err(|error| failed(&error))?;
    if let Some(lacking) = lacking(&document, &tree) {
        let what = lang.pick(
            "yazı tiplerinde çizilemeyen harfler var; başka bir yazı tipini --font DOSYA ile verin",
            "the fonts cannot draw all letters; give another font by --font FILE",
        );
        return Err(Stop::Refused(format!("{what}{lacking}")));
    }
    let scale = f32::from(scale);
    let [width, height] = [tree.size().width(), tree.size().height()].map(|it| (it * scale).ceil() as u32);
    let mut drawn = Pixmap::new(width, height).ok_or_else(|| failed(&format!("{width} x {height}")))?;
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut drawn.as_mut());
    drawn.encode_png().map_err(|error| failed(&error))
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
        Stop::Refused(what.to_string())
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
            return Err(Stop::Refused(format!("{}: {what}", file.display())));
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

/// What would be missing from a picture: letters for which no font has a shape, or, where it cannot be told which, nothing
/// but that something would.
fn lacking(document: &Document, tree: &Tree) -> Option<String> {
    let mut words = Words::default();
    words.read(tree.root());
    let is_written = |node: &roxmltree::Node| {
        node.has_tag_name("text")
            && node.descendants().any(|it| it.text().is_some_and(|text| !text.trim().is_empty()))
    };
    let written = document.descendants().filter(is_written).count();
    let letters: Vec<String> = words.missing.iter().map(|letter| format!("“{letter}”")).collect();
    match letters.is_empty() {
        // A text of which a font has no outlines at all is dropped as a whole; an emoji may be a bitmap.
        true => (words.texts < written || words.bitmaps > 0).then(String::new),
        false => Some(format!(": {}", letters.join(" "))),
    }
}

/// What became of the texts of a picture.
#[derive(Default)]
struct Words {
    texts: usize,
    bitmaps: usize,
    missing: BTreeSet<String>,
}

impl Words {
    fn read(&mut self, group: &Group) {
        for node in group.children() {
            match node {
                Node::Group(group) => self.read(group),
                Node::Text(text) => {
                    self.texts += 1;
                    let glyphs = text.layouted().iter().flat_map(|span| &span.positioned_glyphs);
                    let without = glyphs.filter(|glyph| glyph.id.0 == 0);
                    self.missing.extend(without.map(|glyph| glyph.text.clone()));
                    self.bitmaps += bitmaps(text.flattened());
                }
                _ => {}
            }
        }
    }
}

/// Pictures among the letters of a text.
fn bitmaps(group: &Group) -> usize {
    let of = |node: &Node| match node {
        Node::Image(_) => 1,
        Node::Group(group) => bitmaps(group),
        _ => 0,
    };
    group.children().iter().map(of).sum()
}
