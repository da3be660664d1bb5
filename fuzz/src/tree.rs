//! A value as JavaScript hands it in: also what JSON text cannot hold.

use serde::de::value::{Error, MapDeserializer, SeqDeserializer};
use serde::de::{Deserializer, IntoDeserializer, Visitor};
use serde::forward_to_deserialize_any;
use serde_json::Value;

use crate::Bytes;

/// A value.
#[derive(Clone, Debug, PartialEq)]
pub enum Tree {
    /// `undefined`.
    Unit,
    /// `null`.
    Null,
    /// A boolean.
    Bool(bool),
    /// A number without a fraction.
    Whole(i64),
    /// Any other, `NaN` too.
    Float(f64),
    /// A string.
    Text(String),
    /// A typed array.
    Binary(Vec<u8>),
    /// An array.
    List(Vec<Tree>),
    /// An object or a `Map`, whose keys may be anything.
    Map(Vec<(Tree, Tree)>),
}

impl Tree {
    /// JSON text as a tree.
    pub fn parse(json: &str) -> Self {
        Self::from(serde_json::from_str::<Value>(json).expect("the seed is JSON"))
    }

    /// Whatever the bytes say, `depth` levels deep at most.
    pub fn any(bytes: &mut Bytes<'_>, depth: u8) -> Self {
        match bytes.byte() % if depth == 0 { 7 } else { 10 } {
            0 => Self::Unit,
            1 => Self::Null,
            2 => Self::Bool(bytes.byte() % 2 == 0),
            3 => Self::Whole(i64::from(bytes.byte()) - 128),
            4 => Self::Float(bytes.float()),
            5 => Self::Text(bytes.text()),
            6 => Self::Binary(bytes.text().into_bytes()),
            7 => Self::List((0..bytes.byte() % 8).map(|_| Self::any(bytes, depth - 1)).collect()),
            8 => {
                let pair =
                    |bytes: &mut Bytes<'_>| (Self::Text(bytes.text()), Self::any(bytes, depth - 1));
                Self::Map((0..bytes.byte() % 8).map(|_| pair(bytes)).collect())
            }
            // Deep rather than wide.
            _ => (0..bytes.byte() % 40).fold(Self::Null, |inner, _| Self::List(vec![inner])),
        }
    }

    /// How many values there are in it, itself included.
    pub fn count(&self) -> usize {
        1 + match self {
            Self::List(list) => list.iter().map(Self::count).sum(),
            Self::Map(fields) => fields.iter().map(|(_, value)| value.count()).sum(),
            _ => 0,
        }
    }

    /// The value at a place in their order.
    pub fn at(&mut self, place: usize) -> Option<&mut Self> {
        if place == 0 {
            return Some(self);
        }
        let mut left = place - 1;
        let inner: Vec<&mut Self> = match self {
            Self::List(list) => list.iter_mut().collect(),
            Self::Map(fields) => fields.iter_mut().map(|(_, value)| value).collect(),
            _ => Vec::new(),
        };
        for value in inner {
            let count = value.count();
            if left < count {
                return value.at(left);
            }
            left -= count;
        }
        None
    }
}

impl From<Value> for Tree {
    fn from(value: Value) -> Self {
        match value {
            Value::Null => Self::Null,
            Value::Bool(bool) => Self::Bool(bool),
            Value::Number(number) => Self::Float(number.as_f64().unwrap_or(f64::NAN)),
            Value::String(text) => Self::Text(text),
            Value::Array(list) => Self::List(list.into_iter().map(Self::from).collect()),
            Value::Object(fields) => Self::Map(
                fields.into_iter().map(|(key, value)| (Self::Text(key), value.into())).collect(),
            ),
        }
    }
}

impl<'de> IntoDeserializer<'de, Error> for Tree {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

impl<'de> Deserializer<'de> for Tree {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self {
            Self::Unit => visitor.visit_unit(),
            Self::Null => visitor.visit_none(),
            Self::Bool(bool) => visitor.visit_bool(bool),
            Self::Whole(number) => visitor.visit_i64(number),
            Self::Float(number) => visitor.visit_f64(number),
            Self::Text(text) => visitor.visit_string(text),
            Self::Binary(bytes) => visitor.visit_byte_buf(bytes),
            Self::List(list) => visitor.visit_seq(SeqDeserializer::new(list.into_iter())),
            Self::Map(fields) => visitor.visit_map(MapDeserializer::new(fields.into_iter())),
        }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 u8 u16 u32 u64 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}
