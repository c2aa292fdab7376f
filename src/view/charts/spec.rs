use std::collections::BTreeMap;
use std::fmt;

use super::ChartKind;

/// Which chart is shown, and how: what stands in the address behind `chart=`.
///
/// Written as the kind's id and words of a name and a value: `ranking;top=20`. Which names and values a kind has,
/// its controls say ([`super::ChartView::controls`]): they take what they offer and leave out the rest, because addresses come
/// from anywhere.
///
/// ```
/// use teknoharita::view::ChartSpec;
/// let spec = ChartSpec::parse("ranking;top=50;<b>=1");
/// assert_eq!((spec.kind.id(), spec.get("top")), ("ranking", "50"));
/// assert_eq!(ChartSpec::parse("no-such-thing").to_string(), "tiers");
/// ```
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct ChartSpec {
    /// The kind.
    pub kind: ChartKind,
    words: BTreeMap<String, String>,
}

/// Words that a chart can have.
const MOST_WORDS: usize = 12;
/// Letters of a word.
const MOST_LETTERS: usize = 60;

impl ChartSpec {
    /// A kind as by default.
    pub fn of(kind: ChartKind) -> ChartSpec {
        ChartSpec { kind, words: BTreeMap::new() }
    }

    /// Reads what an address says.
    pub fn parse(text: &str) -> ChartSpec {
        let mut spec = ChartSpec::default();
        for word in text.split(';') {
            match word.split_once('=') {
                None => spec.kind = ChartKind::from_id(word).unwrap_or(spec.kind),
                Some((name, value)) => spec.set(name, value),
            }
        }
        spec
    }

    /// Chooses something; an empty value is the default. Another kind has words of its own.
    pub fn set(&mut self, name: &str, value: &str) {
        if name == "id" {
            if let Some(kind) = ChartKind::from_id(value).filter(|kind| *kind != self.kind) {
                *self = ChartSpec::of(kind);
            }
            return;
        }
        let is_plain = |text: &str| {
            let plain = |letter: u8| letter.is_ascii_alphanumeric() || b"-_.".contains(&letter);
            text.len() <= MOST_LETTERS && text.bytes().all(plain)
        };
        if value.is_empty() {
            self.words.remove(name);
        } else if is_plain(name) && is_plain(value) && self.words.len() < MOST_WORDS {
            self.words.insert(name.to_string(), value.to_string());
        }
    }

    /// What is chosen under a name; empty where nothing is.
    pub fn get(&self, name: &str) -> &str {
        self.words.get(name).map_or("", String::as_str)
    }
}

impl fmt::Display for ChartSpec {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.kind.id())?;
        self.words.iter().try_for_each(|(name, value)| write!(out, ";{name}={value}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_plain_is_left_out_and_another_kind_begins_anew() {
        let mut spec = ChartSpec::parse("slope;base=2019;x=<b>;y;=;top=10");
        assert_eq!(spec.to_string(), "slope;base=2019;top=10");
        spec.set("top", "");
        assert_eq!(spec.to_string(), "slope;base=2019");
        spec.set("id", "slope");
        assert_eq!(spec.to_string(), "slope;base=2019", "the same kind keeps its words");
        spec.set("id", "ranking");
        assert_eq!(spec.to_string(), "ranking");
        (0..99).for_each(|at| spec.set(&format!("w{at}"), "1"));
        assert!(spec.to_string().len() < 100);
        assert_eq!(ChartSpec::parse(&spec.to_string()), spec);
    }
}
