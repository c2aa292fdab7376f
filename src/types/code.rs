use std::fmt;

use serde::{Deserialize, Serialize};

/// A product code: 1 to 12 digits, leading zeros kept. A code that begins another one is less than it.
///
/// The digits stand four bits each from the highest bit down, the number of digits in the lowest eight.
///
/// ```
/// use teknoharita::types::Code;
/// let car = Code::new("870323").unwrap();
/// assert!(car.starts_with(Code::new("8703").unwrap()));
/// assert_eq!(car.prefix(4).to_string(), "8703");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Code(u64);

impl Code {
    /// Most digits of a code: those of a Turkish customs code (GTİP).
    pub const MOST_DIGITS: usize = 12;

    /// The code of these digits; `None` where they are none, too many, or other characters.
    pub fn new(digits: &str) -> Option<Code> {
        let bytes = digits.as_bytes();
        if bytes.is_empty() || bytes.len() > Code::MOST_DIGITS {
            return None;
        }
        let mut code = bytes.len() as u64;
        for (at, byte) in bytes.iter().enumerate() {
            if !byte.is_ascii_digit() {
                return None;
            }
            code |= u64::from(byte - b'0') << (60 - 4 * at);
        }
        Some(Code(code))
    }

    /// Number of digits.
    #[allow(clippy::len_without_is_empty)]
    pub fn len(self) -> usize {
        (self.0 & 0xFF) as usize
    }

    /// The first so many digits; all where there are fewer. At least one.
    pub fn prefix(self, digits: usize) -> Code {
        let digits = digits.clamp(1, Code::MOST_DIGITS);
        if digits >= self.len() {
            return self;
        }
        Code(self.0 >> (64 - 4 * digits) << (64 - 4 * digits) | digits as u64)
    }

    /// Whether another code begins this one, or is it.
    pub fn starts_with(self, other: Code) -> bool {
        other.len() <= self.len() && self.prefix(other.len()) == other
    }
}

impl fmt::Display for Code {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for at in 0..self.len() {
            write!(out, "{}", self.0 >> (60 - 4 * at) & 0xF)?;
        }
        Ok(())
    }
}

impl fmt::Debug for Code {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Code({self})")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_come_back_and_prefixes_sort_first() {
        for digits in ["0", "01", "8703", "010121", "870323190011"] {
            let code = Code::new(digits).unwrap();
            assert_eq!((code.to_string().as_str(), code.len()), (digits, digits.len()));
            for at in 1..=digits.len() {
                assert_eq!(code.prefix(at).to_string(), digits[..at]);
                assert!(code.starts_with(code.prefix(at)) && code.prefix(at) <= code);
            }
        }
        for bad in ["", "1.1", "12345678901234", "x"] {
            assert_eq!(Code::new(bad), None);
        }
        assert!(!Code::new("87").unwrap().starts_with(Code::new("8703").unwrap()));
    }
}
