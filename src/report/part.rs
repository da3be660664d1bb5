//! Reads derived serde types from a tree, part by part: what is wrong with one part is noted with its path, and the
//! parts around it are read all the same, so that a record is refused with every fault at once.
//!
//! A derived type marks its parts as [`Part`]s, and lists with a limit as [`List`]s. The deserializer here knows the
//! fields of each type, so it also notes those that are missing, unknown or there twice.

use std::{
    cell::{Cell, RefCell},
    fmt,
    marker::PhantomData,
};

use serde::{
    Deserialize, Deserializer,
    de::{
        self, DeserializeSeed, Error as _, Expected, IntoDeserializer, MapAccess, SeqAccess,
        Unexpected, Visitor, value::StrDeserializer,
    },
    forward_to_deserialize_any,
};

use super::tree::Node;
use crate::{Fault, FaultKind, Faults};

/// Faults beyond these are not kept: nobody reads them.
const MAX_FAULTS: usize = 1_000;

/// A part of a record and where it is. A part that could not be read has no value; its fault is noted.
#[derive(Debug)]
pub(super) struct Part<T> {
    pub(super) place: Place,
    pub(super) value: Option<T>,
}

/// Where a part of a record is.
#[derive(Clone, Debug)]
pub(super) struct Place {
    /// `indicators[2].plan.total`; empty for the record as a whole.
    path: String,
    /// Parts count on as they are read.
    order: u32,
}

impl Place {
    /// The place of a field of this part, or of an entry: `[2]`.
    pub(super) fn step(&self, step: &str) -> Self {
        let point = if self.path.is_empty() || step.starts_with('[') { "" } else { "." };
        Self { path: format!("{}{point}{step}", self.path), order: self.order }
    }
}

/// A list of at most `MOST` entries.
#[derive(Debug)]
pub(super) struct List<T, const MOST: usize>(pub(super) Vec<T>);

impl<T, const MOST: usize> Default for List<T, MOST> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

/// An object with free keys, each with where it is, in order; each key once.
#[derive(Debug)]
pub(super) struct Map<T>(pub(super) Vec<(String, T)>);

/// Reads a `T` from `tree`, with the faults of its parts noted in `notes`.
pub(super) fn read<'de, T: Deserialize<'de>>(tree: &'de Node, notes: &'de Notes) -> Part<T> {
    let source = Source { node: Some(tree), path: &Path::Record, notes };
    let place = source.place();
    let value = T::deserialize(source).map_err(|refusal| notes.refuse(&place, refusal)).ok();
    Part { place, value }
}

/// The faults found so far.
#[derive(Debug, Default)]
pub(super) struct Notes {
    faults: RefCell<Vec<(u32, Fault)>>,
    warnings: RefCell<Vec<(u32, Fault)>>,
    parts: Cell<u32>,
}

impl Notes {
    /// Notes a fault at `place`.
    pub(super) fn add(&self, place: &Place, kind: FaultKind, message: impl Into<String>) {
        let fault = Fault { path: place.path.clone(), kind, message: message.into() };
        self.faults.borrow_mut().push((place.order, fault));
    }

    /// Notes a warning about what is at `place`.
    pub(super) fn warn(&self, place: &Place, kind: FaultKind, message: impl Into<String>) {
        let fault = Fault { path: place.path.clone(), kind, message: message.into() };
        self.warnings.borrow_mut().push((place.order, fault));
    }

    fn refuse(&self, place: &Place, refusal: Refusal) {
        self.add(place, refusal.kind, refusal.message);
    }

    /// The faults in the order of the record, if there are any.
    pub(super) fn check(self) -> Result<(), Faults> {
        Faults::check(self.lists().0)
    }

    /// Faults and warnings, each in the order of the record.
    pub(super) fn lists(self) -> (Vec<Fault>, Vec<Fault>) {
        let sorted = |list: RefCell<Vec<(u32, Fault)>>| {
            let mut list = list.into_inner();
            list.sort_by_key(|(order, _)| *order);
            list.truncate(MAX_FAULTS);
            list.into_iter().map(|(_, fault)| fault).collect()
        };
        (sorted(self.faults), sorted(self.warnings))
    }

    /// The record as a whole, after all parts read so far.
    pub(super) fn end(&self) -> Place {
        Place { path: String::new(), order: self.next() }
    }

    fn next(&self) -> u32 {
        self.parts.replace(self.parts.get() + 1)
    }
}

/// The steps from the record to a part.
#[derive(Clone, Copy)]
enum Path<'p> {
    Record,
    Field(&'p Path<'p>, &'p str),
    Item(&'p Path<'p>, usize),
}

impl fmt::Display for Path<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Record => Ok(()),
            Self::Field(Self::Record, name) => f.write_str(name),
            Self::Field(parent, name) => write!(f, "{parent}.{name}"),
            Self::Item(parent, index) => write!(f, "{parent}[{index}]"),
        }
    }
}

/// A node to be read; none where a field is missing.
#[derive(Clone, Copy)]
struct Source<'de, 'p> {
    node: Option<&'de Node>,
    path: &'p Path<'p>,
    notes: &'p Notes,
}

