//! A record as a short text, for a module that draws its charts and does nothing else.
//!
//! Packing follows the checks, so that unpacking needs none: what is packed is a [`Report`]. What only
//! tables, sentences and pages tell is left out: definitions, notes, remarks, source, places in the report.

use super::{
    Claim, Date, Entry, Figure, Indicator, Pair, Period, Report, Section, Source, Stated, Subject,
    Text, Unit, read::QUALIFIERS,
};
use crate::Decimal;

impl Report {
    /// Packs what charts draw.
    pub fn pack(&self) -> String {
        let mut text = String::new();
        self.put(&mut text);
        text
    }

    /// The record that [`Report::pack`] has packed, without what it left out; `None` for other texts.
    /// [`crate::chart::drawn`] takes it; tables and sentences of it would be incomplete.
    pub fn unpack(mut text: &str) -> Option<Self> {
        Self::take(&mut text).filter(|_| text.is_empty())
    }
}

/// What can be packed.
trait Packed: Sized {
    fn put(&self, to: &mut String);
    /// Takes itself off the beginning of `from`.
    fn take(from: &mut &str) -> Option<Self>;
}

/// Six bits to a character, the lowest first, each of ASCII.
impl Packed for u64 {
    #[allow(clippy::cast_possible_truncation)] // masked
    fn put(&self, to: &mut String) {
        let mut rest = *self;
        while rest > 0x3F {
            to.push((rest as u8 & 0x3F | 0x40).into());
            rest >>= 6;
        }
        to.push((rest as u8).into());
    }

    fn take(from: &mut &str) -> Option<Self> {
        let mut number = 0;
        for shift in (0..64).step_by(6) {
            let (head, rest) = from.split_at_checked(1)?;
            *from = rest;
            let byte = *head.as_bytes().first()?;
            number |= u64::from(byte & 0x3F) << shift;
            if byte < 0x40 {
                return Some(number);
            }
        }
        None
    }
}

impl Packed for usize {
    fn put(&self, to: &mut String) {
        (*self as u64).put(to);
    }

    fn take(from: &mut &str) -> Option<Self> {
        u64::take(from)?.try_into().ok()
    }
}

impl Packed for String {
    fn put(&self, to: &mut String) {
        self.len().put(to);
        to.push_str(self);
    }

    fn take(from: &mut &str) -> Option<Self> {
        let length = usize::take(from)?;
        let (text, rest) = from.split_at_checked(length)?;
        *from = rest;
        Some(text.to_owned())
    }
}

impl<T: Packed> Packed for Vec<T> {
    fn put(&self, to: &mut String) {
        self.len().put(to);
        self.iter().for_each(|one| one.put(to));
    }

    fn take(from: &mut &str) -> Option<Self> {
        let count = usize::take(from)?;
        // Nothing is packed into less than a character.
        (count <= from.len()).then(|| (0..count).map(|_| T::take(from)).collect())?
    }
}

impl Packed for Text {
    fn put(&self, to: &mut String) {
        self.zh.put(to);
        self.en.put(to);
    }

    fn take(from: &mut &str) -> Option<Self> {
        Some(Self { zh: String::take(from)?, en: String::take(from)? })
    }
}

impl Packed for Date {
    fn put(&self, to: &mut String) {
        ((usize::from(self.year) * 16 + usize::from(self.month)) * 32 + usize::from(self.day))
            .put(to);
    }

    fn take(from: &mut &str) -> Option<Self> {
        let number = usize::take(from)?;
        let (year, month, day) = (number >> 9, number >> 5 & 15, number & 31);
        let [month, day] = [month, day].map(|part| part.try_into().ok());
        Some(Self { year: year.try_into().ok()?, month: month?, day: day? })
    }
}

/// The sign in the lowest bit.
impl Packed for Decimal {
    fn put(&self, to: &mut String) {
        let sign = u64::from(self.mantissa() < 0);
        (self.mantissa().unsigned_abs() << 1 | sign).put(to);
        usize::from(self.scale()).put(to);
    }

    fn take(from: &mut &str) -> Option<Self> {
        let number = u64::take(from)?;
        let size = i64::try_from(number >> 1).ok()?;
        let scale = usize::take(from)?;
        let mantissa = if number & 1 == 1 { -size } else { size };
        Some(Self::new(mantissa, u8::try_from(scale).ok()?))
    }
}

