//! Reads derived serde types from a tree, part by part: what is wrong with one part is noted with its path, and the
//! parts around it are read all the same, so that a record is refused with every fault at once.
//!
//! A derived type marks its parts as [`Part`]s, lists with a limit as [`List`]s, and objects whose field names the record
//! chooses as [`Map`]s. The deserializer here knows the fields of each type, so it also notes those that are missing,
//! unknown or there twice.

use std::{
    cell::{Cell, RefCell},
    collections::BTreeMap,
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

use super::{
    limits::MAX_FAULTS,
    tree::{Node, Value},
};
pub(super) use crate::error::{excerpt, is_control};
use crate::{Due, Fault, Found, Position, Problem, Referent, Text};

/// A part of a record and where it is. A part that could not be read has no value; its fault is noted.
#[derive(Debug)]
pub(super) struct Part<T> {
    pub(super) place: Place,
    pub(super) value: Option<T>,
}

/// Where a part of a record is.
#[derive(Clone, Debug)]
pub(super) struct Place {
    /// `indicators[2].measures.total`; empty for the record as a whole.
    path: String,
    /// Parts count on as they are read.
    order: u32,
    /// The line and column of the value, or of the object that a missing one must be in.
    position: Option<Position>,
}

impl Place {
    /// The place of a field of this part, or of an entry: `[2]`.
    pub(super) fn step(&self, step: &str) -> Self {
        let point = if self.path.is_empty() || step.starts_with('[') { "" } else { "." };
        Self { path: format!("{}{point}{step}", self.path), ..*self }
    }

    /// A place in the text, which is in the part with this path.
    pub(super) fn of_text(position: Position, path: String) -> Self {
        Self { path, order: 0, position: Some(position) }
    }

    /// The same for tests.
    #[cfg(test)]
    pub(super) fn path(&self) -> &str {
        &self.path
    }
}

/// A list of at most `MOST` entries.
#[derive(Debug)]
pub(super) struct List<T, const MOST: usize>(pub(super) Vec<T>);

/// An object of at most `MOST` fields whose names the record chooses: each name with its place, and its value. Names that
/// are there twice are noted and read once.
#[derive(Debug)]
pub(super) struct Map<T, const MOST: usize>(pub(super) Vec<(Part<String>, Part<T>)>);

/// Reads a `T` from `tree`, with the faults of its parts noted in `notes`.
pub(super) fn read<'de, T: Deserialize<'de>>(tree: &'de Node, notes: &'de Notes) -> Part<T> {
    let source = Source::new(tree, &Path::Record, notes);
    let place = source.place();
    let value = T::deserialize(source).map_err(|refusal| notes.refuse(&place, refusal)).ok();
    Part { place, value }
}

/// What was found so far.
#[derive(Debug, Default)]
pub(super) struct Notes {
    faults: RefCell<Vec<(u32, Fault)>>,
    warnings: RefCell<Vec<(u32, Fault)>>,
    /// The names of indicators and sections, by their paths.
    subjects: RefCell<BTreeMap<String, Text>>,
    parts: Cell<u32>,
    suggested: Cell<usize>,
}

/// Faults and warnings, each in the order of the record.
#[derive(Debug)]
pub(super) struct Findings {
    pub(super) faults: Vec<Fault>,
    pub(super) warnings: Vec<Fault>,
}

impl Notes {
    /// Notes a fault at `place`.
    pub(super) fn add(&self, place: &Place, problem: Problem) {
        let fault = Fault::new(place.path.clone(), place.position, problem);
        self.faults.borrow_mut().push((place.order, fault));
    }

    /// Notes something at `place` that does not stop the record.
    pub(super) fn warn(&self, place: &Place, problem: Problem) {
        let warning = Fault::new(place.path.clone(), place.position, problem);
        self.warnings.borrow_mut().push((place.order, warning));
    }

    /// Notes that the id at `place` names nothing, with what it may have been meant to name.
    pub(super) fn unknown_id<'k>(
        &self,
        place: &Place,
        what: Referent,
        found: &str,
        known: impl IntoIterator<Item = &'k str> + Clone,
    ) {
        /// Comparing takes time, and nobody reads so many suggestions.
        const SUGGESTED: usize = 100;
        let count = self.suggested.get();
        self.suggested.set(count + 1);
        self.add(
            place,
            if count < SUGGESTED {
                Problem::unknown_id(what, found, known)
            } else {
                Problem::unknown_id(what, found, [])
            },
        );
    }

    /// The name of the indicator or section at `place`: what is found there bears it.
    pub(super) fn subject(&self, place: &Place, name: &Text) {
        self.subjects.borrow_mut().insert(place.path.clone(), name.clone());
    }

    fn refuse(&self, place: &Place, refusal: Refusal) {
        if let Refusal::Problem(problem) = refusal {
            self.add(place, *problem);
        }
    }

    /// Everything that was noted: by line and column where there are any, else in the order in which it was read.
    pub(super) fn finish(self) -> Findings {
        let subjects = self.subjects.into_inner();
        let sorted = |noted: RefCell<Vec<(u32, Fault)>>| {
            let mut noted = noted.into_inner();
            noted.sort_by_key(|(order, fault)| (fault.position.is_none(), fault.position, *order));
            noted.truncate(MAX_FAULTS);
            let named = noted.into_iter().map(|(_, mut fault)| {
                fault.subject = ancestors(&fault.path).find_map(|path| subjects.get(path)).cloned();
                fault
            });
            named.collect()
        };
        Findings { faults: sorted(self.faults), warnings: sorted(self.warnings) }
    }

    /// The record as a whole, after all parts read so far.
    pub(super) fn end(&self) -> Place {
        Place { path: String::new(), order: self.next(), position: None }
    }

    fn next(&self) -> u32 {
        self.parts.replace(self.parts.get().saturating_add(1))
    }
}

