//! Who may import whom, proved from the source text. The picture is in docs/ARCHITECTURE.md.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// What each room may use beside `error`, `messages`, `types` and itself.
const RULES: [(&str, &[&str]); 22] = [
    ("types", &[]),
    ("error", &[]),
    ("messages", &["data", "view::Indicator"]),
    ("data", &[]),
    ("ingest", &[]),
    ("plan", &["data", "ingest", "classify"]),
    ("resolve", &["data", "ingest", "plan", "classify"]),
    ("classify", &["data"]),
    ("cube", &["data", "resolve", "classify"]),
    ("indicators", &["data", "classify", "cube", "resolve"]),
    ("secrecy", &["data", "classify", "cube", "indicators", "resolve"]),
    ("view", &["data", "indicators", "classify", "secrecy"]),
    ("markup", &[]),
    ("publish", &["data", "secrecy", "view", "wire", "markup"]),
    ("protocol", &["view", "wire"]),
    ("wire", &[]),
    (
        "engine",
        &[
            "data",
            "ingest",
            "plan",
            "resolve",
            "classify",
            "cube",
            "indicators",
            "secrecy",
            "view",
            "publish",
            "protocol",
        ],
    ),
    (
        "cli",
        &[
            "engine",
            "protocol",
            "ingest",
            "indicators",
            "view",
            "publish",
            "cube::Block",
            "cube::Cube",
            "cube::DataSet",
            "data::codes::LIST_IDS",
        ],
    ),
    ("js", &["engine", "protocol", "ingest", "indicators", "view", "publish"]),
    ("worker", &["engine", "protocol", "ingest::Source"]),
    ("ui", &["data", "view", "protocol", "markup"]),
    ("lib", &[]),
];

const EVERYONE: [&str; 3] = ["error", "messages", "types"];
const BROWSER: [&str; 4] = ["web_sys", "js_sys", "wasm_bindgen", "leptos"];
const BROWSER_ROOMS: [&str; 4] = ["worker", "js", "ui", "bin"];

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// Code without comments, doc examples and the file's unit tests.
fn code(text: &str) -> String {
    let text = text.split("#[cfg(test)]").next().unwrap_or_default();
    let lines = text.lines().filter(|line| !line.trim_start().starts_with("//"));
    lines.collect::<Vec<_>>().join("\n")
}

/// Paths after `crate::`, brace lists opened up one level.
fn imports(code: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        if code[..at].ends_with("pub(") {
            continue;
        }
        let rest = &code[at + "crate::".len()..];
        if let Some(list) = rest.strip_prefix('{') {
            let list = list.split('}').next().unwrap_or_default();
            found.extend(list.split(',').map(|item| item.trim().to_string()).filter(|item| !item.is_empty()));
            continue;
        }
        let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_' && c != ':').unwrap_or(rest.len());
        let path = rest[..end].trim_end_matches(':').to_string();
        if let Some(list) = rest[end..].strip_prefix('{') {
            let list = list.split('}').next().unwrap_or_default();
            found.extend(
                list.split(',').map(|item| format!("{path}::{}", item.trim())).filter(|p| !p.ends_with("::")),
            );
        } else {
            found.push(path);
        }
    }
    found
}

fn room_of(path: &Path) -> String {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src");
    let inside = path.strip_prefix(&root).unwrap();
    let first = inside.components().next().unwrap().as_os_str().to_string_lossy().into_owned();
    first.trim_end_matches(".rs").to_string()
}

fn all() -> Vec<(PathBuf, String, String)> {
    let mut files = Vec::new();
    sources(&PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src"), &mut files);
    files.sort();
    let read = |path: PathBuf| {
        let text = std::fs::read_to_string(&path).unwrap();
        let room = room_of(&path);
        (path, room, code(&text))
    };
    files.into_iter().map(read).collect()
}

#[test]
fn no_room_imports_what_it_may_not() {
    let rules: BTreeMap<&str, &[&str]> = RULES.into_iter().collect();
    let mut checked = 0;
    for (path, room, code) in all() {
        if room == "bin" {
            continue;
        }
        let allowed =
            rules.get(room.as_str()).unwrap_or_else(|| panic!("{room} has no rule: {}", path.display()));
        for import in imports(&code) {
            let first = import.split("::").next().unwrap_or_default();
            let same = first == room || EVERYONE.contains(&first);
            let listed =
                allowed.iter().any(|rule| import == *rule || import.starts_with(&format!("{rule}::")));
            assert!(same || listed, "{}: `{room}` may not use `{import}`", path.display());
            checked += 1;
        }
    }
    assert!(checked > 150, "only {checked} imports were seen: the search is broken");
}

#[test]
fn the_browser_is_known_in_the_skins_alone() {
    for (path, room, code) in all() {
        for word in BROWSER {
            let known = BROWSER_ROOMS.contains(&room.as_str());
            assert!(known || !code.contains(&format!("{word}::")), "{}: {word}", path.display());
        }
    }
}

#[test]
fn a_forbidden_import_would_be_found() {
    let code = code(
        "use crate::cube::DataSet; // x\nuse crate::{engine::Engine, error};\nfn f() { crate::ui::g() }",
    );
    assert_eq!(imports(&code), ["cube::DataSet", "engine::Engine", "error", "ui::g"]);
    assert_eq!(imports("use crate::view::{Indicator, PageView};"), ["view::Indicator", "view::PageView"]);
}