impl Packed for Figure {
    fn put(&self, to: &mut String) {
        self.value.put(to);
        position(&Unit::ALL, |unit| *unit == self.unit).put(to);
        // One more than its place in the list; 0 is none.
        let qualifier = self.qualifier;
        let place = |word| position(&QUALIFIERS, |(_, known)| *known == word) + 1;
        qualifier.map_or(0, place).put(to);
    }

    fn take(from: &mut &str) -> Option<Self> {
        let value = Decimal::take(from)?;
        let unit = *Unit::ALL.get(usize::take(from)?)?;
        let qualifier = match usize::take(from)? {
            0 => None,
            place => Some(QUALIFIERS.get(place - 1)?.1),
        };
        Some(Self { value, unit, qualifier })
    }
}

fn position<T>(list: &[T], is: impl FnMut(&T) -> bool) -> usize {
    list.iter().position(is).unwrap_or_default()
}

impl Packed for Entry {
    fn put(&self, to: &mut String) {
        match self {
            Self::Empty => 0_usize.put(to),
            Self::NotSet => 1_usize.put(to),
            Self::Words(text) => {
                2_usize.put(to);
                text.put(to);
            }
            Self::Figure(figure) => {
                3_usize.put(to);
                figure.put(to);
            }
        }
    }

    fn take(from: &mut &str) -> Option<Self> {
        match usize::take(from)? {
            0 => Some(Self::Empty),
            1 => Some(Self::NotSet),
            2 => Text::take(from).map(Self::Words),
            3 => Figure::take(from).map(Self::Figure),
            _ => None,
        }
    }
}

impl Packed for Pair {
    fn put(&self, to: &mut String) {
        self.total.put(to);
        self.growth.put(to);
    }

    fn take(from: &mut &str) -> Option<Self> {
        Some(Self { total: Entry::take(from)?, growth: Entry::take(from)? })
    }
}

impl Packed for Subject {
    fn put(&self, to: &mut String) {
        self.id.put(to);
        self.name.put(to);
        self.short.put(to);
    }

    fn take(from: &mut &str) -> Option<Self> {
        Some(Self {
            id: String::take(from)?,
            name: Text::take(from)?,
            short: Text::take(from)?,
            definition: Text::default(),
            section: 0,
            notes: Vec::new(),
        })
    }
}

impl Packed for Indicator {
    fn put(&self, to: &mut String) {
        self.subject.put(to);
        self.plan.put(to);
        self.municipal.put(to);
        self.result.put(to);
    }

    fn take(from: &mut &str) -> Option<Self> {
        Some(Self {
            subject: Subject::take(from)?,
            plan: Pair::take(from)?,
            municipal: Pair::take(from)?,
            result: Pair::take(from)?,
        })
    }
}

impl Packed for Stated {
    fn put(&self, to: &mut String) {
        self.subject.put(to);
        self.result.put(to);
        let (kind, number) = match self.claim {
            Claim::Rate { rate, annual } => (usize::from(annual), rate),
            Claim::Ahead(points) => (2, points),
        };
        kind.put(to);
        number.put(to);
    }

    fn take(from: &mut &str) -> Option<Self> {
        let (subject, result) = (Subject::take(from)?, Figure::take(from)?);
        let (kind, number) = (usize::take(from)?, Decimal::take(from)?);
        let claim = match kind {
            0 | 1 => Claim::Rate { rate: number, annual: kind == 1 },
            2 => Claim::Ahead(number),
            _ => return None,
        };
        Some(Self { subject, result, claim })
    }
}

impl Packed for Report {
    fn put(&self, to: &mut String) {
        self.id.put(to);
        self.revision.put(to);
        self.place.put(to);
        [self.period.start, self.period.end].iter().for_each(|date| date.put(to));
        self.indicators.put(to);
        self.stated.put(to);
    }

    fn take(from: &mut &str) -> Option<Self> {
        let (id, revision, place) = (String::take(from)?, Date::take(from)?, Text::take(from)?);
        let (start, end) = (Date::take(from)?, Date::take(from)?);
        Some(Self {
            id,
            revision,
            place,
            period: Period { year: start.year, start, end },
            source: Source { title: Text::default(), publisher: Text::default(), published: None },
            // All that is in it was printed somewhere.
            sections: vec![Section { id: String::new(), name: Text::default() }],
            indicators: Vec::take(from)?,
            stated: Vec::take(from)?,
            remarks: Vec::new(),
        })
    }
}
