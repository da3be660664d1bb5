//! Addresses of cells: `C7`.

use std::fmt;

/// Where a cell is in its sheet, both from 0. Shown as spreadsheets do: `C7`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Address {
    /// The row, from 0.
    pub row: u32,
    /// The column, from 0.
    pub column: u32,
}

impl Address {
    /// The cell in this row and column, both from 0.
    #[must_use]
    pub fn new(row: u32, column: u32) -> Self {
        Self { row, column }
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut letters = Vec::new();
        let mut rest = self.column;
        loop {
            letters.push(char::from(b'A' + u8::try_from(rest % 26).unwrap_or(0)));
            rest /= 26;
            if rest == 0 {
                break;
            }
            rest -= 1;
        }
        let letters: String = letters.into_iter().rev().collect();
        write!(f, "{letters}{}", u64::from(self.row) + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::Address;

    #[test]
    fn letters_have_no_zero() {
        for (column, letters) in
            [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (701, "ZZ"), (702, "AAA")]
        {
            assert_eq!(Address::new(6, column).to_string(), format!("{letters}7"));
        }
    }
}
