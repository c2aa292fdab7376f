//! Markup as text, for the large parts of the page that only show something.
//!
//! A table of 85 rows as components costs a type for every shape of element, and those types were a
//! third of the program. As text it is a plain function from a view model to a string, tested without
//! a browser. Everything that is not written in this program's source goes through [`Markup::text`] or
//! [`Markup::attr`], which escape: texts from files are hostile.

pub mod key;

/// Markup under construction.
#[derive(Default)]
pub struct Markup(String);

impl Markup {
    /// Markup of this program's own; by its type it cannot hold a text of the visitor's.
    pub fn raw(&mut self, markup: &'static str) -> &mut Markup {
        self.0.push_str(markup);
        self
    }

    /// A text between tags.
    pub fn text(&mut self, text: &str) -> &mut Markup {
        for letter in text.chars() {
            match letter {
                '&' => self.0.push_str("&amp;"),
                '<' => self.0.push_str("&lt;"),
                '>' => self.0.push_str("&gt;"),
                '"' => self.0.push_str("&quot;"),
                '\t' | '\n' => self.0.push(letter),
                // What XML cannot hold: files have this markup too.
                '\u{0}'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{fffe}' | '\u{ffff}' => self.0.push('\u{fffd}'),
                letter => self.0.push(letter),
            }
        }
        self
    }

    /// An attribute, with the blank before it.
    pub fn attr(&mut self, name: &'static str, value: &str) -> &mut Markup {
        self.raw(" ").raw(name).raw("=\"").text(value).raw("\"")
    }

    /// Markup that was written in the same way.
    pub fn part(&mut self, markup: String) -> &mut Markup {
        self.0.push_str(&markup);
        self
    }

    /// A whole number as an attribute.
    pub fn number(&mut self, name: &'static str, value: i64) -> &mut Markup {
        self.attr(name, &value.to_string())
    }

    /// An option of a list.
    pub fn option(&mut self, value: &str, label: &str, selected: bool) -> &mut Markup {
        self.raw("<option").attr("value", value).raw(if selected { " selected>" } else { ">" });
        self.text(label).raw("</option>")
    }

    /// What was written.
    pub fn done(&mut self) -> String {
        std::mem::take(&mut self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hostile_text_stays_a_text() {
        let mut markup = Markup::default();
        markup
            .raw("<p")
            .attr("title", "\"><script>")
            .raw(">")
            .text("<img src=x onerror='a&b'>\u{0}")
            .raw("</p>");
        assert_eq!(
            markup.done(),
            "<p title=\"&quot;&gt;&lt;script&gt;\">&lt;img src=x onerror='a&amp;b'&gt;\u{fffd}</p>"
        );
    }
}
