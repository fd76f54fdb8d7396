//! Days of the calendar.

use std::fmt;

/// A day of the Gregorian calendar; only days that exist can be made.
///
/// ```
/// use gongwen::Date;
/// assert_eq!(Date::new(2024, 2, 29).map(|date| date.to_string()).as_deref(), Some("2024-02-29"));
/// assert_eq!(Date::new(2023, 2, 30), None);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

impl Date {
    /// The day, or `None` where the calendar has none such or the year is not 1 to 9999.
    #[must_use]
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        ((1..=9999).contains(&year) && (1..=Self::days_in(year, month)).contains(&day)).then_some(Self {
            year,
            month,
            day,
        })
    }

    /// The last day of a month.
    #[must_use]
    pub fn end_of_month(year: u16, month: u8) -> Option<Self> {
        Self::new(year, month, Self::days_in(year, month))
    }

    /// The last day of a year.
    #[must_use]
    pub fn end_of_year(year: u16) -> Option<Self> {
        Self::new(year, 12, 31)
    }

    /// Year, 1 to 9999.
    #[must_use]
    pub const fn year(self) -> u16 {
        self.year
    }

    /// Month, 1 to 12.
    #[must_use]
    pub const fn month(self) -> u8 {
        self.month
    }

    /// Day of the month, 1 to 31.
    #[must_use]
    pub const fn day(self) -> u8 {
        self.day
    }

    /// How many days a month has; 0 for a month that does not exist.
    const fn days_in(year: u16, month: u8) -> u8 {
        match month {
            1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
            4 | 6 | 9 | 11 => 30,
            2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
            2 => 28,
            _ => 0,
        }
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl fmt::Debug for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// Reads ISO `YYYY-MM-DD`.
impl std::str::FromStr for Date {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        let mut parts = text.split('-');
        let mut next = |width: usize| {
            let part = parts.next().filter(|part| part.len() == width && part.bytes().all(|b| b.is_ascii_digit()));
            part.and_then(|part| part.parse::<u16>().ok()).ok_or_else(|| DateError(text.to_owned()))
        };
        let (year, month, day) = (next(4)?, next(2)?, next(2)?);
        let whole = parts.next().is_none().then(|| Self::new(year, month as u8, day as u8)).flatten();
        whole.ok_or_else(|| DateError(text.to_owned()))
    }
}

/// The text is no ISO date, or the calendar has no such day.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is no day of the calendar written YYYY-MM-DD")]
pub struct DateError(String);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn iso_dates_read_back_and_impossible_ones_say_so() {
        assert_eq!("2021-05-13".parse(), Ok(Date::new(2021, 5, 13).unwrap()));
        for wrong in ["2021-02-30", "2021-5-13", "2021-05-13-1", "", "0000-01-01", "２０21-05-13"] {
            assert!(wrong.parse::<Date>().is_err(), "{wrong}");
        }
        assert_eq!(Date::end_of_month(2024, 2), Date::new(2024, 2, 29));
        assert_eq!(Date::end_of_month(2024, 13), None);
    }
}
