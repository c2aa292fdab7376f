//! Pictures of pixels on the command line: they are the SVG of the same publication.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use resvg::tiny_skia::Pixmap;
use resvg::usvg::fontdb::{Database, Source};
use resvg::usvg::roxmltree::{Document, Node};
use teknoharita::data::sample;
use teknoharita::messages::Lang;

use super::{file, run, text};

/// What a publication makes of some forms, or what was said in place of it; then nothing was written.
fn publish(name: &str, settings: &str, forms: &str, more: &[&str]) -> Result<Vec<PathBuf>, String> {
    let data = file(&format!("{name}.csv"), &sample::csv());
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("command_line").join(name);
    let _ = std::fs::remove_dir_all(&folder);
    let spec = format!(
        r#"{{"schema":"teknoharita/publication","version":1,"view":{{"data":"own","indicator":"high","lang":"tr"}},
            "settings":{settings},"forms":{forms}}}"#
    );
    let spec = file(&format!("{name}.json"), spec.as_bytes());
    let [data, spec, out] = [&data, &spec, &folder].map(|path| path.to_str().unwrap());
    let output = run(&[&["publish", "--spec", spec, data, "-o", out], more].concat());
    match output.status.success() {
        true => Ok(std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect()),
        false => {
            assert!(!folder.exists(), "nothing is written of what cannot be made");
            Err(text(&output.stderr))
        }
    }
}

/// The SVG and the PNG of a publication. A machine without any fonts makes none, and its words say what to do.
fn made(name: &str, settings: &str) -> Option<(String, Pixmap)> {
    let of = |files: &[PathBuf], ending: &str| {
        let path = files.iter().find(|path| path.extension().is_some_and(|it| it == ending)).unwrap();
        std::fs::read(path).unwrap()
    };
    match publish(name, settings, r#"["svg","png"]"#, &[]) {
        Ok(files) => Some((text(&of(&files, "svg")), Pixmap::decode_png(&of(&files, "png")).unwrap())),
        Err(said) => {
            assert!(has_no_fonts() && said.contains("--font") && said.contains("fonts-dejavu"), "{said}");
            None
        }
    }
}

fn system() -> Database {
    let mut fonts = Database::new();
    fonts.load_system_fonts();
    fonts
}

fn has_no_fonts() -> bool {
    system().is_empty()
}

fn number(node: Node, name: &str) -> f32 {
    node.attribute(name).and_then(|it| it.parse().ok()).unwrap_or_default()
}

fn colour(pixels: &Pixmap, x: f32, y: f32) -> String {
    let pixel = pixels.pixel(x as u32, y as u32).unwrap().demultiply();
    format!("#{:02x}{:02x}{:02x}", pixel.red(), pixel.green(), pixel.blue())
}

