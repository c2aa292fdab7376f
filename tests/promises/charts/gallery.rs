//! All pictures on one page, to look at: `target/gallery/index.html`.

use std::path::{Path, PathBuf};

use teknoharita::protocol::ChartForm;
use teknoharita::publish::chart_file;

use super::data::{Case, all};

/// The folder of the gallery.
pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("target/gallery")
}

/// Puts a picture into the gallery.
pub fn put(name: &str, svg: &[u8]) {
    std::fs::create_dir_all(folder()).unwrap();
    std::fs::write(folder().join(format!("{name}.svg")), svg).unwrap();
}

/// Writes the page anew, of all pictures that are there, whoever put them there.
pub fn index() {
    let mut names: Vec<String> = std::fs::read_dir(folder())
        .unwrap()
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| name.ends_with(".svg"))
        .collect();
    names.sort();
    let figures = names.iter().map(|name| {
        format!(
            "<figure><img src=\"{name}\" alt=\"\" loading=\"lazy\"><figcaption>{name}</figcaption></figure>\n"
        )
    });
    let head = "<!doctype html><meta charset=\"utf-8\"><title>Gallery</title><style>body{font:14px sans-serif;\
                display:grid;grid-template-columns:repeat(auto-fill,minmax(560px,1fr));gap:24px}img{width:100%}\
                figure{margin:0}</style>\n";
    let page = std::iter::once(head.to_string()).chain(figures).collect::<String>();
    std::fs::write(folder().join("index.html"), page).unwrap();
}

#[test]
fn the_gallery_shows_every_chart() {
    let cases = all();
    for Case { name, view, lang } in &cases {
        put(&format!("chart-{name}"), &chart_file(view, ChartForm::Svg, *lang, None).unwrap().bytes);
    }
    index();
    let page = std::fs::read_to_string(folder().join("index.html")).unwrap();
    assert!(cases.iter().all(|case| page.contains(&format!("chart-{}.svg", case.name))));
}
