//! A record before it is understood: the tree of texts, lists and objects that came in.
//!
//! JSON text (by serde_json) and JavaScript objects (by `src/web/object.rs`) both end up here, so that
//! one reader can look at all of it and report every fault, where a derived `Deserialize` stops at
//! the first. Depth and size are bounded while it is built: a cyclic object cannot hang a page.

use std::{
    cell::{Cell, RefCell},
    fmt,
};

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

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
            return Err(Faults::single(
                FaultKind::TooLarge,
                format!("{} bytes; at most {MAX_BYTES} are allowed", text.len()),
            ));
        }
        let mut json = serde_json::Deserializer::from_str(text);
        let limits = Limits::default();
        let tree = Seed { depth: 0, limits: &limits }.deserialize(&mut json);
        // serde_json adds the line and the column.
        tree.and_then(|tree| json.end().map(|()| tree))
            .map_err(|error| Faults::single(FaultKind::Syntax, error.to_string()))
    }

    pub(super) fn from_deserializer<'de, D: Deserializer<'de>>(from: D) -> Result<Self, Faults> {
        let limits = Limits::default();
        let tree = Seed { depth: 0, limits: &limits }.deserialize(from);
        limits.check(tree)
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

/// What a record may still take up.
struct Limits {
    /// Bytes.
    left: Cell<usize>,
    /// Which limit was exceeded. Kept apart from the deserializer's error, which each deserializer words its own way.
    exceeded: RefCell<Option<String>>,
}

impl Default for Limits {
    fn default() -> Self {
        Self { left: Cell::new(MAX_BYTES), exceeded: RefCell::new(None) }
    }
}

impl Limits {
    fn exceed<E: Error>(&self, message: String) -> E {
        let error = E::custom(&message);
        *self.exceeded.borrow_mut() = Some(message);
        error
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
        self.exceed(format!("larger than {MAX_BYTES} bytes"))
    }

    /// The tree, or the fault for which there is none.
    fn check<E: fmt::Display>(self, tree: Result<Node, E>) -> Result<Node, Faults> {
        tree.map_err(|error| {
            let exceeded = self.exceeded.into_inner();
            Faults::single(FaultKind::Syntax, exceeded.unwrap_or_else(|| error.to_string()))
        })
    }
}

/// Builds a [`Node`] within the limits.
struct Seed<'a> {
    depth: u8,
    limits: &'a Limits,
}

impl Seed<'_> {
    fn inner<E: Error>(&self) -> Result<Self, E> {
        if self.depth == MAX_DEPTH {
            return Err(self.limits.exceed(format!("nested more than {MAX_DEPTH} levels deep")));
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

    fn visit_str<E: Error>(self, text: &str) -> Result<Node, E> {
        self.limits.take(text.len())?;
        Ok(Node::Text(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Node, A::Error> {
        self.limits.check_length(seq.size_hint())?;
        let mut list = Vec::new();
        while let Some(node) = seq.next_element_seed(self.inner()?)? {
            list.push(node);
        }
        Ok(Node::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Node, A::Error> {
        self.limits.check_length(map.size_hint())?;
        let mut fields = Vec::new();
        while let Some(name) = map.next_key_seed(self.inner()?)? {
            let Node::Text(name) = name else {
                return Err(Error::custom("a field whose name is not a text"));
            };
            fields.push((name, map.next_value_seed(self.inner()?)?));
        }
        Ok(Node::Object(fields))
    }
}