impl<'de> Source<'de, '_> {
    fn place(&self) -> Place {
        Place { path: self.path.to_string(), order: self.notes.next() }
    }

    fn mismatch(&self, due: &dyn Expected) -> Refusal {
        match self.node {
            None => Refusal::missing(),
            Some(node) => Refusal::invalid_type(Unexpected::Other(node.kind()), due),
        }
    }
}

/// Why a part is not what it must be.
#[derive(Debug)]
struct Refusal {
    kind: FaultKind,
    message: String,
}

impl Refusal {
    fn missing() -> Self {
        Self { kind: FaultKind::Missing, message: "must be there".to_owned() }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Refusal {}

impl de::Error for Refusal {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self { kind: FaultKind::WrongType, message: message.to_string() }
    }

    fn invalid_type(found: Unexpected<'_>, due: &dyn Expected) -> Self {
        let found = match found {
            Unexpected::Str(_) => "a text".to_owned(),
            Unexpected::Other(kind) => kind.to_owned(),
            found => found.to_string(),
        };
        Self::custom(format_args!("must be {due}, not {found}"))
    }

    fn invalid_length(length: usize, due: &dyn Expected) -> Self {
        Self {
            kind: FaultKind::TooLarge,
            message: format!("{length} entries; at most {due} are allowed"),
        }
    }

    fn unknown_variant(variant: &str, known: &'static [&'static str]) -> Self {
        Self {
            kind: FaultKind::UnknownWord,
            message: format!("“{}” is not one of {}", excerpt(variant), known.join(", ")),
        }
    }
}

