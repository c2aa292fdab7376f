//! Amounts and quantities, drawn and written.

use super::random::Random;

/// Writes dollars with cents.
pub fn write_cents(random: &mut Random, mark: u8, line: &mut Vec<u8>) {
    write_decimal(magnitude(random, 8, 24), 2, mark, line);
}

/// Writes any amount: from none to four decimals, one of eight below zero.
pub fn write_rich(random: &mut Random, mark: u8, line: &mut Vec<u8>) {
    if random.below(8) == 0 {
        line.push(b'-');
    }
    let decimals = random.below(5);
    write_decimal(magnitude(random, 2 + 3 * decimals as u32, 24), decimals, mark, line);
}

/// Writes a quantity: a whole number.
pub fn write_quantity(random: &mut Random, line: &mut Vec<u8>) {
    write_whole(magnitude(random, 2, 16), line);
}

/// A number above zero whose logarithm is distributed like a bell, from 2^`least` to 2^(`least` + `coins` + 1).
fn magnitude(random: &mut Random, least: u32, coins: u32) -> u64 {
    let length = least + (random.next() & ((1 << coins) - 1)).count_ones();
    let top = 1 << length;
    top | (random.next() & (top - 1))
}

/// Writes `digits` with so many of them (up to four) behind the mark.
fn write_decimal(digits: u64, decimals: usize, mark: u8, line: &mut Vec<u8>) {
    const POWERS: [u64; 5] = [1, 10, 100, 1_000, 10_000];
    let power = POWERS[decimals.min(4)];
    write_whole(digits / power, line);
    if decimals > 0 {
        line.push(mark);
        let behind = digits % power;
        for place in (0..decimals.min(4)).rev() {
            line.push(b'0' + (behind / POWERS[place] % 10) as u8);
        }
    }
}

fn write_whole(mut number: u64, line: &mut Vec<u8>) {
    let mut digits = [0; 20];
    let mut begin = digits.len();
    loop {
        begin -= 1;
        digits[begin] = b'0' + (number % 10) as u8;
        number /= 10;
        if number == 0 {
            break;
        }
    }
    line.extend_from_slice(&digits[begin..]);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(digits: u64, decimals: usize, mark: u8) -> String {
        let mut line = Vec::new();
        write_decimal(digits, decimals, mark, &mut line);
        String::from_utf8(line).unwrap()
    }

    #[test]
    fn decimals_keep_their_zeros() {
        assert_eq!(written(0, 0, b'.'), "0");
        assert_eq!(written(5, 2, b'.'), "0.05");
        assert_eq!(written(1_234_567, 2, b','), "12345,67");
        assert_eq!(written(10_000, 4, b'.'), "1.0000");
        assert_eq!(written(u64::MAX, 1, b'.'), "1844674407370955161.5");
    }
}
