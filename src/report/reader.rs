//! Walks the tree that came in: types, texts, words, decimals, ids. Knows where it stands and notes what
//! is wrong there; what a record looks like is in `read.rs`.

use super::{Date, MAX_INDICATORS, Text, node::Node};
use crate::{
    Decimal, Fault, FaultKind,
    decimal::{MAX_DIGITS, MAX_SCALE},
    joined::joined,
};

const MAX_FAULTS: usize = 1_000;

/// Walks a record; keeps the path to where it stands and what it found wrong.
#[derive(Default)]
pub(super) struct Reader {
    path: String,
    pub(super) faults: Vec<Fault>,
}

/// The fields of an object, each known and there once.
pub(super) struct Fields<'n>(pub(super) Vec<(&'n str, &'n Node)>);

impl<'n> Fields<'n> {
    pub(super) fn get(&self, name: &str) -> Option<&'n Node> {
        self.0.iter().find(|(known, _)| *known == name).map(|(_, node)| *node)
    }
}

impl Reader {
    pub(super) fn fault(&mut self, kind: FaultKind, message: impl Into<String>) {
        self.note(kind, message.into());
    }

    #[inline(never)]
    fn note(&mut self, kind: FaultKind, message: String) {
        if self.faults.len() < MAX_FAULTS {
            self.faults.push(Fault { path: self.path.clone(), kind, message });
        }
    }

    /// Runs `read` with `step` added to the path.
    pub(super) fn at<T>(&mut self, step: &str, read: impl FnOnce(&mut Self) -> T) -> T {
        let length = self.enter(step);
        let value = read(self);
        self.leave(length);
        value
    }

    // Not inlined, as they stand in every reader of a field.
    #[inline(never)]
    fn enter(&mut self, step: &str) -> usize {
        let length = self.path.len();
        if length > 0 && !step.starts_with('[') {
            self.path.push('.');
        }
        self.path.push_str(step);
        length
    }

    #[inline(never)]
    fn leave(&mut self, length: usize) {
        self.path.truncate(length);
    }

