//! Days of the calendar, spans of them, and dates that are less precise than a day.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A day, from 1900 to 2199.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Date {
    /// Year.
    pub year: u16,
    /// Month, 1 to 12.
    pub month: u8,
    /// Day of the month, from 1.
    pub day: u8,
}

impl Date {
    /// Reads `YYYY-MM-DD`; `None` for any other form and for days that are not in the calendar.
    pub fn parse(text: &str) -> Option<Self> {
        match PartialDate::parse(text)? {
            PartialDate { year, month: Some(month), day: Some(day) } => {
                Some(Self { year, month, day })
            }
            _ => None,
        }
    }

    /// Days from the first of January of the year 0 to this day, for differences.
    pub(crate) fn number(self) -> i64 {
        let years = i64::from(self.year);
        let leap_days = (years - 1) / 4 - (years - 1) / 100 + (years - 1) / 400;
        let months = (1..self.month).map(|month| i64::from(days_in_month(self.year, month)));
        years * 365 + leap_days + months.sum::<i64>() + i64::from(self.day)
    }

    /// Whether it is the last day of its month.
    pub fn ends_month(self) -> bool {
        self.day == days_in_month(self.year, self.month)
    }
}

impl fmt::Display for Date {
    /// `YYYY-MM-DD`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// A date as precise as it is known: a year, a month or a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct PartialDate {
    /// Year, from 1900 to 2199.
    pub year: u16,
    /// Month, 1 to 12.
    pub month: Option<u8>,
    /// Day of the month, from 1; only where there is a month.
    pub day: Option<u8>,
}

impl PartialDate {
    /// Reads `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; `None` for any other form and for what is not in the calendar.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let mut number = |digits: usize| match parts.next() {
            None => Some(None),
            Some(part) if part.len() == digits && part.bytes().all(|b| b.is_ascii_digit()) => {
                part.parse::<u16>().ok().map(Some)
            }
            Some(_) => None,
        };
        let (year, month, day) = (number(4)??, number(2)?, number(2)?);
        let small = |part: Option<u16>| part.map(u8::try_from).transpose().ok();
        let (month, day) = (small(month)?, small(day)?);
        let valid = parts.next().is_none()
            && (1900..2200).contains(&year)
            && month.is_none_or(|month| (1..=12).contains(&month))
            && day.is_none_or(|day| {
                month.is_some_and(|month| (1..=days_in_month(year, month)).contains(&day))
            });
        valid.then_some(Self { year, month, day })
    }

    /// The first day that it can mean.
    pub fn first_day(self) -> Date {
        let Self { year, month, day } = self;
        Date { year, month: month.unwrap_or(1), day: day.unwrap_or(1) }
    }

    /// The last day that it can mean.
    pub fn last_day(self) -> Date {
        let Self { year, month, day } = self;
        let month = month.unwrap_or(12);
        Date { year, month, day: day.unwrap_or_else(|| days_in_month(year, month)) }
    }
}

impl fmt::Display for PartialDate {
    /// `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.year)?;
        [self.month, self.day].into_iter().flatten().try_for_each(|part| write!(f, "-{part:02}"))
    }
}

/// A time from one day to another, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Span {
    /// First day.
    pub start: Date,
    /// Last day, not before `start`.
    pub end: Date,
}

impl Span {
    /// The calendar year that `day` is in.
    pub fn year_of(day: Date) -> Self {
        let year = day.year;
        Self { start: Date { year, month: 1, day: 1 }, end: Date { year, month: 12, day: 31 } }
    }

    /// Its length in months, if it goes from the first of one to the last of another.
    pub fn months(self) -> Option<u16> {
        let Self { start, end } = self;
        let whole = start.day == 1 && end.ends_month();
        let months = |date: Date| date.year * 12 + u16::from(date.month);
        whole.then(|| months(end) - months(start) + 1)
    }

    /// Its length in days.
    pub fn days(self) -> i64 {
        self.end.number() - self.start.number() + 1
    }
}

fn days_in_month(year: u16, month: u8) -> u8 {
    match month {
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => {
            29
        }
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::{Date, PartialDate, Span};

    #[test]
    fn only_days_of_the_calendar() {
        for text in ["2023-06-30", "2024-02-29", "2000-02-29"] {
            assert_eq!(Date::parse(text).map(|date| date.to_string()).as_deref(), Some(text));
        }
        for text in [
            "2023-06-31",
            "2023-02-29",
            "1900-02-29",
            "2023-13-01",
            "2023-00-10",
            "2023-1-01",
            "23-01-01",
            "2023/01/01",
            "2023/01-01",
            "2023-01/01",
            "2023-01-01T",
            "2023-01-01-01",
            "+023-01-01",
            "２０２３-01",
            "0000-01-01",
            "2023",
            "2023-06",
        ] {
            assert_eq!(Date::parse(text), None, "{text}");
        }
    }

    #[test]
    fn dates_are_as_precise_as_known() {
        for (text, last) in
            [("2023", "2023-12-31"), ("2024-02", "2024-02-29"), ("2023-06-07", "2023-06-07")]
        {
            let date = PartialDate::parse(text);
            assert_eq!(date.map(|date| date.to_string()).as_deref(), Some(text));
            assert_eq!(date.map(|date| date.last_day().to_string()).as_deref(), Some(last));
        }
        for text in ["", "23", "2023-", "2023-13", "2023-1", "2023-06-", "2023--01"] {
            assert_eq!(PartialDate::parse(text), None, "{text}");
        }
    }

    #[test]
    fn spans_are_counted_with_both_ends() {
        let span = |start, end| {
            let day = |text| Date::parse(text).expect("a day");
            Span { start: day(start), end: day(end) }
        };
        assert_eq!(span("2023-01-01", "2023-06-30").months(), Some(6));
        assert_eq!(span("2023-04-01", "2024-03-31").months(), Some(12));
        assert_eq!(span("2023-01-01", "2023-06-29").months(), None);
        assert_eq!(span("2023-01-01", "2023-06-30").days(), 181);
        assert_eq!(span("2024-01-01", "2024-12-31").days(), 366);
        assert_eq!(span("1900-01-01", "2000-12-31").days(), 36_890);
    }
}
