//! A plain JavaScript object as a serde deserializer.
//!
//! Only what JSON has. serde-wasm-bindgen, which reads more, brings the printing of floats and a
//! reader of maps, iterators, big integers and byte arrays along: a tenth of the whole module, for
//! values that no record may hold.

use std::fmt;

use js_sys::{Array, JsString, Reflect};
use serde::{
    de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor},
    forward_to_deserialize_any,
};
use wasm_bindgen::prelude::*;

use crate::report::{MAX_BYTES, too_large};

#[wasm_bindgen]
extern "C" {
    /// The names of its own fields alone. A proxy may throw.
    #[wasm_bindgen(catch, js_namespace = Object)]
    fn keys(object: &JsValue) -> Result<Array, JsValue>;
}

/// A value to be read.
pub(super) struct Value(pub(super) JsValue);

/// Why it could not be.
#[derive(Debug)]
pub(super) struct Unreadable(String);

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Unreadable {}

impl Error for Unreadable {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self(message.to_string())
    }
}

impl<'de> Deserializer<'de> for Value {
    type Error = Unreadable;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        let Self(value) = self;
        if value.is_null() || value.is_undefined() {
            visitor.visit_unit()
        } else if let Some(text) = value.dyn_ref::<JsString>() {
            // Before it is copied: no text has fewer bytes than units of UTF-16.
            if text.length() as usize > MAX_BYTES {
                return Err(too_large());
            }
            visitor.visit_str(&String::from(text))
        } else if let Some(list) = value.dyn_ref::<Array>() {
            visitor.visit_seq(Elements { list, next: 0 })
        } else if value.is_object() {
            let names = keys(&value).map_err(|_| unreadable())?;
            visitor.visit_map(Fields { object: &value, names: &names, next: 0 })
        } else if let Some(number) = value.as_f64() {
            visitor.visit_f64(number)
        } else if let Some(flag) = value.as_bool() {
            visitor.visit_bool(flag)
        } else {
            Err(Error::custom("holds a value that JSON does not have"))
        }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 u8 u16 u32 u64 f32 f64 char str string bytes byte_buf option unit
        unit_struct newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

struct Elements<'a> {
    list: &'a Array,
    next: u32,
}

impl<'de> SeqAccess<'de> for Elements<'_> {
    type Error = Unreadable;

    fn next_element_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Unreadable> {
        if self.next >= self.list.length() {
            return Ok(None);
        }
        let element = self.list.get(self.next);
        self.next += 1;
        seed.deserialize(Value(element)).map(Some)
    }

    fn size_hint(&self) -> Option<usize> {
        Some((self.list.length() - self.next) as usize)
    }
}

struct Fields<'a> {
    object: &'a JsValue,
    names: &'a Array,
    next: u32,
}

impl<'de> MapAccess<'de> for Fields<'_> {
    type Error = Unreadable;

    fn next_key_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Unreadable> {
        if self.next >= self.names.length() {
            return Ok(None);
        }
        self.next += 1;
        seed.deserialize(Value(self.names.get(self.next - 1))).map(Some)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<S::Value, Unreadable> {
        // A getter of a hostile object may throw.
        let value = Reflect::get(self.object, &self.names.get(self.next - 1));
        seed.deserialize(Value(value.map_err(|_| unreadable())?))
    }

    fn size_hint(&self) -> Option<usize> {
        Some((self.names.length() - self.next) as usize)
    }
}

fn unreadable() -> Unreadable {
    Error::custom("an object does not let its fields be read")
}