    /// A field that must be there, with its step added to the path; the path is as before without it.
    #[inline(never)]
    fn required<'n>(&mut self, fields: &Fields<'n>, name: &str) -> Option<&'n Node> {
        let length = self.enter(name);
        let found = fields.get(name).filter(|node| !matches!(node, Node::Null));
        if found.is_none() {
            self.fault(FaultKind::Missing, "must be there");
            self.leave(length);
        }
        found
    }

    pub(super) fn object<'n>(
        &mut self,
        node: &'n Node,
        known: &[&'static str],
    ) -> Option<Fields<'n>> {
        let Node::Object(given) = node else {
            self.wrong_type(node, "an object");
            return None;
        };
        let mut fields = Vec::with_capacity(given.len());
        for (name, value) in given {
            if !known.contains(&name.as_str()) {
                let message =
                    format!("no record has this field; allowed are {}", joined(known, ", "));
                self.at(&excerpt(name), |r| {
                    r.fault(FaultKind::UnknownField, message);
                });
            } else if fields.iter().any(|(seen, _)| seen == name) {
                self.at(name, |r| {
                    r.fault(FaultKind::DuplicateField, "stands twice; keep one");
                });
            } else {
                fields.push((name.as_str(), value));
            }
        }
        Some(Fields(fields))
    }

    /// Reads a field that must be there.
    pub(super) fn field<T>(
        &mut self,
        fields: &Fields<'_>,
        name: &str,
        read: impl FnOnce(&mut Self, &Node) -> Option<T>,
    ) -> Option<T> {
        let length = self.path.len();
        let node = self.required(fields, name)?;
        let value = read(self, node);
        self.leave(length);
        value
    }

    /// Reads a field that may be absent: `Some(None)` then, `None` when it is there and wrong.
    #[allow(clippy::option_option)]
    pub(super) fn optional<T>(
        &mut self,
        fields: &Fields<'_>,
        name: &str,
        read: impl FnOnce(&mut Self, &Node) -> Option<T>,
    ) -> Option<Option<T>> {
        match fields.get(name) {
            None | Some(Node::Null) => Some(None),
            Some(node) => self.at(name, |r| read(r, node)).map(Some),
        }
    }

    pub(super) fn list<T>(
        &mut self,
        node: &Node,
        most: usize,
        mut read: impl FnMut(&mut Self, &Node) -> Option<T>,
    ) -> Option<Vec<T>> {
        let Node::List(nodes) = node else {
            self.wrong_type(node, "a list");
            return None;
        };
        if nodes.len() > most {
            let message = format!("{} entries; at most {most} are allowed", nodes.len());
            self.fault(FaultKind::TooLarge, message);
            return None;
        }
        let mut values = Vec::with_capacity(nodes.len());
        for (index, node) in nodes.iter().enumerate() {
            values.extend(self.at(&format!("[{index}]"), |r| read(r, node)));
        }
        (values.len() == nodes.len()).then_some(values)
    }

    pub(super) fn wrong_type(&mut self, node: &Node, due: &str) {
        self.fault(FaultKind::WrongType, format!("must be {due}, not {}", node.kind()));
    }

    pub(super) fn raw<'n>(&mut self, node: &'n Node) -> Option<&'n str> {
        let Node::Text(text) = node else {
            self.wrong_type(node, "a text in quotes");
            return None;
        };
        Some(text)
    }

    /// A text that a person reads, of at most `most` characters.
    pub(super) fn words(&mut self, node: &Node, most: usize) -> Option<String> {
        let text = self.raw(node)?;
        let length = text.chars().count();
        if length > most {
            let message = format!("{length} characters; at most {most} are allowed");
            self.fault(FaultKind::TooLarge, message);
            None
        } else if text.trim().is_empty() {
            self.fault(FaultKind::Missing, "must not be empty");
            None
        } else if let Some(bad) = text.chars().find(|c| is_control(*c)) {
            let message = format!("holds the control character U+{:04X}; remove it", bad as u32);
            self.fault(FaultKind::OutOfRange, message);
            None
        } else {
            Some(text.to_owned())
        }
    }

    pub(super) fn text(&mut self, node: &Node, most: usize) -> Option<Text> {
        let fields = self.object(node, &["zh", "en"])?;
        let zh = self.field(&fields, "zh", |r, n| r.words(n, most));
        let en = self.field(&fields, "en", |r, n| r.words(n, most));
        Some(Text { zh: zh?, en: en? })
    }

    pub(super) fn id(&mut self, node: &Node) -> Option<String> {
        let text = self.raw(node)?;
        let allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "-.".contains(c);
        if text.is_empty() || text.len() > 64 || !text.chars().all(allowed) {
            let message = format!(
                "an id has 1 to 64 lower-case letters, digits, hyphens and points, not “{}”",
                excerpt(text)
            );
            self.fault(FaultKind::OutOfRange, message);
            return None;
        }
        Some(text.to_owned())
    }

    pub(super) fn word<T: Copy>(&mut self, node: &Node, known: &[(&'static str, T)]) -> Option<T> {
        let text = self.raw(node)?;
        let found = known.iter().find(|(word, _)| *word == text).map(|(_, value)| *value);
        if found.is_none() {
            let allowed: Vec<_> = known.iter().map(|(word, _)| *word).collect();
            let message = format!("“{}” is not one of {}", excerpt(text), joined(&allowed, ", "));
            self.fault(FaultKind::UnknownWord, message);
        }
        found
    }

    pub(super) fn date(&mut self, node: &Node) -> Option<Date> {
        let text = self.raw(node)?;
        let date = Date::parse(text);
        if date.is_none() {
            let message = format!(
                "must be a day from 1900 to 2199 written as 2023-06-30, not “{}”",
                excerpt(text)
            );
            self.fault(FaultKind::BadDate, message);
        }
        date
    }

    pub(super) fn decimal(&mut self, node: &Node) -> Option<Decimal> {
        let text = match node {
            Node::Scalar("a number") => {
                self.fault(
                    FaultKind::WrongType,
                    "put the figure in quotes, so that its digits stay as printed",
                );
                return None;
            }
            _ => self.raw(node)?,
        };
        let decimal = Decimal::parse(text);
        if decimal.is_none() {
            let message = format!(
                "“{}” is not a decimal: digits, one point at most, a minus sign if below zero; at \
                 most {MAX_DIGITS} digits, {MAX_SCALE} after the point",
                excerpt(text)
            );
            self.fault(FaultKind::NotDecimal, message);
        }
        decimal
    }

    /// Notes each id that stands twice in the lists named. Looks at the raw ids, so that a double one
    /// is told even when something else is wrong with its entry.
    pub(super) fn distinct(&mut self, fields: &Fields<'_>, lists: &[&str]) {
        let mut seen: Vec<&str> = Vec::new();
        for list in lists {
            let Some(Node::List(nodes)) = fields.get(list) else {
                continue;
            };
            for (index, node) in nodes.iter().take(MAX_INDICATORS).enumerate() {
                let Node::Object(fields) = node else { continue };
                let Some((_, Node::Text(id))) = fields.iter().find(|(name, _)| name == "id") else {
                    continue;
                };
                if let Err(at) = seen.binary_search(&id.as_str()) {
                    seen.insert(at, id);
                } else {
                    let message = format!("“{}” stands twice", excerpt(id));
                    self.at(&format!("{list}[{index}].id"), |r| {
                        r.fault(FaultKind::DuplicateId, message);
                    });
                }
            }
        }
    }
}

/// Control characters, and those that turn the direction of the text around them.
fn is_control(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// The beginning of a text, for a message.
pub(super) fn excerpt(text: &str) -> String {
    let mut chars = text.chars().map(|c| if is_control(c) { '\u{FFFD}' } else { c });
    let mut short: String = chars.by_ref().take(40).collect();
    if chars.next().is_some() {
        short.push('…');
    }
    short
}
