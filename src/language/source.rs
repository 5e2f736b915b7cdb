//! A language's file, read for its keys and the names in its messages.

/// The messages of a file, in its order.
pub(super) struct Source {
    messages: Vec<(&'static str, &'static str)>,
}

impl Source {
    /// A message begins at the margin and goes on indented; comments begin with `#`.
    pub fn read(text: &'static str) -> Source {
        let mut messages: Vec<(&str, &str)> = Vec::new();
        let mut open: Option<(&str, usize)> = None;
        let mut at = 0;
        for line in text.split_inclusive('\n') {
            let begins = line.starts_with(|c: char| c.is_ascii_alphabetic());
            if begins || line.starts_with('#') {
                if let Some((key, from)) = open.take() {
                    messages.push((key, text[from..at].trim()));
                }
                if begins && let Some((key, _)) = line.split_once('=') {
                    open = Some((key.trim(), at + key.len() + 1));
                }
            }
            at += line.len();
        }
        if let Some((key, from)) = open {
            messages.push((key, text[from..].trim()));
        }
        Source { messages }
    }

    pub fn keys(&self) -> impl Iterator<Item = &'static str> {
        self.messages.iter().map(|(key, _)| *key)
    }

    pub fn messages(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        self.messages.iter().copied()
    }

    fn body(&self, key: &str) -> &'static str {
        self.messages.iter().find(|(name, _)| *name == key).map_or("", |(_, body)| body)
    }

    /// The names a message is filled with, each once.
    pub fn variables(&self, key: &str) -> Vec<&'static str> {
        let mut names: Vec<&str> = named(self.body(key)).map(|(name, _)| name).collect();
        names.sort_unstable();
        names.dedup();
        names
    }

    /// Those of them that decide the form: `{ $n -> … }`.
    pub fn selected(&self, key: &str) -> Vec<&'static str> {
        named(self.body(key)).filter(|(_, rest)| rest.trim_start().starts_with("->")).map(|(name, _)| name).collect()
    }
}

/// Each `$name` of a message with what stands behind it.
fn named(body: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let split = |(at, _)| {
        let name = &body[at + 1..];
        name.split_at(name.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(name.len()))
    };
    // A price has the sign too.
    body.match_indices('$').map(split).filter(|(name, _)| name.starts_with(|c: char| c.is_ascii_alphabetic()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_and_names_are_found() {
        let source = Source::read(
            "# a\nb = One { $x }\nc =\n    { $n ->\n        [one] { $n } of { $x }\n       *[other] y\n    }\n## d = no\n",
        );
        assert_eq!(source.keys().collect::<Vec<_>>(), ["b", "c"]);
        assert_eq!(
            (source.variables("c"), source.selected("c"), source.selected("b")),
            (vec!["n", "x"], vec!["n"], vec![])
        );
        assert_eq!(source.body("b"), "One { $x }");
    }
}