impl<'de> Deserializer<'de> for Source<'de, '_> {
    type Error = Refusal;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refusal> {
        Err(self.mismatch(&visitor))
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refusal> {
        match self.node {
            Some(Node::Text(text)) => visitor.visit_borrowed_str(text),
            Some(Node::Scalar("a number")) => Err(Refusal::custom(
                "must be a text in quotes, not a number: put the figure in quotes, so that its digits stay as printed",
            )),
            _ => Err(self.mismatch(&"a text in quotes")),
        }
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refusal> {
        self.deserialize_str(visitor)
    }

    /// One of the words that a derived enum knows.
    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Refusal> {
        match self.node {
            Some(Node::Text(word)) => visitor.visit_enum(StrDeserializer::new(word)),
            _ => Err(self.mismatch(&"a text in quotes")),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refusal> {
        match self.node {
            None | Some(Node::Null) => visitor.visit_none(),
            Some(_) => visitor.visit_some(self),
        }
    }

    /// What may be a text or an object: the visitor is given the text, or reads the object itself.
    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Refusal> {
        match self.node {
            Some(Node::Text(text)) => visitor.visit_borrowed_str(text),
            Some(Node::Object(_)) => visitor.visit_newtype_struct(self),
            _ => Err(self.mismatch(&visitor)),
        }
    }

    /// A [`Part`]: its place, then its value.
    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: usize,
        visitor: V,
    ) -> Result<V::Value, Refusal> {
        visitor.visit_seq(PartAccess { source: self, place: self.place(), next: 0 })
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refusal> {
        match self.node {
            Some(Node::List(nodes)) => {
                visitor.visit_seq(Items { nodes, next: 0, path: self.path, notes: self.notes })
            }
            _ => Err(self.mismatch(&"a list")),
        }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        known: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Refusal> {
        let Some(Node::Object(fields)) = self.node else {
            return Err(self.mismatch(&"an object"));
        };
        for (index, (name, _)) in fields.iter().enumerate() {
            let known_name = known.contains(&name.as_str());
            let twice = fields[..index].iter().any(|(other, _)| other == name);
            let (kind, message) = match (known_name, twice) {
                (true, false) => continue,
                (true, true) => (FaultKind::DuplicateField, "stands twice; keep one".to_owned()),
                (false, _) => {
                    let allowed = known.join(", ");
                    let message = format!("no record has this field; allowed are {allowed}");
                    (FaultKind::UnknownField, message)
                }
            };
            let (name, notes) = (excerpt(name), self.notes);
            let source = Source { node: None, path: &Path::Field(self.path, &name), notes };
            notes.add(&source.place(), kind, message);
        }
        visitor.visit_map(Fields { fields, known, next: 0, path: self.path, notes: self.notes })
    }

    /// An object with free keys.
    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refusal> {
        let Some(Node::Object(fields)) = self.node else {
            return Err(self.mismatch(&"an object"));
        };
        for (index, (name, _)) in fields.iter().enumerate() {
            if fields[..index].iter().any(|(other, _)| other == name) {
                let (name, notes) = (excerpt(name), self.notes);
                let source = Source { node: None, path: &Path::Field(self.path, &name), notes };
                notes.add(&source.place(), FaultKind::DuplicateField, "stands twice; keep one");
            }
        }
        visitor.visit_map(FreeFields { fields, next: 0, path: self.path, notes: self.notes })
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 u8 u16 u32 u64 f32 f64 char bytes byte_buf unit unit_struct tuple
        identifier ignored_any
    }
}

/// The known fields of an object, those that it does not have included.
struct Fields<'de, 'p> {
    fields: &'de [(String, Node)],
    known: &'static [&'static str],
    next: usize,
    path: &'p Path<'p>,
    notes: &'p Notes,
}

impl<'de> MapAccess<'de> for Fields<'de, '_> {
    type Error = Refusal;

    fn next_key_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Refusal> {
        let Some(name) = self.known.get(self.next) else { return Ok(None) };
        seed.deserialize(StrDeserializer::new(name)).map(Some)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Refusal> {
        let name = self.known[self.next];
        self.next += 1;
        let found = self.fields.iter().find(|(field, _)| field == name).map(|(_, node)| node);
        let node = found.filter(|node| !matches!(node, Node::Null));
        seed.deserialize(Source { node, path: &Path::Field(self.path, name), notes: self.notes })
    }
}

/// All fields of an object, those that are there twice once.
struct FreeFields<'de, 'p> {
    fields: &'de [(String, Node)],
    next: usize,
    path: &'p Path<'p>,
    notes: &'p Notes,
}

impl<'de> MapAccess<'de> for FreeFields<'de, '_> {
    type Error = Refusal;

    fn next_key_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Refusal> {
        let twice = |at: usize| self.fields[..at].iter().any(|(name, _)| *name == self.fields[at].0);
        while self.next < self.fields.len() && twice(self.next) {
            self.next += 1;
        }
        let Some((name, _)) = self.fields.get(self.next) else { return Ok(None) };
        seed.deserialize(StrDeserializer::new(name)).map(Some)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Refusal> {
        let (name, node) = &self.fields[self.next];
        self.next += 1;
        let path = Path::Field(self.path, name);
        seed.deserialize(Source { node: Some(node), path: &path, notes: self.notes })
    }
}

/// The entries of a list.
struct Items<'de, 'p> {
    nodes: &'de [Node],
    next: usize,
    path: &'p Path<'p>,
    notes: &'p Notes,
}

impl<'de> SeqAccess<'de> for Items<'de, '_> {
    type Error = Refusal;

    fn next_element_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Refusal> {
        let Some(node) = self.nodes.get(self.next) else { return Ok(None) };
        let path = Path::Item(self.path, self.next);
        self.next += 1;
        seed.deserialize(Source { node: Some(node), path: &path, notes: self.notes }).map(Some)
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.nodes.len() - self.next)
    }
}

/// What a [`Part`] reads: the path, the order, and the value if that is not refused.
struct PartAccess<'de, 'p> {
    source: Source<'de, 'p>,
    place: Place,
    next: u8,
}

impl<'de> SeqAccess<'de> for PartAccess<'de, '_> {
    type Error = Refusal;

    fn next_element_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Refusal> {
        self.next += 1;
        match self.next {
            1 => seed.deserialize(self.place.path.as_str().into_deserializer()).map(Some),
            2 => seed.deserialize(self.place.order.into_deserializer()).map(Some),
            _ => {
                let refuse = |refusal| self.source.notes.refuse(&self.place, refusal);
                Ok(seed.deserialize(self.source).map_err(refuse).ok())
            }
        }
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Part<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Parts<T>(PhantomData<T>);

        impl<'de, T: Deserialize<'de>> Visitor<'de> for Parts<T> {
            type Value = Part<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a part of a record")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Part<T>, A::Error> {
                let place = Place {
                    path: access.next_element()?.unwrap_or_default(),
                    order: access.next_element()?.unwrap_or_default(),
                };
                Ok(Part { place, value: access.next_element()? })
            }
        }

        deserializer.deserialize_tuple_struct("Part", 3, Parts(PhantomData))
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Map<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Entries<T>(PhantomData<T>);

        impl<'de, T: Deserialize<'de>> Visitor<'de> for Entries<T> {
            type Value = Map<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Self::Value, A::Error> {
                let mut entries = Vec::new();
                while let Some(entry) = access.next_entry()? {
                    entries.push(entry);
                }
                Ok(Map(entries))
            }
        }

        deserializer.deserialize_map(Entries(PhantomData))
    }
}

impl<'de, T: Deserialize<'de>, const MOST: usize> Deserialize<'de> for List<T, MOST> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Entries<T, const MOST: usize>(PhantomData<T>);

        impl<'de, T: Deserialize<'de>, const MOST: usize> Visitor<'de> for Entries<T, MOST> {
            type Value = List<T, MOST>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{MOST}")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Self::Value, A::Error> {
                if let Some(length) = access.size_hint().filter(|length| *length > MOST) {
                    return Err(A::Error::invalid_length(length, &self));
                }
                let mut entries = Vec::new();
                while let Some(entry) = access.next_element()? {
                    entries.push(entry);
                }
                Ok(List(entries))
            }
        }

        deserializer.deserialize_seq(Entries(PhantomData))
    }
}

/// Control characters, and those that turn the direction of the text around them.
pub(super) fn is_control(c: char) -> bool {
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
