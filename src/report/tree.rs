//! A record before it is understood: the tree of texts, lists and objects that came in.
//!
//! JSON text (by `json.rs`) and JavaScript objects (by serde-wasm-bindgen) both end up here, so that one reader can look
//! at all of it and report every fault, where a derived `Deserialize` stops at the first. Depth and size are bounded
//! while it is built: a cyclic object cannot hang a page.

use std::{
    cell::{Cell, RefCell},
    fmt,
};

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use super::{
    json,
    limits::{MAX_BYTES, MAX_DEPTH},
    part::Notes,
};
use crate::{Found, Position, Problem};

/// What a value counts besides its text, so that a million empty ones do not fill the memory.
const VALUE: usize = 8;

/// A value of a record, and where it is in the text if it came from one.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Node {
    pub(super) position: Option<Position>,
    pub(super) value: Value,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value {
    Null,
    Boolean,
    /// No field of a record is a number: its digits are kept for the message.
    Number(String),
    Text(String),
    List(Vec<Node>),
    /// Fields in order, repeated ones included: names, which are texts, and values.
    Object(Vec<(Node, Node)>),
    /// What is no JSON. That is noted already.
    Broken,
}

impl Value {
    /// What it is, for a message; `None` where another message says it.
    pub(super) fn found(&self) -> Option<Found> {
        Some(match self {
            Self::Null => Found::Nothing,
            Self::Boolean => Found::Boolean,
            Self::Number(number) => Found::Number(number.clone()),
            Self::Text(text) => Found::Text(text.clone()),
            Self::List(_) => Found::List,
            Self::Object(_) => Found::Object,
            Self::Broken => return None,
        })
    }
}

impl Node {
    /// A value that is in no text.
    fn new(value: Value) -> Self {
        Self { position: None, value }
    }

    /// The text; empty for what is none. Names always are texts.
    pub(super) fn text(&self) -> &str {
        match &self.value {
            Value::Text(text) => text,
            _ => "",
        }
    }

    /// Reads JSON text as well as it can be read. What is wrong is noted; `None` where nothing can be read.
    pub(super) fn from_json(text: &str, notes: &Notes) -> Option<Self> {
        if text.len() > MAX_BYTES {
            let problem = Problem::TooManyBytes { found: Some(text.len()), most: MAX_BYTES };
            notes.add(&notes.end(), problem);
            return None;
        }
        json::parse(text, notes)
    }

    /// The same of bytes, which should be UTF-8. Other encodings are named, and read where they are known.
    pub(super) fn from_bytes(bytes: &[u8], notes: &Notes) -> Option<Self> {
        // No encoding takes more than two bytes for what UTF-8 has in one.
        if bytes.len() > 2 * MAX_BYTES {
            let problem = Problem::TooManyBytes { found: Some(bytes.len()), most: MAX_BYTES };
            notes.add(&notes.end(), problem);
            return None;
        }
        let text = super::encoding::decode(bytes, notes)?;
        Self::from_json(&text, notes)
    }

    /// Reads what another deserializer reads. `None` where it cannot be read, which is noted.
    pub(super) fn from_deserializer<'de, D: Deserializer<'de>>(
        from: D,
        notes: &Notes,
    ) -> Option<Self> {
        let limits = Limits::default();
        let tree = Seed { depth: 0, limits: &limits }.deserialize(from);
        let exceeded = limits.exceeded.into_inner();
        tree.map_err(|error| {
            let unreadable = || Problem::Unreadable { reason: error.to_string() };
            notes.add(&notes.end(), exceeded.unwrap_or_else(unreadable));
        })
        .ok()
    }
}

/// What a record may still take up.
struct Limits {
    /// Bytes.
    left: Cell<usize>,
    /// Which limit was exceeded. Kept apart from the deserializer's error, which each deserializer words its own way.
    exceeded: RefCell<Option<Problem>>,
}

impl Default for Limits {
    fn default() -> Self {
        Self { left: Cell::new(MAX_BYTES), exceeded: RefCell::new(None) }
    }
}

impl Limits {
    fn exceed<E: Error>(&self, problem: Problem) -> E {
        *self.exceeded.borrow_mut() = Some(problem);
        E::custom("a limit is exceeded")
    }

    fn take<E: Error>(&self, bytes: usize) -> Result<(), E> {
        let left = self.left.get().checked_sub(bytes);
        self.left.set(left.ok_or_else(|| self.too_large())?);
        Ok(())
    }

    /// Refuses what says that it holds more than there is room for, before any of it is read.
    fn check_length<E: Error>(&self, values: Option<usize>) -> Result<(), E> {
        match values {
            Some(count) if count > self.left.get() / VALUE => Err(self.too_large()),
            _ => Ok(()),
        }
    }

    fn too_large<E: Error>(&self) -> E {
        self.exceed(Problem::TooManyBytes { found: None, most: MAX_BYTES })
    }
}

/// Builds a [`Node`] within the limits.
struct Seed<'a> {
    depth: usize,
    limits: &'a Limits,
}

impl Seed<'_> {
    fn inner<E: Error>(&self) -> Result<Self, E> {
        if self.depth == MAX_DEPTH {
            return Err(self.limits.exceed(Problem::TooDeep { most: MAX_DEPTH }));
        }
        self.limits.take(VALUE)?;
        Ok(Self { depth: self.depth + 1, limits: self.limits })
    }
}

impl<'de> DeserializeSeed<'de> for Seed<'_> {
    type Value = Node;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Node, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Seed<'_> {
    type Value = Node;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text, a list or an object")
    }

    fn visit_unit<E>(self) -> Result<Node, E> {
        Ok(Node::new(Value::Null))
    }

    fn visit_none<E>(self) -> Result<Node, E> {
        Ok(Node::new(Value::Null))
    }

    fn visit_bool<E>(self, _: bool) -> Result<Node, E> {
        Ok(Node::new(Value::Boolean))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Node, E> {
        Ok(Node::new(Value::Number(number.to_string())))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Node, E> {
        Ok(Node::new(Value::Number(number.to_string())))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Node, E> {
        Ok(Node::new(Value::Number(number.to_string())))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Node, E> {
        self.limits.take(text.len())?;
        Ok(Node::new(Value::Text(text.to_owned())))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Node, A::Error> {
        self.limits.check_length(seq.size_hint())?;
        let mut list = Vec::new();
        while let Some(node) = seq.next_element_seed(self.inner()?)? {
            list.push(node);
        }
        Ok(Node::new(Value::List(list)))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Node, A::Error> {
        self.limits.check_length(map.size_hint())?;
        let mut fields = Vec::new();
        while let Some(name) = map.next_key_seed(self.inner()?)? {
            if !matches!(name.value, Value::Text(_)) {
                return Err(Error::custom("a field whose name is not a text"));
            }
            fields.push((name, map.next_value_seed(self.inner()?)?));
        }
        Ok(Node::new(Value::Object(fields)))
    }
}
