//! A record before it is understood: the tree of texts, lists and objects that came in.
//!
//! JSON text (by serde_json) and JavaScript objects (by `src/web/object.rs`) both end up here, so that
//! one reader can look at all of it and report every fault, where a derived `Deserialize` stops at
//! the first. Depth and size are bounded while it is built: a cyclic object cannot hang a page.

use std::{cell::Cell, fmt};

use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};

use crate::{FaultKind, Faults};

/// Largest record: bytes of JSON text, or of all texts and field names of an object with eight more for each
/// value.
pub const MAX_BYTES: usize = 1 << 20;
/// What a value counts besides its text, so that a million empty ones do not fill the memory.
const VALUE: usize = 8;
const MAX_DEPTH: u8 = 12;

/// A value of a record.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Node {
    Null,
    /// A boolean or a number: no field of a record is one, so which is all that is kept.
    Scalar(&'static str),
    Text(String),
    List(Vec<Node>),
    /// Fields in order, repeated ones included.
    Object(Vec<(String, Node)>),
}

impl Node {
    #[cfg(not(target_arch = "wasm32"))]
    pub(super) fn from_json(text: &str) -> Result<Self, Faults> {
        if text.len() > MAX_BYTES {
            return Err(Faults::one(
                FaultKind::TooLarge,
                format!("{} bytes; at most {MAX_BYTES} are allowed", text.len()),
            ));
        }
        let left = Cell::new(MAX_BYTES);
        let mut json = serde_json::Deserializer::from_str(text);
        Seed::new(&left)
            .deserialize(&mut json)
            .and_then(|node| json.end().map(|()| node))
            .map_err(|error| Faults::one(FaultKind::Syntax, error.to_string()))
    }

    pub(super) fn from_deserializer<'de, D: Deserializer<'de>>(from: D) -> Result<Self, Faults> {
        let left = Cell::new(MAX_BYTES);
        Seed::new(&left)
            .deserialize(from)
            .map_err(|error| Faults::one(FaultKind::Syntax, error.to_string()))
    }

    /// What it is, for a message.
    pub(super) fn kind(&self) -> &'static str {
        match self {
            Self::Null => "nothing",
            Self::Scalar(kind) => kind,
            Self::Text(_) => "a text",
            Self::List(_) => "a list",
            Self::Object(_) => "an object",
        }
    }
}

/// Builds a [`Node`] within the limits. One seed reads one record.
struct Seed<'a> {
    depth: u8,
    left: &'a Cell<usize>,
}

impl<'a> Seed<'a> {
    /// `left`: the bytes that the record may still take; start with [`MAX_BYTES`].
    fn new(left: &'a Cell<usize>) -> Self {
        Self { depth: 0, left }
    }

    fn inner<E: serde::de::Error>(&self) -> Result<Self, E> {
        if self.depth == MAX_DEPTH {
            return Err(E::custom(format_args!("nested more than {MAX_DEPTH} levels deep")));
        }
        self.take(VALUE)?;
        Ok(Self { depth: self.depth + 1, left: self.left })
    }

    /// Refuses what says that it holds more than there is room for, before any of it is read.
    fn room<E: serde::de::Error>(&self, values: Option<usize>) -> Result<(), E> {
        if values.is_some_and(|count| count > self.left.get() / VALUE) {
            return Err(too_large());
        }
        Ok(())
    }

    fn take<E: serde::de::Error>(&self, bytes: usize) -> Result<(), E> {
        match self.left.get().checked_sub(bytes) {
            Some(left) => {
                self.left.set(left);
                Ok(())
            }
            None => Err(too_large()),
        }
    }
}

pub(crate) fn too_large<E: serde::de::Error>() -> E {
    E::custom(format_args!("larger than {MAX_BYTES} bytes"))
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
        Ok(Node::Null)
    }

    fn visit_none<E>(self) -> Result<Node, E> {
        Ok(Node::Null)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Node, E> {
        Ok(Node::Scalar("true or false"))
    }

    fn visit_i64<E>(self, _: i64) -> Result<Node, E> {
        Ok(Node::Scalar("a number"))
    }

    fn visit_u64<E>(self, _: u64) -> Result<Node, E> {
        Ok(Node::Scalar("a number"))
    }

    fn visit_f64<E>(self, _: f64) -> Result<Node, E> {
        Ok(Node::Scalar("a number"))
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Node, E> {
        self.take(text.len())?;
        Ok(Node::Text(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Node, A::Error> {
        self.room(seq.size_hint())?;
        let mut list = Vec::new();
        while let Some(node) = seq.next_element_seed(self.inner()?)? {
            list.push(node);
        }
        Ok(Node::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Node, A::Error> {
        self.room(map.size_hint())?;
        let mut fields = Vec::new();
        while let Some(name) = map.next_key_seed(self.inner()?)? {
            let Node::Text(name) = name else {
                return Err(serde::de::Error::custom("a field whose name is not a text"));
            };
            fields.push((name, map.next_value_seed(self.inner()?)?));
        }
        Ok(Node::Object(fields))
    }
}