/// A path and the paths of what it is in, the longest first.
fn ancestors(path: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(Some(path), |path| path.rfind(['.', '[']).map(|end| &path[..end]))
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
    /// That of the object, where a field is missing.
    position: Option<Position>,
    path: &'p Path<'p>,
    notes: &'p Notes,
}

impl<'de, 'p> Source<'de, 'p> {
    fn new(node: &'de Node, path: &'p Path<'p>, notes: &'p Notes) -> Self {
        Self { node: Some(node), position: node.position, path, notes }
    }

    fn value(&self) -> Option<&'de Value> {
        self.node.map(|node| &node.value)
    }

    fn place(&self) -> Place {
        Place { path: self.path.to_string(), order: self.notes.next(), position: self.position }
    }

    fn mismatch(&self, due: Due) -> Refusal {
        match (self.value().map(Value::found), due) {
            (None, _) => Refusal::from(Problem::Missing),
            (Some(None), _) => Refusal::Noted,
            (Some(Some(Found::Number(found))), Due::Text | Due::Entry) => {
                Refusal::from(Problem::NumberWithoutQuotes { found })
            }
            (Some(Some(found)), due) => Refusal::from(Problem::MustBe { due, found }),
        }
    }
}

/// Why a part is not what it must be.
#[derive(Debug)]
enum Refusal {
    Problem(Box<Problem>),
    /// A fault of syntax, which is noted already.
    Noted,
}

impl From<Problem> for Refusal {
    fn from(problem: Problem) -> Self {
        Self::Problem(Box::new(problem))
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, f)
    }
}

impl std::error::Error for Refusal {}

impl de::Error for Refusal {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Problem::Unreadable { reason: message.to_string() }.into()
    }

    fn invalid_type(found: Unexpected<'_>, due: &dyn Expected) -> Self {
        let found = match found {
            Unexpected::Str(text) => Found::Text(text.to_owned()),
            Unexpected::Seq => Found::List,
            Unexpected::Map => Found::Object,
            Unexpected::Bool(_) => Found::Boolean,
            Unexpected::Unsigned(number) => Found::Number(number.to_string()),
            Unexpected::Signed(number) => Found::Number(number.to_string()),
            Unexpected::Float(number) => Found::Number(number.to_string()),
            _ => Found::Nothing,
        };
        Problem::MustBe { due: Due::parse(&due.to_string()), found }.into()
    }

    fn invalid_value(found: Unexpected<'_>, due: &dyn Expected) -> Self {
        Self::invalid_type(found, due)
    }

    /// Of a list or map with a limit: what is expected is the limit.
    fn invalid_length(found: usize, due: &dyn Expected) -> Self {
        Problem::TooMany { found, most: due.to_string().parse().unwrap_or_default() }.into()
    }

    fn unknown_variant(found: &str, allowed: &'static [&'static str]) -> Self {
        Problem::UnknownWord { found: found.to_owned(), allowed }.into()
    }
}

