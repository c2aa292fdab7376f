//! Text on its way into markup.

/// A text as it may stand in HTML and XML, in content and in quoted attributes.
///
/// All text is hostile here: it may come from a file or from an address. What XML cannot hold at all
/// becomes the replacement character, or one such letter would make a whole picture unreadable.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\t' | '\n' => out.push(letter),
            '\u{0}'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
            _ => out.push(letter),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_gets_out_of_a_text_or_an_attribute() {
        assert_eq!(escape("\"><b a='1'>&amp;"), "&quot;&gt;&lt;b a=&#39;1&#39;&gt;&amp;amp;");
        assert_eq!(escape("Iğdır\u{0}\u{1b}\u{ffff}"), "Iğdır\u{fffd}\u{fffd}\u{fffd}");
    }
}
