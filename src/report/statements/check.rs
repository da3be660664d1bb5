//! What must hold between the entries of a record of statements: order, measures, and that stated
//! shares follow from stated amounts.

use super::{Kind, Measured, Number, Part, Statement, Statements, Value};
use crate::{
    FaultKind, Ratio, Report,
    report::{
        Measure, Unit,
        part::{Notes, Place},
    },
};

/// The part that is checked, and the faults found so far.
struct Reader<'n> {
    notes: &'n Notes,
    place: Place,
}

impl Reader<'_> {
    /// Runs `check` on a part of this part.
    fn at<T>(&mut self, step: &str, check: impl FnOnce(&mut Self) -> T) -> T {
        let place = self.place.step(step);
        check(&mut Reader { notes: self.notes, place })
    }

    fn fault(&mut self, kind: FaultKind, message: impl Into<String>) {
        self.notes.add(&self.place, kind, message);
    }
}

/// Notes what is wrong between the entries of `all`.
pub(super) fn statements(notes: &Notes, all: &Statements, report: &Report) {
    let check = Check { all, report };
    let mut reader = Reader { notes, place: notes.end() };
    reader.at("topics", |r| check.order_of_topics(r));
    let (mut outer, mut inner) = (0, 0);
    for (index, one) in all.figures.iter().enumerate() {
        // The place in the record: what qualifies a figure stands within it.
        let path = if one.parent.is_some() {
            inner += 1;
            format!("figures[{}].with[{}]", outer - 1, inner - 1)
        } else {
            (outer, inner) = (outer + 1, 0);
            format!("figures[{}]", outer - 1)
        };
        reader.at(&path, |r| check.figure(r, index, one));
    }
    for (index, drawing) in all.drawings.iter().enumerate() {
        reader.at(&format!("drawings[{index}].figures"), |r| check.drawing(r, index, drawing));
    }
    for (index, group) in all.related.iter().enumerate() {
        reader.at(&format!("related[{index}]"), |r| distinct(r, group, 2));
    }
    for (index, note) in all.notes.iter().enumerate() {
        reader.at(&format!("notes[{index}].on"), |r| distinct(r, &note.on, 1));
    }
}

fn distinct(r: &mut Reader<'_>, group: &[usize], least: usize) {
    if group.len() < least {
        r.fault(FaultKind::Missing, format!("must name {least} or more"));
    }
    if (1..group.len()).any(|index| group[..index].contains(&group[index])) {
        r.fault(FaultKind::DuplicateId, "names one figure twice");
    }
}

struct Check<'a> {
    all: &'a Statements,
    report: &'a Report,
}