impl<'de> Deserializer<'de> for Source<'de, '_> {
    type Error = Refusal;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refusal> {
        Err(self.mismatch(due(&visitor)))
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refusal> {
        match self.value() {
            Some(Value::Text(text)) => visitor.visit_borrowed_str(text),
            _ => Err(self.mismatch(Due::Text)),
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
        match self.value() {
            Some(Value::Text(word)) => visitor.visit_enum(StrDeserializer::new(word)),
            _ => Err(self.mismatch(Due::Text)),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refusal> {
        match self.value() {
            None | Some(Value::Null) => visitor.visit_none(),
            Some(_) => visitor.visit_some(self),
        }
    }

    /// What may be a text or an object: the visitor is given the text, or reads the object itself. What it expects is a
    /// [`Due`].
    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Refusal> {
        match self.value() {
            Some(Value::Text(text)) => visitor.visit_borrowed_str(text),
            Some(Value::Object(_)) => visitor.visit_newtype_struct(self),
            _ => Err(self.mismatch(due(&visitor))),
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
        match self.value() {
            Some(Value::List(nodes)) => {
                visitor.visit_seq(Items { nodes, next: 0, path: self.path, notes: self.notes })
            }
            _ => Err(self.mismatch(Due::List)),
        }
    }

    /// A [`Map`].
    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refusal> {
        let Some(Value::Object(fields)) = self.value() else {
            return Err(self.mismatch(Due::Object));
        };
        let mut seen = BTreeMap::new();
        let mut entries = Vec::new();
        for (name, node) in fields {
            match seen.insert(name.text(), name.position) {
                None => entries.push((name, node)),
                Some(first) => {
                    self.note_field(name, Problem::DuplicateField { first });
                    seen.insert(name.text(), first);
                }
            }
        }
        visitor.visit_map(Entries { fields: entries, next: 0, path: self.path, notes: self.notes })
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        known: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Refusal> {
        let Some(Value::Object(fields)) = self.value() else {
            return Err(self.mismatch(Due::Object));
        };
        let mut seen = BTreeMap::new();
        for (name, _) in fields {
            let field = name.text();
            if !known.contains(&field) {
                let problem = Problem::UnknownField { field: field.to_owned(), allowed: known };
                self.note_field(name, problem);
            } else if let Some(first) = seen.get(field) {
                self.note_field(name, Problem::DuplicateField { first: *first });
            } else {
                seen.insert(field, name.position);
            }
        }
        let (position, path, notes) = (self.position, self.path, self.notes);
        visitor.visit_map(Fields { fields, known, next: 0, position, path, notes })
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 u8 u16 u32 u64 f32 f64 char bytes byte_buf unit unit_struct tuple
        identifier ignored_any
    }
}

impl Source<'_, '_> {
    /// Notes a fault of a field's name.
    fn note_field(&self, name: &Node, problem: Problem) {
        let shown = excerpt(name.text());
        let path = Path::Field(self.path, &shown);
        let source = Source { node: None, position: name.position, path: &path, notes: self.notes };
        self.notes.add(&source.place(), problem);
    }
}

/// What a visitor expects: a [`Due`] by its code.
fn due<'de, V: Visitor<'de>>(visitor: &V) -> Due {
    Due::parse(&(visitor as &dyn Expected).to_string())
}

/// The known fields of an object, those that it does not have included.
struct Fields<'de, 'p> {
    fields: &'de [(Node, Node)],
    known: &'static [&'static str],
    next: usize,
    position: Option<Position>,
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
        let found = self.fields.iter().find(|(field, _)| field.text() == name);
        let node = found.map(|(_, node)| node).filter(|node| node.value != Value::Null);
        let position = node.map_or(self.position, |node| node.position);
        let path = Path::Field(self.path, name);
        seed.deserialize(Source { node, position, path: &path, notes: self.notes })
    }
}

/// The fields of an object whose names the record chooses.
struct Entries<'de, 'p> {
    fields: Vec<(&'de Node, &'de Node)>,
    next: usize,
    path: &'p Path<'p>,
    notes: &'p Notes,
}

impl<'de> Entries<'de, '_> {
    fn read<S: DeserializeSeed<'de>>(
        &self,
        seed: S,
        name: &Node,
        node: &'de Node,
    ) -> Result<S::Value, Refusal> {
        let shown = excerpt(name.text());
        seed.deserialize(Source::new(node, &Path::Field(self.path, &shown), self.notes))
    }
}

impl<'de> MapAccess<'de> for Entries<'de, '_> {
    type Error = Refusal;

    fn next_key_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Refusal> {
        let Some((name, _)) = self.fields.get(self.next) else { return Ok(None) };
        self.read(seed, name, name).map(Some)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Refusal> {
        let (name, node) = self.fields[self.next];
        self.next += 1;
        self.read(seed, name, node)
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.fields.len() - self.next)
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
        seed.deserialize(Source::new(node, &path, self.notes)).map(Some)
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.nodes.len() - self.next)
    }
}

/// What a [`Part`] reads: the path, the order, the line and column, and the value if that is not refused.
struct PartAccess<'de, 'p> {
    source: Source<'de, 'p>,
    place: Place,
    next: u8,
}

/// No text has a line 0.
const NOWHERE: Position = Position { line: 0, column: 0 };

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
            3 | 4 => {
                let Position { line, column } = self.place.position.unwrap_or(NOWHERE);
                let number = if self.next == 3 { line } else { column };
                seed.deserialize(number.into_deserializer()).map(Some)
            }
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
                let (path, order) = (access.next_element()?, access.next_element()?);
                let line = access.next_element()?.unwrap_or_default();
                let column = access.next_element()?.unwrap_or_default();
                let place = Place {
                    path: path.unwrap_or_default(),
                    order: order.unwrap_or_default(),
                    position: Some(Position { line, column }).filter(|found| *found != NOWHERE),
                };
                Ok(Part { place, value: access.next_element()? })
            }
        }

        deserializer.deserialize_tuple_struct("Part", 5, Parts(PhantomData))
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

impl<'de, T: Deserialize<'de>, const MOST: usize> Deserialize<'de> for Map<T, MOST> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Entries<T, const MOST: usize>(PhantomData<T>);

        impl<'de, T: Deserialize<'de>, const MOST: usize> Visitor<'de> for Entries<T, MOST> {
            type Value = Map<T, MOST>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{MOST}")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Self::Value, A::Error> {
                if let Some(length) = access.size_hint().filter(|length| *length > MOST) {
                    return Err(A::Error::invalid_length(length, &self));
                }
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

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;