#[test]
fn pixels_are_those_of_the_picture() {
    let shapes = [("free", r#"{"scale":2}"#, None), ("square", r#"{"shape":"square"}"#, Some((1080, 1080)))];
    for (name, settings, size) in shapes {
        let Some((svg, pixels)) = made(&format!("pixels-{name}"), settings) else { continue };
        let document = Document::parse(&svg).unwrap();
        let root = document.root_element();
        let view_box: Vec<f32> =
            root.attribute("viewBox").unwrap().split(' ').map(|part| part.parse().unwrap()).collect();
        let scale = pixels.width() as f32 / view_box[2];
        match size {
            Some(size) => assert_eq!((pixels.width(), pixels.height()), size),
            None => assert_eq!(scale, 2.0),
        }
        let at = |x: f32, y: f32| colour(&pixels, (x - view_box[0]) * scale, (y - view_box[1]) * scale);
        // The swatches of the key.
        let swatches =
            root.descendants().filter(|node| node.has_tag_name("rect") && number(*node, "width") < 100.0);
        let swatches: Vec<Node> = swatches
            .filter(|node| node.attribute("fill").is_some_and(|fill| fill.starts_with('#')))
            .collect();
        assert!(swatches.len() >= 5, "{svg}");
        for node in swatches {
            let [x, y, wide, high] = ["x", "y", "width", "height"].map(|name| number(node, name));
            assert_eq!(Some(at(x + wide / 2.0, y + high / 2.0).as_str()), node.attribute("fill"), "{node:?}");
        }
        // Every colour of a province, and letters in every line.
        let drawn: BTreeSet<String> = (0..pixels.height())
            .flat_map(|y| (0..pixels.width()).map(move |x| (x, y)))
            .map(|(x, y)| colour(&pixels, x as f32, y as f32))
            .collect();
        let shapes = root.descendants().filter(|node| node.attribute("data-plate").is_some());
        let fills = shapes.filter_map(|node| node.attribute("fill")).filter(|fill| fill.starts_with('#'));
        let fills: BTreeSet<&str> = fills.collect();
        assert!(fills.len() >= 4 && fills.iter().all(|fill| drawn.contains(*fill)), "{fills:?}");
        let paper = at(view_box[0] + 1.0, view_box[1] + 1.0);
        let lines =
            root.descendants().filter(|node| node.has_tag_name("text") && node.attribute("class").is_none());
        let lines: Vec<Node> = lines.filter(|node| node.attribute("text-anchor").is_none()).collect();
        assert!(lines.len() > 8, "{svg}");
        for line in lines {
            let (x, y) = (number(line, "x"), number(line, "y") - 4.0);
            let is_written = (0..40).any(|step| at(x + step as f32, y) != paper);
            assert!(is_written, "{:?}", line.text());
        }
    }
}

#[test]
fn what_is_no_font_is_refused_in_words() {
    let wrong = file("no-font.ttf", b"not a font");
    let out = file("no-font.png", b"");
    for lang in Lang::ALL {
        let of = |font: &str| {
            let [out, lang] = [out.to_str().unwrap(), lang.tag()];
            let output = run(&[
                "map",
                "high",
                "builtin:annex",
                "--period",
                "2024",
                "--format",
                "png",
                "--font",
                font,
                "-o",
                out,
                "--lang",
                lang,
            ]);
            assert_eq!(output.status.code(), Some(1));
            text(&output.stderr)
        };
        let words = lang.pick("yazı tipi olarak okunamadı", "could not be read as a font");
        assert!(of(wrong.to_str().unwrap()).contains(words));
        let words = lang.pick("açılamadı", "could not be opened");
        assert!(of("there-is-no-such.ttf").contains(words));
    }
    assert_eq!(std::fs::read(out).unwrap(), b"");
}

#[test]
fn a_chart_has_two_pixels_for_each_of_its_drawing() {
    let [svg, png] = ["svg", "png"].map(|format| {
        let out = file(&format!("chart-pixels.{format}"), b"");
        let run = run(&["chart", "tiers", "builtin:annex", "--format", format, "-o", out.to_str().unwrap()]);
        (run, std::fs::read(out).unwrap())
    });
    assert!(svg.0.status.success());
    if !png.0.status.success() {
        assert!(has_no_fonts(), "{}", text(&png.0.stderr));
        return;
    }
    let svg = text(&svg.1);
    let document = Document::parse(&svg).unwrap();
    let [wide, high] = ["width", "height"].map(|name| number(document.root_element(), name));
    let pixels = Pixmap::decode_png(&png.1).unwrap();
    assert_eq!((pixels.width(), pixels.height()), ((wide * 2.0).ceil() as u32, (high * 2.0).ceil() as u32));
    // The line of the method stands in the last rows of letters.
    let low = (pixels.height() - 60..pixels.height()).flat_map(|y| (0..200).map(move |x| (x, y)));
    assert!(low.map(|(x, y)| colour(&pixels, x as f32, y as f32)).collect::<BTreeSet<_>>().len() > 4);
}

#[test]
fn a_letter_without_a_shape_is_an_error() {
    if has_no_fonts() {
        return;
    }
    // No font has a shape for a letter of the last private plane.
    let said = publish("no-shape", "{\"texts\":{\"headline\":\"Bir \u{10f8ff} harf\"}}", r#"["png"]"#, &[])
        .unwrap_err();
    assert!(said.contains("“\u{10f8ff}”") && said.contains("--font"), "{said}");
}

#[test]
fn letters_come_of_the_font_that_is_given() {
    // Of some families that hold what stands on the picture, each draws another one.
    let fonts = system();
    let mut families = BTreeSet::new();
    let mut drawn: BTreeSet<Vec<u8>> = BTreeSet::new();
    for face in fonts.faces() {
        let (Source::File(path) | Source::SharedFile(path, _)) = &face.source else { continue };
        let Some((family, _)) = face.families.first() else { continue };
        if families.contains(family) || families.len() == 3 {
            continue;
        }
        match publish("given-font", "{}", r#"["png"]"#, &["--font", path.to_str().unwrap()]) {
            Ok(files) => {
                families.insert(family.clone());
                drawn.insert(std::fs::read(&files[0]).unwrap());
            }
            Err(said) => assert!(said.contains("--font"), "{said}"),
        }
    }
    assert_eq!(drawn.len(), families.len());
    assert!(!drawn.is_empty() || has_no_fonts());
    // A font for what has no letters in pixels is a mistake.
    let said = publish("given-in-vain", "{}", r#"["svg"]"#, &["--font", "x.ttf"]).unwrap_err();
    assert!(said.contains("--font: PNG"), "{said}");
}