impl Check<'_> {
    fn order_of_topics(&self, r: &mut Reader<'_>) {
        let Statements { topics, areas, .. } = self.all;
        for (index, topic) in topics.iter().enumerate() {
            if index > 0 && topic.area < topics[index - 1].area {
                r.at(&format!("[{index}].area"), |r| {
                    r.fault(FaultKind::OutOfRange, "comes before the area of the topic above");
                });
            }
            if topic.terms.iter().any(|term| areas[topics[*term].area].part != Part::Terms) {
                r.at(&format!("[{index}].terms"), |r| {
                    r.fault(FaultKind::UnknownId, "names a topic that explains no term");
                });
            }
        }
    }

    fn figure(&self, r: &mut Reader<'_>, index: usize, one: &Statement) {
        if index > 0 && one.topic < self.all.figures[index - 1].topic {
            let message = "comes before the topic of the figure above";
            r.at("topic", |r| r.fault(FaultKind::OutOfRange, message));
        }
        match &one.value {
            Value::Number(number) => self.number(r, one.kind, number),
            Value::Rank { place, .. } => {
                if place.scale() > 0 || place.sign().is_le() {
                    r.at("value", |r| {
                        r.fault(FaultKind::OutOfRange, "a rank is a whole number from 1");
                    });
                }
            }
            Value::Words(_) => {}
        }
        if let Some(beside) = one.beside {
            r.at("beside", |r| self.beside(r, index, beside));
        }
        if let Some(ratio) = one.ratio {
            r.at("part", |r| self.ratio(r, one, ratio));
        }
        self.restated(r, index, one);
    }

    fn number(&self, r: &mut Reader<'_>, kind: Kind, number: &Number) {
        let due = match kind {
            Kind::Growth | Kind::Rate => Some(Unit::Percent),
            Kind::Ahead | Kind::Difference => Some(Unit::Points),
            _ => None,
        };
        if let Some(due) = due
            && number.unit != Measured::In(due)
        {
            let message = format!("{} must be in {}", kind.code(), due.code());
            r.at("unit", |r| r.fault(FaultKind::UnitMismatch, message));
        }
        let share = kind == Kind::Share;
        if share != (self.measure(number) == "share") && due.is_none() {
            let message = "a share must be in percent or a counter of shares, and only a share";
            r.at("unit", |r| r.fault(FaultKind::UnitMismatch, message));
        }
        if share && Ratio::from(number.value) > hundred(self.base(number)) {
            r.at("value", |r| r.fault(FaultKind::OutOfRange, "a share is at most the whole"));
        }
        if kind != Kind::Growth && number.value.sign().is_lt() {
            r.at("value", |r| r.fault(FaultKind::OutOfRange, "only growth may be below zero"));
        }
        if number.to.is_some_and(|to| Ratio::from(to) <= number.value.into()) {
            r.at("to", |r| r.fault(FaultKind::OutOfRange, "must be above the value"));
        }
    }

    fn base(&self, number: &Number) -> i32 {
        match number.unit {
            Measured::In(_) => 0,
            Measured::Counted(counter) => self.all.counters[counter].base,
        }
    }

    /// What figures of one kind share: the same for all units of money, say.
    fn measure(&self, number: &Number) -> &str {
        match number.unit {
            Measured::Counted(counter) => &self.all.counters[counter].measure,
            Measured::In(unit) => match unit.measure() {
                Measure::Rate => "share",
                Measure::Difference => "points",
                Measure::Money => "money",
                Measure::People => "people",
                Measure::PersonTimes => "person-times",
                Measure::Homes => "homes",
            },
        }
    }

    fn number_of(&self, figure: usize) -> Option<&Number> {
        match &self.all.figures[figure].value {
            Value::Number(number) => Some(number),
            _ => None,
        }
    }

    /// A commitment is paired with something done that counts the same.
    fn beside(&self, r: &mut Reader<'_>, index: usize, beside: usize) {
        let part = |figure| self.all.area_of(figure).part;
        if part(index) != Part::Planned || part(beside) != Part::Done {
            r.fault(FaultKind::OutOfRange, "only a commitment stands beside what was done");
        }
        let measure = |figure| self.number_of(figure).map(|number| self.measure(number));
        if measure(index).is_none() || measure(index) != measure(beside) {
            r.fault(FaultKind::UnitMismatch, "counts something else");
        }
    }

    /// What is drawn on one scale is of one topic, one measure and one kind.
    fn drawing(&self, r: &mut Reader<'_>, index: usize, drawing: &[usize]) {
        distinct(r, drawing, 2);
        let mut first = None;
        for figure in drawing {
            let one = &self.all.figures[*figure];
            let Some(number) = self.number_of(*figure) else {
                r.fault(FaultKind::WrongType, format!("“{}” has no number to draw", one.id));
                continue;
            };
            if number.value.sign().is_lt() {
                r.fault(FaultKind::OutOfRange, format!("“{}” is below zero", one.id));
            }
            let like = (one.topic, one.kind, self.measure(number));
            if *first.get_or_insert(like) != like {
                let message = format!("“{}” is unlike the figures before it", one.id);
                r.fault(FaultKind::UnitMismatch, message);
            }
            if self.all.drawings[..index].iter().any(|other| other.contains(figure)) {
                let message = format!("“{}” is drawn already", one.id);
                r.fault(FaultKind::DuplicateId, message);
            }
        }
    }

    /// A stated share lies within what rounding leaves open for its part and whole.
    fn ratio(&self, r: &mut Reader<'_>, one: &Statement, (part, whole): (usize, usize)) {
        let (Value::Number(share), Some(part), Some(whole)) =
            (&one.value, self.number_of(part), self.number_of(whole))
        else {
            r.fault(FaultKind::WrongType, "a share follows from two numbers");
            return;
        };
        if self.measure(part) != self.measure(whole) {
            r.fault(FaultKind::UnitMismatch, "part and whole must be of one measure");
            return;
        }
        let ends = |number: &Number| {
            let (low, high) = number.value.rounding_interval();
            (self.scaled(number, low), self.scaled(number, high))
        };
        let ((less, more), (low, high)) = (ends(part), ends(whole));
        let (least, most) = share.value.rounding_interval();
        let percent = |share: Option<Ratio>| share.map(Ratio::percent);
        let (from, to) = (percent(less.over(high)), percent(more.over(low)));
        if from.is_none_or(|from| from > most) || to.is_none_or(|to| to < least) {
            let message = format!("{}% does not follow from part and whole", share.value);
            r.fault(FaultKind::OutOfRange, message);
        }
    }

    fn scaled(&self, number: &Number, end: Ratio) -> Ratio {
        // Any size of one in this unit will do, as only quotients count.
        let one = Number { value: crate::Decimal::new(1, 0), ..*number };
        end.times(self.all.size(&one))
    }

    /// What a text repeats is the same figure, or a note says that it is not.
    fn restated(&self, r: &mut Reader<'_>, index: usize, one: &Statement) {
        let Some(due) = one.restates.as_ref().and_then(|what| self.report.restated(what)) else {
            return;
        };
        let same = matches!(&one.value, Value::Number(number)
            if Ratio::from(number.value) == due.value.into()
                && number.unit == Measured::In(due.unit)
                && number.qualifier == due.qualifier
                && number.to.is_none());
        if !same && !self.all.notes.iter().any(|note| note.on.contains(&index)) {
            let message = format!("the headline record has {}, and no note says why", due.value);
            r.at("restates", |r| r.fault(FaultKind::OutOfRange, message));
        }
    }
}

/// A whole, in units of a tenth to the power of `zeros` of a per cent.
fn hundred(zeros: i32) -> Ratio {
    crate::Decimal::new(100, 0).shift(-zeros).into()
}
