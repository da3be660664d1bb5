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

    /// Reads an address as it is shown: `C7`, with capital letters alone.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (letters, digits) = text.split_at(text.find(|c: char| c.is_ascii_digit())?);
        let column = letters.bytes().try_fold(0_u32, |sum, letter| {
            let digit = letter.is_ascii_uppercase().then(|| u32::from(letter - b'A') + 1)?;
            sum.checked_mul(26)?.checked_add(digit)
        });
        let row = digits.parse::<u32>().ok()?.checked_sub(1)?;
        Some(Self { row, column: column?.checked_sub(1)? })
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
            let address = Address::new(6, column);
            assert_eq!(address.to_string(), format!("{letters}7"));
            assert_eq!(Address::parse(&format!("{letters}7")), Some(address));
        }
        for text in ["", "C", "7", "C0", "c7", "$C$7", "C-7", "C7D", "ZZZZZZZZ7", "C99999999999"] {
            assert_eq!(Address::parse(text), None, "{text}");
        }
    }
}
