//! The `_headers` file that static hosts read: a path without indentation, its headers indented below.

/// The blocks of the file, in their order.
pub struct Rules(Vec<Block>);

struct Block {
    pattern: String,
    headers: Vec<(String, String)>,
}

impl Rules {
    /// Reads the file; a line that no host would understand is an error here.
    pub fn parse(text: &str) -> Result<Self, String> {
        let mut blocks: Vec<Block> = Vec::new();
        for (index, line) in text.lines().enumerate() {
            let content = line.trim();
            if content.is_empty() || content.starts_with('#') {
                continue;
            }
            let wrong = |what: &str| format!("_headers, line {}: {what}: {content}", index + 1);
            if !line.starts_with([' ', '\t']) {
                if !content.starts_with('/') {
                    return Err(wrong("a path begins with a slash"));
                }
                blocks.push(Block { pattern: content.to_string(), headers: Vec::new() });
                continue;
            }
            let block = blocks.last_mut().ok_or_else(|| wrong("a header before any path"))?;
            let (name, value) = content.split_once(':').ok_or_else(|| wrong("no colon"))?;
            block.headers.push((name.trim().to_string(), value.trim().to_string()));
        }
        Ok(Self(blocks))
    }

    /// The headers of all blocks that match the path.
    pub fn for_path(&self, path: &str) -> impl Iterator<Item = (&str, &str)> {
        self.0
            .iter()
            .filter(move |block| block.matches(path))
            .flat_map(|block| &block.headers)
            .map(|(name, value)| (name.as_str(), value.as_str()))
    }
}

impl Block {
    /// One `*` stands for any text, slashes included, as the hosts have it.
    fn matches(&self, path: &str) -> bool {
        match self.pattern.split_once('*') {
            None => self.pattern == path,
            Some((start, end)) => {
                path.len() >= start.len() + end.len() && path.starts_with(start) && path.ends_with(end)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Rules;

    fn names(rules: &Rules, path: &str) -> Vec<String> {
        rules.for_path(path).map(|(name, _)| name.to_string()).collect()
    }

    #[test]
    fn all_matching_blocks_count() {
        let rules = Rules::parse("# c\n/*\n  A: 1\n\n/\n  B: 2: 3\n/embed/*\n\tC: 4\n").unwrap();
        assert_eq!(names(&rules, "/"), ["A", "B"]);
        assert_eq!(names(&rules, "/embed/index.html"), ["A", "C"]);
        assert_eq!(rules.for_path("/").last(), Some(("B", "2: 3")));
    }

    #[test]
    fn nonsense_is_refused() {
        assert!(Rules::parse("  A: 1").is_err());
        assert!(Rules::parse("page\n").is_err());
        assert!(Rules::parse("/\n  nothing").is_err());
    }

    #[test]
    fn the_page_is_framed_nowhere_and_the_embed_everywhere() {
        let rules = Rules::parse(include_str!("../../../public/_headers")).unwrap();
        let policies = |path| -> Vec<String> {
            rules
                .for_path(path)
                .filter(|(name, _)| *name == "Content-Security-Policy")
                .map(|(_, value)| value.to_string())
                .collect()
        };
        for page in ["/", "/index.html"] {
            let policies = policies(page);
            assert_eq!(policies.len(), 1);
            // The meta policy of index.html is the same one; frame-ancestors has no meta form.
            let meta = policies[0].strip_suffix("; frame-ancestors 'none'").unwrap();
            assert!(include_str!("../../../index.html").contains(&format!("content=\"{meta}\"")));
        }
        let bench = policies("/bench/");
        assert_eq!(bench.len(), 1);
        let meta = bench[0].strip_suffix("; frame-ancestors 'none'").unwrap();
        assert!(include_str!("../../../public/bench/index.html").contains(&format!("content=\"{meta}\"")));
        let embed = policies("/embed/");
        assert_eq!(embed.len(), 1);
        assert!(embed[0].ends_with("frame-ancestors *"));
    }
}
