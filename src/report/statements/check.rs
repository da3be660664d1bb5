//! What must hold between the entries of a record of statements: order, measures, and that stated
//! shares follow from stated amounts.

use super::{Kind, Number, Role, Statement, Statements, Value};
use crate::{
    NotHere, Origin, Problem, Ratio, Referent, Report, UnitDue,
    report::{
        Unit,
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

    fn fault(&mut self, problem: Problem) {
        self.notes.add(&self.place, problem);
    }

    /// An id that may not be named here.
    fn not_here(&mut self, id: &str, why: NotHere) {
        self.fault(Problem::NotHere { id: id.to_owned(), why });
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
        reader.at(&format!("related[{index}]"), |r| check.distinct(r, group, 2));
    }
    for (index, note) in all.notes.iter().enumerate() {
        reader.at(&format!("notes[{index}].on"), |r| check.distinct(r, &note.on, 1));
    }
}

struct Check<'a> {
    all: &'a Statements,
    report: &'a Report,
}

impl Check<'_> {
    fn distinct(&self, r: &mut Reader<'_>, group: &[usize], least: usize) {
        if group.len() < least {
            r.fault(Problem::TooFew { least });
        }
        if let Some(twice) = (1..group.len()).find(|index| group[..*index].contains(&group[*index]))
        {
            r.not_here(&self.all.figures[group[twice]].id, NotHere::Twice);
        }
    }

    fn role(&self, figure: usize) -> Option<Role> {
        self.all.part_of(figure).role
    }

    fn order_of_topics(&self, r: &mut Reader<'_>) {
        let Statements { topics, areas, .. } = self.all;
        for (index, topic) in topics.iter().enumerate() {
            if index > 0 && topic.area < topics[index - 1].area {
                r.at(&format!("[{index}].area"), |r| {
                    r.fault(Problem::OutOfOrder { what: Referent::Area });
                });
            }
            let explains = |term: &&usize| {
                self.all.parts[areas[topics[**term].area].part].role == Some(Role::Terms)
            };
            if let Some(term) = topic.terms.iter().find(|term| !explains(term)) {
                let id = &topics[*term].id;
                r.at(&format!("[{index}].terms"), |r| r.not_here(id, NotHere::NoTerm));
            }
        }
    }

    fn figure(&self, r: &mut Reader<'_>, index: usize, one: &Statement) {
        if index > 0 && one.topic < self.all.figures[index - 1].topic {
            r.at("topic", |r| r.fault(Problem::OutOfOrder { what: Referent::Topic }));
        }
        match &one.value {
            Value::Number(number) => self.number(r, one.kind, number),
            Value::Rank { place, .. } => {
                if place.scale() > 0 || place.sign().is_le() {
                    r.at("value", |r| {
                        r.fault(Problem::NotWhole { found: place.to_string(), least: 1 });
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
            Kind::Growth | Kind::Rate => Some(Unit::PERCENT),
            Kind::Ahead | Kind::Difference => Some(Unit::POINTS),
            _ => None,
        };
        let found = || number.unit.code();
        if let Some(due) = &due
            && number.unit != *due
        {
            let due = UnitDue::Unit(due.code());
            r.at("unit", |r| r.fault(Problem::UnitMismatch { found: found(), due }));
        }
        let share = kind == Kind::Share;
        if share != number.unit.is_percentage() && due.is_none() {
            let due = UnitDue::Share;
            r.at("unit", |r| r.fault(Problem::UnitMismatch { found: found(), due }));
        }
        if share && self.all.size(number) > Ratio::HUNDRED {
            let (found, most) = (number.value.to_string(), Some("100%".to_owned()));
            r.at("value", |r| r.fault(Problem::OutOfRange { found, least: None, most }));
        }
        if kind != Kind::Growth && number.value.sign().is_lt() {
            let found = number.value.to_string();
            r.at("value", |r| r.fault(Problem::BelowZero { found }));
        }
        if let Some(to) = number.to.filter(|to| Ratio::from(*to) <= number.value.into()) {
            let (from, to) = (number.value.to_string(), to.to_string());
            r.fault(Problem::RangeReversed { from, to });
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
        if self.role(index) != Some(Role::Planned) || self.role(beside) != Some(Role::Done) {
            r.fault(Problem::NotACommitment);
        }
        let family = |figure| self.number_of(figure).map(|number| number.unit.family());
        if family(index).is_none() || family(index) != family(beside) {
            r.fault(Problem::CountsSomethingElse);
        }
    }

    /// What is drawn on one scale is of one topic, one measure and one kind.
    fn drawing(&self, r: &mut Reader<'_>, index: usize, drawing: &[usize]) {
        self.distinct(r, drawing, 2);
        let mut first = None;
        for figure in drawing {
            let one = &self.all.figures[*figure];
            let Some(number) = self.number_of(*figure) else {
                r.not_here(&one.id, NotHere::NoNumber);
                continue;
            };
            if number.value.sign().is_lt() {
                r.not_here(&one.id, NotHere::BelowZero);
            }
            let like = (one.topic, one.kind, number.unit.family());
            if *first.get_or_insert(like) != like {
                r.not_here(&one.id, NotHere::Unlike);
            }
            if self.all.drawings[..index].iter().any(|other| other.contains(figure)) {
                r.not_here(&one.id, NotHere::Drawn);
            }
        }
    }

    /// A stated share lies within what rounding leaves open for its part and whole.
    fn ratio(&self, r: &mut Reader<'_>, one: &Statement, (part, whole): (usize, usize)) {
        let (Value::Number(share), Some(part), Some(whole)) =
            (&one.value, self.number_of(part), self.number_of(whole))
        else {
            r.fault(Problem::CountsSomethingElse);
            return;
        };
        if part.unit.family() != whole.unit.family() {
            r.fault(Problem::CountsSomethingElse);
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
            let exactly = self.all.size(part).over(self.all.size(whole)).map(Ratio::percent);
            let due =
                exactly.map_or(share.value, |share_of| share_of.round(share.value.scale() + 1));
            let (printed, due) = (share.value.to_string(), due.to_string());
            r.fault(Problem::DoesNotFollow { printed, due, from: Origin::PartAndWhole });
        }
    }

    fn scaled(&self, number: &Number, end: Ratio) -> Ratio {
        // Any size of one in this unit will do, as only quotients count.
        let one = Number { value: crate::Decimal::new(1, 0), ..number.clone() };
        end.times(self.all.size(&one))
    }

    /// What a text repeats is the same figure, or a note says that it is not.
    fn restated(&self, r: &mut Reader<'_>, index: usize, one: &Statement) {
        let Some(due) = one.restates.as_ref().and_then(|what| self.report.restated(what)) else {
            return;
        };
        let same = matches!(&one.value, Value::Number(number)
            if Ratio::from(number.value) == due.value.into()
                && number.unit == due.unit
                && number.qualifier == due.qualifier
                && number.to.is_none());
        if !same && !self.all.notes.iter().any(|note| note.on.contains(&index)) {
            let due = due.value.to_string();
            r.at("restates", |r| r.fault(Problem::HeadlineDiffers { due }));
        }
    }
}
