//! A small reader of markup for these tests: what is in a document as elements, not as letters.

/// A text that wants to be code, wherever in markup it stands.
pub const ATTACK: &str = "\"'><script>alert(1)</script><img src=x onerror=alert(2)>&amp;\u{0}]]>--";

/// An element that was opened, with its attributes.
#[derive(Debug)]
pub struct Element {
    pub name: String,
    pub attributes: Vec<(String, String)>,
}

impl Element {
    pub fn get(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value.as_str())
    }
}

/// What HTML never closes.
const VOID: [&str; 4] = ["meta", "link", "input", "img"];

/// Reads markup strictly: every attribute quoted, every element closed in its order, no bare `&` or `<`.
/// Content of `style` and `script` is skipped, as a browser would.
pub fn elements(markup: &str) -> Vec<Element> {
    let mut found = Vec::new();
    let mut open: Vec<String> = Vec::new();
    let mut rest = markup;
    while let Some((text, after)) = rest.split_once('<') {
        check_text(text);
        let end = end_of_tag(after);
        let tag = &after[..end];
        rest = &after[end + 1..];
        if tag.starts_with(['?', '!']) {
            continue;
        }
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop().as_deref(), Some(name), "closed out of order");
            continue;
        }
        let element = element(tag.trim_end_matches('/'));
        if !tag.ends_with('/') && !VOID.contains(&element.name.as_str()) {
            open.push(element.name.clone());
        }
        if ["style", "script"].contains(&element.name.as_str()) {
            let close = format!("</{}>", element.name);
            rest = &rest[rest.find(&close).expect("raw text has an end")..];
        }
        found.push(element);
    }
    check_text(rest);
    assert!(open.is_empty(), "never closed: {open:?}");
    found
}

fn end_of_tag(text: &str) -> usize {
    let mut quoted = false;
    let end = text.char_indices().find(|(_, letter)| {
        quoted ^= *letter == '"';
        *letter == '>' && !quoted
    });
    end.expect("a tag has an end").0
}

fn element(tag: &str) -> Element {
    let (name, mut rest) = tag.split_once([' ', '\n']).unwrap_or((tag, ""));
    let mut attributes = Vec::new();
    loop {
        rest = rest.trim_start();
        if rest.is_empty() {
            break;
        }
        let end = rest.find(['=', ' ', '\n']).unwrap_or(rest.len());
        let (key, after) = rest.split_at(end);
        match after.strip_prefix("=\"") {
            Some(after) => {
                let (value, after) = after.split_once('"').expect("a value is quoted");
                assert!(!value.contains('<'), "{value}");
                check_text(value);
                attributes.push((key.to_string(), value.to_string()));
                rest = after;
            }
            None => {
                assert!(!after.starts_with('='), "not quoted: {rest}");
                attributes.push((key.to_string(), String::new()));
                rest = after;
            }
        }
    }
    Element { name: name.to_string(), attributes }
}

fn check_text(text: &str) {
    assert!(!text.contains(['\u{0}', '\u{1b}']));
    for (at, _) in text.match_indices('&') {
        let known = ["&amp;", "&lt;", "&gt;", "&quot;", "&#39;"];
        assert!(known.iter().any(|entity| text[at..].starts_with(entity)), "bare ampersand in {text}");
    }
}

/// Fails where something could act: scripts beside those that are expected, handlers, styles in
/// attributes, addresses that run code.
pub fn assert_harmless(found: &[Element], scripts: usize) {
    let count = |name: &str| found.iter().filter(|element| element.name == name).count();
    assert_eq!(count("script"), scripts);
    for name in ["img", "iframe", "object", "embed", "foreignObject", "base", "form", "animate", "set"] {
        assert_eq!(count(name), 0, "{name}");
    }
    for element in found {
        for (key, value) in &element.attributes {
            assert!(!key.starts_with("on"), "{element:?}");
            assert!(key != "style", "{element:?}");
            let is_address = key.ends_with("href") || key == "src";
            assert!(!is_address || !value.contains(':'), "{element:?}");
        }
    }
}
