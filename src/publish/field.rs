//! Controls with their labels. What they choose says so in `data-figure`.

use super::escape::escape;
use crate::view::{Choice, Control};

/// Begins a field with its label; the control and the end are the caller's.
pub fn begin(section: &str, name: &str, label: &str) -> String {
    let (name, label) = (escape(name), escape(label));
    format!(
        "<div class=\"figure-field\"><label class=\"field-label\" for=\"{section}-{name}\">{label}</label>"
    )
}

/// The attributes by which a control is known.
pub fn names(section: &str, name: &str) -> String {
    let name = escape(name);
    format!(" id=\"{section}-{name}\" data-figure=\"{name}\" data-testid=\"{section}-{name}\"")
}

/// A list of options, which are markup of this program's own.
pub fn select(section: &str, name: &str, options: &str) -> String {
    format!("<select{}>{options}</select>", names(section, name))
}

/// The same with its label.
pub fn list(section: &str, name: &str, label: &str, options: &str) -> String {
    format!("{}{}</div>", begin(section, name, label), select(section, name, options))
}

/// The list of a control.
pub fn control(section: &str, control: &Control) -> String {
    list(section, &control.name, &control.label, &options(&control.choices))
}

/// The options of choices; those of one group stand together.
pub fn options(choices: &[Choice]) -> String {
    let chunks = choices.chunk_by(|a, b| a.group == b.group);
    chunks
        .map(|choices| match choices.first().and_then(|choice| choice.group.as_deref()) {
            Some(label) => group(label, choices),
            None => choices.iter().map(option).collect(),
        })
        .collect()
}

/// Options in groups, each with its label.
pub fn groups(groups: &[(String, Vec<Choice>)]) -> String {
    groups.iter().map(|(label, choices)| group(label, choices)).collect()
}

fn group(label: &str, choices: &[Choice]) -> String {
    let options: String = choices.iter().map(option).collect();
    format!("<optgroup label=\"{}\">{options}</optgroup>", escape(label))
}

fn option(choice: &Choice) -> String {
    let chosen = if choice.selected { " selected" } else { "" };
    let (id, label) = (escape(&choice.id), escape(&choice.label));
    // Why it cannot be chosen stands beside it: a list has no other place for it.
    match &choice.disabled {
        None => format!("<option value=\"{id}\"{chosen}>{label}</option>"),
        Some(why) => {
            format!("<option value=\"{id}\"{chosen} disabled>{label} ({})</option>", escape(why))
        }
    }
}
